import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';

/**
 * `main(); const BASE = '/api'; async function main() { … }`: what main reads after its first await is
 * set by then, and would not be if it were read earlier.
 */
export function startsBeforeItsConstants(unit: Unit): boolean {
  let started = false;
  for (const statement of unit.program.body) {
    const declaration =
      statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
    if (
      declaration?.type === AST_NODE_TYPES.FunctionDeclaration ||
      declaration?.type === AST_NODE_TYPES.ImportDeclaration
    )
      continue;
    const isValue =
      declaration?.type === AST_NODE_TYPES.VariableDeclaration ||
      declaration?.type === AST_NODE_TYPES.ClassDeclaration;
    if (
      started &&
      isValue &&
      unit.scopes
        .getDeclaredVariables(declaration)
        .some((variable) =>
          variable.references.some(
            (reference) =>
              getOwner(reference.identifier as TSESTree.Node).type !== AST_NODE_TYPES.Program,
          ),
        )
    )
      return true;
    started ||=
      declaration !== null && declaration !== undefined && callsHoisted(unit, declaration);
  }
  return false;
}

function callsHoisted(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    if (
      node.type === AST_NODE_TYPES.CallExpression &&
      node.callee.type === AST_NODE_TYPES.Identifier
    ) {
      found =
        unit
          .variableOf(node.callee)
          ?.defs.some(
            (item) =>
              (item.node as TSESTree.Node).type === AST_NODE_TYPES.FunctionDeclaration &&
              (item.node as TSESTree.Node).range[0] > node.range[0],
          ) ?? false;
    }
    return !found;
  });
  return found;
}
