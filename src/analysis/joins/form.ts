import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { asCall } from '../evidence.js';
import { getStatementList } from '../lists.js';
import { hasFixedType, isJavaScript } from '../types.js';
import type { Unit } from '../unit.js';
import type { JoinForm } from './model.js';
import { findFallback } from './uses.js';

/** How the value of a join is taken, where its statement can be written anew. */
export function findForm(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.AwaitExpression,
  list: TSESTree.Expression,
): JoinForm | undefined {
  const { parent } = awaited;
  if (parent.type === AST_NODE_TYPES.ExpressionStatement)
    return isInList(parent) ? { kind: 'dropped', statement: parent } : undefined;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const statement = parent.parent;
  if (!isInList(statement) || statement.declarations.length > 1) return undefined;
  const { id } = parent;
  // `let` and `var` may be told a type by what they are given later.
  if (id.type === AST_NODE_TYPES.Identifier) {
    const isMapped = unwrap(list).type === AST_NODE_TYPES.CallExpression;
    return isMapped && !id.typeAnnotation ? { kind: 'list', statement, target: id } : undefined;
  }
  if (id.type !== AST_NODE_TYPES.ArrayPattern || id.typeAnnotation) return undefined;
  const array = unwrap(list);
  if (array.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const hasSpread = array.elements.some((item) => item?.type === AST_NODE_TYPES.SpreadElement);
  const isPlain = id.elements.every(
    (item) =>
      item === null ||
      item.type === AST_NODE_TYPES.Identifier ||
      item.type === AST_NODE_TYPES.ObjectPattern ||
      item.type === AST_NODE_TYPES.ArrayPattern,
  );
  if (hasSpread || !isPlain || id.elements.length > array.elements.length) return undefined;
  const targets = id.elements as (TSESTree.DestructuringPattern | TSESTree.Identifier | null)[];
  const isTypeInDoubt =
    !isJavaScript(unit) &&
    targets.some(
      (target, index) =>
        target !== null &&
        target.type !== AST_NODE_TYPES.Identifier &&
        !isFixed(unit, effects, array.elements[index]),
    );
  const fallback =
    statement.kind === 'const' ? findFallback(unit, effects, targets, array) : undefined;
  return { kind: 'pattern', statement, targets, isTypeInDoubt, fallback };
}

function isFixed(unit: Unit, effects: Effects, element: TSESTree.Node | null | undefined): boolean {
  const call = element ? asCall(element) : undefined;
  return call !== undefined && hasFixedType(unit, call, effects.getCallee(call));
}

/** Whether further statements can stand beside a statement. */
function isInList(statement: TSESTree.Node): boolean {
  const { parent } = statement;
  return (
    parent !== undefined &&
    parent !== null &&
    parent.type !== AST_NODE_TYPES.ArrowFunctionExpression &&
    getStatementList(parent)?.statements.includes(statement as never) === true
  );
}
