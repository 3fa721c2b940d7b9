/** `initTRPC.context<Context>().create()`: what procedures, routers and callers of tRPC are made with. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { getOnlyDefinition, getPatternPath, isConstant } from '../../variables.js';
import { trace } from '../trace.js';

export interface Builder {
  /** The type argument of `initTRPC.context<Context>()`. */
  context: TSESTree.TypeNode | undefined;
}

const MODULE = '@trpc/server';
const MAX_LINKS = 40;

/** The builder that an expression stands for, with the type of its context. */
export function findBuilder(unit: Unit, node: TSESTree.Node): Builder | undefined {
  const origin = trace(unit, node);
  if (origin.kind !== 'node') return undefined;
  let current: TSESTree.Node = unwrap(origin.node);
  let context: TSESTree.TypeNode | undefined;
  for (let count = 0; count < MAX_LINKS; count++) {
    if (current.type !== AST_NODE_TYPES.CallExpression) break;
    const callee = unwrap(current.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
    if (getPropertyName(callee) === 'context') context = current.typeArguments?.params[0];
    current = unwrap(callee.object);
  }
  const root = trace(unit, current);
  const isTrpc = root.kind === 'module' && root.module === MODULE && root.path[0] === 'initTRPC';
  return isTrpc ? { context } : undefined;
}

/** Which part of a builder an expression stands for: `t.router`, or `router` of `const { router } = t`. */
export function getBuilderMember(
  unit: Unit,
  node: TSESTree.Node,
): { name: string; builder: Builder } | undefined {
  const origin = trace(unit, node);
  const target = origin.kind === 'node' ? unwrap(origin.node) : undefined;
  if (target?.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(target);
    const builder = name === undefined ? undefined : findBuilder(unit, target.object);
    return builder && { name: name!, builder };
  }
  const variable = target?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  const definition = variable && getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || !isConstant(variable!))
    return undefined;
  const { id, init } = definition.node;
  const [name, ...others] = getPatternPath(id, definition.name) ?? [];
  const builder = init && name !== undefined && others.length === 0 && findBuilder(unit, init);
  return builder ? { name: name!, builder } : undefined;
}
