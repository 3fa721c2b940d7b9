/**
 * Which part of a list is worth a look. The text alone rules most of it out, so that effects are only
 * inferred, and other files are only read, where two awaits could start together.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { PRELOADERS } from './effects/catalogue/index.js';
import { RANK } from './model.js';
import type { Group, Operation, StatementList, Variable } from './model.js';
import { getDeclaration } from './scene.js';
import type { ListItem } from './scene.js';
import type { Unit } from './unit.js';

interface Item {
  node: ListItem;
  /** Those that run when the statement runs. */
  awaits: readonly TSESTree.AwaitExpression[];
}

/** A longer rest of a run is not looked at again after each of its statements. */
const LONGEST_REST = 40;

/**
 * The statements that can take part in a group: those between two statements that nothing crosses,
 * where some await needs no value of one above it. What turns out to be crossed by nothing when its
 * effects are known divides what is below it from what is above.
 */
export class Candidates {
  /** Each with the run that it stands in. */
  private readonly runs = new Map<ListItem, readonly Item[]>();

  /** @param weakest The weakest verdict that is asked for. */
  constructor(
    private readonly unit: Unit,
    list: StatementList,
    private readonly weakest: Group['verdict'],
  ) {
    let run: Item[] = [];
    const close = (): void => {
      if (hasIndependent(unit, run)) for (const { node } of run) this.runs.set(node, run);
      run = [];
    };
    for (const node of list.statements) {
      const awaits = collectAwaits(unit, node);
      if (isCut(node, awaits.length, weakest)) close();
      else run.push({ node, awaits });
    }
    close();
  }

  get size(): number {
    return this.runs.size;
  }

  has(node: ListItem): boolean {
    return this.runs.has(node);
  }

  /** Tells what became of a statement, those above it being told already. */
  add(node: ListItem, { role, slots }: Pick<Operation, 'role' | 'slots'>): void {
    const run = this.runs.get(node);
    if (!run) return;
    const isCrossed =
      role !== 'boundary' && slots.every((slot) => RANK[slot.evidence] >= RANK[this.weakest]);
    if (isCrossed) return;
    const rest = run.slice(run.findIndex((item) => item.node === node) + 1);
    if (rest.length > LONGEST_REST || hasIndependent(this.unit, rest)) return;
    for (const item of rest) this.runs.delete(item.node);
  }
}

/** Whether the statement is a boundary whatever it calls. */
function isCut(node: ListItem, awaits: number, weakest: Group['verdict']): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSDeclareFunction:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
      return false;
    case AST_NODE_TYPES.ReturnStatement:
      return awaits === 0;
    case AST_NODE_TYPES.ExpressionStatement: {
      // `await f();`: only a reader can say that nobody needs it to be done.
      const isDropped = awaits === 1 && isDroppedWait(unwrap(node.expression));
      return awaits === 0 || (isDropped && weakest !== 'unknown');
    }
    default:
      // The expression that an arrow function without a block returns.
      return !getDeclaration(node) && (awaits === 0 || node.type.endsWith('Statement'));
  }
}

/** `await f();`, but not `await client.prefetchQuery(…);`. */
function isDroppedWait(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.AwaitExpression) return false;
  const call = unwrap(node.argument);
  const callee = call.type === AST_NODE_TYPES.CallExpression ? unwrap(call.callee) : undefined;
  const name =
    callee?.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(callee) : undefined;
  return name === undefined || !PRELOADERS.has(name);
}

function collectAwaits(unit: Unit, root: TSESTree.Node): TSESTree.AwaitExpression[] {
  const awaits: TSESTree.AwaitExpression[] = [];
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.AwaitExpression) awaits.push(node);
    return !isFunction(node);
  });
  return awaits;
}

/** Whether a statement waits for two things, or for one that needs no value of an earlier wait. */
function hasIndependent(unit: Unit, run: readonly Item[]): boolean {
  if (run.some(({ awaits }) => awaits.length > 1)) return true;
  if (run.filter(({ awaits }) => awaits.length > 0).length < 2) return false;
  // By statement: the waits that its await needs, and those that its value needs.
  const before = run.map(() => new Set<number>());
  const after = run.map(() => new Set<number>());
  for (const [from, { node, awaits }] of run.entries()) {
    const own = after[from]!;
    if (awaits.length > 0) {
      for (let index = 0; index < from; index++)
        if (run[index]!.awaits.length > 0 && !before[from]!.has(index)) return true;
      own.add(from);
    }
    for (const variable of getDefined(unit, node)) {
      for (const { identifier } of variable.references) {
        const to = findItem(run, identifier.range[0]);
        if (to <= from) continue;
        for (const need of own) after[to]!.add(need);
        if (run[to]!.awaits.some((item) => isWithin(item, identifier.range[0])))
          for (const need of own) before[to]!.add(need);
      }
    }
  }
  return false;
}

function isWithin(node: TSESTree.Node, position: number): boolean {
  return node.range[0] <= position && position < node.range[1];
}

function getDefined(unit: Unit, node: ListItem): readonly Variable[] {
  const inner =
    node.type === AST_NODE_TYPES.ExportNamedDeclaration ? (node.declaration ?? node) : node;
  if (inner.type !== AST_NODE_TYPES.ExpressionStatement)
    return unit.scopes.getDeclaredVariables(inner) as Variable[];
  const { expression } = inner;
  const variable =
    expression.type === AST_NODE_TYPES.AssignmentExpression
      ? unit.variableOf(expression.left)
      : undefined;
  return variable ? [variable] : [];
}

/** The index of the statement at a position, or -1. */
function findItem(run: readonly Item[], position: number): number {
  let low = 0;
  let high = run.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end] = run[middle]!.node.range;
    if (position < start) high = middle - 1;
    else if (position >= end) low = middle + 1;
    else return middle;
  }
  return -1;
}
