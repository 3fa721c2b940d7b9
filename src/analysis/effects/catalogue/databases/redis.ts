/**
 * Redis clients. The commands are sorted by the flags that Redis gives them. One connection answers in
 * order, so that calls which start together are sent together. Transactions, scripts, subscriptions and
 * commands that wait are not listed. A command that Redis refuses rejects.
 */
import { building } from '../arguments.js';
import { barrier, classOf, each } from '../library.js';
import type { KindMembers, Library, Member, Row } from '../library.js';
import { generic, OPENS } from './connection.js';
import { CLIENT_READS, CLIENT_WRITES, READ_COMMANDS, WRITE_COMMANDS } from './redis-commands.js';

const toSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const READS = toSet(READ_COMMANDS);
const WRITES = toSet(WRITE_COMMANDS);
const METHOD_READS = toSet(CLIENT_READS);
const METHOD_WRITES = toSet(CLIENT_WRITES);

const read: Row = { reads: ['kv'], waits: true, result: 'promise:data' };
const write: Row = { writes: [{ resource: 'kv' }], waits: true, result: 'promise:data' };
/** A callback in last place is called later. */
const reading: Member = { call: building(read, 'redis.') };
const writing: Member = { call: write };

function byName(
  reads: ReadonlySet<string>,
  writes: ReadonlySet<string>,
): (name: string) => Member | undefined {
  return (name) => {
    if (reads.has(name)) return reading;
    return writes.has(name) ? writing : undefined;
  };
}

const byCommand = byName(READS, WRITES);

export const ioredis: Library = {
  modules: ['ioredis'],
  versions: '>=5 <7',
  checked: '6.0.0',
  source: 'command flags of @ioredis/commands 2.1.1; type declarations',
  exports: {
    default: classOf('ioredis.client'),
    Redis: classOf('ioredis.client'),
    Cluster: classOf('ioredis.client'),
  },
  kinds: {
    'ioredis.client': {
      type: 'Redis',
      members: {
        ...each('connect disconnect quit', { call: barrier(OPENS) }),
        ...each('multi exec watch unwatch subscribe psubscribe ssubscribe unsubscribe select', {
          call: barrier('it changes the state of the connection'),
        }),
        pipeline: { call: barrier('it collects commands') },
        duplicate: { call: { result: 'ioredis.client', shared: true } },
        on: {
          call: { ...barrier('it registers a listener'), result: 'ioredis.client', shared: true },
        },
      },
      // `getBuffer` sends what `get` sends.
      getMember: (name) => byCommand(name) ?? byCommand(name.replace(/Buffer$/, '')),
    },
  },
};

const CLIENT: KindMembers = {
  type: 'RedisClientType',
  members: {
    connect: { call: { ...barrier(OPENS), result: 'promise:redis.client' } },
    ...each('quit close disconnect destroy', { call: barrier(OPENS) }),
    ...each('multi watch unwatch select subscribe pSubscribe sSubscribe unsubscribe', {
      call: barrier('it changes the state of the connection'),
    }),
    duplicate: { call: { result: 'redis.client', shared: true } },
    on: { call: { ...barrier('it registers a listener'), result: 'redis.client', shared: true } },
  },
  getMember: byName(METHOD_READS, METHOD_WRITES),
};

export const redis: Library = {
  modules: ['redis', '@redis/client'],
  versions: '>=4 <7',
  checked: '6.3.1',
  source: 'commands of @redis/client with the flags of @ioredis/commands 2.1.1',
  exports: {
    ...each('createClient createClientPool createCluster createSentinel', {
      call: { result: 'redis.client', shared: true },
    }),
    ...each('RedisClientType RedisClientPoolType RedisClusterType', { type: 'redis.client' }),
  },
  kinds: { 'redis.client': CLIENT },
};

/** Upstash and Vercel KV: each command is a request; those that start together may share one. */
const HTTP: KindMembers = {
  members: {
    ...each('multi pipeline', { call: barrier('it collects commands') }),
  },
  getMember: (name) => {
    // It gives a builder there.
    if (name === 'bitfield') return undefined;
    if (READS.has(name)) return { call: generic(read) };
    return WRITES.has(name) ? { call: generic(write) } : undefined;
  },
};

export const upstashRedis: Library = {
  modules: ['@upstash/redis', '@upstash/redis/cloudflare', '@upstash/redis/fastly'],
  versions: '>=1.20 <2',
  checked: '1.39.0',
  source: 'type declarations; command flags of @ioredis/commands 2.1.1',
  exports: {
    Redis: classOf('upstash.client'),
    'Redis.fromEnv': { call: { result: 'upstash.client', shared: true } },
  },
  kinds: { 'upstash.client': { ...HTTP, type: 'Redis' } },
};

export const vercelKv: Library = {
  modules: ['@vercel/kv'],
  versions: '>=0.2 <4',
  checked: '3.0.0',
  source: 'type declarations: VercelKV; command flags of @ioredis/commands 2.1.1',
  exports: {
    kv: { value: 'vercel.kv' },
    default: { value: 'vercel.kv' },
    createClient: { call: { result: 'vercel.kv', shared: true } },
    VercelKV: { type: 'vercel.kv' },
  },
  kinds: { 'vercel.kv': { ...HTTP, type: 'VercelKV' } },
};

export const REDIS: readonly Library[] = [ioredis, redis, upstashRedis, vercelKv];
