import type { Program } from '../world/program.js';
import { run, type Run } from '../world/run.js';
import { calm, environments, unitLatency, type Scenario } from '../world/scenario.js';
import type { Started } from '../world/world.js';

export type Thoroughness = 'full' | 'quick';

type Latency = Scenario['latency'];

/** Latency assignments over the operations of a program, in the order in which it starts them. */
function latencies(keys: readonly string[]): { up: Latency; down: Latency; mixed: Latency[] } {
  const by = (time: (index: number) => number): Latency => {
    const table = new Map(keys.map((key, index) => [key, time(index)]));
    return (key) => table.get(key) ?? 1;
  };
  return {
    up: by((index) => 1 + 2 * index),
    down: by((index) => 1 + 2 * (keys.length - index)),
    mixed: [by((index) => 1 + ((index * 7 + 3) % 11)), by((index) => (index % 2 ? 0 : 9)), () => 0],
  };
}

/** The operations that a program starts when all goes well, in each environment. */
export async function baseline(program: Program): Promise<Run[]> {
  const runs: Run[] = [];
  for (const environment of environments.keys())
    runs.push(await run(program, { ...calm, environment }));
  return runs;
}

const fails = (...entries: [string, 'rejects' | 'throws'][]) => new Map(entries);

/**
 * The worlds in which a program and its rewritten form are run: many latencies; every operation failing in turn, by a
 * rejection and, where a body leads to it, by a throw; every operation finding nothing; pairs of these.
 */
export async function scenariosOf(
  program: Program,
  thoroughness: Thoroughness,
): Promise<Scenario[]> {
  const runs = await baseline(program);
  const all: Scenario[] = [];
  for (const [environment, { started }] of runs.entries()) {
    const operations = unique(started.filter(({ kind }) => kind !== 'note' && kind !== 'timer'));
    const keys = operations.map(({ key }) => key);
    const { up, down, mixed } = latencies(keys);
    const add = (label: string, scenario: Partial<Scenario>) =>
      all.push({
        ...calm,
        environment,
        ...scenario,
        label: `environment ${environment}, ${label}`,
      });
    add('all succeed, unit latency', { latency: unitLatency });
    add('all succeed, each slower than the one before', { latency: up, touches: 'end' });
    add('all succeed, each faster than the one before', { latency: down });
    if (thoroughness === 'full') {
      mixed.forEach((latency, index) =>
        add(`all succeed, latencies ${index}`, { latency, touches: index % 2 ? 'end' : 'start' }),
      );
    }
    const firstOnly = thoroughness === 'quick' && environment > 0;
    for (const [index, { key, kind }] of operations.entries()) {
      if (kind === 'pure') {
        add(`${key} throws`, { latency: down, fails: fails([key, 'throws']) });
        continue;
      }
      const canThrow = mayThrow(program, key);
      if (canThrow) add(`${key} throws`, { latency: down, fails: fails([key, 'throws']) });
      add(`${key} rejects early`, { latency: up, fails: fails([key, 'rejects']) });
      add(`${key} finds nothing`, { latency: down, empty: new Set([key]) });
      if (firstOnly) continue;
      add(`${key} rejects late`, { latency: down, fails: fails([key, 'rejects']) });
      const others = operations.slice(index + 1).filter((other) => other.kind !== 'pure');
      for (const other of thoroughness === 'full' ? others : others.slice(0, 1)) {
        const pair = `${key} and ${other.key}`;
        add(`${pair} reject`, {
          latency: down,
          fails: fails([key, 'rejects'], [other.key, 'rejects']),
        });
        if (mayThrow(program, other.key)) {
          add(`${pair}: a rejection and a throw`, {
            latency: down,
            fails: fails([key, 'rejects'], [other.key, 'throws']),
          });
        }
        if (thoroughness === 'full') {
          add(`${pair} reject, the first slower`, {
            latency: up,
            fails: fails([key, 'rejects'], [other.key, 'rejects']),
          });
          add(`${key} finds nothing and ${other.key} rejects`, {
            latency: down,
            empty: new Set([key]),
            fails: fails([other.key, 'rejects']),
          });
        }
      }
    }
  }
  return all;
}

/** A throw is only in the contract of an undeclared name that helper bodies call. */
function mayThrow(program: Program, key: string): boolean {
  const name = /^[\w$]+/.exec(key)?.[0] ?? '';
  return program.calledByHelpersOnly.has(name);
}

function unique(started: readonly Started[]): Started[] {
  const seen = new Set<string>();
  return started.filter(({ key }) => !seen.has(key) && seen.add(key));
}
