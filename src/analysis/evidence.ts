import { AST_NODE_TYPES, getDottedName, unwrap } from '../utils/ast.js';
import type { TSESTree } from '@typescript-eslint/types';

import type { Call, Callee } from './effects/callees.js';
import { isGateName } from './effects/names.js';
import { printLocation } from './effects/summary.js';
import type { Evidence, Reason, Summary, Unknown } from './model.js';
import type { AnalysisSettings } from './unit.js';
import { getOnlyDefinition, getVariableOwner } from './variables.js';

/** How well an await is founded, or why it may not move at all. */
export type Judgement = { evidence: Evidence } | { refusal: Reason };

/**
 * Judges what an awaited operand does.
 * @param owner The function that awaits it.
 * @param isUsed Whether anything reads the value. A call whose value is dropped is made for what it
 * does: it is a gate or a write, whatever it is called.
 */
export function judge(
  summary: Summary,
  settings: AnalysisSettings,
  calls: readonly { call: Call; callee: Callee }[],
  isUsed: boolean,
  owner: TSESTree.Node,
): Judgement {
  if (summary.barrier) return refuse('effect', summary.barrier);
  if (summary.gate) return refuse('control', summary.gate);
  for (const { call, callee } of calls) {
    const gate = findGateName(call, callee, summary);
    if (gate) return refuse('control', gate);
  }
  const write = summary.writes.find(
    (item) => item.benign !== true && item.fills !== true && !isOwnHandle(item, owner),
  );
  if (write) return refuse('effect', `${write.why} (${printLocation(write.location)})`);
  for (const unknown of summary.unknowns) {
    if (unknown.nameClass === 'gate')
      return refuse('control', `${unknown.name}() is a gate by its name`);
    if (unknown.nameClass === 'stateful')
      return refuse('effect', `${unknown.name}() has a state or waits on purpose, by its name`);
  }
  if (!isUsed && !(calls.length > 0 && calls.every(isPreload))) {
    const isGate = summary.throws || summary.unknowns.some(({ name }) => GATE_LIKE.test(name));
    return summary.unknowns.length > 0 && !isGate
      ? { evidence: 'unknown' }
      : refuse('control', 'its value is not used, so it is awaited for what it does');
  }
  if (summary.unknowns.length === 0) return { evidence: 'proven' };
  if (summary.unknowns.some((unknown) => unknown.nameClass !== 'read'))
    return { evidence: 'unknown' };
  return {
    evidence: summary.unknowns.every((unknown) => isTrusted(unknown, settings))
      ? 'trusted'
      : 'assumed',
  };
}

/** `await client.prefetchQuery(…)`: its value is in the cache. */
function isPreload({ callee }: { callee: Callee }): boolean {
  return callee.kind === 'entry' && callee.entry.preloads === true;
}

/** Names of calls that are made for what they refuse, when their value is dropped. */
const GATE_LIKE = /OrThrow|OrFail|rate.?limit|throttl|permission|auth|allowed/i;

/** Whether the settings let a read name stand where nothing of the callee can be seen. */
function isTrusted(unknown: Unknown, settings: AnalysisSettings): boolean {
  if (settings.trustNames === 'never') return false;
  return (
    unknown.declared === 'undeclared' ||
    (unknown.declared === 'unresolved' && settings.trustNames === 'unresolved')
  );
}

/**
 * A callee whose name says that it decides if its caller goes on. A body that is followed to its
 * ends and never throws says otherwise, and so do the settings.
 */
function findGateName(call: Call, callee: Callee, summary: Summary): string | undefined {
  if (callee.kind === 'declared' || callee.kind === 'entry') return undefined;
  const name = getDottedName(unwrap(call.callee));
  const isSeen = callee.kind === 'functions' && summary.unknowns.length === 0;
  if (isGateName(name) && !(isSeen && !summary.throws)) return `${name}() is a gate by its name`;
  return undefined;
}

/** `await response.json()`: the body of a response of this function is used up, and nobody else holds it. */
function isOwnHandle(
  { consumes, location: { root } }: Summary['writes'][number],
  owner: TSESTree.Node,
): boolean {
  if (!consumes || root.kind !== 'variable') return false;
  const definition = getOnlyDefinition(root.variable);
  return (
    definition?.node.type === AST_NODE_TYPES.VariableDeclarator &&
    getVariableOwner(root.variable) === owner
  );
}

function refuse(kind: Reason['kind'], text: string): Judgement {
  return { refusal: { kind, text } };
}

/** Whether the expression is a call or `new`, seen through casts. */
export function asCall(node: TSESTree.Node): Call | undefined {
  const target = unwrap(node);
  return target.type === AST_NODE_TYPES.CallExpression ||
    target.type === AST_NODE_TYPES.NewExpression
    ? target
    : undefined;
}
