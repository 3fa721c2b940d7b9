import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Style } from './style.js';

/** Collects the statements of new text, with the semicolons that keep them apart. */
export class Lines {
  private readonly parts: { text: string; isApart: boolean }[] = [];
  private readonly copied: TSESTree.Range[] = [];

  constructor(
    private readonly source: Readonly<TSESLint.SourceCode>,
    private readonly style: Style,
    private readonly indent: string,
    private readonly first: TSESTree.Node,
    /** True where other code stands before the first statement on its line: the text stays on it. */
    private readonly isInline = false,
  ) {}

  /** Adds a statement or a comment on lines of its own. */
  add(text: string, isApart = false): void {
    this.parts.push({ text, isApart });
  }

  /** Puts comments behind what was added last. */
  append(comments: readonly string[]): void {
    const last = this.parts.at(-1);
    if (last && comments.length > 0) last.text += comments.map((comment) => ` ${comment}`).join('');
  }

  /** Remembers that source text was taken over, with the comments in it. */
  markCopied(...ranges: readonly TSESTree.Range[]): void {
    this.copied.push(...ranges);
  }

  /** Counts what another collection has taken over as taken over here. */
  adopt(other: Lines): void {
    this.copied.push(...other.copied);
  }

  hasCopied(range: TSESTree.Range): boolean {
    return this.copied.some(([start, end]) => start <= range[0] && range[1] <= end);
  }

  /**
   * The whole text.
   * @param next The token that follows the replaced text, where there is one.
   */
  finish(next: TSESTree.Token | null): string {
    let text = '';
    let before = this.getBefore();
    const canStayInline =
      this.isInline &&
      this.parts.every((part) => !part.text.includes('//') && part.text.endsWith(';'));
    const gap = canStayInline ? ' ' : this.style.eol + this.indent;
    for (const [index, part] of this.parts.entries()) {
      if (index > 0) text += (part.isApart && !canStayInline ? this.style.eol : '') + gap;
      // A line that starts with `[` or `(` would go on with the statement above it.
      if (isHazard(part.text) && !isClosed(before)) text += ';';
      text += part.text;
      if (!isComment(part.text)) before = part.text;
    }
    return next && isHazard(next.value) && !isClosed(before) ? `${text};` : text;
  }

  private getBefore(): string {
    const token = this.source.getTokenBefore(this.first);
    // At the start of a block or a file nothing goes on.
    return token === null || token.value === '{' || token.value === ':' ? ';' : token.value;
  }
}

/** Whether a statement that starts like this is read as the rest of the one above it. */
function isHazard(text: string): boolean {
  return /^[[(`+\-/*,.]/.test(text) && !isComment(text);
}

/** Whether a statement that ends like this can go on with nothing. */
function isClosed(text: string): boolean {
  return text
    .replace(/\s*(\/\/[^\n]*|\/\*[^]*?\*\/)$/, '')
    .trimEnd()
    .endsWith(';');
}

function isComment(text: string): boolean {
  return text.startsWith('//') || text.startsWith('/*');
}
