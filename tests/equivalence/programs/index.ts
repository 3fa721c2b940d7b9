import { fixedBodies } from './fixed-bodies.js';
import { fixedCallees } from './fixed-callees.js';
import { fixedExpressions } from './fixed-expressions.js';
import { fixedJoins } from './fixed-joins.js';
import { fixedLoads } from './fixed-loads.js';
import { fixedMemos } from './fixed-memos.js';
import { fixedMixtures } from './fixed-mixtures.js';
import { fixedNeighbours } from './fixed-neighbours.js';
import { fixedPlaces } from './fixed-places.js';
import { fixedRequests } from './fixed-requests.js';
import { fixedRounds } from './fixed-rounds.js';
import { fixedShapes } from './fixed-shapes.js';
import { fixedText } from './fixed-text.js';
import { fixedTyped } from './fixed-typed.js';
import { fixedVariants } from './fixed-variants.js';
import { keptAliases } from './kept-aliases.js';
import { keptCalls } from './kept-calls.js';
import { keptData } from './kept-data.js';
import { keptEffects } from './kept-effects.js';
import { keptEvaluation } from './kept-evaluation.js';
import { keptExpressions } from './kept-expressions.js';
import { keptFailures } from './kept-failures.js';
import { keptGates } from './kept-gates.js';
import { keptGuards } from './kept-guards.js';
import { keptHandles } from './kept-handles.js';
import { keptMemos } from './kept-memos.js';
import { keptObjects } from './kept-objects.js';
import { keptPlaces } from './kept-places.js';
import { keptState } from './kept-state.js';
import { keptText } from './kept-text.js';
import { keptThrows } from './kept-throws.js';
import type { TableProgram } from './table.js';

/** The whole table. */
export const programs: readonly TableProgram[] = [
  ...fixedBodies,
  ...fixedCallees,
  ...fixedExpressions,
  ...fixedJoins,
  ...fixedLoads,
  ...fixedMemos,
  ...fixedMixtures,
  ...fixedNeighbours,
  ...fixedPlaces,
  ...fixedRequests,
  ...fixedRounds,
  ...fixedShapes,
  ...fixedText,
  ...fixedTyped,
  ...fixedVariants,
  ...keptAliases,
  ...keptCalls,
  ...keptData,
  ...keptEffects,
  ...keptEvaluation,
  ...keptExpressions,
  ...keptFailures,
  ...keptGates,
  ...keptGuards,
  ...keptHandles,
  ...keptMemos,
  ...keptObjects,
  ...keptPlaces,
  ...keptState,
  ...keptText,
  ...keptThrows,
];
