import { link, type ProgramFiles } from '../world/link.js';
import { compile } from '../world/program.js';
import type { Program } from '../world/program.js';
import { run, withoutVersions, type Run } from '../world/run.js';
import { calm } from '../world/scenario.js';
import type { Scenario } from '../world/scenario.js';
import { differences, type ErrorOrder } from './compare.js';
import type { Calm } from './started.js';
import { scenariosOf, type Thoroughness } from './scenarios.js';

export interface Source {
  readonly source: string;
  readonly language?: 'js' | 'ts' | undefined;
  /** The other files of the program, and the path of the source among them. */
  readonly files?: ProgramFiles | undefined;
  readonly entry?: string | undefined;
}

function compileAll(
  { source, language, files, entry = 'main.ts' }: Source,
  original?: Program,
): Program {
  return files ? link({ ...files, [entry]: source }, entry) : compile(source, language, original);
}

export interface Counterexample {
  readonly scenario: string;
  readonly differences: readonly string[];
}

/** Whether nothing fails in a scenario, and everything is found. */
export const isCalm = ({ fails, empty }: Scenario): boolean => fails.size + empty.size === 0;

/** Runs both texts in every scenario that is asked for. Answers the first one in which they differ, or nothing. */
export async function compare(
  program: Source,
  rewritten: string,
  thoroughness: Thoroughness,
  errorOrder: ErrorOrder = 'first',
  isAsked: (scenario: Scenario) => boolean = () => true,
): Promise<Counterexample | undefined> {
  if (program.source === rewritten) return undefined;
  const original = compileAll(program);
  let fixed: Program;
  try {
    fixed = compileAll({ ...program, source: rewritten }, original);
  } catch (error) {
    return { scenario: 'parsing', differences: [`does not parse: ${String(error)}`] };
  }
  const calmRuns = calmRunsOf(original);
  for (const scenario of await scenariosOf(original, thoroughness)) {
    if (!isAsked(scenario)) continue;
    const before = await run(original, scenario);
    const calm = await calmRuns(scenario, before);
    // sequential: a run listens for the unhandled rejections of the whole process
    const after = await run(fixed, scenario);
    // Where the original itself leaves to luck what a read sees, luck may change.
    const seen = before.raced ? withoutVersions : (one: Run) => one;
    const found = differences(seen(before), seen(after), scenario, calm, errorOrder);
    if (found.length > 0) return { scenario: scenario.label, differences: found };
  }
  return undefined;
}

const nothing: ReadonlySet<string> = new Set();

/** The original where nothing fails, in the world of a scenario; worlds that differ in failures only share a run. */
function calmRunsOf(original: Program): (scenario: Scenario, before: Run) => Promise<Calm> {
  const known = new Map<Scenario['latency'], Map<string, Run>>();
  const runIn = async (scenario: Scenario, empty: ReadonlySet<string>): Promise<Run> => {
    const key = [scenario.environment, scenario.touches, ...empty].join(' ');
    const runs = known.get(scenario.latency) ?? new Map<string, Run>();
    known.set(scenario.latency, runs);
    const found = runs.get(key) ?? (await run(original, { ...scenario, fails: calm.fails, empty }));
    runs.set(key, found);
    return found;
  };
  return async (scenario, before) => {
    if (scenario.fails.size + scenario.empty.size === 0) return { alike: before, plain: before };
    const plain = await runIn(scenario, nothing);
    const isBoth = scenario.fails.size > 0 && scenario.empty.size > 0;
    return { alike: isBoth ? await runIn(scenario, scenario.empty) : plain, plain };
  };
}

/** Rounds of waiting: the virtual time that a program takes where every operation takes one unit. */
export async function rounds(program: Source): Promise<number> {
  const calmRun: Run = await run(compileAll(program), calm);
  return calmRun.elapsed;
}

/** The text of a failure: what was run, what it became, and where the two part. */
export function describeCounterexample(
  source: string,
  rewritten: string,
  found: Counterexample,
): string {
  return [
    '--- original',
    source.trim(),
    '--- rewritten',
    rewritten.trim(),
    `--- scenario: ${found.scenario}`,
    ...found.differences.map((difference) => `  ${difference}`),
  ].join('\n');
}
