/** Async callbacks of `forEach`, `map` and `reduce`, and who waits for them. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getOwner,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { asCall, judge } from '../evidence.js';
import type { Variable } from '../model.js';
import { findPlace } from '../places/index.js';
import type { Unit } from '../unit.js';
import { findVolatileRead } from '../volatile.js';
import { isArray } from './iterated.js';
import type { CallbackAnswer } from './model.js';

type Callback = CallbackAnswer['callback'];

/** What is wrong with an async callback of a list's method; undefined where nothing is known to be. */
export function findCallback(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
): CallbackAnswer | undefined {
  const callee = unwrap(call.callee);
  const [callback] = call.arguments;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || !isAsync(callback)) return undefined;
  const kind = getKind(unit, call, getPropertyName(callee));
  if (!kind || !isArray(unit, effects, callee.object)) return undefined;
  if (collectAwaits(unit, callback).length === 0) return undefined;
  const isQuiet = kind !== 'awaited' && kind !== 'reduce' && handlesItself(unit, callback);
  if (isQuiet || findPlace(unit, effects, call)) return undefined;
  if (kind === 'reduce' && !isIndependent(unit, effects, callback)) return undefined;
  return { kind, call, callback, canWait: canWait(unit, call) };
}

function isAsync(node: TSESTree.Node | undefined): node is Callback {
  return (
    (node?.type === AST_NODE_TYPES.ArrowFunctionExpression ||
      node?.type === AST_NODE_TYPES.FunctionExpression) &&
    node.async &&
    !node.generator
  );
}

function getKind(
  unit: Unit,
  call: TSESTree.CallExpression,
  method: string | undefined,
): CallbackAnswer['kind'] | undefined {
  if (method === 'reduce') return 'reduce';
  let current: TSESTree.Node = call;
  while (current.parent && unwrap(current.parent) === call) current = current.parent;
  const parent = current.parent!;
  const isStatement = parent.type === AST_NODE_TYPES.ExpressionStatement;
  if (method === 'forEach') return isStatement ? 'forEach' : undefined;
  if (method !== 'map') return undefined;
  if (parent.type === AST_NODE_TYPES.AwaitExpression) return 'awaited';
  if (isStatement) return 'unjoined';
  return parent.type === AST_NODE_TYPES.VariableDeclarator && isNeverRead(unit, parent)
    ? 'unjoined'
    : undefined;
}

/** `const started = ids.map(async …);` where nothing reads `started`. */
function isNeverRead(unit: Unit, declarator: TSESTree.VariableDeclarator): boolean {
  const variable =
    declarator.id.type === AST_NODE_TYPES.Identifier ? unit.variableOf(declarator.id) : undefined;
  const isExported =
    declarator.parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    variable?.scope.type === 'global';
  return (
    variable !== undefined &&
    !isExported &&
    variable.references.every((reference) => reference.init === true)
  );
}

/**
 * `try { await f(x) } catch { … }`: whether each failure of an await is dealt with in the callback, so
 * that it may be left to run.
 */
function handlesItself(unit: Unit, callback: Callback): boolean {
  return collectAwaits(unit, callback).every((node) => isCaught(callback, node));
}

function isCaught(callback: Callback, node: TSESTree.Node): boolean {
  for (
    let current: TSESTree.Node = node, parent = current.parent;
    parent && current !== callback;
    current = parent, parent = current.parent
  )
    if (
      parent.type === AST_NODE_TYPES.TryStatement &&
      parent.block === current &&
      parent.handler &&
      !parent.handler.body.body.some(({ type }) => type === AST_NODE_TYPES.ThrowStatement)
    )
      return true;
  return false;
}

/** Whether the code around a call may wait: an async function, or the top of a module. */
function canWait(unit: Unit, call: TSESTree.Node): boolean {
  const owner = getOwner(call);
  return isFunction(owner) ? owner.async : unit.program.sourceType === 'module';
}

/**
 * `async (sums, x) => { const all = await sums; … await f(x) … }`: whether what is awaited below needs
 * nothing of the iteration before, and only reads.
 */
function isIndependent(unit: Unit, effects: Effects, callback: Callback): boolean {
  const [parameter] = callback.params;
  const before =
    parameter?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(parameter) : undefined;
  if (!before) return false;
  const carried = new Set<Variable>([before]);
  const mentions = (root: TSESTree.Node): boolean => {
    let found = false;
    walk(root, unit.keys, (node) => {
      const variable = node.type === AST_NODE_TYPES.Identifier ? unit.variableOf(node) : undefined;
      found ||= variable !== undefined && carried.has(variable);
      return !found;
    });
    return found;
  };
  walk(callback.body, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.VariableDeclarator && node.init && mentions(node.init))
      for (const variable of unit.scopes.getDeclaredVariables(node) as Variable[])
        carried.add(variable);
    return true;
  });
  const awaits = collectAwaits(unit, callback);
  const first = awaits.findIndex(
    ({ argument }) =>
      argument.type === AST_NODE_TYPES.Identifier && unit.variableOf(argument) === before,
  );
  const later = awaits.slice(first + 1);
  if (first !== 0 || later.length === 0) return false;
  return later.every((item) => {
    const call = asCall(item.argument);
    if (!call || mentions(item.argument)) return false;
    const calls = [{ call, callee: effects.getCallee(call) }];
    const summary = effects.evaluate(item);
    const judged = judge(summary, unit.settings, calls, isUsed(item), callback);
    const isRead = 'evidence' in judged && judged.evidence === 'proven' && summary.waits;
    const isGuarded = isBelowCondition(callback, item);
    return isRead && !isGuarded && findVolatileRead(unit, effects, item, callback) === undefined;
  });
}

function isUsed(node: TSESTree.AwaitExpression): boolean {
  return node.parent.type !== AST_NODE_TYPES.ExpressionStatement;
}

/** Whether a node stands below an `if`, which may test what the iteration before gave. */
function isBelowCondition(callback: Callback, node: TSESTree.Node): boolean {
  for (
    let current = node.parent;
    current && contains(callback.body, current);
    current = current.parent
  )
    if (
      current.type === AST_NODE_TYPES.IfStatement ||
      current.type === AST_NODE_TYPES.ConditionalExpression ||
      current.type === AST_NODE_TYPES.LogicalExpression
    )
      return true;
  return false;
}

function collectAwaits(unit: Unit, callback: Callback): TSESTree.AwaitExpression[] {
  const awaits: TSESTree.AwaitExpression[] = [];
  walk(callback.body, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.AwaitExpression) awaits.push(node);
    return true;
  });
  return awaits.sort((left, right) => left.range[0] - right.range[0]);
}
