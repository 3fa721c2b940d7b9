import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { resolveFunctions } from '../effects/functions.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';

const MAX_DEPTH = 4;

/** Libraries that answer a failure with a value: `{ error }`. */
const ANSWERING = /^@supabase\//;

/** Whether the promise that an expression gives may reject, as far as can be seen. */
export function mayReject(
  effects: Effects,
  unit: Unit,
  expression: TSESTree.Node,
  depth = 0,
): boolean {
  const node = unwrap(expression);
  const recurse = (inner: TSESTree.Node): boolean => mayReject(effects, unit, inner, depth + 1);
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.TemplateLiteral:
      return false;
    case AST_NODE_TYPES.Identifier:
      return node.name !== 'undefined';
    case AST_NODE_TYPES.ConditionalExpression:
      return recurse(node.consequent) || recurse(node.alternate);
    case AST_NODE_TYPES.LogicalExpression:
      return recurse(node.right) || (node.operator !== '&&' && recurse(node.left));
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.some((item) => item !== null && recurse(item));
    case AST_NODE_TYPES.SpreadElement:
      return recurse(node.argument);
    case AST_NODE_TYPES.CallExpression:
      return depth > MAX_DEPTH || mayCallReject(effects, unit, node, depth);
    default:
      return true;
  }
}

function mayCallReject(
  effects: Effects,
  unit: Unit,
  call: TSESTree.CallExpression,
  depth: number,
): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(callee);
    const handler = name === 'catch' ? call.arguments[0] : undefined;
    const both = name === 'then' ? call.arguments[1] : undefined;
    if (handler ?? both) return !isQuiet(effects, (handler ?? both)!);
    if (name === 'map' || name === 'flatMap') {
      const found = call.arguments[0] && resolveFunctions(effects, call.arguments[0]);
      if (!found || found.functions.length === 0) return true;
      return found.functions.some((item) => mayFunctionReject(effects, unit, item, depth));
    }
  }
  const found = effects.getCallee(call);
  if (found.kind === 'entry') {
    const { source } = found.entry;
    if (source === 'Promise.allSettled' || source === 'Promise.resolve') return false;
    return !ANSWERING.test(source);
  }
  if (found.kind !== 'functions' || found.isOpen === true) return true;
  return found.functions.some((item) => mayFunctionReject(effects, unit, item, depth));
}

function mayFunctionReject(
  effects: Effects,
  unit: Unit,
  node: FunctionNode,
  depth: number,
): boolean {
  if (node.body.type !== AST_NODE_TYPES.BlockStatement)
    return mayReject(effects, unit, node.body, depth + 1);
  let isRisky = false;
  walk(node.body, unit.keys, (inner) => {
    if (isRisky || isFunction(inner)) return false;
    if (inner.type === AST_NODE_TYPES.TryStatement && inner.handler && !inner.finalizer) {
      // What the block throws ends in the handler.
      isRisky ||= holdsRisk(unit, inner.handler.body, false);
      return false;
    }
    isRisky ||= isRisk(inner, true) && !isSafe(effects, unit, inner, depth);
    return !isRisky;
  });
  return isRisky;
}

/** `return save().catch(log)` */
function isSafe(effects: Effects, unit: Unit, node: TSESTree.Node, depth: number): boolean {
  const isPromise =
    node.type === AST_NODE_TYPES.AwaitExpression || node.type === AST_NODE_TYPES.ReturnStatement;
  return isPromise && node.argument !== null && !mayReject(effects, unit, node.argument, depth + 1);
}

function holdsRisk(unit: Unit, root: TSESTree.Node, withCalls: boolean): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    found ||= isRisk(node, withCalls);
    return !found;
  });
  return found;
}

/** What may end a function by an error: a throw, an await; and a call that is handed on. */
function isRisk(node: TSESTree.Node, withCalls: boolean): boolean {
  if (node.type === AST_NODE_TYPES.ThrowStatement) return true;
  if (!withCalls) return false;
  return (
    node.type === AST_NODE_TYPES.AwaitExpression ||
    (node.type === AST_NODE_TYPES.ReturnStatement &&
      node.argument !== null &&
      GIVING.has(unwrap(node.argument).type))
  );
}

/** What may give a promise that somebody else made. */
const GIVING: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.LogicalExpression,
]);

/** A handler that makes a value of every error. */
function isQuiet(effects: Effects, handler: TSESTree.Node): boolean {
  const found = resolveFunctions(effects, handler);
  if (!found) return true;
  return !found.functions.some((item) => holdsRisk(effects.unit, item.body, false));
}
