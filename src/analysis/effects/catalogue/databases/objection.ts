/**
 * Objection and Bookshelf. A query of Objection is a builder that runs when it is awaited, each time
 * anew; without a method that says otherwise it selects. With an argument it runs in a transaction.
 */
import { building } from '../arguments.js';
import { barrier, each, pure, step } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';
import { IN_TRANSACTION, serial, WRITE } from './connection.js';

const select: Row = {
  reads: ['db'],
  waits: true,
  lazy: 'rerun',
  result: 'objection.query',
};
const next: Member = { call: building(step(select), 'objection.') };
/** A change, and all that follows in its chain. */
const change: Row = { ...WRITE, lazy: 'rerun', result: 'objection.change', shared: true };

/** `User.query()`; `User.query(trx)` runs on what it is given. */
const query: RowOf = (call) =>
  call.arguments.length === 0 ? select : { ...barrier(IN_TRANSACTION), result: 'handle' };

export const objection: Library = {
  modules: ['objection'],
  versions: '>=2 <4',
  checked: '3.1.5',
  source: 'Objection documentation, “Query builder”; type declarations',
  packages: ['knex@3.3.0'],
  exports: {
    Model: { extended: 'objection.model' },
    transaction: { call: barrier(IN_TRANSACTION), value: 'objection.transactions' },
    Transaction: { type: 'objection.transaction' },
    ...each('raw ref val fn', { call: pure('objection.part') }),
  },
  kinds: {
    'objection.model': {
      type: 'typeof objection#Model',
      // Hooks of a model, and a builder of its own.
      spoiledBy: [
        ...['beforeFind', 'afterFind', '$afterFind', '$parseDatabaseJson', '$setDatabaseJson'],
        ...['QueryBuilder', 'modifiers'],
      ],
      members: {
        query: { call: query },
        ...each('transaction startTransaction', { call: barrier(IN_TRANSACTION) }),
        relatedQuery: {
          call: (call) => (call.arguments.length === 1 ? select : barrier(IN_TRANSACTION)),
        },
      },
    },
    'objection.query': {
      awaited: 'data',
      type: 'objection#QueryBuilder<objection#Model>',
      members: {
        ...each(
          `select column columns from distinct as where andWhere orWhere whereNot andWhereNot orWhereNot
           whereRaw orWhereRaw whereExists whereNotExists whereIn orWhereIn whereNotIn orWhereNotIn
           whereNull orWhereNull whereNotNull orWhereNotNull whereBetween whereNotBetween whereColumn
           join joinRelated innerJoin innerJoinRelated leftJoin leftJoinRelated leftOuterJoin
           groupBy having orderBy orderByRaw limit offset range page findById findByIds findOne first
           withGraphFetched withGraphJoined count countDistinct min max sum avg union unionAll for
           throwIfNotFound context`,
          next,
        ),
        clone: { call: select },
        resultSize: { call: { reads: ['db'], waits: true, result: 'promise:number' } },
        ...each(
          `insert insertAndFetch insertGraph insertGraphAndFetch upsertGraph upsertGraphAndFetch patch
           patchAndFetch patchAndFetchById update updateAndFetch updateAndFetchById delete deleteById
           del relate unrelate increment decrement truncate`,
          { call: change },
        ),
        ...each('forUpdate forShare transacting', { call: barrier(IN_TRANSACTION) }),
        execute: { call: { reads: ['db'], waits: true, result: 'promise:data' } },
        then: { call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0, 1] } },
        catch: { call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0] } },
      },
    },
    'objection.change': { getMember: () => ({ call: change }) },
    'objection.part': {},
    'objection.transactions': { members: { start: { call: barrier(IN_TRANSACTION) } } },
    'objection.transaction': serial('objection.transaction', IN_TRANSACTION),
  },
};

/** A model of Bookshelf is changed by what it fetches: what it does keeps its order. */
export const bookshelf: Library = {
  modules: ['bookshelf'],
  versions: '>=1 <2',
  checked: '1.2.0',
  source: 'Bookshelf documentation, “Model”: fetch() fills the model that it is called on',
  packages: ['@types/bookshelf@1.2.9', 'knex@0.95.15'],
  exports: { default: { call: { result: 'bookshelf.client', shared: true } } },
  kinds: {
    'bookshelf.client': serial('bookshelf.client', 'a model is filled by what it fetches'),
  },
};
