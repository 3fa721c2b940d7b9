import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getOwner } from '../utils/ast.js';
import type { Operation, Variable } from './model.js';
import type { Unit } from './unit.js';

/** Where operations of a list define variables, and where they mention them. */
export interface Uses {
  /** The operations that give a value to names mentioned inside the node, as indices in order. */
  getDefinitions(node: TSESTree.Node, skip?: readonly TSESTree.Node[]): number[];
  /** The variables an operation declares or assigns. */
  getDefined(index: number): readonly Variable[];
  /** Whether some operation of the range mentions the variable. */
  isMentioned(variable: Variable, first: number, last: number): boolean;
  /** Whether a function written above the operation mentions the variable, and may see it change. */
  isCapturedBefore(variable: Variable, index: number): boolean;
}

interface Mention {
  position: number;
  variable: Variable;
}

/** Indexes the definitions and mentions of a list once; questions are answered by binary search. */
export function createUses(unit: Unit, operations: readonly Operation[]): Uses {
  const defined = operations.map((operation) => collectDefined(unit, operation));
  const definers = new Map<Variable, number[]>();
  for (const [index, variables] of defined.entries()) {
    for (const variable of variables)
      definers.set(variable, [...(definers.get(variable) ?? []), index]);
  }
  const mentions: Mention[] = [];
  for (const variable of definers.keys()) {
    for (const reference of variable.references)
      mentions.push({ position: reference.identifier.range[0], variable });
  }
  mentions.sort((left, right) => left.position - right.position);

  const between = (start: number, end: number): Mention[] => {
    const found: Mention[] = [];
    for (
      let index = findFirst(mentions, start);
      index < mentions.length && mentions[index]!.position < end;
      index++
    ) {
      found.push(mentions[index]!);
    }
    return found;
  };

  // A hoisted function is used where it is called: it brings the names that its body mentions.
  const hoisted = new Map<number, number[]>();
  const expand = (index: number, into: Set<number>): void => {
    if (into.has(index)) return;
    into.add(index);
    const operation = operations[index]!;
    if (operation.node.type !== AST_NODE_TYPES.FunctionDeclaration) return;
    let inner = hoisted.get(index);
    if (!inner) {
      inner = between(operation.node.range[0], operation.node.range[1]).flatMap(
        ({ variable }) => definers.get(variable) ?? [],
      );
      hoisted.set(index, inner);
    }
    for (const item of inner) expand(item, into);
  };

  return {
    getDefinitions(node, skip = []) {
      const found = new Set<number>();
      for (const { position, variable } of between(node.range[0], node.range[1])) {
        if (skip.some((item) => item.range[0] <= position && position < item.range[1])) continue;
        for (const index of definers.get(variable) ?? []) expand(index, found);
      }
      return [...found].sort((left, right) => left - right);
    },
    getDefined: (index) => defined[index] ?? [],
    isMentioned(variable, first, last) {
      if (last < first) return false;
      const start = getPart(operations[first]!).range[0];
      const end = getPart(operations[last]!).range[1];
      return variable.references.some(
        ({ identifier }) => start <= identifier.range[0] && identifier.range[0] < end,
      );
    },
    isCapturedBefore(variable, index) {
      const { node } = operations[index]!;
      const owner = getOwner(node);
      return variable.references.some((reference) => {
        const identifier = reference.identifier as TSESTree.Node;
        if (getOwner(identifier) === owner) return false;
        if (identifier.range[0] < node.range[0]) return true;
        const holder = operations.find((operation) => contains(operation.node, identifier));
        if (holder?.node.type !== AST_NODE_TYPES.FunctionDeclaration) return false;
        return unit.scopes
          .getDeclaredVariables(holder.node)
          .some(
            (item) =>
              item.identifiers[0] === (holder.node as TSESTree.FunctionDeclaration).id &&
              item.references.some((use) => use.identifier.range[0] < node.range[0]),
          );
      });
    },
  };
}

/** The node that an operation stands for. */
export function getPart(operation: Operation): TSESTree.Node {
  return operation.declarator ?? operation.node;
}

function collectDefined(unit: Unit, operation: Operation): Variable[] {
  if (operation.binding?.kind === 'assignment') {
    const variable = unit.variableOf(operation.binding.target);
    return variable ? [variable] : [];
  }
  const part = getPart(operation);
  const node =
    part.type === AST_NODE_TYPES.ExportNamedDeclaration ? (part.declaration ?? part) : part;
  const declared = unit.scopes.getDeclaredVariables(node) as Variable[];
  // A function node also declares its parameters: those are not visible in the list.
  return node.type === AST_NODE_TYPES.FunctionDeclaration
    ? declared.filter((variable) => variable.identifiers[0] === node.id)
    : declared;
}

function findFirst(mentions: readonly Mention[], start: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mentions[middle]!.position < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
