import type { Style } from './style.js';

/** One line of a join: what the value is bound to, the promise, and comments that belong to it. */
export interface JoinItem {
  /** The pattern; empty where the value is not used. */
  target: string;
  /** The type of the target, for a tuple annotation. */
  type: string | undefined;
  promise: string;
  /** The indentation its lines start from; undefined where they stay as they are. */
  indent: string | undefined;
  /** Lines of the promise, counted from 0, that begin inside a token and stay as they are. */
  fixed?: ReadonlySet<number> | undefined;
  /** The promise on one line, to be taken where it fits; undefined where its lines stay apart. */
  folded?: string | undefined;
  /** Comments above the promise, as written. */
  above: readonly string[];
  /** Comments behind the promise, as written. */
  behind: readonly string[];
}

/**
 * The text of `const [a, b] = await Promise.all([f(), g()])`, without a semicolon: on one line where
 * it fits, otherwise one promise a line.
 * @param head What introduces the pattern: `const `, `export const `, or nothing for an assignment.
 * @param indent The indentation of the statement.
 * @param combinator `allSettled` where the caller looks at each outcome.
 */
export function makeJoin(
  items: readonly JoinItem[],
  head: string,
  indent: string,
  style: Style,
  combinator: 'all' | 'allSettled' = 'all',
): string {
  const call = `await Promise.${combinator}([`;
  const targets = items.map((item) => item.target);
  while (targets.length > 0 && targets.at(-1) === '') targets.pop();
  const types = items.map((item) => item.type);
  const tuple = types.every((type) => type !== undefined) ? `: [${types.join(', ')}]` : '';
  const start = targets.length === 0 ? '' : `${head}[${targets.join(', ')}]${tuple} = `;
  const flat = `${start}${call}${items.map((item) => item.folded ?? item.promise).join(', ')}])`;
  const hasComments = items.some((item) => item.above.length > 0 || item.behind.length > 0);
  if (!hasComments && !flat.includes('\n') && indent.length + flat.length + 1 <= style.width)
    return flat;

  const inner = indent + style.indent;
  const opening = `${start}${call}`;
  const isWide =
    targets.some((target) => target.includes('\n')) ||
    (targets.length > 0 && indent.length + opening.length > style.width);
  const comma = style.trailingCommas ? ',' : '';
  const patterns = targets.map((target, index) =>
    target === ''
      ? `${inner},`
      : `${inner}${shift(target, indent, inner, style.eol)}${index < targets.length - 1 ? ',' : comma}`,
  );
  const lines = isWide ? [`${head}[`, ...patterns, `${indent}]${tuple} = ${call}`] : [opening];
  for (const [index, item] of items.entries()) {
    for (const comment of item.above) lines.push(inner + shiftComment(comment, inner, style.eol));
    const separator = index < items.length - 1 || style.trailingCommas ? ',' : '';
    const behind = item.behind.map((comment) => ` ${comment}`).join('');
    const isFolded =
      item.folded !== undefined &&
      inner.length + item.folded.length + separator.length <= style.width;
    const promise = isFolded
      ? item.folded
      : shift(item.promise, item.indent, inner, style.eol, item.fixed);
    lines.push(`${inner}${promise}${separator}${behind}`);
  }
  lines.push(`${indent}])`);
  return lines.join(style.eol);
}

/** Indents the starred lines of a comment of several lines. */
function shiftComment(comment: string, indent: string, eol: string): string {
  const lines = comment.split(/\r?\n/);
  const isStarred = lines.slice(1).every((line) => line.trimStart().startsWith('*'));
  if (!isStarred) return comment;
  return lines
    .map((line, index) => (index === 0 ? line : `${indent} ${line.trimStart()}`))
    .join(eol);
}

/**
 * Indents the lines of a text after the first anew.
 * @param from The indentation of the line on which the text starts; undefined leaves all as it is.
 * @param fixed Lines, counted from 0, that stay as they are.
 */
export function shift(
  text: string,
  from: string | undefined,
  to: string,
  eol: string,
  fixed?: ReadonlySet<number>,
): string {
  if (from === undefined || !text.includes('\n')) return text;
  return text
    .split(/\r?\n/)
    .map((line, index) =>
      index > 0 && !fixed?.has(index) && line.startsWith(from) && line !== ''
        ? to + line.slice(from.length)
        : line,
    )
    .join(eol);
}
