/** Handlers by what they are handed to: a router, a server, a procedure, a wrapper of a framework. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  getStaticString,
  getTypeName,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { ModulePath } from '../effects/module-path.js';
import { findReceivingCall } from '../places/callbacks.js';
import { findSource, findTypeSource } from '../places/origins.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, isUndeclared } from '../variables.js';
import type { Handler, HandlerFamily } from './model.js';

interface Registration {
  family: HandlerFamily;
  module: RegExp;
  /** The methods that take a handler. */
  methods: RegExp;
}

const VERBS = /^(get|post|put|patch|delete|head|options|all)$/;

/** Sources: the routing pages in the documentation of each framework. */
const METHODS: readonly Registration[] = [
  { family: 'express', module: /^(express|express-promise-router|polka|restify)$/, methods: VERBS },
  {
    family: 'koa',
    module: /^(koa-router|@koa\/router)$/,
    methods: /^(get|post|put|patch|del|delete|head|options|all)$/,
  },
  {
    family: 'fastify',
    module: /^fastify$/,
    methods: /^(get|post|put|patch|delete|head|options|all|route)$/,
  },
  {
    family: 'hono',
    module: /^(hono|hono\/.*|@hono\/zod-openapi)$/,
    methods: /^(get|post|put|patch|delete|options|all|on|openapi)$/,
  },
  { family: 'elysia', module: /^elysia$/, methods: VERBS },
  { family: 'trpc', module: /^@trpc\/server$/, methods: /^(query|mutation)$/ },
  { family: 'nitro', module: /^h3$/, methods: VERBS },
];

/** Functions that take a handler, or an object with one. */
const FUNCTIONS: readonly (Omit<Registration, 'methods'> & { names: RegExp })[] = [
  {
    family: 'nitro',
    module: /^(h3|#imports|nitropack\/runtime)$/,
    names: /^(defineEventHandler|eventHandler|defineHandler|defineCachedEventHandler)$/,
  },
  { family: 'sveltekit', module: /^\$app\/server$/, names: /^(form|command|query)$/ },
];

/** The second parameter of a handler that was written apart from its registration. */
const TYPES: readonly { family: HandlerFamily; module: RegExp; type: RegExp }[] = [
  { family: 'express', module: /^express(-serve-static-core)?$/, type: /^Response$/ },
  { family: 'fastify', module: /^fastify$/, type: /^FastifyReply$/ },
  { family: 'next-pages', module: /^next$/, type: /^NextApiResponse$/ },
];

/** What the type of a Lambda handler is called where somebody waits for its answer. */
const LAMBDA = /^(APIGatewayProxy\w*|LambdaFunctionURL\w*|ALB\w*)$/;

/** The handler that a function is by the call that it is handed to, or by its types. */
export function findRegistered(unit: Unit, node: FunctionNode): Handler | undefined {
  const received = findReceivingCall(node);
  return (
    (received && findByCall(unit, node, received.call, received.argument)) ??
    findByReference(unit, node) ??
    findByType(unit, node)
  );
}

function findByCall(
  unit: Unit,
  node: FunctionNode,
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
): Handler | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const method = getPropertyName(callee);
    if (method === undefined) return undefined;
    const server = findServer(unit, callee);
    if (server) return { node, family: server, name: method };
    const candidates = METHODS.filter((item) => item.methods.test(method));
    if (candidates.length === 0) return undefined;
    const source = findRouter(unit, callee.object);
    const found = source && candidates.find((item) => item.module.test(source.module));
    if (!found) return undefined;
    // `app.get('/orders', { preHandler: check }, create)`: only the last function answers.
    const isLast = call.arguments.at(-1) === argument || found.family === 'elysia';
    const name = getStaticString(call.arguments[0]) ?? getProcedureName(call) ?? method;
    return isLast ? { node, family: found.family, name } : undefined;
  }
  if (callee.type !== AST_NODE_TYPES.Identifier) return undefined;
  // Nothing is followed for names that cannot be meant.
  if (!FUNCTIONS.some(({ names }) => names.test(callee.name))) return undefined;
  const origin = findSource(unit, callee);
  const isGlobal = isUndeclared(unit.variableOf(callee));
  const found = FUNCTIONS.find(
    ({ module, names }) =>
      (origin && module.test(origin.module) && names.test(origin.path.at(-1) ?? '')) ??
      // Nuxt and Nitro bring them in without an import.
      (isGlobal && names.test(callee.name) && /(^|\/)server\//.test(unit.filename)),
  );
  return found && { node, family: found.family, name: callee.name };
}

/** `create: protectedProcedure.input(schema).mutation(async () => …)` */
function getProcedureName({ parent }: TSESTree.CallExpression): string | undefined {
  return parent.type === AST_NODE_TYPES.Property && parent.key.type === AST_NODE_TYPES.Identifier
    ? parent.key.name
    : undefined;
}

/** `Bun.serve({ fetch })`, `Deno.serve(handler)`. */
function findServer(unit: Unit, callee: TSESTree.MemberExpression): HandlerFamily | undefined {
  const { object } = callee;
  if (object.type !== AST_NODE_TYPES.Identifier || !isUndeclared(unit.variableOf(object)))
    return undefined;
  const name = getDottedName(callee);
  return name === 'Bun.serve' ? 'bun' : name === 'Deno.serve' ? 'deno' : undefined;
}

/** Where a router comes from: what made it, or the type that it is declared with. */
function findRouter(unit: Unit, node: TSESTree.Node): ModulePath | undefined {
  const source = findSource(unit, node);
  if (source) return source;
  // `(app: FastifyInstance) => { app.post(…) }`, `app.get(…).post(…)`
  let current = unwrap(node);
  while (
    current.type === AST_NODE_TYPES.CallExpression ||
    current.type === AST_NODE_TYPES.MemberExpression
  )
    current = unwrap(
      current.type === AST_NODE_TYPES.CallExpression ? current.callee : current.object,
    );
  const variable =
    current.type === AST_NODE_TYPES.Identifier ? unit.variableOf(current) : undefined;
  const name = variable && getOnlyDefinition(variable)?.name;
  const annotation =
    name?.type === AST_NODE_TYPES.Identifier
      ? (name as TSESTree.Identifier).typeAnnotation?.typeAnnotation
      : undefined;
  return annotation && findTypeSource(unit, annotation);
}

/** `router.post('/orders', createOrder)` */
function findByReference(unit: Unit, node: FunctionNode): Handler | undefined {
  const id =
    node.id ??
    (node.parent.type === AST_NODE_TYPES.VariableDeclarator &&
    node.parent.id.type === AST_NODE_TYPES.Identifier
      ? node.parent.id
      : undefined);
  const variable = id ? unit.variableOf(id) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent as TSESTree.Node | undefined;
    if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee === identifier) continue;
    const found = findByCall(unit, node, call, identifier);
    if (found) return { ...found, name: id?.name ?? found.name };
  }
  return undefined;
}

function findByType(unit: Unit, node: FunctionNode): Handler | undefined {
  const name = node.id?.name ?? 'handler';
  const second = node.params[1] && findParameterType(unit, node.params[1]);
  const found =
    second &&
    TYPES.find(
      ({ module, type }) => module.test(second.module) && type.test(second.path.at(-1) ?? ''),
    );
  if (found) return { node, family: found.family, name };
  const declarator =
    node.parent.type === AST_NODE_TYPES.VariableDeclarator ? node.parent : undefined;
  const types = [
    node.params[0] && findParameterType(unit, node.params[0]),
    declarator && findParameterType(unit, declarator.id as TSESTree.Parameter),
  ];
  const isLambda = types.some(
    (item) => item && /^aws-lambda$/.test(item.module) && LAMBDA.test(item.path.at(-1) ?? ''),
  );
  return isLambda ? { node, family: 'lambda', name } : undefined;
}

function findParameterType(unit: Unit, parameter: TSESTree.Parameter): ModulePath | undefined {
  const annotation =
    parameter.type === AST_NODE_TYPES.Identifier || parameter.type === AST_NODE_TYPES.ObjectPattern
      ? parameter.typeAnnotation?.typeAnnotation
      : undefined;
  // Only types that are called so are followed.
  const name = getTypeName(annotation);
  const isMeant =
    name !== undefined && (LAMBDA.test(name) || TYPES.some(({ type }) => type.test(name)));
  return isMeant ? findTypeSource(unit, annotation!) : undefined;
}

const ROUTES = /^(Get|Post|Put|Patch|Delete|All|Head|Options)$/;

/** A method of a controller of NestJS. */
export function findController(unit: Unit, node: FunctionNode): Handler | undefined {
  const method = node.parent;
  if (method.type !== AST_NODE_TYPES.MethodDefinition) return undefined;
  const holder = method.parent.parent;
  const has = (list: readonly TSESTree.Decorator[] | undefined, names: RegExp): boolean =>
    list?.some(({ expression }) => {
      const called = unwrap(expression);
      const target = called.type === AST_NODE_TYPES.CallExpression ? called.callee : called;
      const source = findSource(unit, target);
      return source?.module === '@nestjs/common' && names.test(source.path.at(-1) ?? '');
    }) ?? false;
  return has(method.decorators, ROUTES) && has(holder.decorators, /^Controller$/)
    ? {
        node,
        family: 'nest',
        name: method.key.type === AST_NODE_TYPES.Identifier ? method.key.name : 'route',
      }
    : undefined;
}
