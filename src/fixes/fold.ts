import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';
import { AST_TOKEN_TYPES } from '@typescript-eslint/types';

import { getStyle } from './style.js';

/**
 * The text of a promise on one line, where only the width of the file broke it in its statement, as a
 * formatter does: `const user = id` / `? await getUser(id)` / `: null`. Undefined where something
 * else holds its lines apart.
 * @param node The expression as it stands in its statement, with its `await`.
 * @param text Its text as an element of a join.
 */
export function foldOperand(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  text: string,
): string | undefined {
  if (!text.includes('\n') || !canFold(source, node)) return undefined;
  const before = node.loc.start.column + foldLines(source.getText(node)).length;
  const isForced = before + 1 > getStyle(source.ast, source.text).width;
  return isForced ? foldLines(text) : undefined;
}

/** Whether no token of it keeps lines apart: a comment, a text of several lines, a bracket that stays open, JSX. */
function canFold(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): boolean {
  if (source.getCommentsInside(node).length > 0) return false;
  const tokens = source.getTokens(node);
  return tokens.every((token, index) => {
    const previous = tokens[index - 1];
    const isNewLine = previous && previous.loc.end.line < token.loc.start.line;
    if (token.type === AST_TOKEN_TYPES.JSXIdentifier) return false;
    if (token.loc.start.line < token.loc.end.line) return false;
    // A body, and an object whose first key has a line of its own; a chain of calls.
    return !isNewLine || !(/^[{<]$/.test(previous.value) || /^\??\.$/.test(token.value));
  });
}

/** Lines as one, without the spaces and the comma that stand inside of brackets only at a line end. */
function foldLines(text: string): string {
  return text.split(/\r?\n/).reduce((folded, next) => {
    const line = next.trimStart();
    if (/^[)\]]/.test(line)) return folded.trimEnd().replace(/(?<![,[]\s*),$/, '') + line;
    return folded.trimEnd() + (/[([]\s*$/.test(folded) ? '' : ' ') + line;
  });
}
