import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { resolveFunctions } from './callees.js';

/** `f(() => …)`, `f(load)`, `f({ load() {} })`: functions that the callee may call. */
export function getPassedFunctions(unit: Unit, argument: TSESTree.Node): readonly FunctionNode[] {
  const value = unwrap(argument);
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return resolveFunctions(unit, value) ?? [];
  return value.properties.flatMap((item) =>
    item.type === AST_NODE_TYPES.Property ? getPassedFunctions(unit, item.value) : [],
  );
}

/** `(run = start)`: functions that a function calls when an argument is missing. */
export function getDefaultFunctions(unit: Unit, node: FunctionNode): FunctionNode[] {
  return node.params.flatMap((parameter) =>
    parameter.type === AST_NODE_TYPES.AssignmentPattern
      ? getPassedFunctions(unit, parameter.right)
      : [],
  );
}
