/**
 * The form of the catalogue's data. A library says what its exports are, and what the values of its
 * kinds can do; nothing here knows a particular library.
 */
import type { TSESTree } from '@typescript-eslint/types';

import type { BackgroundKind, Kind } from '../../model.js';
import type { Entry, KindOf, TextOf } from './entry.js';

/** An entry as it stands in a library's table: its source is filled in when it is looked up. */
export type Row = Omit<Entry, 'source'>;

/** Looks at a call to tell its effect; undefined where the arguments do not tell. */
export type RowOf = (
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  kindOf: KindOf,
  textOf: TextOf,
) => Row | undefined;

/** Looks at a tagged template to tell its effect; undefined where its text does not tell. */
export type TagRowOf = (node: TSESTree.TaggedTemplateExpression) => Row | undefined;

/** What a name of a library stands for; a class can be constructed and is a type. */
export interface Member {
  /** The kind of value that it is: `db.user` is a `prisma.model`. */
  value?: Kind;
  /** What calling it does. */
  call?: Row | RowOf;
  /** What `new` does with it. */
  construct?: Row | RowOf;
  /** What it does as the tag of a template. */
  tag?: Row | TagRowOf;
  /** The kind of the values that have the type of this name. */
  type?: Kind;
  /** The kind of a class that extends it: what its inherited static members do. */
  extended?: Kind;
}

/** What the values of one kind can do. */
export interface KindMembers {
  /** By name of the property or method. */
  members?: Readonly<Record<string, Member>>;
  /**
   * The members that follow a rule, asked where `members` has no such name.
   * @param argument What follows the colon of the kind: `users` in `octokit.namespace:users`.
   */
  getMember?: (name: string, argument: string) => Member | undefined;
  /** What calling a value of the kind does, or using it as a tag. */
  self?: Member;
  /** The kind that awaiting a value of the kind gives. */
  awaited?: Kind;
  /** Members that make a value do more than its rows say: `interceptors` of a client for requests. */
  spoiledBy?: readonly string[];
  /**
   * The declared type that the kind stands for, which `npm run catalogue:check` looks the members up
   * in: `Pool` of the first module, or any type with names such as `drizzle-orm/pg-core#PgDatabase<any>`.
   */
  type?: string;
}

/** One library, or a family of libraries with the same exports. */
export interface Library {
  /** What `like` in the settings calls it; without one, the first of `modules`. */
  name?: string;
  /** Import specifiers; `*` stands for any text: `@aws-sdk/client-*`. */
  modules: readonly string[];
  /** The versions that the rows hold for, as an npm range. */
  versions: string;
  /** The version that the rows were checked against, and where the claims come from. */
  checked: string;
  source: string;
  /** Further packages that hold the declarations, for `npm run catalogue:check`: `@types/pg@8.23.1`. */
  packages?: readonly string[];
  /** By exported name; `default` for the default export, `Prisma.TransactionClient` for a member. */
  exports: Readonly<Record<string, Member>>;
  /** Exports that follow a rule, asked where `exports` has no such name: `default` of `lodash/get`. */
  getExport?: (name: string, module: string) => Member | undefined;
  /** The one query that does what many would, by method: `findMany with in` for `findUnique`. */
  batches?: Readonly<Record<string, string>>;
  /** By kind. The name begins with the library's own: `prisma.client`, `prisma.model`. */
  kinds?: Readonly<Record<string, KindMembers>>;
}

/** Gives several names one form of a query. */
export function eachWord(names: string, form: string): Record<string, string> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, form]));
}

/** A read of a resource that gives a native promise: `read('http', 'response')`. */
export function read(resource: string, awaited?: Kind): Row {
  return {
    reads: [resource],
    waits: true,
    result: awaited === undefined ? 'promise' : `promise:${awaited}`,
  };
}

/** A write of a resource that gives a native promise. */
export function write(resource: string, awaited?: Kind): Row {
  return {
    writes: [{ resource }],
    waits: true,
    result: awaited === undefined ? 'promise' : `promise:${awaited}`,
  };
}

/** Computes a value; neither reads nor changes anything outside, and does not wait. */
export function pure(result?: Kind): Row {
  return { result };
}

/** Computes a value, off the main thread or in pieces: a promise that gains from starting early. */
export function work(awaited?: Kind): Row {
  return { waits: true, result: awaited === undefined ? 'promise' : `promise:${awaited}` };
}

/** Computes a value, or throws because of what it is given. */
export function throwing(result?: Kind): Row {
  return { result, throws: true };
}

/** Writes a line that nobody waits for or reads. */
export function note(resource: string): Row {
  return { writes: [{ resource }], benign: true };
}

/** A write that an answer need not wait for: mail, analytics, a message to people. */
export function background(kind: BackgroundKind, resource: string = kind): Row {
  return { ...write(resource), background: kind };
}

/** Nothing moves across the call; the text completes “because …”. */
export function barrier(text: string): Row {
  return { barrier: text };
}

/** Decides whether its caller goes on; the text completes “because …”. */
export function gate(text: string): Row {
  return { gate: text };
}

/** A step of a builder that changes its receiver and gives it back; what it does, it does when it ends. */
export function step(row: Row): Row {
  return { ...row, mutates: 'receiver', chains: true };
}

/** The same member for several names. */
export function each(names: string, member: Member): Record<string, Member> {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, member]),
  );
}

/** A class whose instances are of a kind; making one does nothing that others could see. */
export function classOf(kind: Kind): Member {
  return { construct: { result: kind, shared: true }, type: kind };
}
