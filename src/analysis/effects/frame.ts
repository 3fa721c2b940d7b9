import type { FunctionNode } from '../../utils/ast.js';
import type { Summary } from '../model.js';
import type { Unit } from '../unit.js';
import type { FreshnessContext } from './locate.js';
import type { Resolver } from './functions.js';
import type { Results } from './results.js';
import type { SummaryBuilder } from './summary.js';

/** One summary in the making, and what it is made from. */
export interface Frame {
  unit: Unit;
  results: Results;
  resolver: Resolver;
  builder: SummaryBuilder;
  /** The function that is summarised; undefined for a piece of code seen by its own function. */
  owner: FunctionNode | undefined;
  /** The summary of another function, as far as it is known. */
  lookup(node: FunctionNode): Summary;
}

/** What may count as new inside the frame's function. */
export function getFreshnessContext({ unit, owner, results }: Frame): FreshnessContext {
  return { unit, owner, callFreshness: (call) => results.getCallFreshness(call) };
}
