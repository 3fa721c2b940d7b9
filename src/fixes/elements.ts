import { isParenthesized } from '@eslint-community/eslint-utils';
import type { TSESLint } from '@typescript-eslint/utils';
import { AST_TOKEN_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';

import type { Slot } from '../analysis/index.js';
import { AST_NODE_TYPES, unwrap } from '../utils/ast.js';
import { foldOperand } from './fold.js';
import { getLineIndent } from './style.js';

/** One promise of a join: its text, and the source ranges that were copied into it. */
export interface Element {
  text: string;
  copied: readonly TSESTree.Range[];
  /** The indentation its lines start from; undefined where they stay as they are. */
  indent: string | undefined;
  /** Lines of the text, counted from 0, that begin inside a token and stay as they are. */
  fixed?: ReadonlySet<number> | undefined;
  /** The text on one line, where nothing but the width of a line broke it. */
  folded: string | undefined;
}

/** The texts of a slot as elements of an array: one, or those of a `Promise.all` that is spliced. */
export function getElements(
  source: Readonly<TSESLint.SourceCode>,
  slot: Slot,
  isSpliced: boolean,
): Element[] {
  if (isSpliced && slot.elements)
    return slot.elements.map((element) => getOperand(source, element, element));
  const [only] = slot.awaits;
  if (slot.inner && only) return [getChained(source, slot.inner, only)];
  if (only && slot.node === only) return [getOperand(source, only.argument, only)];
  return [getConditional(source, slot)];
}

function getOperand(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Expression,
  awaited: TSESTree.Expression,
): Element {
  const own = source.getText(node);
  const text = node.type === AST_NODE_TYPES.SequenceExpression ? `(${own})` : own;
  return {
    text,
    copied: [node.range],
    indent: getLineIndent(source, node),
    fixed: getFixedLines(source, node),
    folded: foldOperand(source, awaited, text),
  };
}

/** `await (await fetch(url)).json()` becomes `fetch(url).then((response) => response.json())`. */
function getChained(
  source: Readonly<TSESLint.SourceCode>,
  inner: TSESTree.AwaitExpression,
  outer: TSESTree.AwaitExpression,
): Element {
  const promise = source.getText(inner.argument);
  const [start, end] = getOuterRange(source, inner);
  // `((await fetch(url)).json)()`: parentheses may open in front of the inner await.
  const before: TSESTree.Range = [outer.argument.range[0], start];
  const rest: TSESTree.Range = [end, outer.argument.range[1]];
  const opening = source.text.slice(...before);
  const call = source.text.slice(...rest);
  const base = promise.startsWith('fetch(') ? 'response' : 'value';
  // The parameter must not hide a name that the rest of the chain uses.
  const name = new RegExp(`\\b${base}\\b`).test(call) ? `${base}Value` : base;
  return {
    text: `${promise}.then((${name}) => ${opening}${name}${call})`,
    copied: [inner.argument.range, before, rest],
    indent: getIndent(source, outer),
    folded: undefined,
  };
}

/** `isAdmin ? await f() : null` becomes `isAdmin ? f() : null`: a promise or a plain value. */
function getConditional(source: Readonly<TSESLint.SourceCode>, slot: Slot): Element {
  const copied: TSESTree.Range[] = [];
  let text = '';
  let position = slot.node.range[0];
  for (const node of slot.awaits) {
    const operand = node.argument;
    const canStandBare =
      [AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.NewExpression].includes(
        unwrap(operand).type,
      ) && unwrap(operand) === operand;
    const [start, end] = canStandBare ? getOuterRange(source, node) : node.range;
    text += source.text.slice(position, start) + source.getText(operand);
    copied.push([position, start], operand.range);
    position = end;
  }
  copied.push([position, slot.node.range[1]]);
  text += source.text.slice(position, slot.node.range[1]);
  const hasAllLines = text.split('\n').length === source.getText(slot.node).split('\n').length;
  return {
    text,
    copied,
    indent: hasAllLines ? getLineIndent(source, slot.node) : getIndent(source, slot.node),
    fixed: getFixedLines(source, slot.node),
    folded: foldOperand(source, slot.node, text),
  };
}

/** The range of an expression with the parentheses around it. */
export function getOuterRange(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): TSESTree.Range {
  let before = source.getTokenBefore(node);
  let after = source.getTokenAfter(node);
  let range: TSESTree.Range = node.range;
  for (
    let count = 1;
    before && after && isParenthesized(count, node as never, source as never);
    count++
  ) {
    range = [before.range[0], after.range[1]];
    before = source.getTokenBefore(before);
    after = source.getTokenAfter(after);
  }
  return range;
}

/** The lines of a node, counted from 0, that begin inside one of its tokens, such as a template. */
function getFixedLines(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const { loc, type, value } of source.getTokens(node)) {
    // White space around the lines of JSX text says nothing; in the string of an attribute it does.
    if (type === AST_TOKEN_TYPES.JSXText && !/^['"]/.test(value)) continue;
    for (let line = loc.start.line + 1; line <= loc.end.line; line++)
      lines.add(line - node.loc.start.line);
  }
  return lines;
}

/**
 * The indentation of the line on which a node starts; undefined where its lines may not be indented
 * anew, because a token of it, such as a template, goes over a line end.
 */
export function getIndent(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): string | undefined {
  const isPlain = source
    .getTokens(node)
    .every((token) => token.loc.start.line === token.loc.end.line);
  return isPlain ? getLineIndent(source, node) : undefined;
}
