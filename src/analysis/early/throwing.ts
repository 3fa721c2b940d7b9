/** Calls that may throw on the spot. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';
import type { StartEvidence } from './model.js';

/**
 * How it is known that a call may throw before it returns: by a `throw` in a body, or because something
 * below throws for some arguments. Undefined where nothing says so.
 */
export function getThrowEvidence(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
): StartEvidence | undefined {
  const callee = effects.getCallee(call);
  if (callee.kind !== 'functions') return undefined;
  const plain = callee.functions.filter(({ async, generator }) => !async && !generator);
  if (plain.some((body) => holdsThrow(unit, body))) return 'proven';
  return plain.some((body) => effects.summarize(body).throwsSynchronously) ? 'assumed' : undefined;
}

/** `throw` in a function, outside of what it catches itself. */
function holdsThrow(unit: Unit, { body }: FunctionNode): boolean {
  let found = false;
  walk(body, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.TryStatement && node.handler) return false;
    found = node.type === AST_NODE_TYPES.ThrowStatement;
    return !found;
  });
  return found;
}
