/**
 * pg-promise: a database takes a connection of its pool for each query; what a task, a transaction or
 * `connect` gives runs one query after another. Values are put into the text by the library, escaped,
 * except where the text asks for them as they are.
 */
import { barrier, each } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';
import {
  generic,
  IN_TRANSACTION,
  ONE_CONNECTION,
  OPENS,
  READ,
  serial,
  WRITE,
} from './connection.js';
import { bySql } from './sql.js';

/** Variables whose values become SQL: `$1:raw`, `$1^`, `$<name:value>`, `$1#`. */
const OPEN_VARIABLE = /:raw|:value|\^|#/i;

/** The row for a query whose text is written out; what its callback does comes with it. */
function byText(more: Partial<Row> = {}): RowOf {
  const ofSql = bySql({
    read: { ...generic(READ), ...more },
    write: { ...generic(WRITE), ...more },
  });
  return (call, kindOf, textOf) => {
    const [query] = call.arguments;
    const text = query && textOf(query);
    return text === undefined || OPEN_VARIABLE.test(text) ? undefined : ofSql(call, kindOf, textOf);
  };
}

export const pgPromise: Library = {
  modules: ['pg-promise'],
  versions: '>=10 <13',
  checked: '12.7.1',
  source: 'pg-promise API, “Database” and “Query Formatting”; type declarations: IBaseProtocol',
  exports: {
    default: { call: { result: 'pg-promise.main', shared: true } },
    IMain: { type: 'pg-promise.main' },
    IDatabase: { type: 'pg-promise.database' },
    ...each('ITask IConnected', { type: 'pg-promise.connection' }),
  },
  kinds: {
    'pg-promise.main': {
      type: 'pg-promise#IMain',
      members: {},
      self: { call: { result: 'pg-promise.database', shared: true } },
    },
    'pg-promise.database': {
      type: 'pg-promise#IDatabase<{}>',
      members: {
        ...each('query none many manyOrNone any multi multiResult', { call: byText() }),
        ...each('one oneOrNone result map each', { call: byText({ callbacks: [2] }) }),
        ...each('tx txIf task taskIf', { call: barrier(IN_TRANSACTION) }),
        connect: { call: { ...barrier(OPENS), result: 'promise:pg-promise.connection' } },
      },
    },
    'pg-promise.connection': serial(
      'pg-promise.connection',
      ONE_CONNECTION,
      'pg-promise#ITask<{}>',
    ),
  },
};
