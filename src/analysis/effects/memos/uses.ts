import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName } from '../../../utils/ast.js';

/** One place where a map is used. */
export interface MemoUse {
  /** The whole look-up, test or fill. */
  node: TSESTree.Node;
  key: TSESTree.Node;
  isFill: boolean;
}

/** `users.get(id)`, `users.has(id)`, `users[id]`, `id in users`, `users.set(id, user)`, `users[id] = user` */
export function getUse(identifier: TSESTree.Node): MemoUse | undefined {
  const parent = identifier.parent!;
  if (parent.type === AST_NODE_TYPES.BinaryExpression)
    return parent.operator === 'in' && parent.right === identifier
      ? { node: parent, key: parent.left, isFill: false }
      : undefined;
  if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== identifier)
    return undefined;
  if (parent.computed) {
    const { parent: outer } = parent;
    const isFill =
      outer.type === AST_NODE_TYPES.AssignmentExpression &&
      outer.left === parent &&
      (outer.operator === '=' || outer.operator === '??=');
    if (isFill) return { node: outer, key: parent.property, isFill };
    return isTarget(parent) ? undefined : { node: parent, key: parent.property, isFill };
  }
  const call = parent.parent;
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== parent) return undefined;
  const name = getPropertyName(parent) ?? '';
  const [key] = call.arguments;
  if (!key || !/^(get|has|set)$/.test(name)) return undefined;
  return { node: call, key, isFill: name === 'set' };
}

/** `delete users[id]`, `users[id]++`, `[users[id]] = rows`, `users[id](…)` */
function isTarget(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  switch (parent.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === member;
    case AST_NODE_TYPES.CallExpression:
      return parent.callee === member;
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.AssignmentPattern:
    case AST_NODE_TYPES.RestElement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      return true;
    case AST_NODE_TYPES.Property:
      return parent.parent.type === AST_NODE_TYPES.ObjectPattern;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    default:
      return false;
  }
}
