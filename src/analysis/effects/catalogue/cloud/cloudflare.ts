/** Bindings of Cloudflare Workers, by their types. Their global types, which no file imports, are not told. */
import { bySql } from '../databases/sql.js';
import { each, pure, read, throwing, write } from '../library.js';
import type { Library, Member } from '../library.js';

const reading = (resource: string): Member => ({ call: { ...read(resource), generic: true } });
const writing = (resource: string): Member => ({ call: write(resource) });
/** What a statement does is told where it is prepared. */
const prepared = bySql({
  read: pure('cloudflare.select'),
  write: { result: 'cloudflare.change', shared: true },
});

export const cloudflare: Library = {
  modules: ['@cloudflare/workers-types'],
  name: 'cloudflare',
  versions: '>=4 <6',
  checked: '5.20261117.1',
  source: 'Cloudflare documentation, “Workers Binding API” of KV, D1 and R2; type declarations',
  exports: {
    KVNamespace: { type: 'cloudflare.kv' },
    D1Database: { type: 'cloudflare.d1' },
    R2Bucket: { type: 'cloudflare.r2' },
  },
  kinds: {
    'cloudflare.kv': {
      type: 'KVNamespace',
      members: {
        ...each('get getWithMetadata list', reading('kv')),
        ...each('put delete', writing('kv')),
      },
    },
    'cloudflare.r2': {
      type: 'R2Bucket',
      members: {
        ...each('get head list', reading('storage')),
        ...each('put delete createMultipartUpload', writing('storage')),
      },
    },
    'cloudflare.d1': {
      type: 'D1Database',
      members: {
        prepare: { call: prepared },
        batch: { call: { ...write('db'), generic: true } },
        exec: writing('db'),
      },
    },
    'cloudflare.select': {
      members: {
        bind: { call: throwing('cloudflare.select') },
        ...each('first all raw run', { call: { ...read('db', 'data'), generic: true } }),
      },
    },
    'cloudflare.change': {
      members: {
        bind: { call: { ...throwing('cloudflare.change'), shared: true } },
        ...each('first all raw run', { call: { ...write('db', 'data'), generic: true } }),
      },
    },
  },
};
