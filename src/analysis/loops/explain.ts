/** What is known of a loop that waits, in plain data, for people and for tools. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, isFunction, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getFunctionName } from '../effects/function-name.js';
import { asCall, judge } from '../evidence.js';
import { explainSummary } from '../explain.js';
import type { ExplainedAwait } from '../explanation.js';
import type { Reason } from '../model.js';
import { findFilePlace } from '../places/index.js';
import type { Scene } from '../scene.js';
import type { Unit } from '../unit.js';
import { findModule, makeSetting } from '../unknowns.js';
import type { ExplainedLoop, ExplainLoopOptions } from './explanation.js';
import { describeLoop } from './index.js';
import { describeIterated } from './iterated.js';
import { collectAwaits } from './iteration.js';
import type { Iterated, LoopAnswer } from './model.js';
import { getShape, isLoopNode } from './shape.js';

/** Explains the loop, whatever goes on in it. */
export function explainLoop(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
  { report, getOffers }: ExplainLoopOptions,
): ExplainedLoop {
  const scene: Scene = { unit, effects, owner: getOwner(node) };
  const awaits = collectAwaits(scene, node)
    .sort((left, right) => left.range[0] - right.range[0])
    .map((item) => explainAwait(scene, item));
  const found = describe(unit, effects, node);
  const answer = 'verdict' in found ? found : undefined;
  const reason = 'verdict' in found ? null : found;
  const isReported = answer !== undefined && RANK_OF[answer.verdict] >= RANK_OF[report];
  const offers = answer && isReported ? getOffers(answer) : undefined;
  const place = (answer?.first ?? node).loc.start;
  const shape = isLoopNode(node) ? getShape(unit, node) : undefined;
  return {
    function: getName(node),
    line: node.loc.start.line,
    endLine: node.loc.end.line,
    text: getHead(unit, node),
    iterated: shape ? explainIterated(describeIterated(unit, effects, shape)) : null,
    verdict: answer?.verdict ?? 'dependent',
    reason,
    remedy: answer ? getRemedyOfAnswer(answer) : getRemedy(reason!, awaits),
    setting: findSetting(unit, answer, reason, awaits),
    awaits,
    inOrder: answer?.inOrder ?? [],
    observer: answer?.observer?.text ?? null,
    writes: answer?.writes ?? null,
    batch: answer?.batch ?? null,
    assumptions: answer?.assumptions ?? [],
    reportedLine: place.line,
    column: place.column + 1,
    outcome: offers ?? 'nothing',
  };
}

const RANK_OF = { proven: 2, assumed: 1, unknown: 0 } as const;

function describe(unit: Unit, effects: Effects, node: TSESTree.Node): LoopAnswer | Reason {
  const place = findFilePlace(unit);
  if (place) return place;
  if (node.type === AST_NODE_TYPES.ForOfStatement && node.await)
    return { kind: 'control', text: 'what it goes through sets the pace' };
  return isLoopNode(node)
    ? describeLoop(unit, effects, node, 'unknown')
    : { kind: 'control', text: 'it goes on until something changes' };
}

function explainAwait(
  { unit, effects, owner }: Scene,
  node: TSESTree.AwaitExpression,
): ExplainedAwait {
  const summary = effects.evaluate(node.argument);
  const call = asCall(node.argument);
  const calls = call ? [{ call, callee: effects.getCallee(call) }] : [];
  const judged = judge(summary, unit.settings, calls, true, owner);
  return {
    name: call ? `${getDottedName(unwrap(call.callee))}()` : 'await',
    line: node.loc.start.line,
    column: node.loc.start.column + 1,
    evidence: 'evidence' in judged ? judged.evidence : null,
    ...explainSummary(summary),
    firstOnly: null,
  };
}

function explainIterated({ form, width, distinct }: Iterated): ExplainedLoop['iterated'] {
  return { form, width: width ?? null, distinct: distinct ?? null };
}

/** `for (const id of ids)` */
function getHead(unit: Unit, node: TSESTree.Node): string {
  if (node.type === AST_NODE_TYPES.DoWhileStatement)
    return `do … while (${unit.getText(node.test)})`;
  const { body } = node as TSESTree.ForOfStatement;
  const text = unit.getText(node).slice(0, body.range[0] - node.range[0]);
  return text.replaceAll(/\s+/g, ' ').trim();
}

function getName(loop: TSESTree.Node): string | null {
  const owner = getOwner(loop);
  return isFunction(owner) ? (getFunctionName(owner) ?? null) : null;
}

function getRemedyOfAnswer({ batch, writes, verdict, unnamed }: LoopAnswer): string | null {
  if (batch !== undefined) return `Better: one query for all of them, ${batch}.`;
  if (verdict !== 'proven' && !unnamed) return 'If what it calls only reads, declare it.';
  return writes === undefined
    ? null
    : 'After a failure, others may still be written: that is for you to decide, so it is never fixed.';
}

/** What would have to change; null where nothing can. */
function getRemedy({ kind, text }: Reason, awaits: readonly ExplainedAwait[]): string | null {
  if (text.startsWith('a comment')) return 'Remove the comment, if the order does not matter.';
  if (kind === 'flow')
    return 'Take what is carried from one iteration to the next out of the part that waits.';
  if (text === 'what it goes through may be a stream')
    return 'Say what it goes through: annotate it as a list, or copy it into one.';
  const isWritten = awaits.some(({ writes }) => writes.some(({ why }) => text.startsWith(why)));
  if (isWritten)
    return 'Writes are only let run together where each names a thing of its own by a key: an element of a set, the key of an entry, the id of a row that a query gave.';
  if (text.startsWith('its value is not used'))
    return 'If it only reads, use what it gives, or declare it.';
  return kind === 'unknown' ? 'If it only reads, declare it.' : null;
}

/** What to add to the settings, where that is the remedy and it is true. */
function findSetting(
  unit: Unit,
  answer: LoopAnswer | undefined,
  reason: Reason | null,
  awaits: readonly ExplainedAwait[],
): ExplainedLoop['setting'] {
  const named = awaits
    .flatMap(({ unknowns }) => unknowns)
    .find(({ name, nameClass }) =>
      reason ? reason.text.includes(`${name}()`) : nameClass !== 'gate' && nameClass !== 'stateful',
    );
  const isAsked = answer ? answer.verdict !== 'proven' : reason !== null;
  return named && isAsked ? makeSetting(named.name, findModule(unit, named.name)) : null;
}
