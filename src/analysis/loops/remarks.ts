import type { TSESTree } from '@typescript-eslint/types';

import type { Unit } from '../unit.js';

/** What people write above or into loops that are meant to take one after the other. */
const MEANT =
  /^[\s*]*sequential\b|\bsequential(ly)?\b|\bserial(ly)?\b|\bone (at a time|by one|after (another|the other))\b|\bin (order|sequence|series)\b|\brate.?limit|\bthrottl|\b(not|never|avoid|without|don'?t|no) (\w+ ){0,4}(parallel|concurren|at once|at the same time|overload|hammer|flood)|\bpoliteness?\b|\bpool (exhaust|size)|\bmemory\b/i;

/** A comment that says that the order, or the pace, of a loop is meant. */
export function findRemark(unit: Unit, loop: TSESTree.Node): string | undefined {
  const comments = unit.program.comments ?? [];
  const above = getStart(unit, loop);
  const found = comments.find(
    ({ range, value }) => above <= range[0] && range[1] <= loop.range[1] && MEANT.test(value),
  );
  return found?.value;
}

/** The start of the comments that stand directly above a statement. */
function getStart(unit: Unit, loop: TSESTree.Node): number {
  let start = loop.range[0];
  for (const { range } of [...(unit.program.comments ?? [])].reverse()) {
    if (range[1] > start) continue;
    const between = unit.text.slice(range[1], start);
    if (between.trim() !== '' || between.split('\n').length > 2) break;
    start = range[0];
  }
  return start;
}
