/**
 * PostgreSQL and MySQL drivers. A pool gives each query a connection of its own; a client or a
 * connection runs one query after another. What SQL does is read from text that is written out.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../../utils/ast.js';
import { barrier, classOf, each, eachWord, pure } from '../library.js';
import type { KindMembers, Library, Member, Row, RowOf } from '../library.js';
import {
  generic,
  IN_TRANSACTION,
  ONE_CONNECTION,
  OPENS,
  READ,
  serial,
  WRITE,
} from './connection.js';
import { bySql, byTemplate } from './sql.js';

const sqlRows = { read: generic(READ), write: generic(WRITE) };

/** A pool with `query`, whose connections are acquired by a method of the name. */
function makePool(name: string, connect: string, connection: string, type: string): KindMembers {
  return {
    type,
    members: {
      query: { call: bySql(sqlRows, 'text') },
      [connect]: { call: { ...barrier(OPENS), result: `promise:${connection}` } },
      end: { call: barrier(OPENS) },
      // It registers a listener and gives the pool.
      on: { call: { ...barrier('it registers a listener'), result: name, shared: true } },
    },
  };
}

const PG_EXPORTS = {
  Pool: classOf('pg.pool'),
  Client: classOf('pg.connection'),
  PoolClient: { type: 'pg.connection' },
};

export const pg: Library = {
  modules: ['pg'],
  versions: '>=8 <9',
  checked: '8.23.1',
  source: '@types/pg; documentation “pg.Pool”, “Queries”',
  packages: ['@types/pg@8.23.1'],
  batches: {
    ...eachWord('query', '= ANY($1)'),
  },
  exports: {
    ...PG_EXPORTS,
    ClientBase: { type: 'pg.connection' },
  },
  kinds: {
    'pg.pool': makePool('pg.pool', 'connect', 'pg.connection', 'Pool'),
    'pg.connection': serial('pg.connection', ONE_CONNECTION, 'Client'),
  },
};

/** Neon: `neon(url)` sends each query as a request; `Pool` and `Client` are those of pg. */
export const neon: Library = {
  modules: ['@neondatabase/serverless'],
  versions: '>=0.9 <2',
  checked: '1.2.0',
  source: 'type declarations; readme',
  packages: ['@types/pg@8.23.1'],
  exports: {
    ...PG_EXPORTS,
    neon: { call: { result: 'neon.sql', shared: true } },
  },
  kinds: {
    'neon.sql': {
      type: 'NeonQueryFunction<false, false>',
      members: {
        query: { call: bySql(asNeon(sqlRows)) },
        transaction: { call: barrier(IN_TRANSACTION) },
      },
      self: { tag: byTemplate(asNeon(sqlRows)) },
    },
    'neon.result': { awaited: 'data' },
  },
};

/** Queries of Neon are sent when they are awaited, once. */
function asNeon(rows: typeof sqlRows): typeof sqlRows {
  const lazy = { result: 'neon.result', lazy: 'once' } as const;
  return { read: { ...rows.read, ...lazy }, write: { ...rows.write, ...lazy } };
}

export const vercelPostgres: Library = {
  modules: ['@vercel/postgres'],
  versions: '>=0.5 <1',
  checked: '0.10.0',
  source: 'type declarations: VercelPool; documentation “@vercel/postgres SDK”',
  packages: ['@types/pg@8.23.1'],
  batches: {
    ...eachWord('query sql', '= ANY($1)'),
  },
  exports: {
    sql: { value: 'vercel.pool' },
    db: { value: 'vercel.pool' },
    createPool: { call: { result: 'vercel.pool', shared: true } },
    createClient: { call: { result: 'pg.connection', shared: true } },
    VercelPool: { type: 'vercel.pool' },
    VercelPoolClient: { type: 'pg.connection' },
  },
  kinds: {
    'vercel.pool': {
      type: 'typeof @vercel/postgres#sql',
      members: {
        ...makePool('vercel.pool', 'connect', 'pg.connection', '').members,
        sql: { tag: byTemplate(sqlRows) },
      },
      self: { tag: byTemplate(sqlRows) },
    },
  },
};

const query: Row = { ...READ, result: 'postgres.query', lazy: 'once', generic: true };
const change: Row = { ...WRITE, result: 'postgres.query', lazy: 'once', generic: true };
const byText = byTemplate({ read: query, write: change });
const tagged: Member = {
  tag: (node) => byText(node) ?? (isFragment(node) ? pure('postgres.fragment') : undefined),
  // `sql(users)`: names and lists of values for a template.
  call: pure('postgres.part'),
};

/** Words that a part of a statement begins with; what begins a statement might be sent. */
const FRAGMENT =
  /^\s*(?:where|and|or|order|limit|offset|for|join|left|inner|on|group|having|as|returning)\b/i;

/** A template inside another, or one that is kept for one: `const where = sql\`WHERE …\``. */
function isFragment(node: TSESTree.TaggedTemplateExpression): boolean {
  let parent: TSESTree.Node = node.parent;
  while (
    parent.type === AST_NODE_TYPES.ConditionalExpression ||
    parent.type === AST_NODE_TYPES.LogicalExpression
  )
    parent = parent.parent;
  if (parent.type === AST_NODE_TYPES.TemplateLiteral) return true;
  return (
    parent.type === AST_NODE_TYPES.VariableDeclarator &&
    FRAGMENT.test(node.quasi.quasis[0]!.value.raw)
  );
}

/** `postgres(url, { max: 1 })` has one connection. */
const open: RowOf = (call) => {
  const isSingle = call.arguments.some((argument) => {
    const value = unwrap(argument);
    return (
      value.type === AST_NODE_TYPES.ObjectExpression &&
      value.properties.some(
        (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === 'max',
      )
    );
  });
  return { result: isSingle ? 'postgres.transaction' : 'postgres.sql', shared: true };
};

/** postgres.js: a template is sent when it is awaited, once; inside another template it is a part. */
export const postgres: Library = {
  modules: ['postgres'],
  versions: '>=3 <4',
  checked: '3.4.9',
  source: 'type declarations: Sql, PendingQuery; readme “Queries”, “Building queries”',
  exports: {
    default: { call: open },
    Sql: { type: 'postgres.sql' },
    ...each('TransactionSql ReservedSql', { type: 'postgres.transaction' }),
  },
  kinds: {
    'postgres.sql': {
      awaited: 'postgres.sql',
      type: 'postgres#Sql<{}>',
      members: {
        ...each('begin', { call: barrier(IN_TRANSACTION) }),
        ...each('reserve listen subscribe end', { call: barrier(OPENS) }),
        unsafe: { call: bySql({ read: query, write: change }) },
        notify: { call: change },
        ...each('array json typed', { call: pure('postgres.part') }),
      },
      self: tagged,
    },
    'postgres.query': {
      awaited: 'data',
      type: 'postgres#PendingQuery<any>',
      members: {
        ...each('cursor forEach', { call: barrier('it keeps its place between rows') }),
        then: { call: { ...READ, result: 'promise', callbacks: [0, 1] } },
      },
    },
    'postgres.part': {},
    'postgres.fragment': {},
    'postgres.transaction': serial('postgres.transaction', ONE_CONNECTION),
  },
};

const MYSQL_POOL: KindMembers = {
  type: 'mysql2/promise#Pool',
  members: {
    ...each('query execute', { call: bySql(sqlRows, 'sql') }),
    getConnection: { call: { ...barrier(OPENS), result: 'promise:mysql.connection' } },
    end: { call: barrier(OPENS) },
  },
};

export const mysql: Library = {
  modules: ['mysql2/promise', 'mysql2'],
  versions: '>=2 <4',
  checked: '3.24.6',
  source: 'type declarations of mysql2/promise; documentation “Using connection pools”',
  batches: {
    ...eachWord('query execute', 'IN (?)'),
  },
  exports: {
    createPool: { call: { result: 'mysql.pool', shared: true } },
    createConnection: { call: { ...barrier(OPENS), result: 'promise:mysql.connection' } },
    Pool: { type: 'mysql.pool' },
    ...each('Connection PoolConnection', { type: 'mysql.connection' }),
  },
  kinds: {
    'mysql.pool': {
      ...MYSQL_POOL,
      // The pool of 'mysql2' takes callbacks, and gives one with promises.
      getMember: (name) =>
        name === 'promise' ? { call: { result: 'mysql.pool', shared: true } } : undefined,
    },
    'mysql.connection': serial('mysql.connection', ONE_CONNECTION, 'mysql2/promise#Connection'),
  },
};

export const mariadb: Library = {
  modules: ['mariadb'],
  versions: '>=3 <4',
  checked: '3.5.4',
  source: 'type declarations; documentation “Promise API”',
  exports: {
    createPool: { call: { result: 'mariadb.pool', shared: true } },
    createConnection: { call: { ...barrier(OPENS), result: 'promise:mariadb.connection' } },
    Pool: { type: 'mariadb.pool' },
    ...each('Connection PoolConnection', { type: 'mariadb.connection' }),
  },
  kinds: {
    'mariadb.pool': {
      type: 'Pool',
      members: {
        ...each('query execute', { call: bySql(sqlRows, 'sql') }),
        batch: { call: generic(WRITE) },
        getConnection: { call: { ...barrier(OPENS), result: 'promise:mariadb.connection' } },
        end: { call: barrier(OPENS) },
      },
    },
    'mariadb.connection': serial('mariadb.connection', ONE_CONNECTION, 'Connection'),
  },
};

/** PlanetScale: each query is a request. */
export const planetscale: Library = {
  modules: ['@planetscale/database'],
  versions: '>=1 <2',
  checked: '1.20.2',
  source: 'type declarations; readme',
  exports: {
    connect: { call: { result: 'planetscale.connection', shared: true } },
    Client: classOf('planetscale.client'),
  },
  kinds: {
    'planetscale.client': {
      type: 'Client',
      members: {
        execute: { call: bySql(sqlRows) },
        transaction: { call: barrier(IN_TRANSACTION) },
      },
    },
    // A connection carries a session from one answer to the next request.
    'planetscale.connection': serial('planetscale.connection', ONE_CONNECTION, 'Connection'),
  },
};

export const DRIVERS: readonly Library[] = [
  pg,
  neon,
  vercelPostgres,
  postgres,
  mysql,
  mariadb,
  planetscale,
];
