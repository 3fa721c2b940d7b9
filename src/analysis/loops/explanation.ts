/** The plain form of what is known of a loop, as the command and other tools read it. */
import type { ExplainedAwait } from '../explanation.js';
import type { Reason } from '../model.js';
import type { DeclarationOfEffect } from '../unknowns.js';
import type { Distinct, Iterated, LoopAnswer } from './model.js';

export interface ExplainLoopOptions {
  /** The weakest verdict that the rule reports. */
  report: LoopAnswer['verdict'];
  /** What the rule offers for an answer. */
  getOffers(answer: LoopAnswer): Exclude<ExplainedLoop['outcome'], 'nothing'>;
}

export interface ExplainedLoop {
  /** The function around the loop; null for a module or a function without a name. */
  function: string | null;
  line: number;
  endLine: number;
  /** The head of the loop: `for (const id of ids)`. */
  text: string;
  /** What it goes through; null where it goes on until something changes. */
  iterated: {
    form: Iterated['form'];
    /** The number of elements where the text shows it. */
    width: number | null;
    /** What no two elements share. */
    distinct: Distinct | null;
  } | null;
  verdict: LoopAnswer['verdict'] | 'dependent';
  /** Why an iteration has to wait for the one before it; null where it does not have to. */
  reason: Reason | null;
  /** What would have to change; null where nothing can. */
  remedy: string | null;
  /** What to add to `settings.waterfall.effects`, where that is the remedy and it is true. */
  setting: DeclarationOfEffect | null;
  awaits: readonly ExplainedAwait[];
  /** What stays in order behind the part that waits: lists, sums, lines. */
  inOrder: readonly string[];
  /** Who could see that a failure leaves less behind. */
  observer: string | null;
  /** What the iterations write, each a thing of its own. */
  writes: string | null;
  /** The one query of a database that would do for all iterations. */
  batch: string | null;
  /** Calls whose effect is taken from their name, or is unknown. */
  assumptions: readonly string[];
  /** Where a report stands. */
  reportedLine: number;
  column: number;
  /** What the rule does about it. `report`: it is reported, and there is nothing to apply. */
  outcome: 'fix' | 'suggestion' | 'report' | 'nothing';
}
