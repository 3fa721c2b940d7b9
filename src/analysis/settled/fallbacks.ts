/** Whether code has a way to go where the `value` of a result is missing. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { Unit } from '../unit.js';

/**
 * `result.value ?? []`, `result.value?.name`, `if (result.value)`; the same of a name that the value is
 * given, and `results.map((result) => result.value).filter(Boolean)`.
 * @param node The `value` that is read, or its property in a pattern.
 */
export function hasFallback(unit: Unit, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Property) return isNameTested(unit, node.value);
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.ChainExpression:
        break;
      case AST_NODE_TYPES.MemberExpression:
        return parent.object === current && parent.optional;
      case AST_NODE_TYPES.VariableDeclarator:
        return isNameTested(unit, parent.id);
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return parent.body === current && isFiltered(parent);
      default:
        return isTest(parent, current);
    }
  }
  return false;
}

/** Whether what stands around an expression does something else where it is missing. */
function isTest(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return parent.left === node || isTest(parent.parent, parent);
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '!' || parent.operator === 'typeof';
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node;
    case AST_NODE_TYPES.BinaryExpression:
      return /^[!=]==?$/.test(parent.operator);
    default:
      return false;
  }
}

/** `const user = result.value; if (!user) return;` */
function isNameTested(unit: Unit, name: TSESTree.Node): boolean {
  const variable = name.type === AST_NODE_TYPES.Identifier ? unit.variableOf(name) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const use = identifier as TSESTree.Node;
    const parent = use.parent!;
    if (parent.type === AST_NODE_TYPES.MemberExpression)
      return parent.object === use && parent.optional;
    if (parent.type === AST_NODE_TYPES.ArrowFunctionExpression)
      return parent.body === use && isFiltered(parent);
    return isTest(parent, use);
  });
}

/** `.map((result) => result.value).filter(Boolean)` */
function isFiltered(callback: TSESTree.Node): boolean {
  const call = callback.parent;
  if (!isFunction(callback) || call?.type !== AST_NODE_TYPES.CallExpression) return false;
  const member = call.parent;
  return (
    getMethod(call.callee) === 'map' &&
    member.type === AST_NODE_TYPES.MemberExpression &&
    getMethod(member) === 'filter'
  );
}

function getMethod(node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  return inner.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(inner) : undefined;
}
