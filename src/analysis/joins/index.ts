/**
 * What a rejection does to a `Promise.all`: it ends the wait, while the work of the other elements goes
 * on, and how that ends is lost.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, isFunction } from '../../utils/ast.js';
import { getCombinator } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import { findFilePlace, findRegion, isScript } from '../places/index.js';
import type { Unit } from '../unit.js';
import { findClosed } from './closed.js';
import { findForm } from './form.js';
import { getMembers, isSerial } from './members.js';
import type { Join, JoinHazard, JoinMember } from './model.js';
import { isLoggedOnly, stopsOthers } from './surroundings.js';

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
  if (CONFIG.test(unit.filename) || !isPromiseAll(unit, call) || findFilePlace(unit))
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
    // Where a failure ends the process, nobody goes on without the others.
    evidence: isScript(unit) || !isFunction(getOwner(awaited)) ? 'assumed' : getEvidence(hazard),
    form: findForm(unit, effects, awaited, list),
  };
}

/** Whether a call is `Promise.all(…)` of the language, written so that it can become another method. */
function isPromiseAll(unit: Unit, node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== AST_NODE_TYPES.CallExpression || node.optional || node.typeArguments)
    return false;
  const { callee } = node;
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    !callee.computed &&
    !callee.optional &&
    getCombinator(unit, node) === 'all'
  );
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
  const closed = findClosed(unit, effects, awaited, () => members.filter(isLeft));
  if (closed?.evidence === 'proven') return { kind: 'closed', ...closed };
  // Beside reads alone work in the background goes on, and nobody would ask how it ends.
  const isAside = (member: JoinMember): boolean =>
    !isBatch &&
    member.write?.isBackground === true &&
    members.every((other) => other === member || !other.write);
  const writers = members.filter(
    (member) => !member.isUsed && isLeft(member) && member.write && !isAside(member),
  );
  if (writers.length === 0 || stopsOthers(unit, effects, awaited, members))
    return closed && { kind: 'closed', ...closed };
  const isLogged = isLoggedOnly(awaited);
  if (isBatch) return { kind: isLogged ? 'batchLogged' : 'batch', writers };
  return { kind: isLogged ? 'logged' : 'abandoned', writers };
}

function getEvidence(hazard: JoinHazard | undefined): Join['evidence'] {
  if (!hazard) return 'proven';
  if (hazard.kind === 'closed') return hazard.evidence;
  return hazard.writers.some(({ write }) => write!.evidence === 'proven') ? 'proven' : 'assumed';
}
