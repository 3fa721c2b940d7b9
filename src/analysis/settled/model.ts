/** The words of this folder: what `Promise.allSettled` gives, and how it is misused. */
import type { TSESTree } from '@typescript-eslint/types';

import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';

/** What is known of the outcome of a result: nothing, or that it was checked. */
export type Outcome = 'any' | 'fulfilled' | 'rejected';

/** A value that holds settled results. */
export interface Settled {
  /** The promise of a list, the list, its `[index, result]` pairs, or one result. */
  kind: 'promise' | 'list' | 'entries' | 'result';
  /** Where it comes from: the call, or the declaration whose type says so. Names the list. */
  origin: TSESTree.Node;
  /** What the list was made of, where that is written as an array literal. */
  elements: readonly (TSESTree.Expression | undefined)[] | undefined;
  /** What one result is the outcome of. */
  element: TSESTree.Expression | undefined;
  /** May be undefined instead: `results[i]`, `results.find(…)`. A test then has something to find. */
  isOptional: boolean;
  outcome: Outcome;
}

/**
 * How a result is used as if it were the value.
 *
 * `truthy`: in a condition; `nullish`: on the left of `??`; `compared`: with a value, or by
 * `instanceof`; `property`: a property that a result does not have; `text`: printed, or calculated
 * with; `iterated`: spread, or looped over; `called`; `thrown`: instead of its reason; `argument`:
 * handed to a function that takes a value; `unchecked`: its `value` is read, and nobody asks for its
 * status; `data`: made into text for somebody else; `returned`: given back to the caller, or copied;
 * `dropped`: nobody looks at the outcomes at all.
 */
export type MisuseKind =
  | 'truthy'
  | 'nullish'
  | 'compared'
  | 'property'
  | 'text'
  | 'iterated'
  | 'called'
  | 'thrown'
  | 'argument'
  | 'unchecked'
  | 'data'
  | 'returned'
  | 'dropped';

/** One place where a result is used as if it were the value. */
export interface SettledMisuse {
  kind: MisuseKind;
  /** The result as it is used, or the `value` that is read. */
  node: TSESTree.Node;
  /** The result itself, as an expression; undefined where a pattern takes it apart. */
  result: TSESTree.Node | undefined;
  settled: Settled;
  /** The variable that holds the result, where one does. */
  variable: Variable | undefined;
}

/** Where a `value` is read, before it is known whether the status was checked. */
export interface ValueRead {
  node: TSESTree.Node;
  result: TSESTree.Node | undefined;
  settled: Settled;
}

/** Where somebody looks at the status or the reason of a result. */
export interface Look {
  node: TSESTree.Node;
  result: TSESTree.Node | undefined;
  settled: Settled;
}

/** What follows settled results through the code of a file. */
export interface Follower {
  readonly unit: Unit;
  readonly effects: Effects;
  readonly reads: ValueRead[];
  readonly looks: Look[];
  /** Follows the value of an expression into the code around it. */
  follow(node: TSESTree.Node, settled: Settled): void;
  /** Follows what a pattern, a variable or a parameter is given. */
  bind(pattern: TSESTree.Node, settled: Settled): void;
  /** What sees the whole list may ask for each status. */
  handOver(node: TSESTree.Node, settled: Settled): void;
  report(
    kind: MisuseKind,
    node: TSESTree.Node,
    result: TSESTree.Node | undefined,
    settled: Settled,
  ): void;
}
