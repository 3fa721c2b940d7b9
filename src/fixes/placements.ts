import type { TSESTree } from '@typescript-eslint/types';

import { getAnnotation } from '../analysis/index.js';
import type { Binding, Operation, Placement, Slot } from '../analysis/index.js';
import { AST_NODE_TYPES } from '../utils/ast.js';
import { getCommentText } from './comments.js';
import { getElements, getIndent, getOuterRange } from './elements.js';
import { makeJoin, shift } from './join.js';
import type { JoinItem } from './join.js';
import {
  getHead,
  getPosition,
  getSemicolon,
  getSlotName,
  getTarget,
  isTypeInDoubt,
  operationIsApart,
  takeComments,
} from './parts.js';
import type { Member } from './parts.js';
import type { Draft } from './rewrite.js';
import { OrderedJoins } from './settled/ordered.js';
import { canSplice, canTypeTuple, getCommonHead, getSplicedTargets } from './targets.js';

/** Writes the new order, line by line; gives the reason where it cannot be written. */
export function writePlacements(
  draft: Draft,
  placements: readonly Placement[],
): string | undefined {
  const ordered = draft.errorOrder === 'source' ? new OrderedJoins(draft) : undefined;
  for (const [index, placement] of placements.entries()) {
    const obstacle =
      ordered?.prepare(placement) ?? writePlacement(draft, placement, index, ordered);
    if (obstacle !== undefined) return obstacle;
  }
  ordered?.finish();
  return undefined;
}

function writePlacement(
  draft: Draft,
  placement: Placement,
  index: number,
  ordered: OrderedJoins | undefined,
): string | undefined {
  if (placement.kind !== 'join') return writeOperation(draft, placement, index, ordered);
  const { members } = placement;
  // A promise alone fails in its own place.
  return ordered && members.length > 1
    ? ordered.write(members, index)
    : writeJoin(draft, members, index);
}

/** A statement as it is written, or with its awaits replaced by the names of their values. */
function writeOperation(
  draft: Draft,
  { operation, kind }: Exclude<Placement, { kind: 'join' }>,
  index: number,
  ordered: OrderedJoins | undefined,
): string | undefined {
  const { source, lines } = draft;
  const isResidual = kind === 'residual';
  const chunk = draft.chunks.get(operation.node)!;
  const { isFirst, isLast } = getPosition(operation);
  // Comments in front of a concise body stay in front of its block.
  if (isFirst && !draft.isConcise) writeComments(draft, chunk.leading, index > 0 && chunk.isApart);
  const isApart = index > 0 && isFirst && chunk.isApart && chunk.leading.length === 0;
  const range = operation.declarator?.range ?? (chunk.range as TSESTree.Range);
  const own = isResidual
    ? replaceSlots(draft, operation, range, ordered)
    : source.text.slice(...range);
  // A statement that goes into a branch, or into a block, stands deeper than before.
  const text = shift(own, getIndent(source, operation.node), draft.indent, draft.style.eol);
  if (!isResidual) lines.markCopied(range);
  if (draft.isConcise) {
    lines.add(`return ${text}${getSemicolon(draft)}`);
    return undefined;
  }
  lines.add(
    operation.declarator ? `${getHead(draft, operation)}${text}${getSemicolon(draft)}` : text,
    isApart,
  );
  if (isLast) {
    lines.append(chunk.trailing.map((comment) => getCommentText(comment, source.text)));
    lines.markCopied(...chunk.trailing.map((comment) => comment.range));
  }
  return undefined;
}

function writeComments(
  draft: Draft,
  comments: readonly TSESTree.Comment[],
  isApart: boolean,
): void {
  for (const [index, comment] of comments.entries()) {
    draft.lines.add(getCommentText(comment, draft.source.text), isApart && index === 0);
    draft.lines.markCopied(comment.range);
  }
}

/** `const [a, b] = await Promise.all([…])`, and a line for each value that needs one of its own. */
function writeJoin(draft: Draft, members: readonly Member[], index: number): string | undefined {
  const { lines, style, indent } = draft;
  const head = getCommonHead(draft, members);
  const items: JoinItem[] = [];
  const followUps: string[] = [];
  const isTyped = canTypeTuple(draft, members, head);
  for (const [position, { operation, slot }] of members.entries()) {
    const { binding } = operation;
    if (isTypeInDoubt(draft, operation, slot))
      return `the type of ${slot.name} may depend on where it stands`;
    const annotation = binding && getAnnotation(binding.target);
    const isDirect =
      binding !== undefined &&
      head !== undefined &&
      getHead(draft, operation) === head &&
      (annotation === undefined || isTyped);
    const isDropped = binding === undefined && operation.residual === 'none';
    const isSpliced = canSplice(draft, operation, slot) && (isDirect || isDropped);
    const elements = getElements(draft.source, slot, isSpliced);
    lines.markCopied(...elements.flatMap((element) => element.copied));
    // A join of a tuple type cannot grow, and one join inside another reads badly.
    if (slot.elements && !isSpliced && annotation)
      return 'a Promise.all with a type annotation cannot grow';
    let targets: string[];
    if (isDirect) {
      targets = isSpliced
        ? getSplicedTargets(draft, binding, elements.length)
        : [getTarget(draft, binding, isTyped)];
    } else if (operation.residual === 'none' && !binding) {
      targets = elements.map(() => '');
    } else {
      const name = getSlotName(draft, operation, slot);
      targets = [name];
      if (binding) followUps.push(getFollowUp(draft, operation, binding, name));
    }
    const { above, behind } = takeComments(draft, operation, position === 0, index);
    for (const [part, element] of elements.entries()) {
      items.push({
        target: targets[part] ?? '',
        type: isTyped && annotation ? draft.source.getText(annotation.typeAnnotation) : undefined,
        promise: element.text,
        indent: element.indent,
        fixed: element.fixed,
        folded: element.folded,
        above: part === 0 ? above : [],
        behind: part === elements.length - 1 ? behind : [],
      });
    }
  }
  const first = members[0]!.operation;
  const isApart = index > 0 && operationIsApart(draft, first);
  const only = items.length === 1 ? items[0] : undefined;
  // A promise alone needs no join: `const posts = await getPosts();`
  const text =
    only && members.length === 1 && only.target !== ''
      ? makeSingle(draft, only, members[0]!.slot, head)
      : makeJoin(items, head ?? 'const ', indent, style);
  lines.add(`${text}${getSemicolon(draft)}`, isApart);
  for (const followUp of followUps) lines.add(followUp);
  return undefined;
}

function makeSingle(draft: Draft, item: JoinItem, slot: Slot, head: string | undefined): string {
  const type = item.type === undefined ? '' : `: ${item.type}`;
  for (const comment of [...item.above, ...item.behind]) draft.lines.add(comment);
  return `${head ?? 'const '}${item.target}${type} = ${draft.source.getText(slot.node)}`;
}

/** `let a: A = aResult;` below a join, for a value that cannot be bound in it. */
function getFollowUp(
  draft: Draft,
  operation: Operation,
  { target, members }: Binding,
  name: string,
): string {
  draft.lines.markCopied(target.range);
  const value = [name, ...members].join('.');
  return `${getHead(draft, operation)}${draft.source.getText(target)} = ${value}${getSemicolon(draft)}`;
}

/** The statement with each lifted await replaced by the name of its value. */
function replaceSlots(
  draft: Draft,
  operation: Operation,
  range: TSESTree.Range,
  ordered: OrderedJoins | undefined,
): string {
  const { source, lines } = draft;
  let text = '';
  let [position] = range;
  for (const slot of operation.slots) {
    const name = ordered?.getValue(slot) ?? getSlotName(draft, operation, slot);
    const property = slot.node.parent;
    const isShorthand =
      property.type === AST_NODE_TYPES.Property &&
      property.value === slot.node &&
      !property.computed &&
      property.key.type === AST_NODE_TYPES.Identifier &&
      property.key.name === name;
    const [start, end] = isShorthand ? property.range : getOuterRange(source, slot.node);
    text += source.text.slice(position, start) + name;
    lines.markCopied([position, start]);
    position = end;
  }
  lines.markCopied([position, range[1]]);
  return text + source.text.slice(position, range[1]);
}
