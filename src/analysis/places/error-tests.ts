import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { trace } from '../effects/trace.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';

const COMPARISON = /^([!=]==?|[<>]=?|in|instanceof)$/;

/** The parts of a node by which it decides what happens. */
export function findTests(unit: Unit, node: TSESTree.Node): TSESTree.Node[] {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return [node.test];
    case AST_NODE_TYPES.ForStatement:
      return node.test ? [node.test] : [];
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement:
      return [node.right];
    case AST_NODE_TYPES.SwitchStatement:
      return [node.discriminant, ...node.cases.flatMap(({ test }) => test ?? [])];
    case AST_NODE_TYPES.LogicalExpression:
      return isChoiceOfText(unit, node) ? [] : [node.left];
    case AST_NODE_TYPES.MemberExpression:
      // `responses[error.code]`
      return node.computed ? [node.property] : [];
    case AST_NODE_TYPES.BinaryExpression:
      // `return { isMissing: error.code === 'ENOENT' }`
      return COMPARISON.test(node.operator) ? [node] : [];
    default:
      return [];
  }
}

/** `error.message || 'Something went wrong'`: a text for any error. */
function isChoiceOfText(
  unit: Unit,
  { left, right, operator }: TSESTree.LogicalExpression,
): boolean {
  if (operator === '&&') return false;
  const value = unwrap(left);
  const isText =
    value.type === AST_NODE_TYPES.Identifier ||
    (value.type === AST_NODE_TYPES.MemberExpression && isTextName(getPropertyName(value)));
  let calls = false;
  walk(right, unit.keys, ({ type }) => {
    calls ||=
      type === AST_NODE_TYPES.CallExpression ||
      type === AST_NODE_TYPES.NewExpression ||
      type === AST_NODE_TYPES.AwaitExpression ||
      type === AST_NODE_TYPES.AssignmentExpression ||
      type === AST_NODE_TYPES.TaggedTemplateExpression;
    return !calls;
  });
  return isText && !calls;
}

function isTextName(name: string | undefined): boolean {
  return name === 'message' || name === 'stack';
}

/** The error itself, or a text of it that there is for any error. */
export function isErrorOrText(
  unit: Unit,
  node: TSESTree.Node,
  isPlain: (node: TSESTree.Node) => boolean,
): boolean {
  const recurse = (inner: TSESTree.Node): boolean => isErrorOrText(unit, inner, isPlain);
  const value = unwrap(node);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return true;
    case AST_NODE_TYPES.MemberExpression:
      return isTextName(getPropertyName(value)) && isPlain(unwrap(value.object));
    case AST_NODE_TYPES.LogicalExpression:
      return value.operator !== '&&' && recurse(value.left) && recurse(value.right);
    case AST_NODE_TYPES.ConditionalExpression:
      return (
        isAboutAnyError(unit, value.test, isPlain) &&
        recurse(value.consequent) &&
        recurse(value.alternate)
      );
    case AST_NODE_TYPES.CallExpression:
      return (
        value.callee.type === AST_NODE_TYPES.Identifier &&
        value.callee.name === 'String' &&
        isUndeclared(unit.variableOf(value.callee))
      );
    default:
      return isPlain(value);
  }
}

/**
 * Whether a test only asks whether something is an error at all, or one of the framework's own.
 * @param isPlain Whether a node is a name of the error itself.
 */
export function isAboutAnyError(
  unit: Unit,
  test: TSESTree.Node,
  isPlain: (node: TSESTree.Node) => boolean,
): boolean {
  const recurse = (inner: TSESTree.Node): boolean => isAboutAnyError(unit, inner, isPlain);
  const node = unwrap(test);
  switch (node.type) {
    case AST_NODE_TYPES.UnaryExpression:
      return node.operator === '!' && recurse(node.argument);
    case AST_NODE_TYPES.LogicalExpression:
      return recurse(node.left) && recurse(node.right);
    case AST_NODE_TYPES.BinaryExpression:
      return isAboutAnyValue(unit, node, isPlain);
    case AST_NODE_TYPES.CallExpression:
      return isControlFlowTest(unit, node);
    default:
      return isErrorOrText(unit, node, isPlain);
  }
}

/** `error instanceof Error`, `typeof error === 'object'`, `error !== null`, `'message' in error`. */
function isAboutAnyValue(
  unit: Unit,
  { left, right, operator }: TSESTree.BinaryExpression,
  isPlain: (node: TSESTree.Node) => boolean,
): boolean {
  if (operator === 'instanceof')
    return (
      isPlain(unwrap(left)) &&
      right.type === AST_NODE_TYPES.Identifier &&
      right.name === 'Error' &&
      isUndeclared(unit.variableOf(right))
    );
  if (operator === 'in')
    return (
      left.type === AST_NODE_TYPES.Literal &&
      isTextName(String(left.value)) &&
      isPlain(unwrap(right))
    );
  if (!/^[!=]==?$/.test(operator)) return false;
  const isTypeof =
    left.type === AST_NODE_TYPES.UnaryExpression &&
    left.operator === 'typeof' &&
    isErrorOrText(unit, left.argument, isPlain);
  const isNothing =
    (right.type === AST_NODE_TYPES.Literal && right.value === null) ||
    (right.type === AST_NODE_TYPES.Identifier && right.name === 'undefined');
  return isTypeof || (isNothing && isErrorOrText(unit, left, isPlain));
}

const CONTROL_FLOW =
  /^(isRedirectError|isNotFoundError|isNextRouterError|isHTTPAccessFallbackError|isDynamicServerError|isDynamicUsageError|isBailoutToCSRError|unstable_rethrow)$/;

/**
 * `isRedirectError(error)` of Next.js: such errors come from `redirect()` and its like. Calls of these
 * are gates, which nothing is moved across, so no two members of a group can differ in it.
 */
function isControlFlowTest(unit: Unit, { callee }: TSESTree.CallExpression): boolean {
  const origin = trace(unit, callee);
  return (
    origin.kind === 'module' &&
    /^next(\/|$)/.test(origin.module) &&
    CONTROL_FLOW.test(origin.path.at(-1) ?? '')
  );
}
