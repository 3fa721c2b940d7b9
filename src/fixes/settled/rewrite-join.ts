import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Join, JoinForm } from '../../analysis/index.js';
import { AST_NODE_TYPES, getOwner } from '../../utils/ast.js';
import { getCommentText, isDirective } from '../comments.js';
import { makeResultName, reserveName } from '../names.js';
import type { Edit } from '../rewrite.js';
import { isShadowed } from '../shadowing.js';
import { getChunks } from '../statement-text.js';
import type { Chunk } from '../statement-text.js';
import { getLineIndent, getStyle } from '../style.js';
import type { Style } from '../style.js';
import { SettledText } from './text.js';

/**
 * What becomes of a `Promise.all`. `rethrow`: wait for all, then throw the first reason. `outcomes`: wait
 * for all, then throw all reasons. `unwrap`: keep the values of those that succeeded.
 */
export type SettledForm = 'rethrow' | 'outcomes' | 'unwrap';

/** What the builders of new text share. */
interface Writer {
  source: Readonly<TSESLint.SourceCode>;
  text: SettledText;
  style: Style;
  indent: string;
  /** The end of a statement: a semicolon, or nothing. */
  end: string;
  name: (node: TSESTree.Node, role: string, base: string) => string;
  nameResult: (node: TSESTree.Node, declared: string | undefined) => string;
}

/**
 * The edit that makes `Promise.allSettled` of a `Promise.all`, with a check of each outcome; undefined
 * where it cannot be written without losing something.
 * @param library The year of the ECMAScript library that the file is compiled against.
 */
export function makeSettledEdit(
  source: Readonly<TSESLint.SourceCode>,
  filename: string,
  join: Join,
  form: SettledForm,
  library: number,
): Edit | undefined {
  const found = join.form;
  const scopes = source.scopeManager;
  if (!found || !scopes || library < 2020 || source.text.includes('\uFFFD')) return undefined;
  const globals = form === 'outcomes' ? ['Promise', 'AggregateError'] : ['Promise'];
  if (form === 'outcomes' && library < 2021) return undefined;
  if (globals.some((name) => isShadowed(source, join.call, name))) return undefined;
  if (found.kind === 'pattern' && found.isTypeInDoubt) return undefined;
  const { statement } = found;
  const chunk = getChunks(source, [statement]).get(statement)!;
  const inside = source.getCommentsInside(statement);
  if ([...inside, ...chunk.leading, ...chunk.trailing].some(isDirective)) return undefined;
  const style = {
    ...getStyle(source.ast, source.text),
    semicolons: source.text[chunk.range[1] - 1] === ';',
  };
  const owner = getOwner(statement);
  const writer: Writer = {
    source,
    text: new SettledText(source, style),
    style,
    indent: getLineIndent(source, statement),
    end: style.semicolons ? ';' : '',
    name: (node, role, base) => reserveName(node, role, base, owner, scopes),
    nameResult: (node, declared) => makeResultName(node, owner, declared, scopes),
  };
  const lines = writeForm(writer, join, found, form, /\.[cm]?tsx?$/.test(filename));
  return lines && makeEdit(writer, join, found, chunk, lines);
}

/** What stands before the `await`, and the statements below it. */
interface NewLines {
  head: string;
  below: readonly string[];
}

function writeForm(
  writer: Writer,
  join: Join,
  found: JoinForm,
  form: SettledForm,
  isTypeScript: boolean,
): NewLines | undefined {
  switch (found.kind) {
    case 'dropped':
      if (form === 'rethrow') return writeRethrow(writer, join);
      return form === 'outcomes' ? writeOutcomes(writer, join) : undefined;
    case 'pattern':
      return form === 'outcomes' ? undefined : writePattern(writer, join, found, form);
    case 'list':
      // The type of a list that is annotated where it is declared comes from there.
      if (found.statement.kind !== 'const' && isTypeScript) return undefined;
      return form === 'rethrow' ? writeList(writer, join, found) : undefined;
    default:
      return found satisfies never;
  }
}

/** `for (const result of results) { if (result.status === 'rejected') throw result.reason; }` */
function writeRethrow({ text, style, indent, name }: Writer, { call }: Join): NewLines {
  const results = name(call, 'results', 'results');
  const result = name(call, 'result of results', 'result');
  return {
    head: `const ${results} = `,
    below: [
      [
        `for (const ${result} of ${results}) {`,
        `${indent}${style.indent}${text.makeRethrow(result)}`,
        `${indent}}`,
      ].join(style.eol),
    ],
  };
}

/** Throws the reason, or all of them where several elements failed. */
function writeOutcomes({ text, style, indent, end, name }: Writer, { call }: Join): NewLines {
  const results = name(call, 'results', 'results');
  const result = name(call, 'result of results', 'result');
  const reasons = name(call, 'reasons', 'reasons');
  const inner = indent + style.indent;
  return {
    head: `const ${results} = `,
    below: [
      [
        `const ${reasons} = ${results}.flatMap((${result}) =>`,
        `${inner}${text.makeTest(result, 'rejected')} ? [${result}.reason] : []${style.trailingCommas ? ',' : ''}`,
        `${indent})${end}`,
      ].join(style.eol),
      `if (${reasons}.length === 1) throw ${reasons}[0]${end}`,
      `if (${reasons}.length > 1) throw new AggregateError(${reasons}, ${text.makeString('several failed')})${end}`,
    ],
  };
}

function writePattern(
  { source, text, style, indent, end, nameResult }: Writer,
  { call }: Join,
  { statement, targets, fallback }: Extract<JoinForm, { kind: 'pattern' }>,
  form: 'rethrow' | 'unwrap',
): NewLines | undefined {
  if (form === 'unwrap' && fallback === undefined) return undefined;
  const [list] = call.arguments;
  const elements = list?.type === AST_NODE_TYPES.ArrayExpression ? list.elements : [];
  const names: string[] = [];
  const checks: string[] = [];
  const bindings: string[] = [];
  for (const [index, element] of elements.entries()) {
    const target = targets[index] ?? undefined;
    if (!element) {
      names.push('');
      continue;
    }
    const declared = target?.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
    const name = nameResult(element, declared);
    names.push(name);
    // A failure that leaves no value missing is not hidden.
    if (form === 'rethrow' || !target) checks.push(text.makeRethrow(name));
    const value = form === 'rethrow' ? text.makeValue(name) : text.makeFallback(name, fallback!);
    if (!target) continue;
    const left = `${statement.kind} ${source.getText(target)} =`;
    const isWide = `${indent}${left} ${value}${end}`.length > style.width;
    const gap = isWide ? style.eol + indent + style.indent : ' ';
    bindings.push(`${left}${gap}${value}${end}`);
  }
  while (names.at(-1) === '') names.pop();
  return { head: `const [${names.join(', ')}] = `, below: [...checks, ...bindings] };
}

/** `const users = results.map((result) => { … return result.value; });` */
function writeList(
  { text, style, indent, end, name }: Writer,
  { call }: Join,
  { statement, target }: Extract<JoinForm, { kind: 'list' }>,
): NewLines {
  const results = name(call, 'results', `${target.name}Results`);
  const result = name(call, 'result of results', 'result');
  const inner = indent + style.indent;
  return {
    head: `const ${results} = `,
    below: [
      [
        `${statement.kind} ${target.name} = ${results}.map((${result}) => {`,
        `${inner}${text.makeRethrow(result)}`,
        `${inner}return ${text.makeValue(result)}${end}`,
        `${indent}})${end}`,
      ].join(style.eol),
    ],
  };
}

function makeEdit(
  { source, style, indent }: Writer,
  { awaited, call }: Join,
  { statement }: JoinForm,
  chunk: Chunk,
  { head, below }: NewLines,
): Edit | undefined {
  const { text } = source;
  // Comments in the pattern would be lost.
  const before = source
    .getCommentsInside(statement)
    .filter((item) => item.range[1] <= awaited.range[0]);
  if (before.length > 0) return undefined;
  const [, end] = chunk.range;
  const { property } = call.callee as TSESTree.MemberExpression;
  const own =
    text.slice(awaited.range[0], property.range[0]) +
    'allSettled' +
    text.slice(property.range[1], end);
  const trailing = chunk.trailing.map((comment) => ` ${getCommentText(comment, text)}`).join('');
  const last = chunk.trailing.at(-1)?.range[1] ?? end;
  const gap = style.eol + indent;
  // Code behind the statement on its line would stand behind a block, or behind a comment.
  if (!/^[ \t]*(\}|\r?\n|$)/.test(text.slice(last))) return undefined;
  return {
    range: [statement.range[0], last],
    text: `${head}${own}${trailing}${gap}${below.join(gap)}`,
  };
}
