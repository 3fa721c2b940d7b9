/** `@waterfall read` in the JSDoc block of a declaration: what the user says of the function. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { DECLARED_EFFECTS } from './setting.js';
import type { DeclaredEffect } from './setting.js';

/** A file, as far as tags are concerned. */
export interface TagSource {
  readonly comments: readonly TSESTree.Comment[];
  /** The text that the ranges of nodes and comments count in. */
  readonly text: string;
}

/** What is wrong with a tag, and where. */
export interface TagProblem {
  /** A sentence. */
  message: string;
  range: TSESTree.Range;
  loc: TSESTree.SourceLocation;
}

/** What a tag says: an effect, with its place, or what is wrong with it. */
export type DeclaredTag =
  { effect: DeclaredEffect; loc: TSESTree.SourceLocation } | { problem: TagProblem };

/**
 * What the JSDoc block directly above a declaration, or above its export, declares; undefined where
 * it has no tag.
 * @param node A function, a method, a declarator, a declaration, or a signature of an interface.
 */
export function getDeclaredTag(source: TagSource, node: TSESTree.Node): DeclaredTag | undefined {
  for (const anchor of getAnchors(node)) {
    const block = findBlock(source, anchor);
    if (block) return readTag(block);
  }
  return undefined;
}

/** What is wrong with the tags of a file. */
export function findTagProblems({ comments, text }: TagSource): TagProblem[] {
  if (!text.includes('@waterfall')) return [];
  return comments.flatMap((comment) => {
    const isBlock = (comment.type as string) === 'Block' && comment.value.startsWith('*');
    const tag = isBlock ? readTag(comment) : undefined;
    return tag && 'problem' in tag ? [tag.problem] : [];
  });
}

/** The nodes above which a comment is about the declaration, innermost first. */
function getAnchors(node: TSESTree.Node): TSESTree.Node[] {
  const declared = getDeclared(node);
  const anchors = [declared];
  let current = declared;
  if (current.type === AST_NODE_TYPES.VariableDeclarator) {
    const declaration = current.parent;
    // A block above several names is about the first one.
    if (declaration.declarations[0] !== current) return anchors;
    anchors.push(declaration);
    current = declaration;
  }
  const { parent } = current;
  if (
    parent?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    parent?.type === AST_NODE_TYPES.ExportDefaultDeclaration
  )
    anchors.push(parent);
  return anchors;
}

/** What gives a function its name: its declarator, method, property or assignment. */
function getDeclared(node: TSESTree.Node): TSESTree.Node {
  if (node.type === AST_NODE_TYPES.VariableDeclaration) return node.declarations[0] ?? node;
  if (node.type === AST_NODE_TYPES.ExportNamedDeclaration && node.declaration)
    return getDeclared(node.declaration);
  if (!isFunction(node) || node.type === AST_NODE_TYPES.FunctionDeclaration) return node;
  // `const load = (async () => …) as Loader`
  let { parent } = node as { parent: TSESTree.Node };
  while (unwrap(parent) === node) parent = parent.parent!;
  switch (parent.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.init && unwrap(parent.init) === node ? parent : node;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.Property:
      return parent;
    case AST_NODE_TYPES.AssignmentExpression:
      // `exports.load = async () => …`
      return parent.parent.type === AST_NODE_TYPES.ExpressionStatement ? parent.parent : node;
    default:
      return node;
  }
}

/** The last JSDoc block above a node with nothing but space and comments in between. */
function findBlock(
  { comments, text }: TagSource,
  node: TSESTree.Node,
): TSESTree.Comment | undefined {
  let end = node.range[0];
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.range[1] <= end) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index--) {
    const comment = comments[index]!;
    if (text.slice(comment.range[1], end).trim() !== '') return undefined;
    if ((comment.type as string) === 'Block' && comment.value.startsWith('*')) return comment;
    end = comment.range[0];
  }
  return undefined;
}

function readTag(comment: TSESTree.Comment): DeclaredTag | undefined {
  const found = [...comment.value.matchAll(/(?<=^[\s*]*)@waterfall(?![\w-])[^\S\n]*([^\s*]*)/gm)];
  const [first] = found;
  if (!first) return undefined;
  const second = found[1];
  if (second) return { problem: describe(comment, second, 'There is a second @waterfall here.') };
  const word = first[1]!.replace(/[.,;:]+$/, '');
  const effect = DECLARED_EFFECTS.find((one) => one === word);
  if (effect) return { effect, loc: describe(comment, first, '').loc };
  const allowed = DECLARED_EFFECTS.map((one) => `"${one}"`).join(', ');
  const wrong = word === '' ? 'nothing' : `"${word}"`;
  return {
    problem: describe(
      comment,
      first,
      `@waterfall must be followed by one of ${allowed}, not ${wrong}.`,
    ),
  };
}

/** Where a tag stands: its name and the word behind it. */
function describe(comment: TSESTree.Comment, match: RegExpExecArray, message: string): TagProblem {
  const length = match[0].trimEnd().length;
  // The value begins behind the two characters that open the comment.
  const start = comment.range[0] + 2 + match.index;
  // Comments of other files have ranges only; nothing is reported there.
  const base = (comment as { loc?: TSESTree.SourceLocation }).loc?.start ?? { line: 1, column: 0 };
  const lines = comment.value.slice(0, match.index).split(/\r\n|[\n\r\u2028\u2029]/);
  const line = base.line + lines.length - 1;
  const column = lines.at(-1)!.length + (lines.length === 1 ? base.column + 2 : 0);
  return {
    message,
    range: [start, start + length],
    loc: { start: { line, column }, end: { line, column: column + length } },
  };
}
