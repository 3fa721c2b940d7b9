/** Calls of procedures on the server: `createCaller(context).post.list()`. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isClass, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { getOnlyDefinition, getPatternPath } from '../../variables.js';
import { isConnection } from '../connections.js';
import { getDeclaredType } from '../declared.js';
import { resolveFunctions } from '../functions.js';
import type { Resolver } from '../functions.js';
import { getReturned } from '../returned.js';
import { trace } from '../trace.js';
import { getBuilderMember } from './builder.js';
import { findMiddleware, getLink, readChain } from './chain.js';
import { findProcedureAt } from './routers.js';
import { collectSchemaFunctions } from './schemas.js';

/** What calls procedures, and what runs before each of them to make the context. */
interface Caller {
  router: TSESTree.Node;
  contexts: readonly FunctionNode[];
}

const MAX_DEPTH = 8;

/**
 * Every function that a call of a caller may run: the function of the context, the middlewares of the
 * procedure, what its schemas run, and its own.
 * @param target `caller.post.list`
 * @returns Undefined where one of them cannot be seen.
 * @see https://trpc.io/docs/server/server-side-calls
 */
export function resolveProcedureCall(
  resolver: Resolver,
  target: TSESTree.MemberExpression,
): readonly FunctionNode[] | undefined {
  const path: string[] = [];
  let root: TSESTree.Node = target;
  while (root.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(root);
    if (name === undefined) return undefined;
    path.unshift(name);
    root = unwrap(root.object);
  }
  const caller = findCaller(resolver, root, 0);
  const procedure = caller && findProcedureAt(resolver.unit, caller.router, path);
  const own = procedure && readProcedure(resolver, procedure);
  return own && [...caller.contexts, ...own];
}

/** `base.use(guard).query(handler)`, also of a mutation: the functions tell what it does, not the word. */
function readProcedure(
  resolver: Resolver,
  call: TSESTree.CallExpression,
): FunctionNode[] | undefined {
  const { unit } = resolver;
  const link = getLink(call);
  const [handler] = call.arguments;
  if (!link || !handler || !/^(query|mutation)$/.test(link.name)) return undefined;
  const procedure = readChain(unit, link.object);
  const found = resolveFunctions(resolver, handler);
  if (!procedure || !found || found.makers.length > 0 || found.isOpen === true) return undefined;
  const all = [...found.functions];
  for (const item of procedure.middlewares) {
    const run = findMiddleware(unit, item);
    if (run === undefined || run === 'package') return undefined;
    all.push(run);
  }
  for (const item of procedure.schemas) {
    const run = collectSchemaFunctions(resolver, item);
    if (!run) return undefined;
    all.push(...run);
  }
  return all;
}

function findCaller(resolver: Resolver, node: TSESTree.Node, depth: number): Caller | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const origin = trace(resolver.unit, node);
  const traced = origin.kind === 'node' ? unwrap(origin.node) : undefined;
  const isAwaited = traced?.type === AST_NODE_TYPES.AwaitExpression;
  const target = isAwaited ? unwrap(traced.argument) : traced;
  if (target?.type === AST_NODE_TYPES.Identifier) {
    const held = getHydrated(resolver.unit, target);
    return held && findCaller(resolver, held, depth + 1);
  }
  if (target?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const link = getLink(target);
  // `appRouter.createCaller(context)`
  if (link?.name === 'createCaller') return makeCaller(resolver, link.object, target);
  // `createCallerFactory(appRouter)(context)`
  const made = trace(resolver.unit, target.callee);
  const factory = made.kind === 'node' ? unwrap(made.node) : undefined;
  if (
    factory?.type === AST_NODE_TYPES.CallExpression &&
    getBuilderMember(resolver.unit, factory.callee)?.name === 'createCallerFactory'
  ) {
    const [router] = factory.arguments;
    return router && factory.arguments.length === 1
      ? makeCaller(resolver, router, target)
      : undefined;
  }
  return findReturned(resolver, target, isAwaited, depth);
}

/** `await makeCaller()`, a function of the project that returns a caller. */
function findReturned(
  resolver: Resolver,
  call: TSESTree.CallExpression,
  isAwaited: boolean,
  depth: number,
): Caller | undefined {
  const callee = resolver.getCallee(call);
  const [maker, ...others] = callee.kind === 'functions' ? callee.functions : [];
  if (!maker || others.length > 0 || maker.generator || maker.async !== isAwaited) return undefined;
  const [value, ...rest] = getReturned(resolver.unit, maker);
  return value && rest.length === 0 ? findCaller(resolver, value, depth + 1) : undefined;
}

/** `const { trpc } = createHydrationHelpers(caller, getQueryClient)`: calls are handed on to the caller. */
function getHydrated(unit: Unit, node: TSESTree.Identifier): TSESTree.Node | undefined {
  const variable = unit.variableOf(node);
  const definition = variable && getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const { id, init } = definition.node;
  const call = init && unwrap(init);
  if (call?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const origin = trace(unit, call.callee);
  const isHelper =
    origin.kind === 'module' &&
    origin.module === '@trpc/react-query/rsc' &&
    origin.path[0] === 'createHydrationHelpers';
  return isHelper && getPatternPath(id, definition.name)?.join('.') === 'trpc'
    ? call.arguments[0]
    : undefined;
}

function makeCaller(
  resolver: Resolver,
  router: TSESTree.Node,
  { arguments: given }: TSESTree.CallExpression,
): Caller | undefined {
  const contexts = getContexts(resolver, given[0]);
  // The options may hold `onError`.
  return contexts && given.length < 2 ? { router, contexts } : undefined;
}

/** The functions that make the context for each call; none where a value is given. */
function getContexts(
  resolver: Resolver,
  given: TSESTree.CallExpressionArgument | undefined,
): readonly FunctionNode[] | undefined {
  if (!given) return [];
  const { unit } = resolver;
  const found = resolveFunctions(resolver, given);
  if (found) return found.makers.length > 0 || found.isOpen === true ? undefined : found.functions;
  const origin = trace(unit, given);
  const value = origin.kind === 'node' ? unwrap(origin.node) : undefined;
  switch (value?.type) {
    // What is awaited is no function.
    case AST_NODE_TYPES.AwaitExpression:
      return [];
    case AST_NODE_TYPES.ObjectExpression:
      return isConnection(unit, value) ? undefined : [];
    case AST_NODE_TYPES.CallExpression: {
      const callee = resolver.getCallee(value);
      const isObject =
        callee.kind === 'functions' &&
        callee.functions.every((maker) =>
          getReturned(unit, maker).every(({ type }) => type === AST_NODE_TYPES.ObjectExpression),
        );
      return isObject ? [] : undefined;
    }
    case AST_NODE_TYPES.Identifier: {
      const type = getDeclaredType(unit, value);
      return type && isOfObjects(unit, type) && !isConnection(unit, value) ? [] : undefined;
    }
    default:
      return undefined;
  }
}

/** `(ctx: Context)`: a type that is no function's. */
function isOfObjects(unit: Unit, type: TSESTree.Node): boolean {
  if (isClass(type) || type.type === AST_NODE_TYPES.TSTypeLiteral) return true;
  if (type.type !== AST_NODE_TYPES.TSTypeReference) return false;
  const origin = trace(unit, type.typeName);
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  return (
    declaration?.type === AST_NODE_TYPES.TSInterfaceDeclaration ||
    (declaration?.type === AST_NODE_TYPES.TSTypeAliasDeclaration &&
      (declaration.typeAnnotation.type === AST_NODE_TYPES.TSTypeLiteral ||
        declaration.typeAnnotation.type === AST_NODE_TYPES.TSTypeReference))
  );
}
