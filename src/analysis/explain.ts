/**
 * The plain form of an answer: what `print.ts` gives as text, in data that can go into JSON, with
 * lines, sources, and what would have to change for a fix.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, isFunction } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import type { Call } from './effects/callees.js';
import { getFunctionName } from './effects/function-name.js';
import { printLocation } from './effects/summary.js';
import { asCall } from './evidence.js';
import { findGroups } from './groups.js';
import type { Miss } from './groups.js';
import { findStatementList } from './lists.js';
import type {
  Group,
  ListAnalysis,
  Operation,
  Placement,
  Reason,
  Slot,
  Source,
  StatementList,
  Summary,
  Unknown,
} from './model.js';
import { findObstacles } from './obstacles.js';
import type { Obstacle } from './obstacles.js';
import type { Unit } from './unit.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';

export type { Obstacle } from './obstacles.js';

export interface ExplainOptions {
  /** The weakest verdict that the rule reports. */
  report: Group['verdict'];
  /** Why the new order of a group cannot be written; undefined where it can. */
  findEditObstacle(group: Group): string | undefined;
  /** Whether the group can be written with one branch for each chain. */
  canWriteChains(group: Group): boolean;
}

/** What one await, or the awaits of a boundary, may do. */
export interface ExplainedAwait {
  /** The call as a message names it: `getUser()`. */
  name: string;
  line: number;
  column: number;
  /** `proven`, `trusted`, `assumed` or `unknown`; null where it may not move at all. */
  evidence: Slot['evidence'] | null;
  waits: boolean;
  reads: readonly string[];
  writes: readonly { location: string; why: string }[];
  unknowns: readonly Pick<Unknown, 'name' | 'nameClass' | 'declared'>[];
  sources: readonly Source[];
  /** Why it can only be the first of a group. */
  firstOnly: string | null;
}

export interface ExplainedOperation {
  /** From 1, as dependences and groups refer to it. */
  number: number;
  line: number;
  endLine: number;
  text: string;
  role: Operation['role'];
  /** Why it keeps its place; null where it does not have to. */
  stays: Reason | null;
  awaits: readonly ExplainedAwait[];
}

export interface ExplainedGroup {
  /** The first and the last operation that take part. */
  operations: readonly [number, number];
  /** What starts together, round by round. */
  rounds: readonly (readonly string[])[];
  verdict: Group['verdict'];
  shape: Group['shape'];
  roundsBefore: number;
  roundsAfter: number;
  criticalPath: number;
  /** Calls whose effect is taken from their name. */
  assumptions: readonly string[];
  /** Where a report stands: the await that starts later than it needs to. */
  line: number;
  column: number;
  /** What the rule does about it. `report`: it is reported, and there is nothing to apply. */
  outcome: 'fix' | 'suggestion' | 'report' | 'nothing';
  /** Whether one branch for each chain is suggested, too. */
  chains: boolean;
  /** Why the new order cannot be written; null where it can. */
  editObstacle: string | null;
}

export interface Explanation {
  /** The function around the list; null for a module or a function without a name. */
  function: string | null;
  line: number;
  endLine: number;
  /** Awaits of the list that wait for something, one round each as the code is written. */
  roundsBefore: number;
  /** With everything applied that is offered. */
  roundsAfter: number;
  /** The longest chain of awaits that need one another's values: no order takes fewer rounds. */
  criticalPath: number;
  /** Why nothing in the list is moved. */
  place: Reason | null;
  operations: readonly ExplainedOperation[];
  dependences: readonly { from: number; to: number; kind: Reason['kind']; text: string }[];
  groups: readonly ExplainedGroup[];
  /** Why there is no more, and what would have to change. */
  obstacles: readonly Obstacle[];
}

/** Explains a list. */
export function explainList(
  unit: Unit,
  analysis: ListAnalysis,
  uses: Uses,
  options: ExplainOptions,
): Explanation {
  const { list, place } = analysis;
  const awaits = analysis.operations.map((operation) => explainAwaits(unit, list, operation));
  const misses: Miss[] = [];
  const found = collectGroups(unit, analysis, uses, options, misses);
  const groups = found.map(({ group, isReported }) => explainGroup(group, isReported, options));
  const weights = awaits.map((items) => items.filter(({ waits }) => waits).length);
  const roundsBefore = weights.reduce((sum, weight) => sum + weight, 0);
  const saved = groups
    .filter(({ outcome }) => outcome === 'fix' || outcome === 'suggestion')
    .reduce((sum, group) => sum + group.roundsBefore - group.roundsAfter, 0);
  return {
    function: getName(list),
    line: list.parent.loc.start.line,
    endLine: list.parent.loc.end.line,
    roundsBefore,
    roundsAfter: roundsBefore - saved,
    criticalPath: measureChain(analysis, uses, weights),
    place: place ?? null,
    operations: analysis.operations.map((operation) => ({
      number: operation.index + 1,
      line: getPart(operation).loc.start.line,
      endLine: getPart(operation).loc.end.line,
      text: unit.getText(getPart(operation)),
      role: operation.role,
      stays: operation.refusal ?? null,
      awaits: awaits[operation.index]!,
    })),
    dependences: analysis.dependences.map(({ from, to, reason }) => ({
      from: from + 1,
      to: to + 1,
      kind: reason.kind,
      text: reason.text,
    })),
    groups,
    obstacles: findObstacles(unit, analysis, uses, {
      awaits,
      groups: found.map(({ group }, index) => ({ group, outcome: groups[index]! })),
      misses,
    }),
  };
}

/** The groups that the rule reports, and those that a milder option would show. */
function collectGroups(
  unit: Unit,
  analysis: ListAnalysis,
  uses: Uses,
  { report }: ExplainOptions,
  misses: Miss[],
): { group: Group; isReported: boolean }[] {
  const reported = findGroups(unit, analysis, uses, report, (miss) => misses.push(miss));
  const others =
    report === 'unknown'
      ? []
      : findGroups(unit, analysis, uses, 'unknown', (miss) => misses.push(miss));
  const isApart = (group: Group): boolean =>
    reported.every((other) => group.last < other.first || other.last < group.first);
  return [
    ...reported.map((group) => ({ group, isReported: true })),
    ...others.filter(isApart).map((group) => ({ group, isReported: false })),
  ].sort((left, right) => left.group.first - right.group.first);
}

function explainGroup(group: Group, isReported: boolean, options: ExplainOptions): ExplainedGroup {
  const obstacle = options.findEditObstacle(group);
  const { start } = (group.late.awaits[0] ?? group.late.node).loc;
  let outcome: ExplainedGroup['outcome'] = 'nothing';
  if (isReported)
    outcome = obstacle !== undefined ? 'report' : group.fixable ? 'fix' : 'suggestion';
  const chains = isReported && options.canWriteChains(group);
  return {
    operations: [group.first + 1, group.last + 1],
    rounds: group.plan.flatMap((placement) => {
      const names = getNames(placement);
      return names.length > 0 ? [names] : [];
    }),
    verdict: group.verdict,
    shape: group.shape,
    roundsBefore: group.roundsBefore,
    roundsAfter: group.roundsAfter,
    criticalPath: group.criticalPath,
    assumptions: group.assumptions,
    line: start.line,
    column: start.column + 1,
    outcome: outcome === 'report' && chains ? 'suggestion' : outcome,
    chains,
    editObstacle: obstacle ?? null,
  };
}

/** The awaits that a placement starts. */
function getNames(placement: Placement): string[] {
  if (placement.kind === 'join') return placement.members.map(({ slot }) => slot.name);
  if (placement.kind === 'residual') return [];
  return placement.operation.slots.filter((slot) => slot.summary.waits).map((slot) => slot.name);
}

function explainAwaits(unit: Unit, list: StatementList, operation: Operation): ExplainedAwait[] {
  if (operation.slots.length > 0) {
    return operation.slots.map((slot) => ({
      name: slot.name,
      line: slot.node.loc.start.line,
      column: slot.node.loc.start.column + 1,
      evidence: slot.evidence,
      ...explainSummary(slot.summary),
      firstOnly: slot.pinned?.text ?? null,
    }));
  }
  // A boundary has no slots: what its awaits do is what the statement does.
  return findAwaits(unit, list, operation).map((node) => {
    const call = asCall(node.argument);
    return {
      name: call ? describeCall(call) : 'await',
      line: node.loc.start.line,
      column: node.loc.start.column + 1,
      evidence: null,
      ...explainSummary(operation.summary),
      firstOnly: null,
    };
  });
}

function describeCall(call: Call): string {
  const start = call.type === AST_NODE_TYPES.NewExpression ? 'new ' : '';
  return `${start}${getDottedName(call.callee)}()`;
}

/** The awaits whose innermost list is this one. */
function findAwaits(
  unit: Unit,
  list: StatementList,
  operation: Operation,
): TSESTree.AwaitExpression[] {
  const found: TSESTree.AwaitExpression[] = [];
  walk(getPart(operation), unit.keys, (node) => {
    if (
      node.type === AST_NODE_TYPES.AwaitExpression &&
      findStatementList(node)?.parent === list.parent
    )
      found.push(node);
    return true;
  });
  return found;
}

function explainSummary(
  summary: Summary,
): Pick<ExplainedAwait, 'waits' | 'reads' | 'writes' | 'unknowns' | 'sources'> {
  return {
    waits: summary.waits,
    reads: summary.reads,
    writes: summary.writes.map(({ location, why }) => ({ location: printLocation(location), why })),
    unknowns: summary.unknowns.map(({ name, nameClass, declared }) => ({
      name,
      nameClass,
      declared,
    })),
    sources: summary.evidence,
  };
}

/** The most awaits on a path along which values are handed on. */
function measureChain(
  { operations }: ListAnalysis,
  uses: Uses,
  weights: readonly number[],
): number {
  const depths: number[] = [];
  for (const operation of operations) {
    const needs = uses
      .getDefinitions(getPart(operation))
      .filter((index) => index < operation.index)
      .map((index) => depths[index]!);
    // Several awaits of one statement could run side by side.
    depths.push(Math.max(0, ...needs) + Math.min(1, weights[operation.index]!));
  }
  return Math.max(0, ...depths);
}

/** The name of the function that the list belongs to. */
function getName(list: StatementList): string | null {
  for (let node: TSESTree.Node | undefined = list.parent; node; node = node.parent) {
    if (isFunction(node)) return getFunctionName(node) ?? null;
  }
  return null;
}
