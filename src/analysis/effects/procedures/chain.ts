import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { getReturned } from '../returned.js';
import { trace } from '../trace.js';
import { findBuilder, getBuilderMember } from './builder.js';

/** `t.procedure.use(guard).query(handler)`: what a procedure is built from. */
export interface Procedure {
  /** The type argument of `initTRPC.context<Context>()`. */
  context: TSESTree.TypeNode | undefined;
  /** What `.use(…)` was given, last first. */
  middlewares: readonly TSESTree.Node[];
  /** What `.input(…)` and `.output(…)` were given. */
  schemas: readonly TSESTree.Node[];
}

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
export function getLink(
  call: TSESTree.CallExpression,
): { object: TSESTree.Node; name: string } | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = getPropertyName(callee);
  return name === undefined ? undefined : { object: callee.object, name };
}

/** Follows `base.input(…).use(…)` to `t.procedure`, through constants, functions and files. */
export function readChain(unit: Unit, from: TSESTree.Node, depth = 0): Procedure | undefined {
  const middlewares: TSESTree.Node[] = [];
  const schemas: TSESTree.Node[] = [];
  let current = unwrap(from);
  for (let count = depth; count < MAX_LINKS; count++) {
    const origin = trace(unit, current);
    if (origin.kind !== 'node') return undefined;
    current = unwrap(origin.node);
    // `isDemo ? t.procedure.use(guard) : t.procedure`: whichever it is, no more than both run.
    if (current.type === AST_NODE_TYPES.ConditionalExpression) {
      const left = readChain(unit, current.consequent, count + 1);
      const right = readChain(unit, current.alternate, count + 1);
      return left && right && left.context === right.context
        ? {
            context: left.context,
            middlewares: [...middlewares, ...left.middlewares, ...right.middlewares],
            schemas: [...schemas, ...left.schemas, ...right.schemas],
          }
        : undefined;
    }
    if (current.type !== AST_NODE_TYPES.CallExpression) {
      const member = getBuilderMember(unit, current);
      return member?.name === 'procedure'
        ? { context: member.builder.context, middlewares, schemas }
        : undefined;
    }
    const link = getLink(current);
    const [given] = current.arguments;
    if (link?.name === 'use' && given) middlewares.push(given);
    else if (!link || !NEUTRAL.test(link.name)) {
      const made = getMade(unit, current);
      if (!made) return undefined;
      current = made;
      continue;
    } else if (link.name !== 'meta') schemas.push(...current.arguments);
    current = unwrap(link.object);
  }
  return undefined;
}

/** `requireRight('read')`, a function of the project that does nothing but return a procedure. */
function getMade(unit: Unit, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const origin = trace(unit, call.callee);
  const maker = origin.kind === 'node' ? unwrap(origin.node) : undefined;
  if (!maker || !isFunction(maker) || maker.async || maker.generator) return undefined;
  const [value, ...others] = getReturned(unit, maker);
  return others.length === 0 ? value && unwrap(value) : undefined;
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
  const isMiddleware =
    (link?.name === 'middleware' && findBuilder(unit, link.object) !== undefined) ||
    getBuilderMember(unit, target.callee)?.name === 'middleware';
  if (isMiddleware && given) return findMiddleware(unit, given, depth + 1);
  const callee = trace(unit, target.callee);
  if (callee.kind === 'module') return callee.isMissing ? undefined : 'package';
  // `requireRole('admin')`, which gives a middleware
  const maker = callee.kind === 'node' ? unwrap(callee.node) : undefined;
  return maker && isFunction(maker) && maker.body.type !== AST_NODE_TYPES.BlockStatement
    ? findMiddleware(unit, maker.body, depth + 1)
    : undefined;
}
