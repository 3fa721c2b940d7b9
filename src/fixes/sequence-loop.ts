/** A join over a list undone: one item after another. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { ParallelTransaction, SerialLoop } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner } from '../utils/ast.js';
import { isDirective } from './comments.js';
import { shift } from './join.js';
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
  const wait = node.parent;
  if (combinator !== 'all' || !loop || wait.type !== AST_NODE_TYPES.AwaitExpression)
    return undefined;
  const place = getPlace(source, wait);
  if (!place || (place.name !== undefined && (!loop.result || loop.leaves.length > 0)))
    return undefined;
  const { statement, name } = place;
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
    `${outer}${indent}${makeBody(source, loop, outer + indent, name, end)}`,
    `}`,
  ];
  return {
    range: statement.range,
    text: lines
      .map((line, at) => (at === 0 || at === lines.length - 2 ? line : outer + line))
      .join(eol),
  };
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
  let [start, stop] = [first!.range[0], body.body.at(-1)!.range[1]];
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

/** The statement that waits, and the name that it gives to the values. */
function getPlace(
  source: Source,
  { parent }: TSESTree.AwaitExpression,
): { statement: TSESTree.Statement; name: string | undefined } | undefined {
  const statement = parent.type === AST_NODE_TYPES.VariableDeclarator ? parent.parent : parent;
  const holder = statement.parent?.type;
  if (holder !== AST_NODE_TYPES.BlockStatement && holder !== AST_NODE_TYPES.Program)
    return undefined;
  if (statement.type === AST_NODE_TYPES.ExpressionStatement) return { statement, name: undefined };
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
  return isNear === true ? { statement, name: id.name } : undefined;
}
