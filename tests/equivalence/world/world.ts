import { VirtualClock } from './clock.js';
import { handleOf, kindOf, shapeOf, type OperationKind } from './names.js';
import type { Scenario } from './scenario.js';
import { OperationError, snapshot, stamp, withoutVersion } from './snapshot.js';

export interface Write {
  readonly key: string;
  /** Everything visible outside, as it was when the write began. */
  readonly saw: string;
  /** Whether `main` had already settled. */
  readonly late: boolean;
}

export interface Started {
  readonly key: string;
  kind: OperationKind;
}

/** The outside of one run: it owns the clock, answers operations, and records what it is asked. */
export class World {
  readonly clock = new VirtualClock();
  readonly started: Started[] = [];
  readonly writes: Write[] = [];
  /** Errors that the program made itself, and whether a look-up made them. */
  readonly errors: { readonly message: string; readonly byLookup: boolean }[] = [];
  /** Whether something failed that the program waits for without using its value. */
  gateFailed = false;
  /** Whether a read and a write were under way at the same time, so that what the read saw is a matter of luck. */
  raced = false;
  settled = false;
  /** The text of everything visible outside; set once the program is loaded. */
  look: () => string = () => '';
  #version = 0;
  #draws = 0;
  readonly #busy = new Set<string>();
  readonly #underWay = { read: new Set<Started>(), write: new Set<Started>() };
  readonly #operations = new WeakMap<Promise<unknown>, Started>();

  constructor(readonly scenario: Scenario) {}

  /** Calls an outside operation whose meaning follows from its name. */
  call(path: readonly string[], args: readonly unknown[]): unknown {
    const kind = kindOf(path);
    const key = `${path.join('.')}(${args.map((arg) => withoutVersion(snapshot(arg))).join(', ')})`;
    if (kind === 'pure') return this.#compute(key);
    if (kind === 'note') return this.#note(key);
    const callbacks = args.filter((arg) => typeof arg === 'function') as ((
      handle: unknown,
    ) => unknown)[];
    if (callbacks.length > 0) return this.#transaction(path, key, callbacks);
    return this.operate(path, key, kind, () => this.answer(path, key));
  }

  /** Starts an operation; its promise is native and settles in virtual time. */
  operate(
    path: readonly string[],
    key: string,
    kind: OperationKind,
    answer: () => unknown,
  ): Promise<unknown> {
    const { scenario } = this;
    const started: Started = { key, kind };
    this.started.push(started);
    const isWrite = kind === 'write';
    const others = isWrite ? this.#underWay.read : this.#underWay.write;
    const own = isWrite ? this.#underWay.write : this.#underWay.read;
    if (isWrite) this.writes.push({ key, saw: this.look(), late: this.settled });
    if (scenario.fails.get(key) === 'throws') throw new OperationError(key);
    const handle = handleOf(path);
    if (handle !== undefined && this.#busy.has(handle))
      return Promise.reject(new OperationError(`busy ${handle}`));
    if (handle !== undefined) this.#busy.add(handle);
    const touch = () => {
      if (isWrite) this.#version++;
      return answer();
    };
    if (others.size > 0) this.raced = true;
    own.add(started);
    const promise = new Promise((resolve, reject) => {
      const fails = scenario.fails.get(key) === 'rejects';
      const early = scenario.touches === 'start' && !fails ? { value: touch() } : undefined;
      this.clock.schedule(scenario.latency(key), () => {
        if (handle !== undefined) this.#busy.delete(handle);
        own.delete(started);
        if (fails) reject(new OperationError(key));
        else resolve(early ? early.value : touch());
      });
    });
    this.#operations.set(promise, started);
    return promise;
  }

  /** A promise that the program awaits without using its value: whatever it is, it is a gate. */
  watchGate(promise: unknown): unknown {
    if (!(promise instanceof Promise)) return promise;
    promise.then(undefined, () => (this.gateFailed = true));
    const started = this.#operations.get(promise);
    if (started?.kind === 'read') started.kind = 'gate';
    return promise;
  }

  /** What an operation answers: its key and the number of writes that the world has seen. */
  answer(path: readonly string[], key: string): unknown {
    const empty = this.scenario.empty.has(key);
    const origin = `${key}@${this.#version}`;
    switch (shapeOf(path)) {
      case 'number':
        return empty ? 0 : key.length + this.#version;
      case 'boolean':
        return !empty;
      case 'text':
        return empty ? '' : JSON.stringify({ origin });
      case 'list':
        return empty ? [] : stamp([`${key}:0`, `${key}:1`], key, this.#version);
      case 'record':
        return empty ? null : this.record(key);
    }
  }

  record(key: string): object {
    const fields = { id: `#${key}`, name: `name of ${key}`, value: key.length, items: ['i', 'j'] };
    const record = { ...fields, ok: true, roleId: `role ${key}`, tag: key };
    return stamp(record, key, this.#version);
  }

  /** A synchronous stateful draw: random numbers, identifiers. */
  draw(): number {
    return ++this.#draws;
  }

  #compute(key: string): string {
    this.started.push({ key, kind: 'pure' });
    if (this.scenario.fails.has(key)) throw new OperationError(key);
    return `computed ${key}`;
  }

  #note(key: string): undefined {
    this.started.push({ key, kind: 'note' });
    this.writes.push({ key, saw: this.look(), late: this.settled });
    this.#version++;
  }

  async #transaction(
    path: readonly string[],
    key: string,
    callbacks: ((handle: unknown) => unknown)[],
  ): Promise<unknown> {
    const name = path.join('.');
    await this.operate(path, `begin ${key}`, 'write', () => undefined);
    try {
      const results: unknown[] = [];
      for (const callback of callbacks) results.push(await callback(outside(this, ['tx'])));
      await this.operate(path, `commit ${name}`, 'write', () => undefined);
      return results[results.length - 1];
    } catch (error) {
      await this.operate(path, `rollback ${name}`, 'write', () => undefined);
      throw error;
    }
  }
}

/** A name from outside: callable, with members that are callable in turn. */
export function outside(world: World, path: readonly string[]): unknown {
  return new Proxy(function () {}, {
    apply: (_target, _self, args: unknown[]) => world.call(path, args),
    construct: () => outside(world, path) as object,
    get: (_target, key) =>
      typeof key === 'symbol' || key === 'then' ? undefined : outside(world, [...path, key]),
  });
}
