import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains } from '../utils/ast.js';
import type { Operation, Placement, Variable } from './model.js';
import type { Scheduled } from './schedule.js';
import type { Uses } from './uses.js';
import { getPart } from './uses.js';

/**
 * The chains of a group as branches that run on their own, where that is faster than rounds: some
 * await would otherwise wait for a round of which it needs only a part. Undefined where rounds do as
 * well, or where a statement cannot stand inside a branch.
 * @param list All operations of the list.
 * @param operations Those of the group.
 */
export function findBranches(
  list: readonly Operation[],
  operations: readonly Operation[],
  scheduled: readonly Scheduled[],
  plan: readonly Placement[],
  uses: Uses,
): readonly (readonly Placement[])[] | undefined {
  const indices = new Set(operations.map((operation) => operation.index));
  const own = scheduled.filter((item) => indices.has(item.operation.index));
  if (new Set(own.map((item) => item.round)).size < 2) return undefined;
  if (operations.some((operation) => !canStandInBranch(operation))) return undefined;

  // A hoisted function outside of the branches would look for a name that lives inside one.
  const isHoisted = (variable: Variable): boolean =>
    list.some(
      ({ node }) =>
        node.type === AST_NODE_TYPES.FunctionDeclaration &&
        variable.references.some(({ identifier }) => contains(node, identifier as TSESTree.Node)),
    );
  if (operations.some((operation) => uses.getDefined(operation.index).some(isHoisted))) {
    return undefined;
  }

  const chains = new Chains(operations.map((operation) => operation.index));
  for (const operation of operations) {
    for (const index of uses.getDefinitions(getPart(operation))) {
      if (indices.has(index) && index < operation.index) chains.join(index, operation.index);
    }
  }
  const branches = new Map<number, Placement[]>();
  for (const placement of plan) {
    for (const [chain, part] of split(placement, chains)) {
      branches.set(chain, [...(branches.get(chain) ?? []), part]);
    }
  }
  const all = [...branches.values()];
  const isLongest = all.some((branch) => countRounds(branch) > 1);
  return all.length > 1 && isLongest && all.every((branch) => countRounds(branch) > 0)
    ? all
    : undefined;
}

function canStandInBranch(operation: Operation): boolean {
  return (
    operation.residual !== 'any' &&
    operation.binding?.kind !== 'assignment' &&
    operation.binding?.exported !== true
  );
}

/** A join belongs to several chains: each gets its own members. */
function split(placement: Placement, chains: Chains): [number, Placement][] {
  if (placement.kind !== 'join') return [[chains.find(placement.operation.index), placement]];
  const parts = new Map<number, { operation: Operation; slot: Scheduled['slot'] }[]>();
  for (const member of placement.members) {
    const chain = chains.find(member.operation.index);
    parts.set(chain, [...(parts.get(chain) ?? []), member]);
  }
  return [...parts].map(([chain, members]) => {
    const only = members.length === 1 ? members[0]!.operation : undefined;
    const isWhole = only !== undefined && only.slots.length === 1 && only.residual === 'none';
    return [chain, isWhole ? { kind: 'operation', operation: only } : { kind: 'join', members }];
  });
}

function countRounds(branch: readonly Placement[]): number {
  return branch.filter(
    (item) =>
      item.kind === 'join' || (item.kind === 'operation' && item.operation.slots.length > 0),
  ).length;
}

/** Sets of operations that need one another (union-find with path halving). */
class Chains {
  private readonly parents = new Map<number, number>();

  constructor(indices: readonly number[]) {
    for (const index of indices) this.parents.set(index, index);
  }

  find(index: number): number {
    let current = index;
    while (this.parents.get(current) !== current) {
      const parent = this.parents.get(current)!;
      this.parents.set(current, this.parents.get(parent)!);
      current = parent;
    }
    return current;
  }

  join(left: number, right: number): void {
    const [low, high] = [this.find(left), this.find(right)].sort((first, second) => first - second);
    this.parents.set(high!, low!);
  }
}
