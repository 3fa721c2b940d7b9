/**
 * The words of the analysis. Read this file first.
 *
 * A statement list becomes operations; each operation has a summary of what evaluating it may do;
 * dependences between operations carry reasons; what may start together forms rounds.
 */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { FunctionNode } from '../utils/ast.js';

export type Variable = TSESLint.Scope.Variable;

/** The object a location starts from. */
export type Root =
  /** A binding and what it holds: `cart.items` starts from `cart`. */
  | { kind: 'variable'; variable: Variable }
  /** The receiver of the method: `this.total`. */
  | { kind: 'this' }
  /** Something outside the program, by namespace: `http`, `fs`, `stdout`. */
  | { kind: 'resource'; name: string }
  /** An object that could not be traced: it may be any. */
  | { kind: 'heap' };

/** A place that an operation may read or write. */
export interface Location {
  root: Root;
  /** Property names from the root; `*` stands for any. Empty: the binding itself. */
  path: readonly string[];
  /** For an outside resource, its key where the key is a literal: `fs:schema.json`. */
  key?: string;
}

/** What is done for others than the one who waits for the answer. */
export type BackgroundKind =
  'mail' | 'analytics' | 'logging' | 'metrics' | 'search' | 'cache' | 'webhook' | 'notification';

/** A write, and the words that explain it. */
export interface Write {
  location: Location;
  /** True where the object is a one-use handle (the body of a response) that nobody else holds. */
  consumes: boolean;
  /** True for log lines, metrics and their like inside a callee, whose order nobody relies on. */
  benign?: boolean;
  /** True where it only keeps what was read, under the key that it was read by. */
  fills?: boolean;
  /** Set where an answer need not wait for it; `declared` where the user says so. */
  background?: BackgroundKind | 'declared' | undefined;
  why: string;
}

/** Why an operation has to wait, or why nothing is moved. `text` completes “because …”. */
export interface Reason {
  kind:
    | 'flow'
    | 'anti'
    | 'output'
    | 'effect'
    | 'control'
    | 'failure'
    | 'observation'
    | 'place'
    | 'unknown';
  text: string;
}

/** What a name says about a call whose body is not visible. A name may refuse, it never proves. */
export type NameClass = 'read' | 'write' | 'gate' | 'stateful' | 'none';

/** A call whose effect could not be established from a body, the catalogue or the settings. */
export interface Unknown {
  /** The callee as written, without arguments. */
  name: string;
  nameClass: NameClass;
  /**
   * `undeclared`: nothing in sight declares it; `unresolved`: imported from a module that was not
   * read; `hidden`: a parameter, a local value, a declaration without a body, or something of another
   * file that was read and could not be followed.
   */
  declared: 'undeclared' | 'unresolved' | 'hidden';
  /** The receiver as written (`api` in `api.getUser`), where the callee is a member. */
  receiver?: string;
}

/** The part of a value's type that the analysis knows without a type checker. */
export type Kind = string | undefined;

/** Where a fact came from. */
export interface Source {
  /** In words: `body of getUser`, `catalogue fetch`. */
  text: string;
  /** The file and line of a body or a declaration; lines count from 1. */
  file?: string;
  line?: number;
}

/** A parameter that is called, or a property of it. */
export interface CalledParameter {
  callee: FunctionNode;
  index: number;
  path: readonly string[];
}

/** A parameter, or a property of it, that is the options of a request, its method, or the SQL of a query. */
export interface OptionParameter {
  asks: 'options' | 'method' | 'sql';
  index: number;
  path: readonly string[];
}

/** What evaluating code, or calling a function, may do. */
export interface Summary {
  writes: readonly Write[];
  /** Outside resources that are read. */
  reads: readonly string[];
  unknowns: readonly Unknown[];
  /** Parameters that are called: its own, and those of functions around it, where it is a closure. */
  calledParameters: readonly CalledParameter[];
  /** Parameters that tell a request or a query to read or to write: that is up to the caller. */
  optionParameters: readonly OptionParameter[];
  /** Set when nothing may move across: timers, locks, process state, code not understood. */
  barrier: string | undefined;
  /** Set when the code decides whether its caller goes on. */
  gate: string | undefined;
  /** May throw or reject by a statement of its own. */
  throws: boolean;
  /** May throw before it returns a promise. */
  throwsSynchronously: boolean;
  /** Waits for something outside the program. */
  waits: boolean;
  /** A variable from outside that is read and that some function changes, in words. */
  live: string | undefined;
  /** Where the facts came from, for messages and `print`. */
  evidence: readonly Source[];
  /** What a call returns, as far as it is known. */
  result: Kind;
  /** What is returned was made by the call and is held by nobody else. */
  fresh: boolean;
}

/** How well the independence of an operation is founded, best first. */
export type Evidence = 'proven' | 'trusted' | 'assumed' | 'unknown';

/** Evidence by worth: a higher number is better founded. */
export const RANK: Readonly<Record<Evidence, number>> = {
  proven: 3,
  trusted: 2,
  assumed: 1,
  unknown: 0,
};

/** The answer of the analysis for a set of operations. */
export type Verdict = 'proven' | 'assumed' | 'unknown' | 'dependent';

/** One await of an operation that can start with others. */
export interface Slot {
  /** What is replaced by the value: the await, or the conditional expression around it. */
  node: TSESTree.Expression;
  /** The await expressions inside `node` that lose their keyword; one unless conditional. */
  awaits: readonly TSESTree.AwaitExpression[];
  /** For `await (await fetch(url)).json()`: the inner await, whose promise takes a `.then`. */
  inner: TSESTree.AwaitExpression | undefined;
  /** The call as written, for messages: `getUser()`. */
  name: string;
  summary: Summary;
  evidence: Evidence;
  /** Set where the operands may only be evaluated at their own place: first in a group. */
  pinned: Reason | undefined;
  /** How many promises it starts: one, the elements of a join, or a number that is not known. */
  width: number | 'unbounded';
  /** The elements of a `Promise.all([…])` that can be spliced into a larger one. */
  elements: readonly TSESTree.Expression[] | undefined;
  /** Whether the callee's result type cannot depend on the context it is used in. */
  fixedType: boolean;
}

/** How the value of an operation's only await is bound. */
export interface Binding {
  kind: 'const' | 'let' | 'var' | 'assignment';
  exported: boolean;
  target: TSESTree.DestructuringPattern | TSESTree.Identifier;
  /** Plain property names read from the value: `(await f()).data` gives `['data']`. */
  members: readonly string[];
}

/**
 * A statement, or one declarator of a declaration.
 *
 * `step`: waits, and its awaits can start with others; `inert`: reads nothing that may change, runs
 * no unknown code and cannot leave; `boundary`: keeps its place, and nothing crosses it.
 */
export interface Operation {
  index: number;
  node: TSESTree.ProgramStatement | TSESTree.Expression;
  /** Set when the statement declares several variables and this operation is one of them. */
  declarator: TSESTree.VariableDeclarator | undefined;
  role: 'step' | 'inert' | 'boundary';
  slots: readonly Slot[];
  /** Set when the statement does nothing but bind the value of its only await. */
  binding: Binding | undefined;
  /** What stays of the statement once its awaits are lifted: nothing, inert code, or any code. */
  residual: 'none' | 'inert' | 'any';
  /** Why a boundary is one, or why the awaits of this operation may not move. */
  refusal: Reason | undefined;
  /** What the whole operation does. */
  summary: Summary;
}

/** B waits for A because of the reason. Indices of operations. */
export interface Dependence {
  from: number;
  to: number;
  reason: Reason;
}

/** A statement list and what is known of it. */
export interface ListAnalysis {
  list: StatementList;
  operations: readonly Operation[];
  dependences: readonly Dependence[];
  /** Why nothing in the list may be moved: a test, a transaction, … */
  place: Reason | undefined;
}

/**
 * The node that holds the list, and its statements. An arrow function without a block has a list of
 * one: the expression that it returns.
 */
export interface StatementList {
  parent: TSESTree.Node;
  statements: readonly (TSESTree.ProgramStatement | TSESTree.Expression)[];
}

/** One line of the new order. */
export type Placement =
  /** The operation stays as it is written. */
  | { kind: 'operation'; operation: Operation }
  /** These awaits start together. */
  | { kind: 'join'; members: readonly { operation: Operation; slot: Slot }[] }
  /** The rest of an operation whose awaits were lifted into a join above. */
  | { kind: 'residual'; operation: Operation };

/** Operations that can start together, and the order that makes them do so. */
export interface Group {
  list: ListAnalysis;
  verdict: Exclude<Verdict, 'dependent'>;
  /** True where a fix may be written: proven, or assumed and trusted by the settings. */
  fixable: boolean;
  /** The awaits that wait for something, in source order. */
  members: readonly { operation: Operation; slot: Slot }[];
  /** The first await that starts later than it needs to. */
  late: Slot;
  roundsBefore: number;
  roundsAfter: number;
  /** The longest chain of awaits that need one another. */
  criticalPath: number;
  shape: 'flat' | 'gather' | 'rounds';
  /** First and last operation that the new order replaces. */
  first: number;
  last: number;
  plan: readonly Placement[];
  /** One branch per chain, where that lets a chain go on while another still waits. */
  branches: readonly (readonly Placement[])[] | undefined;
  /** Calls whose effect is taken from their name. */
  assumptions: readonly string[];
}
