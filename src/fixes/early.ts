/** Edits that let somebody listen to an early promise from the start. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { EarlyPromise } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { makeJoin } from './join.js';
import type { JoinItem } from './join.js';
import type { Edit } from './rewrite.js';
import { isShadowed } from './shadowing.js';
import { getLineIndent, getStyle } from './style.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Edits that belong together; `isAdjacent` where nothing stands between the waits that are joined. */
export interface JoinedWait {
  edits: readonly Edit[];
  isAdjacent: boolean;
}

/** A statement `const target = await promise`. */
export interface Wait {
  statement: TSESTree.VariableDeclaration;
  target: TSESTree.Node;
  promise: TSESTree.Expression;
  isReadEarly: boolean;
}

/**
 * Joins the await that comes first with those of the early promises: `const [a, b] = await
 * Promise.all([load(), promise])`. Undefined where they are no plain declarations of one list, or a
 * comment or a type would be lost.
 * @param others The early promises of the file: those that wait for the same await are joined, too.
 */
export function makeJoinedWait(
  source: Source,
  early: EarlyPromise,
  others: readonly EarlyPromise[],
): JoinedWait | undefined {
  const first = getWait(source, early.gap, early.isReadEarly);
  if (!first || early.kind !== 'await' || isShadowed(source, early.gap, 'Promise'))
    return undefined;
  const waits = [first];
  for (const other of others) {
    if (other.gap !== early.gap || !other.listener) continue;
    // A query would start here, and a list is no promise. What is not asked for stays where it is.
    if (other.started.isList || (other !== early && !other.started.isNative)) continue;
    const wait = getWait(source, other.listener, other.isReadEarly);
    if (wait && wait.statement.parent === first.statement.parent) waits.push(wait);
    else if (other === early) return undefined;
  }
  waits.sort((left, right) => left.statement.range[0] - right.statement.range[0]);
  if (!early.listener || waits[0] !== first || waits.length < 2) return undefined;
  const run = takeRun(source, waits, early.listener);
  if (!run || waits.some((wait) => run.includes(wait) && wait.isReadEarly)) return undefined;
  const items = run.map((wait) => toItem(source, wait));
  const style = getStyle(source.ast, source.text);
  const { statement } = first;
  const indent = getLineIndent(source, statement);
  const last = run.at(-1)!.statement;
  if (!isSafeEnd(source, last) || run.some((wait) => !isSafeEnd(source, wait.statement)))
    return undefined;
  const semicolon = source.getLastToken(statement)?.value === ';' ? ';' : '';
  const join = makeJoin(items, 'const ', indent, style) + semicolon;
  const isAdjacent = run.every(
    (wait, index) =>
      index === 0 ||
      source.getTokenBefore(wait.statement) === source.getLastToken(run[index - 1]!.statement),
  );
  if (!isAdjacent && !early.isFreeBetween) return undefined;
  return {
    edits: [
      { range: statement.range, text: join },
      ...run.slice(1).map((wait) => ({ range: getRemoval(source, wait.statement), text: '' })),
    ],
    isAdjacent,
  };
}

/** The waits that are joined: neighbours as far as they go, otherwise the first and the one asked for. */
function takeRun(
  source: Source,
  waits: readonly Wait[],
  listener: TSESTree.AwaitExpression,
): Wait[] | undefined {
  const run = [waits[0]!];
  for (const wait of waits.slice(1)) {
    if (source.getTokenBefore(wait.statement) !== source.getLastToken(run.at(-1)!.statement)) break;
    run.push(wait);
  }
  const own = waits.find(({ promise }) => promise.parent === listener);
  if (!own) return undefined;
  return run.includes(own) ? run : [waits[0]!, own];
}

/** `const a = await f();` as a statement of its own, without types and comments. */
export function getWait(
  source: Source,
  node: TSESTree.Node,
  isReadEarly: boolean,
): Wait | undefined {
  const declarator = node.parent;
  if (
    node.type !== AST_NODE_TYPES.AwaitExpression ||
    declarator?.type !== AST_NODE_TYPES.VariableDeclarator ||
    declarator.init !== node ||
    node.argument.type === AST_NODE_TYPES.SequenceExpression
  )
    return undefined;
  const statement = declarator.parent;
  const { parent } = statement;
  const isListed =
    parent.type === AST_NODE_TYPES.BlockStatement || parent.type === AST_NODE_TYPES.Program;
  if (!isPlain(declarator.id)) return undefined;
  const isTyped = getAnnotation(declarator.id) !== undefined;
  if (!isListed || isTyped || statement.kind !== 'const' || statement.declarations.length !== 1)
    return undefined;
  const comments = [
    ...source.getCommentsInside(statement),
    ...source
      .getCommentsAfter(statement)
      .filter((comment) => comment.loc.start.line === statement.loc.end.line),
  ];
  const above = source.getCommentsBefore(statement);
  return comments.length > 0 || above.some(isDirective)
    ? undefined
    : { statement, target: declarator.id, promise: node.argument, isReadEarly };
}

/** Whether taking a value apart runs no code: no defaults, no computed keys. */
function isPlain(target: TSESTree.Node): boolean {
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
      return true;
    case AST_NODE_TYPES.ArrayPattern:
      return target.elements.every((item) => item === null || isPlain(item));
    case AST_NODE_TYPES.ObjectPattern:
      return target.properties.every((item) =>
        item.type === AST_NODE_TYPES.Property
          ? !item.computed && isPlain(item.value)
          : isPlain(item),
      );
    case AST_NODE_TYPES.RestElement:
      return isPlain(target.argument);
    default:
      return false;
  }
}

export function toItem(source: Source, { target, promise, statement }: Wait): JoinItem {
  const text = source.getText(promise);
  return {
    target: source.getText(target),
    type: undefined,
    promise: text,
    indent: text.includes('`') ? undefined : getLineIndent(source, statement),
    above: [],
    behind: [],
  };
}

/** Whether the next line still starts a statement when this one is gone or ends in `)`. */
export function isSafeEnd(source: Source, statement: TSESTree.Node): boolean {
  const last = source.getLastToken(statement)!;
  const next = source.getTokenAfter(statement);
  // What stands behind on the same line would stand behind the comment above.
  const isFollowed = next?.loc.start.line === statement.loc.end.line;
  if (isFollowed && source.getCommentsBefore(statement).length > 0) return false;
  if (last.value === ';') return source.getTokenBefore(last)!.loc.end.line === last.loc.start.line;
  return next === null || !/^[[(`+\-/*]/.test(next.value);
}

/** The statement with the line end before it; comments above it stay. */
function getRemoval(source: Source, statement: TSESTree.Node): TSESTree.Range {
  const before = source.getTokenBefore(statement, { includeComments: true })!;
  return [before.range[1], statement.range[1]];
}
