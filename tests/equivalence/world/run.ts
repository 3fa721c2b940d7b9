import { turn } from './clock.js';
import type { Program } from './program.js';
import { environments, type Scenario } from './scenario.js';
import { identify, snapshot, withoutVersion } from './snapshot.js';
import { World, type Started, type Write } from './world.js';

/** Everything about one run that a caller, a user or an operator can tell. */
export interface Run {
  readonly outcome: 'returned' | 'threw' | 'hangs';
  /** The text of the value, or the identity of the error. */
  readonly result: string;
  readonly errors: World['errors'];
  readonly gateFailed: boolean;
  readonly raced: boolean;
  readonly elapsed: number;
  readonly writes: readonly Write[];
  readonly started: readonly Started[];
  /** Everything visible outside, after all work has ended. */
  readonly state: string;
  readonly unhandled: readonly string[];
}

const MOST_EVENTS = 400;

/** Runs a program to its end, and then whatever it left behind. */
export async function run(program: Program, scenario: Scenario): Promise<Run> {
  const world = new World(scenario);
  const environment = environments[scenario.environment]?.() ?? {};
  return collectingUnhandled(async (unhandled) => {
    let outcome: Run['outcome'] = 'hangs';
    let result = '';
    let elapsed = Number.POSITIVE_INFINITY;
    const settle = (kind: Run['outcome'], text: string) => {
      outcome = kind;
      result = text;
      elapsed = world.clock.now;
      world.settled = true;
    };
    const whole = program.load(world).then((loaded) => {
      world.look = () => snapshot({ environment, module: loaded.state() });
      return loaded.main?.(environment);
    });
    whole.then(
      (value) => settle('returned', snapshot(value)),
      (error: unknown) => settle('threw', identify(error)),
    );
    for (let events = 0; events < MOST_EVENTS; events++) if (!(await world.clock.advance())) break;
    await turn();
    return {
      outcome,
      result,
      errors: world.errors,
      gateFailed: world.gateFailed,
      raced: world.raced,
      elapsed,
      writes: world.writes,
      started: world.started,
      state: world.look(),
      unhandled: unhandled.map(identify),
    };
  });
}

/** Takes over the process' event for the time of one run, and puts every listener back. */
async function collectingUnhandled<T>(body: (unhandled: unknown[]) => Promise<T>): Promise<T> {
  const unhandled: unknown[] = [];
  const before = process.listeners('unhandledRejection');
  const collect = (reason: unknown) => void unhandled.push(reason);
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', collect);
  // Without a listener, Node warns where a rejection is handled late.
  const ignore = () => {};
  process.on('rejectionHandled', ignore);
  try {
    return await body(unhandled);
  } finally {
    process.removeListener('unhandledRejection', collect);
    process.removeListener('rejectionHandled', ignore);
    for (const listener of before) process.on('unhandledRejection', listener);
  }
}

/** A run without what its reads saw of writes that were under way at the same time. */
export function withoutVersions(run: Run): Run {
  return {
    ...run,
    result: withoutVersion(run.result),
    state: withoutVersion(run.state),
    writes: run.writes.map((write) => ({ ...write, saw: withoutVersion(write.saw) })),
  };
}
