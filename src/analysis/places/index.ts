/** The door of this folder: where nothing is moved, whatever the effects are. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getStatementList } from '../lists.js';
import type { Reason } from '../model.js';
import type { Unit } from '../unit.js';
import { isCalledInRegion } from './ambient.js';
import { findCallKind, findReceivingCall } from './callbacks.js';
import { isSeenFromReads, ownsResource } from './cleanup.js';
import { tellsErrorsApart } from './errors.js';
import { findFileText, getProjectPath, isWorkflowDirective } from './files.js';
import { findDeclaredKind, isDecorated } from './members.js';
import { TEXTS } from './modules.js';
import { findStretches } from './stretches.js';

export { keepStretches } from './stretches.js';

const files = new WeakMap<TSESTree.Program, Reason | 'none'>();

/** Why nothing in the whole file may be moved. */
export function findFilePlace(unit: Unit): Reason | undefined {
  let reason = files.get(unit.program);
  if (!reason) {
    const text = findFileText(unit);
    reason = text === undefined ? 'none' : { kind: 'place', text };
    files.set(unit.program, reason);
  }
  return reason === 'none' ? undefined : reason;
}

/** Why nothing in the list may be moved, whatever its effects; undefined where nothing speaks against it. */
export function findPlace(unit: Unit, effects: Effects, list: TSESTree.Node): Reason | undefined {
  return findFilePlace(unit) ?? findEnclosingPlace(unit, effects, list);
}

/** Whether a file is a script that somebody runs and watches: where it fails, its process ends. */
export function isScript({ filename }: Unit): boolean {
  return /(^|\/)scripts\//.test(getProjectPath(filename));
}

/** Why code runs in an order of its own: it is in a transaction, under a lock, in a workflow, … */
export function findRegion(unit: Unit, effects: Effects, node: TSESTree.Node): Reason | undefined {
  let inFunction = true;
  for (let current = node; current.parent; current = current.parent) {
    if (isFunction(current)) {
      const text = findFunctionPlace(unit, effects, current, inFunction);
      if (text !== undefined) return { kind: 'place', text };
      inFunction = false;
    }
    const around = getStatementList(current.parent);
    const stretch = around && findStretches(unit, around.statements).get(current);
    if (stretch) return stretch;
  }
  return undefined;
}

const DISPOSAL: Reason = {
  kind: 'place',
  text: 'a resource of this scope is disposed of at its end',
};

const STREAM: Reason = { kind: 'place', text: 'it takes the items of a stream one after another' };

function findEnclosingPlace(unit: Unit, effects: Effects, list: TSESTree.Node): Reason | undefined {
  if (ownsResource(list)) return DISPOSAL;
  let inFunction = true;
  let current: TSESTree.Node = list;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    // An arrow function without a block is its own list.
    const owner = isFunction(current) ? current : undefined;
    if (owner) {
      const text = findFunctionPlace(unit, effects, owner, inFunction);
      if (text !== undefined) return { kind: 'place', text };
      inFunction = false;
    }
    if (!inFunction) continue;
    if (parent.type === AST_NODE_TYPES.TryStatement) {
      const reason = findTryObserver(unit, effects, parent, current);
      if (reason) return reason;
    }
    if (ownsResource(parent)) return DISPOSAL;
    if (parent.type === AST_NODE_TYPES.ForOfStatement && parent.await && parent.body === current) {
      const kind = effects.getKind(parent.right);
      if (kind !== 'array' && kind !== 'data') return STREAM;
    }
    const around = getStatementList(parent);
    const stretch = around && findStretches(unit, around.statements).get(current);
    if (stretch) return stretch;
  }
  return undefined;
}

/** @param isOwn Whether the function runs the list itself. */
function findFunctionPlace(
  unit: Unit,
  effects: Effects,
  node: FunctionNode,
  isOwn: boolean,
): string | undefined {
  if (isOwn && node.generator) return 'the consumer of a generator sets the pace';
  const body = node.body.type === AST_NODE_TYPES.BlockStatement ? node.body.body : [];
  if (isWorkflowDirective(body[0])) return TEXTS.workflow;
  const received = findReceivingCall(node);
  const kind =
    (received && findCallKind(unit, effects, received.call, received.argument)) ??
    findDeclaredKind(unit, node);
  if (kind) return TEXTS[kind];
  if (isDecorated(unit, node)) return 'a decorator runs it in a transaction or under a lock';
  return isCalledInRegion(unit, effects, node)
    ? 'it is called in a transaction or under a lock'
    : undefined;
}

function findTryObserver(
  unit: Unit,
  effects: Effects,
  statement: TSESTree.TryStatement,
  part: TSESTree.Node,
): Reason | undefined {
  const { block, handler, finalizer } = statement;
  if (finalizer && part !== finalizer && isSeenFromReads(unit, effects, statement)) {
    return {
      kind: 'observation',
      text: 'the finally block could run while a sibling is still at work',
    };
  }
  return part === block && handler && tellsErrorsApart(unit, effects, handler)
    ? { kind: 'observation', text: 'the catch block tells errors apart' }
    : undefined;
}
