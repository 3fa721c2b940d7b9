import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import { isDirective } from './comments.js';
import type { Edit } from './rewrite.js';
import { getStyle } from './style.js';

/** What is to be imported. */
export interface Wanted {
  module: string;
  /** The exported name. */
  name: string;
}

/** How a file can use an import: the name there, and the edit that brings it in where it is new. */
export interface Imported {
  edit: Edit | undefined;
  localName: string;
}

type Source = Readonly<TSESLint.SourceCode>;

/**
 * Imports a name, in the style of the file: the import that is there, one more name in its braces, or
 * a line of its own, with `require` where the file does so. Undefined where there is no place for it.
 */
export function addImport(source: Source, wanted: Wanted): Imported | undefined {
  const imports = source.ast.body.filter((item) => item.type === AST_NODE_TYPES.ImportDeclaration);
  const same = imports.filter(
    (item) => item.source.value === wanted.module && item.importKind !== 'type',
  );
  for (const declaration of same) {
    const known = findName(declaration, wanted.name);
    if (known !== undefined) return { edit: undefined, localName: known };
  }
  if (usesRequire(source)) return addRequire(source, wanted);
  const localName = findFreeName(source, wanted.name);
  const specifier = localName === wanted.name ? localName : `${wanted.name} as ${localName}`;
  for (const declaration of same) {
    const edit = extend(source, declaration, specifier);
    if (edit) return { edit, localName };
  }
  const line = `import { ${specifier} } from ${quote(source, wanted.module)}`;
  return { edit: insertLine(source, line, imports), localName };
}

function findName({ specifiers }: TSESTree.ImportDeclaration, name: string): string | undefined {
  const found = specifiers.find(
    (item) =>
      item.type === AST_NODE_TYPES.ImportSpecifier &&
      item.importKind !== 'type' &&
      (item.imported.type === AST_NODE_TYPES.Identifier
        ? item.imported.name
        : item.imported.value) === name,
  );
  return found?.local.name;
}

/** `import { a } from 'm'` and `import m from 'm'` take one more name; `import * as m` does not. */
function extend(
  source: Source,
  { specifiers, source: module }: TSESTree.ImportDeclaration,
  specifier: string,
): Edit | undefined {
  const last = specifiers.at(-1);
  if (!last || last.type === AST_NODE_TYPES.ImportNamespaceSpecifier) return undefined;
  const end = last.range[1];
  if (last.type === AST_NODE_TYPES.ImportDefaultSpecifier) {
    const next = source.getTokenAfter(last);
    // `import m, {} from 'm'`
    return next?.value === ',' ? undefined : { range: [end, end], text: `, { ${specifier} }` };
  }
  const close = source.getTokenBefore(module, (token) => token.value === '}');
  const isMultiline = close !== null && close.loc.start.line > last.loc.end.line;
  if (!isMultiline) return { range: [end, end], text: `, ${specifier}` };
  const { eol } = getStyle(source.ast, source.text);
  const indent = /^[ \t]*/.exec(source.lines[last.loc.start.line - 1]!)![0];
  return { range: [end, end], text: `,${eol}${indent}${specifier}` };
}

/** Whether the file is a CommonJS module: it requires, and neither imports nor exports. */
function usesRequire(source: Source): boolean {
  const isModule = source.ast.body.some((item) => /^(Import|Export)/.test(item.type));
  return (
    !isModule &&
    source.ast.tokens.some(
      (token, index, all) => token.value === 'require' && all[index + 1]?.value === '(',
    )
  );
}

/** `const { after } = require(…);` below the other requires at the top. */
function addRequire(source: Source, wanted: Wanted): Imported {
  const localName = findFreeName(source, wanted.name);
  const requires = source.ast.body.filter(
    (item) =>
      item.type === AST_NODE_TYPES.VariableDeclaration &&
      item.declarations.every(
        ({ init }) =>
          init?.type === AST_NODE_TYPES.CallExpression &&
          init.callee.type === AST_NODE_TYPES.Identifier &&
          init.callee.name === 'require',
      ),
  );
  const specifier = localName === wanted.name ? localName : `${wanted.name}: ${localName}`;
  const line = `const { ${specifier} } = require(${quote(source, wanted.module)})`;
  return { edit: insertLine(source, line, requires), localName };
}

/** The quotes of the first import or, without one, of the first string. */
function quote(source: Source, text: string): string {
  const token = source.ast.tokens.find((item) => /^['"]/.test(item.value));
  const mark = token?.value.charAt(0) === '"' ? '"' : "'";
  return `${mark}${text}${mark}`;
}

function insertLine(
  source: Source,
  line: string,
  siblings: readonly TSESTree.ProgramStatement[],
): Edit {
  const { eol, semicolons } = getStyle(source.ast, source.text);
  const sibling = siblings.at(-1);
  if (sibling) {
    const hasSemicolon = source.getLastToken(sibling)?.value === ';';
    const at = getLineEnd(source, sibling.range[1]);
    return { range: [at, at], text: `${eol}${line}${hasSemicolon ? ';' : ''}` };
  }
  const text = `${line}${semicolons ? ';' : ''}`;
  const directive = source.ast.body
    .filter((item) => item.type === AST_NODE_TYPES.ExpressionStatement && item.directive)
    .at(-1);
  if (directive) {
    const at = getLineEnd(source, directive.range[1]);
    return { range: [at, at], text: `${eol}${eol}${text}` };
  }
  const at = getStart(source);
  return { range: [at, at], text: `${text}${eol}${eol}` };
}

/** The end of the line of a position, where nothing but a comment follows it there. */
function getLineEnd(source: Source, position: number): number {
  const [rest] = /^[^\r\n]*/.exec(source.text.slice(position))!;
  const isFree = /^\s*(\/\/.*|\/\*.*\*\/\s*)?$/.test(rest);
  return isFree ? position + rest.trimEnd().length : position;
}

/** Above the first statement and the comments that belong to it, below those that belong to the file. */
function getStart(source: Source): number {
  const [first] = source.ast.body;
  if (!first) return source.text.length;
  let start = first.range[0];
  for (const comment of source.getCommentsBefore(first).toReversed()) {
    const gap = source.text.slice(comment.range[1], start);
    const isOfFile =
      comment.range[0] === 0 || (comment.type as string) === 'Shebang' || isDirective(comment);
    if (isOfFile || /\n\s*\n/.test(gap)) break;
    start = comment.range[0];
  }
  return start;
}

/** The name, or the name with a number, that nothing in the file is called. */
function findFreeName(source: Source, name: string): string {
  const used = new Set<string>();
  for (const scope of source.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) if (variable.defs.length > 0) used.add(variable.name);
    for (const { identifier, resolved } of scope.references)
      if (!resolved || resolved.defs.length === 0) used.add(identifier.name as string);
  }
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name}${number}`;
  return free;
}
