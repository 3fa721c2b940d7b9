/** Whether TypeScript still knows as much of the types when statements move into a function. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getOwner, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';
import { isConstant } from '../variables.js';

/**
 * What a test has told the compiler ends at the function: of properties, and of variables that change.
 * So do assignments to variables from outside, and what a test inside tells of them.
 */
export function isCompiled(
  unit: Unit,
  statements: readonly TSESTree.Statement[],
  listener: TSESTree.Statement,
): boolean {
  const isInside = (node: TSESTree.Node): boolean =>
    statements.some((item) => contains(item, node));
  const tested = getTestedProperties(unit, statements[0]!);
  let isSame = statements.every((item) => isInferred(item));
  for (const statement of statements) {
    walk(statement, unit.keys, (node) => {
      if (!isSame) return false;
      switch (node.type) {
        case AST_NODE_TYPES.Identifier: {
          const variable = unit.variableOf(node);
          const [name] = variable?.identifiers ?? [];
          // A variable from outside that changes.
          if (variable && name && !isInside(name)) isSame = isConstant(variable);
          break;
        }
        case AST_NODE_TYPES.MemberExpression:
          isSame = !tested.has(unit.getText(node));
          break;
        case AST_NODE_TYPES.IfStatement:
          isSame = !narrowsBelow(unit, node, isInside, listener);
          break;
        case AST_NODE_TYPES.ExpressionStatement:
          isSame = !isAssertion(unit, node, isInside);
          break;
        default:
      }
      return isSame;
    });
  }
  return isSame;
}

/** The properties that tests above in the same function ask for. */
function getTestedProperties(unit: Unit, first: TSESTree.Node): Set<string> {
  const found = new Set<string>();
  const addAll = (test: TSESTree.Node): void => {
    walk(test, unit.keys, (node) => {
      if (node.type === AST_NODE_TYPES.MemberExpression)
        found.add(unit.getText(node).replaceAll('?.', '.'));
      return true;
    });
  };
  walk(getOwner(first), unit.keys, (node) => {
    if (node.range[0] >= first.range[0]) return false;
    if (
      node.type === AST_NODE_TYPES.IfStatement ||
      node.type === AST_NODE_TYPES.ConditionalExpression ||
      node.type === AST_NODE_TYPES.WhileStatement
    )
      addAll(node.test);
    // `assert(user.email)`
    if (node.type === AST_NODE_TYPES.CallExpression && ASSERTION.test(unit.getText(node.callee)))
      addAll(node);
    return true;
  });
  return found;
}

/** `if (!user) throw …`: what follows knows more of `user`, also behind the listener. */
function narrowsBelow(
  unit: Unit,
  { test, consequent, alternate }: TSESTree.IfStatement,
  isInside: (node: TSESTree.Node) => boolean,
  listener: TSESTree.Statement,
): boolean {
  const leaves = [consequent, alternate].some((part) => part && throws(unit, part));
  if (!leaves) return false;
  let found = false;
  walk(test, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type !== AST_NODE_TYPES.Identifier) return true;
    const variable = unit.variableOf(node);
    const isUsedBelow = variable?.references.some(
      ({ identifier }) => identifier.range[0] >= listener.range[1],
    );
    const isPlain = node.parent.type !== AST_NODE_TYPES.MemberExpression;
    // The value that is given back has the type that it was found to have.
    found = isUsedBelow === true && !(isPlain && isInside(variable!.identifiers[0]!));
    return !found;
  });
  return found;
}

function throws(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    found = node.type === AST_NODE_TYPES.ThrowStatement;
    return !found;
  });
  return found;
}

/** Names of functions that may be declared to assert something. */
const ASSERTION = /assert|invariant|ensure|check/i;

/** `assert(user)`, `invariant(user.email)`: it may tell the compiler something of what is outside. */
function isAssertion(
  unit: Unit,
  { expression }: TSESTree.ExpressionStatement,
  isInside: (node: TSESTree.Node) => boolean,
): boolean {
  const call = unwrap(expression);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  return call.arguments.some((argument) => {
    const inner = unwrap(argument);
    const root =
      inner.type === AST_NODE_TYPES.Identifier
        ? inner
        : inner.type === AST_NODE_TYPES.MemberExpression
          ? unwrap(inner.object)
          : undefined;
    const variable = root?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(root) : undefined;
    const [name] = variable?.identifiers ?? [];
    const isKept = name !== undefined && isInside(name) && inner === root;
    return ASSERTION.test(unit.getText(call.callee)) && !isKept;
  });
}

/** Whether what is declared keeps its type when a function gives it back: `'a'` would become a string. */
function isInferred(statement: TSESTree.Statement): boolean {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return true;
  return statement.declarations.every(({ init }) => {
    const type = init && unwrap(init).type;
    return type !== undefined && type !== null && INFERRED.has(type);
  });
}

const INFERRED: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.BinaryExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.Identifier,
  AST_NODE_TYPES.MemberExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
]);
