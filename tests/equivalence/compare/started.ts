import type { Run } from '../world/run.js';
import type { Scenario } from '../world/scenario.js';
import type { Started } from '../world/world.js';

/** The original where no operation is made to fail. */
export interface Calm {
  /** In the world of the scenario: what finds nothing there finds nothing here. */
  readonly alike: Run;
  /** Everything is found. */
  readonly plain: Run;
}

/**
 * Reads may be started that were not before only where a read failed, and only reads that the original starts when
 * nothing fails. Where the original left by a guard, nothing more may be started.
 */
export function startedDifferences(
  original: Run,
  fixed: Run,
  scenario: Scenario,
  calm: Calm,
): string[] {
  const keys = (run: Run) => run.started.filter(counts).map(({ key }) => key);
  const extra = without(keys(fixed), keys(original));
  const missing = without(keys(original), keys(fixed));
  const isAllowed = allowedReads(original, fixed, scenario, calm);
  const found: string[] = [];
  const unallowed = extra.filter((key) => !isAllowed(key));
  if (unallowed.length > 0)
    found.push(`starts ${unallowed.join(', ')}, which the original does not`);
  if (missing.length > 0 && scenario.fails.size === 0 && !failsByItself(original))
    found.push(`does not start ${missing.join(', ')}`);
  return found;
}

function allowedReads(
  original: Run,
  fixed: Run,
  scenario: Scenario,
  { alike, plain }: Calm,
): (key: string) => boolean {
  // Where the program fails whatever is found, no run shows what it would have read next.
  if (failsByItself(plain) && !plain.gateFailed) return (key) => readsOf(fixed).has(key);
  const byFailure = original.started.some((one) => isRead(one) && scenario.fails.has(one.key));
  const byItself = [original, alike].some((run) => failsByItself(run) && !run.gateFailed);
  const known = new Set([...readsOf(alike), ...(byItself ? readsOf(plain) : [])]);
  return (key) => (byFailure || byItself) && known.has(key);
}

/**
 * What the program makes of an answer may fail: taking nothing apart, parsing what is no JSON, a look-up in a helper
 * that finds nothing. That is a read which failed; a throw about rights, or in `main`, is a guard. The handlers of the
 * programs answer a failure with 'failed'.
 */
function failsByItself({ result, errors }: Run): boolean {
  if (/^(TypeError|SyntaxError)|^"failed"$/.test(result)) return true;
  return errors.some(
    ({ message, byLookup }) => byLookup && !/unauth|forbid|denied|rights|session/i.test(message),
  );
}

const counts = ({ kind }: Started): boolean => kind !== 'pure' && kind !== 'note';
const isRead = ({ kind }: Started): boolean => kind === 'read';
const readsOf = (run: Run) => new Set(run.started.filter(isRead).map(({ key }) => key));

/** What is in one list and not, as often, in the other. */
export function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some];
  return all.filter((item) => {
    const index = left.indexOf(item);
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
}
