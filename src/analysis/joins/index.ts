/**
 * What a rejection does to a `Promise.all`: it ends the wait, while the work of the other elements goes
 * on, and how that ends is lost.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { findFilePlace, findRegion, isScript } from '../places/index.js';
import type { Unit } from '../unit.js';
import { findForm } from './form.js';
import { getMembers, isSerial } from './members.js';
import type { Join, JoinHazard, JoinMember } from './model.js';
import { findClosed, isLoggedOnly, stopsOthers } from './surroundings.js';

export type { Join, JoinForm, JoinHazard, JoinMember } from './model.js';

/** The configuration of a tool: where it fails, the run of the tool fails. */
const CONFIG = /\.config\.[cm]?[jt]sx?$/;

/**
 * Describes an awaited `Promise.all`; undefined for other awaits, and in places where a join is not for
 * this analysis to judge: tests, transactions, durable workflows.
 * @param onlyHazards Leaves out the joins that no rejection makes worse.
 */
export function findJoin(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.AwaitExpression,
  onlyHazards: boolean,
): Join | undefined {
  const call = awaited.argument;
  if (CONFIG.test(unit.filename) || !isPromiseAll(effects, call) || findFilePlace(unit))
    return undefined;
  const [list] = call.arguments;
  if (!list || call.arguments.length > 1 || list.type === AST_NODE_TYPES.SpreadElement)
    return undefined;
  const { isBatch, members } = getMembers(unit, effects, awaited, list);
  const hazard = findHazard(unit, effects, awaited, isBatch, members);
  if (!hazard && onlyHazards) return undefined;
  // Asked last: to know where a function is called, the whole file is gone through.
  if (isSerial(unit, list) || findRegion(unit, effects, awaited)) return undefined;
  return {
    awaited,
    call,
    isBatch,
    members,
    hazard,
    evidence: isScript(unit) ? 'assumed' : getEvidence(hazard),
    form: findForm(unit, effects, awaited, list),
  };
}

/** Whether a call is `Promise.all(…)` of the language. */
export function isPromiseAll(
  effects: Effects,
  node: TSESTree.Node,
): node is TSESTree.CallExpression {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional || node.typeArguments)
    return false;
  const { callee } = node;
  if (
    callee.type !== AST_NODE_TYPES.MemberExpression ||
    callee.computed ||
    callee.optional ||
    callee.property.type !== AST_NODE_TYPES.Identifier ||
    callee.property.name !== 'all'
  )
    return false;
  const found = effects.getCallee(node);
  return found.kind === 'entry' && found.entry.source === 'Promise.all';
}

function findHazard(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.AwaitExpression,
  isBatch: boolean,
  members: readonly JoinMember[],
): JoinHazard | undefined {
  /** The elements that are left to themselves when another one rejects. */
  const isLeft = (member: JoinMember): boolean =>
    isBatch ? member.canReject : members.some((other) => other !== member && other.canReject);
  const closed = findClosed(unit, awaited, () => members.filter(isLeft));
  if (closed) return { kind: 'closed', ...closed };
  const writers = members.filter((member) => !member.isUsed && isLeft(member) && member.write);
  if (writers.length === 0 || stopsOthers(unit, effects, awaited, members)) return undefined;
  const isLogged = isLoggedOnly(awaited);
  if (isBatch) return { kind: isLogged ? 'batchLogged' : 'batch', writers };
  return { kind: isLogged ? 'logged' : 'abandoned', writers };
}

function getEvidence(hazard: JoinHazard | undefined): Join['evidence'] {
  if (!hazard || hazard.kind === 'closed') return 'proven';
  return hazard.writers.some(({ write }) => write!.evidence === 'proven') ? 'proven' : 'assumed';
}
