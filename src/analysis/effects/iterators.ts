import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isClass, isFunction, unwrap } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { trace } from './trace.js';

const ITERATOR_METHODS = new Set(['values', 'entries', 'keys', 'matchAll', 'iterator']);

/**
 * Whether going through the value uses it up: a variable that was made by a generator of the file or
 * by `list.values()` and its like. Lists, and values that are not traced, can be gone through again.
 */
export function isIterator(unit: Unit, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type !== AST_NODE_TYPES.Identifier && value.type !== AST_NODE_TYPES.MemberExpression)
    return false;
  const origin = trace(unit, value);
  const made = origin.kind === 'node' ? unwrap(origin.node) : undefined;
  if (made?.type === AST_NODE_TYPES.NewExpression) return isIterableClass(unit, made.callee);
  if (made?.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(made.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(callee);
    if (name === undefined || ITERATOR_METHODS.has(name)) return !isObjectFunction(callee);
  }
  const target = trace(unit, callee);
  return target.kind === 'node' && isFunction(target.node) && target.node.generator;
}

/** `class Source { *[Symbol.iterator]() { … } }` */
function isIterableClass(unit: Unit, callee: TSESTree.Node): boolean {
  const origin = trace(unit, callee);
  const holder = origin.kind === 'node' ? origin.node : undefined;
  if (!holder || !isClass(holder)) return false;
  return holder.body.body.some(
    (item) => item.type === AST_NODE_TYPES.MethodDefinition && item.computed,
  );
}

/** `Object.keys(x)` gives a list. */
function isObjectFunction(callee: TSESTree.MemberExpression): boolean {
  return callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Object';
}
