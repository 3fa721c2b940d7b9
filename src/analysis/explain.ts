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
import type { ExplainOptions, ExplainedAwait, ExplainedGroup, Explanation } from './explanation.js';
import { findGroups } from './groups.js';
import type { Miss } from './groups.js';
import { findStatementList } from './lists.js';
import type { Group, ListAnalysis, Operation, Placement, StatementList, Summary } from './model.js';
import { findObstacles } from './obstacles.js';
import type { Unit } from './unit.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';

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

export function explainSummary(
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
