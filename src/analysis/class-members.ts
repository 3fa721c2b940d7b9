/** What stands in a class: its members, and the fields that its code gives values to. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getConstructorBody,
  getDottedName,
  getKeyName,
  getPropertyName,
  isFunction,
} from '../utils/ast.js';
import type { ClassNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
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

/** Whether a class has a member of that name that runs code; a plain value of a field does not. */
export function replaces(holder: ClassNode, name: string): boolean {
  return holder.body.body.some(
    (item) =>
      'key' in item &&
      (name === '*' || getKeyName(item as TSESTree.MethodDefinition) === name) &&
      (item.type !== AST_NODE_TYPES.PropertyDefinition ||
        (item.value !== null && item.value.type !== AST_NODE_TYPES.Literal)),
  );
}

const assignedMembers = new WeakMap<ClassNode, ReadonlySet<string>>();

/**
 * The members that the code of a class assigns to `this`; `*` where the constructor hands `this` on, as
 * `Object.assign(this, mixin)` does.
 */
export function getAssignedMembers(unit: Unit, holder: ClassNode): ReadonlySet<string> {
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

const ownNames = new WeakMap<ClassNode, readonly string[]>();

/** The members that the code of a class reads from `this` or `super`. */
export function getOwnNames(unit: Unit, holder: ClassNode): readonly string[] {
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

export function declaresMember(holder: ClassNode, name: string): boolean {
  return holder.body.body.some(
    (item) => 'key' in item && getKeyName(item as TSESTree.MethodDefinition) === name,
  );
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
