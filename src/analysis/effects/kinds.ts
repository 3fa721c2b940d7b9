import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, getTypeName, isClass, unwrap } from '../../utils/ast.js';
import type { Kind } from '../model.js';
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
import { getConstructorEntry, getModuleMember } from './catalogue/index.js';
import { getChoiceKind, getClassKind, isChanged } from './client-kinds.js';
import { findLikeKind } from './declarations.js';
import { getDeclaredType } from './declared.js';
import { getField } from './fields.js';
import { findContextValue } from './procedures/context.js';
import { trace } from './trace.js';
import { getVariableKind } from './variable-kinds.js';

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

function isConstCast(node: TSESTree.TSAsExpression): boolean {
  return getTypeName(node.typeAnnotation) === 'const';
}
