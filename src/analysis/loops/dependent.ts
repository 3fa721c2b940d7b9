import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Variable } from '../model.js';
import type { Scene } from '../scene.js';
import type { LoopPlan, LoopShape } from './model.js';
import { getHeadVariables, isDeclaredIn } from './plan.js';

/**
 * Whether what is awaited depends on the element. The same call in each iteration asks for its next
 * answer on purpose: polling, a queue, a retry.
 */
export function dependsOnElement(
  { unit }: Scene,
  shape: LoopShape,
  plan: LoopPlan,
  node: TSESTree.AwaitExpression,
): boolean {
  const dependent = new Set<Variable>(getHeadVariables(unit, shape));
  const mentions = (root: TSESTree.Node): boolean => {
    let found = false;
    walk(root, unit.keys, (inner) => {
      if (found) return false;
      const variable =
        inner.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
      found = variable !== undefined && dependent.has(variable);
      return !found;
    });
    return found;
  };
  for (const { node: statement } of plan.mapped) {
    const isPlain = statement.type === AST_NODE_TYPES.VariableDeclaration;
    if (isPlain) {
      for (const declarator of statement.declarations) {
        if (declarator.init && !mentions(declarator.init)) continue;
        for (const variable of unit.scopes.getDeclaredVariables(declarator) as Variable[])
          dependent.add(variable);
      }
      continue;
    }
    if (!mentions(statement)) continue;
    // What an `if` or a `try` of the iteration gives a value to.
    walk(statement, unit.keys, (inner) => {
      const variable =
        inner.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
      if (variable && isDeclaredIn(shape.node, variable)) dependent.add(variable);
      return true;
    });
  }
  return mentions(node.argument);
}
