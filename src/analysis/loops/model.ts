/** The words for loops: what goes through what, what an iteration does, and how it could be taken apart. */
import type { TSESTree } from '@typescript-eslint/types';

import type { Reason, Variable, Verdict } from '../model.js';

export type LoopNode = TSESTree.ForOfStatement | TSESTree.ForStatement | TSESTree.ForInStatement;

/** A loop that goes through something that is there before it starts. */
export interface LoopShape {
  node: LoopNode;
  /** `of`: `for (const x of xs)`; `counted`: `for (let i = 0; i < xs.length; i++)`; `in`: `for (const key in object)`. */
  kind: 'of' | 'counted' | 'in';
  /** What the loop goes through: `xs`. */
  iterated: TSESTree.Expression;
  /** What an element is bound to; undefined where a counted loop only reads `xs[i]`. */
  element: TSESTree.BindingName | undefined;
  /** The counter of a counted loop. */
  index: TSESTree.Identifier | undefined;
  /** What an iteration runs; the `const x = xs[i]` of a counted loop is its element and left out. */
  statements: readonly TSESTree.Statement[];
}

/** What is known of the value that a loop goes through. */
export interface Iterated {
  /**
   * `array`: has `map`, and no holes. `keys`: `for…in` over a plain object. `iterable`: a `Map`, a `Set`, a
   * text or data, which can be gone through at any time. `assumed`: nothing says that it is no list.
   * `unknown`: a stream, a generator or anything else.
   */
  form: 'array' | 'keys' | 'iterable' | 'assumed' | 'unknown';
  /** The number of elements where the text shows it. */
  width: number | undefined;
  /** What no two elements share, so that what is keyed by it is apart. */
  distinct: Distinct | undefined;
}

/**
 * `element`: no two are the same. `row`: each is a row of a table, with an `id` of its own. `entry`: each
 * is a pair, with a key of its own.
 */
export type Distinct = 'element' | 'row' | 'entry';

/** A part of an iteration. */
export type Step =
  | { kind: 'statement'; node: TSESTree.Statement }
  /** `if (test) continue;`, or with `negated` what stands in `if (test) { … }` at the end of the body. */
  | { kind: 'guard'; node: TSESTree.IfStatement; negated: boolean };

/**
 * How a loop is taken apart: the mapped part of all iterations runs at the same time, then the rest of each
 * iteration runs in order over what the mapped parts gave.
 */
export interface LoopPlan {
  mapped: readonly Step[];
  /** The statement whose awaits belong to the mapped part, and whose own work belongs to the rest. */
  split: LoopSplit | undefined;
  rest: readonly TSESTree.Statement[];
  /** Variables of an iteration that the rest needs. */
  outs: readonly Variable[];
  /** The mapped part may end early, so that the rest of that iteration is left out. */
  skips: boolean;
  /** The body is one `try` statement: a failure belongs to its iteration. */
  attempt: TSESTree.TryStatement | undefined;
}

/** `out.push(await f(x))`, `if (await f(x)) out.push(x)` */
export interface LoopSplit {
  node: TSESTree.ExpressionStatement | TSESTree.IfStatement;
  /** What belongs to the mapped part: the awaits, or the choices around them. */
  parts: readonly TSESTree.Expression[];
}

/** What is known of a loop that waits. */
export interface LoopAnswer {
  shape: LoopShape;
  iterated: Iterated;
  plan: LoopPlan;
  verdict: Exclude<Verdict, 'dependent'>;
  /** What stays in order behind the part that waits, in words: `pages`, `log lines`. */
  inOrder: readonly string[];
  /** Whether a fix may be written where the width allows it. */
  fixable: boolean;
  /** Who could see that a failure leaves less behind than it did. */
  observer: Reason | undefined;
  /** The calls that one iteration starts at a time: the elements of a `Promise.all` in it. */
  breadth: number;
  /** What the iterations write, each a thing of its own; undefined where they only read. */
  writes: string | undefined;
  /** The first await that each iteration starts anew. */
  first: TSESTree.AwaitExpression;
  /** The awaited calls, as messages name them. */
  calls: readonly string[];
  /** Calls whose effect is taken from their name, or is unknown. */
  assumptions: readonly string[];
  /** Whether no call is known by its name only: all that is assumed is what the loop goes through. */
  unnamed: boolean;
  /** The one query of a database that would do for all iterations. */
  batch: string | undefined;
  /** Whether a call may throw before it gives a promise. */
  throwsSynchronously: boolean;
  /** Whether the accumulator in the plan's split statement is made for this loop alone. */
  accumulator: Accumulator | undefined;
}

/** `const out = []` above a loop that does nothing with it but `out.push(…)`. */
export interface Accumulator {
  variable: Variable;
  declaration: TSESTree.VariableDeclaration;
  /** What each iteration adds. */
  added: TSESTree.Expression;
}

/** A call of `forEach`, `map` or `reduce` with an async callback that nothing waits for as it is meant. */
export interface CallbackAnswer {
  /**
   * `forEach`: nothing waits for the iterations. `unjoined`: nor for those of a `map`. `awaited`: what is
   * awaited is a list of promises. `reduce`: each iteration first waits for the one before it.
   */
  kind: 'forEach' | 'unjoined' | 'awaited' | 'reduce';
  call: TSESTree.CallExpression;
  callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;
  /** Whether an `await` may stand there. */
  canWait: boolean;
}
