/** Lists that are filled with started promises one by one: `list.push(load(id))`. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { Variable } from '../model.js';

/** A statement that puts something into a list. */
export interface Push {
  statement: TSESTree.ExpressionStatement;
  /** The name of the list in it. */
  name: TSESTree.Node;
  values: readonly TSESTree.Expression[];
}

/** Whether a variable starts as an empty list. */
export function isEmptyList(init: TSESTree.Expression): boolean {
  const inner = unwrap(init);
  return inner.type === AST_NODE_TYPES.ArrayExpression && inner.elements.length === 0;
}

/** The statements that put something into the list of a variable. */
export function getPushes(variable: Variable): Push[] {
  return variable.references.flatMap(({ identifier }) => {
    const name = identifier as TSESTree.Node;
    const member = name.parent;
    if (
      member?.type !== AST_NODE_TYPES.MemberExpression ||
      member.object !== name ||
      getPropertyName(member) !== 'push'
    )
      return [];
    const call = member.parent;
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return [];
    const statement = getStatement(call);
    if (!statement) return [];
    const values = call.arguments.filter((item) => item.type !== AST_NODE_TYPES.SpreadElement);
    return values.length === call.arguments.length ? [{ statement, name, values }] : [];
  });
}

/** The statement that runs a call for its effect; `ids.forEach((id) => list.push(load(id)))` as a whole. */
function getStatement(call: TSESTree.CallExpression): TSESTree.ExpressionStatement | undefined {
  const { parent } = call;
  const callback =
    parent.type === AST_NODE_TYPES.ArrowFunctionExpression
      ? parent
      : parent.type === AST_NODE_TYPES.ExpressionStatement &&
          parent.parent.type === AST_NODE_TYPES.BlockStatement
        ? parent.parent.parent
        : undefined;
  if (isFunction(callback) && !callback.async) {
    const outer = callback.parent;
    const isEach =
      outer.type === AST_NODE_TYPES.CallExpression &&
      outer.callee.type === AST_NODE_TYPES.MemberExpression &&
      getPropertyName(outer.callee) === 'forEach';
    if (isEach)
      return outer.parent.type === AST_NODE_TYPES.ExpressionStatement ? outer.parent : undefined;
  }
  return parent.type === AST_NODE_TYPES.ExpressionStatement ? parent : undefined;
}
