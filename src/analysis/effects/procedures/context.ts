import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getKeyName,
  getPropertyName,
  getTypeName,
  isClass,
  isFunction,
  unwrap,
} from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { getOnlyDefinition, getPatternPath, isConstant } from '../../variables.js';
import { getDeclaredMember } from '../declared.js';
import { getReturned } from '../returned.js';
import { isTampered } from '../tampering.js';
import { trace } from '../trace.js';
import { findProcedure } from './chain.js';
import { mayOverride } from './overrides.js';

/** What a property of a context holds: a value of the project, or what its type says. */
export type ContextValue =
  { kind: 'value'; node: TSESTree.Node } | { kind: 'type'; node: TSESTree.TypeNode };

const MAX_DEPTH = 8;

/**
 * What `ctx.prisma` holds in a tRPC procedure: the context is made by one function of the project,
 * and each middleware of the procedure hands it on.
 * @param node `ctx.prisma`, or the name that it was taken out by.
 * @returns Undefined where the function, a middleware or the value cannot be seen.
 * @see https://trpc.io/docs/server/context, https://trpc.io/docs/server/middlewares
 */
export function findContextValue(unit: Unit, node: TSESTree.Node): ContextValue | undefined {
  const place = getParameterPath(unit, node);
  if (!place || place.path.length !== 2 || place.path[0] !== 'ctx') return undefined;
  const key = place.path[1]!;
  const procedure = findProcedure(unit, place.callee);
  if (!procedure || procedure.middlewares.some((item) => mayOverride(unit, item, key)))
    return undefined;
  const value = procedure.context && readContext(unit, procedure.context, key);
  return value && !isTampered(unit, key, value.node) ? value : undefined;
}

/** The parameter that a value comes from, and the way to it: `opts.ctx.prisma`. */
function getParameterPath(
  unit: Unit,
  node: TSESTree.Node,
  depth = 0,
): { callee: FunctionNode; path: readonly string[] } | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const target = unwrap(node);
  if (target.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(target);
    const base = name === undefined ? undefined : getParameterPath(unit, target.object, depth + 1);
    return base && { ...base, path: [...base.path, name!] };
  }
  const variable = target.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  const definition = variable && getOnlyDefinition(variable);
  if (!variable || !definition || !isConstant(variable)) return undefined;
  const name = definition.name as TSESTree.Node;
  const owner = definition.node as TSESTree.Node;
  if (isFunction(owner)) {
    const path = owner.params[0] && getPlainPath(owner.params[0], name);
    return path && { callee: owner, path };
  }
  if (owner.type !== AST_NODE_TYPES.VariableDeclarator || !owner.init) return undefined;
  const own = getPlainPath(owner.id, name);
  const base = own && getParameterPath(unit, owner.init, depth + 1);
  return base && { ...base, path: [...base.path, ...own] };
}

/** The way from a pattern to a name in it, without defaults. */
function getPlainPath(pattern: TSESTree.Node, name: TSESTree.Node): string[] | undefined {
  for (let current = name; current !== pattern && current.parent; current = current.parent) {
    if (current.type === AST_NODE_TYPES.AssignmentPattern) return undefined;
  }
  return pattern.type === AST_NODE_TYPES.AssignmentPattern
    ? undefined
    : getPatternPath(pattern, name);
}

/** Types that say: what the function of their argument gives. */
const RESULTS = /^(Awaited|ReturnType|inferAsyncReturnType)$/;

/** `typeof createContext`, `Awaited<ReturnType<typeof createContext>>`, `Context`. */
function readContext(
  unit: Unit,
  type: TSESTree.TypeNode,
  key: string,
  depth = 0,
): ContextValue | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (type.type === AST_NODE_TYPES.TSTypeQuery) {
    const origin = trace(unit, type.exprName, 0, false);
    const maker = origin.kind === 'node' ? unwrap(origin.node) : undefined;
    return maker && isFunction(maker) ? readResult(unit, maker, key, depth + 1) : undefined;
  }
  if (type.type === AST_NODE_TYPES.TSTypeReference) {
    const [inner] = type.typeArguments?.params ?? [];
    const origin = trace(unit, type.typeName);
    const declaration = origin.kind === 'node' ? origin.node : undefined;
    if (declaration?.type === AST_NODE_TYPES.TSTypeAliasDeclaration && !inner)
      return readContext(unit, declaration.typeAnnotation, key, depth + 1);
    const isOfProject = declaration !== undefined && declaration !== type.typeName;
    if (inner && !isOfProject && RESULTS.test(getTypeName(type) ?? ''))
      return readContext(unit, inner, key, depth + 1);
  }
  const member = getDeclaredMember(unit, type, key);
  return member && !isClass(member) ? { kind: 'type', node: member } : undefined;
}

/** A property of what a function gives, by its declared result or by the literals that it returns. */
function readResult(
  unit: Unit,
  maker: FunctionNode,
  key: string,
  depth: number,
): ContextValue | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const declared = maker.returnType?.typeAnnotation;
  if (declared) {
    const inner =
      getTypeName(declared) === 'Promise' && declared.type === AST_NODE_TYPES.TSTypeReference
        ? declared.typeArguments?.params[0]
        : declared;
    return inner && readContext(unit, inner, key, depth + 1);
  }
  const values = getReturned(unit, maker).map((item) => readValue(unit, item, key, depth + 1));
  const [first] = values;
  if (!first) return undefined;
  const isSame = (value: ContextValue | undefined): boolean =>
    value !== undefined && getSource(unit, value.node) === getSource(unit, first.node);
  return values.every(isSame) ? first : undefined;
}

function getSource(unit: Unit, node: TSESTree.Node): TSESTree.Node {
  const origin = trace(unit, node);
  return origin.kind === 'node' ? origin.node : node;
}

/** `{ ...opts, prisma }`, or the call of a function that gives such an object. */
function readValue(
  unit: Unit,
  node: TSESTree.Node,
  key: string,
  depth: number,
): ContextValue | undefined {
  const target = unwrap(node);
  const value = target.type === AST_NODE_TYPES.AwaitExpression ? unwrap(target.argument) : target;
  if (value.type === AST_NODE_TYPES.CallExpression) {
    const origin = trace(unit, value.callee);
    const maker = origin.kind === 'node' ? unwrap(origin.node) : undefined;
    return maker && isFunction(maker) ? readResult(unit, maker, key, depth + 1) : undefined;
  }
  if (value.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  for (const item of value.properties.toReversed()) {
    if (item.type === AST_NODE_TYPES.SpreadElement || getKeyName(item) === undefined)
      return undefined;
    if (getKeyName(item) === key)
      return item.kind === 'init' ? { kind: 'value', node: item.value } : undefined;
  }
  return undefined;
}
