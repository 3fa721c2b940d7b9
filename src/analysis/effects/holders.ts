/** What holds methods: an object literal, a class, an instance of it, followed to where it is made. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isClass, unwrap } from '../../utils/ast.js';
import type { ClassNode, FunctionNode } from '../../utils/ast.js';
import { getInheritedMethods, getMethods, getVirtualMethods, givesAnother } from '../receivers.js';
import { getThisHolder, isStaticContext, mayFieldChange } from '../class-members.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition, getParameterOrigin, isConstant } from '../variables.js';
import type { Call } from './callees.js';
import { getDeclaredType } from './declared.js';
import { getDeclaredClass } from './type-targets.js';
import { getBaseClass, getField } from './fields.js';
import type { Resolver } from './functions.js';
import { isImportReplaced, isMethodReplaced, isValueReplaced } from './replaced.js';
import { getReturned } from './returned.js';
import { isTampered } from './tampering.js';
import { trace } from './trace.js';

const MAX_DEPTH = 16;

/** What holds methods: a class, an instance of it, or an object literal. */
export interface Holder {
  node: ClassNode | TSESTree.ObjectExpression;
  /** True for the class itself, false for an instance. */
  isStatic: boolean;
  /** True where the value may also be an instance of a class that extends this one. */
  isVirtual: boolean;
  makers: readonly Call[];
}

export function getHeldMethods(
  unit: Unit,
  holder: Holder,
  name: string,
): FunctionNode[] | undefined {
  const { node, isStatic, isVirtual } = holder;
  if (isTampered(unit, name, node)) return undefined;
  if (!isClass(node)) return getMethods(unit, node, name, isStatic);
  return isVirtual
    ? getVirtualMethods(unit, node, name, isStatic)
    : getInheritedMethods(unit, node, name, isStatic);
}

/** Expressions that make an object. */
const MADE = new Set<string>([
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.LogicalExpression,
]);

/** `const users = { get() {} }`, `new Users()`, `Users`, `this.users`, `makeUsers(db)`: what holds the methods. */
export function resolveHolder(
  resolver: Resolver,
  node: TSESTree.Node,
  depth: number,
): Holder | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { unit } = resolver;
  const target = unwrap(node);
  const plain = { makers: [], isVirtual: false };
  if (MADE.has(target.type) && isValueReplaced(unit, target)) return undefined;
  switch (target.type) {
    case AST_NODE_TYPES.ObjectExpression:
      return { ...plain, node: target, isStatic: false };
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return isClassReplaced(unit, target) ? undefined : { ...plain, node: target, isStatic: true };
    case AST_NODE_TYPES.NewExpression: {
      const made = resolveHolder(resolver, target.callee, depth + 1);
      if (!made?.isStatic || !isClass(made.node) || givesAnother(unit, made.node)) return undefined;
      return { ...made, isStatic: false };
    }
    case AST_NODE_TYPES.Super: {
      const own = getThisHolder(target);
      const base = own && isClass(own) ? getBaseClass(unit, own) : undefined;
      return base && { ...plain, node: base, isStatic: isStaticContext(target) };
    }
    case AST_NODE_TYPES.CallExpression: {
      // `Object.freeze({ get })`
      const frozen = trace(unit, target);
      return frozen.kind === 'node' && frozen.node !== target
        ? resolveHolder(resolver, frozen.node, depth + 1)
        : resolveMadeHolder(resolver, target, depth);
    }
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return resolveMaker(resolver, target, depth) ?? getDeclaredHolder(unit, target);
    default:
      return undefined;
  }
}

/** A value that is followed to what made it. */
function resolveMaker(
  resolver: Resolver,
  target: TSESTree.Node,
  depth: number,
): Holder | undefined {
  const { unit } = resolver;
  if (target.type === AST_NODE_TYPES.MemberExpression) {
    const object = unwrap(target.object);
    const name = getPropertyName(target);
    const own = object.type === AST_NODE_TYPES.ThisExpression ? getThisHolder(object) : undefined;
    if (name !== undefined && own && isClass(own) && !mayFieldChange(unit, object, name)) {
      const field = getField(unit, own, name);
      if (field?.value) return resolveHolder(resolver, field.value, depth + 1);
    }
  }
  if (isInstanceReplaced(unit, target) || isImportReplaced(unit, target)) return undefined;
  const origin = trace(unit, target);
  return origin.kind === 'node' && origin.node !== target
    ? resolveHolder(resolver, origin.node, depth + 1)
    : undefined;
}

/** `(users: Users)`: the class that it is declared to be. */
function getDeclaredHolder(unit: Unit, node: TSESTree.Node): Holder | undefined {
  const type = getDeclaredType(unit, node);
  const found = type && getDeclaredClass(unit, type);
  return found && { node: found, isStatic: false, isVirtual: true, makers: [] };
}

/** Whether the value may be of a class that extends the declared one, somewhere in the project. */
export function isOpen(unit: Unit, { node, isVirtual }: Holder): boolean {
  if (!isVirtual) return false;
  // What is exported as a default is imported under any name.
  const isDefault = node.parent.type === AST_NODE_TYPES.ExportDefaultDeclaration;
  const name = isClass(node) ? node.id?.name : undefined;
  if (name === undefined || isDefault || !unit.modules) return true;
  return unit.modules.mayBeExtended(name, unit.fileOf(node).filename);
}

/** `class Users {} Users.prototype.get = other;` */
function isClassReplaced(unit: Unit, node: ClassNode): boolean {
  const variable = node.id ? unit.variableOf(node.id) : undefined;
  return variable !== undefined && (!isConstant(variable) || isMethodReplaced(unit, variable));
}

/** `const users = new Users(); users.get = other;` */
function isInstanceReplaced(unit: Unit, node: TSESTree.Node): boolean {
  const variable = node.type === AST_NODE_TYPES.Identifier ? unit.variableOf(node) : undefined;
  if (!variable || (getOnlyDefinition(variable)?.type as string | undefined) === 'ImportBinding')
    return false;
  return getInitializer(variable) !== undefined && isMethodReplaced(unit, variable);
}

/** `const useCallback = (fn) => fn`: what the call hands over for the parameter that is returned. */
export function getGiven(
  unit: Unit,
  call: TSESTree.CallExpression,
  maker: FunctionNode,
  value: TSESTree.Node,
): TSESTree.Node | undefined {
  const target = unwrap(value);
  const variable = target.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  const origin = variable && isConstant(variable) ? getParameterOrigin(variable) : undefined;
  if (!origin || origin.callee !== maker || origin.path.length > 0) return undefined;
  // `(api) => { api.get = fake; return api; }`
  if (!variable || isMethodReplaced(unit, variable)) return undefined;
  const spread = call.arguments.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement);
  return spread >= 0 && spread <= origin.index ? undefined : call.arguments[origin.index];
}

/** `makeUsers(db)`, whose body returns an object literal or an instance. */
function resolveMadeHolder(
  resolver: Resolver,
  call: TSESTree.CallExpression,
  depth: number,
): Holder | undefined {
  const callee = resolver.getCallee(call);
  if (callee.kind !== 'functions' || callee.functions.length !== 1) return undefined;
  const [maker] = callee.functions;
  if (!maker || maker.async || maker.generator) return undefined;
  const [value, ...others] = getReturned(resolver.unit, maker);
  if (!value || others.length > 0) return undefined;
  const given = getGiven(resolver.unit, call, maker, value);
  const held = resolveHolder(resolver, given ?? value, depth + 1);
  return held && { ...held, makers: [...held.makers, ...(callee.makers ?? []), call] };
}
