import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { resolveFunctions } from './functions.js';
import type { Resolver } from './functions.js';

const MAX_DEPTH = 4;

/** `f(() => …)`, `f(load)`, `f({ load() {} })`: functions that the callee may call. */
export function getPassedFunctions(
  resolver: Resolver,
  argument: TSESTree.Node,
): readonly FunctionNode[] {
  const value = unwrap(argument);
  if (value.type !== AST_NODE_TYPES.ObjectExpression)
    return resolveFunctions(resolver, value)?.functions ?? [];
  return value.properties.flatMap((item) =>
    item.type === AST_NODE_TYPES.Property ? getPassedFunctions(resolver, item.value) : [],
  );
}

/** `(run = start)`: functions that a function calls when an argument is missing. */
export function getDefaultFunctions(resolver: Resolver, node: FunctionNode): FunctionNode[] {
  return node.params.flatMap((parameter) =>
    parameter.type === AST_NODE_TYPES.AssignmentPattern
      ? getPassedFunctions(resolver, parameter.right)
      : [],
  );
}

/**
 * The functions whose summaries a call may need because of what it hands over: those it passes, and
 * those that the makers of a passed closure were given.
 */
export function getHandedOver(
  resolver: Resolver,
  argument: TSESTree.Node,
  depth = 0,
): FunctionNode[] {
  if (depth > MAX_DEPTH) return [];
  const functions = [...getPassedFunctions(resolver, argument)];
  const made = resolveFunctions(resolver, argument);
  for (const maker of made?.makers ?? []) {
    for (const given of maker.arguments)
      functions.push(...getHandedOver(resolver, given, depth + 1));
  }
  return functions;
}
