/** Whether something later in a handler depends on work that would end after the answer. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Summary } from '../model.js';
import { isNote } from './notes.js';
import type { Unit } from '../unit.js';
import { collectVariables } from './cache.js';
import type { Judgement } from './judge.js';

/** Calls after which the user sees what was written, or sees it again. */
const SHOWS =
  /^(.*\.)?(redirect|permanentRedirect|revalidatePath|revalidateTag|updateTag|refresh|invalidateQueries)$/;

/**
 * Why the work has to stay before what follows it; undefined where nothing depends on it.
 * @param later What may run after it in the same handler.
 */
export function findDependence(
  unit: Unit,
  effects: Effects,
  judgement: Judgement,
  statements: readonly TSESTree.Node[],
  later: readonly TSESTree.Node[],
): string | undefined {
  const { kind, summary } = judgement;
  const mentioned = new Set(statements.flatMap((statement) => collectVariables(unit, statement)));
  const end = Math.max(...statements.map(({ range }) => range[1]));
  for (const variable of mentioned) {
    // `attempts++` below: the work would see another value.
    const changed = variable.references.some(
      (reference) =>
        reference.isWrite() &&
        reference.identifier.range[0] >= end &&
        later.some(
          (node) =>
            node.range[0] <= reference.identifier.range[0] &&
            reference.identifier.range[1] <= node.range[1],
        ),
    );
    if (changed) return `${variable.name} is given another value below`;
  }
  for (const node of later) {
    for (const found of evaluateAll(unit, effects, node)) {
      const reason = findConflict(summary, found, mentioned);
      if (reason !== undefined) return reason;
    }
    if (kind === 'mail' || kind === 'notification' || kind === 'analytics') continue;
    if (kind === 'logging' || kind === 'metrics' || kind === 'webhook') continue;
    if (shows(unit, node)) return 'what follows shows what it wrote';
  }
  return undefined;
}

/** What a statement does, and what the functions do that it hands to others: `after(() => track())`. */
function evaluateAll(unit: Unit, effects: Effects, node: TSESTree.Node): Summary[] {
  const found = [effects.evaluate(node)];
  walk(node, unit.keys, (inner) => {
    if (isFunction(inner)) found.push(effects.summarize(inner as FunctionNode));
    return true;
  });
  return found;
}

function findConflict(
  work: Summary,
  later: Summary,
  mentioned: ReadonlySet<unknown>,
): string | undefined {
  const own = new Set(
    work.writes.flatMap((write) =>
      write.location.root.kind === 'resource' && !isNote(write) ? [write.location.root.name] : [],
    ),
  );
  const read = later.reads.find((name) => own.has(name) && name !== 'http');
  if (read !== undefined) return `what follows reads ${read}`;
  const reads = new Set(work.reads);
  for (const write of later.writes) {
    const { root } = write.location;
    if (isNote(write)) continue;
    if (root.kind === 'variable' && mentioned.has(root.variable))
      return `${root.variable.name} is changed below`;
    if (root.kind !== 'resource') continue;
    if (own.has(root.name) && (write.background || write.isRecord === true))
      return `the order of ${root.name} is kept`;
    if (reads.has(root.name)) return `what follows changes ${root.name}, which it reads`;
  }
  return undefined;
}

function shows(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression)
      found ||= SHOWS.test(getDottedName(node.callee));
    return !found;
  });
  return found;
}

const EXITS: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.ThrowStatement,
]);

/** The statements around a node in its function that come before or after it, innermost first. */
export function collectAround(
  node: TSESTree.Node,
  getList: (parent: TSESTree.Node) => { statements: readonly TSESTree.Node[] } | undefined,
): { before: TSESTree.Node[]; after: TSESTree.Node[] } {
  const before: TSESTree.Node[] = [];
  const after: TSESTree.Node[] = [];
  let hasLeft = false;
  const owner = getOwner(node);
  let current = node;
  for (
    let parent = node.parent;
    parent && current !== owner;
    current = parent, parent = current.parent
  ) {
    const list = getList(parent);
    if (list) {
      for (const item of list.statements) {
        if (item.range[1] <= current.range[0]) before.push(item);
        else if (item.range[0] >= current.range[1] && !hasLeft) {
          after.push(item);
          // What stands behind `return cached;` is another way through the handler.
          hasLeft = EXITS.has(item.type);
        }
      }
    }
    // The condition on the way has run, too.
    if (parent.type === AST_NODE_TYPES.IfStatement && parent.test !== current)
      before.push(parent.test);
  }
  return { before, after };
}
