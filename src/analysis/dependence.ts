import type { Dependence, Operation, Reason } from './model.js';
import { cutSegments, findObserver } from './segments.js';
import type { Unit } from './unit.js';
import { getPart } from './uses.js';
import type { Uses } from './uses.js';

/**
 * Why operations keep their order, as edges with reasons. Only what decides is named: the values an
 * operation needs, the last boundary above it, and why a step does not join the run above it. That
 * keeps the number of edges in line with the number of operations.
 */
export function collectDependences(
  unit: Unit,
  operations: readonly Operation[],
  uses: Uses,
): Dependence[] {
  const { starts } = cutSegments(unit, operations, uses, 'unknown', () => false);
  const dependences: Dependence[] = [];
  let boundary: { index: number; reason: Reason } | undefined;
  for (const operation of operations) {
    const to = operation.index;
    for (const from of uses.getDefinitions(getPart(operation))) {
      if (from < to)
        dependences.push({
          from,
          to,
          reason: { kind: 'flow', text: describeFlow(operations[from]!, operation, uses) },
        });
    }
    if (boundary && operation.role === 'step')
      dependences.push({ from: boundary.index, to, reason: boundary.reason });
    const start = starts.get(to);
    if (start) dependences.push({ from: to - 1, to, reason: start });
    const reason =
      operation.refusal ??
      (operation.role === 'step' ? findObserver(unit, operation, uses) : undefined);
    if (reason) {
      if (to > 0) dependences.push({ from: to - 1, to, reason });
      boundary = { index: to, reason };
    } else if (operation.residual === 'any') {
      boundary = {
        index: to,
        reason: { kind: 'effect', text: 'the rest of the statement does something with the value' },
      };
    }
  }
  return dependences;
}

function describeFlow(from: Operation, to: Operation, uses: Uses): string {
  const part = getPart(to);
  const found = uses
    .getDefined(from.index)
    .find((variable) =>
      variable.references.some(
        ({ identifier }) =>
          part.range[0] <= identifier.range[0] && identifier.range[1] <= part.range[1],
      ),
    );
  return `it uses ${found?.name ?? 'a value'}`;
}
