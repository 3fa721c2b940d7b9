/**
 * Why awaits that stand one after another are not started together, and what would have to change.
 * Every reason comes from the analysis: a refusal, a cut, a dependence, a run without a gain.
 */
import type { ExplainedAwait, ExplainedGroup } from './explanation.js';
import type { Miss } from './groups.js';
import { RANK } from './model.js';
import type { Group, ListAnalysis, Operation, Reason, Slot } from './model.js';
import { cutSegments, findObserver } from './segments.js';
import type { Cuts } from './segments.js';
import type { Unit } from './unit.js';
import { describeBoundary, EMPTY } from './refusals.js';
import type { Obstacle } from './refusals.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';
import { describeWidth, findWeaknesses, getLine } from './weaknesses.js';

interface Known {
  awaits: readonly (readonly ExplainedAwait[])[];
  groups: readonly { group: Group; outcome: ExplainedGroup }[];
  misses: readonly Miss[];
}

/** Collects the obstacles of a list, in source order, each once. */
export function findObstacles(
  unit: Unit,
  analysis: ListAnalysis,
  uses: Uses,
  known: Known,
): Obstacle[] {
  if (analysis.place) {
    const { kind, text } = analysis.place;
    return [
      {
        kind,
        operation: null,
        line: analysis.list.parent.loc.start.line,
        text: `nothing in this list is moved, because ${text}`,
        ...EMPTY,
      },
    ];
  }
  const finder = new Finder(unit, analysis, uses, known);
  for (const item of known.groups) finder.addGroup(item.group, item.outcome);
  finder.addNeighbours();
  return finder.finish();
}

class Finder {
  private readonly obstacles = new Map<string, Obstacle>();
  private readonly cuts: Cuts;

  constructor(
    private readonly unit: Unit,
    private readonly analysis: ListAnalysis,
    private readonly uses: Uses,
    private readonly known: Known,
  ) {
    // Evidence is told apart call by call; the other cuts are those that a fix meets.
    this.cuts = cutSegments(unit, analysis.operations, uses, 'unknown', () => false);
  }

  finish(): Obstacle[] {
    return [...this.obstacles.values()].sort(
      (left, right) => left.line - right.line || (left.operation ?? 0) - (right.operation ?? 0),
    );
  }

  private add({ kind, operation, line, text, sources, remedy, setting }: Obstacle): void {
    const key = `${operation ?? ''} ${text}`;
    // The same order of keys for all, as it is in JSON.
    const obstacle = { kind, operation, line, text, sources, remedy, setting };
    if (!this.obstacles.has(key)) this.obstacles.set(key, obstacle);
  }

  private addWeakness(operation: Operation, slot: Slot): void {
    for (const obstacle of findWeaknesses(this.unit, operation, slot)) this.add(obstacle);
  }

  /** Why a group is not fixed. */
  addGroup(
    group: Group,
    { outcome, line, editObstacle, roundsAfter, criticalPath }: ExplainedGroup,
  ): void {
    const about = { ...EMPTY, operation: group.first + 1, line };
    if (!group.fixable) {
      for (const { operation, slot } of group.members) this.addWeakness(operation, slot);
      this.addFixCuts(group);
    }
    if (outcome === 'nothing') {
      this.add({
        ...about,
        kind: 'report',
        text: `the group is ${group.verdict}, which the rule is not set to report`,
        remedy: `Set the option { report: '${group.verdict}' } of no-sequential-awaits to see it.`,
      });
    }
    if (editObstacle !== null) {
      this.add({
        ...about,
        kind: 'edit',
        text: `the new order cannot be written: ${editObstacle}`,
        remedy: 'Change that, or write the Promise.all by hand.',
      });
    }
    if (roundsAfter > criticalPath) this.add(describeWidth(this.unit, line, group.members));
  }

  /** Cuts that a fix meets and a suggestion does not. */
  private addFixCuts(group: Group): void {
    const { starts } = cutSegments(
      this.unit,
      this.analysis.operations.map((operation) => ({
        ...operation,
        slots: operation.slots.map((slot) => ({ ...slot, evidence: 'proven' as const })),
      })),
      this.uses,
      'trusted',
      () => false,
    );
    for (const [index, reason] of starts) {
      if (index <= group.first || index > group.last || this.cuts.starts.has(index)) continue;
      this.add({
        ...EMPTY,
        kind: reason.kind,
        operation: index + 1,
        line: getLine(this.analysis.operations[index]!),
        text: `for a fix, ${reason.text}`,
        remedy: 'Say what both do in settings.waterfall.effects.',
      });
    }
  }

  /** Goes through awaits that stand one after another, and says why the two are not one group. */
  addNeighbours(): void {
    const { operations } = this.analysis;
    const waiting = operations.filter((operation) =>
      this.known.awaits[operation.index]!.some(({ waits }) => waits),
    );
    for (const [position, after] of waiting.entries()) {
      const before = waiting[position - 1];
      if (!before || this.isGrouped(before, after) || this.needs(after, before)) continue;
      const between = operations.slice(before.index + 1, after.index);
      const boundaries = [before, ...between, after].filter(({ role }) => role === 'boundary');
      for (const operation of boundaries) this.addBoundary(operation);
      if (boundaries.length > 0) continue;
      this.addCut(before, between, after);
    }
    this.addMisses();
  }

  private isGrouped(before: Operation, after: Operation): boolean {
    return this.known.groups.some(
      ({ group }) => group.first <= before.index && after.index <= group.last,
    );
  }

  /** Whether an operation needs the value of another, directly or through others. */
  private needs(operation: Operation, from: Operation): boolean {
    const open = [operation.index];
    const seen = new Set(open);
    let index: number | undefined;
    while ((index = open.pop()) !== undefined) {
      if (index === from.index) return true;
      const part = getPart(this.analysis.operations[index]!);
      for (const next of this.uses.getDefinitions(part)) {
        if (next >= index || seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return false;
  }

  private addBoundary(operation: Operation): void {
    const names = this.known.awaits[operation.index]!.map(({ name }) => name);
    const obstacle = describeBoundary(this.unit, operation, names);
    if (obstacle) this.add(obstacle);
  }

  private addCut(before: Operation, between: readonly Operation[], after: Operation): void {
    const at = (operation: Operation, { kind, text }: Reason): void =>
      this.add({
        ...EMPTY,
        kind,
        operation: operation.index + 1,
        line: getLine(operation),
        text: `${this.getNames(operation)} is not moved: ${text}`,
      });
    if (before.residual === 'any') {
      at(before, {
        kind: 'effect',
        text: 'the rest of its statement does something with the value',
      });
    }
    for (const operation of [before, ...between, after]) {
      const start = operation === before ? undefined : this.cuts.starts.get(operation.index);
      const reason =
        this.cuts.apart.get(operation.index) ??
        start ??
        (operation.role === 'step' ? findObserver(this.unit, operation, this.uses) : undefined);
      if (reason) at(operation, reason);
    }
    for (const operation of [before, after])
      for (const slot of operation.slots) this.addWeakness(operation, slot);
    // What one segment holds could run together, if there were room for it in a round.
    const isCrowded =
      this.known.groups.some(({ group }) => group.last === before.index) &&
      this.cuts.segments.some((segment) => segment.includes(before) && segment.includes(after)) &&
      [before, after].every(({ slots }) =>
        slots.every(({ evidence }) => RANK[evidence] >= RANK.trusted),
      );
    if (isCrowded)
      this.add(
        describeWidth(
          this.unit,
          getLine(after),
          [before, after].flatMap(({ slots }) => slots.map((slot) => ({ slot }))),
        ),
      );
  }

  private getNames(operation: Operation): string {
    const names = this.known.awaits[operation.index]!.map(({ name }) => name);
    return names.length > 0 ? [...new Set(names)].join(', ') : 'a statement';
  }

  /** Runs in which awaits could start together, and do not. */
  private addMisses(): void {
    for (const { first, last, kind } of this.known.misses) {
      if (kind !== 'width' && kind !== 'order') continue;
      if (this.known.groups.some(({ group }) => group.first <= last && first <= group.last))
        continue;
      const members = this.analysis.operations
        .slice(first, last + 1)
        .flatMap((operation) => operation.slots.map((slot) => ({ operation, slot })));
      const about = {
        ...EMPTY,
        operation: first + 1,
        line: getLine(this.analysis.operations[first]!),
      };
      if (kind === 'width') this.add(describeWidth(this.unit, about.line, members));
      else {
        this.add({
          ...about,
          kind: 'unknown',
          text: 'a call of unknown effect would be put before another one',
        });
        for (const { operation, slot } of members) this.addWeakness(operation, slot);
      }
    }
  }
}
