import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../utils/ast.js';
import type { Call, Callee } from './effects/callees.js';
import { asCall, judge } from './evidence.js';
import { findChoice } from './choices.js';
import { readsClock } from './inert.js';
import type { Lifted } from './lift.js';
import type { Effects } from './effects/infer.js';
import type { Evidence, Reason, Slot, Summary } from './model.js';
import type { Scene } from './scene.js';
import { hasFixedType } from './types.js';
import { findVolatileRead } from './volatile.js';

/** Describes an await that can be lifted, or says why it may not move. */
export function makeSlot(scene: Scene, lifted: Lifted, isUsed: boolean): Slot | Reason {
  const { unit, effects, owner } = scene;
  const { node, awaits } = lifted;
  const summary = effects.evaluate(node);
  const calls = getCalls(effects, awaits);
  const judgement = judge(summary, unit.settings, calls, isUsed, owner);
  if ('refusal' in judgement) return judgement.refusal;
  const choice = findChoice(unit, effects, node);
  return choice ?? complete(scene, lifted, calls, summary, judgement.evidence);
}

/** Describes an await of which the caller knows that nobody needs it to have ended. */
export function makeKnownSlot(scene: Scene, node: TSESTree.AwaitExpression): Slot {
  const awaits = [node];
  const calls = getCalls(scene.effects, awaits);
  return complete(scene, { node, awaits }, calls, scene.effects.evaluate(node), 'proven');
}

interface Called {
  call: Call;
  callee: Callee;
}

function getCalls(effects: Effects, awaits: readonly TSESTree.AwaitExpression[]): Called[] {
  return awaits.flatMap(({ argument }) => {
    const call = asCall(argument);
    return call ? [{ call, callee: effects.getCallee(call) }] : [];
  });
}

function complete(
  { unit, effects, owner }: Scene,
  { node, awaits, inner }: Lifted,
  calls: readonly Called[],
  summary: Summary,
  evidence: Evidence,
): Slot {
  const operands = awaits.map((item) => item.argument);
  const volatile = findVolatileRead(unit, effects, node, owner);
  let pinned: Reason | undefined;
  if (volatile) pinned = { kind: 'effect', text: volatile };
  else if (!summary.waits && readsClock(summary))
    pinned = { kind: 'effect', text: 'it reads the clock' };
  else if (summary.throwsSynchronously)
    pinned = { kind: 'failure', text: 'it may throw before it gives a promise' };
  const first = awaits[0];
  const elements = first !== undefined && node === first ? getElements(first.argument) : undefined;
  return {
    node,
    awaits,
    inner,
    name: describeCalls(calls, inner) || describeTags(operands),
    summary,
    evidence,
    pinned,
    elements,
    width: isFanOut(operands, calls) ? 'unbounded' : (elements?.length ?? 1),
    fixedType:
      calls.length > 0 && calls.every(({ call, callee }) => hasFixedType(unit, call, callee)),
  };
}

/** `Promise.all(ids.map(load))` and `pMap(ids, load)` start as many promises as there are ids. */
function isFanOut(operands: readonly TSESTree.Expression[], calls: readonly Called[]): boolean {
  if (calls.some(({ callee }) => callee.kind === 'entry' && callee.entry.fansOut)) return true;
  const isCombinator = calls.some(
    ({ callee }) => callee.kind === 'entry' && callee.entry.source.startsWith('Promise.'),
  );
  return (
    isCombinator &&
    operands.some(
      (operand) =>
        operand.type === AST_NODE_TYPES.CallExpression &&
        operand.arguments[0]?.type !== AST_NODE_TYPES.ArrayExpression,
    )
  );
}

/** The calls as a message names them: `getUser()`, `fetch().json()` for `await (await fetch(url)).json()`. */
function describeCalls(
  calls: readonly { call: Call }[],
  inner: TSESTree.AwaitExpression | undefined,
): string {
  const start = inner && asCall(inner.argument);
  const names = calls.map(({ call }) => {
    const own = unwrap(call.callee);
    if (start && own.type === AST_NODE_TYPES.MemberExpression)
      return `${getDottedName(start.callee)}().${getPropertyName(own) ?? '[…]'}()`;
    return `${call.type === AST_NODE_TYPES.NewExpression ? 'new ' : ''}${getDottedName(own)}()`;
  });
  return names.join(' or ');
}

/** The tagged templates as a message names them: `sql`. */
function describeTags(operands: readonly TSESTree.Expression[]): string {
  const tags = operands
    .map((operand) => unwrap(operand))
    .filter((operand) => operand.type === AST_NODE_TYPES.TaggedTemplateExpression)
    .map((operand) => getDottedName(operand.tag));
  return tags.join(' or ') || 'await';
}

/** The elements of `Promise.all([a(), b()])`, when there are no holes, spreads or type arguments. */
function getElements(operand: TSESTree.Expression): TSESTree.Expression[] | undefined {
  if (
    operand.type !== AST_NODE_TYPES.CallExpression ||
    operand.typeArguments ||
    operand.optional ||
    operand.arguments.length !== 1
  )
    return undefined;
  if (getDottedName(operand.callee) !== 'Promise.all') return undefined;
  const list = operand.arguments[0];
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const elements = list.elements.filter(
    (item): item is TSESTree.Expression =>
      item !== null && item.type !== AST_NODE_TYPES.SpreadElement,
  );
  return elements.length === list.elements.length ? elements : undefined;
}
