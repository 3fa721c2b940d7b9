/** Whether the errors of a call end inside it, with a note. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { isLogging } from './errors.js';

/**
 * Whether every body that an awaited call may run keeps its errors to itself: a gate inside lets its
 * caller go on whatever it finds, where the value of the call is dropped.
 *
 * ```ts
 * async function capture(id: string) {
 *   try {
 *     posthog.capture({ distinctId: await findOrganization(id), event: 'seen' });
 *   } catch (error) {
 *     logger.error(error);
 *   }
 * }
 * ```
 */
export function isContained(effects: Effects, awaited: TSESTree.Node): boolean {
  const call = unwrap(awaited);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = effects.getCallee(call);
  return (
    callee.kind === 'functions' &&
    callee.isOpen !== true &&
    callee.functions.length > 0 &&
    call.arguments.every((argument) => isPlain(effects, argument)) &&
    callee.functions.every((node) => keepsErrors(effects, node))
  );
}

function keepsErrors(effects: Effects, { async, body, params }: FunctionNode): boolean {
  return (
    async &&
    body.type === AST_NODE_TYPES.BlockStatement &&
    params.every((parameter) => isPlain(effects, parameter)) &&
    body.body.every((statement) =>
      statement.type === AST_NODE_TYPES.TryStatement
        ? statement.handler !== null &&
          !throwsAgain(effects, statement.handler.body) &&
          isLogging(effects, statement.handler.body)
        : isPlain(effects, statement),
    )
  );
}

function throwsAgain({ unit }: Effects, block: TSESTree.BlockStatement): boolean {
  let found = false;
  walk(block, unit.keys, (node) => {
    found ||= node.type === AST_NODE_TYPES.ThrowStatement;
    return !found;
  });
  return found;
}

/** Code that calls nothing and throws nothing: what it is worth does not reach the caller. */
function isPlain(effects: Effects, root: TSESTree.Node): boolean {
  let plain = true;
  walk(root, effects.unit.keys, (node) => {
    if (isFunction(node)) return false;
    plain &&=
      node.type !== AST_NODE_TYPES.CallExpression &&
      node.type !== AST_NODE_TYPES.NewExpression &&
      node.type !== AST_NODE_TYPES.AwaitExpression &&
      node.type !== AST_NODE_TYPES.ThrowStatement;
    return plain;
  });
  return plain;
}
