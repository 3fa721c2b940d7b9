import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, isFunction } from '../../utils/ast.js';
import type { ClassNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { trace } from './trace.js';

/** What a field of a class is declared to be, and what it is given when an instance is made. */
export interface Field {
  type: TSESTree.TypeNode | undefined;
  /** The only expression that it is given, by its initialiser or by the constructor. */
  value: TSESTree.Expression | undefined;
}

const MAX_BASES = 8;

/** A field of a class or of one that it extends; undefined where none is declared. */
export function getField(unit: Unit, holder: ClassNode, name: string): Field | undefined {
  let owner: ClassNode | undefined = holder;
  for (let count = 0; owner && count < MAX_BASES; count++) {
    const found = getOwnField(owner, name);
    if (found) return found;
    owner = getBaseClass(unit, owner);
  }
  return undefined;
}

function getOwnField(holder: ClassNode, name: string): Field | undefined {
  let field: Field | undefined;
  const values: TSESTree.Expression[] = [];
  for (const member of holder.body.body) {
    if (member.type === AST_NODE_TYPES.PropertyDefinition && getKeyName(member) === name) {
      field = { type: member.typeAnnotation?.typeAnnotation, value: undefined };
      if (member.value) values.push(member.value);
    }
    if (member.type !== AST_NODE_TYPES.MethodDefinition || member.kind !== 'constructor') continue;
    const property = member.value.params.find(
      (item) => item.type === AST_NODE_TYPES.TSParameterProperty && getParameterName(item) === name,
    );
    if (property?.type === AST_NODE_TYPES.TSParameterProperty) {
      const { parameter } = property;
      const target =
        parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
      return { type: target.typeAnnotation?.typeAnnotation, value: undefined };
    }
    for (const value of getAssigned(member.value, name)) {
      field ??= { type: undefined, value: undefined };
      values.push(value);
    }
  }
  return field && { ...field, value: values.length === 1 ? values[0] : undefined };
}

function getParameterName({ parameter }: TSESTree.TSParameterProperty): string | undefined {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  return target.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
}

/** `this.repo = new Repo();` among the statements of a constructor. */
function getAssigned(
  constructor: TSESTree.MethodDefinition['value'],
  name: string,
): TSESTree.Expression[] {
  if (!isFunction(constructor) || constructor.body.type !== AST_NODE_TYPES.BlockStatement)
    return [];
  return constructor.body.body.flatMap((statement) => {
    if (
      statement.type !== AST_NODE_TYPES.ExpressionStatement ||
      statement.expression.type !== AST_NODE_TYPES.AssignmentExpression
    )
      return [];
    const { left, right, operator } = statement.expression;
    return operator === '=' &&
      left.type === AST_NODE_TYPES.MemberExpression &&
      left.object.type === AST_NODE_TYPES.ThisExpression &&
      getPropertyName(left) === name
      ? [right]
      : [];
  });
}

/** The class that another one extends, in whatever file; undefined where it is not visible. */
export function getBaseClass(unit: Unit, holder: ClassNode): ClassNode | undefined {
  if (!holder.superClass) return undefined;
  const origin = trace(unit, holder.superClass);
  const node = origin.kind === 'node' ? origin.node : undefined;
  return node?.type === AST_NODE_TYPES.ClassDeclaration ||
    node?.type === AST_NODE_TYPES.ClassExpression
    ? node
    : undefined;
}
