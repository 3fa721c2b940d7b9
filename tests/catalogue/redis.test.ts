import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: Redis', noSequentialAwaits, {
  valid: [
    {
      name: 'a read that also changes',
      code: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  const user = await redis.getdel(\`user:\${id}\`);
  const teams = await redis.smembers('teams');
  return { user, teams };
}`,
    },
    {
      name: 'a read that waits',
      code: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  const entries = await redis.xread('BLOCK', 0, 'STREAMS', 'log', '$');
  const teams = await redis.smembers('teams');
  return { entries, teams };
}`,
    },
    {
      name: 'a key with a time to live that is set anew',
      code: `import { createClient } from 'redis';
const client = createClient();
export async function load(id: string) {
  const user = await client.getEx(\`user:\${id}\`, { EX: 10 });
  const teams = await client.sMembers('teams');
  return { user, teams };
}`,
    },
    {
      name: 'a script',
      code: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  const user = await redis.eval('return 1', 0);
  const teams = await redis.smembers('teams');
  return { user, teams };
}`,
    },
    {
      name: 'a transaction',
      code: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  await redis.watch(id);
  const user = await redis.get(id);
  const done = await redis.multi().set(id, 1).exec();
  return { user, done };
}`,
    },
    {
      name: 'a client that is not known',
      code: `import { redis } from './redis';
export async function load(id: string) {
  const user = await redis.hgetall(\`user:\${id}\`);
  const teams = await redis.smembers('teams');
  return { user, teams };
}`,
    },
  ],
  invalid: [
    {
      name: 'ioredis',
      code: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  const user = await redis.hgetall(\`user:\${id}\`);
  const teams = await redis.smembers('teams');
  return { user, teams };
}`,
      output: `import Redis from 'ioredis';
const redis = new Redis();
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    redis.hgetall(\`user:\${id}\`),
    redis.smembers('teams'),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'redis.hgetall() and redis.smembers()',
        }),
      ],
    },
    {
      name: 'node-redis',
      code: `import { createClient } from 'redis';
const client = createClient({ url: process.env.REDIS_URL });
export async function load(id: string) {
  const user = await client.hGetAll(\`user:\${id}\`);
  const scores = await client.zRangeWithScores('scores', 0, 9);
  return { user, scores };
}`,
      output: `import { createClient } from 'redis';
const client = createClient({ url: process.env.REDIS_URL });
export async function load(id: string) {
  const [user, scores] = await Promise.all([
    client.hGetAll(\`user:\${id}\`),
    client.zRangeWithScores('scores', 0, 9),
  ]);
  return { user, scores };
}`,
      errors: [
        sequential({
          at: [5, 18],
          rounds: [2, 1],
          members: 'client.hGetAll() and client.zRangeWithScores()',
        }),
      ],
    },
    {
      name: 'Upstash',
      code: `import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
export async function load(id: string) {
  const user = await redis.get(\`user:\${id}\`);
  const teams = await redis.mget('a', 'b');
  return { user, teams };
}`,
      output: `import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    redis.get(\`user:\${id}\`),
    redis.mget('a', 'b'),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({ at: [5, 17], rounds: [2, 1], members: 'redis.get() and redis.mget()' }),
      ],
    },
    {
      name: 'Vercel KV',
      code: `import { kv } from '@vercel/kv';
export async function load(id: string) {
  const user = await kv.get(\`user:\${id}\`);
  const teams = await kv.lrange('teams', 0, -1);
  return { user, teams };
}`,
      output: `import { kv } from '@vercel/kv';
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    kv.get(\`user:\${id}\`),
    kv.lrange('teams', 0, -1),
  ]);
  return { user, teams };
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: 'kv.get() and kv.lrange()' })],
    },
  ],
});
