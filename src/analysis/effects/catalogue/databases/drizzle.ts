/**
 * Drizzle ORM. A builder runs when it is awaited, each time anew; building neither throws for values
 * of the declared types nor does anything else. A database that is made of a client of one connection,
 * or that works synchronously, gains nothing.
 *
 * A parameter whose type is a database may be given a transaction, which has the same type: only
 * databases that are made in sight are known.
 */
import { building } from '../arguments.js';
import { barrier, each, eachWord, pure, step } from '../library.js';
import type { Library, Member, Row, RowOf } from '../library.js';
import { IN_TRANSACTION, ONE_CONNECTION, serial } from './connection.js';
import { bySqlOrTemplate } from './sql.js';

const read: Row = { reads: ['db'], waits: true };
const rows: Row = { ...read, result: 'drizzle.rows', lazy: 'rerun' };
const change: Row = {
  writes: [{ resource: 'db' }],
  waits: true,
  result: 'drizzle.change',
  shared: true,
};
const sqlRows = { read: { ...rows, generic: true }, write: { ...change, generic: true } };
const run = bySqlOrTemplate(sqlRows, 'drizzle.sql');

/** A step of a query; conditions may be written as functions of the columns. */
const next = building(step(rows), 'drizzle.');

/** `drizzle(pool)`: not a connection that is known to be single. */
const factory: RowOf = (call, kindOf) => {
  const isSingle = call.arguments.some((item) => {
    const kind = kindOf(item);
    return kind === 'handle' || kind?.endsWith('.connection') === true;
  });
  return { result: isSingle ? 'drizzle.single' : 'drizzle.db', shared: true };
};

/** A subquery that reads: `db.$with('top').as(db.select()…)`. */
const subquery: RowOf = (call, kindOf) =>
  call.arguments[0] && kindOf(call.arguments[0]) === 'drizzle.rows'
    ? { result: 'drizzle.cte' }
    : undefined;
const withSubqueries: RowOf = (call, kindOf) =>
  call.arguments.every((item) => kindOf(item) === 'drizzle.cte')
    ? { result: 'drizzle.db', shared: true }
    : undefined;

const OPERATORS = `eq ne gt gte lt lte and or not isNull isNotNull inArray notInArray between notBetween
  like notLike ilike notIlike exists notExists asc desc count countDistinct avg avgDistinct sum
  sumDistinct max min cosineDistance innerProduct l1Distance l2Distance hammingDistance jaccardDistance
  getTableColumns getViewSelectedFields aliasedTable bindIfParam`;

const operator: Member = { call: building(pure('drizzle.sql'), 'drizzle.') };

const sql: Member = {
  tag: pure('drizzle.sql'),
  value: 'drizzle.tag',
};

const kinds: Library['kinds'] = {
  'drizzle.db': {
    awaited: 'drizzle.db',
    type: 'drizzle-orm/node-postgres#NodePgDatabase<Record<string, never>>',
    members: {
      ...each('select selectDistinct selectDistinctOn', {
        call: building({ ...read, result: 'drizzle.selecting' }, 'drizzle.'),
      }),
      query: { value: 'drizzle.tables' },
      $count: { call: { ...read, result: 'drizzle.rows', lazy: 'rerun' } },
      $with: { call: pure('drizzle.with') },
      with: { call: withSubqueries },
      ...each('insert update delete refreshMaterializedView', { call: change }),
      execute: { call: run },
      transaction: { call: barrier(IN_TRANSACTION) },
    },
    // Databases of the SQLite family run SQL by these names; `batch` sends several statements.
    getMember: (name) =>
      name === 'batch'
        ? { call: barrier('a batch runs its statements one after another') }
        : ['run', 'all', 'get', 'values'].includes(name)
          ? { call: run }
          : undefined,
  },
  'drizzle.selecting': {
    type: 'drizzle-orm/pg-core#PgSelectBuilder<undefined>',
    members: { from: { call: rows } },
  },
  'drizzle.rows': {
    awaited: 'data',
    type: 'drizzle-orm/pg-core#PgSelectBase<any, any, any>',
    members: {
      ...each(
        `where having groupBy orderBy limit offset leftJoin rightJoin innerJoin fullJoin crossJoin
         leftJoinLateral innerJoinLateral crossJoinLateral union unionAll intersect intersectAll except
         exceptAll $dynamic $withCache`,
        { call: next },
      ),
      as: { call: pure('drizzle.sql') },
      toSQL: { call: pure('data') },
      getSQL: { call: pure('drizzle.sql') },
      for: { call: barrier('it locks the rows that it reads') },
      prepare: { call: pure('drizzle.prepared') },
      execute: { call: { ...read, result: 'promise:data' } },
      then: { call: { ...read, result: 'promise', callbacks: [0, 1] } },
      catch: { call: { ...read, result: 'promise', callbacks: [0] } },
      finally: { call: { ...read, result: 'promise', callbacks: [0] } },
    },
    // `all`, `get` and `values` of the SQLite family.
    getMember: (name) =>
      name === 'all' || name === 'get' || name === 'values'
        ? { call: { ...read, result: 'promise:data' } }
        : undefined,
  },
  'drizzle.prepared': {
    type: "ReturnType<drizzle-orm/pg-core#PgSelectBase<any, any, any>['prepare']>",
    members: { execute: { call: { ...read, result: 'promise:data' } } },
    getMember: (name) =>
      name === 'all' || name === 'get' || name === 'values'
        ? { call: { ...read, result: 'promise:data' } }
        : undefined,
  },
  'drizzle.with': { members: { as: { call: subquery } } },
  'drizzle.cte': {},
  'drizzle.tables': { getMember: () => ({ value: 'drizzle.table' }) },
  'drizzle.table': {
    type: 'drizzle-orm/pg-core/query-builders/query#RelationalQueryBuilder<any, any>',
    members: { ...each('findMany findFirst', { call: building(rows, 'drizzle.') }) },
  },
  'drizzle.change': {
    getMember: () => ({ call: change }),
  },
  'drizzle.tag': {
    members: {
      // `raw` is text of any kind.
      ...each('join identifier placeholder param empty', { call: pure('drizzle.sql') }),
      raw: { call: pure('drizzle.raw') },
    },
    self: sql,
  },
  'drizzle.raw': {},
  'drizzle.sql': {
    type: 'SQL<unknown>',
    members: {
      // They change a template that is written in their place; a shared one decodes the same way.
      ...each('as mapWith inlineParams', { call: pure('drizzle.sql') }),
    },
    // Columns of a subquery, and the result of `getTableColumns`.
    getMember: (name) => (name === 'append' ? undefined : { value: 'drizzle.sql' }),
  },
  'drizzle.single': serial('drizzle.single', ONE_CONNECTION),
  'drizzle.transaction': serial('drizzle.transaction', IN_TRANSACTION),
};

const shared = {
  versions: '>=0.29 <1',
  checked: '0.45.4',
  source: 'type declarations; query-promise.js; documentation “Select”, “Query”',
};

/** Conditions, aggregates and the `sql` tag. */
export const drizzle: Library = {
  ...shared,
  modules: ['drizzle-orm'],
  packages: ['@types/pg@8.23.1', 'pg@8.23.1'],
  batches: {
    ...eachWord(
      'from where limit orderBy findFirst findMany leftJoin innerJoin',
      'select with inArray',
    ),
    insert: 'insert with an array of values',
    values: 'insert with an array of values',
  },
  exports: {
    ...each(OPERATORS, operator),
    // They refuse an empty list.
    ...each('arrayContains arrayContained arrayOverlaps', {
      call: { result: 'drizzle.sql', throws: true },
    }),
    getTableName: { call: pure('string') },
    sql,
  },
  kinds,
};

/** Connections from a pool, or one request for each query. */
export const drizzleDatabases: Library = {
  ...shared,
  modules: [
    'drizzle-orm/node-postgres',
    'drizzle-orm/postgres-js',
    'drizzle-orm/neon-http',
    'drizzle-orm/neon-serverless',
    'drizzle-orm/vercel-postgres',
    'drizzle-orm/aws-data-api/pg',
    'drizzle-orm/xata-http',
    'drizzle-orm/mysql2',
    'drizzle-orm/planetscale-serverless',
    'drizzle-orm/tidb-serverless',
    'drizzle-orm/singlestore',
    'drizzle-orm/libsql',
    'drizzle-orm/libsql/http',
    'drizzle-orm/libsql/web',
    'drizzle-orm/d1',
    'drizzle-orm/bun-sql',
    'drizzle-orm/pg-proxy',
    'drizzle-orm/mysql-proxy',
    'drizzle-orm/sqlite-proxy',
  ],
  packages: [
    '@types/pg@8.23.1',
    'pg@8.23.1',
    'postgres@3.4.9',
    'mysql2@3.24.6',
    '@neondatabase/serverless@1.2.0',
    '@vercel/postgres@0.10.0',
    '@planetscale/database@1.20.2',
    '@libsql/client@0.18.0',
  ],
  exports: { drizzle: { call: factory } },
  getExport: getTransaction,
};

/** One connection, or a database that works synchronously. */
export const drizzleSingle: Library = {
  ...shared,
  modules: [
    'drizzle-orm/better-sqlite3',
    'drizzle-orm/bun-sqlite',
    'drizzle-orm/durable-sqlite',
    'drizzle-orm/expo-sqlite',
    'drizzle-orm/op-sqlite',
    'drizzle-orm/sql-js',
    'drizzle-orm/pglite',
    'drizzle-orm/libsql/node',
    'drizzle-orm/libsql/sqlite3',
    'drizzle-orm/libsql/wasm',
    'drizzle-orm/libsql/ws',
  ],
  exports: { drizzle: { call: pure('drizzle.single') } },
};

/** `NodePgTransaction` and its like. */
function getTransaction(name: string): Member | undefined {
  return name.endsWith('Transaction') ? { type: 'drizzle.transaction' } : undefined;
}

/** The types of transactions. */
export const drizzleTransactions: Library = {
  ...shared,
  modules: [
    'drizzle-orm/pg-core',
    'drizzle-orm/mysql-core',
    'drizzle-orm/sqlite-core',
    'drizzle-orm/singlestore-core',
    'drizzle-orm/*',
  ],
  exports: {
    PgTransaction: { type: 'drizzle.transaction' },
    MySqlTransaction: { type: 'drizzle.transaction' },
    SQLiteTransaction: { type: 'drizzle.transaction' },
  },
  getExport: getTransaction,
};

export const DRIZZLE: readonly Library[] = [
  drizzle,
  drizzleDatabases,
  drizzleSingle,
  drizzleTransactions,
];
