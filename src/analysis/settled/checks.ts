/** Whether the status of a result was checked before its `value` is read. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  getStaticString,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { getStatementList } from '../lists.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition } from '../variables.js';
import type { Outcome } from './model.js';

type Known = Exclude<Outcome, 'any'> | undefined;

/** A result that is asked about: a variable, an expression such as `results[0]`, or a `status`. */
export interface Subject {
  variable: Variable | undefined;
  text: string | undefined;
  /** Variables that hold its status: `({ status, value }) => …`. */
  statuses: readonly Variable[];
}

export function getSubject(unit: Unit, result: TSESTree.Node): Subject {
  const inner = unwrap(result);
  if (inner.type !== AST_NODE_TYPES.Identifier)
    return { variable: undefined, text: unit.getText(inner), statuses: [] };
  const variable = unit.variableOf(inner);
  return { variable, text: undefined, statuses: variable ? findStatuses(unit, variable) : [] };
}

/** `const { status } = result`, `const status = result.status` */
function findStatuses(unit: Unit, variable: Variable): Variable[] {
  return variable.references.flatMap(({ identifier }) => {
    const node = identifier as TSESTree.Node;
    const parent = node.parent;
    const declarator =
      parent?.type === AST_NODE_TYPES.MemberExpression && getPropertyName(parent) === 'status'
        ? parent.parent
        : parent;
    if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator) return [];
    const name =
      declarator.id.type === AST_NODE_TYPES.ObjectPattern
        ? getPatternKey(declarator.id, 'status')
        : declarator.init === parent
          ? declarator.id
          : undefined;
    const found = name && unit.variableOf(name);
    return found ? [found] : [];
  });
}

/** The name that an object pattern binds to a key. */
export function getPatternKey(
  pattern: TSESTree.ObjectPattern,
  key: string,
): TSESTree.Identifier | undefined {
  for (const item of pattern.properties) {
    if (item.type !== AST_NODE_TYPES.Property || getKeyName(item) !== key) continue;
    const name =
      item.value.type === AST_NODE_TYPES.AssignmentPattern ? item.value.left : item.value;
    if (name.type === AST_NODE_TYPES.Identifier) return name;
  }
  return undefined;
}

function isSubject(unit: Unit, node: TSESTree.Node, subject: Subject): boolean {
  const inner = unwrap(node);
  if (inner.type === AST_NODE_TYPES.Identifier)
    return subject.variable !== undefined && unit.variableOf(inner) === subject.variable;
  return subject.text !== undefined && unit.getText(inner) === subject.text;
}

/** `result.status`, or a variable that holds it. */
function isStatus(unit: Unit, node: TSESTree.Node, subject: Subject): boolean {
  const inner = unwrap(node);
  if (inner.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(inner);
    return variable !== undefined && subject.statuses.includes(variable);
  }
  return (
    inner.type === AST_NODE_TYPES.MemberExpression &&
    getPropertyName(inner) === 'status' &&
    isSubject(unit, inner.object, subject)
  );
}

/** What a condition says of the result where it holds, or where it does not. */
export function judgeTest(
  unit: Unit,
  node: TSESTree.Node,
  subject: Subject,
  holds: boolean,
  depth = 0,
): Known {
  const test = unwrap(node);
  if (depth > 12) return undefined;
  const recurse = (inner: TSESTree.Node, value: boolean): Known =>
    judgeTest(unit, inner, subject, value, depth + 1);
  const flip = (isFulfilled: boolean): Known => (isFulfilled === holds ? 'fulfilled' : 'rejected');
  switch (test.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return test.operator === '!' ? recurse(test.argument, !holds) : undefined;
    case AST_NODE_TYPES.LogicalExpression: {
      // `a && b` says something of both where it holds, `a || b` where it does not.
      if ((test.operator === '&&') === holds && test.operator !== '??')
        return recurse(test.left, holds) ?? recurse(test.right, holds);
      const [left, right] = [recurse(test.left, holds), recurse(test.right, holds)];
      return left === right ? left : undefined;
    }
    case AST_NODE_TYPES.BinaryExpression: {
      if (test.operator === 'in') {
        const key = getStaticString(test.left as TSESTree.Node);
        return (key === 'value' || key === 'reason') && isSubject(unit, test.right, subject)
          ? flip(key === 'value')
          : undefined;
      }
      const isEqual = test.operator === '===' || test.operator === '==';
      if (!isEqual && test.operator !== '!==' && test.operator !== '!=') return undefined;
      // `result.value !== undefined`, `typeof result.value !== 'undefined'`
      const key = [test.left, test.right]
        .map((side) => getAskedKey(unit, side, subject))
        .find(Boolean);
      if (key) return flip((key === 'value') !== isEqual);
      const status = [test.left, test.right].find((side) => isStatus(unit, side, subject));
      const other = status === test.left ? test.right : test.left;
      if (!status) return undefined;
      const word = getWord(unit, other);
      // A name for one of the two: somebody asks.
      if (word === undefined) return 'fulfilled';
      return word === 'fulfilled' || word === 'rejected'
        ? flip((word === 'fulfilled') === isEqual)
        : undefined;
    }
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(test.callee);
      const isMethod =
        callee.type === AST_NODE_TYPES.MemberExpression && isSubject(unit, callee.object, subject);
      // `result.hasOwnProperty('value')`, `Object.hasOwn(result, 'reason')`
      const key = test.arguments
        .map(getStaticString)
        .find((word) => word === 'value' || word === 'reason');
      if (isMethod) return key && flip(key === 'value');
      // `result.status.startsWith('ful')`: somebody asks.
      if (callee.type === AST_NODE_TYPES.MemberExpression && isStatus(unit, callee.object, subject))
        return 'fulfilled';
      // `isFulfilled(result)`: a guard of the project or of a library.
      return test.arguments.some((argument) => isSubject(unit, argument, subject))
        ? flip(
            key === undefined ? !/reject|fail|error/i.test(unit.getText(callee)) : key === 'value',
          )
        : undefined;
    }
    case AST_NODE_TYPES.MemberExpression: {
      const key = getAskedKey(unit, test, subject);
      return key && flip(key === 'value');
    }
    case AST_NODE_TYPES.Identifier: {
      // `const isDone = result.status === 'fulfilled'`
      const variable = unit.variableOf(test);
      const made = variable && getInitializer(variable);
      return made && recurse(made, holds);
    }
    default:
      return undefined;
  }
}

/** `result.value` or `result.reason`, of which a test asks whether it is there. */
function getAskedKey(
  unit: Unit,
  node: TSESTree.Node,
  subject: Subject,
): 'value' | 'reason' | undefined {
  const inner = unwrap(node);
  if (inner.type === AST_NODE_TYPES.UnaryExpression && inner.operator === 'typeof')
    return getAskedKey(unit, inner.argument, subject);
  if (inner.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = getPropertyName(inner);
  return (name === 'value' || name === 'reason') && isSubject(unit, inner.object, subject)
    ? name
    : undefined;
}

/** The text that an expression gives: `'rejected'`, or `const REJECTED = 'rejected'`. */
function getWord(unit: Unit, node: TSESTree.Node): string | undefined {
  const inner = unwrap(node);
  const variable = inner.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
  const made = variable && getInitializer(variable);
  return getStaticString(made ?? inner);
}

/** What is known of a result at a place, from the conditions around it and the exits above it. */
export function judgePlace(unit: Unit, place: TSESTree.Node, subject: Subject): Known {
  let current = place;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    const known =
      judgeParent(unit, parent, current, subject) ?? judgeSiblings(unit, parent, current, subject);
    if (known) return known;
    // A callback may run later, when the variable still holds the same result.
    if (isFunction(parent) && !isStable(subject)) return undefined;
  }
  return undefined;
}

function isStable({ variable }: Subject): boolean {
  const declarator = variable && getOnlyDefinition(variable)?.node;
  return variable === undefined || declarator !== undefined;
}

function judgeParent(
  unit: Unit,
  parent: TSESTree.Node,
  child: TSESTree.Node,
  subject: Subject,
): Known {
  switch (parent.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      if (child === parent.test) return undefined;
      return judgeTest(unit, parent.test, subject, child === parent.consequent);
    case AST_NODE_TYPES.LogicalExpression:
      if (child !== parent.right || parent.operator === '??') return undefined;
      return judgeTest(unit, parent.left, subject, parent.operator === '&&');
    case AST_NODE_TYPES.WhileStatement:
      return child === parent.body ? judgeTest(unit, parent.test, subject, true) : undefined;
    case AST_NODE_TYPES.SwitchCase: {
      const { discriminant, cases } = parent.parent;
      if (child === parent.test || !isStatus(unit, discriminant, subject)) return undefined;
      const word = parent.test
        ? getStaticString(parent.test)
        : cases.some(({ test }) => test && getStaticString(test) === 'fulfilled')
          ? 'rejected'
          : 'fulfilled';
      return word === 'fulfilled' || word === 'rejected' ? word : undefined;
    }
    default:
      return undefined;
  }
}

/** `if (result.status !== 'fulfilled') return;` above, `assertFulfilled(result)` above. */
function judgeSiblings(
  unit: Unit,
  parent: TSESTree.Node,
  child: TSESTree.Node,
  subject: Subject,
): Known {
  const statements = getStatementList(parent)?.statements;
  if (!statements) return undefined;
  for (let index = statements.indexOf(child as never) - 1; index >= 0; index--) {
    const statement = statements[index]!;
    if (statement.type === AST_NODE_TYPES.IfStatement) {
      const { test, consequent, alternate } = statement;
      const known = leaves(consequent)
        ? judgeTest(unit, test, subject, false)
        : alternate && leaves(alternate)
          ? judgeTest(unit, test, subject, true)
          : undefined;
      if (known) return known;
    }
    if (statement.type === AST_NODE_TYPES.ExpressionStatement) {
      const call = unwrap(statement.expression);
      const isAssertion =
        call.type === AST_NODE_TYPES.CallExpression &&
        call.arguments.some(
          (argument) =>
            asksForStatus(unit, argument, subject) ||
            (isSubject(unit, argument, subject) && ASSERTION.test(unit.getText(call.callee))),
        );
      if (isAssertion) return 'fulfilled';
    }
  }
  return undefined;
}

/** Names of functions that throw unless the result is what they want. */
const ASSERTION = /assert|invariant|ensure|require|expect|check|verify|throwIf/i;

/** `assert(result.status === 'fulfilled')`, `expect(result.status)` */
function asksForStatus(unit: Unit, argument: TSESTree.Node, subject: Subject): boolean {
  return (
    isStatus(unit, argument, subject) || judgeTest(unit, argument, subject, true) !== undefined
  );
}

/** Whether a statement never lets the next one run. */
export function leaves(node: TSESTree.Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.ContinueStatement:
    case AST_NODE_TYPES.BreakStatement:
      return true;
    case AST_NODE_TYPES.BlockStatement:
      return node.body.some(leaves);
    case AST_NODE_TYPES.IfStatement:
      return node.alternate !== null && leaves(node.consequent) && leaves(node.alternate);
    case AST_NODE_TYPES.ExpressionStatement: {
      const call = unwrap(node.expression);
      return (
        call.type === AST_NODE_TYPES.CallExpression &&
        /^(process\.(exit|abort)|redirect|permanentRedirect|notFound|unauthorized|forbidden|fail|panic|never|invariant|exit|die|raise|abort)$/.test(
          getDottedName(call.callee),
        )
      );
    }
    default:
      return false;
  }
}
