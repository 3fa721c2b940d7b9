import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../utils/ast.js';
import { RANK } from './model.js';
import type { Evidence, Operation, Reason, Variable } from './model.js';
import { findOwnConflict, Seen } from './seen.js';
import type { Unit } from './unit.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';
import { getVariableOwner } from './variables.js';

/** A run of operations between boundaries, in which awaits may be put into another order. */
export type Segment = readonly Operation[];

/** Where a list was cut, and why. */
export interface Cuts {
  segments: readonly Segment[];
  /** Why an operation starts a run instead of joining the one before it, by operation index. */
  starts: ReadonlyMap<number, Reason>;
  /** Why an operation that is no boundary is in no run, by operation index. */
  apart: ReadonlyMap<number, Reason>;
}

/**
 * Cuts a list into runs of inert operations and of steps whose evidence is at least as good as
 * `level`. Nothing is ever moved from one run into another.
 * @param isTaken Operations that belong to a group already.
 */
export function cutSegments(
  unit: Unit,
  operations: readonly Operation[],
  uses: Uses,
  level: Evidence,
  isTaken: (operation: Operation) => boolean,
): Cuts {
  const segments: Segment[] = [];
  const starts = new Map<number, Reason>();
  const apart = new Map<number, Reason>();
  let current: Operation[] = [];
  let seen = new Seen(unit, level);
  const close = (): void => {
    if (current.length > 0) segments.push(current);
    current = [];
    seen = new Seen(unit, level);
  };
  for (const operation of operations) {
    const isEligible =
      operation.role === 'step' &&
      !isTaken(operation) &&
      operation.slots.every((slot) => RANK[slot.evidence] >= RANK[level]);
    const reason =
      operation.role === 'inert'
        ? findExposure(operation, seen)
        : isEligible
          ? (findOwnConflict(unit, operation, level) ?? findObserver(unit, operation, uses))
          : undefined;
    if (reason) apart.set(operation.index, reason);
    if (operation.role === 'inert' && !isTaken(operation)) {
      if (reason) close();
      else current.push(operation);
    } else if (isEligible && !reason) {
      const first = current[0]?.index ?? operation.index;
      const start =
        operation.slots[0]!.pinned ??
        findConflict(unit, operation, uses, first) ??
        seen.findConflict(operation);
      if (start) {
        close();
        starts.set(operation.index, start);
      }
      current.push(operation);
      seen.add(operation);
      if (operation.residual === 'any') close();
    } else {
      close();
    }
  }
  close();
  return { segments, starts, apart };
}

/** An inert statement that reads what a call, known by its name only, was handed. */
function findExposure(operation: Operation, seen: Seen): Reason | undefined {
  return seen.isExposed(getPart(operation))
    ? { kind: 'effect', text: 'it reads what a call above was handed' }
    : undefined;
}

/** An assignment to a name that the run mentions already would be seen too early or too late. */
function findConflict(
  unit: Unit,
  operation: Operation,
  uses: Uses,
  first: number,
): Reason | undefined {
  if (operation.binding?.kind !== 'assignment') return undefined;
  const variable = unit.variableOf(operation.binding.target);
  const isDeclaredIn =
    variable !== undefined && uses.isMentioned(variable, first, operation.index - 1);
  return isDeclaredIn ? { kind: 'anti', text: `${variable.name} is used above` } : undefined;
}

/** Who could see that a variable gets its value later than written, or not at all after a failure. */
export function findObserver(unit: Unit, operation: Operation, uses: Uses): Reason | undefined {
  const kind = operation.binding?.kind;
  for (const variable of uses.getDefined(operation.index)) {
    if (uses.isCapturedBefore(variable, operation.index)) {
      return { kind: 'observation', text: `a function written above may see ${variable.name}` };
    }
  }
  if (kind === 'var' || getKind(operation.node) === 'var') {
    // A `var` is seen by all of its function, functions outside the block included.
    const owner = getOwner(operation.node);
    const captured = uses
      .getDefined(operation.index)
      .find((variable) =>
        variable.references.some(
          (reference) => getOwner(reference.identifier as TSESTree.Node) !== owner,
        ),
      );
    if (captured) return { kind: 'observation', text: `another function may see ${captured.name}` };
    const seen = uses
      .getDefined(operation.index)
      .find(
        (variable) => variable.defs.length !== 1 || isSeenAfterFailure(operation.node, variable),
      );
    if (seen) return { kind: 'observation', text: `${seen.name} may be seen half-way` };
  }
  if (kind !== 'assignment') return undefined;
  const target = operation.binding!.target;
  const variable = unit.variableOf(target);
  const owner = getOwner(target);
  if (variable && isExported(variable)) {
    return { kind: 'observation', text: `importers may see ${variable.name} half-way` };
  }
  if (!variable || getVariableOwner(variable) !== owner)
    return { kind: 'observation', text: 'it assigns a variable of another function' };
  if (
    variable.references.some(
      (reference) => getOwner(reference.identifier as TSESTree.Node) !== owner,
    )
  ) {
    return { kind: 'observation', text: `another function may see ${variable.name} half-way` };
  }
  return isSeenAfterFailure(target, variable)
    ? { kind: 'observation', text: `the catch block may see ${variable.name} half-way` }
    : undefined;
}

/** `export let user` or `export { user }`. */
export function isExported(variable: Variable): boolean {
  const isInExport = (node: TSESTree.Node | undefined): boolean =>
    node?.type === AST_NODE_TYPES.ExportSpecifier ||
    node?.type === AST_NODE_TYPES.ExportNamedDeclaration ||
    node?.type === AST_NODE_TYPES.ExportDefaultDeclaration;
  return (
    variable.references.some((reference) =>
      isInExport(reference.identifier.parent as TSESTree.Node | undefined),
    ) ||
    variable.defs.some(
      ({ type, node, parent }) =>
        // `export const f = …`, `export function f() {}`; of that, not its parameters
        isInExport((parent as TSESTree.Node | undefined)?.parent) ||
        (/^(Function|Class)Name$/.test(type) && isInExport((node as TSESTree.Node).parent)),
    )
  );
}

function getKind(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.VariableDeclaration ? node.kind : undefined;
}

/** Whether the node is in a `try` block of its function that the variable outlives. */
export function isSeenAfterFailure(node: TSESTree.Node, variable: Variable): boolean {
  let current = node;
  for (
    let parent = current.parent;
    parent && !isFunction(parent);
    current = parent, parent = current.parent
  ) {
    if (parent.type !== AST_NODE_TYPES.TryStatement || parent.block !== current) continue;
    const { block } = parent;
    const isInside = (range: readonly [number, number]): boolean =>
      block.range[0] <= range[0] && range[1] <= block.range[1];
    const identifiers = [
      ...variable.identifiers,
      ...variable.references.map((reference) => reference.identifier),
    ];
    if (!identifiers.every((identifier) => isInside(identifier.range))) return true;
  }
  return false;
}
