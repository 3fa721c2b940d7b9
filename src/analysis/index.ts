/**
 * The door of the analysis: may these run at the same time, and why?
 *
 * Nothing outside this folder imports anything but this file.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { findBlocking } from './background/index.js';
import type { Blocking } from './background/index.js';
import { Candidates } from './candidates.js';
import { collectDependences } from './dependence.js';
import { findEarlyPromises, findFloatingJoins } from './early/index.js';
import type { EarlyPromise, FloatingJoin } from './early/index.js';
import { Effects } from './effects/infer.js';
import { explainList } from './explain.js';
import type { Explanation, ExplainOptions } from './explanation.js';
import { findGroups } from './groups.js';
import { findJoin } from './joins/index.js';
import type { Join } from './joins/index.js';
import { explainLoop } from './loops/explain.js';
import type { ExplainedLoop, ExplainLoopOptions } from './loops/explanation.js';
import { findLoop } from './loops/index.js';
import { findCallback } from './loops/callbacks.js';
import type { CallbackAnswer, LoopAnswer, LoopNode } from './loops/model.js';
import type { Group, ListAnalysis, StatementList } from './model.js';
import { collectOperations } from './operations.js';
import { findFilePlace, findPlace, keepStretches } from './places/index.js';
import { findParallelTransactions } from './parallel.js';
import type { ParallelTransaction } from './parallel.js';
import { findSettledMisuses } from './settled/index.js';
import type { SettledMisuse } from './settled/index.js';
import type { Unit } from './unit.js';
import { createUses } from './uses.js';
import type { Uses } from './uses.js';

export type { Join, JoinForm, JoinHazard, JoinMember } from './joins/index.js';
export { mayCombine } from './combinators.js';
export { getModules } from './modules/index.js';
export { findStatementList, getStatementList } from './lists.js';
export { getAnnotation } from './types.js';
export { printAnalysis } from './print.js';
export { createUnit } from './unit.js';
export type { AnalysisSettings, NamedType, Unit } from './unit.js';
export { PLATFORMS } from './background/platform.js';
export type { Advice, Deferral, Platform } from './background/platform.js';
export type { Blocking } from './background/index.js';
export { FAMILIES } from './handlers/index.js';
export type { Handler } from './handlers/index.js';
export { LIBRARY_NAMES } from './effects/catalogue/index.js';
export { DECLARED_EFFECTS } from './effects/setting.js';
export type { DeclaredEffect, EffectSetting } from './effects/setting.js';
export { findTagProblems, getDeclaredTag } from './effects/tags.js';
export type { DeclaredTag, TagProblem } from './effects/tags.js';
export type { Obstacle } from './refusals.js';
export type {
  ExplainedAwait,
  ExplainedGroup,
  ExplainedOperation,
  Explanation,
  ExplainOptions,
} from './explanation.js';
export type { ParallelTransaction } from './parallel.js';
export type { SerialLoop } from './serial-loop.js';
export type { EarlyPromise, FloatingJoin } from './early/index.js';
export type { MisuseKind, SettledMisuse } from './settled/index.js';
export type { ExplainedLoop, ExplainLoopOptions } from './loops/explanation.js';
export { findInnermostLoop, isLoopNode } from './loops/shape.js';
export { findContinues } from './loops/plan.js';
export type {
  Accumulator,
  CallbackAnswer,
  LoopAnswer,
  LoopNode,
  LoopPlan,
  LoopShape,
  Step,
} from './loops/model.js';
export type {
  Binding,
  Group,
  ListAnalysis,
  Operation,
  Placement,
  Reason,
  Slot,
  StatementList,
  Verdict,
} from './model.js';

/** Answers questions about one file. */
export interface Analysis {
  unit: Unit;
  /** What is known of a statement list: its operations, and why they keep their order. */
  analyzeList(list: StatementList): ListAnalysis;
  /** The groups of a list that could start together, down to the weakest verdict asked for. */
  findGroups(list: StatementList, weakest: Group['verdict']): readonly Group[];
  /** The work at an await whose answer need not wait for it, down to the weakest verdict asked for. */
  findBlocking(node: TSESTree.AwaitExpression, weakest: Blocking['verdict']): Blocking | undefined;
  /** A loop whose iterations could run at the same time, down to the weakest verdict asked for. */
  findLoop(node: LoopNode, weakest: LoopAnswer['verdict']): LoopAnswer | undefined;
  /** A `forEach`, `map` or `reduce` with an async callback that nothing waits for as it is meant. */
  findCallback(call: TSESTree.CallExpression): CallbackAnswer | undefined;
  /** Everything that is known of a list, in plain data, for people and for tools. */
  explainList(list: StatementList, options: ExplainOptions): Explanation;
  /** Everything that is known of a loop that waits, in plain data. */
  explainLoop(node: TSESTree.Node, options: ExplainLoopOptions): ExplainedLoop;
  /**
   * What a rejection does to an awaited `Promise.all`; undefined for other awaits, and where asked only
   * for hazards, for joins without one.
   */
  findJoin(awaited: TSESTree.AwaitExpression, onlyHazards: boolean): Join | undefined;
  /** The settled results of the file that are used as if they were the values. */
  findSettledMisuses(withDropped: boolean): readonly SettledMisuse[];
  /** The promises of the file that can reject before anyone listens. */
  findEarlyPromises(): readonly EarlyPromise[];
  /** The statements of the file that start a join and do not wait for it. */
  findFloatingJoins(): readonly FloatingJoin[];
  /** The joins of the file whose promises run on one transaction or connection. */
  findParallelTransactions(): readonly ParallelTransaction[];
}

/** Starts the analysis of a file; work is done when a question is asked. */
export function createAnalysis(unit: Unit): Analysis {
  const effects = new Effects(unit);
  const known = new Map<TSESTree.Node, { analysis: ListAnalysis; uses: Uses }>();
  const get = (list: StatementList): { analysis: ListAnalysis; uses: Uses } => {
    let found = known.get(list.parent);
    if (!found) {
      const operations = keepStretches(unit, collectOperations(unit, effects, list));
      const uses = createUses(unit, operations);
      const dependences = collectDependences(unit, operations, uses);
      found = {
        analysis: { list, operations, dependences, place: findPlace(unit, effects, list.parent) },
        uses,
      };
      known.set(list.parent, found);
    }
    return found;
  };
  return {
    unit,
    analyzeList: (list) => get(list).analysis,
    findGroups(list, weakest) {
      try {
        const full = known.get(list.parent);
        if (full) return findGroups(unit, full.analysis, full.uses, weakest);
        const candidates = new Candidates(unit, list, weakest);
        if (candidates.size === 0 || findFilePlace(unit)) return [];
        const operations = keepStretches(unit, collectOperations(unit, effects, list, candidates));
        const analysis = { list, operations, dependences: [], place: undefined };
        const groups = findGroups(unit, analysis, createUses(unit, operations), weakest);
        // Asked last: to know where a function is called, the whole file is gone through.
        return groups.length > 0 && findPlace(unit, effects, list.parent) ? [] : groups;
      } catch (error) {
        // Code nested deeper than the stack allows: nothing is known of it.
        if (error instanceof RangeError) return [];
        throw error;
      }
    },
    findBlocking(node, weakest) {
      try {
        return findBlocking(unit, effects, node, weakest);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    findLoop(node, weakest) {
      try {
        return findFilePlace(unit) ? undefined : findLoop(unit, effects, node, weakest);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    findCallback: (call) => (findFilePlace(unit) ? undefined : findCallback(unit, effects, call)),
    explainList(list, options) {
      const { analysis, uses } = get(list);
      return explainList(unit, analysis, uses, options);
    },
    explainLoop: (node, options) => explainLoop(unit, effects, node, options),
    findJoin(awaited, onlyHazards) {
      try {
        return findJoin(unit, effects, awaited, onlyHazards);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    findSettledMisuses: (withDropped) =>
      unlessTooDeep(() => findSettledMisuses(unit, effects, withDropped)),
    findEarlyPromises: () => unlessTooDeep(() => findEarlyPromises(unit, effects)),
    findParallelTransactions: () => unlessTooDeep(() => findParallelTransactions(unit, effects)),
    findFloatingJoins: () => unlessTooDeep(() => findFloatingJoins(unit, effects)),
  };
}

/** Code nested deeper than the stack allows: nothing is known of it. */
function unlessTooDeep<T>(find: () => readonly T[]): readonly T[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
