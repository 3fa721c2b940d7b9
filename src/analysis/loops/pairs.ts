import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { locate } from '../effects/locate.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import type { LoopShape } from './model.js';

/**
 * `for (const one of users) for (const other of users)`, `… of users.slice(i + 1)`: whether a loop goes
 * through the list of a loop around it.
 */
export function isOfPairs(unit: Unit, { node, iterated }: LoopShape): boolean {
  const own = collectVariables(unit, iterated);
  for (
    let current: TSESTree.Node | undefined = node.parent;
    current && !isFunction(current);
    current = current.parent
  ) {
    const head = getHead(current);
    if (!head || !contains((current as TSESTree.ForOfStatement).body, node)) continue;
    const { root } = locate(unit, head);
    if (root.kind === 'variable' && own.has(root.variable)) return true;
  }
  return false;
}

/** What a loop goes through, or is counted by: `users` of `i < users.length`. */
function getHead(node: TSESTree.Node): TSESTree.Node | undefined {
  if (node.type === AST_NODE_TYPES.ForOfStatement) return node.right;
  if (node.type !== AST_NODE_TYPES.ForStatement) return undefined;
  const { test } = node;
  const bound = test?.type === AST_NODE_TYPES.BinaryExpression ? test.right : undefined;
  return bound?.type === AST_NODE_TYPES.MemberExpression ? bound.object : undefined;
}

function collectVariables(unit: Unit, root: TSESTree.Node): Set<Variable> {
  const found = new Set<Variable>();
  walk(root, unit.keys, (node) => {
    const variable = node.type === AST_NODE_TYPES.Identifier ? unit.variableOf(node) : undefined;
    if (variable) found.add(variable);
    return true;
  });
  return found;
}
