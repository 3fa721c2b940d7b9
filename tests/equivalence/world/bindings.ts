import { outside, type World } from './world.js';
import { snapshot, withoutVersion } from './snapshot.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The globals of the platform, as this world has them. Everything else undeclared is an outside operation. */
export function platform(world: World): Record<string, unknown> {
  return {
    fetch: (url: unknown, init?: { method?: string; body?: unknown }) => fetchIn(world, url, init),
    setTimeout: (fire: (...args: unknown[]) => void, delay = 0, ...args: unknown[]) =>
      timer(world, delay, () => fire(...args)),
    clearTimeout: (cancel?: () => void) => cancel?.(),
    setImmediate: (fire: () => void) => timer(world, 0, fire),
    Date: dateIn(world),
    Math: Object.assign(Object.create(Math) as Math, { random: () => world.draw() / 1000 }),
    performance: { now: () => world.clock.now },
    crypto: { randomUUID: () => `uuid-${world.draw()}` },
    console: consoleIn(world),
  };
}

/** Log lines are writes whose order is compared; `debug` stands for those of helpers, which nobody reads. */
function consoleIn(world: World): unknown {
  const console = outside(world, ['console']) as object;
  return new Proxy(console, {
    get: (target, key) => (key === 'debug' ? () => undefined : Reflect.get(target, key)),
  });
}

/** What `import … from 'name'` answers. */
export function moduleOf(world: World, name: string): Record<string, unknown> {
  if (name === 'bluebird') return { default: class Bluebird extends Promise<unknown> {} };
  if (name === 'node:timers/promises') {
    return {
      setTimeout: (delay: number) => new Promise<void>((done) => timer(world, delay, done)),
    };
  }
  return new Proxy({}, { get: (_target, key) => outside(world, [String(key)]) });
}

function timer(world: World, delay: number, fire: () => void): () => void {
  world.started.push({ key: `timer ${delay}`, kind: 'timer' });
  return world.clock.schedule(delay, fire);
}

function dateIn(world: World): DateConstructor {
  return class VirtualDate extends Date {
    constructor(value?: number | string) {
      super(value ?? world.clock.now);
    }
    static override now(): number {
      return world.clock.now;
    }
  } as unknown as DateConstructor;
}

function fetchIn(
  world: World,
  url: unknown,
  init?: { method?: string; body?: unknown },
): Promise<unknown> {
  const method = (init?.method ?? 'GET').toUpperCase();
  const body = init?.body === undefined ? '' : ` ${snapshot(init.body)}`;
  const key = withoutVersion(`${method} ${String(url)}${body}`);
  const kind = SAFE_METHODS.has(method) ? 'read' : 'write';
  return world.operate(['fetch'], key, kind, () => response(world, key));
}

function response(world: World, key: string): object {
  const empty = world.scenario.empty.has(key);
  const content = empty ? null : world.record(key);
  return {
    ok: !empty,
    status: empty ? 404 : 200,
    headers: new Map([['etag', key]]),
    json: async () => content,
    text: async () => (empty ? '' : JSON.stringify({ origin: key })),
  };
}
