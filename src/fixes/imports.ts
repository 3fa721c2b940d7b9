/** Adds an import to a file, in the style that the file has. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import type { Edit } from './rewrite.js';
import { getStyle } from './style.js';

/** What is to be imported: `{ module: 'p-map', name: 'default', local: 'pMap' }`. */
export interface WantedImport {
  module: string;
  /** The name of the export; `default` for the default export. */
  name: string;
  /** The name that the file is to know it by, where it does not have one yet. */
  local: string;
}

/** The name by which the file has an export, and the edit that gives it one; no edit where it has it. */
export interface AddedImport {
  local: string;
  edit: Edit | undefined;
}

/**
 * Finds or adds an import. Undefined where it cannot be added: the file is no module, or something in
 * it has the name already.
 */
export function addImport(
  source: Readonly<TSESLint.SourceCode>,
  wanted: WantedImport,
): AddedImport | undefined {
  const { body } = source.ast;
  const imports = body.filter((item) => item.type === AST_NODE_TYPES.ImportDeclaration);
  const own = imports.filter(
    (item) => item.source.value === wanted.module && item.importKind !== 'type',
  );
  for (const declaration of own) {
    const found = declaration.specifiers.find((item) => getImportedName(item) === wanted.name);
    if (found) return { local: found.local.name, edit: undefined };
  }
  if (!isModule(body) || isTaken(source, wanted.local)) return undefined;
  const merged = own.map((item) => mergeInto(source, item, wanted)).find(Boolean);
  return { local: wanted.local, edit: merged ?? insert(source, imports, wanted) };
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

/** Whether the text is that of a module: a script with `require` cannot import. */
function isModule(body: readonly TSESTree.ProgramStatement[]): boolean {
  return body.some(
    ({ type }) =>
      type === AST_NODE_TYPES.ImportDeclaration ||
      type === AST_NODE_TYPES.ExportNamedDeclaration ||
      type === AST_NODE_TYPES.ExportDefaultDeclaration ||
      type === AST_NODE_TYPES.ExportAllDeclaration,
  );
}

/** Whether any code of the file has the name: a variable, or a global that it uses. */
function isTaken(source: Readonly<TSESLint.SourceCode>, name: string): boolean {
  const scopes = source.scopeManager?.scopes ?? [];
  return scopes.some(
    (scope) =>
      scope.variables.some((variable) => variable.name === name && variable.defs.length > 0) ||
      scope.references.some((reference) => reference.identifier.name === name),
  );
}

/** `import { a } from 'x'` becomes `import { a, b } from 'x'`. */
function mergeInto(
  source: Readonly<TSESLint.SourceCode>,
  declaration: TSESTree.ImportDeclaration,
  { name, local }: WantedImport,
): Edit | undefined {
  const { specifiers } = declaration;
  if (specifiers.some((item) => item.type === AST_NODE_TYPES.ImportNamespaceSpecifier))
    return undefined;
  if (name === 'default') {
    const brace = source
      .getTokens(declaration)
      .find((token) => token.value === '{' || token.value === '*');
    return brace && { range: [brace.range[0], brace.range[0]], text: `${local}, ` };
  }
  const last = specifiers.findLast((item) => item.type === AST_NODE_TYPES.ImportSpecifier);
  if (!last) return undefined;
  return { range: [last.range[1], last.range[1]], text: `, ${getSpecifier(name, local)}` };
}

function getSpecifier(name: string, local: string): string {
  return name === local ? name : `${name} as ${local}`;
}

/** A declaration of its own, below the last import, or at the top of the code. */
function insert(
  source: Readonly<TSESLint.SourceCode>,
  imports: readonly TSESTree.ImportDeclaration[],
  { module, name, local }: WantedImport,
): Edit {
  const { eol, semicolons } = getStyle(source.ast, source.text);
  const last = imports.at(-1);
  const sample = last?.source.raw ?? getAnyString(source);
  const quote = sample?.startsWith('"') ? '"' : "'";
  const isClosed = last ? source.getLastToken(last)?.value === ';' : semicolons;
  const clause = name === 'default' ? local : `{ ${getSpecifier(name, local)} }`;
  const text = `import ${clause} from ${quote}${module}${quote}${isClosed ? ';' : ''}`;
  if (last) {
    const end = getLineEnd(source, last);
    return { range: [end, end], text: `${eol}${text}` };
  }
  const first = source.ast.body.find(
    (item) => item.type !== AST_NODE_TYPES.ExpressionStatement || item.directive === undefined,
  );
  const start = first ? getStartWithComments(source, first) : source.text.length;
  return { range: [start, start], text: `${text}${eol}${eol}` };
}

/** Behind a comment that ends the line of the import. */
function getLineEnd(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.ImportDeclaration,
): number {
  const comment = source
    .getCommentsAfter(node)
    .findLast(({ loc }) => loc.start.line === node.loc.end.line);
  return comment?.range[1] ?? node.range[1];
}

/** Comments directly above a statement belong to it. */
function getStartWithComments(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): number {
  let start = node;
  let line = node.loc.start.line;
  for (const comment of source.getCommentsBefore(node).reverse()) {
    if (line - comment.loc.end.line > 1) break;
    start = comment as unknown as TSESTree.Node;
    line = comment.loc.start.line;
  }
  return start.range[0];
}

function getAnyString(source: Readonly<TSESLint.SourceCode>): string | undefined {
  return source.ast.tokens.find((token) => /^["']/.test(token.value))?.value;
}
