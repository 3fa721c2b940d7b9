/** Whether the promise of a function can reject, from its body. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { getPromiseMethod } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';

const MAX_DEPTH = 6;

/** Functions of the language that do not throw for what they are usually handed, and loggers. */
const CALM =
  /^(console|logger|log|Math|Object|Array|Date|Number|String|Boolean|performance|Sentry|captureException|setTimeout|clearTimeout|setInterval|clearInterval)\b|(^|\.)(log|logger|captureException)(\.\w+)?$|\.(push|map|filter|forEach|join|slice|now)$/;

/** Whether calling the function can give a promise that rejects. In doubt it can. */
export function mayReject(unit: Unit, effects: Effects, node: FunctionNode, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  return mayFail(unit, effects, node.body, depth);
}

/** Whether evaluating code may throw or wait for something that rejects; `try` with `catch` is calm. */
function mayFail(unit: Unit, effects: Effects, root: TSESTree.Node, depth: number): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found) return false;
    if (isFunction(node) && node !== root) return false;
    switch (node.type) {
      case AST_NODE_TYPES.TryStatement:
        found = node.handler
          ? mayFail(unit, effects, node.handler.body, depth) ||
            (node.finalizer !== null && mayFail(unit, effects, node.finalizer, depth))
          : mayFail(unit, effects, node.block, depth) ||
            mayFail(unit, effects, node.finalizer!, depth);
        return false;
      case AST_NODE_TYPES.ThrowStatement:
        found = true;
        return false;
      case AST_NODE_TYPES.NewExpression:
        found = mayConstructReject(unit, node);
        return !found;
      case AST_NODE_TYPES.CallExpression:
        found = mayCallReject(unit, effects, node, depth);
        // `work().catch(…)`: what comes before the handler is handled.
        return !found && !isHandled(node);
      case AST_NODE_TYPES.AwaitExpression:
        // `await params`: a value from outside may be a promise that rejects.
        found =
          unwrap(node.argument).type !== AST_NODE_TYPES.CallExpression &&
          unwrap(node.argument).type !== AST_NODE_TYPES.NewExpression;
        return !found;
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

/** `.catch(…)`, `.then(…, …)`: nothing rejects past a handler, unless the handler throws. */
export function isHandled(node: TSESTree.Node): boolean {
  const call = unwrap(node);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = getPropertyName(callee);
  const handler =
    name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
  if (!handler) return name === 'finally' && isHandled(callee.object);
  return !(isFunction(handler) && rethrows(handler));
}

/** `(error) => { throw new LoadError(error); }` */
function rethrows(handler: FunctionNode): boolean {
  if (handler.body.type !== AST_NODE_TYPES.BlockStatement) return false;
  return handler.body.body.some((statement) => statement.type === AST_NODE_TYPES.ThrowStatement);
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
  const variable = unit.variableOf(reject);
  return variable !== undefined && variable.references.length > 0;
}

function mayCallReject(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): boolean {
  if (isHandled(call)) return false;
  const method = getPromiseMethod(unit, call);
  if (method !== undefined) {
    if (method === 'allSettled' || method === 'resolve' || method === 'withResolvers') return false;
    if (method === 'reject' || method === 'try') return true;
    // The elements are looked at on their own.
    const [list] = call.arguments;
    return list?.type !== AST_NODE_TYPES.ArrayExpression;
  }
  const callee = effects.getCallee(call);
  if (callee.kind === 'functions')
    return callee.functions.some((body) => mayReject(unit, effects, body, depth + 1));
  if (callee.kind === 'entry') {
    const { entry } = callee;
    return entry.throws === true || (entry.waits === true && entry.timer === undefined);
  }
  return !CALM.test(getDottedName(unwrap(call.callee)));
}
