/**
 * knex. A builder is changed by its own methods, and runs when it is awaited, each time anew. Without a
 * method that says otherwise it selects. A parameter of the type `Knex` may be given a transaction,
 * which extends it: only instances that are made in sight are known.
 */
import { building } from '../arguments.js';
import { barrier, each, eachWord, pure, step } from '../library.js';
import type { Library, Member, Row } from '../library.js';
import { IN_TRANSACTION, OPENS, serial, WRITE } from './connection.js';
import { bySql } from './sql.js';

const read: Row = { reads: ['db'], waits: true, lazy: 'rerun', generic: true };
const select: Row = { ...read, result: 'knex.query' };
const next: Member = { call: building(step(select), 'knex.') };
/** A change, and all that follows in its chain. */
const change: Row = {
  ...WRITE,
  result: 'knex.change',
  shared: true,
  lazy: 'rerun',
  generic: true,
};
const raw = bySql({ read: { ...read, result: 'knex.raw' }, write: change });
const locks = barrier('it locks the rows that it reads');
const starts: Member = { call: building(select, 'knex.') };

const WRITES = 'insert update del delete truncate increment decrement upsert jsonInsert';

export const knex: Library = {
  modules: ['knex'],
  versions: '>=0.95 <4',
  checked: '3.3.0',
  source: 'type declarations: Knex.QueryInterface; lib/builder-interface-augmenter.js',
  batches: {
    ...eachWord('first where select from andWhere limit orderBy pluck', 'whereIn'),
    insert: 'insert with an array of rows',
  },
  exports: {
    default: { call: { result: 'knex.client', shared: true } },
    knex: { call: { result: 'knex.client', shared: true } },
    'Knex.Transaction': { type: 'knex.transaction' },
  },
  kinds: {
    'knex.client': {
      type: 'Knex<any, any[]>',
      members: {
        ...each(
          `select from table into queryBuilder where whereIn with withSchema column columns distinct
           first count`,
          starts,
        ),
        ...each('insert update del delete truncate batchInsert', { call: change }),
        transaction: { call: { ...barrier(IN_TRANSACTION), result: 'promise:knex.transaction' } },
        transactionProvider: { call: barrier(IN_TRANSACTION) },
        ...each('destroy initialize', { call: barrier(OPENS) }),
        raw: { call: raw },
        ref: { call: pure('knex.part') },
        fn: { value: 'knex.fn' },
        ...each('schema migrate seed', { value: 'knex.schema' }),
      },
      self: starts,
    },
    'knex.query': {
      awaited: 'data',
      type: 'knex#Knex.QueryBuilder<any, any>',
      members: {
        ...each(
          `select column columns from into table distinct distinctOn as where andWhere orWhere whereNot
           andWhereNot orWhereNot whereRaw orWhereRaw andWhereRaw whereExists orWhereExists
           whereNotExists orWhereNotExists whereIn orWhereIn whereNotIn orWhereNotIn whereNull
           orWhereNull whereNotNull orWhereNotNull whereBetween orWhereBetween andWhereBetween
           whereNotBetween orWhereNotBetween whereLike andWhereLike orWhereLike whereILike
           andWhereILike orWhereILike whereJsonPath whereJsonObject
           whereJsonSupersetOf whereJsonSubsetOf
           join innerJoin leftJoin leftOuterJoin rightJoin rightOuterJoin fullOuterJoin outerJoin
           crossJoin joinRaw groupBy groupByRaw having andHaving orHaving havingRaw havingIn
           havingNotIn havingNull havingNotNull havingBetween orderBy orderByRaw limit
           offset union unionAll intersect except with withRecursive withMaterialized
           withNotMaterialized withSchema rank denseRank rowNumber
           count countDistinct min max sum avg sumDistinct avgDistinct first pluck
           clearSelect clearWhere clearOrder clearGroup clearHaving clearCounters timeout comment
           hintComment options debug`,
          next,
        ),
        clone: { call: select },
        ...each(WRITES, { call: change }),
        ...each('forUpdate forShare forNoKeyUpdate forKeyShare skipLocked noWait', { call: locks }),
        transacting: { call: barrier(IN_TRANSACTION) },
        connection: { call: barrier(IN_TRANSACTION) },
        ...each('stream pipe', { call: barrier('it keeps its place between rows') }),
        columnInfo: { call: { ...read, result: 'promise:data', lazy: 'rerun' } },
        then: { call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0, 1] } },
        catch: { call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0] } },
        toSQL: { call: pure() },
        toQuery: { call: pure('string') },
      },
    },
    // Text that was seen to read; a binding does not change that.
    'knex.raw': {
      awaited: 'data',
      type: 'knex#Knex.Raw<any>',
      members: { transacting: { call: barrier(IN_TRANSACTION) } },
    },
    'knex.part': {},
    'knex.fn': {
      type: 'knex#Knex.FunctionHelper',
      members: { now: { call: pure('knex.part') }, uuid: { call: pure('knex.part') } },
    },
    'knex.change': { getMember: () => ({ call: change }) },
    'knex.schema': serial('knex.schema', 'the schema changes step by step'),
    'knex.transaction': serial('knex.transaction', IN_TRANSACTION),
  },
};
