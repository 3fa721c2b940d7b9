/** What many databases share: rows, and connections that carry one thing at a time. */
import type { Kind } from '../../../model.js';
import type { KindMembers, Member, Row } from '../library.js';

/** A read that gives a native promise of rows. */
export const READ: Row = { reads: ['db'], waits: true, result: 'promise:data' };
/** A write that gives a native promise. */
export const WRITE: Row = { writes: [{ resource: 'db' }], waits: true, result: 'promise:data' };

/** The type of the result is up to the caller: `query<User>(text)`. */
export function generic(row: Row): Row {
  return { ...row, generic: true };
}

export const IN_TRANSACTION =
  'a transaction runs its statements one after another on one connection';
export const ONE_CONNECTION = 'it runs one statement after another on one connection';
export const OPENS = 'it opens or closes connections';

/**
 * Values whose calls keep their order, and so do the calls of all that they give: `tx`, `tx.query.users`,
 * `tx.select().from(users)`.
 */
export function serial(kind: Kind, text: string, type?: string): KindMembers {
  const row: Row = { barrier: text, waits: true, result: kind, shared: true };
  const member: Member = { value: kind, call: row, tag: row };
  return {
    getMember: () => member,
    self: member,
    awaited: kind,
    ...(type !== undefined && { type }),
  };
}
