/** The left side of a join: what its values are bound to, and what introduces the names. */
import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { Binding, Operation, Placement, Slot } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import type { Draft } from './rewrite.js';

export type Member = Extract<Placement, { kind: 'join' }>['members'][number];

/** `const `, `export const ` or nothing: what introduces the names that the operation binds. */
export function getHead(draft: Draft, operation: Operation): string {
  const { node } = operation;
  const declaration = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  if (declaration?.type !== AST_NODE_TYPES.VariableDeclaration) return '';
  return (
    draft.source.text.slice(node.range[0], declaration.declarations[0]!.range[0]).trimEnd() + ' '
  );
}

/** What introduces all names of a join when they are bound alike; undefined where they are not. */
export function getCommonHead(draft: Draft, members: readonly Member[]): string | undefined {
  const bound = members.filter(({ operation }) => operation.binding);
  const heads = new Set(bound.map(({ operation }) => getHead(draft, operation)));
  if (members.some(({ operation }) => operation.residual !== 'none')) heads.add('const ');
  if (heads.size === 1) return [...heads][0];
  // Values that are bound in several ways go through names of their own, declared with `const`.
  return heads.has('const ') ? 'const ' : undefined;
}

/** An annotation becomes part of a tuple type when every member has one. */
export function canTypeTuple(
  draft: Draft,
  members: readonly Member[],
  head: string | undefined,
): boolean {
  return members.every(
    ({ operation: { binding, residual }, slot, operation }) =>
      residual === 'none' &&
      binding !== undefined &&
      binding.members.length === 0 &&
      getAnnotation(binding.target) !== undefined &&
      slot.elements === undefined &&
      getHead(draft, operation) === head &&
      head !== '',
  );
}

/** Whether the type of the value could have come from where it stood. */
export function needsFixedType({ binding, residual }: Operation): boolean {
  if (residual !== 'none') return true;
  return (
    binding !== undefined &&
    (binding.kind === 'assignment' || getAnnotation(binding.target) !== undefined)
  );
}

/** `const [a, b] = await Promise.all([f(), g()])`: pattern and elements can join a larger one. */
export function canSplice(draft: Draft, { binding }: Operation, slot: Slot): boolean {
  const { elements } = slot;
  if (!elements) return false;
  const [start, end] = slot.node.range;
  const isInside = (range: TSESTree.Range): boolean =>
    elements.some((element) => element.range[0] <= range[0] && range[1] <= element.range[1]);
  const comments = draft.source
    .getCommentsInside(slot.node)
    .filter((comment) => comment.range[0] >= start && comment.range[1] <= end);
  if (comments.some((comment) => !isInside(comment.range))) return false;
  if (!binding) return true;
  const { target } = binding;
  return (
    target.type === AST_NODE_TYPES.ArrayPattern &&
    !target.typeAnnotation &&
    binding.members.length === 0 &&
    target.elements.length <= elements.length &&
    target.elements.every((item) => item?.type !== AST_NODE_TYPES.RestElement)
  );
}

export function getSplicedTargets(draft: Draft, binding: Binding, count: number): string[] {
  const target = binding.target as TSESTree.ArrayPattern;
  draft.lines.markCopied(...target.elements.flatMap((item) => (item ? [item.range] : [])));
  return Array.from({ length: count }, (_, index) => {
    const item = target.elements[index];
    return item ? draft.source.getText(item) : '';
  });
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
