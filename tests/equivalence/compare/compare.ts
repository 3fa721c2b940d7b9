import type { Run } from '../world/run.js';
import type { Scenario } from '../world/scenario.js';
import { startedDifferences, without, type Calm } from './started.js';

/** With `source`, a fix has to report the very error that the original reports. */
export type ErrorOrder = 'first' | 'source';

/** What two runs of one scenario differ in, beyond what the documentation of the fix allows. */
export function differences(
  original: Run,
  fixed: Run,
  scenario: Scenario,
  calm: Calm,
  errorOrder: ErrorOrder = 'first',
): string[] {
  const found: string[] = [];
  const failing = scenario.fails.size + scenario.empty.size;
  if (original.outcome !== fixed.outcome) {
    found.push(`${original.outcome} ${original.result}, now ${fixed.outcome} ${fixed.result}`);
  } else if (
    original.result !== fixed.result &&
    (errorOrder === 'source' || !isEitherError(original, fixed, scenario, calm.alike))
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
  // Where something fails, a slow member that was not started before may have to end first.
  const whole = Math.max(original.elapsed, calm.alike.elapsed, calm.plain.elapsed);
  const limit = failing > 0 ? whole : original.elapsed;
  if (fixed.elapsed > limit) found.push(`takes ${fixed.elapsed}, was ${original.elapsed}`);
  found.push(...startedDifferences(original, fixed, scenario, calm));
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
