import type { Run } from '../world/run.js';
import type { Scenario } from '../world/scenario.js';
import type { Started } from '../world/world.js';

/** What two runs of one scenario differ in, beyond what the documentation of the fix allows. */
export function differences(original: Run, fixed: Run, scenario: Scenario, calmRun: Run): string[] {
  const found: string[] = [];
  const failing = scenario.fails.size + scenario.empty.size;
  if (original.outcome !== fixed.outcome) {
    found.push(`${original.outcome} ${original.result}, now ${fixed.outcome} ${fixed.result}`);
  } else if (
    original.result !== fixed.result &&
    !isEitherError(original, fixed, scenario, calmRun)
  ) {
    found.push(`${original.outcome} ${original.result}, now ${fixed.result}`);
  }
  const writes = [original, fixed].map((run) =>
    run.writes.map(({ key, saw }) => `${key}\n      saw ${saw}`).join('\n    '),
  );
  if (writes[0] !== writes[1]) found.push(`writes\n    ${writes[0]}\n  now\n    ${writes[1]}`);
  if (original.state !== fixed.state) found.push(`state ${original.state}\n  now ${fixed.state}`);
  const late = (run: Run) => run.writes.filter((write) => write.late).length;
  if (late(original) === 0 && late(fixed) > 0) found.push('a write happens after the end');
  const unhandled = without(fixed.unhandled, original.unhandled);
  if (unhandled.length > 0) found.push(`unhandled rejection of ${unhandled.join(', ')}`);
  const limit = failing > 0 ? Math.max(original.elapsed, calmRun.elapsed) : original.elapsed;
  if (fixed.elapsed > limit) found.push(`takes ${fixed.elapsed}, was ${original.elapsed}`);
  found.push(...startedDifferences(original, fixed, scenario, calmRun));
  return found;
}

/**
 * The one documented difference: where two operations fail in one run, either error may be the one reported. What
 * fails in the program itself when every operation succeeds counts as one of the two.
 */
function isEitherError(original: Run, fixed: Run, scenario: Scenario, calmRun: Run): boolean {
  if (original.outcome !== 'threw' || fixed.outcome !== 'threw') return false;
  const failures = scenario.fails.size + scenario.empty.size;
  const own = calmRun.outcome === 'threw' ? [calmRun.result] : [];
  if (failures + own.length < 2) return false;
  const possible = [...[...scenario.fails.keys()].map((key) => `failure of ${key}`), ...own];
  return (
    possible.includes(fixed.result) || (scenario.empty.size > 0 && fixed.result === 'TypeError')
  );
}

/**
 * Reads may be started that were not before only where a read failed, and only reads that the original starts when
 * nothing fails. Where the original left by a guard, nothing more may be started.
 */
function startedDifferences(original: Run, fixed: Run, scenario: Scenario, calmRun: Run): string[] {
  const keys = (run: Run) => run.started.filter(counts).map(({ key }) => key);
  const extra = without(keys(fixed), keys(original));
  const missing = without(keys(original), keys(fixed));
  const byFailure = original.started.some((one) => isRead(one) && scenario.fails.has(one.key));
  // What the program makes of an answer may fail: taking nothing apart, parsing what is no JSON. That is no guard. The
  // handlers of the programs answer a failure with 'failed'.
  const byShape = /^(TypeError|SyntaxError)|^"failed"$/.test(original.result);
  // A look-up in a helper that finds nothing fails as a read does; a throw about rights, or in `main`, is a guard.
  const byLookup =
    scenario.empty.size > 0 &&
    original.errors.some(
      ({ message, byLookup }) => byLookup && !/unauth|forbid|denied|rights|session/i.test(message),
    );
  const known = new Set(calmRun.started.filter(isRead).map(({ key }) => key));
  const reads = new Set(fixed.started.filter(isRead).map(({ key }) => key));
  // Where the program fails of itself, no run shows what it would have read next.
  const failsAlways = (byShape || byLookup) && calmRun.result === original.result;
  const isAllowed = (key: string): boolean =>
    failsAlways
      ? reads.has(key)
      : (byFailure || byShape || (byLookup && !original.gateFailed)) && known.has(key);
  const found: string[] = [];
  const unallowed = extra.filter((key) => !isAllowed(key));
  if (unallowed.length > 0)
    found.push(`starts ${unallowed.join(', ')}, which the original does not`);
  if (missing.length > 0 && scenario.fails.size === 0 && !byShape && !byLookup)
    found.push(`does not start ${missing.join(', ')}`);
  return found;
}

const counts = ({ kind }: Started): boolean => kind !== 'pure' && kind !== 'note';
const isRead = ({ kind }: Started): boolean => kind === 'read';

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((item) => {
    const index = left.indexOf(item);
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
}
