/** An early promise and the work beside it as two branches of one `Promise.all`. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { EarlyPromise } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { getWait, isSafeEnd, toItem } from './early.js';
import { makeJoin, shift } from './join.js';
import type { JoinItem } from './join.js';
import type { Edit } from './rewrite.js';
import { isShadowed } from './shadowing.js';
import { getLineIndent, getStyle } from './style.js';

type Source = Readonly<TSESLint.SourceCode>;

/**
 * `const [posts, plan] = await Promise.all([promise, (async () => { … return plan; })()])`: the
 * statements up to the listener run as before, and somebody listens from the start.
 * @param others The early promises of the file: those that are awaited right behind are joined, too.
 */
export function makeBranch(
  source: Source,
  filename: string,
  early: EarlyPromise,
  others: readonly EarlyPromise[],
): Edit | undefined {
  const lead = getLead(early, others);
  if (lead !== early) {
    // `const x = await a; const y = await b;`: the branch of the first takes the second along.
    const edit = makeBranch(source, filename, lead, others);
    return edit && edit.range[1] >= early.branch!.listener.range[1] ? edit : undefined;
  }
  const { branch, listener, started } = early;
  // A query would start here, and no longer behind what stands above it.
  if (!branch || !listener || !started.isNative) return undefined;
  if (isShadowed(source, listener, 'Promise')) return undefined;
  const own = toListener(source, listener);
  if (!own) return undefined;
  const [first] = branch.statements;
  const start = first!.range[0];
  const items = [own];
  let last: TSESTree.Statement = branch.listener;
  for (let next = getNext(source, last, others); next; next = getNext(source, last, others)) {
    items.push(next.item);
    last = next.statement;
  }
  const comments = source
    .getAllComments()
    .filter(({ range }) => start <= range[0] && range[1] <= last.range[1]);
  if (comments.some(isDirective) || source.getCommentsBefore(first!).some(isDirective))
    return undefined;
  const above = source
    .getCommentsBefore(branch.listener)
    .filter(({ loc }) => loc.start.line > branch.statements.at(-1)!.loc.end.line);
  if (!isSafeEnd(source, last)) return undefined;
  const body = source.text.slice(start, getEnd(source, branch.listener, above));
  items.push(
    branch.only && comments.length === above.length
      ? { ...own, target: '', promise: source.getText(branch.only), indent: undefined, above: [] }
      : makeBody(source, filename, first!, branch.names, body),
  );
  own.above = above.map(({ range }) => source.text.slice(...range));
  const style = getStyle(source.ast, source.text);
  const indent = getLineIndent(source, first!);
  const semicolon = source.getLastToken(last)?.value === ';' ? ';' : '';
  return {
    range: [start, last.range[1]],
    text: makeJoin(items, 'const ', indent, style) + semicolon,
  };
}

/** The early promise that is awaited first of those for which nobody listens at the same await. */
function getLead(early: EarlyPromise, others: readonly EarlyPromise[]): EarlyPromise {
  const end = early.branch?.listener.range[0] ?? 0;
  const above = others.filter(
    ({ gap, listener }) => gap === early.gap && listener && listener.range[1] <= end,
  );
  return (
    above.sort((left, right) => left.listener!.range[0] - right.listener!.range[0])[0] ?? early
  );
}

/** Where the moved text ends: before the listener, and before the comments above it. */
function getEnd(
  source: Source,
  listener: TSESTree.Statement,
  above: readonly TSESTree.Comment[],
): number {
  const stop = above[0] ?? listener;
  return source.getTokenBefore(stop, { includeComments: true })!.range[1];
}

/** `const posts = await promise;`, or `await promise;`, whose value is not used. */
function toListener(
  source: Source,
  listener: TSESTree.AwaitExpression,
): (JoinItem & { above: readonly string[] }) | undefined {
  const wait = getWait(source, listener, false);
  if (wait) return toItem(source, wait);
  const { parent } = listener;
  if (
    parent.type !== AST_NODE_TYPES.ExpressionStatement ||
    source.getCommentsInside(parent).length > 0
  )
    return undefined;
  const promise = source.getText(listener.argument);
  return { target: '', type: undefined, promise, indent: undefined, above: [], behind: [] };
}

/** The await of another early promise on the next line. */
function getNext(
  source: Source,
  statement: TSESTree.Statement,
  others: readonly EarlyPromise[],
): { statement: TSESTree.Statement; item: JoinItem } | undefined {
  const next = source.getTokenAfter(statement, { includeComments: true });
  for (const { listener, started, branch } of others) {
    const wait = listener && branch && started.isNative && getWait(source, listener, false);
    if (wait && source.getFirstToken(wait.statement) === next)
      return { statement: wait.statement, item: toItem(source, wait) };
  }
  return undefined;
}

function makeBody(
  source: Source,
  filename: string,
  first: TSESTree.Statement,
  names: readonly string[],
  text: string,
): JoinItem {
  const { eol, indent, semicolons } = getStyle(source.ast, source.text);
  const outer = getLineIndent(source, first);
  const inner = outer + indent;
  const list = names.length > 1 ? `[${names.join(', ')}]` : names.join('');
  const isTuple = names.length > 1 && /\.([cm]?ts|tsx)$/.test(filename);
  const end = semicolons ? ';' : '';
  const isFixed = text.includes('`');
  const lines = [
    '(async () => {',
    inner + (isFixed ? text : shift(text, outer, inner, eol)),
    ...(names.length > 0 ? [`${inner}return ${list}${isTuple ? ' as const' : ''}${end}`] : []),
    `${outer}})()`,
  ];
  return {
    target: list,
    type: undefined,
    promise: lines.join(eol),
    indent: isFixed ? undefined : outer,
    above: [],
    behind: [],
  };
}
