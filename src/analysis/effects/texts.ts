/** Texts that are written out, if not on the spot: `const FIND = 'SELECT …'`, `Queries.FIND`. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, isClass, unwrap } from '../../utils/ast.js';
import type { ClassNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';
import { isConstant } from '../variables.js';
import { isImportReplaced, isMethodReplaced, isWritten } from './replaced.js';
import { isTampered } from './tampering.js';
import { trace } from './trace.js';

const MAX_DEPTH = 8;

/**
 * The text that an expression always gives: a literal, a template or a sum of such texts, a constant of
 * this file or of another, a property of an object literal, a static field. Undefined for all others.
 */
export function getConstantText(unit: Unit, node: TSESTree.Node, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const value = unwrap(node);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      return typeof value.value === 'string' || typeof value.value === 'number'
        ? String(value.value)
        : undefined;
    case AST_NODE_TYPES.TemplateLiteral:
      return join(
        value.quasis.flatMap((part, index) => {
          const hole = value.expressions[index];
          const text = part.value.cooked as string | null;
          return [text ?? undefined, ...(hole ? [getConstantText(unit, hole, depth + 1)] : [])];
        }),
      );
    case AST_NODE_TYPES.BinaryExpression:
      return value.operator === '+' && isText(value.left)
        ? join([value.left, value.right].map((part) => getConstantText(unit, part, depth + 1)))
        : undefined;
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression: {
      const origin = trace(unit, value);
      if (origin.kind === 'node' && origin.node !== value)
        return getConstantText(unit, origin.node, depth + 1);
      const field =
        value.type === AST_NODE_TYPES.MemberExpression ? getStaticField(unit, value) : undefined;
      return field && getConstantText(unit, field, depth + 1);
    }
    default:
      return undefined;
  }
}

/** `1 + 2` is no text. */
function isText(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return !(value.type === AST_NODE_TYPES.Literal && typeof value.value === 'number');
}

function join(parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** `Queries.FIND`, and `this.FIND` in a static method: what a static field is given, once and for all. */
function getStaticField(unit: Unit, node: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const name = getPropertyName(node);
  const object = unwrap(node.object);
  const holder = isImportReplaced(unit, object) ? undefined : getClass(unit, object);
  if (name === undefined || !holder) return undefined;
  const fields = holder.body.body.filter(
    (member) => 'key' in member && getKeyName(member as TSESTree.MethodDefinition) === name,
  );
  const [field] = fields;
  if (
    fields.length !== 1 ||
    field?.type !== AST_NODE_TYPES.PropertyDefinition ||
    !field.static ||
    !field.value ||
    isTampered(unit, name, holder) ||
    isAssignedInside(unit, holder, name)
  )
    return undefined;
  return field.value;
}

function getClass(unit: Unit, node: TSESTree.Node): ClassNode | undefined {
  const origin = trace(unit, node);
  const found = origin.kind === 'node' && isClass(origin.node) ? origin.node : undefined;
  const variable = found?.id ? unit.variableOf(found.id) : undefined;
  // `Object.assign(Queries, others)`
  return variable && isConstant(variable) && !isMethodReplaced(unit, variable) ? found : undefined;
}

const assigned = new WeakMap<ClassNode, ReadonlySet<string>>();

/** `static use(text) { this.FIND = text; }`: more than reads of `this.FIND` in the class. */
function isAssignedInside(unit: Unit, holder: ClassNode, name: string): boolean {
  let names = assigned.get(holder);
  if (!names) {
    const found = new Set<string>();
    walk(holder.body, unit.keys, (node) => {
      if (
        node.type === AST_NODE_TYPES.MemberExpression &&
        node.object.type === AST_NODE_TYPES.ThisExpression &&
        (isWritten(node) || PATTERNS.has(node.parent.type))
      )
        found.add(getPropertyName(node) ?? '*');
      return true;
    });
    names = found;
    assigned.set(holder, names);
  }
  return names.has(name) || names.has('*');
}

/** What a target of `[this.a, this.b] = pair` or `({ a: this.a } = pair)` stands in; a property may also be read. */
const PATTERNS = new Set<string>([
  AST_NODE_TYPES.ArrayPattern,
  AST_NODE_TYPES.AssignmentPattern,
  AST_NODE_TYPES.RestElement,
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.ForInStatement,
]);
