import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getKeyName,
  getPropertyName,
  getTypeName,
  isClass,
  unwrap,
} from '../../utils/ast.js';
import type { Kind, Variable } from '../model.js';
import { getThisHolder, mayFieldChange } from '../class-members.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { getAnnotatedKind } from './annotated-kinds.js';
import {
  getAwaitedKind,
  getMemberKind,
  getBinaryKind,
  getLiteralKind,
  join,
} from './built-in-kinds.js';
import {
  getConstructorEntry,
  getKindMember,
  getModuleMember,
  getSpoilers,
  isLibraryKind,
} from './catalogue/index.js';
import { findLikeKind } from './declarations.js';
import { getDeclaredType } from './declared.js';
import { getField } from './fields.js';
import { findContextValue } from './procedures/context.js';
import { isSpoiled } from './tampering.js';
import { trace } from './trace.js';
import { getVariableKind } from './variable-kinds.js';

const MAX_DEPTH = 24;

/** What the kinds need to know of calls, given by the callee resolution. */
export interface CallKinds {
  /** The kind that a call or a tagged template returns, or undefined. */
  (
    call: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression,
  ): Kind;
}

/**
 * The kind of value that an expression gives, from literals, constant variables, calls of known
 * functions and annotations. Undefined where that is not known.
 */
export function getKind(
  unit: Unit,
  node: TSESTree.Node,
  callKind: CallKinds,
  known = new Map<TSESTree.Node, Kind>(),
): Kind {
  // A value that depends on itself is not known; what was found on one way is not looked for again.
  if (known.has(node)) return known.get(node);
  if (known.size > MAX_NODES) return undefined;
  known.set(node, undefined);
  const kind = findKind(unit, node, callKind, (inner) => getKind(unit, inner, callKind, known));
  known.set(node, kind);
  return kind;
}

/** More parts of an expression, and of what its names lead to, are not looked at. */
const MAX_NODES = 2_000;

function findKind(
  unit: Unit,
  node: TSESTree.Node,
  callKind: CallKinds,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  if (node.type === AST_NODE_TYPES.TSAsExpression) {
    // A cast names the shape of data; it does not make data of anything else.
    const inner = recurse(node.expression);
    return inner ?? (isConstCast(node) ? undefined : getAnnotatedKind(unit, node.typeAnnotation));
  }
  const expression = unwrap(node);
  switch (expression.type) {
    case AST_NODE_TYPES.Literal:
      return getLiteralKind(expression);
    case AST_NODE_TYPES.TemplateLiteral:
      return 'string';
    case AST_NODE_TYPES.ArrayExpression:
      return 'array';
    case AST_NODE_TYPES.ObjectExpression:
      return 'object';
    case AST_NODE_TYPES.BinaryExpression:
      return getBinaryKind(expression, recurse);
    case AST_NODE_TYPES.UnaryExpression:
      return expression.operator === '!' || expression.operator === 'delete'
        ? 'boolean'
        : expression.operator === 'typeof'
          ? 'string'
          : 'number';
    case AST_NODE_TYPES.LogicalExpression:
      return getChoiceKind(unit, expression, recurse);
    case AST_NODE_TYPES.ConditionalExpression:
      return join(recurse(expression.consequent), recurse(expression.alternate));
    case AST_NODE_TYPES.AwaitExpression:
      return getAwaitedKind(recurse(expression.argument));
    case AST_NODE_TYPES.NewExpression:
      return expression.callee.type === AST_NODE_TYPES.Identifier &&
        isUndeclared(unit.variableOf(expression.callee))
        ? getConstructorEntry(expression.callee.name, expression.arguments.length)?.result
        : getMadeKind(unit, expression, callKind);
    case AST_NODE_TYPES.CallExpression:
      return getMadeKind(unit, expression, callKind);
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return callKind(expression);
    case AST_NODE_TYPES.MemberExpression:
      return (
        findLikeKind(unit, expression) ??
        getMemberKind(expression, recurse) ??
        getTracedKind(unit, expression, recurse) ??
        getFieldKind(unit, expression, recurse) ??
        getDeclaredKind(unit, expression) ??
        getContextKind(unit, expression, recurse) ??
        getCheckedKind(unit, expression)
      );
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(expression);
      if (!variable) return undefined;
      const kind =
        findLikeKind(unit, expression) ??
        getClassKind(unit, expression) ??
        getVariableKind(unit, variable, recurse) ??
        getTracedKind(unit, expression, recurse) ??
        getDeclaredKind(unit, expression) ??
        getContextKind(unit, expression, recurse) ??
        getCheckedKind(unit, expression);
      return isChanged(unit, expression, variable, kind) ? undefined : kind;
    }
    default:
      return undefined;
  }
}

/** The kind of what a call or a constructor gives: `axios.create()`, `new PrismaClient()`. */
function getMadeKind(
  unit: Unit,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  callKind: CallKinds,
): Kind {
  const kind = callKind(call);
  return isChanged(unit, call, undefined, kind) ? undefined : kind;
}

/** The kind of a value that comes from somewhere else: another file, or a library. */
function getTracedKind(
  unit: Unit,
  node: TSESTree.Node,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const origin = trace(unit, node);
  switch (origin.kind) {
    case 'module':
      return getModuleMember(origin.module, origin.path)?.member.value;
    case 'node': {
      if (origin.node === node) return undefined;
      const kind = recurse(origin.node);
      const { parent } = origin.node;
      const holder =
        parent?.type === AST_NODE_TYPES.VariableDeclarator ? unit.variableOf(parent.id) : undefined;
      return isChanged(unit, origin.node, holder, kind) ? undefined : kind;
    }
    default:
      return undefined;
  }
}

/** The kind that a value is declared to have: `ctx.db`, where the type of `ctx` says so. */
function getDeclaredKind(unit: Unit, node: TSESTree.Node): Kind {
  const type = getDeclaredType(unit, node);
  return type && !isClass(type) ? getAnnotatedKind(unit, type) : undefined;
}

/** The kind of `ctx.prisma` in a procedure, from the function that makes the context. */
function getContextKind(
  unit: Unit,
  node: TSESTree.Node,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const value = findContextValue(unit, node);
  if (!value) return undefined;
  return value.kind === 'type' ? getAnnotatedKind(unit, value.node) : recurse(value.node);
}

/** The kind that the type checker finds, where there is one: for values that the text does not trace. */
function getCheckedKind(unit: Unit, node: TSESTree.Node): Kind {
  if (!unit.typeOf || unit.fileOf(node).program !== unit.program) return undefined;
  const type = unit.typeOf(node);
  return type && getModuleMember(type.module, [type.name])?.member.type;
}

/** Whether a client does more than its library says, by what is done to it where it is made or named. */
function isChanged(
  unit: Unit,
  node: TSESTree.Node,
  variable: Variable | undefined,
  kind: Kind,
): boolean {
  const spoilers = getSpoilers(kind);
  if (spoilers.length === 0) return false;
  return isSpoiled(unit, spoilers, node) || (variable !== undefined && isSetUp(variable));
}

/** `audit(client);` among the statements of a module: the client is handed on to be changed. */
function isSetUp(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const call = identifier.parent as TSESTree.Node | undefined;
    return (
      call?.type === AST_NODE_TYPES.CallExpression &&
      call.callee !== identifier &&
      call.parent.type === AST_NODE_TYPES.ExpressionStatement &&
      call.parent.parent.type === AST_NODE_TYPES.Program
    );
  });
}

/** `class User extends Model {}`: what the static members of the class inherit from a library. */
function getClassKind(unit: Unit, node: TSESTree.Node, depth = 0): Kind {
  const origin = trace(unit, node);
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  if (declaration?.type !== AST_NODE_TYPES.ClassDeclaration || !declaration.superClass)
    return undefined;
  const base = trace(unit, declaration.superClass);
  const kind =
    base.kind === 'module'
      ? getModuleMember(base.module, base.path)?.member.extended
      : depth < MAX_DEPTH
        ? getClassKind(unit, declaration.superClass, depth + 1)
        : undefined;
  // A static member of its own may stand in the place of one that it would inherit.
  const hooks = getSpoilers(kind);
  const isOverridden = declaration.body.body.some((item) => {
    // `$afterFind() {}`: a model of Objection that runs code of its own with each query.
    if ('key' in item && hooks.includes(getKeyName(item as TSESTree.MethodDefinition) ?? ''))
      return true;
    const isStatic = 'static' in item && item.static;
    const name = isStatic && 'key' in item ? getKeyName(item as TSESTree.MethodDefinition) : '';
    return name === undefined || (isStatic && getKindMember(kind, name) !== undefined);
  });
  return isOverridden ? undefined : kind;
}

/** `this.db`: the value that the constructor or an initialiser gives the field. */
function getFieldKind(
  unit: Unit,
  node: TSESTree.MemberExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const object = unwrap(node.object);
  const name = getPropertyName(node);
  const holder = object.type === AST_NODE_TYPES.ThisExpression ? getThisHolder(object) : undefined;
  if (name === undefined || !holder || !isClass(holder) || mayFieldChange(unit, object, name))
    return undefined;
  const field = getField(unit, holder, name);
  return field?.value && recurse(field.value);
}

/**
 * `global.prisma ?? makeClient()`: one client for the process, kept on the global object while modules
 * are loaded again. What is kept there is what the right side made.
 */
function getChoiceKind(
  unit: Unit,
  { left, right }: TSESTree.LogicalExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const kept = recurse(left);
  const made = recurse(right);
  return kept === undefined && isLibraryKind(made) && isKeptGlobally(unit, left)
    ? made
    : join(kept, made);
}

function isKeptGlobally(unit: Unit, node: TSESTree.Node): boolean {
  const member = unwrap(node);
  if (member.type !== AST_NODE_TYPES.MemberExpression) return false;
  const origin = trace(unit, member.object);
  const root = origin.kind === 'node' ? origin.node : undefined;
  return (
    root?.type === AST_NODE_TYPES.Identifier &&
    (root.name === 'global' || root.name === 'globalThis') &&
    isHostObject(unit, root)
  );
}

/** `declare const globalThis: …` only gives the host's object a type. */
function isHostObject(unit: Unit, node: TSESTree.Identifier): boolean {
  const variable = unit.variableOf(node);
  const declaration = variable?.defs[0]?.node as TSESTree.Node | undefined;
  return (
    isUndeclared(variable) ||
    (declaration?.type === AST_NODE_TYPES.VariableDeclarator && declaration.parent.declare === true)
  );
}

function isConstCast(node: TSESTree.TSAsExpression): boolean {
  return getTypeName(node.typeAnnotation) === 'const';
}
