import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { ModulePath } from '../effects/module-path.js';
import { trace } from '../effects/trace.js';
import type { Unit } from '../unit.js';
import { findExportKind } from './modules.js';
import type { PlaceKind } from './modules.js';

const MAX_DEPTH = 8;

/** Builders are long: `t.procedure.use(a).use(b).input(c)`, two steps for each call. */
const MAX_STEPS = 32;

/**
 * The module that a value comes from, also through what made it: `mutex.runExclusive`, where `mutex`
 * is a `new Mutex()`; `test`, where it is a `base.extend({ … })`.
 */
export function findSource(unit: Unit, node: TSESTree.Node, depth = 0): ModulePath | undefined {
  const origin = trace(unit, node);
  if (origin.kind === 'module') return { module: origin.module, path: origin.path };
  const made = origin.kind === 'node' && depth < MAX_STEPS ? unwrap(origin.node) : undefined;
  switch (made?.type) {
    case AST_NODE_TYPES.MemberExpression:
      return findSource(unit, made.object, depth + 1);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return findSource(unit, made.callee, depth + 1);
    case AST_NODE_TYPES.AwaitExpression:
      return findSource(unit, made.argument, depth + 1);
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return made.superClass ? findSource(unit, made.superClass, depth + 1) : undefined;
    default:
      return undefined;
  }
}

/** The module that a type comes from, aliases followed: `app: FastifyInstance`. */
export function findTypeSource(
  unit: Unit,
  type: TSESTree.TypeNode,
  depth = 0,
): ModulePath | undefined {
  if (type.type !== AST_NODE_TYPES.TSTypeReference || depth > MAX_DEPTH) return undefined;
  const origin = trace(unit, type.typeName);
  if (origin.kind === 'module') return { module: origin.module, path: origin.path };
  return origin.kind === 'node' && origin.node.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? findTypeSource(unit, origin.node.typeAnnotation, depth + 1)
    : undefined;
}

/** What the module that a value comes from makes of the code around it. */
export function findSourceKind(unit: Unit, node: TSESTree.Node): PlaceKind | undefined {
  const source = findSource(unit, node);
  return source && findExportKind(source.module, source.path);
}

/** What a type makes of a function that is handed such a value: `page: Page`, `step: WorkflowStep`. */
export function findTypeKind(
  unit: Unit,
  type: TSESTree.TypeNode | undefined,
  depth = 0,
): PlaceKind | undefined {
  if (!type || depth > MAX_DEPTH) return undefined;
  const first = (types: readonly (TSESTree.TypeNode | undefined)[]): PlaceKind | undefined => {
    for (const item of types) {
      const found = findTypeKind(unit, item, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  switch (type.type) {
    case AST_NODE_TYPES.TSUnionType:
    case AST_NODE_TYPES.TSIntersectionType:
      return first(type.types);
    case AST_NODE_TYPES.TSTypeLiteral:
      return first(type.members.map(getMemberType));
    case AST_NODE_TYPES.TSArrayType:
      return findTypeKind(unit, type.elementType, depth + 1);
    case AST_NODE_TYPES.TSImportType:
      return findExportKind(type.source.value, []);
    case AST_NODE_TYPES.TSTypeReference:
      return (
        findNamedTypeKind(unit, type.typeName, depth) ?? first(type.typeArguments?.params ?? [])
      );
    default:
      return undefined;
  }
}

/** What a type of a name makes of a function that is handed such a value. */
export function findNamedTypeKind(
  unit: Unit,
  name: TSESTree.Node,
  depth = 0,
): PlaceKind | undefined {
  const origin = trace(unit, name);
  if (origin.kind === 'module') return findExportKind(origin.module, origin.path);
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  switch (declaration?.type) {
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
      return findTypeKind(unit, declaration.typeAnnotation, depth + 1);
    case AST_NODE_TYPES.TSInterfaceDeclaration: {
      for (const base of declaration.extends) {
        const found =
          depth < MAX_DEPTH ? findNamedTypeKind(unit, base.expression, depth + 1) : undefined;
        if (found) return found;
      }
      for (const member of declaration.body.body) {
        const found = findTypeKind(unit, getMemberType(member), depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function getMemberType(member: TSESTree.TypeElement): TSESTree.TypeNode | undefined {
  return member.type === AST_NODE_TYPES.TSPropertySignature
    ? member.typeAnnotation?.typeAnnotation
    : undefined;
}
