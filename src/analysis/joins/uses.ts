import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getDottedName } from '../../utils/ast.js';
import { asCall } from '../evidence.js';
import type { Effects } from '../effects/infer.js';
import { isAboutAccess, isGateName } from '../effects/names.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';

/** What decides about rights: a missing answer must not be taken for a no. */
const DECIDING =
  /bann|block|deny|denied|limit|allow|forbid|suspend|revok|disabled|exists|^(is|has|can)[A-Z]/i;

/**
 * What can stand for values that are missing: `undefined`, where all code that uses them bears it, types
 * included; otherwise undefined.
 */
export function findFallback(
  unit: Unit,
  effects: Effects,
  targets: readonly (TSESTree.Node | null)[],
  { elements }: TSESTree.ArrayExpression,
): string | undefined {
  for (const [index, target] of targets.entries()) {
    if (!target) continue;
    if (target.type !== AST_NODE_TYPES.Identifier) return undefined;
    const variable = unit.variableOf(target);
    const element = elements[index];
    if (!variable || !element || decides(effects, element, target.name)) return undefined;
    const uses = variable.references.filter((reference) => reference.init !== true);
    if (
      !uses.every(({ identifier }) => bearsUndefined(unit, variable, identifier as TSESTree.Node))
    )
      return undefined;
  }
  // Where nothing is bound there is nothing to keep.
  return targets.some((target) => target !== null) ? 'undefined' : undefined;
}

function decides(effects: Effects, element: TSESTree.Node, name: string): boolean {
  const call = asCall(element);
  const callee = call ? getDottedName(call.callee) : '';
  const own = callee.split('.').at(-1)!;
  return (
    [name, own].some((word) => DECIDING.test(word) || isGateName(word) || isAboutAccess(word)) ||
    effects.evaluate(element).gate !== undefined
  );
}

/** Whether a use does the same for a value that is missing as for one that is `undefined` already. */
function bearsUndefined(unit: Unit, variable: Variable, identifier: TSESTree.Node): boolean {
  return isTolerant(identifier) || isGuarded(unit, variable, identifier);
}

function isTolerant(node: TSESTree.Node): boolean {
  const parent = node.parent!;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && parent.optional;
    case AST_NODE_TYPES.LogicalExpression:
      return parent.left === node && (parent.operator !== '&&' || isTested(parent));
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '!';
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return parent.test === node;
    case AST_NODE_TYPES.BinaryExpression:
      return (
        /^[!=]=$/.test(parent.operator) && isNull(parent.left === node ? parent.right : parent.left)
      );
    case AST_NODE_TYPES.ExpressionStatement:
      return true;
    default:
      return false;
  }
}

/** `if (user && …)`: the value itself goes nowhere. */
function isTested(node: TSESTree.LogicalExpression): boolean {
  const { parent } = node;
  if (parent.type === AST_NODE_TYPES.LogicalExpression && parent.operator === '&&')
    return isTested(parent);
  return (
    (parent.type === AST_NODE_TYPES.IfStatement ||
      parent.type === AST_NODE_TYPES.ConditionalExpression) &&
    parent.test === node
  );
}

/** `user == null` */
function isNullTest(
  test: TSESTree.Node,
  operator: '==' | '!=',
  isName: (node: TSESTree.Node) => boolean,
): boolean {
  return (
    test.type === AST_NODE_TYPES.BinaryExpression &&
    test.operator === operator &&
    ((isName(test.left) && isNull(test.right)) || (isNull(test.left) && isName(test.right)))
  );
}

function isNull(node: TSESTree.Node): boolean {
  return node.type === AST_NODE_TYPES.Literal && node.value === null;
}

/** Whether a use stands where the value has been found to be there. */
function isGuarded(unit: Unit, variable: Variable, identifier: TSESTree.Node): boolean {
  const isName = (node: TSESTree.Node): boolean =>
    node.type === AST_NODE_TYPES.Identifier && unit.variableOf(node) === variable;
  /** Whether a test that holds says that the value is there. */
  const holds = (test: TSESTree.Node): boolean =>
    isName(test) ||
    isNullTest(test, '!=', isName) ||
    (test.type === AST_NODE_TYPES.LogicalExpression &&
      test.operator === '&&' &&
      (holds(test.left) || holds(test.right)));
  /** Whether a test that fails says so. */
  const fails = (test: TSESTree.Node): boolean =>
    isNullTest(test, '==', isName) ||
    (test.type === AST_NODE_TYPES.UnaryExpression &&
      test.operator === '!' &&
      isName(test.argument)) ||
    (test.type === AST_NODE_TYPES.LogicalExpression &&
      test.operator === '||' &&
      (fails(test.left) || fails(test.right)));
  let current = identifier;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.consequent === current && holds(parent.test)) return true;
        if (parent.alternate === current && fails(parent.test)) return true;
        break;
      case AST_NODE_TYPES.LogicalExpression:
        if (parent.right === current && parent.operator === '&&' && holds(parent.left)) return true;
        if (parent.right === current && parent.operator === '||' && fails(parent.left)) return true;
        break;
      case AST_NODE_TYPES.BlockStatement:
        if (parent.body.some((item) => item.range[1] <= current.range[0] && isExit(item, fails)))
          return true;
        break;
      default:
    }
    if (contains(current, variable.identifiers[0]!)) return false;
  }
  return false;
}

/** `if (!user) return null;` */
function isExit(statement: TSESTree.Statement, fails: (test: TSESTree.Node) => boolean): boolean {
  if (statement.type !== AST_NODE_TYPES.IfStatement || !fails(statement.test)) return false;
  const { consequent } = statement;
  const last =
    consequent.type === AST_NODE_TYPES.BlockStatement ? consequent.body.at(-1) : consequent;
  return (
    last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement
  );
}
