/** A list of promises that is made by `map`, as a loop that makes one after another. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, isFunction, unwrap } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getMappedCall } from './combinators.js';
import type { Unit } from './unit.js';

/** `items.map((item) => …)`: what a loop over `items` would do. */
export interface SerialLoop {
  list: TSESTree.Expression;
  /** What takes one item: a name or a pattern. */
  item: TSESTree.Parameter;
  body: TSESTree.BlockStatement | TSESTree.Expression;
  /** What is given back for one item; undefined where nothing is. */
  result: TSESTree.Expression | undefined;
  /** The `return;` statements above it, which go on with the next item. */
  leaves: readonly TSESTree.ReturnStatement[];
}

/**
 * The loop of a list; undefined where it would do something else: the callback asks for the index or the
 * list, uses what only a function has, changes the list, or gives values back in several places.
 */
export function findSerialLoop(unit: Unit, node: TSESTree.Node): SerialLoop | undefined {
  const call = getMappedCall(node);
  const callee = call && unwrap(call.callee);
  if (callee?.type !== AST_NODE_TYPES.MemberExpression || callee.optional) return undefined;
  const [callback] = call!.arguments;
  const isMap =
    callee.property.type === AST_NODE_TYPES.Identifier && callee.property.name === 'map';
  if (!isMap || call!.arguments.length !== 1 || !isFunction(callback)) return undefined;
  const [item] = callback.params;
  if (
    callback.type !== AST_NODE_TYPES.ArrowFunctionExpression ||
    callback.params.length !== 1 ||
    !item ||
    item.type === AST_NODE_TYPES.AssignmentPattern ||
    item.type === AST_NODE_TYPES.RestElement ||
    item.type === AST_NODE_TYPES.TSParameterProperty
  )
    return undefined;
  const { object: list } = callee;
  const { body } = callback;
  if (list.type === AST_NODE_TYPES.Super || isNamed(unit, list, callback)) return undefined;
  if (body.type !== AST_NODE_TYPES.BlockStatement)
    return { list, item, body, result: body, leaves: [] };
  const last = body.body.at(-1);
  const result = last?.type === AST_NODE_TYPES.ReturnStatement ? last.argument : undefined;
  const leaves = collectLeaves(unit, body, result ? last : undefined);
  return last && leaves ? { list, item, body, result: result ?? undefined, leaves } : undefined;
}

/** Whether the callback uses the list itself: it may change it while the loop goes through it. */
function isNamed(unit: Unit, list: TSESTree.Node, callback: TSESTree.Node): boolean {
  let root = unwrap(list);
  while (root.type === AST_NODE_TYPES.MemberExpression) root = unwrap(root.object);
  const variable = root.type === AST_NODE_TYPES.Identifier ? unit.variableOf(root) : undefined;
  return (
    variable?.references.some(({ identifier }) =>
      contains(callback, identifier as TSESTree.Node),
    ) === true && root === unwrap(list)
  );
}

/** The `return;` statements of a body; undefined where one gives a value, or stands in a loop. */
function collectLeaves(
  unit: Unit,
  body: TSESTree.BlockStatement,
  last: TSESTree.Node | undefined,
): TSESTree.ReturnStatement[] | undefined {
  const found: TSESTree.ReturnStatement[] = [];
  let isPlain = true;
  walk(body, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.ReturnStatement && node !== last) {
      isPlain &&= node.argument === null && !isInLoop(node, body);
      found.push(node);
    }
    // Hoisted to the function around, where each item would share it.
    if (node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'var') isPlain = false;
    return isPlain;
  });
  return isPlain ? found : undefined;
}

const LOOPS = /^(For|ForIn|ForOf|While|DoWhile|Switch)Statement$/;

function isInLoop(node: TSESTree.Node, root: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== root; current = current.parent)
    if (LOOPS.test(current.type)) return true;
  return false;
}
