/** Who could see that a failure leaves less behind than before: the rests of earlier iterations have not run. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getOwner, getProgram } from '../../utils/ast.js';
import type { Reason, Summary, Variable, Write } from '../model.js';
import type { Scene } from '../scene.js';
import { isExported, isSeenAfterFailure } from '../segments.js';
import { getVariableOwner } from '../variables.js';
import type { Part } from './iteration.js';
import { isLoopNode } from './shape.js';
import type { LoopPlan, LoopShape } from './model.js';

export function findObserver(
  scene: Scene,
  { node }: LoopShape,
  { attempt }: LoopPlan,
  writes: readonly Write[],
  rest: readonly (Part & { summary: Summary })[],
): Reason | undefined {
  const called = rest.flatMap(({ summary }) => summary.unknowns)[0];
  if (called) return { kind: 'observation', text: `${called.name}() is called in each iteration` };
  for (const write of writes) {
    const text = describeObserver(scene, node, write, attempt !== undefined);
    if (text !== undefined) return { kind: 'observation', text };
  }
  return undefined;
}

function describeObserver(
  scene: Scene,
  loop: TSESTree.Node,
  { location: { root, path } }: Write,
  isSettled: boolean,
): string | undefined {
  const { effects, owner } = scene;
  if (root.kind === 'this') return 'the object may be seen half-way';
  // Where each iteration catches its own failure, the lines are the same, in the same order.
  if (root.kind !== 'variable') return isSettled ? undefined : 'it logs in each iteration';
  const { variable } = root;
  if (getVariableOwner(variable) !== owner || isExported(variable))
    return `others may see ${variable.name} half-way`;
  if (isSettled) return undefined;
  if (isSeenAfterFailure(loop, variable))
    return `the catch block may see ${variable.name} half-way`;
  if (path.length > 0) {
    const freshness = effects.getVariableFreshness(variable, owner);
    const isOwn = freshness === 'deep' || (freshness === 'shallow' && path.length === 1);
    if (!isOwn) return `others may hold ${variable.name}`;
  }
  return isShared(variable, loop) ? `others may hold ${variable.name}` : undefined;
}

/** Whether a variable, or what it holds, is handed to anybody before the loop ends. */
function isShared(variable: Variable, loop: TSESTree.Node): boolean {
  const owner = getVariableOwner(variable);
  const end = getEnd(variable, loop);
  return variable.references.some((reference) => {
    const node = reference.identifier as TSESTree.Node;
    if (getOwner(node) !== owner) return true;
    if (node.range[0] > end) return false;
    return !reference.isWrite() && !isHarmless(node);
  });
}

/** Where the loop ends for the last time: an outer loop that keeps the variable comes around again. */
function getEnd(variable: Variable, loop: TSESTree.Node): number {
  let end = loop.range[1];
  const [identifier] = variable.identifiers;
  for (let current = loop.parent; current; current = current.parent) {
    const isLoop =
      isLoopNode(current) ||
      current.type === AST_NODE_TYPES.WhileStatement ||
      current.type === AST_NODE_TYPES.DoWhileStatement;
    if (isLoop && identifier && !contains(current, identifier)) end = current.range[1];
  }
  return Math.min(end, getProgram(loop).range[1]);
}

/** A mention that does not hand the value itself on. */
function isHarmless(node: TSESTree.Node): boolean {
  const parent = node.parent!;
  switch (parent.type) {
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node;
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.UpdateExpression:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.IfStatement:
    // Who is given it then does not come to the loop.
    case AST_NODE_TYPES.ReturnStatement:
      return true;
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === node;
    default:
      return false;
  }
}
