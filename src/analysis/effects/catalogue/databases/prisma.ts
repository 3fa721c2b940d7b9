/**
 * Prisma. A query is sent when it is awaited, once; bad arguments reject. Middleware (`$use`) and
 * extensions that add or change queries may do more than the query says: a client that is extended is
 * known only where the extension adds nothing but computed fields, caching or replicas.
 * A client that is generated into the project has no module that could be known by its name.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../../utils/ast.js';
import { barrier, classOf, each, eachWord, pure } from '../library.js';
import type { Library, Row, RowOf } from '../library.js';
import { IN_TRANSACTION, OPENS, serial } from './connection.js';
import { bySql, bySqlOrTemplate, byTemplate } from './sql.js';

const query: Row = { reads: ['db'], waits: true, result: 'prisma.result', lazy: 'once' };
const change: Row = { ...query, reads: [], writes: [{ resource: 'db' }] };
const sqlRows = { read: { ...query, generic: true }, write: { ...change, generic: true } };

/** Parts of an extension that leave the queries as they are. */
const HARMLESS = new Set(['name', 'result']);

const extend: RowOf = (call, kindOf) => {
  const argument = call.arguments[0];
  return argument && (isHarmless(argument) || kindOf(argument) === 'prisma.extension')
    ? { result: 'prisma.client', shared: true }
    : undefined;
};

function isHarmless(argument: TSESTree.Node): boolean {
  const value = unwrap(argument);
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.every(
      (item) =>
        item.type === AST_NODE_TYPES.Property && HARMLESS.has(getKeyName(item) ?? 'unknown'),
    )
  );
}

const shared = {
  versions: '>=4 <8',
  checked: '6.19.3',
  source: 'type declarations: Operation, PrismaPromise; documentation “CRUD”, “Raw queries”',
};

/** Prisma: a client with one property for each model. */
export const prisma: Library = {
  name: 'prisma',
  ...shared,
  modules: ['@prisma/client', '@prisma/client/edge'],
  exports: {
    PrismaClient: classOf('prisma.client'),
    'Prisma.TransactionClient': { type: 'prisma.transaction' },
    'Prisma.sql': { tag: pure('prisma.sql') },
    'Prisma.join': { call: { result: 'prisma.sql', throws: true } },
    'Prisma.empty': { value: 'prisma.sql' },
  },
  batches: {
    ...eachWord(
      'findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany',
      'findMany with in',
    ),
    count: 'groupBy',
    create: 'createMany',
    delete: 'deleteMany with in',
  },
  kinds: {
    'prisma.client': {
      // Middleware runs around every query, and may do more than read.
      spoiledBy: ['$use'],
      members: {
        $transaction: { call: barrier(IN_TRANSACTION) },
        ...each('$connect $disconnect', { call: barrier(OPENS) }),
        ...each('$on $use', { call: barrier('it changes the client') }),
        $extends: { call: extend },
        $queryRaw: { tag: byTemplate(sqlRows), call: bySqlOrTemplate(sqlRows, 'prisma.sql') },
        $queryRawUnsafe: { call: bySql(sqlRows) },
        $executeRaw: { tag: change, call: change },
        $executeRawUnsafe: { call: change },
        $runCommandRaw: { call: change },
      },
      // Every other name with a dollar sign is left to its name.
      getMember: (name) => (name.startsWith('$') ? undefined : { value: 'prisma.model' }),
    },
    'prisma.model': {
      type: 'Record<@prisma/client/runtime/library#Types.Public.Operation, () => @prisma/client/runtime/library#Types.Public.PrismaPromise<unknown>>',
      members: {
        ...each(
          `findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany count aggregate groupBy
           findRaw`,
          { call: query },
        ),
        ...each(
          `create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete
           deleteMany`,
          { call: change },
        ),
      },
    },
    'prisma.result': {
      awaited: 'data',
      type: '@prisma/client/runtime/library#Types.Public.PrismaPromise<unknown>',
      members: {
        then: { call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0, 1] } },
        ...each('catch finally', {
          call: { reads: ['db'], waits: true, result: 'promise', callbacks: [0] },
        }),
      },
    },
    'prisma.sql': {},
    'prisma.transaction': serial('prisma.transaction', IN_TRANSACTION),
  },
};

/** Extensions that read elsewhere, and change nothing else. */
export const prismaExtensions: Library = {
  ...shared,
  modules: ['@prisma/extension-accelerate', '@prisma/extension-read-replicas'],
  versions: '*',
  checked: '2.0.2',
  packages: ['@prisma/extension-read-replicas@0.4.1', '@prisma/client@6.19.3'],
  exports: {
    withAccelerate: { call: pure('prisma.extension') },
    readReplicas: { call: pure('prisma.extension') },
  },
  kinds: { 'prisma.extension': {} },
};

export const PRISMA: readonly Library[] = [prisma, prismaExtensions];
