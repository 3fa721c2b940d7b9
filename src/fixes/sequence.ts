/** Joins undone: the promises of a `Promise.all([…])` are awaited one after another. */
import type { TSESLint } from '@typescript-eslint/utils';

import type { ParallelTransaction } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { makeAwaited } from './awaited.js';
import type { Edit } from './rewrite.js';
import { getLineIndent, getStyle } from './style.js';

/**
 * `const [a, b] = await Promise.all([f(), g()])` becomes `const [a, b] = [await f(), await g()]`; where
 * the values are dropped, statements of their own.
 */
export function makeSequence(
  source: Readonly<TSESLint.SourceCode>,
  { node, combinator, elements }: ParallelTransaction,
): Edit | undefined {
  const wait = node.parent;
  if (combinator !== 'all' || !elements || wait.type !== AST_NODE_TYPES.AwaitExpression)
    return undefined;
  const [list] = node.arguments;
  if (list?.type !== AST_NODE_TYPES.ArrayExpression || list.elements.length !== elements.length)
    return undefined;
  const texts = elements.map((element) => makeAwaited(source, element));
  const statement = wait.parent;
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) {
    const isListed =
      statement.parent.type === AST_NODE_TYPES.BlockStatement ||
      statement.parent.type === AST_NODE_TYPES.Program;
    if (!isListed || source.getCommentsInside(statement).length > 0) return undefined;
    const style = getStyle(source.ast, source.text);
    const gap = style.eol + getLineIndent(source, statement);
    const last = source.getLastToken(statement)!;
    const before = source.getTokenBefore(last)!;
    // A `;` that opens the next line stays there.
    const isApart = last.value === ';' && last.loc.start.line > before.loc.end.line;
    const end = last.value === ';' && !isApart ? ';' : '';
    const finish = isApart ? before.range[1] : statement.range[1];
    return {
      range: [statement.range[0], finish],
      text: texts.map((text) => text + end).join(gap),
    };
  }
  // Comments between the elements stay where they are.
  let text = source.text.slice(list.range[0], list.range[1]);
  for (let index = elements.length - 1; index >= 0; index--) {
    const [start, finish] = elements[index]!.range;
    text =
      text.slice(0, start - list.range[0]) + texts[index]! + text.slice(finish - list.range[0]);
  }
  const outside = source
    .getCommentsInside(wait)
    .filter(({ range }) => range[0] < list.range[0] || range[1] > list.range[1]);
  return outside.length > 0 ? undefined : { range: wait.range, text };
}
