/** Edits for async callbacks that nothing waits for. They are suggestions: afterwards, the code waits. */
import type { TSESLint } from '@typescript-eslint/utils';
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
  const joined = `Promise.all(${text.slice(0, start)}map${text.slice(end)})`;
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
  const head = `for (const ${source.getText(parameter)} of ${source.getText(callee.object)})`;
  const { body } = callback;
  const own = source.getText(body);
  const text =
    body.type === AST_NODE_TYPES.BlockStatement ? `${head} ${own}` : `${head} {${` ${own}; `}}`;
  const isKept = source
    .getCommentsInside(parent)
    .every(({ range }) => body.range[0] <= range[0] && range[1] <= body.range[1]);
  return isKept ? { range: parent.range, text } : undefined;
}

function isTyped(parameter: TSESTree.Parameter): boolean {
  return (
    parameter.type === AST_NODE_TYPES.AssignmentPattern ||
    parameter.type === AST_NODE_TYPES.RestElement ||
    getAnnotation(parameter) !== undefined
  );
}

/** Whether the body means the same in a loop: no `return`, and no `this` of its own. */
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
    can = node.type !== AST_NODE_TYPES.ReturnStatement && !isOwn;
    return can;
  });
  return can;
}
