/** SQL Server. A pool gives each request a connection of its own; a transaction has one. */
import { AST_NODE_TYPES } from '../../../../utils/ast.js';
import { barrier, each, pure, step } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';
import { generic, ONE_CONNECTION, OPENS, READ, serial, WRITE } from './connection.js';
import { bySql, byTemplate } from './sql.js';

const sqlRows = { read: generic(READ), write: generic(WRITE) };
const asking = { call: bySql(sqlRows), tag: byTemplate(sqlRows) };
const changing = { call: sqlRows.write, tag: sqlRows.write };

/** `new Request(pool)`, `new Request()`; one of a transaction belongs to it. */
const request: RowOf = (call, kindOf) => {
  const [parent] = call.arguments;
  const kind = parent ? kindOf(parent) : 'mssql.pool';
  const result = kind === 'mssql.pool' ? 'mssql.request' : 'mssql.transaction';
  return { result, throws: true };
};

/** A parameter of a name that is written out is accepted. */
const naming: RowOf = (call) => {
  const row = step({ result: 'mssql.request' });
  return call.arguments[0]?.type === AST_NODE_TYPES.Literal ? row : { ...row, throws: true };
};

const opens: Row = { ...barrier(OPENS), result: 'promise:mssql.pool', shared: true };

export const mssql: Library = {
  modules: ['mssql'],
  versions: '>=8 <13',
  checked: '12.7.14',
  source: 'node-mssql documentation, “ConnectionPool”, “Request”; @types/mssql',
  packages: ['@types/mssql@12.3.0'],
  exports: {
    ConnectionPool: { construct: { result: 'mssql.pool', shared: true }, type: 'mssql.pool' },
    connect: { call: opens },
    query: asking,
    Request: { construct: request },
    ...each('Transaction PreparedStatement', {
      construct: { result: 'mssql.transaction', shared: true },
      type: 'mssql.transaction',
    }),
    // Types of columns: `sql.VarChar(50)`.
    ...each('Int BigInt SmallInt TinyInt Bit Float Real Text NText Money UniqueIdentifier Date', {
      call: pure('mssql.column'),
    }),
    ...each('VarChar NVarChar Char NChar VarBinary Decimal Numeric DateTime2 Time', {
      call: pure('mssql.column'),
    }),
  },
  kinds: {
    'mssql.pool': {
      type: 'ConnectionPool',
      members: {
        query: asking,
        batch: changing,
        request: { call: pure('mssql.request') },
        transaction: { call: { result: 'mssql.transaction', shared: true } },
        connect: { call: opens },
        close: { call: barrier(OPENS) },
      },
    },
    'mssql.request': {
      type: 'Request',
      members: {
        ...each('input replaceInput', { call: naming }),
        query: asking,
        ...each('batch execute bulk', { call: sqlRows.write }),
      },
    },
    'mssql.column': {},
    'mssql.transaction': serial('mssql.transaction', ONE_CONNECTION, 'Transaction'),
  },
};
