import type { Evidence, Group, ListAnalysis, Operation, Placement } from './model.js';
import { findBranches } from './branches.js';
import { makeSchedule } from './schedule.js';
import type { Schedule, Scheduled } from './schedule.js';
import { cutSegments } from './segments.js';
import type { Segment } from './segments.js';
import type { Unit } from './unit.js';
import type { Uses } from './uses.js';

/** The levels at which groups are looked for, best founded first. */
const LEVELS: readonly Evidence[] = ['trusted', 'assumed', 'unknown'];

/** A run of operations that gives no group, and why. */
export interface Miss {
  first: number;
  last: number;
  /**
   * `waits`: fewer than two of its awaits wait for something; `chain`: each needs what the one before
   * it gives; `width`: more would start together than the settings allow; `order`: a call of unknown
   * effect would be put before another.
   */
  kind: 'waits' | 'chain' | 'width' | 'order';
}

/**
 * The groups of a list, best founded first: operations of a proven group take no part in a weaker one.
 * @param weakest The weakest verdict that is asked for.
 * @param onMiss Told of each run in which there is nothing to gain.
 */
export function findGroups(
  unit: Unit,
  list: ListAnalysis,
  uses: Uses,
  weakest: Group['verdict'],
  onMiss?: (miss: Miss) => void,
): Group[] {
  if (list.place) return [];
  const groups: Group[] = [];
  const taken = new Set<number>();
  const levels: readonly Evidence[] =
    weakest === 'proven' ? ['proven'] : LEVELS.slice(0, weakest === 'unknown' ? 3 : 2);
  for (const level of levels) {
    const isTaken = (operation: Operation): boolean => taken.has(operation.index);
    const { segments } = cutSegments(unit, list.operations, uses, level, isTaken);
    for (const segment of segments) {
      const group = makeGroup(unit, list, segment, uses, level === 'proven' || level === 'trusted');
      if ('kind' in group) {
        onMiss?.(group);
        continue;
      }
      groups.push(group);
      for (let index = group.first; index <= group.last; index++) taken.add(index);
    }
  }
  return groups.sort((left, right) => left.first - right.first);
}

function makeGroup(
  unit: Unit,
  list: ListAnalysis,
  segment: Segment,
  uses: Uses,
  fixable: boolean,
): Group | Miss {
  const miss = (kind: Miss['kind']): Miss => ({
    first: segment[0]!.index,
    last: segment.at(-1)!.index,
    kind,
  });
  const steps = segment.filter((operation) => operation.slots.some((slot) => slot.summary.waits));
  if (steps.length === 0 || countWaits(segment) < 2) return miss('waits');
  // What stands before the first wait and after the last one has no part in it.
  const first = steps[0]!.index;
  const last = steps.at(-1)!.index;
  const core = segment.filter((operation) => operation.index >= first && operation.index <= last);
  const schedule = makeSchedule(core, uses, unit.settings.maxWidth);
  const bound = schedule.criticalPath < schedule.rounds ? 'width' : 'chain';
  let trimmed = trim(core, schedule, true);
  if (!trimmed) return miss(bound);
  let branches = findBranches(
    list.operations,
    core.slice(trimmed.first - first),
    schedule.scheduled,
    trimmed.plan,
    uses,
  );
  if (!branches) trimmed = trim(core, schedule, false)!;
  else if (branches.some((branch) => branch.length === 0)) branches = undefined;
  const members = schedule.scheduled.filter(
    (item) =>
      item.slot.summary.waits &&
      item.operation.index >= trimmed.first &&
      item.operation.index <= trimmed.last,
  );
  const roundsBefore = members.length;
  const roundsAfter = new Set(members.map((item) => item.round)).size;
  if (roundsAfter >= roundsBefore) return miss(bound);
  // What is not known to read only may overlap, at a person's word, but nothing is put before it.
  const isKnown = members.every((item) => item.slot.evidence !== 'unknown');
  const isInOrder = members.every(
    (item, index) => index === 0 || members[index - 1]!.round <= item.round,
  );
  if (!isKnown && !isInOrder) return miss('order');
  const isProven = members.every((item) => item.slot.evidence === 'proven');
  return {
    list,
    verdict: isProven ? 'proven' : isKnown ? 'assumed' : 'unknown',
    fixable,
    members,
    late: findLate(members),
    roundsBefore,
    roundsAfter,
    criticalPath: schedule.criticalPath,
    shape: getShape(trimmed.plan),
    first: trimmed.first,
    last: trimmed.last,
    plan: trimmed.plan,
    branches,
    assumptions: collectAssumptions(members),
  };
}

function countWaits(segment: Segment): number {
  return segment.reduce(
    (sum, operation) => sum + operation.slots.filter((slot) => slot.summary.waits).length,
    0,
  );
}

/**
 * Leaves out what stays where it is, at both ends; undefined where nothing moves at all.
 * @param keepsTail Whether what stays below the last move is kept: it may go on as a chain of its own.
 */
function trim(
  core: Segment,
  schedule: Schedule,
  keepsTail: boolean,
): { first: number; last: number; plan: readonly Placement[] } | undefined {
  const { plan } = schedule;
  const isAt = (placement: Placement | undefined, operation: Operation | undefined): boolean =>
    placement?.kind === 'operation' && placement.operation === operation;
  let start = 0;
  while (isAt(plan[start], core[start])) start++;
  if (start === plan.length) return undefined;
  let end = 0;
  while (!keepsTail && isAt(plan[plan.length - 1 - end], core[core.length - 1 - end])) end++;
  return {
    first: core[start]!.index,
    last: core[core.length - 1 - end]!.index,
    plan: plan.slice(start, plan.length - end),
  };
}

/** The first await, in source order, that starts in an earlier round than it stands in now. */
function findLate(members: readonly Scheduled[]): Scheduled['slot'] {
  const base = Math.min(...members.map((item) => item.round));
  const found = members.find((item, index) => item.round - base < index);
  return (found ?? members[members.length - 1]!).slot;
}

function getShape(plan: readonly Placement[]): Group['shape'] {
  if (plan.length === 1) return 'flat';
  const joins = plan.filter((item) => item.kind === 'join').length;
  const waits = plan.filter(
    (item) => item.kind === 'operation' && item.operation.slots.length > 0,
  ).length;
  return joins + waits > 1 ? 'rounds' : 'gather';
}

function collectAssumptions(members: readonly Scheduled[]): string[] {
  const names = new Set<string>();
  for (const { slot } of members)
    for (const unknown of slot.summary.unknowns) names.add(unknown.name);
  return [...names];
}
