/** What the code around a settled result makes of it. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getOwner,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getModulePath } from '../effects/module-path.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { ASKING } from './lists.js';
import type { MisuseKind } from './model.js';

/** `look`: somebody else may ask for the status; `none`: nothing is made of it here. */
export type Context = MisuseKind | 'look' | 'none';

/**
 * How an expression that gives a result is used.
 * @param isOptional It may also be undefined: tests for that are right.
 */
export function getContext(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
  isOptional: boolean,
): Context {
  const parent = node.parent!;
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      if (parent.test !== node) return 'none';
      return isOptional ? 'look' : 'truthy';
    case AST_NODE_TYPES.UnaryExpression:
      if (parent.operator === '!') return isOptional ? 'look' : 'truthy';
      return parent.operator === '-' || parent.operator === '+' || parent.operator === '~'
        ? 'text'
        : 'look';
    case AST_NODE_TYPES.LogicalExpression:
      return getLogicalContext(parent, node, isOptional);
    case AST_NODE_TYPES.BinaryExpression:
      return getBinaryContext(unit, parent, node, isOptional);
    case AST_NODE_TYPES.AssignmentExpression:
      if (parent.left !== node || isOptional) return 'none';
      return parent.operator === '??=' ? 'nullish' : parent.operator === '=' ? 'none' : 'truthy';
    case AST_NODE_TYPES.SpreadElement:
      return parent.parent.type === AST_NODE_TYPES.ObjectExpression ? 'returned' : 'iterated';
    case AST_NODE_TYPES.ForOfStatement:
      return parent.right === node ? 'iterated' : 'none';
    case AST_NODE_TYPES.TemplateLiteral:
      return parent.parent.type === AST_NODE_TYPES.TaggedTemplateExpression ? 'look' : 'text';
    case AST_NODE_TYPES.JSXExpressionContainer:
      return parent.parent.type === AST_NODE_TYPES.JSXAttribute ? 'look' : 'text';
    case AST_NODE_TYPES.ThrowStatement:
      return 'thrown';
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return parent.callee === node ? 'called' : getArgumentContext(unit, effects, parent, node);
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.ArrayExpression:
      return getDestination(unit, parent);
    case AST_NODE_TYPES.ReturnStatement:
      return isAnswerToList(getOwner(parent)) && !isOptional ? 'truthy' : 'returned';
    case AST_NODE_TYPES.ArrowFunctionExpression:
      // `(result) => result`: what becomes of it is up to the caller.
      return isAnswerToList(parent) && !isOptional ? 'truthy' : 'look';
    case AST_NODE_TYPES.SwitchStatement:
      return parent.discriminant === node && !isOptional ? 'compared' : 'look';
    case AST_NODE_TYPES.ExpressionStatement:
      return 'look';
    default:
      return 'none';
  }
}

/** `results.filter((result) => result)`: the callback is asked for a yes or a no. */
function isAnswerToList(callback: TSESTree.Node): boolean {
  const call = callback.parent;
  return (
    isFunction(callback) &&
    !callback.async &&
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.arguments[0] === callback &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    ASKING.has(getPropertyName(call.callee) ?? '')
  );
}

/** `session && …`, `session ?? …`, `if (isOn && session)` */
function getLogicalContext(
  parent: TSESTree.LogicalExpression,
  node: TSESTree.Node,
  isOptional: boolean,
): Context {
  if (isOptional) return 'look';
  if (parent.left === node) return parent.operator === '??' ? 'nullish' : 'truthy';
  let outer: TSESTree.Node = parent;
  while (outer.parent?.type === AST_NODE_TYPES.LogicalExpression) outer = outer.parent;
  const around = outer.parent!;
  const isTest =
    ('test' in around && around.test === outer) ||
    (around.type === AST_NODE_TYPES.UnaryExpression && around.operator === '!');
  return isTest ? 'truthy' : 'look';
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**', '<', '>', '<=', '>=', '&', '|', '^']);

function getBinaryContext(
  unit: Unit,
  { operator, left, right }: TSESTree.BinaryExpression,
  node: TSESTree.Node,
  isOptional: boolean,
): Context {
  if (ARITHMETIC.has(operator)) return 'text';
  if (operator === 'instanceof') return left === node ? 'compared' : 'look';
  if (operator === 'in') return 'look';
  const other = unwrap(left === node ? right : left);
  const isNothing =
    (other.type === AST_NODE_TYPES.Literal && other.value === null && !('regex' in other)) ||
    (other.type === AST_NODE_TYPES.Identifier &&
      other.name === 'undefined' &&
      isUndeclared(unit.variableOf(other)));
  if (isNothing) return isOptional ? 'look' : 'compared';
  return other.type === AST_NODE_TYPES.Literal || other.type === AST_NODE_TYPES.TemplateLiteral
    ? 'compared'
    : 'look';
}

function getArgumentContext(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  node: TSESTree.Node,
): Context {
  const callee = unwrap(call.callee);
  const isGlobal =
    callee.type === AST_NODE_TYPES.Identifier && isUndeclared(unit.variableOf(callee));
  if (isGlobal && callee.name === 'Boolean') return 'truthy';
  if (isGlobal && (callee.name === 'String' || callee.name === 'Number')) return 'text';
  if (isAnswer(unit, call)) return 'data';
  if (isUndeclaredRoot(unit, callee) && TAKES_PRIMITIVE.test(getDottedName(callee)))
    return 'argument';
  if (ASSERTING.has(getModulePath(unit, callee)?.module ?? '') && call.arguments[0] === node)
    return 'truthy';
  const found = call.type === AST_NODE_TYPES.CallExpression ? effects.getCallee(call) : undefined;
  if (found?.kind !== 'functions' || found.functions.length !== 1) return 'look';
  const parameter = found.functions[0]!.params[call.arguments.indexOf(node as never)];
  return parameter && takesValue(unit, parameter) ? 'argument' : 'look';
}

/** Functions of the language that take a number or a text. */
const TAKES_PRIMITIVE =
  /^(Math\.\w+|parseInt|parseFloat|isNaN|isFinite|Number\.\w+|BigInt|Date|encodeURI|encodeURIComponent|decodeURI|decodeURIComponent)$/;

/** Modules whose functions throw unless they are handed something that is true. */
const ASSERTING: ReadonlySet<string> = new Set([
  'assert',
  'node:assert',
  'node:assert/strict',
  'assert/strict',
  'invariant',
  'tiny-invariant',
]);

function isUndeclaredRoot(unit: Unit, callee: TSESTree.Node): boolean {
  const root = callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : callee;
  return root.type === AST_NODE_TYPES.Identifier && isUndeclared(unit.variableOf(root));
}

/** Whether a parameter is for a value: no result could have its type. */
function takesValue(unit: Unit, parameter: TSESTree.Node): boolean {
  const target = parameter.type === AST_NODE_TYPES.AssignmentPattern ? parameter.left : parameter;
  const type =
    'typeAnnotation' in target
      ? (target.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation
      : undefined;
  if (type && type.type !== AST_NODE_TYPES.TSAnyKeyword) return NO_RESULT.has(type.type);
  // Without types, by what the function asks of it.
  if (target.type === AST_NODE_TYPES.ObjectPattern)
    return target.properties.every(
      (item) =>
        item.type === AST_NODE_TYPES.Property &&
        item.key.type === AST_NODE_TYPES.Identifier &&
        !/^(status|value|reason)$/.test(item.key.name),
    );
  if (target.type !== AST_NODE_TYPES.Identifier) return false;
  const references = unit.variableOf(target)?.references ?? [];
  const names = references.map(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent;
    return member?.type === AST_NODE_TYPES.MemberExpression && member.object === identifier
      ? getPropertyName(member)
      : undefined;
  });
  return (
    names.length > 0 &&
    names.every((name) => name !== undefined && !/^(status|value|reason)$/.test(name))
  );
}

/** Types that no settled result has, and that say more than “anything”. */
const NO_RESULT: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.TSStringKeyword,
  AST_NODE_TYPES.TSNumberKeyword,
  AST_NODE_TYPES.TSBooleanKeyword,
  AST_NODE_TYPES.TSArrayType,
  AST_NODE_TYPES.TSTupleType,
  AST_NODE_TYPES.TSFunctionType,
]);

/** `{ user }` on its way into an answer: `return Response.json({ user })`. */
function getDestination(unit: Unit, node: TSESTree.Node): Context {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.ArrayExpression:
        break;
      case AST_NODE_TYPES.CallExpression:
        return isAnswer(unit, parent) ? 'data' : 'look';
      case AST_NODE_TYPES.ReturnStatement:
        return 'returned';
      default:
        if (isFunction(parent)) return 'look';
        if (unwrap(parent) === parent) return 'look';
    }
  }
  return 'look';
}

/** `res.json(…)`, `Response.json(…)`, `reply.send(…)`, `JSON.stringify(…)`: text for somebody else. */
function isAnswer(unit: Unit, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  const name = getDottedName(callee);
  if (name === 'JSON.stringify') {
    // A line of a log may well show what became of it.
    const outer = call.parent;
    return !(
      outer.type === AST_NODE_TYPES.TemplateLiteral ||
      (outer.type === AST_NODE_TYPES.CallExpression &&
        /(^|\.)(console|log|logger|debug|warn|info|error)\b/i.test(unit.getText(outer.callee)))
    );
  }
  return /^((res|reply|c|ctx|context|response|Response|NextResponse)\.(status\(\)\.)?(json|send))$/.test(
    name.replace(/\(…\)|\[…\]/g, ''),
  );
}
