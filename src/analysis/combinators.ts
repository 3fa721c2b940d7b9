/** `Promise.all` and its like, by scopes. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../utils/ast.js';
import type { Unit } from './unit.js';
import { isUndeclared } from './variables.js';

export type Combinator = 'all' | 'allSettled' | 'any' | 'race';

const COMBINATORS: ReadonlySet<string> = new Set<Combinator>(['all', 'allSettled', 'any', 'race']);

/** Whether a text can have a call of a combinator in it: a cheap look before anything else is done. */
export function mayCombine(text: string): boolean {
  return /\bPromise\b/.test(text) && /\b(?:all|allSettled|any|race)\b/.test(text);
}

/** The method of the global `Promise` that a call runs: `all`, `resolve`, …. */
export function getPromiseMethod(unit: Unit, node: TSESTree.Node): string | undefined {
  const call = unwrap(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const object = unwrap(callee.object);
  return object.type === AST_NODE_TYPES.Identifier &&
    object.name === 'Promise' &&
    isUndeclared(unit.variableOf(object))
    ? getPropertyName(callee)
    : undefined;
}

/** Which combinator of the global `Promise` a call runs. */
export function getCombinator(unit: Unit, node: TSESTree.Node): Combinator | undefined {
  const name = getPromiseMethod(unit, node);
  return name !== undefined && COMBINATORS.has(name) ? (name as Combinator) : undefined;
}

/** The elements of the array that a combinator is handed as a literal; undefined where one is spread. */
export function getElements(
  node: TSESTree.Node,
): readonly (TSESTree.Expression | undefined)[] | undefined {
  const call = unwrap(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const list = call.arguments[0] && unwrap(call.arguments[0]);
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const elements: (TSESTree.Expression | undefined)[] = [];
  for (const item of list.elements) {
    if (item?.type === AST_NODE_TYPES.SpreadElement) return undefined;
    elements.push(item ?? undefined);
  }
  return elements;
}

/** The element of a list from which its callback gets the values: `xs.map((x) => …)`. */
export function getMappedCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  const call = unwrap(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = unwrap(call.callee);
  const name =
    callee.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(callee) : undefined;
  return name === 'map' || name === 'flatMap' ? call : undefined;
}
