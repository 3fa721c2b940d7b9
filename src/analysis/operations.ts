import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner } from '../utils/ast.js';
import { getBinding } from './binding.js';
import type { Candidates } from './candidates.js';
import type { Effects } from './effects/infer.js';
import { EMPTY_SUMMARY } from './effects/summary.js';
import { describeControl, findEarlyEvaluation, findMotion, isInert } from './inert.js';
import { findOwnAwaits, liftAwaits } from './lift.js';
import type { Operation, Reason, Slot, StatementList } from './model.js';
import { getDeclaration } from './scene.js';
import type { ListItem, Part, Scene } from './scene.js';
import { makeSlot } from './slots.js';
import type { Unit } from './unit.js';
import { findVolatileRead } from './volatile.js';

/**
 * Turns a statement list into operations, in order; a declaration gives one for each declarator.
 * @param candidates Says which statements to look at; the others are boundaries, and what only
 * explanations need of the rest is left out. Everything is looked at where there are none.
 */
export function collectOperations(
  unit: Unit,
  effects: Effects,
  list: StatementList,
  candidates?: Candidates,
): Operation[] {
  const operations: Operation[] = [];
  const [first] = list.statements;
  const scene: Scene = { unit, effects, owner: first ? getOwner(first) : unit.program };
  const remarks = findRemarks(unit);
  let previousEnd = list.parent.range[0];
  for (const node of list.statements) {
    const declaration = getDeclaration(node);
    const declarators =
      declaration && declaration.declarations.length > 1 ? declaration.declarations : [undefined];
    for (const declarator of declarators) {
      const index = operations.length;
      const described =
        candidates?.has(node) === false
          ? UNSEEN
          : describe(scene, node, declarator, candidates !== undefined);
      const isMeant = remarks.some(
        (position) => previousEnd <= position && position < node.range[0],
      );
      const operation = isMeant ? makeBoundary(described) : described;
      operations.push({ index, node, declarator, ...operation });
      candidates?.add(node, operation);
    }
    previousEnd = node.range[1];
  }
  return operations;
}

/** Where a comment such as `// sequential: the second call reads what the first stored` stands. */
function findRemarks(unit: Unit): number[] {
  const comments = unit.program.comments ?? [];
  return comments
    .filter((comment) => /^[\s*]*sequential\b/i.test(comment.value))
    .map((comment) => comment.range[0]);
}

function makeBoundary(described: Description): Description {
  return {
    ...described,
    role: 'boundary',
    refusal: { kind: 'control', text: 'a comment says that the order is meant' },
  };
}

type Description = Omit<Operation, 'index' | 'node' | 'declarator'>;

/** A statement that could take no part in a group, and was not looked at. */
const UNSEEN: Description = {
  role: 'boundary',
  slots: [],
  binding: undefined,
  residual: 'any',
  refusal: { kind: 'control', text: 'nothing beside it could start with it' },
  summary: EMPTY_SUMMARY,
};

function describe(
  scene: Scene,
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
  isBrief: boolean,
): Description {
  const part: Part = declarator ?? node;
  const { unit, effects, owner } = scene;
  const own = findOwnAwaits(part, unit.keys);
  const isInertPart = own.holders.size === 0 && !own.hasStatement;
  const summary = isBrief && !isInertPart ? EMPTY_SUMMARY : effects.evaluate(part);
  const boundary = (refusal: Reason, slots: readonly Slot[] = []): Description => ({
    role: 'boundary',
    slots,
    binding: undefined,
    residual: 'any',
    refusal,
    summary,
  });
  if (own.hasStatement)
    return boundary({ kind: 'place', text: 'it reads a stream or owns a resource' });
  if (own.holders.size === 0) {
    const reason = findMotion(scene, node, part, summary);
    return reason
      ? boundary(reason)
      : {
          ...boundary({ kind: 'flow', text: '' }),
          role: 'inert',
          residual: 'none',
          refusal: undefined,
        };
  }
  const root = getRoot(node, declarator);
  if (!root) return boundary(describeControl(node));
  const { binding, isDiscarded, base } = getBinding(unit, node, declarator, root);
  const found = own.holders.has(root)
    ? liftAwaits(
        root,
        own.holders,
        unit.keys,
        (node) => effects.getKind(node)?.startsWith('promise') ?? false,
      )
    : undefined;
  if (!found || found.lifted.length === 0) {
    return boundary({
      kind: 'control',
      text: 'its await may not be reached, or awaits what is already under way',
    });
  }
  const slots: Slot[] = [];
  for (const item of found.lifted) {
    const slot = makeSlot(scene, item, !isDiscarded);
    if ('kind' in slot) return boundary(slot);
    slots.push(slot);
  }
  const late = slots.slice(1).find((slot) => slot.pinned);
  if (late) return boundary(late.pinned!, slots);

  const isBare =
    found.lifted.length === 1 &&
    !found.leavesAwait &&
    found.lifted[0]!.node === base &&
    (binding !== undefined || isDiscarded);
  const described: Description = {
    role: 'step',
    slots,
    binding: isBare ? binding : undefined,
    residual: 'none',
    refusal: undefined,
    summary,
  };
  if (isBare) return described;
  const skip = new Set<TSESTree.Node>(slots.map((slot) => slot.node));
  const early = findEarlyEvaluation(scene, part, slots.at(-1)!.node, skip);
  if (early) return boundary(early, slots);
  const rest = effects.evaluate(part, skip);
  const isPlainDeclaration = getDeclaration(node) !== undefined && !found.leavesAwait;
  const isInertRest =
    isPlainDeclaration &&
    isInert(rest) &&
    findVolatileRead(unit, effects, part, owner, skip) === undefined;
  return { ...described, residual: isInertRest ? 'inert' : 'any' };
}

/** The expression whose awaits may be lifted. */
function getRoot(
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
): TSESTree.Expression | undefined {
  const declaration = getDeclaration(node);
  if (declaration) {
    if (declaration.kind === 'using' || declaration.kind === 'await using') return undefined;
    return (declarator ?? declaration.declarations[0])?.init ?? undefined;
  }
  if (node.parent?.type === AST_NODE_TYPES.ArrowFunctionExpression)
    return node as TSESTree.Expression;
  if (node.type === AST_NODE_TYPES.ExpressionStatement) return node.expression;
  return node.type === AST_NODE_TYPES.ReturnStatement ? (node.argument ?? undefined) : undefined;
}
