import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';

const known = new WeakMap<FunctionNode, readonly TSESTree.Expression[]>();

/** The expressions that a function returns, in source order; those of nested functions left out. */
export function getReturned(unit: Unit, node: FunctionNode): readonly TSESTree.Expression[] {
  let values = known.get(node);
  if (!values) {
    values =
      node.body.type === AST_NODE_TYPES.BlockStatement ? collect(unit, node.body) : [node.body];
    known.set(node, values);
  }
  return values;
}

function collect(unit: Unit, body: TSESTree.BlockStatement): TSESTree.Expression[] {
  const values: TSESTree.Expression[] = [];
  walk(body, unit.keys, (inner) => {
    if (isFunction(inner)) return false;
    if (inner.type === AST_NODE_TYPES.ReturnStatement && inner.argument)
      values.push(inner.argument);
    return true;
  });
  return values;
}
