import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import { getChildren } from '../utils/walk.js';
import type { Reason, Summary } from './model.js';
import { getDeclaration } from './scene.js';
import type { ListItem, Part, Scene } from './scene.js';
import { findSharedRead, findVolatileRead } from './volatile.js';

/** Why a statement that does not wait keeps its place; undefined where it may move. */
export function findMotion(
  { unit, effects, owner }: Scene,
  node: ListItem,
  part: Part,
  summary: Summary,
): Reason | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSDeclareFunction:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
      return undefined;
    default:
  }
  const declaration = getDeclaration(node);
  if (!declaration) return describeControl(node);
  if (!isInert(summary))
    return {
      kind: 'effect',
      text: summary.barrier ?? summary.writes[0]?.why ?? 'it runs code that may do more than read',
    };
  const volatile =
    findVolatileRead(unit, effects, part, owner) ?? findSharedRead(unit, effects, part, owner);
  return volatile === undefined ? undefined : { kind: 'effect', text: volatile };
}

/** Why a statement that is no declaration keeps its place. */
export function describeControl(node: TSESTree.Node): Reason {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return { kind: 'control', text: 'it leaves the list' };
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.SwitchStatement:
      return { kind: 'control', text: 'it is a guard: what follows may not be reached' };
    default:
      return { kind: 'effect', text: 'it is not known to be inert' };
  }
}

/**
 * Whether evaluating does nothing but compute a value. A built-in may refuse its argument, as
 * `JSON.parse` does: that is a failure and no guard, and the reads of a group may be abandoned.
 */
export function isInert(summary: Summary): boolean {
  return (
    summary.writes.length === 0 &&
    summary.unknowns.length === 0 &&
    summary.calledParameters.length === 0 &&
    summary.barrier === undefined &&
    summary.gate === undefined &&
    !summary.throws &&
    !readsClock(summary) &&
    !summary.waits
  );
}

/** Whether evaluating reads the clock or draws a random number. */
export function readsClock(summary: Summary): boolean {
  return summary.reads.some((item) => item === 'clock' || item === 'random');
}

/**
 * Lifting moves the awaits above all that the statement evaluates before them, as `res.status(200)`
 * in `res.status(200).json(await f())`. That must be inert and read nothing that may change.
 */
export function findEarlyEvaluation(
  { unit, effects, owner }: Scene,
  part: TSESTree.Node,
  last: TSESTree.Node,
  skip: ReadonlySet<TSESTree.Node>,
): Reason | undefined {
  let current = last;
  while (current !== part && current.parent) {
    const parent: TSESTree.Node = current.parent;
    for (const sibling of getChildren(parent, unit.keys)) {
      // The parts of a template are listed by kind, not in source order.
      if (sibling === current || sibling.range[0] >= current.range[0]) continue;
      // The pattern of a declarator is evaluated last, the target of an assignment is a name.
      if (
        parent.type === AST_NODE_TYPES.VariableDeclarator ||
        parent.type === AST_NODE_TYPES.AssignmentExpression ||
        skip.has(sibling)
      )
        continue;
      if (parent.type === AST_NODE_TYPES.VariableDeclaration) continue;
      const summary = effects.evaluate(sibling, skip);
      if (!isInert(summary))
        return { kind: 'effect', text: 'the statement does something before it waits' };
      const volatile = findVolatileRead(unit, effects, sibling, owner, skip);
      if (volatile !== undefined) return { kind: 'effect', text: volatile };
    }
    current = parent;
  }
  return undefined;
}
