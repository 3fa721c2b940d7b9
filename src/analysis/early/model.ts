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
 * `await`: something else is awaited; `leave`: the function is left; `loop`: promises of a list are
 * awaited one after another.
 */
export interface Gap {
  kind: 'await' | 'leave' | 'loop';
  node: TSESTree.Node;
}

/** A promise that can reject before anyone listens. */
export interface EarlyPromise {
  kind: Gap['kind'];
  started: Started;
  /** The variable that holds the promise; undefined where a loop takes the list itself. */
  variable: Variable | undefined;
  declarator: TSESTree.VariableDeclarator | undefined;
  gap: TSESTree.Node;
  /** Where the code first listens, where it does so with a plain `await`. */
  listener: TSESTree.AwaitExpression | undefined;
  /** Whether joining it with what is awaited first changes nothing but the window. */
  isFixable: boolean;
  /** Whether nothing between that await and the listener can be what the promise waits for. */
  isFreeBetween: boolean;
}

/** A statement that starts a join and does not wait for it. */
export interface FloatingJoin {
  node: TSESTree.CallExpression;
  name: string;
}
