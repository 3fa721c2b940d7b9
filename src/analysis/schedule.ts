import type { Operation, Placement, Slot } from './model.js';
import type { Uses } from './uses.js';
import { getPart } from './uses.js';

/** One await in a schedule. */
export interface Scheduled {
  operation: Operation;
  slot: Slot;
  /** The round in which it starts, from 1. */
  round: number;
  /** Operations whose values the operands mention. */
  needs: readonly number[];
}

export interface Schedule {
  scheduled: readonly Scheduled[];
  rounds: number;
  /** The longest chain, without a bound on the width. */
  criticalPath: number;
  plan: readonly Placement[];
}

/**
 * Starts every await as soon as what it needs is there. Method: as-soon-as-possible list scheduling
 * over the dependences of values; all steps of a segment only read, so there are no others.
 * @param maxWidth How many promises may start together.
 */
export function makeSchedule(
  segment: readonly Operation[],
  uses: Uses,
  maxWidth: number,
): Schedule {
  const inSegment = new Map(segment.map((operation) => [operation.index, operation]));
  /** The round after which the values of an operation are there. */
  const ready = new Map<number, number>();
  const depth = new Map<number, number>();
  const scheduled: Scheduled[] = [];
  const space = new Space(maxWidth);
  for (const operation of segment) {
    const getNeeds = (indices: readonly number[]): number[] =>
      indices.filter((index) => index < operation.index && inSegment.has(index));
    let last = 0;
    let deepest = 0;
    for (const slot of operation.slots) {
      const needs = getNeeds(uses.getDefinitions(slot.node));
      const earliest = 1 + Math.max(0, ...needs.map((index) => ready.get(index) ?? 0));
      const round = space.take(earliest, getSize(slot, maxWidth));
      scheduled.push({ operation, slot, round, needs });
      last = Math.max(last, round);
      deepest = Math.max(deepest, 1 + Math.max(0, ...needs.map((index) => depth.get(index) ?? 0)));
    }
    const rest = getNeeds(
      uses.getDefinitions(
        getPart(operation),
        operation.slots.map((slot) => slot.node),
      ),
    );
    ready.set(operation.index, Math.max(last, ...rest.map((index) => ready.get(index) ?? 0)));
    depth.set(operation.index, Math.max(deepest, ...rest.map((index) => depth.get(index) ?? 0)));
  }
  const rounds = Math.max(0, ...scheduled.map((item) => item.round));
  return {
    scheduled,
    rounds,
    criticalPath: Math.max(0, ...depth.values()),
    plan: makePlan(segment, scheduled, ready, uses, rounds),
  };
}

/** A fan-out over a list takes more than half of a round: two of them never start together. */
function getSize({ width }: Slot, maxWidth: number): number {
  return width === 'unbounded' ? Math.floor(maxWidth / 2) + 1 : width;
}

/** How many places the rounds have left. */
class Space {
  private readonly used: number[] = [];
  /** The first round, from each one on, that is not known to be full. */
  private readonly next: number[] = [];

  constructor(private readonly width: number) {}

  take(earliest: number, size: number): number {
    let round = this.skip(earliest);
    // A join that is wider than allowed was written by hand: it keeps a round of its own.
    while ((this.used[round] ?? 0) > 0 && (this.used[round] ?? 0) + size > this.width)
      round = this.skip(round + 1);
    this.used[round] = (this.used[round] ?? 0) + size;
    if (this.used[round]! >= this.width) this.next[round] = round + 1;
    return round;
  }

  private skip(from: number): number {
    let round = from;
    while (this.next[round] !== undefined) round = this.next[round]!;
    for (let item = from; this.next[item] !== undefined;) {
      const following = this.next[item]!;
      this.next[item] = round;
      item = following;
    }
    return round;
  }
}

/**
 * The new order. Inert operations and the rests of lifted statements keep their order; each stands
 * below the awaits that were above it, unless an await of the group needs it sooner.
 */
function makePlan(
  segment: readonly Operation[],
  scheduled: readonly Scheduled[],
  ready: ReadonlyMap<number, number>,
  uses: Uses,
  rounds: number,
): Placement[] {
  const byOperation = new Map<Operation, Scheduled[]>();
  for (const item of scheduled)
    byOperation.set(item.operation, [...(byOperation.get(item.operation) ?? []), item]);
  const limits = findLimits(segment, scheduled, uses);
  const after: Operation[][] = Array.from({ length: rounds + 1 }, () => []);
  const positions = new Map<number, number>();
  const last = segment.at(-1)!;
  let above = 0;
  for (const operation of segment) {
    const own = byOperation.get(operation) ?? [];
    if (own.length === 0 || operation.residual === 'inert') {
      const rest = uses.getDefinitions(
        getPart(operation),
        operation.slots.map((slot) => slot.node),
      );
      const earliest = Math.max(
        ready.get(operation.index) ?? 0,
        ...rest
          .filter((index) => index < operation.index)
          .map((index) => positions.get(index) ?? 0),
      );
      const wanted = own.length === 0 ? above : earliest;
      const position = Math.max(earliest, Math.min(wanted, limits.get(operation.index) ?? rounds));
      positions.set(operation.index, position);
      after[position]!.push(operation);
    }
    above = Math.max(above, ...own.map((item) => item.round));
  }

  const joins: Scheduled[][] = Array.from({ length: rounds + 1 }, () => []);
  for (const item of scheduled) joins[item.round]!.push(item);
  const plan: Placement[] = [];
  const whole = new Set<Operation>();
  const addOperations = (position: number): void => {
    for (const operation of after[position]!) {
      if (!whole.has(operation))
        plan.push({ kind: operation.slots.length > 0 ? 'residual' : 'operation', operation });
    }
  };
  addOperations(0);
  for (let round = 1; round <= rounds; round++) {
    const members = joins[round]!;
    const only = members.length === 1 ? members[0]! : undefined;
    // A statement that waits alone stays as it is, where the rest of it may stand there too.
    const isRestReady =
      only !== undefined &&
      (only.operation.residual === 'none' ||
        (only.operation.residual === 'inert' && ready.get(only.operation.index) === round));
    const isLastWord = only?.operation === last && last.residual === 'any' && round === rounds;
    if (only && only.operation.slots.length === 1 && (isRestReady || isLastWord)) {
      whole.add(only.operation);
      if (isLastWord) addOperations(round);
      plan.push({ kind: 'operation', operation: only.operation });
      if (isLastWord) return plan;
    } else {
      plan.push({ kind: 'join', members });
    }
    addOperations(round);
  }
  if (last.residual === 'any') plan.push({ kind: 'residual', operation: last });
  return plan;
}

/** For each inert operation, the last round after which it may stand: the next one needs it. */
function findLimits(
  segment: readonly Operation[],
  scheduled: readonly Scheduled[],
  uses: Uses,
): Map<number, number> {
  const limits = new Map<number, number>();
  const limit = (index: number, round: number): void => {
    limits.set(index, Math.min(limits.get(index) ?? Infinity, round));
  };
  for (const { operation, slot, round } of scheduled) {
    if (operation.residual !== 'none') continue;
    // `let user; … user = await getUser();`: the name is declared above the join that binds it.
    for (const index of uses.getDefinitions(getPart(operation), [slot.node])) {
      if (index < operation.index) limit(index, round - 1);
    }
  }
  for (const { needs, round } of scheduled) for (const index of needs) limit(index, round - 1);
  for (const operation of [...segment].reverse()) {
    const own = limits.get(operation.index);
    if (own === undefined) continue;
    for (const index of uses.getDefinitions(
      getPart(operation),
      operation.slots.map((slot) => slot.node),
    )) {
      if (index < operation.index) limit(index, own);
    }
  }
  return limits;
}
