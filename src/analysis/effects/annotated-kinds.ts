/** The kinds that type annotations state. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import type { Kind } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { getLiteralKind, isPrimitive } from './built-in-kinds.js';
import { getModuleMember, isSerialKind } from './catalogue/index.js';
import { trace } from './trace.js';

/** The kind that a type annotation states. */
export function getAnnotatedKind(unit: Unit, type: TSESTree.TypeNode | undefined, depth = 0): Kind {
  if (!type || depth > 8) return undefined;
  switch (type.type) {
    case AST_NODE_TYPES.TSStringKeyword:
      return 'string';
    case AST_NODE_TYPES.TSNumberKeyword:
      return 'number';
    case AST_NODE_TYPES.TSBooleanKeyword:
      return 'boolean';
    case AST_NODE_TYPES.TSLiteralType:
      return type.literal.type === AST_NODE_TYPES.Literal ? getLiteralKind(type.literal) : 'string';
    case AST_NODE_TYPES.TSArrayType: {
      const element = getAnnotatedKind(unit, type.elementType, depth + 1);
      return isPrimitive(element) ? 'data' : 'array';
    }
    case AST_NODE_TYPES.TSTupleType:
      return 'array';
    case AST_NODE_TYPES.TSTypeOperator:
      return getAnnotatedKind(unit, type.typeAnnotation, depth + 1);
    case AST_NODE_TYPES.TSUnionType: {
      const kinds = type.types
        .filter(
          (item) =>
            item.type !== AST_NODE_TYPES.TSUndefinedKeyword &&
            item.type !== AST_NODE_TYPES.TSNullKeyword,
        )
        .map((item) => getAnnotatedKind(unit, item, depth + 1));
      // What may be a transaction is one.
      const serial = kinds.find(isSerialKind);
      return serial ?? (kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined);
    }
    case AST_NODE_TYPES.TSTypeReference:
      return getReferencedKind(unit, type, depth);
    default:
      return undefined;
  }
}

const BY_TYPE_NAME: Readonly<Record<string, Kind>> = {
  Array: 'array',
  ReadonlyArray: 'array',
  Map: 'map',
  ReadonlyMap: 'map',
  Set: 'set',
  ReadonlySet: 'set',
  Date: 'date',
  URL: 'url',
  URLSearchParams: 'params',
  Headers: 'headers',
  FormData: 'formdata',
  RegExp: 'regexp',
  Response: 'response',
  Request: 'request',
  Error: 'error',
};

function getReferencedKind(unit: Unit, type: TSESTree.TSTypeReference, depth: number): Kind {
  const imported = getImportedTypeKind(unit, type.typeName, depth);
  if (imported) return imported;
  if (type.typeName.type !== AST_NODE_TYPES.Identifier) return undefined;
  const name = type.typeName.name;
  const argument = type.typeArguments?.params[0];
  // A type of that name declared or imported in the file is another type, and was followed above.
  const variable = unit.variableOf(type.typeName);
  if (!isUndeclared(variable)) return undefined;
  if (name === 'Promise') {
    const kind = getAnnotatedKind(unit, argument, depth + 1);
    return kind === undefined ? 'promise' : `promise:${kind}`;
  }
  if (
    (name === 'Array' || name === 'ReadonlyArray') &&
    isPrimitive(getAnnotatedKind(unit, argument, depth + 1))
  ) {
    return 'data';
  }
  return Object.hasOwn(BY_TYPE_NAME, name) ? BY_TYPE_NAME[name] : undefined;
}

/** `db: PrismaClient`, `tx: Prisma.TransactionClient`: a type of a library. */
function getImportedTypeKind(unit: Unit, name: TSESTree.EntityName, depth: number): Kind {
  const origin = trace(unit, name);
  if (origin.kind === 'module') return getModuleMember(origin.module, origin.path)?.member.type;
  const node = origin.kind === 'node' ? origin.node : undefined;
  return node?.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? getAnnotatedKind(unit, node.typeAnnotation, depth + 1)
    : undefined;
}

/** `{ id }: { id: string }`: the annotation of a name bound one level deep. */
export function getAnnotatedMember(
  type: TSESTree.TypeNode | undefined,
  path: readonly string[] | undefined,
): TSESTree.TypeNode | undefined {
  if (type?.type !== AST_NODE_TYPES.TSTypeLiteral || path?.length !== 1) return undefined;
  for (const member of type.members) {
    if (
      member.type === AST_NODE_TYPES.TSPropertySignature &&
      member.key.type === AST_NODE_TYPES.Identifier &&
      member.key.name === path[0]
    ) {
      return member.typeAnnotation?.typeAnnotation;
    }
  }
  return undefined;
}
