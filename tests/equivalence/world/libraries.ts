import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { posix } from 'node:path';
import { moduleOf } from './bindings.js';
import { BUILDERS } from './builders.js';
import type { OperationKind } from './names.js';
import { SERVERS } from './servers.js';
import { snapshot, stamp, withoutVersion } from './snapshot.js';
import type { World } from './world.js';

/** What an import of a library answers: those that the programs use, or operations known by their names. */
export function libraryOf(world: World, name: string): Record<string, unknown> {
  const make = LIBRARIES[name];
  if (make) return { __esModule: true, ...make(world) };
  return moduleOf(world, name);
}

const LIBRARIES: Readonly<Record<string, (world: World) => Record<string, unknown>>> = {
  '@prisma/client': (world) => ({
    PrismaClient: class {
      constructor() {
        return prisma(world, 'prisma') as object;
      }
    },
    Prisma: {},
  }),
  pg: (world) => {
    const connection = { query: (...args: unknown[]) => sql(world, 'conn', args), release() {} };
    return {
      Pool: class {
        query = (...args: unknown[]) => sql(world, 'pool', args);
        connect = async () => connection;
      },
      Client: class {
        query = connection.query;
        connect = async () => undefined;
      },
    };
  },
  axios: (world) => ({ default: { create: () => axios(world), ...axios(world) } }),
  ioredis: (world) => {
    const Redis = class {
      constructor() {
        return redis(world) as object;
      }
    };
    return { default: Redis, Redis };
  },
  ...BUILDERS,
  ...SERVERS,
  'p-map': () => ({ default: mapInTurns }),
  'p-limit': () => ({ default: limitTo }),
  react: () => ({ cache: memoize }),
  'next/navigation': () => ({
    redirect: (target: string) => {
      throw new Error(`redirect to ${target}`);
    },
    notFound: () => {
      throw new Error('not found');
    },
  }),
  'node:async_hooks': () => ({ AsyncLocalStorage }),
  'node:events': () => ({ EventEmitter }),
  'node:path': () => ({ ...posix, default: posix }),
};

type Task = () => unknown;

/** At most `limit` tasks at a time; those that wait start in order. */
function limitTo(limit: number): (task: Task) => Promise<unknown> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    running++;
    try {
      return await task();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

/** Starts nothing more once a task has failed. */
async function mapInTurns(
  items: Iterable<unknown>,
  map: (item: unknown, index: number) => unknown,
  { concurrency }: { concurrency: number },
): Promise<unknown[]> {
  const limit = limitTo(concurrency);
  let failed = false;
  return Promise.all(
    [...items].map((item, index) =>
      limit(async () => {
        if (failed) return undefined;
        try {
          return await map(item, index);
        } catch (error) {
          failed = true;
          throw error;
        }
      }),
    ),
  );
}

function memoize(load: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  const known = new Map<string, unknown>();
  return (...args) => {
    const key = snapshot(args);
    if (!known.has(key)) known.set(key, load(...args));
    return known.get(key);
  };
}

const keyOf = (path: readonly string[], args: readonly unknown[]) =>
  `${path.join('.')}(${args.map((arg) => withoutVersion(snapshot(arg))).join(', ')})`;

function sql(world: World, root: string, args: readonly unknown[]): Promise<unknown> {
  const [query] = args;
  const text = typeof query === 'string' ? query : String((query as { text: string }).text);
  const key = keyOf([root, 'query'], args);
  return world.operate([root], key, /^\s*select\b/i.test(text) ? 'read' : 'write', () => {
    const rows = world.scenario.empty.has(key) ? [] : [world.record(key)];
    return stamp({ rows, rowCount: rows.length }, key, 0);
  });
}

type Send = (args: readonly unknown[]) => Promise<unknown>;
/** Middleware of a client: it is given the query and what sends it. */
type Middleware = (params: unknown, next: (params: unknown) => Promise<unknown>) => unknown;

type Use = (response: { data: unknown }) => unknown;

function axios(world: World): Record<string, unknown> {
  const after: Use[] = [];
  const send = async (method: string, url: string, body?: unknown) => {
    const key = keyOf(['axios', method], body === undefined ? [url] : [url, body]);
    const kind: OperationKind = method === 'get' || method === 'head' ? 'read' : 'write';
    const data = await world.operate(['axios'], key, kind, () => world.answer(['get'], key));
    return after.reduce<unknown>((response, use) => use(response as { data: unknown }), { data });
  };
  const methods = ['get', 'head', 'delete', 'post', 'put', 'patch'].map((method) => [
    method,
    (url: string, body?: unknown) => send(method, url, body),
  ]);
  return {
    ...(Object.fromEntries(methods) as Record<string, unknown>),
    interceptors: { response: { use: (use: Use) => after.push(use) }, request: { use() {} } },
  };
}

const REDIS_READS = /^(get|mget|hget|hgetall|hmget|exists|ttl|lrange|smembers|scard|zrange)$/;

function redis(world: World): unknown {
  const command =
    (name: string) =>
    (...args: unknown[]) => {
      const key = keyOf(['redis', name], args);
      const kind = REDIS_READS.test(name) ? 'read' : 'write';
      const path = [kind === 'read' ? 'readFile' : 'count'];
      return world.operate(['redis'], key, kind, () => world.answer(path, key));
    };
  return new Proxy(
    {},
    {
      get: (_own, name) =>
        typeof name === 'symbol' || name === 'then' ? undefined : command(name),
    },
  );
}

/** A client of Prisma, or that of one of its transactions: a query is sent once, when it is awaited. */
function prisma(world: World, root: string, middleware: Middleware[] = []): unknown {
  const models: Record<string, Record<string, unknown>> = {};
  const around = (path: readonly string[], send: Send): Send =>
    middleware.reduceRight<Send>(
      (next, use) => async (args) =>
        use({ model: path[1], action: path[2], args }, () => next(args)),
      send,
    );
  const model = (name: string): Record<string, unknown> =>
    (models[name] ??= new Proxy<Record<string, unknown>>(
      {},
      {
        get: (own, method) =>
          own[String(method)] ?? query(world, [root, name, String(method)], around),
      },
    ));
  const $transaction = async (work: unknown): Promise<unknown> => {
    const step = (name: string) =>
      world.operate([root], `${root}.${name}`, 'write', () => undefined);
    if (Array.isArray(work)) return inTurn(work);
    await step('begin');
    try {
      const result = await (work as (tx: unknown) => unknown)(prisma(world, 'tx', middleware));
      await step('commit');
      return result;
    } catch (error) {
      await step('rollback');
      throw error;
    }
  };
  const $use = (use: Middleware) => void middleware.push(use);
  const $extends = (extension: { query?: { $allOperations?: Extension } }) => {
    const use = extension.query?.$allOperations;
    const added: Middleware[] = use ? [(args, next) => use({ args, query: next })] : [];
    return prisma(world, root, [...middleware, ...added]);
  };
  return new Proxy(
    { $transaction, $use, $extends },
    {
      get: (own, name) =>
        typeof name === 'symbol' || name === 'then'
          ? undefined
          : name in own
            ? (Reflect.get(own, name) as unknown)
            : model(name),
    },
  );
}

type Extension = (operation: { args: unknown; query: (args: unknown) => unknown }) => unknown;

async function inTurn(items: readonly unknown[]): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const item of items) results.push(await item);
  return results;
}

function query(
  world: World,
  path: readonly string[],
  around: (path: readonly string[], send: Send) => Send,
): (...args: unknown[]) => unknown {
  const [, , method = ''] = path;
  const kind: OperationKind = /^(find|count|aggregate|group)/.test(method) ? 'read' : 'write';
  const send: Send = (args) => {
    const key = keyOf(path, args);
    return world.operate(path, key, kind, () => {
      if (method === 'count') return world.answer(['count'], key);
      const isEmpty = world.scenario.empty.has(key);
      if (method === 'findMany') return isEmpty ? [] : [world.record(key)];
      return isEmpty ? null : world.record(key);
    });
  };
  return (...args) => {
    let sent: Promise<unknown> | undefined;
    const start = () => (sent ??= around(path, send)(args));
    return {
      then: (...handlers: Parameters<Promise<unknown>['then']>) => start().then(...handlers),
      catch: (handler: () => unknown) => start().catch(handler),
      finally: (handler: () => void) => start().finally(handler),
    };
  };
}
