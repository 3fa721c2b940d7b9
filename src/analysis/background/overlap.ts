/**
 * Background work that is waited for, beside the reads that follow it: both may run at the same time.
 *
 * ```ts
 * await sendReceipt(order);
 * const related = await findRelated(order.id);
 * ```
 *
 * The work still starts first, and what starts earlier than before only reads: where the work fails,
 * a read was made for nothing. What stands above the work is left alone: where that fails, or sends the
 * user away, no mail is sent.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { findGroups } from '../groups.js';
import { getStatementList } from '../lists.js';
import type { Group, Operation, Summary } from '../model.js';
import { collectOperations } from '../operations.js';
import { keepStretches } from '../places/index.js';
import { makeKnownSlot } from '../slots.js';
import type { Unit } from '../unit.js';
import { createUses } from '../uses.js';
import { isNote } from './notes.js';
import type { Judgement } from './judge.js';

/**
 * The work, and the reads below it that may start with it; undefined where there are none.
 * @param node The await of the work, whose value is dropped.
 */
export function findOverlap(
  unit: Unit,
  effects: Effects,
  node: TSESTree.AwaitExpression,
  { verdict, summary }: Judgement,
): Group | undefined {
  const statement = node.parent;
  const list = statement.parent && getStatementList(statement.parent);
  if (
    verdict !== 'proven' ||
    !list ||
    statement.type !== AST_NODE_TYPES.ExpressionStatement ||
    node.argument.type !== AST_NODE_TYPES.CallExpression ||
    hasAwait(unit, node.argument)
  )
    return undefined;
  const found = keepStretches(unit, collectOperations(unit, effects, list));
  const at = found.findIndex((operation) => operation.node === statement);
  // Anything else than that it writes keeps it where it is: a remark, a lock.
  if (found[at]?.refusal?.kind !== 'effect') return undefined;
  const slot = makeKnownSlot({ unit, effects, owner: getOwner(statement) }, node);
  const work: Operation = {
    ...found[at],
    role: 'step',
    slots: [slot],
    residual: 'none',
    refusal: undefined,
  };
  const operations = found.map((operation) =>
    operation.index === at
      ? work
      : operation.index < at || isAffected(operation, summary)
        ? { ...operation, role: 'boundary' as const }
        : operation,
  );
  const analysis = { list, operations, dependences: [], place: undefined };
  const groups = findGroups(unit, analysis, createUses(unit, operations), 'proven');
  return groups.find(({ plan }) => isFirstJoin(plan, work));
}

/** Whether the work is among those that the new order starts first. */
function isFirstJoin(plan: Group['plan'], work: Operation): boolean {
  const first = plan.find(
    (item) =>
      item.kind === 'join' || (item.kind === 'operation' && item.operation.slots.length > 0),
  );
  return first?.kind === 'join' && first.members.some(({ operation }) => operation === work);
}

/** Whether an operation reads what the work writes. */
function isAffected({ summary: { reads } }: Operation, { writes }: Summary): boolean {
  return writes.some(
    (write) =>
      !isNote(write) &&
      write.location.root.kind === 'resource' &&
      reads.includes(write.location.root.name),
  );
}

function hasAwait(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    found ||= node.type === AST_NODE_TYPES.AwaitExpression;
    return !found && !isFunction(node);
  });
  return found;
}
