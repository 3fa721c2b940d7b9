/** The words of this folder: promises that are started and not listened to at once. */
import type { TSESTree } from '@typescript-eslint/types';

import type { Variable } from '../model.js';

/** How it is known that a promise has started: best first. */
export type StartEvidence = 'proven' | 'assumed';

/** An expression that gives a promise that has started and may reject. */
export interface Started {
  evidence: StartEvidence;
  /** The call as written, for messages: `loadPosts()`. */
  name: string;
  /**
   * Whether the value is surely a promise of the language, on which `.catch` runs nothing twice. A type
   * that is only written down does not say so: a query fits it, too.
   */
  isNative: boolean;
  /** Whether it is a list of promises rather than one. */
  isList: boolean;
}

/**
 * What happens before anyone listens.
 *
 * `await`: something else is awaited; `leave`: the function is left; `throw`: a call may throw, and the
 * function is left by that; `loop`: promises of a list are awaited one after another.
 */
export interface Gap {
  kind: 'await' | 'leave' | 'throw' | 'loop';
  node: TSESTree.Node;
  /** `assumed` where a call may throw by what it is handed, and no body says that it does. */
  evidence: StartEvidence;
}

/** A promise that can reject before anyone listens. */
export interface EarlyPromise {
  kind: Gap['kind'];
  started: Started;
  /** The variable that holds the promise; undefined where a loop takes the list itself. */
  variable: Variable | undefined;
  /** Undefined for a list that is filled by `push`, too: it is empty where it is declared. */
  declarator: TSESTree.VariableDeclarator | undefined;
  gap: TSESTree.Node;
  /** Where the code first listens, where it does so with a plain `await`. */
  listener: TSESTree.AwaitExpression | undefined;
  /** Whether joining it with what is awaited first changes nothing but the window. */
  isFixable: boolean;
  /** Whether nothing between that await and the listener can be what the promise waits for. */
  isFreeBetween: boolean;
  /** Whether code that may run before a join has ended reads what the joined awaits declare. */
  isReadEarly: boolean;
  /** What the loop over a list does with its items, where it could as well go through the values. */
  items: Items | undefined;
  /** What stands between, as work of its own beside the promise. */
  branch: Branch | undefined;
}

/** The items of a loop over promises. */
export interface Items {
  /** True where the loop does nothing but wait: `for (const p of started) await p;`. */
  isWait: boolean;
  /** The awaits that become values. */
  awaits: readonly TSESTree.AwaitExpression[];
}

/** Statements from the first await to the listener that could as well stand in a function of their own. */
export interface Branch {
  statements: readonly TSESTree.Statement[];
  /** The statement of the listener, behind them. */
  listener: TSESTree.Statement;
  /** What they declare and code below reads. */
  names: readonly string[];
  /** Whether they wait for more than the first await. */
  isChain: boolean;
  /** The only call that is awaited, where there is nothing else and it cannot throw on the spot. */
  only: TSESTree.CallExpression | undefined;
}

/** A statement that starts a join and does not wait for it. */
export interface FloatingJoin {
  node: TSESTree.CallExpression;
  name: string;
}
