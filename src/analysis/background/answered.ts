import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Handler } from '../handlers/index.js';
import type { Unit } from '../unit.js';

const SENDS = /^(json|send|sendStatus|sendFile|end|redirect|render|jsonp|status|code|write|pipe)$/;

/** Whether the answer was sent before: `res.json(order); await track();`. */
export function isAnswered(
  unit: Unit,
  handler: Handler,
  before: readonly TSESTree.Node[],
): boolean {
  const names = getResponseNames(unit, handler);
  return (
    names.length > 0 && before.some((node) => !isConditional(node) && sends(unit, node, names))
  );
}

/** `if (!user) return res.status(401).end();` answers, and goes no further. */
function isConditional({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.IfStatement || type === AST_NODE_TYPES.SwitchStatement;
}

/** Whether code answers with a response object: the second parameter of a handler of the Node.js kind. */
export function answersWithObject(unit: Unit, handler: Handler, node: TSESTree.Node): boolean {
  return sends(unit, node, getResponseNames(unit, handler));
}

function getResponseNames(unit: Unit, { node, family }: Handler): unknown[] {
  const at = ['express', 'next-pages', 'fastify', 'nest'].includes(family) ? 1 : undefined;
  const parameter = at === undefined ? undefined : node.params[at];
  const variable =
    parameter?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(parameter) : undefined;
  return variable ? [variable] : [];
}

function sends(unit: Unit, root: TSESTree.Node, names: readonly unknown[]): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const callee = unwrap(node.callee);
      if (
        callee.type === AST_NODE_TYPES.MemberExpression &&
        SENDS.test(getPropertyName(callee) ?? '') &&
        names.includes(getRoot(unit, callee.object))
      )
        found = true;
    }
    return !found;
  });
  return found;
}

/** `res` of `res.status(200).json`. */
function getRoot(unit: Unit, node: TSESTree.Node): unknown {
  let current = unwrap(node);
  for (;;) {
    if (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
    else if (current.type === AST_NODE_TYPES.CallExpression) current = unwrap(current.callee);
    else break;
  }
  return current.type === AST_NODE_TYPES.Identifier ? unit.variableOf(current) : undefined;
}
