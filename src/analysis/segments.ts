import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { asCall } from './evidence.js';
import type { Evidence, Operation, Reason, Slot, Variable } from './model.js';
import type { Unit } from './unit.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';
import { getVariableOwner } from './variables.js';

const RANK: Readonly<Record<Evidence, number>> = { proven: 3, trusted: 2, assumed: 1, unknown: 0 };

/** A run of operations between boundaries, in which awaits may be put into another order. */
export type Segment = readonly Operation[];

/** Why an operation starts a run instead of joining the one before it, by operation index. */
export type Starts = ReadonlyMap<number, Reason>;

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
): { segments: Segment[]; starts: Starts } {
  const segments: Segment[] = [];
  const starts = new Map<number, Reason>();
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
    if (operation.role === 'inert' && !isTaken(operation)) {
      // It reads what a call, known by its name only, was handed.
      if (seen.isExposed(getPart(operation))) close();
      else current.push(operation);
    } else if (
      isEligible &&
      !hasOwnConflict(unit, operation, level) &&
      !findObserver(unit, operation, uses)
    ) {
      const first = current[0]?.index ?? operation.index;
      const reason =
        operation.slots[0]!.pinned ??
        findConflict(unit, operation, uses, first) ??
        seen.findConflict(operation);
      if (reason) {
        close();
        starts.set(operation.index, reason);
      }
      current.push(operation);
      seen.add(operation);
      if (operation.residual === 'any') close();
    } else {
      close();
    }
  }
  close();
  return { segments, starts };
}

/** What the awaits of a run have touched so far. */
class Seen {
  private readonly handles = new Set<Variable>();
  private readonly receivers = new Set<string>();
  private readonly calls = new Set<string>();
  /** Whether some call has a name that does not say that it only reads. */
  private mayWrite = false;
  /** Variables that were arguments of calls known by their names only. */
  private readonly exposed = new Set<Variable>();

  constructor(
    private readonly unit: Unit,
    private readonly level: Evidence,
  ) {}

  /** A one-use handle that was used, a call that was made, or an object known by its methods' names only. */
  findConflict(operation: Operation): Reason | undefined {
    for (const slot of operation.slots) {
      const handle = getHandles(slot).find((item) => this.handles.has(item));
      if (handle) return { kind: 'effect', text: `the body of ${handle.name} can be read once` };
      if (this.getCalls(slot).some((call) => this.calls.has(call)))
        return {
          kind: 'effect',
          text: 'the same call is made above, so its second answer is asked for on purpose',
        };
      // An assumption offered to a person names both calls; one that a fix rests on must not ask
      // the same object twice: calls may talk through it.
      if (this.isExposed(slot.node))
        return { kind: 'effect', text: 'it reads what a call above was handed' };
      const shared = getReceivers(slot).find((receiver) => this.receivers.has(receiver));
      const mayWrite = this.mayWrite || hasWriteName(slot);
      if (shared !== undefined && (mayWrite || RANK[this.level] >= RANK.trusted))
        return { kind: 'unknown', text: `two calls on ${shared} may depend on each other` };
    }
    return undefined;
  }

  /** Whether code reads a property or the parts of an object that an unknown call was handed. */
  isExposed(node: TSESTree.Node): boolean {
    let found = false;
    if (this.exposed.size === 0) return false;
    walk(node, this.unit.keys, (inner) => {
      if (found) return false;
      const variable =
        inner.type === AST_NODE_TYPES.Identifier ? this.unit.variableOf(inner) : undefined;
      const parent = inner.parent;
      const isRead =
        (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === inner) ||
        parent?.type === AST_NODE_TYPES.SpreadElement ||
        (parent?.type === AST_NODE_TYPES.VariableDeclarator && parent.init === inner);
      found = variable !== undefined && isRead && this.exposed.has(variable);
      return !found;
    });
    return found;
  }

  private expose(slot: Slot): void {
    for (const { argument } of slot.awaits) {
      const call = asCall(argument);
      for (const given of call?.arguments ?? []) {
        const variable =
          given.type === AST_NODE_TYPES.Identifier ? this.unit.variableOf(given) : undefined;
        if (variable && !isPrimitive(variable)) this.exposed.add(variable);
      }
    }
  }

  /** The calls as written; those of a join one by one. */
  private getCalls(slot: Slot): string[] {
    const operands = slot.elements ?? slot.awaits.map((node) => node.argument);
    return operands.map((operand) => this.unit.getText(operand));
  }

  add({ slots }: Pick<Operation, 'slots'>): void {
    for (const slot of slots) {
      for (const call of this.getCalls(slot)) this.calls.add(call);
      for (const handle of getHandles(slot)) this.handles.add(handle);
      if (slot.summary.unknowns.length > 0) this.expose(slot);
      for (const receiver of getReceivers(slot)) this.receivers.add(receiver);
      this.mayWrite ||= hasWriteName(slot);
    }
  }
}

/** Whether the variable is declared to hold a value that nobody can change. */
function isPrimitive(variable: Variable): boolean {
  const type = (variable.identifiers[0] as TSESTree.Identifier | undefined)?.typeAnnotation
    ?.typeAnnotation.type;
  return (
    type === AST_NODE_TYPES.TSStringKeyword ||
    type === AST_NODE_TYPES.TSNumberKeyword ||
    type === AST_NODE_TYPES.TSBooleanKeyword
  );
}

/** Whether two awaits of one statement get in each other's way, so that it cannot be taken apart. */
function hasOwnConflict(unit: Unit, operation: Operation, level: Evidence): boolean {
  const seen = new Seen(unit, level);
  return operation.slots.some((slot) => {
    const single = { ...operation, slots: [slot] };
    const isTaken = seen.findConflict(single) !== undefined;
    seen.add(single);
    return isTaken;
  });
}

function hasWriteName(slot: Slot): boolean {
  return slot.summary.unknowns.some(({ nameClass }) => nameClass !== 'read');
}

function getHandles(slot: Slot): Variable[] {
  return slot.summary.writes.flatMap(({ location }) =>
    location.root.kind === 'variable' ? [location.root.variable] : [],
  );
}

function getReceivers(slot: Slot): string[] {
  return slot.summary.unknowns.flatMap((unknown) =>
    unknown.receiver === undefined ? [] : [unknown.receiver.split('.')[0]!],
  );
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
function isExported(variable: Variable): boolean {
  const isInExport = (node: TSESTree.Node | undefined): boolean =>
    node?.type === AST_NODE_TYPES.ExportSpecifier ||
    node?.type === AST_NODE_TYPES.ExportNamedDeclaration;
  return (
    variable.references.some((reference) =>
      isInExport(reference.identifier.parent as TSESTree.Node | undefined),
    ) ||
    variable.defs.some((definition) =>
      isInExport((definition.parent as TSESTree.Node | undefined)?.parent),
    )
  );
}

function getKind(node: TSESTree.Node): string | undefined {
  return node.type === AST_NODE_TYPES.VariableDeclaration ? node.kind : undefined;
}

/** Whether the node is in a `try` block of its function that the variable outlives. */
function isSeenAfterFailure(node: TSESTree.Node, variable: Variable): boolean {
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
