import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getConstructorBody,
  getDottedName,
  getKeyName,
  getPropertyName,
  isClass,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import type { ClassNode, FunctionNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getBaseClass } from './effects/fields.js';
import { getReturned } from './effects/returned.js';
import { trace } from './effects/trace.js';
import type { Unit } from './unit.js';

/** The class or object literal whose member `this` refers to at a node. */
export function getThisHolder(
  node: TSESTree.Node,
): TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression | undefined {
  let current: TSESTree.Node | undefined = node;
  while (current) {
    const parent: TSESTree.Node | undefined = current.parent;
    if (isFunction(current) && current.type !== AST_NODE_TYPES.ArrowFunctionExpression) {
      if (parent?.type === AST_NODE_TYPES.MethodDefinition) return parent.parent.parent;
      if (
        parent?.type === AST_NODE_TYPES.Property &&
        parent.parent.type === AST_NODE_TYPES.ObjectExpression
      ) {
        return parent.parent;
      }
      return undefined;
    }
    if (current.type === AST_NODE_TYPES.PropertyDefinition) return current.parent.parent;
    current = parent;
  }
  return undefined;
}

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

/** Whether a class has a member of that name that runs code; a plain value of a field does not. */
function replaces(holder: ClassNode, name: string): boolean {
  return holder.body.body.some(
    (item) =>
      'key' in item &&
      (name === '*' || getKeyName(item as TSESTree.MethodDefinition) === name) &&
      (item.type !== AST_NODE_TYPES.PropertyDefinition ||
        (item.value !== null && item.value.type !== AST_NODE_TYPES.Literal)),
  );
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

const assignedMembers = new WeakMap<ClassNode, ReadonlySet<string>>();

/**
 * The members that the code of a class assigns to `this`; `*` where the constructor hands `this` on, as
 * `Object.assign(this, mixin)` does.
 */
function getAssignedMembers(unit: Unit, holder: ClassNode): ReadonlySet<string> {
  let names = assignedMembers.get(holder);
  if (!names) {
    const found = collectWrittenFields(unit, holder, true);
    const constructor = getConstructorBody(holder);
    if (constructor) {
      walk(constructor, unit.keys, (node) => {
        if (
          node.type === AST_NODE_TYPES.ThisExpression &&
          node.parent.type === AST_NODE_TYPES.CallExpression &&
          getDottedName(node.parent.callee).split('.').at(-1) !== 'bind'
        )
          found.add('*');
        return true;
      });
    }
    names = found;
    assignedMembers.set(holder, names);
  }
  return names;
}

const MAX_BASES = 16;

const ownNames = new WeakMap<ClassNode, readonly string[]>();

/** The members that the code of a class reads from `this` or `super`. */
function getOwnNames(unit: Unit, holder: ClassNode): readonly string[] {
  let names = ownNames.get(holder);
  if (!names) {
    const found = new Set<string>();
    walk(holder, unit.keys, (node) => {
      const isOwn =
        node.type === AST_NODE_TYPES.MemberExpression &&
        node.object.type === AST_NODE_TYPES.ThisExpression;
      if (isOwn) found.add(getPropertyName(node) ?? '*');
      return true;
    });
    names = [...found];
    ownNames.set(holder, names);
  }
  return names;
}

function declaresMember(holder: ClassNode, name: string): boolean {
  return holder.body.body.some(
    (item) => 'key' in item && getKeyName(item as TSESTree.MethodDefinition) === name,
  );
}

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

/** Whether `this` at the node belongs to a static member. */
export function isStaticContext(node: TSESTree.Node): boolean {
  let current: TSESTree.Node | undefined = node;
  while (current) {
    if (
      current.type === AST_NODE_TYPES.MethodDefinition ||
      current.type === AST_NODE_TYPES.PropertyDefinition
    ) {
      return current.static;
    }
    current = current.parent;
  }
  return false;
}

const writtenFields = new WeakMap<TSESTree.Node, Set<string>>();

/**
 * Whether a field of the class can change once the instance is made: some member other than the
 * constructor assigns it. Without a class in sight every field can.
 */
export function mayFieldChange(unit: Unit, node: TSESTree.Node, field: string): boolean {
  const holder = getThisHolder(node);
  if (!holder) return true;
  let fields = writtenFields.get(holder);
  if (!fields) {
    fields = collectWrittenFields(unit, holder);
    writtenFields.set(holder, fields);
  }
  return fields.has(field);
}

function collectWrittenFields(
  unit: Unit,
  holder: TSESTree.Node,
  withConstructor = false,
): Set<string> {
  const fields = new Set<string>();
  walk(holder, unit.keys, (node) => {
    if (
      !withConstructor &&
      node.type === AST_NODE_TYPES.MethodDefinition &&
      node.kind === 'constructor'
    )
      return false;
    const target =
      node.type === AST_NODE_TYPES.AssignmentExpression
        ? node.left
        : node.type === AST_NODE_TYPES.UpdateExpression
          ? node.argument
          : undefined;
    if (target) {
      walk(target, unit.keys, (inner) => {
        if (
          inner.type === AST_NODE_TYPES.MemberExpression &&
          inner.object.type === AST_NODE_TYPES.ThisExpression
        ) {
          fields.add(getPropertyName(inner) ?? '*');
        }
        return true;
      });
    }
    return true;
  });
  return fields;
}
