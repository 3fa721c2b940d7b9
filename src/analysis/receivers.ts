import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, isFunction } from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getBaseClass } from './effects/fields.js';
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
  holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  if (holder.type === AST_NODE_TYPES.ObjectExpression) {
    const found = holder.properties.filter(
      (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === name,
    );
    const spread = holder.properties.some((item) => item.type === AST_NODE_TYPES.SpreadElement);
    const property = found.length === 1 && !spread ? (found[0] as TSESTree.Property) : undefined;
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
  if (!member || hasDecorators(member) || hasDecorators(holder)) return undefined;
  if (member.type === AST_NODE_TYPES.MethodDefinition && member.kind !== 'method') return undefined;
  return isFunction(member.value) ? [member.value] : undefined;
}

/** Parsers for plain JavaScript leave the list of decorators out. */
function hasDecorators(node: { decorators?: readonly unknown[] }): boolean {
  return (node.decorators?.length ?? 0) > 0;
}

type Class = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/**
 * The functions that `this.name` may be inside a class: its own or the one it inherits, and those of
 * the classes of the file that extend it.
 */
export function getVirtualMethods(
  unit: Unit,
  holder: Class | TSESTree.ObjectExpression,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  if (holder.type === AST_NODE_TYPES.ObjectExpression) return getMethods(holder, name, isStatic);
  const own = getInheritedMethods(unit, holder, name, isStatic);
  if (!own) return undefined;
  const overriding = getSubclasses(unit, holder)
    .filter((item) => declaresMember(item, name))
    .map((item) => getMethods(item, name, isStatic));
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
  holder: Class,
  name: string,
  isStatic: boolean,
): FunctionNode[] | undefined {
  const below: Class[] = [];
  let owner: Class | undefined = holder;
  while (owner && !declaresMember(owner, name) && below.length < MAX_BASES) {
    below.push(owner);
    owner = getBaseClass(unit, owner);
  }
  if (!owner || below.length >= MAX_BASES) return undefined;
  // `load() { return this.finish(); }`, where a subclass has a `finish` of its own.
  for (
    let base: Class | undefined = owner;
    base && below.length > 0;
    base = getBaseClass(unit, base)
  ) {
    const used = getOwnNames(unit, base);
    if (below.some((item) => used.some((used) => declaresMember(item, used)))) return undefined;
    if (base === holder || below.includes(base)) return undefined;
    below.push(base);
    if (below.length > MAX_BASES) return undefined;
  }
  return getMethods(owner, name, isStatic);
}

const MAX_BASES = 16;

const ownNames = new WeakMap<Class, readonly string[]>();

/** The members that the code of a class reads from `this` or `super`. */
function getOwnNames(unit: Unit, holder: Class): readonly string[] {
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

function declaresMember(holder: Class, name: string): boolean {
  return holder.body.body.some(
    (item) => 'key' in item && getKeyName(item as TSESTree.MethodDefinition) === name,
  );
}

const classes = new WeakMap<TSESTree.Program, Class[]>();

function getSubclasses(unit: Unit, base: Class): Class[] {
  const { program } = unit.fileOf(base);
  let all = classes.get(program);
  if (!all) {
    const found: Class[] = [];
    walk(program, unit.keys, (node) => {
      if (
        node.type === AST_NODE_TYPES.ClassDeclaration ||
        node.type === AST_NODE_TYPES.ClassExpression
      )
        found.push(node);
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

function collectWrittenFields(unit: Unit, holder: TSESTree.Node): Set<string> {
  const fields = new Set<string>();
  walk(holder, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.MethodDefinition && node.kind === 'constructor') return false;
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
