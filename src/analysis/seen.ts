import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { asCall } from './evidence.js';
import { RANK } from './model.js';
import type { Evidence, Operation, Reason, Slot, Variable } from './model.js';
import type { Unit } from './unit.js';

/** What the awaits of a run have touched so far. */
export class Seen {
  private readonly handles = new Set<Variable>();
  private readonly receivers = new Set<string>();
  private readonly calls = new Set<string>();
  /** Arguments of calls known by their names only, and whether such a call may write. */
  private readonly given = new Map<string, boolean>();
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
      if (handle)
        return {
          kind: 'effect',
          text: slot.summary.writes.some(({ fills }) => fills === true)
            ? `a call above may have put into ${handle.name} what it asks for`
            : `the body of ${handle.name} can be read once`,
        };
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
      const given = getArgumentTexts(this.unit, slot).find(
        (text) => this.given.has(text) && (isWriteByName(slot) || this.given.get(text) === true),
      );
      if (given !== undefined)
        return { kind: 'unknown', text: `both calls are about ${given}, and one may write` };
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
      if (slot.summary.unknowns.length === 0) continue;
      for (const text of getArgumentTexts(this.unit, slot)) {
        this.given.set(text, this.given.get(text) === true || isWriteByName(slot));
      }
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

/** Why two awaits of one statement get in each other's way, so that it cannot be taken apart. */
export function findOwnConflict(
  unit: Unit,
  operation: Operation,
  level: Evidence,
): Reason | undefined {
  const seen = new Seen(unit, level);
  for (const slot of operation.slots) {
    const single = { ...operation, slots: [slot] };
    const conflict = seen.findConflict(single);
    if (conflict) return conflict;
    seen.add(single);
  }
  return undefined;
}

/** The names and paths that the calls of a slot are given: `id`, `user.id`. */
function getArgumentTexts(unit: Unit, slot: Slot): string[] {
  return slot.awaits.flatMap(({ argument }) =>
    (asCall(argument)?.arguments ?? []).flatMap((item) =>
      item.type === AST_NODE_TYPES.Identifier || item.type === AST_NODE_TYPES.MemberExpression
        ? [unit.getText(item)]
        : [],
    ),
  );
}

function isWriteByName(slot: Slot): boolean {
  return slot.summary.unknowns.some(({ nameClass }) => nameClass === 'write');
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
