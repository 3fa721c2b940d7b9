/** Whether outcomes that nobody looks at are worth a look. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getMembers } from '../joins/members.js';
import { findFilePlace } from '../places/index.js';
import type { Unit } from '../unit.js';

/**
 * `await Promise.allSettled([…]);` is a common way to say “do what you can”. Something is lost only where
 * one of the promises is made for work that changes something outside of the program, and may fail.
 * Not in tests, nor where it is clean-up: in a `catch` or a `finally`.
 */
export function isLoss(unit: Unit, effects: Effects, call: TSESTree.Node): boolean {
  if (call.type !== AST_NODE_TYPES.CallExpression || isCleanUp(call)) return false;
  const [list] = call.arguments;
  const awaited = call.parent;
  if (
    !list ||
    list.type === AST_NODE_TYPES.SpreadElement ||
    awaited.type !== AST_NODE_TYPES.AwaitExpression ||
    findFilePlace(unit)
  )
    return false;
  const { members } = getMembers(unit, effects, awaited, list);
  return members.some(({ write, canReject }) => write !== undefined && canReject);
}

function isCleanUp(node: TSESTree.Node): boolean {
  let current: TSESTree.Node = node;
  for (let parent = node.parent; parent; current = parent, parent = current.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === AST_NODE_TYPES.CatchClause) return true;
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.finalizer === current) return true;
  }
  return false;
}
