/**
 * SQLite. A file is opened by one connection, which runs one statement after another or works
 * synchronously; only libSQL over HTTP sends each statement as a request.
 */
import { barrier, classOf, each } from '../library.js';
import type { Library } from '../library.js';
import { IN_TRANSACTION, ONE_CONNECTION, OPENS, READ, serial, WRITE } from './connection.js';
import { bySql } from './sql.js';

export const betterSqlite: Library = {
  modules: ['better-sqlite3'],
  versions: '*',
  checked: '12.11.1',
  source: 'documentation “API”',
  packages: ['@types/better-sqlite3@9.6.0'],
  exports: { default: classOf('sqlite.connection') },
  kinds: { 'sqlite.connection': serial('sqlite.connection', ONE_CONNECTION) },
};

export const sqlite: Library = {
  modules: ['sqlite'],
  versions: '>=4 <6',
  checked: '5.1.1',
  source: 'type declarations: Database',
  exports: {
    open: { call: { ...barrier(OPENS), result: 'promise:sqlite.connection' } },
    Database: classOf('sqlite.connection'),
  },
};

/** It works with callbacks; a promise is what a helper makes of them. */
export const sqlite3: Library = {
  modules: ['sqlite3'],
  versions: '>=5 <7',
  checked: '6.0.1',
  source: 'type declarations: Database',
  exports: { Database: classOf('sqlite.connection') },
};

export const libsql: Library = {
  modules: ['@libsql/client', '@libsql/client/web', '@libsql/client/http'],
  versions: '>=0.3 <1',
  checked: '0.18.0',
  source: 'type declarations: Client; readme',
  exports: {
    createClient: { call: { result: 'libsql.client', shared: true } },
    Client: { type: 'libsql.client' },
    Transaction: { type: 'sqlite.connection' },
  },
  kinds: {
    'libsql.client': {
      type: 'Client',
      members: {
        execute: { call: bySql({ read: READ, write: WRITE }, 'sql') },
        ...each('batch migrate executeMultiple', { call: WRITE }),
        transaction: { call: { ...barrier(IN_TRANSACTION), result: 'promise:sqlite.connection' } },
        ...each('sync close', { call: barrier(OPENS) }),
      },
    },
  },
};

export const SQLITE: readonly Library[] = [betterSqlite, sqlite, sqlite3, libsql];
