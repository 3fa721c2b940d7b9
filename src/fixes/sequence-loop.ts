/** A join over a list undone: one item after another. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { ParallelTransaction, SerialLoop } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner, isFunction } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { shift } from './join.js';
import { findName } from './names.js';
import type { Edit } from './rewrite.js';
import { makeAwaited } from './awaited.js';
import { getLineIndent, getStyle } from './style.js';

type Source = Readonly<TSESLint.SourceCode>;

/**
 * `await Promise.all(items.map((item) => tx.item.create(item)))` becomes a `for…of` loop; where the
 * values are bound, they are gathered in order.
 */
export function makeSequenceLoop(
  source: Source,
  { node, combinator, loop }: ParallelTransaction,
): Edit | undefined {
  if (combinator !== 'all' || !loop) return undefined;
  const place = getPlace(source, node);
  if (!place || (place.name !== undefined && (!loop.result || loop.leaves.length > 0)))
    return undefined;
  const { statement, name, isReturned } = place;
  const last = source.getLastToken(statement)!;
  // A `;` that opens the next line would have to stay there.
  if (source.getTokenBefore(last)!.loc.end.line !== last.loc.start.line) return undefined;
  const end = last.value === ';' ? ';' : '';
  const comments = source.getCommentsInside(statement);
  const [from, to] = loop.body.range;
  const isKept = comments.every(({ range }) => from < range[0] && range[1] < to);
  if (!isKept || comments.some(isDirective)) return undefined;
  const { eol, indent } = getStyle(source.ast, source.text);
  const outer = getLineIndent(source, statement);
  const lines = [
    ...(name === undefined ? [] : [`const ${name} = []${end}`]),
    `for (const ${source.getText(loop.item)} of ${source.getText(loop.list)}) {`,
    `${indent}${makeBody(source, loop, outer + indent, name, end)}`,
    `}`,
    ...(isReturned && name !== undefined ? [`return ${name}${end}`] : []),
  ];
  return { range: statement.range, text: lines.join(eol + outer) };
}

/** What is done with one item, from the first statement on. */
function makeBody(
  source: Source,
  { body, result, leaves }: SerialLoop,
  inner: string,
  name: string | undefined,
  end: string,
): string {
  const { eol } = getStyle(source.ast, source.text);
  const value =
    result && (MADE.has(result.type) ? source.getText(result) : makeAwaited(source, result));
  const step = value && (name === undefined ? value : `${name}.push(${value})`);
  const isBlock = body.type === AST_NODE_TYPES.BlockStatement;
  if (!isBlock) {
    const from = getLineIndent(source, body);
    return (step!.includes('`') ? step! : shift(step!, from, inner, eol)) + end;
  }
  const [first] = body.body;
  const [start, stop] = [first!.range[0], body.body.at(-1)!.range[1]];
  let text = source.text.slice(start, stop);
  const edits: Edit[] = leaves.map(({ range }) => ({ range, text: `continue${end}` }));
  if (result && step) edits.push({ range: result.parent.range, text: step + end });
  for (const edit of edits.sort((left, right) => right.range[0] - left.range[0]))
    text = text.slice(0, edit.range[0] - start) + edit.text + text.slice(edit.range[1] - start);
  return text.includes('`') ? text : shift(text, getLineIndent(source, first!), inner, eol);
}

/** What is made on the spot is no promise. */
const MADE: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.TemplateLiteral,
]);

interface Place {
  statement: TSESTree.Statement;
  /** The name of the values; undefined where they are dropped. */
  name: string | undefined;
  isReturned: boolean;
}

/** The statement that waits, and the name that it gives to the values. */
function getPlace(source: Source, join: TSESTree.CallExpression): Place | undefined {
  const wait = join.parent.type === AST_NODE_TYPES.AwaitExpression ? join.parent : undefined;
  const { parent } = wait ?? join;
  const statement = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent : parent;
  const holder = statement.parent?.type;
  if (holder !== AST_NODE_TYPES.BlockStatement && holder !== AST_NODE_TYPES.Program)
    return undefined;
  if (statement.type === AST_NODE_TYPES.ReturnStatement) {
    const owner = getOwner(statement);
    // Without an `await`, a `catch` around it would not see what fails.
    if (!source.scopeManager || (!wait && (!isAsync(owner) || isInsideTry(statement))))
      return undefined;
    return { statement, name: findName('values', owner, source.scopeManager), isReturned: true };
  }
  if (!wait) return undefined;
  if (statement.type === AST_NODE_TYPES.ExpressionStatement)
    return { statement, name: undefined, isReturned: false };
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration || statement.kind !== 'const')
    return undefined;
  const [{ id } = { id: undefined }] = statement.declarations;
  const isPlain = id?.type === AST_NODE_TYPES.Identifier && !id.typeAnnotation;
  if (!isPlain || statement.declarations.length > 1) return undefined;
  // TypeScript sees what an empty list is filled with, but not from inside of another function.
  const [variable] = source.getDeclaredVariables?.(statement as never) ?? [];
  const owner = getOwner(statement);
  const isNear = variable?.references.every(
    ({ identifier }) => getOwner(identifier as TSESTree.Node) === owner,
  );
  return isNear === true ? { statement, name: id.name, isReturned: false } : undefined;
}

function isAsync(owner: TSESTree.Node): boolean {
  return isFunction(owner) && owner.async && !owner.generator;
}

function isInsideTry(node: TSESTree.Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent)
    if (current.type === AST_NODE_TYPES.TryStatement) return true;
  return false;
}
