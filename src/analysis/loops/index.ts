/** The door of this folder: may the iterations of a loop run at the same time? */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getBatchForm } from '../effects/catalogue/index.js';
import { RANK } from '../model.js';
import type { Evidence, Reason } from '../model.js';
import { findPlace } from '../places/index.js';
import { findStretches } from '../places/stretches.js';
import type { Scene } from '../scene.js';
import type { Unit } from '../unit.js';
import { findAccumulator } from './accumulator.js';
import { describeIterated } from './iterated.js';
import { describeIteration } from './iteration.js';
import type { Iteration } from './iteration.js';
import type { Iterated, LoopAnswer, LoopNode } from './model.js';
import { isOfPairs } from './pairs.js';
import { makePlan } from './plan.js';
import { findRemark } from './remarks.js';
import { getShape } from './shape.js';

const VERDICTS: Readonly<Record<Evidence, LoopAnswer['verdict']>> = {
  proven: 'proven',
  trusted: 'assumed',
  assumed: 'assumed',
  unknown: 'unknown',
};

/**
 * What is known of a loop whose iterations may run at the same time; undefined where one carries
 * something into the next, may end the loop, or is in order on purpose.
 * @param weakest The weakest verdict that is asked for.
 */
export function findLoop(
  unit: Unit,
  effects: Effects,
  node: LoopNode,
  weakest: LoopAnswer['verdict'],
): LoopAnswer | undefined {
  const answer = describeLoop(unit, effects, node, weakest);
  return 'verdict' in answer ? answer : undefined;
}

const STREAM = 'what it goes through may be a stream';

/** What is known of the iterations, where it is not known what they go through. */
function weaken({ form }: Iterated, evidence: Evidence): Evidence {
  if (form === 'unknown') return 'unknown';
  return form === 'assumed' && RANK[evidence] > RANK.assumed ? 'assumed' : evidence;
}

const ORDER: Readonly<Record<LoopAnswer['verdict'], number>> = {
  proven: 2,
  assumed: 1,
  unknown: 0,
};

/** As `findLoop`, with the reason where the iterations have to wait for one another. */
export function describeLoop(
  unit: Unit,
  effects: Effects,
  node: LoopNode,
  weakest: LoopAnswer['verdict'],
): LoopAnswer | Reason {
  const shape = getShape(unit, node);
  if (!shape) return { kind: 'control', text: 'it goes on until something changes' };
  const plan = makePlan(unit, shape);
  if (!plan) return { kind: 'control', text: 'an iteration may end it, or cannot be taken apart' };
  if (findRemark(unit, node)) return { kind: 'control', text: 'a comment says that it is meant' };
  const scene: Scene = { unit, effects, owner: getOwner(node) };
  const iterated = describeIterated(unit, effects, shape);
  if (iterated.form === 'unknown' && weakest !== 'unknown')
    return { kind: 'unknown', text: STREAM };
  if (iterated.width !== undefined && iterated.width < 2)
    return { kind: 'control', text: 'there is one iteration' };
  if (isOfPairs(unit, shape))
    return { kind: 'effect', text: 'it takes each pair of one list, which grows with its square' };
  const iteration = describeIteration(scene, shape, plan, iterated);
  if (!('evidence' in iteration)) return iteration;
  const evidence = weaken(iterated, iteration.evidence);
  const verdict = VERDICTS[evidence];
  if (ORDER[verdict] < ORDER[weakest]) {
    const [unknown] = iteration.unknowns;
    return {
      kind: 'unknown',
      text: unknown ? `the effects of ${unknown.name}() are not known` : STREAM,
    };
  }
  const place = findPlace(unit, effects, node.body);
  if (place) return place;
  if (findStretches(unit, shape.statements).size > 0)
    return { kind: 'place', text: 'each iteration opens a transaction or takes a lock' };
  const { observer, writes, awaits, summaries } = iteration;
  return {
    shape,
    iterated,
    plan,
    verdict,
    inOrder: iteration.inOrder,
    fixable:
      RANK[evidence] >= RANK.trusted &&
      observer === undefined &&
      writes === undefined &&
      iterated.form !== 'unknown',
    observer,
    writes,
    breadth: iteration.breadth,
    first: awaits[0]!,
    calls: getNames(iteration),
    assumptions: getAssumptions(iteration),
    unnamed: iteration.unknowns.length === 0,
    batch: findBatch(iteration),
    throwsSynchronously: summaries.some((summary) => summary.throwsSynchronously),
    accumulator: findAccumulator(scene, shape, plan),
  };
}

/** The calls that a reader has to look at: those that are known by name only, or all. */
function getAssumptions(iteration: Iteration): string[] {
  const names = [...new Set(iteration.unknowns.map(({ name }) => `${name}()`))];
  return names.length > 0 ? names : getNames(iteration);
}

function getNames({ awaits }: Iteration): string[] {
  return [...new Set(awaits.flatMap(({ argument }) => getCallNames(argument)))];
}

/** `getUser()`; of `Promise.all([a(), b()])`, what it joins. */
function getCallNames(node: TSESTree.Node): string[] {
  const call = unwrap(node);
  if (call.type === AST_NODE_TYPES.TaggedTemplateExpression) return [getDottedName(call.tag)];
  if (call.type !== AST_NODE_TYPES.CallExpression) return ['await'];
  const name = getDottedName(call.callee);
  const [list] = call.arguments;
  const isJoin = name.startsWith('Promise.') && list?.type === AST_NODE_TYPES.ArrayExpression;
  const joined = isJoin ? list.elements.flatMap((item) => (item ? getCallNames(item) : [])) : [];
  return joined.length > 0 && !joined.includes('await') ? joined : [`${name}()`];
}

/** The query that would do for all elements, where the iterations ask a database for one each. */
function findBatch({ calls, summaries }: Iteration): string | undefined {
  const sources = [
    ...calls.flatMap(({ callee }) => (callee.kind === 'entry' ? [callee.entry.source] : [])),
    ...summaries.flatMap((summary) =>
      summary.evidence.flatMap(({ text }) =>
        text.startsWith('catalogue ') ? [text.slice('catalogue '.length)] : [],
      ),
    ),
  ];
  for (const source of sources) {
    const form = getBatchForm(source);
    if (form !== undefined) return form;
  }
  return undefined;
}
