import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';
import { isLogLine } from './cleanup.js';

/**
 * Whether a `catch` block makes an error of every error and does nothing else once it has told them
 * apart: `if (error instanceof Known) throw new Failed(error.message); throw error;`. Its caller gets
 * an error either way, as it would without the block.
 * @param isDeciding Whether a statement decides by the error.
 */
export function isErrorMapping(
  effects: Effects,
  unit: Unit,
  block: TSESTree.BlockStatement,
  isDeciding: (node: TSESTree.Node) => boolean,
): boolean {
  if (!alwaysThrows(block) || leaves(unit, block)) return false;
  const first = block.body.findIndex(isDeciding);
  return block.body
    .slice(Math.max(first, 0))
    .every((statement) => isHarmless(effects, unit, statement));
}

function alwaysThrows(node: TSESTree.Node | null | undefined): boolean {
  switch (node?.type) {
    case AST_NODE_TYPES.ThrowStatement:
      return true;
    case AST_NODE_TYPES.BlockStatement:
      return alwaysThrows(node.body.at(-1));
    case AST_NODE_TYPES.IfStatement:
      return alwaysThrows(node.consequent) && alwaysThrows(node.alternate);
    default:
      return false;
  }
}

/** Whether some way through the block ends in anything else than its end or a `throw`. */
function leaves(unit: Unit, block: TSESTree.BlockStatement): boolean {
  let found = false;
  walk(block, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    found =
      node.type === AST_NODE_TYPES.ReturnStatement ||
      node.type === AST_NODE_TYPES.BreakStatement ||
      node.type === AST_NODE_TYPES.ContinueStatement ||
      node.type === AST_NODE_TYPES.TryStatement ||
      node.type === AST_NODE_TYPES.AwaitExpression ||
      node.type === AST_NODE_TYPES.YieldExpression;
    return !found;
  });
  return found;
}

/** Whether a statement only computes, logs, and throws what it makes. */
function isHarmless(effects: Effects, unit: Unit, statement: TSESTree.Node): boolean {
  const made = new Set<TSESTree.Node>();
  const parts: TSESTree.Node[] = [];
  walk(statement, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== AST_NODE_TYPES.ThrowStatement) return true;
    // The constructor of an error only makes the error.
    const thrown = unwrap(node.argument);
    if (thrown.type === AST_NODE_TYPES.NewExpression) {
      made.add(thrown);
      parts.push(...thrown.arguments);
    }
    return true;
  });
  return [effects.evaluate(statement, made), ...parts.map((part) => effects.evaluate(part))].every(
    (summary) =>
      summary.barrier === undefined &&
      summary.unknowns.length === 0 &&
      summary.calledParameters.length === 0 &&
      !summary.waits &&
      summary.writes.every(isLogLine),
  );
}
