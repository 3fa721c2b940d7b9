/** Whether a promise can reject, as far as can be seen. In doubt it can. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getPromiseMethod } from './combinators.js';
import { resolveFunctions } from './effects/functions.js';
import type { Effects } from './effects/infer.js';
import type { Unit } from './unit.js';

const MAX_DEPTH = 6;

/** Libraries that answer a failure with a value: `{ error }`. */
const ANSWERING = /^@supabase\//;

/**
 * Functions that do not throw for what they are usually handed, and loggers. Without a body in sight,
 * their names keep a report away; no report rests on them.
 */
const CALM =
  /^(console|logger|log|Math|Object|Array|Date|Number|String|Boolean|performance|Sentry|captureException|setTimeout|clearTimeout|setInterval|clearInterval)\b|(^|\.)(log|logger|captureException)(\.\w+)?$|\.(push|map|filter|forEach|join|slice|now)$/;

/** Wrappers that are called for it that nothing rejects past them: `trySafe(save())`. Their name says so. */
const SAFE =
  /^(try[A-Z]\w*|safe|safely|safe[A-Z]\w*|ignore[A-Z]\w*|swallow\w*|suppress[A-Z]\w*|attempt)$/;

/** Whether the promise that an expression gives may reject, or the expression may throw. */
export function mayReject(
  unit: Unit,
  effects: Effects,
  expression: TSESTree.Node,
  depth = 0,
): boolean {
  const node = unwrap(expression);
  const recurse = (inner: TSESTree.Node): boolean => mayReject(unit, effects, inner, depth + 1);
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
    case AST_NODE_TYPES.AwaitExpression:
      return recurse(node.argument);
    case AST_NODE_TYPES.NewExpression:
      return mayConstructReject(unit, node);
    case AST_NODE_TYPES.CallExpression:
      return mayCallReject(unit, effects, node, depth);
    default:
      return true;
  }
}

/** Whether calling a function can give a promise that rejects, or throw, by its body. */
export function mayFunctionReject(
  unit: Unit,
  effects: Effects,
  node: FunctionNode,
  depth = 0,
): boolean {
  return depth > MAX_DEPTH || mayFail(unit, effects, node.body, depth);
}

/** Whether running code may throw, or wait for something that rejects; `try` with `catch` is calm. */
function mayFail(unit: Unit, effects: Effects, root: TSESTree.Node, depth: number): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    switch (node.type) {
      case AST_NODE_TYPES.TryStatement:
        found = (node.handler ? [node.handler.body] : [node.block])
          .concat(node.finalizer ?? [])
          .some((block) => mayFail(unit, effects, block, depth));
        return false;
      case AST_NODE_TYPES.ThrowStatement:
        found = true;
        return false;
      case AST_NODE_TYPES.NewExpression:
        found = mayConstructReject(unit, node);
        return !found;
      case AST_NODE_TYPES.CallExpression:
        found = !isLeftAlone(effects, node) && mayCallReject(unit, effects, node, depth);
        // `work().catch(…)`: what comes before the handler is handled.
        return !found && !isHandled(effects, node);
      case AST_NODE_TYPES.AwaitExpression: {
        // `await params`: a value from outside may be a promise that rejects. Calls come below.
        const { type } = unwrap(node.argument);
        found = type !== AST_NODE_TYPES.CallExpression && type !== AST_NODE_TYPES.NewExpression;
        return !found;
      }
      case AST_NODE_TYPES.TaggedTemplateExpression:
      case AST_NODE_TYPES.ImportExpression:
      case AST_NODE_TYPES.YieldExpression:
        found = true;
        return false;
      default:
        return true;
    }
  });
  return found;
}

/** `void save();`: how a promise ends that nobody waits for is nothing that its caller learns. */
function isLeftAlone(effects: Effects, call: TSESTree.CallExpression): boolean {
  const { type } = call.parent;
  if (type !== AST_NODE_TYPES.ExpressionStatement && type !== AST_NODE_TYPES.UnaryExpression)
    return false;
  const callee = effects.getCallee(call);
  if (callee.kind === 'entry') return callee.entry.throws !== true;
  return (
    callee.kind === 'functions' &&
    callee.functions.every((body) => !effects.summarize(body).throwsSynchronously)
  );
}

/** `.catch(…)`, `.then(…, …)`: nothing rejects past a handler, unless the handler throws. */
export function isHandled(effects: Effects, node: TSESTree.Node): boolean {
  const call = unwrap(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = getPropertyName(callee);
  const handler =
    name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
  if (!handler) return name === 'finally' && isHandled(effects, callee.object);
  return !rethrows(effects, handler);
}

/** `(error) => { throw new LoadError(error); }`, also for some errors only. */
function rethrows(effects: Effects, handler: TSESTree.Node): boolean {
  const bodies = resolveFunctions(effects, handler)?.functions ?? [];
  return bodies.some(({ body }) => {
    let found = false;
    walk(body, effects.unit.keys, (node) => {
      if (found || isFunction(node)) return false;
      // What a `try` catches again is not followed.
      if (node.type === AST_NODE_TYPES.TryStatement && node.handler) return false;
      found = node.type === AST_NODE_TYPES.ThrowStatement;
      return !found;
    });
    return found;
  });
}

/** `new Promise((resolve) => …)` never rejects where nobody can reject it. */
export function mayConstructReject(unit: Unit, node: TSESTree.NewExpression): boolean {
  if (node.callee.type !== AST_NODE_TYPES.Identifier || node.callee.name !== 'Promise')
    return !/^(Map|Set|WeakMap|WeakSet|Date|Error|Headers|URLSearchParams|AbortController)$/.test(
      getDottedName(node.callee),
    );
  const [executor] = node.arguments;
  if (!executor || !isFunction(executor)) return true;
  const [, reject] = executor.params;
  if (reject?.type !== AST_NODE_TYPES.Identifier) return false;
  // A deadline comes when it is due, and is meant to be raced against.
  return (unit.variableOf(reject)?.references ?? []).some(
    ({ identifier }) => !isInTimer(identifier as TSESTree.Node, executor),
  );
}

/** `setTimeout(() => reject(new Error('too late')), 1000)`, `setTimeout(reject, 1000)` */
function isInTimer(node: TSESTree.Node, root: TSESTree.Node): boolean {
  for (let current = node; current !== root; current = current.parent!)
    if (
      current.parent?.type === AST_NODE_TYPES.CallExpression &&
      current.parent.arguments[0] === current &&
      getDottedName(current.parent.callee) === 'setTimeout'
    )
      return true;
  return false;
}

function mayCallReject(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) return true;
  if (isHandled(effects, call)) return false;
  const [list] = call.arguments;
  const method = getPromiseMethod(unit, call);
  if (method === 'allSettled' || method === 'resolve' || method === 'withResolvers') return false;
  if (method === 'all' || method === 'any' || method === 'race')
    return !list || mayReject(unit, effects, list, depth + 1);
  if (method !== undefined) return true;
  const mapped = getMapped(effects, call);
  if (mapped)
    return mapped.some(
      // `started.map((promise) => promise)`
      (body) =>
        body.body.type === AST_NODE_TYPES.Identifier ||
        mayFunctionReject(unit, effects, body, depth + 1),
    );
  const callee = effects.getCallee(call);
  if (callee.kind === 'functions')
    return (
      callee.isOpen === true ||
      callee.functions.some((body) => mayFunctionReject(unit, effects, body, depth + 1))
    );
  if (callee.kind === 'entry') {
    const { entry } = callee;
    if (ANSWERING.test(entry.source)) return false;
    return entry.throws === true || (entry.waits === true && entry.timer === undefined);
  }
  const name = getDottedName(unwrap(call.callee));
  return !CALM.test(name) && !SAFE.test(name);
}

/** The functions that `ids.map(load)` calls for each item. */
function getMapped(
  effects: Effects,
  call: TSESTree.CallExpression,
): readonly FunctionNode[] | undefined {
  const callee = unwrap(call.callee);
  const name =
    callee.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(callee) : undefined;
  if (name !== 'map' && name !== 'flatMap') return undefined;
  const found = call.arguments[0] && resolveFunctions(effects, call.arguments[0])?.functions;
  return found && found.length > 0 ? found : undefined;
}
