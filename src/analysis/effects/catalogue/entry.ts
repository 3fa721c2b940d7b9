import type { TSESTree } from '@typescript-eslint/types';

import type { BackgroundKind, Kind } from '../../model.js';

/** What the catalogue says of one call. */
export interface Entry {
  /** Where the claim comes from, for messages and `print`: `fetch`, `node:fs/promises readFile`. */
  source: string;
  /** Outside resources that the call reads, such as `http`. */
  reads?: readonly string[];
  /** Outside resources that the call writes. */
  writes?: readonly { resource: string; key?: string }[];
  /** Set where nothing may move across the call. */
  barrier?: string;
  /** Starts or stops a timer: a pause that is meant, unless all it can do is to break something off. */
  timer?: 'start' | 'stop';
  /** Set where the call decides whether its caller goes on. */
  gate?: string;
  /** Indices of arguments that are called, now or later. */
  callbacks?: readonly number[];
  /** Properties of arguments that are called: `queryFn` of `fetchQuery({ queryKey, queryFn })`. */
  calls?: readonly { index: number; path: readonly string[] }[];
  /** The index of the argument that the receiver was made with and that the call runs: `load` of a loader. */
  given?: number;
  /** The first callback is given the second argument first, and then what it returned: `reduce`. */
  folds?: boolean;
  /** Request options that are not written out: their method decides between read and write. */
  options?: readonly TSESTree.Node[];
  /** SQL that is not written out: its text decides between read and write. */
  sql?: TSESTree.Node;
  /** The object that the call changes: its receiver, or an argument by index. */
  mutates?: 'receiver' | number;
  /** Gives its receiver, changed: a step of a builder. The value is as new as the receiver is. */
  chains?: boolean;
  /** The call uses up its receiver: the body of a response can be read once. */
  consumes?: boolean;
  /** May throw before it returns. */
  throws?: boolean;
  /** Returns a promise that waits for something outside the program. */
  waits?: boolean;
  /** What is returned; `promise:x` for a promise of x. */
  result?: Kind;
  /** True where the result is not a new object. */
  shared?: boolean;
  /** True where the declared result type depends on the context of the call. */
  generic?: boolean;
  /** Set where the result is not a native promise: it runs when it is awaited, once or each time. */
  lazy?: 'once' | 'rerun';
  /** What it writes is nothing that a caller waits for or reads: log lines, metrics. */
  benign?: boolean;
  /** The call makes an answer wait for nothing that it needs: what it is done for. */
  background?: BackgroundKind;
  /** Called for what it puts into a cache, each answer in a place of its own: `prefetchQuery`. */
  preloads?: boolean;
  /** Starts a call for each element of a list. */
  fansOut?: boolean;
  /** The index of the argument that the result calls when it is called: `cache(load)`. */
  wraps?: number;
}

/** Looks at the arguments of a call to tell its effect; undefined where they do not tell. */
export type EntryOf = (
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  kindOf: KindOf,
  textOf: TextOf,
) => Entry | undefined;

/** The text that an expression always gives, if it does. */
export type TextOf = (node: TSESTree.Node) => string | undefined;

/** What is known of an expression's type without a checker. */
export type KindOf = (node: TSESTree.Node) => Kind;
