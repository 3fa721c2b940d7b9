import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, isConstant } from '../variables.js';

const ITERATOR_METHODS = new Set(['values', 'entries', 'keys', 'matchAll', 'iterator']);

/**
 * Whether going through the value uses it up: a variable that was made by a generator of the file or
 * by `list.values()` and its like. Lists, and values that are not traced, can be gone through again.
 */
export function isIterator(unit: Unit, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const variable = value.type === AST_NODE_TYPES.Identifier ? unit.variableOf(value) : undefined;
  const declarator = variable && getOnlyDefinition(variable)?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return false;
  const call = unwrap(declarator.init);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(callee);
    return (name === undefined || ITERATOR_METHODS.has(name)) && !isObjectFunction(callee);
  }
  const target = callee.type === AST_NODE_TYPES.Identifier ? unit.variableOf(callee) : undefined;
  const body =
    target && isConstant(target) ? (target.defs[0]?.node as TSESTree.Node | undefined) : undefined;
  const made = body?.type === AST_NODE_TYPES.VariableDeclarator ? body.init : body;
  return isFunction(made) && made.generator;
}

/** `Object.keys(x)` gives a list. */
function isObjectFunction(callee: TSESTree.MemberExpression): boolean {
  return callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Object';
}
