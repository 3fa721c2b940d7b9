/** Exports whose value changes after their file has run: `export let token = ''; … token = next;`. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../utils/ast.js';
import { trace } from './effects/trace.js';
import type { Variable } from './model.js';
import type { Unit } from './unit.js';
import { getMutators, getOnlyDefinition, isConstant, isUndeclared } from './variables.js';

/**
 * Whether a name, or a member of a namespace, stands for an export that some function changes.
 * @param node An identifier or a member expression of a file that imports.
 */
export function isLiveExport(unit: Unit, node: TSESTree.Node): boolean {
  if (!isImported(unit, node)) return false;
  const origin = trace(unit, node);
  if (origin.kind !== 'node' || origin.node === node) return false;
  const variable = getBound(unit, origin.node);
  if (!variable) return false;
  if (!isConstant(variable)) return true;
  // A client that is handed to a function is the same client afterwards.
  return (
    isPlainObject(unit, origin.node) &&
    [...getMutators(variable)].some((mutator) => isFunction(mutator))
  );
}

/** A literal, or `new Map()`. */
function isPlainObject(unit: Unit, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.NewExpression)
    return (
      node.callee.type === AST_NODE_TYPES.Identifier && isUndeclared(unit.variableOf(node.callee))
    );
  return (
    node.type === AST_NODE_TYPES.ObjectExpression || node.type === AST_NODE_TYPES.ArrayExpression
  );
}

function isImported(unit: Unit, node: TSESTree.Node): boolean {
  let start = unwrap(node);
  while (start.type === AST_NODE_TYPES.MemberExpression) start = unwrap(start.object);
  const variable = start.type === AST_NODE_TYPES.Identifier ? unit.variableOf(start) : undefined;
  const definition = variable && getOnlyDefinition(variable);
  return (definition?.type as string | undefined) === 'ImportBinding';
}

/** The variable that a traced node is the name or the value of. */
function getBound(unit: Unit, node: TSESTree.Node): Variable | undefined {
  if (node.type === AST_NODE_TYPES.Identifier) return unit.variableOf(node);
  const { parent } = node;
  return parent?.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier
    ? unit.variableOf(parent.id)
    : undefined;
}
