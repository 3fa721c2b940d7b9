import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { trace } from '../trace.js';

/** `t.procedure.use(guard).query(handler)`: what a procedure is built from. */
export interface Procedure {
  /** The type argument of `initTRPC.context<Context>()`. */
  context: TSESTree.TypeNode;
  /** What `.use(…)` was given, last first. */
  middlewares: readonly TSESTree.Node[];
}

const MODULE = '@trpc/server';
const MAX_LINKS = 40;

/** Calls that end in running a function, which is their only argument. */
const HANDLERS = /^(query|mutation|subscription|use)$/;

/** Calls in a chain that leave the context as it is. */
const NEUTRAL = /^(input|output|meta)$/;

/** The procedure that runs a function: `procedure.query(({ ctx }) => …)`. */
export function findProcedure(unit: Unit, handler: FunctionNode): Procedure | undefined {
  const call = handler.parent as TSESTree.Node | undefined;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.arguments[0] !== handler)
    return undefined;
  const link = getLink(call);
  if (!link || !HANDLERS.test(link.name)) return undefined;
  return readChain(unit, link.object);
}

/** `object.name(…)` */
function getLink(
  call: TSESTree.CallExpression,
): { object: TSESTree.Node; name: string } | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = getPropertyName(callee);
  return name === undefined ? undefined : { object: callee.object, name };
}

/** Follows `base.input(…).use(…)` to `t.procedure`, through constants and files. */
function readChain(unit: Unit, from: TSESTree.Node): Procedure | undefined {
  const middlewares: TSESTree.Node[] = [];
  let current = unwrap(from);
  for (let count = 0; count < MAX_LINKS; count++) {
    const origin = trace(unit, current);
    if (origin.kind !== 'node') return undefined;
    current = unwrap(origin.node);
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      const context = getPropertyName(current) === 'procedure' && findContext(unit, current.object);
      return context ? { context, middlewares } : undefined;
    }
    if (current.type !== AST_NODE_TYPES.CallExpression) return undefined;
    const link = getLink(current);
    const [given] = current.arguments;
    if (link?.name === 'use' && given) middlewares.push(given);
    else if (!link || !NEUTRAL.test(link.name)) return undefined;
    current = unwrap(link.object);
  }
  return undefined;
}

/** The context's type in `const t = initTRPC.context<Context>().create()`. */
function findContext(unit: Unit, builder: TSESTree.Node): TSESTree.TypeNode | undefined {
  const origin = trace(unit, builder);
  if (origin.kind !== 'node') return undefined;
  let current: TSESTree.Node = unwrap(origin.node);
  let context: TSESTree.TypeNode | undefined;
  for (let count = 0; count < MAX_LINKS; count++) {
    if (current.type !== AST_NODE_TYPES.CallExpression) break;
    const link = getLink(current);
    if (!link) return undefined;
    if (link.name === 'context') context = current.typeArguments?.params[0];
    current = unwrap(link.object);
  }
  const root = trace(unit, current);
  const isTrpc = root.kind === 'module' && root.module === MODULE && root.path[0] === 'initTRPC';
  return isTrpc ? context : undefined;
}

/** The function that a middleware runs; `package` for what comes from a library. */
export function findMiddleware(
  unit: Unit,
  node: TSESTree.Node,
  depth = 0,
): FunctionNode | 'package' | undefined {
  const origin = trace(unit, node);
  if (origin.kind === 'module') return origin.isMissing ? undefined : 'package';
  if (origin.kind !== 'node' || depth > 4) return undefined;
  const target = unwrap(origin.node);
  if (isFunction(target)) return target;
  if (target.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const link = getLink(target);
  const [given] = target.arguments;
  // `t.middleware(async ({ ctx, next }) => …)`
  if (link?.name === 'middleware' && given && findContext(unit, link.object))
    return findMiddleware(unit, given, depth + 1);
  const callee = trace(unit, target.callee);
  if (callee.kind === 'module') return callee.isMissing ? undefined : 'package';
  // `requireRole('admin')`, which gives a middleware
  const maker = callee.kind === 'node' ? unwrap(callee.node) : undefined;
  return maker && isFunction(maker) && maker.body.type !== AST_NODE_TYPES.BlockStatement
    ? findMiddleware(unit, maker.body, depth + 1)
    : undefined;
}
