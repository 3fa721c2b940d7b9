/**
 * Declared types, without a type checker: annotations are followed through aliases, interfaces,
 * classes and imports. Types that depend on a type parameter are left alone.
 */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getKeyName,
  getPropertyName,
  getTypeName,
  isClass,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { Variable } from '../model.js';
import { getThisHolder } from '../class-members.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition } from '../variables.js';
import { getField } from './fields.js';
import { trace } from './trace.js';
import {
  getElementType,
  getAliased,
  getTypeTarget,
  getOnlyPart,
  findProperty,
  getAnnotation,
} from './type-targets.js';
import type { Declared } from './type-targets.js';

const MAX_DEPTH = 12;

/** The declared type of an expression, or undefined where nothing declares it. */
export function getDeclaredType(unit: Unit, node: TSESTree.Node, depth = 0): Declared | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (
    node.type === AST_NODE_TYPES.TSNonNullExpression ||
    node.type === AST_NODE_TYPES.ChainExpression
  )
    return getDeclaredType(unit, node.expression, depth);
  if (node.type === AST_NODE_TYPES.TSAsExpression) {
    return getTypeName(node.typeAnnotation) === 'const'
      ? getDeclaredType(unit, node.expression, depth)
      : node.typeAnnotation;
  }
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.ThisExpression: {
      const holder = getThisHolder(target);
      return holder?.type === AST_NODE_TYPES.ObjectExpression ? undefined : holder;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const name = getPropertyName(target);
      const object = getDeclaredType(unit, target.object, depth + 1);
      const member =
        name === undefined || !object
          ? undefined
          : getDeclaredMember(unit, object, name, depth + 1);
      if (member) return member;
      // `import * as context from './context'`, a property of a literal: followed to its value.
      return followValue(unit, target, depth);
    }
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      const own = variable && getVariableType(unit, variable, depth + 1);
      return own ?? followValue(unit, target, depth);
    }
    case AST_NODE_TYPES.NewExpression: {
      const made = trace(unit, target.callee);
      return made.kind === 'node' && isClass(made.node) ? made.node : undefined;
    }
    default:
      return undefined;
  }
}

function followValue(unit: Unit, node: TSESTree.Node, depth: number): Declared | undefined {
  const origin = trace(unit, node);
  return origin.kind === 'node' && origin.node !== node
    ? getDeclaredType(unit, origin.node, depth + 1)
    : undefined;
}

function getVariableType(unit: Unit, variable: Variable, depth: number): Declared | undefined {
  const definition = getOnlyDefinition(variable);
  const name = definition?.name as TSESTree.Node | undefined;
  if (!definition || !name) return undefined;
  const annotation = getAnnotation(name);
  if (annotation) return annotation;
  const node = definition.node as TSESTree.Node;
  if (node.type === AST_NODE_TYPES.VariableDeclarator) {
    const initializer = getInitializer(variable);
    if (initializer) return getDeclaredType(unit, initializer, depth + 1);
    const base = getAnnotation(node.id) ?? getSourceType(unit, node, depth);
    return base && getPartType(unit, base, node.id, name, depth + 1);
  }
  if (!isFunction(node)) return undefined;
  // `({ db }: Context)`, `(db: Client = prisma)`, `(...pairs: Pair[])`
  const parameter = node.params.find(
    (item) => item.range[0] <= name.range[0] && name.range[1] <= item.range[1],
  );
  if (parameter?.type === AST_NODE_TYPES.RestElement)
    return parameter.argument === name ? getAnnotation(parameter) : undefined;
  const pattern = parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const whole = pattern && getAnnotation(pattern);
  return whole && getPartType(unit, whole, pattern, name, depth + 1);
}

/** The type of what a declarator takes apart: its initialiser, or the elements of a `for…of` loop. */
function getSourceType(
  unit: Unit,
  { init, parent }: TSESTree.VariableDeclarator,
  depth: number,
): Declared | undefined {
  if (init) return getDeclaredType(unit, init, depth + 1);
  const loop = parent.parent as TSESTree.Node;
  if (loop.type !== AST_NODE_TYPES.ForOfStatement || loop.await) return undefined;
  const list = getDeclaredType(unit, loop.right, depth + 1);
  return list && getElementType(unit, list, '*', depth + 1);
}

/** The type of a name in a pattern: `const { db } = context`, `for (const [value, schema] of pairs)`. */
function getPartType(
  unit: Unit,
  type: Declared,
  pattern: TSESTree.Node,
  name: TSESTree.Node,
  depth: number,
): Declared | undefined {
  if (depth > MAX_DEPTH) return undefined;
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return pattern === name ? type : undefined;
    case AST_NODE_TYPES.AssignmentPattern:
      return getPartType(unit, type, pattern.left, name, depth + 1);
    case AST_NODE_TYPES.ObjectPattern:
      for (const item of pattern.properties) {
        if (item.type !== AST_NODE_TYPES.Property || !contains(item, name)) continue;
        const key = getKeyName(item);
        const part = key === undefined ? undefined : getDeclaredMember(unit, type, key, depth + 1);
        return part && getPartType(unit, part, item.value, name, depth + 1);
      }
      return undefined;
    case AST_NODE_TYPES.ArrayPattern:
      for (const [index, item] of pattern.elements.entries()) {
        if (!item || item.type === AST_NODE_TYPES.RestElement || !contains(item, name)) continue;
        const part = getElementType(unit, type, index, depth + 1);
        return part && getPartType(unit, part, item, name, depth + 1);
      }
      return undefined;
    default:
      return undefined;
  }
}

/** The declared type of a property. */
export function getDeclaredMember(
  unit: Unit,
  type: Declared,
  name: string,
  depth = 0,
): Declared | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const recurse = (inner: Declared | undefined): Declared | undefined =>
    inner && getDeclaredMember(unit, inner, name, depth + 1);
  if (isClass(type)) {
    const field = getField(unit, type, name);
    return field && (field.type ?? (field.value && getDeclaredType(unit, field.value, depth + 1)));
  }
  switch (type.type) {
    case AST_NODE_TYPES.TSTypeLiteral:
      return findProperty(type.members, name);
    case AST_NODE_TYPES.TSIntersectionType: {
      for (const item of type.types) {
        const found = recurse(item);
        if (found) return found;
      }
      return undefined;
    }
    case AST_NODE_TYPES.TSUnionType: {
      const only = getOnlyPart(type);
      return recurse(only);
    }
    case AST_NODE_TYPES.TSTypeReference:
      return recurseReference(unit, type, name, depth);
    default:
      return undefined;
  }
}

/** Types of the language that have the members of their argument. */
const TRANSPARENT = new Set(['Readonly', 'NonNullable', 'Required', 'Partial', 'Pick', 'Omit']);

function recurseReference(
  unit: Unit,
  type: TSESTree.TSTypeReference,
  name: string,
  depth: number,
): Declared | undefined {
  const target = getTypeTarget(unit, type);
  const bound = target ? undefined : getAliased(unit, type);
  if (bound) return getDeclaredMember(unit, bound, name, depth + 1);
  if (!target) {
    const { typeName } = type;
    const argument = type.typeArguments?.params[0];
    return argument &&
      typeName.type === AST_NODE_TYPES.Identifier &&
      TRANSPARENT.has(typeName.name) &&
      !unit.variableOf(typeName)?.defs.length
      ? getDeclaredMember(unit, argument, name, depth + 1)
      : undefined;
  }
  if (isClass(target)) return getDeclaredMember(unit, target, name, depth + 1);
  if (target.type === AST_NODE_TYPES.TSTypeAliasDeclaration)
    return getDeclaredMember(unit, target.typeAnnotation, name, depth + 1);
  const own = findProperty(target.body.body, name);
  if (own) return own;
  for (const base of target.extends) {
    const origin = trace(unit, base.expression);
    const node = origin.kind === 'node' ? origin.node : undefined;
    if (node?.type !== AST_NODE_TYPES.TSInterfaceDeclaration) continue;
    const found = findProperty(node.body.body, name);
    if (found) return found;
  }
  return undefined;
}
