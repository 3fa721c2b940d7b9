import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { Binding, Operation, Placement, Slot } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { getCommentText } from './comments.js';
import { makeName } from './names.js';
import type { Draft } from './rewrite.js';

/** One await of a join, and the operation that it belongs to. */
export type Member = Extract<Placement, { kind: 'join' }>['members'][number];

/** Whether the type of the value could have come from where it stood, and would be another in a join. */
export function isTypeInDoubt(draft: Draft, operation: Operation, slot: Slot): boolean {
  return draft.isTypeScript && !slot.fixedType && needsFixedType(operation);
}

function needsFixedType({ binding, residual }: Operation): boolean {
  if (residual !== 'none') return true;
  return (
    binding !== undefined &&
    (binding.kind === 'assignment' || getAnnotation(binding.target) !== undefined)
  );
}

/** Comments of a member: above the join for its first one, otherwise inside, beside the promise. */
export function takeComments(
  draft: Draft,
  operation: Operation,
  isFirstMember: boolean,
  index: number,
): { above: string[]; behind: string[] } {
  // The rest of a lifted statement keeps them.
  if (operation.residual !== 'none') return { above: [], behind: [] };
  const chunk = draft.chunks.get(operation.node)!;
  const { isFirst, isLast } = getPosition(operation);
  const leading = isFirst ? chunk.leading : [];
  const trailing = isLast ? chunk.trailing : [];
  draft.lines.markCopied(
    ...leading.map((comment) => comment.range),
    ...trailing.map((comment) => comment.range),
  );
  const toText = (comment: TSESTree.Comment): string => getCommentText(comment, draft.source.text);
  if (!isFirstMember) return { above: leading.map(toText), behind: trailing.map(toText) };
  for (const [position, comment] of leading.entries()) {
    draft.lines.add(toText(comment), index > 0 && position === 0 && chunk.isApart);
  }
  return { above: [], behind: trailing.map(toText) };
}

export function operationIsApart(draft: Draft, operation: Operation): boolean {
  const chunk = draft.chunks.get(operation.node)!;
  return chunk.isApart && (chunk.leading.length === 0 || operation.residual !== 'none');
}

/** Where a declarator stands in its statement; other operations are the whole of theirs. */
export function getPosition({ node, declarator }: Operation): {
  isFirst: boolean;
  isLast: boolean;
} {
  const declaration = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  if (!declarator || declaration?.type !== AST_NODE_TYPES.VariableDeclaration)
    return { isFirst: true, isLast: true };
  return {
    isFirst: declaration.declarations[0] === declarator,
    isLast: declaration.declarations.at(-1) === declarator,
  };
}

/** `const `, `export const ` or nothing: what introduces the names that the operation binds. */
export function getHead(draft: Draft, operation: Operation): string {
  const { node } = operation;
  const declaration = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclaration) return '';
  return (
    draft.source.text.slice(node.range[0], declaration.declarations[0]!.range[0]).trimEnd() + ' '
  );
}

/** The pattern without its annotation; `(await f()).data` is taken apart by the pattern. */
export function getTarget(draft: Draft, { target, members }: Binding, isTyped: boolean): string {
  const annotation = getAnnotation(target);
  const end = annotation ? annotation.range[0] : target.range[1];
  const text = draft.source.text.slice(target.range[0], end).trimEnd();
  draft.lines.markCopied([target.range[0], end]);
  if (isTyped && annotation) draft.lines.markCopied(annotation.range);
  return members.reduceRight(
    (inner, member) => (inner === member ? `{ ${member} }` : `{ ${member}: ${inner} }`),
    text,
  );
}

export function getSlotName(draft: Draft, operation: Operation, slot: Slot): string {
  const target = operation.binding?.target ?? getDeclaredName(operation);
  const declared = target?.type === AST_NODE_TYPES.Identifier ? target.name : undefined;
  return makeName(
    slot.node,
    draft.owner,
    operation.slots.length === 1 ? declared : undefined,
    draft.scopes,
  );
}

export function getDeclaredName({ node, declarator }: Operation): TSESTree.Node | undefined {
  const declaration = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  return (declarator ?? declaration.declarations[0]!).id;
}

export function getSemicolon(draft: Draft): string {
  return draft.style.semicolons ? ';' : '';
}
