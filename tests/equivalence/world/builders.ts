/** Clients of databases whose queries are built step by step, or from references. */
import { snapshot, stamp, withoutVersion } from './snapshot.js';
import type { World } from './world.js';

type Make = (world: World) => Record<string, unknown>;

const describeArguments = (args: readonly unknown[]): string =>
  args.map((arg) => withoutVersion(snapshot(arg))).join(', ');

/**
 * A query that collects the calls of its methods, and is sent when it is awaited, each time anew.
 * @param writes The methods that make it a change.
 */
function builder(
  world: World,
  path: readonly string[],
  writes: RegExp,
  answer: (key: string) => unknown,
): unknown {
  const send = (): Promise<unknown> => {
    const key = path.join('.');
    const kind = path.some((step) => writes.test(step)) ? 'write' : 'read';
    return world.operate([path[0]!], key, kind, () => answer(key));
  };
  return new Proxy(
    {},
    {
      get: (_own, name) => {
        if (typeof name === 'symbol') return undefined;
        if (name === 'then')
          return (...handlers: Parameters<Promise<unknown>['then']>) => send().then(...handlers);
        return (...args: unknown[]) =>
          builder(world, [...path, `${name}(${describeArguments(args)})`], writes, answer);
      },
    },
  );
}

const rowsOf = (world: World, key: string): unknown[] =>
  world.scenario.empty.has(key) ? [] : [world.record(key)];

const CHANGES = /^(insert|update|upsert|delete)\(/;

const reference = (...parts: unknown[]) => ({
  path: parts.filter((part) => typeof part !== 'object').join('/'),
});

export const BUILDERS: Readonly<Record<string, Make>> = {
  '@supabase/supabase-js': (world) => ({
    createClient: () =>
      builder(world, ['supabase'], CHANGES, (key) =>
        stamp({ data: rowsOf(world, key), error: null }, key, 0),
      ),
  }),
  'drizzle-orm': () => ({ eq: (left: unknown, right: unknown) => ({ left, right }) }),
  'drizzle-orm/pg-core': () => ({
    pgTable: (name: string) => ({ name, id: `${name}.id`, author: `${name}.author` }),
    integer: () => ({}),
    text: () => ({}),
  }),
  'drizzle-orm/node-postgres': (world) => ({
    drizzle: () => builder(world, ['drizzle'], CHANGES, (key) => rowsOf(world, key)),
  }),
  'firebase/firestore': (world) => {
    const run =
      (kind: 'read' | 'write', name: string) =>
      (ref: { path: string }, ...args: unknown[]) => {
        const key = `${name}(${[ref.path, ...args.map((arg) => describeArguments([arg]))].join(', ')})`;
        return world.operate(['firestore'], key, kind, () =>
          stamp({ id: ref.path, found: !world.scenario.empty.has(key) }, key, 0),
        );
      };
    return {
      getFirestore: () => ({}),
      doc: reference,
      collection: reference,
      getDoc: run('read', 'getDoc'),
      getDocs: run('read', 'getDocs'),
      setDoc: run('write', 'setDoc'),
    };
  },
  // Decorators that note something about a class, a method or a parameter.
  '@nestjs/common': () => ({ Injectable: () => () => undefined, Get: () => () => undefined }),
};
