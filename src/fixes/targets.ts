/** The left side of a join: what its values are bound to, and what introduces the names. */
import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { Binding, Operation, Slot } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { getHead } from './parts.js';
import type { Member } from './parts.js';
import type { Draft } from './rewrite.js';

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
