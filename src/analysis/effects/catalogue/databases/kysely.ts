/**
 * Kysely. Builders are immutable; `execute` and its like are async functions. A parameter of the type
 * `Kysely` may be given a transaction, which extends it: only instances that are made in sight are known.
 * Plugins are taken to change the text and the rows only.
 */
import { building } from '../arguments.js';
import { barrier, each, eachWord, pure } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';
import { IN_TRANSACTION, ONE_CONNECTION, OPENS, READ, serial, WRITE } from './connection.js';
import { byTemplate } from './sql.js';

const next: RowOf = building(pure('kysely.select'), 'kysely.');
/** A change, and all that follows in its chain. */
const change: Row = { ...WRITE, result: 'kysely.change', shared: true };

export const kysely: Library = {
  modules: ['kysely'],
  versions: '>=0.24 <1',
  checked: '0.28.19',
  source: 'type declarations: QueryCreator, SelectQueryBuilder; documentation “Getting started”',
  batches: {
    ...eachWord('execute executeTakeFirst executeTakeFirstOrThrow', 'where with the operator in'),
  },
  exports: {
    Kysely: { construct: { result: 'kysely.db', shared: true } },
    ...each('Transaction ControlledTransaction', { type: 'kysely.transaction' }),
    sql: { value: 'kysely.tag' },
  },
  kinds: {
    'kysely.db': {
      type: 'Kysely<any>',
      members: {
        ...each('selectFrom selectNoFrom', { call: next }),
        ...each('insertInto replaceInto updateTable deleteFrom mergeInto', { call: change }),
        ...each('withSchema withoutPlugins withPlugin', {
          call: { result: 'kysely.db', shared: true },
        }),
        ...each('transaction startTransaction', {
          call: { barrier: IN_TRANSACTION, result: 'kysely.transaction' },
        }),
        connection: { call: { barrier: ONE_CONNECTION, result: 'kysely.transaction' } },
        destroy: { call: barrier(OPENS) },
        schema: { value: 'kysely.schema' },
        fn: { value: 'kysely.fn' },
      },
    },
    'kysely.select': {
      type: 'SelectQueryBuilder<any, any, any>',
      members: {
        ...each(
          `select selectAll distinct distinctOn where whereRef having havingRef groupBy orderBy limit
           offset fetch top innerJoin leftJoin rightJoin fullJoin crossJoin innerJoinLateral
           leftJoinLateral crossJoinLateral union unionAll intersect intersectAll except exceptAll
           clearSelect clearWhere clearLimit clearOffset clearOrderBy clearGroupBy $castTo $narrowType
           $assertType $if`,
          { call: next },
        ),
        as: { call: pure('kysely.part') },
        compile: { call: pure() },
        ...each('forUpdate forShare forNoKeyUpdate forKeyShare', {
          call: barrier('it locks the rows that it reads'),
        }),
        ...each('execute executeTakeFirst executeTakeFirstOrThrow', { call: READ }),
        stream: { call: barrier('it keeps its place between rows') },
      },
    },
    'kysely.part': {},
    'kysely.change': { getMember: () => ({ call: change }) },
    'kysely.schema': serial('kysely.schema', 'the schema changes step by step'),
    'kysely.fn': {
      type: 'FunctionModule<any, any>',
      members: each('count countAll sum avg min max coalesce any', {
        call: pure('kysely.fragment'),
      }),
    },
    'kysely.tag': {
      type: 'Sql',
      members: {
        ...each('ref table id val join lit', { call: pure('kysely.fragment') }),
        raw: { call: pure('kysely.raw') },
      },
      self: { tag: (node) => pure(isRead(node) ? 'kysely.reading' : 'kysely.fragment') },
    },
    'kysely.raw': {},
    'kysely.fragment': {
      type: 'RawBuilder<unknown>',
      members: each('as $castTo $notNull', { call: pure('kysely.fragment') }),
    },
    // `` sql<Row>`SELECT …`.execute(db) ``: what it is given may be a transaction.
    'kysely.reading': {
      type: 'RawBuilder<unknown>',
      members: {
        ...each('as $castTo', { call: pure('kysely.reading') }),
        execute: {
          call: (call, kindOf) =>
            call.arguments[0] && kindOf(call.arguments[0]) === 'kysely.db' ? READ : undefined,
        },
      },
    },
    'kysely.transaction': serial('kysely.transaction', IN_TRANSACTION),
  },
};

const byText = byTemplate({ read: READ, write: WRITE });

function isRead(node: Parameters<typeof byText>[0]): boolean {
  return byText(node) === READ;
}
