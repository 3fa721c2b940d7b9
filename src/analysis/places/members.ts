import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { trace } from '../effects/trace.js';
import type { Unit } from '../unit.js';
import { findExportKind } from './modules.js';
import type { PlaceKind } from './modules.js';
import { findNamedTypeKind, findSourceKind, findTypeKind } from './origins.js';

/** Decorators that put a method into a transaction, a unit of work or a lock. */
const AMBIENT = /transaction|unitOfWork|lock|mutex|requestContext|serial/i;

/** `@Transactional() async load() { … }`, on the method or its class. */
export function isDecorated(unit: Unit, method: FunctionNode): boolean {
  const member = getMember(method);
  if (!member) return false;
  // Parsers for plain JavaScript leave the list of decorators out.
  const lists: (readonly TSESTree.Decorator[] | undefined)[] = [
    member.decorators,
    member.parent.parent.decorators,
  ];
  return lists.some((list) => list?.some(({ expression }) => isAmbient(unit, expression)));
}

/** By its name, by where it comes from, or because its body uses a decorator that is one. */
function isAmbient(unit: Unit, expression: TSESTree.Node, depth = 0): boolean {
  if (AMBIENT.test(getDottedName(expression))) return true;
  const target = unwrap(expression);
  const callee = target.type === AST_NODE_TYPES.CallExpression ? target.callee : target;
  const origin = trace(unit, callee);
  if (origin.kind === 'module') {
    const kind = findExportKind(origin.module, origin.path);
    return kind === 'transaction' || kind === 'lock' || AMBIENT.test(origin.path.join('.'));
  }
  if (origin.kind !== 'node' || depth > 2) return false;
  // `const InTransaction = () => applyDecorators(Transactional())`
  let found = false;
  walk(origin.node, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression && node !== target)
      found ||= isAmbient(unit, node, depth + 1);
    return !found;
  });
  return found;
}

/** What the types of its parameters, and the class that it belongs to, make of a function. */
export function findDeclaredKind(unit: Unit, node: FunctionNode): PlaceKind | undefined {
  for (const parameter of node.params) {
    const kind = findTypeKind(unit, getAnnotation(parameter));
    if (kind) return kind;
  }
  const member = getMember(node);
  return (member && findClassKind(unit, member.parent.parent)) ?? findMigration(node);
}

const classes = new WeakMap<TSESTree.Node, PlaceKind | 'none'>();

/** `class Login { constructor(private page: Page) {} }`, `extends WorkflowEntrypoint`. */
function findClassKind(
  unit: Unit,
  holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
): PlaceKind | undefined {
  let kind = classes.get(holder);
  if (!kind) {
    kind = judgeClass(unit, holder) ?? 'none';
    classes.set(holder, kind);
  }
  return kind === 'none' ? undefined : kind;
}

function judgeClass(
  unit: Unit,
  holder: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
): PlaceKind | undefined {
  const inherited = holder.superClass ? findSourceKind(unit, holder.superClass) : undefined;
  if (inherited) return inherited;
  // Parsers for plain JavaScript leave the list of interfaces out.
  const interfaces = holder.implements as typeof holder.implements | undefined;
  for (const { expression } of interfaces ?? []) {
    const kind = findNamedTypeKind(unit, expression);
    if (kind) return kind;
  }
  for (const member of holder.body.body) {
    const types =
      member.type === AST_NODE_TYPES.PropertyDefinition
        ? [member.typeAnnotation?.typeAnnotation]
        : member.type === AST_NODE_TYPES.MethodDefinition && member.kind === 'constructor'
          ? member.value.params.map(getAnnotation)
          : [];
    for (const type of types) {
      const kind = findTypeKind(unit, type);
      if (kind) return kind;
    }
  }
  return undefined;
}

/** `export async function up(knex) { … }`: a step of a migration, by its name. */
function findMigration(node: FunctionNode): PlaceKind | undefined {
  const holder = node.parent;
  const key =
    node.type === AST_NODE_TYPES.FunctionDeclaration
      ? node.id
      : holder.type === AST_NODE_TYPES.Property || holder.type === AST_NODE_TYPES.MethodDefinition
        ? holder.key
        : holder.type === AST_NODE_TYPES.VariableDeclarator
          ? holder.id
          : undefined;
  const isStep =
    key?.type === AST_NODE_TYPES.Identifier && (key.name === 'up' || key.name === 'down');
  return isStep && node.params.length > 0 ? 'migration' : undefined;
}

function getMember(
  method: FunctionNode,
): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
  const member = method.parent;
  return isFunction(method) &&
    (member.type === AST_NODE_TYPES.MethodDefinition ||
      member.type === AST_NODE_TYPES.PropertyDefinition)
    ? member
    : undefined;
}

function getAnnotation(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  const target =
    parameter.type === AST_NODE_TYPES.TSParameterProperty ? parameter.parameter : parameter;
  const pattern = target.type === AST_NODE_TYPES.AssignmentPattern ? target.left : target;
  return pattern.typeAnnotation?.typeAnnotation;
}
