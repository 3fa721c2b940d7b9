/** Pieces of the source of a loop, changed where they stand in another place, and what was copied of it. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { isDirective } from '../comments.js';
import { shift } from '../join.js';
import { getLineIndent, getStyle } from '../style.js';
import type { Style } from '../style.js';

/** A piece of source text that is written otherwise. */
export interface Replacement {
  range: TSESTree.Range;
  text: string;
}

/** The source of one loop, and the style it is written in. */
export class LoopText {
  readonly style: Style;
  /** The indentation of the loop. */
  readonly indent: string;
  private readonly copied: TSESTree.Range[] = [];

  constructor(
    readonly source: Readonly<TSESLint.SourceCode>,
    node: TSESTree.Node,
  ) {
    this.style = getStyle(source.ast, source.text);
    this.indent = this.getIndent(node);
  }

  get semicolon(): string {
    return this.style.semicolons ? ';' : '';
  }

  /** The text of a node; counts as taken over. */
  get(node: TSESTree.Node, replacements: readonly Replacement[] = []): string {
    return this.slice(node.range, replacements);
  }

  slice([start, end]: TSESTree.Range, replacements: readonly Replacement[] = []): string {
    let text = '';
    let position = start;
    const inside = replacements
      .filter(({ range }) => start <= range[0] && range[1] <= end)
      .sort((left, right) => left.range[0] - right.range[0]);
    for (const { range, text: other } of inside) {
      this.copied.push([position, range[0]]);
      text += this.source.text.slice(position, range[0]) + other;
      position = range[1];
    }
    this.copied.push([position, end]);
    return text + this.source.text.slice(position, end);
  }

  /**
   * The text of neighbouring statements with the comments that belong to them, indented anew.
   * Undefined where a token goes over a line end, so that its lines may not be indented anew.
   */
  block(
    statements: readonly TSESTree.Node[],
    indent: string,
    replacements: readonly Replacement[] = [],
  ): string | undefined {
    const [first] = statements;
    const last = statements.at(-1);
    if (!first || !last) return '';
    const leading = this.source
      .getCommentsBefore(first)
      .find((comment) => comment.loc.start.line > this.getLineBefore(first));
    const trailing = this.source
      .getCommentsAfter(last)
      .findLast((comment) => comment.loc.start.line === last.loc.end.line);
    const range: TSESTree.Range = [
      leading?.range[0] ?? first.range[0],
      trailing?.range[1] ?? last.range[1],
    ];
    const isPlain = this.source.ast.tokens
      .filter((token) => range[0] <= token.range[0] && token.range[1] <= range[1])
      .every((token) => token.loc.start.line === token.loc.end.line);
    const from = this.getIndent(first);
    const text = this.slice(range, replacements);
    if (!isPlain && from !== indent && text.includes('\n')) return undefined;
    return shift(text, from, indent, this.style.eol);
  }

  /** Whether each comment of the range was taken over, and none is an instruction to a tool. */
  keepsComments([start, end]: TSESTree.Range): boolean {
    return this.source
      .getAllComments()
      .filter((comment) => start <= comment.range[0] && comment.range[1] <= end)
      .every(
        (comment) =>
          !isDirective(comment) &&
          this.copied.some(([from, to]) => from <= comment.range[0] && comment.range[1] <= to),
      );
  }

  /** Whether comments that are instructions stand right above or behind a statement. */
  hasDirectiveBeside(node: TSESTree.Node): boolean {
    return [...this.source.getCommentsBefore(node), ...this.source.getCommentsAfter(node)].some(
      (comment) =>
        isDirective(comment) &&
        Math.min(
          Math.abs(comment.loc.end.line - node.loc.start.line),
          Math.abs(comment.loc.start.line - node.loc.end.line),
        ) <= 1,
    );
  }

  getIndent(node: TSESTree.Node): string {
    return getLineIndent(this.source, node);
  }

  private getLineBefore(node: TSESTree.Node): number {
    return this.source.getTokenBefore(node)?.loc.end.line ?? 0;
  }
}
