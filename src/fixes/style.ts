import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

/** How a file is written, so that new text looks like the old. */
export interface Style {
  eol: string;
  /** One level of indentation. */
  indent: string;
  semicolons: boolean;
  trailingCommas: boolean;
  /** The line width that the file keeps to, in columns. */
  width: number;
}

const styles = new WeakMap<object, Style>();

/** The style of a file. @param key An object that stands for the file, such as its `Program`. */
export function getStyle(key: object, text: string): Style {
  let style = styles.get(key);
  if (!style) {
    style = detectStyle(text);
    styles.set(key, style);
  }
  return style;
}

function detectStyle(text: string): Style {
  const lines = text.split(/\r?\n/);
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    indent: detectIndent(lines),
    semicolons:
      lines.filter((line) => line.trimEnd().endsWith(';')).length * 8 >=
      lines.filter((line) => /[\w)\]'"`]$/.test(line.trimEnd())).length,
    trailingCommas: !/[^,\s[({]\s*\n\s*\]/.test(text) || /,\s*\n\s*[\]})]/.test(text),
    width: detectWidth(lines),
  };
}

/** The white space at the start of the line on which a node starts. */
export function getLineIndent(
  source: Pick<TSESLint.SourceCode, 'lines'>,
  node: Pick<TSESTree.Node, 'loc'>,
): string {
  return /^[ \t]*/.exec(source.lines[node.loc.start.line - 1] ?? '')![0];
}

/** The smallest step by which lines are indented further than the line before. */
function detectIndent(lines: readonly string[]): string {
  const steps = new Map<number, number>();
  let previous = 0;
  for (const line of lines) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue;
    if (line.startsWith('\t')) return '\t';
    const width = line.length - line.trimStart().length;
    const step = width - previous;
    if (step > 1 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
    previous = width;
  }
  const best = [...steps].sort((left, right) => right[1] - left[1])[0];
  return ' '.repeat(best?.[0] ?? 2);
}

/** 80, 100 or 120 columns: the least that all but a few long lines keep to. */
function detectWidth(lines: readonly string[]): number {
  const isRare = (count: number): boolean => count <= Math.max(1, lines.length * 0.02);
  for (const width of [80, 100]) {
    if (isRare(lines.filter((line) => line.length > width).length)) return width;
  }
  return 120;
}
