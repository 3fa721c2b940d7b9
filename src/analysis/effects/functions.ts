import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isClass, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Kind } from '../model.js';
import { getVirtualMethods } from '../receivers.js';
import { getThisHolder, isStaticContext, mayFieldChange } from '../class-members.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, getParameterOrigin, getPatternPath, isConstant } from '../variables.js';
import type { Call, Callee } from './callees.js';
import { getField } from './fields.js';
import { getHeldMethods, resolveHolder, isOpen, getGiven } from './holders.js';
import type { Holder } from './holders.js';
import { getReturned } from './returned.js';
import { getMember, hasDefault } from './sites.js';
import { isTampered } from './tampering.js';
import { trace, traceWhole } from './trace.js';

/** What is needed to follow a call to what it gives. */
export interface Resolver {
  unit: Unit;
  getKind(node: TSESTree.Node): Kind;
  getCallee(call: Call): Callee;
}

/** Functions that an expression may be. */
export interface Functions {
  functions: readonly FunctionNode[];
  /** The calls that made them, where they are closures: `withRetry(load)` made what it returns. */
  makers: readonly Call[];
  /** True where a class of another file may have methods of its own in their place. */
  isOpen?: boolean;
}

const MAX_DEPTH = 16;

/** The functions that an expression may be, when all of them are visible. */
export function resolveFunctions(
  resolver: Resolver,
  node: TSESTree.Node,
  depth = 0,
): Functions | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const target = unwrap(node);
  if (isFunction(target)) return { functions: [target], makers: [] };
  switch (target.type) {
    case AST_NODE_TYPES.Identifier: {
      const found = trace(resolver.unit, target);
      // `const load = require('./load')`, where the module is the function.
      const origin = found.kind === 'file' ? traceWhole(resolver.unit, found.file) : found;
      if (origin?.kind === 'node' && origin.node.type === AST_NODE_TYPES.Identifier)
        return resolveTaken(resolver, origin.node, depth);
      if (origin?.kind !== 'node' || origin.node === target) return undefined;
      return isReassigned(resolver.unit, origin.node)
        ? undefined
        : resolveFunctions(resolver, origin.node, depth + 1);
    }
    case AST_NODE_TYPES.ConditionalExpression: {
      const left = resolveFunctions(resolver, target.consequent, depth + 1);
      const right = resolveFunctions(resolver, target.alternate, depth + 1);
      return left && right && join([left, right]);
    }
    case AST_NODE_TYPES.MemberExpression:
      return resolveMember(resolver, target, depth);
    case AST_NODE_TYPES.CallExpression:
      return resolveMade(resolver, target, depth);
    default:
      return undefined;
  }
}

/** `const { get } = makeUsers(db)`, also where another file imports `get`. */
function resolveTaken(
  resolver: Resolver,
  node: TSESTree.Identifier,
  depth: number,
): Functions | undefined {
  const { unit } = resolver;
  const variable = unit.variableOf(node);
  const definition = variable && getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || !isConstant(variable!))
    return undefined;
  const { id, init } = definition.node;
  const [name, ...others] = getPatternPath(id, definition.name) ?? [];
  const made = init && unwrap(init);
  if (
    made?.type !== AST_NODE_TYPES.CallExpression ||
    name === undefined ||
    others.length > 0 ||
    hasDefault(id as TSESTree.Parameter)
  )
    return undefined;
  const holder = resolveHolder(resolver, made, depth + 1);
  const found = holder && getHeld(resolver, holder, name, depth + 1);
  // Without its object, a method has no `this`.
  const isLost = found?.functions.some(
    (item) => item.type !== AST_NODE_TYPES.ArrowFunctionExpression && usesThis(unit, item),
  );
  return isLost === false ? found : undefined;
}

function join(parts: readonly Functions[]): Functions {
  return {
    functions: parts.flatMap((part) => part.functions),
    makers: parts.flatMap((part) => part.makers),
    isOpen: parts.some((part) => part.isOpen === true),
  };
}

/** `function load() {} load = other;` */
function isReassigned(unit: Unit, node: TSESTree.Node): boolean {
  const variable =
    node.type === AST_NODE_TYPES.FunctionDeclaration && node.id
      ? unit.variableOf(node.id)
      : undefined;
  return variable !== undefined && !isConstant(variable);
}

function resolveMember(
  resolver: Resolver,
  target: TSESTree.MemberExpression,
  depth: number,
): Functions | undefined {
  const { unit } = resolver;
  const name = getPropertyName(target);
  const object = unwrap(target.object);
  if (name === undefined) return undefined;
  if (object.type === AST_NODE_TYPES.ThisExpression) {
    const holder = getThisHolder(object);
    if (!holder || mayFieldChange(unit, object, name)) return undefined;
    const functions = getVirtualMethods(unit, holder, name, isStaticContext(object));
    if (functions) return { functions, makers: [] };
    // `private load = cache(async () => …)`
    const field = isClass(holder) && !isStaticContext(object) && getField(unit, holder, name);
    return field && field.value ? resolveFunctions(resolver, field.value, depth + 1) : undefined;
  }
  // `export * as users from './users'`, `users.get` of an object literal
  const origin = trace(unit, target);
  if (origin.kind === 'node' && origin.node !== target) {
    const found = resolveFunctions(resolver, origin.node, depth + 1);
    // `hooks.after(…)` beside `import './register-hooks'`
    return isTampered(unit, name, target) ||
      found?.functions.some((item) => isBorrowed(unit, item, object)) === true
      ? undefined
      : found;
  }
  const holder = resolveHolder(resolver, object, depth + 1);
  if (!holder) return undefined;
  return getHeld(resolver, holder, name, depth + 1);
}

/** What a member of a holder may be. */
function getHeld(
  resolver: Resolver,
  holder: Holder,
  name: string,
  depth: number,
): Functions | undefined {
  const { unit } = resolver;
  const { node, makers } = holder;
  const functions = getHeldMethods(unit, holder, name);
  if (functions) return { functions, makers, isOpen: isOpen(unit, holder) };
  if (isClass(node) || isTampered(unit, name, node)) return undefined;
  // `return { get }`, `return { get: load }`
  const value = getMember(node, [name]);
  const found = value && resolveFunctions(resolver, value, depth + 1);
  const isBound = found?.functions.every(
    (item) => item.type === AST_NODE_TYPES.ArrowFunctionExpression || !usesThis(unit, item),
  );
  return found && isBound === true ? { ...found, makers: [...found.makers, ...makers] } : undefined;
}

/**
 * `{ ...base, finish() {} }`, `{ get: base.get }`: a method that is called on another object than the
 * one it is written in, and asks that object for more.
 */
function isBorrowed(unit: Unit, node: FunctionNode, receiver: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.ArrowFunctionExpression || !usesThis(unit, node)) return false;
  const origin = trace(unit, receiver);
  return origin.kind !== 'node' || origin.node !== getThisHolder(node);
}

const thisUsers = new WeakMap<FunctionNode, boolean>();

function usesThis(unit: Unit, root: FunctionNode): boolean {
  let found = thisUsers.get(root);
  if (found === undefined) {
    found = false;
    walk(root, unit.keys, (node) => {
      found ||= node.type === AST_NODE_TYPES.ThisExpression;
      const isArrow = node.type === AST_NODE_TYPES.ArrowFunctionExpression;
      return found !== true && (node === root || isArrow || !isFunction(node));
    });
    thisUsers.set(root, found);
  }
  return found;
}

/** The functions at a path of a value: `['get']` of an object literal, of an instance, of a namespace. */
export function resolvePath(
  resolver: Resolver,
  value: TSESTree.Node,
  path: readonly string[],
): Functions | undefined {
  const member = getMember(value, path);
  if (member) return resolveFunctions(resolver, member);
  const [name, ...others] = path;
  if (name === undefined || others.length > 0) return undefined;
  const holder = resolveHolder(resolver, value, 0);
  return holder && getHeld(resolver, holder, name, 0);
}

/** What a call gives, when it is a function: `cache(load)`, `withRetry(load)`. */
function resolveMade(
  resolver: Resolver,
  call: TSESTree.CallExpression,
  depth: number,
): Functions | undefined {
  const callee = resolver.getCallee(call);
  if (callee.kind === 'entry') {
    const { wraps } = callee.entry;
    const wrapped = wraps === undefined ? undefined : call.arguments[wraps];
    return wrapped && resolveFunctions(resolver, wrapped, depth + 1);
  }
  return followReturned(resolver, call, callee, (value) =>
    resolveFunctions(resolver, value, depth + 1),
  );
}

function followReturned(
  resolver: Resolver,
  call: TSESTree.CallExpression,
  callee: Callee,
  follow: (value: TSESTree.Node) => Functions | undefined,
): Functions | undefined {
  if (callee.kind !== 'functions') return undefined;
  const parts: Functions[] = [];
  for (const maker of callee.functions) {
    if (maker.async || maker.generator) return undefined;
    const values = getReturned(resolver.unit, maker);
    if (values.length === 0) return undefined;
    for (const value of values) {
      const found = follow(getGiven(resolver.unit, call, maker, value) ?? value);
      if (!found) return undefined;
      parts.push(found);
    }
  }
  const made = join(parts);
  return { ...made, makers: [...made.makers, ...(callee.makers ?? []), call] };
}

/** The path from a parameter to a callee: `deps.users.get` is `['users', 'get']`. */
export function getParameterPath(
  unit: Unit,
  target: TSESTree.Node,
): { callee: FunctionNode; index: number; path: readonly string[] } | undefined {
  const path: string[] = [];
  let current = target;
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    path.unshift(getPropertyName(current) ?? '*');
    current = unwrap(current.object);
  }
  let variable = current.type === AST_NODE_TYPES.Identifier ? unit.variableOf(current) : undefined;
  // `const { users } = deps;`
  for (let count = 0; variable && count < MAX_DEPTH; count++) {
    const definition = getOnlyDefinition(variable);
    const node = definition?.node as TSESTree.Node | undefined;
    if (node?.type !== AST_NODE_TYPES.VariableDeclarator || !node.init || !isConstant(variable))
      break;
    const own = getPatternPath(node.id, definition!.name);
    const source = unwrap(node.init);
    if (!own || source.type !== AST_NODE_TYPES.Identifier) break;
    path.unshift(...own);
    variable = unit.variableOf(source);
  }
  const origin = variable && isConstant(variable) ? getParameterOrigin(variable) : undefined;
  return origin && { ...origin, path: [...origin.path, ...path] };
}
