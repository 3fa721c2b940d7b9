import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

/** The text of a statement with the comments that belong to it. */
export interface Chunk {
  /** Comments above it, in order. */
  leading: readonly TSESTree.Comment[];
  /** Comments behind it on its last line. */
  trailing: readonly TSESTree.Comment[];
  /** Whether an empty line stands above it. */
  isApart: boolean;
  /** Where its own text starts and ends; a `;` that opens the next line is not part of it. */
  range: readonly [number, number];
}

/**
 * The text ranges of the statements of a list and the comments between them.
 * @param statements Neighbours, in order.
 */
export function getChunks(
  source: Readonly<TSESLint.SourceCode>,
  statements: readonly TSESTree.Node[],
): Map<TSESTree.Node, Chunk> {
  const chunks = new Map<TSESTree.Node, Chunk>();
  for (const [index, statement] of statements.entries()) {
    const last = getLastOwnToken(source, statement);
    const following = statements[index + 1];
    const trailing = source
      .getCommentsAfter(last)
      .filter(
        (comment) =>
          comment.loc.start.line === last.loc.end.line &&
          (!following || comment.range[1] <= following.range[0]),
      );
    const previous = statements[index - 1];
    const before = previous && chunks.get(previous);
    const leading = source
      .getCommentsBefore(source.getFirstToken(statement)!)
      .filter((comment) => !before?.trailing.includes(comment) && !isBehindOther(source, comment));
    const above = leading[0]?.loc.start.line ?? statement.loc.start.line;
    const previousEnd = before
      ? getLine(source, before.trailing.at(-1)?.range[1] ?? before.range[1])
      : above - 1;
    chunks.set(statement, {
      leading,
      trailing,
      isApart: above - previousEnd > 1,
      range: [statement.range[0], last.range[1]],
    });
  }
  return chunks;
}

/** The last token of a statement's own text: in code without semicolons, a `;` may open the next line. */
function getLastOwnToken(
  source: Readonly<TSESLint.SourceCode>,
  statement: TSESTree.Node,
): TSESTree.Token {
  const last = source.getLastToken(statement)!;
  const previous = last.value === ';' ? source.getTokenBefore(last) : null;
  return previous && previous.loc.end.line !== last.loc.start.line ? previous : last;
}

/** Whether a comment stands on the line on which the code above it ends: it belongs to that code. */
function isBehindOther(source: Readonly<TSESLint.SourceCode>, comment: TSESTree.Comment): boolean {
  const token = source.getTokenBefore(comment);
  return token !== null && token.value !== '{' && token.loc.end.line === comment.loc.start.line;
}

function getLine(source: Readonly<TSESLint.SourceCode>, position: number): number {
  return source.getLocFromIndex(position).line;
}
