import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getDottedName } from '../../utils/ast.js';
import { asCall } from '../evidence.js';
import type { Effects } from '../effects/infer.js';
import { isAboutAccess, isGateName } from '../effects/names.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';

/** What decides about rights: a missing answer must not be taken for a no. */
const DECIDING =
  /access|auth|session|token|secret|password|code|bann|block|deny|denied|limit|allow|forbid|suspend|revok|disabled|exists|^(is|has|can)[A-Z]/i;

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
      // `user || guest`, but not `if (user || other) throw …`
      return isTest(parent, false) ?? (parent.left === node && parent.operator !== '&&');
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return isTest(node, false) ?? false;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === '!' && (isTest(parent, true) ?? false);
    case AST_NODE_TYPES.BinaryExpression: {
      const other = parent.left === node ? parent.right : parent.left;
      if (!isNull(other)) return false;
      if (parent.operator !== '==' && parent.operator !== '!=') return false;
      return isTest(parent, parent.operator === '==') ?? false;
    }
    case AST_NODE_TYPES.ExpressionStatement:
      return true;
    default:
      return false;
  }
}

/**
 * Whether an expression is a part of a test after which a missing value leads to the careful side: to
 * the other half of a `?:`, past a block that does something with the value, or, where the test asks
 * whether it is missing, out of the function. `if (taken) throw …` and `if (!taken) create()` do not.
 * Undefined for what is no part of a test.
 */
function isTest(node: TSESTree.Node, asksForMissing: boolean): boolean | undefined {
  let current = node;
  let parent = current.parent!;
  while (parent.type === AST_NODE_TYPES.LogicalExpression && parent.operator !== '??') {
    // `!user && create()` does something because the value is missing.
    if (asksForMissing && parent.operator === '&&') return false;
    current = parent;
    parent = current.parent!;
  }
  if (parent.type === AST_NODE_TYPES.ConditionalExpression) return parent.test === current;
  if (parent.type === AST_NODE_TYPES.IfStatement && parent.test === current)
    return asksForMissing ? leaves(parent.consequent) : !leaves(parent.consequent);
  // `user == null || user.tags`: a value of its own.
  return asksForMissing && current !== node ? true : undefined;
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
  return (
    statement.type === AST_NODE_TYPES.IfStatement &&
    fails(statement.test) &&
    leaves(statement.consequent)
  );
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === AST_NODE_TYPES.BlockStatement ? statement.body.at(-1) : statement;
  return (
    last?.type === AST_NODE_TYPES.ReturnStatement || last?.type === AST_NODE_TYPES.ThrowStatement
  );
}
