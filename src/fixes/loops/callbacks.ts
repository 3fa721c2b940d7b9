/** Edits for async callbacks that nothing waits for. They are suggestions: afterwards, the code waits. */
import type { TSESLint } from '@typescript-eslint/utils';
import { AST_TOKEN_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';

import type { CallbackAnswer } from '../../analysis/index.js';
import { getAnnotation } from '../../analysis/index.js';
import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { isShadowed } from '../shadowing.js';
import type { Edit } from '../rewrite.js';

/** `await Promise.all(ids.map(async (id) => …))` */
export function makeJoinedEdit(
  source: Readonly<TSESLint.SourceCode>,
  { kind, call, canWait }: CallbackAnswer,
): Edit | undefined {
  if (kind === 'reduce' || !canWait || isShadowed(source, call, 'Promise')) return undefined;
  const { callee } = call;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.computed) return undefined;
  // A line that begins with `await` is no rest of the line above it.
  const text = source.getText(call);
  const start = callee.property.range[0] - call.range[0];
  const end = callee.property.range[1] - call.range[0];
  // `ids?.map(…)` may give nothing, which Promise.all does not take.
  const rest = isOptional(call) ? ' ?? []' : '';
  const joined = `Promise.all(${text.slice(0, start)}map${text.slice(end)}${rest})`;
  return { range: call.range, text: kind === 'awaited' ? joined : `await ${joined}` };
}

/** `for (const id of ids) { … }`: one after the other, and waited for. */
export function makeForOfEdit(
  source: Readonly<TSESLint.SourceCode>,
  { kind, call, callback, canWait }: CallbackAnswer,
): Edit | undefined {
  const { callee, parent } = call;
  if (kind !== 'forEach' || !canWait || call.arguments.length > 1) return undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional) return undefined;
  if (parent.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const [parameter, ...others] = callback.params;
  if (!parameter || others.length > 0 || isTyped(parameter)) return undefined;
  if (!canStandInLoop(source, callback)) return undefined;
  if (isOptional(call) || namesList(source, callback, callee.object)) return undefined;
  const kept = isAssigned(source, callback) ? 'let' : 'const';
  const head = `for (${kept} ${source.getText(parameter)} of ${source.getText(callee.object)})`;
  const { body } = callback;
  const own = source.getText(body);
  // A line that starts with a brace would be a block.
  const value = /^[{[(]|^(function|class|let)\b/.test(own) ? `(${own})` : own;
  const text =
    body.type === AST_NODE_TYPES.BlockStatement ? `${head} ${own}` : `${head} { ${value}; }`;
  const isKept = source
    .getCommentsInside(parent)
    .every(({ range }) => body.range[0] <= range[0] && range[1] <= body.range[1]);
  return isKept ? { range: parent.range, text } : undefined;
}

/** `ids?.forEach(…)`, `team?.ids.forEach(…)` */
function isOptional({ parent }: TSESTree.CallExpression): boolean {
  return parent.type === AST_NODE_TYPES.ChainExpression;
}

/**
 * Whether the callback mentions the names that the list is made of: it may lengthen the list, of which
 * `forEach` does not go through what is new, or the parameter may hide it.
 */
function namesList(
  source: Readonly<TSESLint.SourceCode>,
  callback: CallbackAnswer['callback'],
  list: TSESTree.Expression,
): boolean {
  const isName = (value: string): boolean => /^[\w$]+$/.test(value) && value !== 'this';
  const names = new Set(
    source
      .getTokens(list)
      .filter(({ type }) => type === AST_TOKEN_TYPES.Identifier)
      .map(({ value }) => value)
      .filter(isName),
  );
  return source.getTokens(callback).some(({ value }) => names.has(value));
}

/** Whether the callback gives its parameters another value. */
function isAssigned(
  source: Readonly<TSESLint.SourceCode>,
  callback: CallbackAnswer['callback'],
): boolean {
  return source.getDeclaredVariables!(callback).some((variable) =>
    variable.references.some((reference) => reference.isWrite()),
  );
}

function isTyped(parameter: TSESTree.Parameter): boolean {
  return (
    parameter.type === AST_NODE_TYPES.AssignmentPattern ||
    parameter.type === AST_NODE_TYPES.RestElement ||
    getAnnotation(parameter) !== undefined
  );
}

/** Whether the body means the same in a loop: no `return`, no `var`, and no `this` of its own. */
function canStandInLoop(
  source: Readonly<TSESLint.SourceCode>,
  callback: CallbackAnswer['callback'],
): boolean {
  let can = true;
  walk(callback.body, source.visitorKeys, (node) => {
    if (isFunction(node) || !can) return false;
    const isOwn =
      callback.type === AST_NODE_TYPES.FunctionExpression &&
      (node.type === AST_NODE_TYPES.ThisExpression ||
        (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments'));
    const isShared = node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'var';
    can = node.type !== AST_NODE_TYPES.ReturnStatement && !isShared && !isOwn;
    return can;
  });
  return can;
}
