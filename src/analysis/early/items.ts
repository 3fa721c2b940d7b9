/** Whether a loop over promises could as well go through their values. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';
import type { Items } from './model.js';

/** The awaits of a loop's own item, in the function of the loop. */
export function getItemAwaits(
  unit: Unit,
  loop: TSESTree.ForOfStatement,
): TSESTree.AwaitExpression[] {
  return getItemUses(unit, loop).flatMap((node) => {
    const { parent } = node;
    const isOwn =
      parent?.type === AST_NODE_TYPES.AwaitExpression && getOwner(parent) === getOwner(loop);
    return isOwn ? [parent] : [];
  });
}

function getItemUses(unit: Unit, { left }: TSESTree.ForOfStatement): TSESTree.Node[] {
  const target =
    left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : undefined;
  const variable = target?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  return (variable?.references ?? [])
    .filter((reference) => reference.init !== true)
    .map(({ identifier }) => identifier as TSESTree.Node);
}

/**
 * What a loop does with its items; undefined where values in their place would do something else: the
 * loop is left before all have ended, one failure is caught for each item, or a promise is handed on.
 */
export function findItems(unit: Unit, loop: TSESTree.Node): Items | undefined {
  if (loop.type !== AST_NODE_TYPES.ForOfStatement || isLeft(unit, loop)) return undefined;
  if (loop.await) return { isWait: false, awaits: [] };
  const awaits = getItemAwaits(unit, loop);
  if (awaits.length !== getItemUses(unit, loop).length) return undefined;
  if (isOnlyWait(loop)) return { isWait: true, awaits };
  const isFree = awaits.every(
    // `item;` alone does nothing.
    (node) => !isInsideTry(node, loop) && node.parent.type !== AST_NODE_TYPES.ExpressionStatement,
  );
  return isFree ? { isWait: false, awaits } : undefined;
}

function isOnlyWait({ body }: TSESTree.ForOfStatement): boolean {
  const list = body.type === AST_NODE_TYPES.BlockStatement ? body.body : [body];
  const [only] = list;
  return (
    list.length === 1 &&
    only?.type === AST_NODE_TYPES.ExpressionStatement &&
    only.expression.type === AST_NODE_TYPES.AwaitExpression &&
    only.expression.argument.type === AST_NODE_TYPES.Identifier
  );
}

/** A `catch` for each item would not get to see what fails. */
function isInsideTry(node: TSESTree.Node, root: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== root; current = current.parent)
    if (current.type === AST_NODE_TYPES.TryStatement) return true;
  return false;
}

/** `if (value.ok) return value;`: the loop need not wait for those that come later. */
function isLeft(unit: Unit, loop: TSESTree.ForOfStatement): boolean {
  let found = false;
  walk(loop.body, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    found =
      node.type === AST_NODE_TYPES.ReturnStatement ||
      node.type === AST_NODE_TYPES.ThrowStatement ||
      node.type === AST_NODE_TYPES.YieldExpression ||
      (node.type === AST_NODE_TYPES.ContinueStatement && node.label !== null) ||
      (node.type === AST_NODE_TYPES.BreakStatement &&
        (node.label !== null || !isInsideBreakable(node, loop)));
    return !found;
  });
  return found;
}

const BREAKABLE: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ForStatement,
  AST_NODE_TYPES.ForInStatement,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.WhileStatement,
  AST_NODE_TYPES.DoWhileStatement,
  AST_NODE_TYPES.SwitchStatement,
]);

/** Whether a `break` leaves something that stands inside of the root. */
export function isInsideBreakable(node: TSESTree.Node, root: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== root; current = current.parent)
    if (BREAKABLE.has(current.type)) return true;
  return false;
}
