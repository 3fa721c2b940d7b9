/** Whether somebody waits for the error of background work. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, isFunction } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Handler } from '../handlers/index.js';
import { getStatementList } from '../lists.js';
import { isNote } from './notes.js';
import type { Unit } from '../unit.js';
import { answersWithObject } from './answered.js';
import { collectAround } from './order.js';

/**
 * `needed`: a `catch` answers for it, or does something else than noting it down; `shared`: a `catch`
 * answers for all that the handler does, this among it; `none`: nobody is told but a log.
 */
export type ErrorUse = 'needed' | 'shared' | 'none';

/**
 * Judges the `try` statements around a run of statements, and the one that is a part of it.
 * @param first The first statement of the run.
 */
export function judgeErrors(
  unit: Unit,
  effects: Effects,
  handler: Handler,
  first: TSESTree.Statement,
  statements: readonly TSESTree.Statement[],
): ErrorUse {
  for (const statement of statements) {
    const own = statement.type === AST_NODE_TYPES.TryStatement ? statement.handler : undefined;
    if (own && leaves(unit, handler, own.body)) return 'needed';
  }
  const last = statements.at(-1)!;
  const { after } = collectAround(last, getStatementList);
  let use: ErrorUse = 'none';
  let current: TSESTree.Node = first;
  for (
    let parent = first.parent as TSESTree.Node | undefined;
    parent && !isFunction(parent);
    parent = parent.parent
  ) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === current) {
      const { block, handler: clause, finalizer } = parent;
      if (finalizer) return 'needed';
      if (clause) {
        if (!leaves(unit, handler, clause.body)) {
          // What follows in the block is reached only where the work has gone well.
          const isFollowed = after.some((item) => contains(block, item));
          if (isFollowed || !isLogging(effects, clause.body)) return 'needed';
        } else if (isOnlyWork(unit, block, statements)) return 'needed';
        else use = 'shared';
      }
    }
    current = parent;
  }
  return use;
}

/** Whether a `catch` of the function hears of what fails in a statement. */
export function isCaught(statement: TSESTree.Node): boolean {
  let current = statement;
  for (let parent = current.parent; parent && !isFunction(parent); parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === current && parent.handler)
      return true;
    current = parent;
  }
  return false;
}

/** Whether a block gives an answer, or fails itself. */
function leaves(unit: Unit, handler: Handler, block: TSESTree.BlockStatement): boolean {
  let found = answersWithObject(unit, handler, block);
  walk(block, unit.keys, (node) => {
    if (isFunction(node)) return false;
    found ||=
      node.type === AST_NODE_TYPES.ReturnStatement || node.type === AST_NODE_TYPES.ThrowStatement;
    return !found;
  });
  return found;
}

/** Whether code does nothing but to note something down. */
export function isLogging(effects: Effects, block: TSESTree.BlockStatement): boolean {
  const { writes, unknowns, gate } = effects.evaluate(block);
  return (
    gate === undefined &&
    writes.every((write) => isNote(write) || write.background === 'logging') &&
    unknowns.every(({ name }) => /(^|\.)(log|logger|console|report|capture|sentry)/i.test(name))
  );
}

/** Whether nothing else is awaited in a `try` block: it is there for this work. */
function isOnlyWork(
  unit: Unit,
  block: TSESTree.BlockStatement,
  statements: readonly TSESTree.Statement[],
): boolean {
  let others = false;
  walk(block, unit.keys, (node) => {
    if (isFunction(node)) return false;
    others ||=
      node.type === AST_NODE_TYPES.AwaitExpression &&
      !statements.some((statement) => contains(statement, node));
    return !others;
  });
  return !others;
}
