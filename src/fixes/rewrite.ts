import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Group, Operation, Placement } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner } from '../utils/ast.js';
import { makeBranches } from './branches.js';
import { isDirective } from './comments.js';
import { getOuterRange } from './elements.js';
import { Lines } from './lines.js';
import { writePlacements } from './placements.js';
import { getChunks } from './statement-text.js';
import type { Chunk } from './statement-text.js';
import { getStyle } from './style.js';
import type { Style } from './style.js';

/** A replacement of source text. */
export interface Edit {
  range: TSESTree.Range;
  text: string;
}

/** What the builders of new text share. */
export interface Draft {
  source: Readonly<TSESLint.SourceCode>;
  scopes: TSESLint.Scope.ScopeManager;
  style: Style;
  indent: string;
  /** The function, or the program, that the group stands in. */
  owner: TSESTree.Node;
  /** The only statement is the expression that an arrow function returns. */
  isConcise: boolean;
  isTypeScript: boolean;
  chunks: ReadonlyMap<TSESTree.Node, Chunk>;
  lines: Lines;
}

/** How the new order is written: joins in rounds, or one branch per chain. */
export type Form = 'rounds' | 'dataflow';

/** Why an edit cannot be written, in words that complete “because …”. */
export interface Obstacle {
  obstacle: string;
}

/**
 * The edit that realises a group, or undefined where it cannot be written without losing something:
 * a comment, a type, or a name.
 */
export function makeEdit(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  group: Group,
  form: Form,
): Edit | undefined {
  const made = tryEdit(source, filename, group, form);
  return 'obstacle' in made ? undefined : made;
}

/** As `makeEdit`, with the reason where there is no edit. */
export function tryEdit(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  group: Group,
  form: Form,
): Edit | Obstacle {
  const scopes = source.scopeManager;
  if (!scopes || isPromiseShadowed(source, group.late.node))
    return { obstacle: '`Promise` may mean something else here' };
  // A file that is not UTF-8: writing it back would lose the bytes that could not be read.
  if (source.text.includes('\uFFFD')) return { obstacle: 'the file is not UTF-8' };
  const operations = getWhole(group);
  const statements = [...new Set(operations.map((operation) => operation.node))];
  const first = statements[0]!;
  const chunks = getChunks(source, statements);
  const style = { ...getStyle(source.ast, source.text) };
  const line = source.lines[first.loc.start.line - 1] ?? '';
  const outer = /^[ \t]*/.exec(line)![0];
  // `async () => ({ a: await f(), b: await g() })` gets a block for a body.
  const isConcise = group.list.list.parent.type === AST_NODE_TYPES.ArrowFunctionExpression;
  const indent = isConcise ? outer + style.indent : outer;
  if (!isConcise)
    style.semicolons = statements.some(
      (statement) => source.text[chunks.get(statement)!.range[1] - 1] === ';',
    );
  const start = getStart(group, first, chunks);
  const lastChunk = chunks.get(statements.at(-1)!)!;
  const end = lastChunk.trailing.at(-1)?.range[1] ?? lastChunk.range[1];
  if (hasDirective(source, chunks, start, end))
    return { obstacle: 'a comment in it is an instruction to a tool, or a JSDoc tag' };
  // Comments that stay above the new text are not written again.
  if (start === first.range[0]) chunks.set(first, { ...chunks.get(first)!, leading: [] });

  const isInline = line.slice(0, first.loc.start.column).trim() !== '';
  const lines = new Lines(source, style, indent, first, isInline && !isConcise);
  const draft: Draft = {
    source,
    scopes,
    style,
    indent,
    owner: getOwner(first),
    isConcise,
    isTypeScript: /\.([cm]?ts|tsx)$/.test(filename),
    chunks,
    lines,
  };
  const obstacle =
    form === 'rounds'
      ? writePlacements(draft, withRest(group, operations))
      : makeBranches(draft, group);
  const range: TSESTree.Range = isConcise ? getOuterRange(source, first) : [start, end];
  if (obstacle !== undefined) return { obstacle };
  if (!keepsComments(source, lines, range))
    return { obstacle: 'a comment inside one of its statements would be lost' };
  const text = lines.finish(getNextToken(source, statements.at(-1)!, end));
  return { range, text: isConcise ? `{${style.eol}${indent}${text}${style.eol}${outer}}` : text };
}

/** The operations of the group and of the declarations that it takes a part of. */
function getWhole(group: Group): Operation[] {
  const { operations } = group.list;
  const nodes = new Set(
    operations.slice(group.first, group.last + 1).map((operation) => operation.node),
  );
  return operations.filter((operation) => nodes.has(operation.node));
}

/** The plan with the declarators around it that only share a statement with the group. */
function withRest(group: Group, operations: readonly Operation[]): Placement[] {
  const asPlacement = (operation: Operation): Placement => ({ kind: 'operation', operation });
  return [
    ...operations.filter((operation) => operation.index < group.first).map(asPlacement),
    ...group.plan,
    ...operations.filter((operation) => operation.index > group.last).map(asPlacement),
  ];
}

/** Comments above the first statement stay above the new text, unless that statement moves. */
function getStart(
  group: Group,
  first: TSESTree.Node,
  chunks: ReadonlyMap<TSESTree.Node, Chunk>,
): number {
  const [opening] = group.plan;
  const leads =
    opening?.kind === 'join'
      ? opening.members.some(({ operation }) => operation.node === first)
      : opening?.operation.node === first;
  const comments = chunks.get(first)!.leading;
  return leads || comments.length === 0 ? first.range[0] : comments[0]!.range[0];
}

/** The token behind the new text: a `;` that opens the next line belongs to the statement before it. */
function getNextToken(
  source: Readonly<TSESLint.SourceCode>,
  last: TSESTree.Node,
  end: number,
): TSESTree.Token | null {
  const own = source.getLastToken(last)!;
  return own.range[0] >= end ? own : source.getTokenAfter(last);
}

/** Whether `Promise` means something else where a node stands. */
export function isPromiseShadowed(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): boolean {
  let scope: TSESLint.Scope.Scope | null = source.getScope(node);
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get('Promise');
    if (variable && (variable.defs.length > 0 || variable.references.some(isChanged))) return true;
    if (
      scope.type === 'global' &&
      scope.through.some(
        (reference) => reference.identifier.name === 'Promise' && isChanged(reference),
      )
    )
      return true;
  }
  return false;
}

/** `Promise = Bluebird`, `Promise.all = …`. */
function isChanged(reference: TSESLint.Scope.Reference): boolean {
  const member = reference.identifier.parent as TSESTree.Node | undefined;
  const isMember =
    member?.type === AST_NODE_TYPES.MemberExpression && member.object === reference.identifier;
  return (
    reference.isWrite() ||
    (isMember &&
      member.parent.type === AST_NODE_TYPES.AssignmentExpression &&
      member.parent.left === member)
  );
}

function hasDirective(
  source: Readonly<TSESLint.SourceCode>,
  chunks: ReadonlyMap<TSESTree.Node, Chunk>,
  start: number,
  end: number,
): boolean {
  const inside = source
    .getAllComments()
    .filter((comment) => start <= comment.range[0] && comment.range[1] <= end);
  const around = [...chunks.values()].flatMap((chunk) => [...chunk.leading, ...chunk.trailing]);
  return [...inside, ...around].some(isDirective);
}

/** Whether each comment of the range was copied, so that none is lost. */
function keepsComments(
  source: Readonly<TSESLint.SourceCode>,
  lines: Lines,
  [start, end]: TSESTree.Range,
): boolean {
  return source
    .getAllComments()
    .filter((comment) => start <= comment.range[0] && comment.range[1] <= end)
    .every((comment) => lines.hasCopied(comment.range));
}
