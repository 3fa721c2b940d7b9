import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../utils/ast.js';
import type { Call, Callee } from './effects/callees.js';
import type { Effects } from './effects/infer.js';
import { asCall, judge } from './evidence.js';
import { isInert, readsClock } from './inert.js';
import type { Lifted } from './lift.js';
import type { Reason, Slot } from './model.js';
import type { Scene } from './scene.js';
import { hasFixedType, isJavaScript } from './types.js';
import type { Unit } from './unit.js';
import { getOnlyDefinition, isConstant } from './variables.js';
import { findVolatileRead } from './volatile.js';

/** Describes an await that can be lifted, or says why it may not move. */
export function makeSlot(
  { unit, effects, owner }: Scene,
  { node, awaits, inner }: Lifted,
  isUsed: boolean,
): Slot | Reason {
  const summary = effects.evaluate(node);
  const operands = awaits.map((item) => item.argument);
  const calls = operands.flatMap((operand) => {
    const call = asCall(operand);
    return call ? [{ call, callee: effects.getCallee(call) }] : [];
  });
  const judgement = judge(summary, unit.settings, calls, isUsed, owner);
  if ('refusal' in judgement) return judgement.refusal;
  const choice = findChoice(unit, effects, node);
  if (choice) return choice;
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
    name: describeCalls(calls, inner),
    summary,
    evidence: judgement.evidence,
    pinned,
    elements,
    width: isFanOut(operands, calls) ? 'unbounded' : (elements?.length ?? 1),
    fixedType:
      calls.length > 0 && calls.every(({ call, callee }) => hasFixedType(unit, call, callee)),
  };
}

/**
 * What speaks against `isAdmin ? await f() : null` as an element of a join: the parts that do not
 * wait are evaluated early, and a promise among them would be waited for.
 */
function findChoice(unit: Unit, effects: Effects, node: TSESTree.Expression): Reason | undefined {
  let parts: TSESTree.Expression[];
  let values: TSESTree.Expression[];
  if (node.type === AST_NODE_TYPES.ConditionalExpression) {
    values = [node.consequent, node.alternate].filter(
      (item) => item.type !== AST_NODE_TYPES.AwaitExpression,
    );
    parts = [node.test, ...values];
  } else if (node.type === AST_NODE_TYPES.LogicalExpression) {
    // What `&&` gives when it stops is falsy, and no promise is.
    values = node.operator === '&&' ? [] : [node.left];
    parts = [node.left];
  } else {
    return undefined;
  }
  if (!parts.every((item) => isInert(effects.evaluate(item))))
    return { kind: 'control', text: 'its condition runs code that may do more than read' };
  if (!values.every((item) => isPlainValue(unit, effects, item)))
    return { kind: 'unknown', text: 'the other value may be a promise' };
  if (!isJavaScript(unit) && values.some(isWidened))
    return { kind: 'unknown', text: 'the type of the other value would become wider' };
  return undefined;
}

/** `'light'`, `[]` and `{}` have a narrower type beside an await than as an element of an array. */
function isWidened(node: TSESTree.Expression): boolean {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.Literal) return value.value !== null;
  return [
    AST_NODE_TYPES.ArrayExpression,
    AST_NODE_TYPES.ObjectExpression,
    AST_NODE_TYPES.TemplateLiteral,
    AST_NODE_TYPES.UnaryExpression,
  ].includes(value.type);
}

/** Whether a value is known not to be a promise: of a known kind, or awaited before. */
function isPlainValue(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const kind = effects.getKind(value);
  if (kind !== undefined) return !kind.startsWith('promise');
  if (value.type === AST_NODE_TYPES.MemberExpression)
    return isPlainValue(unit, effects, value.object);
  if (value.type !== AST_NODE_TYPES.Identifier)
    return value.type === AST_NODE_TYPES.AwaitExpression;
  if (value.name === 'undefined') return true;
  const variable = unit.variableOf(value);
  const annotation = (variable?.identifiers[0] as TSESTree.Identifier | undefined)?.typeAnnotation;
  if (annotation && isPlainType(annotation.typeAnnotation)) return true;
  const declarator = variable && getOnlyDefinition(variable)?.node;
  return (
    declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.init !== null &&
    isConstant(variable!) &&
    isPlainValue(unit, effects, declarator.init)
  );
}

/** `Promise.all(ids.map(load))` starts as many promises as there are ids. */
function isFanOut(
  operands: readonly TSESTree.Expression[],
  calls: readonly { call: Call; callee: Callee }[],
): boolean {
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
  return names.join(' or ') || 'await';
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

/** Whether an annotation names no promise: `User | undefined`. Types that may be anything do. */
function isPlainType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSUnionType:
      return type.types.every(isPlainType);
    case AST_NODE_TYPES.TSTypeReference:
      return (
        type.typeName.type === AST_NODE_TYPES.Identifier &&
        !/Promise|Thenable|Deferred|^T$/.test(type.typeName.name)
      );
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
    case AST_NODE_TYPES.TSConditionalType:
      return false;
    default:
      return true;
  }
}
