/** Where the names in types lead, and the parts of types. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, isClass } from '../../utils/ast.js';
import type { ClassNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition } from '../variables.js';
import { trace } from './trace.js';

const MAX_DEPTH = 12;

/** What a value is declared to be: a type as it is written, or a class of the project. */
export type Declared = TSESTree.TypeNode | ClassNode;

/** The type of the elements of a list, or of one place of a tuple. */
export function getElementType(
  unit: Unit,
  type: Declared,
  index: number | '*',
  depth: number,
): Declared | undefined {
  if (isClass(type) || depth > MAX_DEPTH) return undefined;
  switch (type.type) {
    case AST_NODE_TYPES.TSArrayType:
      return type.elementType;
    case AST_NODE_TYPES.TSTypeOperator:
      return type.typeAnnotation && getElementType(unit, type.typeAnnotation, index, depth + 1);
    case AST_NODE_TYPES.TSTupleType: {
      const item = index === '*' ? undefined : type.elementTypes[index];
      return item?.type === AST_NODE_TYPES.TSNamedTupleMember ? item.elementType : item;
    }
    case AST_NODE_TYPES.TSTypeReference: {
      const { typeName, typeArguments } = type;
      const isList =
        typeName.type === AST_NODE_TYPES.Identifier &&
        (typeName.name === 'Array' || typeName.name === 'ReadonlyArray') &&
        !unit.variableOf(typeName)?.defs.length;
      if (isList) return typeArguments?.params[0];
      const inner = getAliased(unit, type);
      return inner && getElementType(unit, inner, index, depth + 1);
    }
    default:
      return undefined;
  }
}

/** What an alias, or the bound of a type parameter, stands for. */
export function getAliased(
  unit: Unit,
  type: TSESTree.TSTypeReference,
): TSESTree.TypeNode | undefined {
  const target = getTypeTarget(unit, type);
  if (target?.type === AST_NODE_TYPES.TSTypeAliasDeclaration) return target.typeAnnotation;
  const variable = unit.variableOf(type.typeName);
  const parameter = variable && (getOnlyDefinition(variable)?.node as TSESTree.Node | undefined);
  return parameter?.type === AST_NODE_TYPES.TSTypeParameter ? parameter.constraint : undefined;
}

/** The declaration of a type of the project: a class, an interface or an alias. */
export function getTypeTarget(
  unit: Unit,
  type: TSESTree.TSTypeReference,
): ClassNode | TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration | undefined {
  const origin = trace(unit, type.typeName);
  const node = origin.kind === 'node' ? origin.node : undefined;
  if (!node) return undefined;
  return isClass(node) ||
    node.type === AST_NODE_TYPES.TSInterfaceDeclaration ||
    node.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? node
    : undefined;
}

/** The class that a declared type leads to, through aliases and `| undefined`. */
export function getDeclaredClass(unit: Unit, type: Declared, depth = 0): ClassNode | undefined {
  if (isClass(type)) return type;
  if (depth > MAX_DEPTH) return undefined;
  if (type.type === AST_NODE_TYPES.TSUnionType) {
    const only = getOnlyPart(type);
    return only && getDeclaredClass(unit, only, depth + 1);
  }
  if (type.type !== AST_NODE_TYPES.TSTypeReference) return undefined;
  const target = getTypeTarget(unit, type);
  if (!target || target.type === AST_NODE_TYPES.TSInterfaceDeclaration) return undefined;
  return isClass(target) ? target : getDeclaredClass(unit, target.typeAnnotation, depth + 1);
}

/** The part of a union that is neither `undefined` nor `null`, where there is only one. */
export function getOnlyPart(type: TSESTree.TSUnionType): TSESTree.TypeNode | undefined {
  const parts = type.types.filter(
    (item) =>
      item.type !== AST_NODE_TYPES.TSUndefinedKeyword && item.type !== AST_NODE_TYPES.TSNullKeyword,
  );
  return parts.length === 1 ? parts[0] : undefined;
}

export function findProperty(
  members: readonly TSESTree.TypeElement[],
  name: string,
): TSESTree.TypeNode | undefined {
  for (const member of members) {
    if (member.type === AST_NODE_TYPES.TSPropertySignature && getKeyName(member) === name)
      return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

export function getAnnotation(node: TSESTree.Node): TSESTree.TypeNode | undefined {
  return (node as { typeAnnotation?: TSESTree.TSTypeAnnotation }).typeAnnotation?.typeAnnotation;
}
