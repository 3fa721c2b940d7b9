import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import { isDirective } from './comments.js';
import type { Edit } from './rewrite.js';
import { getLineIndent, getStyle } from './style.js';

/** What is to be imported: `{ module: 'p-map', name: 'default', local: 'pMap' }`. */
export interface WantedImport {
  module: string;
  /** The exported name; `default` for the default export. */
  name: string;
  /** The name that the file is to know it by, where it has none for it yet. */
  local: string;
}

/** How a file can use an import: the name there, and the edit that brings it in where it is new. */
export interface AddedImport {
  edit: Edit | undefined;
  local: string;
}

type Source = Readonly<TSESLint.SourceCode>;

/**
 * Imports a name, in the style of the file: the import that is there, one more name in its braces, or
 * a line of its own, with `require` where the file does so. Undefined where there is no place for it.
 */
export function addImport(source: Source, wanted: WantedImport): AddedImport | undefined {
  const imports = source.ast.body.filter((item) => item.type === AST_NODE_TYPES.ImportDeclaration);
  const same = imports.filter(
    (item) => item.source.value === wanted.module && item.importKind !== 'type',
  );
  for (const declaration of same) {
    const known = findName(declaration, wanted.name);
    if (known !== undefined) return { edit: undefined, local: known };
  }
  if (!isModule(source)) return usesRequire(source) ? addRequire(source, wanted) : undefined;
  const local = findFreeName(source, wanted.local);
  for (const declaration of same) {
    const edit =
      wanted.name === 'default'
        ? extendByDefault(source, declaration, local)
        : extend(source, declaration, getSpecifier(wanted.name, local));
    if (edit) return { edit, local };
  }
  const clause = wanted.name === 'default' ? local : `{ ${getSpecifier(wanted.name, local)} }`;
  const line = `import ${clause} from ${quote(source, wanted.module)}`;
  return { edit: insertLine(source, line, imports), local };
}

function getSpecifier(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

/** Whether the text is that of a module: a script cannot import. */
function isModule(source: Source): boolean {
  return source.ast.body.some(({ type }) => /^(Import|Export)/.test(type));
}

function findName({ specifiers }: TSESTree.ImportDeclaration, name: string): string | undefined {
  return specifiers.find((item) => getImportedName(item) === name)?.local.name;
}

function getImportedName(specifier: TSESTree.ImportClause): string | undefined {
  switch (specifier.type) {
    case AST_NODE_TYPES.ImportDefaultSpecifier:
      return 'default';
    case AST_NODE_TYPES.ImportSpecifier:
      if (specifier.importKind === 'type') return undefined;
      return specifier.imported.type === AST_NODE_TYPES.Identifier
        ? specifier.imported.name
        : specifier.imported.value;
    default:
      return undefined;
  }
}

/** `import { a } from 'm'` becomes `import m, { a } from 'm'`. */
function extendByDefault(
  source: Source,
  { specifiers }: TSESTree.ImportDeclaration,
  local: string,
): Edit | undefined {
  const [first] = specifiers;
  if (!first || first.type === AST_NODE_TYPES.ImportDefaultSpecifier) return undefined;
  const opening = source.getTokenBefore(first);
  const start =
    first.type === AST_NODE_TYPES.ImportSpecifier ? opening : source.getFirstToken(first);
  return start ? { range: [start.range[0], start.range[0]], text: `${local}, ` } : undefined;
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
  const indent = getLineIndent(source, last);
  return { range: [end, end], text: `,${eol}${indent}${specifier}` };
}

/** Whether a file that is no module requires others. */
function usesRequire(source: Source): boolean {
  return source.ast.tokens.some(
    (token, index, all) => token.value === 'require' && all[index + 1]?.value === '(',
  );
}

/** `const { after } = require(…);` below the other requires at the top. */
function addRequire(
  source: Source,
  { module, name, local: wished }: WantedImport,
): AddedImport | undefined {
  // A default export of a package is often one that only modules can import.
  if (name === 'default') return undefined;
  const local = findFreeName(source, wished);
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
  const specifier = local === name ? local : `${name}: ${local}`;
  const line = `const { ${specifier} } = require(${quote(source, module)})`;
  return { edit: insertLine(source, line, requires), local };
}

/** The quotes of the last import or, without one, of the first string. */
function quote(source: Source, text: string): string {
  const last = source.ast.body.findLast((item) => item.type === AST_NODE_TYPES.ImportDeclaration);
  const token = source.ast.tokens.find((item) => /^['"]/.test(item.value));
  const mark = (last?.source.raw ?? token?.value)?.startsWith('"') ? '"' : "'";
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
