import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getConstructorBody,
  getKeyName,
  isClass,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import type { ClassNode, FunctionNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { replaces, getAssignedMembers, getOwnNames, declaresMember } from './class-members.js';
import { getBaseClass } from './effects/fields.js';
import { getReturned } from './effects/returned.js';
import { trace } from './effects/trace.js';
import type { Unit } from './unit.js';

/** The functions that `holder.name` may be, or undefined where the member is not a known function. */
export function getMethods(
  unit: Unit,
  holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  if (holder.type === AST_NODE_TYPES.ObjectExpression) {
    const found = holder.properties.filter(
      (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === name,
    );
    // A spread or a computed key may be another function of that name.
    const isOpen = holder.properties.some(
      (item) => item.type === AST_NODE_TYPES.SpreadElement || getKeyName(item) === undefined,
    );
    const property = found.length === 1 && !isOpen ? (found[0] as TSESTree.Property) : undefined;
    const value = property?.kind === 'init' ? property.value : undefined;
    return isFunction(value) ? [value] : undefined;
  }
  const found = holder.body.body.filter(
    (item): item is TSESTree.MethodDefinition | TSESTree.PropertyDefinition =>
      (item.type === AST_NODE_TYPES.MethodDefinition ||
        item.type === AST_NODE_TYPES.PropertyDefinition) &&
      item.static === isStatic &&
      getKeyName(item) === name,
  );
  const member = found.length === 1 ? found[0] : undefined;
  if (!member || isWrapped(unit, member) || isWrapped(unit, holder)) return undefined;
  if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind !== 'method') return undefined;
  return isFunction(member.value) ? [member.value] : undefined;
}

/**
 * Packages whose decorators only note something about what they stand on: a call of the method runs its
 * body. Source: their documentation, on dependency injection, routes, validation and schemas.
 */
const NOTING =
  /^(@nestjs\/(common|graphql|swagger)|@angular\/core|inversify|tsyringe|typedi|class-validator|class-transformer|type-graphql)$/;

/** Whether a decorator may put something else in the place of a method or a class. */
function isWrapped(unit: Unit, node: { decorators?: readonly TSESTree.Decorator[] }): boolean {
  // Parsers for plain JavaScript leave the list of decorators out.
  return (node.decorators ?? []).some(({ expression }) => {
    const called = unwrap(expression);
    const target = called.type === AST_NODE_TYPES.CallExpression ? called.callee : called;
    const origin = trace(unit, target);
    // `applyDecorators(…)` runs others, which are not looked at.
    return (
      origin.kind !== 'module' ||
      !NOTING.test(origin.module) ||
      origin.path.at(-1) === 'applyDecorators'
    );
  });
}

/**
 * The functions that `this.name` may be inside a class: its own or the one it inherits, and those of
 * the classes of the file that extend it.
 */
export function getVirtualMethods(
  unit: Unit,
  holder: ClassNode | TSESTree.ObjectExpression,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  if (holder.type === AST_NODE_TYPES.ObjectExpression)
    return getMethods(unit, holder, name, isStatic);
  const own = getInheritedMethods(unit, holder, name, isStatic);
  if (!own) return undefined;
  const overriding = getSubclasses(unit, holder)
    .filter((item) => declaresMember(item, name))
    .map((item) => getMethods(unit, item, name, isStatic));
  return overriding.includes(undefined)
    ? undefined
    : [...own, ...overriding.flatMap((item) => item ?? [])];
}

/**
 * The functions that `name` is for an instance of a class: its own, or those of the nearest class that
 * it extends. Undefined where a class on the way replaces a method that the inherited one may call.
 */
export function getInheritedMethods(
  unit: Unit,
  holder: ClassNode,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  const chain: ClassNode[] = [];
  for (
    let owner: ClassNode | undefined = holder;
    owner && chain.length < MAX_BASES;
    owner = getBaseClass(unit, owner)
  ) {
    // `constructor() { this.load = traced(this.load); }`
    const assigned = getAssignedMembers(unit, owner);
    if (chain.includes(owner) || assigned.has(name) || assigned.has('*')) return undefined;
    chain.push(owner);
  }
  const depth = chain.findIndex((item) => declaresMember(item, name));
  if (depth < 0) return undefined;
  // `load() { return this.finish(); }`, where a class below has a `finish` of its own.
  const isOverridden = chain.slice(depth).some((base, index) => {
    const below = chain.slice(0, depth + index);
    return getOwnNames(unit, base).some((used) => below.some((item) => replaces(item, used)));
  });
  return isOverridden ? undefined : getMethods(unit, chain[depth]!, name, isStatic);
}

/** Whether making an instance may give another object: a constructor that returns one. */
export function givesAnother(unit: Unit, holder: ClassNode): boolean {
  let owner: ClassNode | undefined = holder;
  for (let count = 0; owner && count < MAX_BASES; count++) {
    const found = getConstructorBody(owner);
    if (found && getReturned(unit, found).length > 0) return true;
    owner = getBaseClass(unit, owner);
  }
  return false;
}

const MAX_BASES = 16;

const classes = new WeakMap<TSESTree.Program, ClassNode[]>();

function getSubclasses(unit: Unit, base: ClassNode): ClassNode[] {
  const { program } = unit.fileOf(base);
  let all = classes.get(program);
  if (!all) {
    const found: ClassNode[] = [];
    walk(program, unit.keys, (node) => {
      if (isClass(node)) found.push(node);
      return true;
    });
    all = found;
    classes.set(program, all);
  }
  const direct = all.filter((item) => item !== base && getBaseClass(unit, item) === base);
  return direct.flatMap((item) => [item, ...getSubclasses(unit, item)]);
}
