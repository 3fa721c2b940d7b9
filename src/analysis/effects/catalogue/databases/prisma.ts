import { barrier, classOf, each } from '../library.js';
import type { Library, Row } from '../library.js';

/** A query is sent when it is awaited, once; bad arguments reject. */
const query: Row = { reads: ['db'], waits: true, result: 'lazy:data', lazy: 'once' };
const change: Row = { ...query, reads: [], writes: [{ resource: 'db' }] };
const one = barrier('a transaction runs its statements one after another on one connection');

/** Prisma: a client with one property for each model. */
export const prisma: Library = {
  name: 'prisma',
  modules: ['@prisma/client', '@prisma/client/*'],
  versions: '>=4 <8',
  checked: '6.19.3',
  source: 'generated type declarations: PrismaClient, delegates of models; documentation “CRUD”',
  exports: {
    PrismaClient: classOf('prisma.client'),
    'Prisma.TransactionClient': { type: 'prisma.transaction' },
  },
  kinds: {
    'prisma.client': {
      members: {
        ...each('$transaction $connect $disconnect $on $use', { call: one }),
        $extends: { call: { result: 'prisma.client', shared: true } },
      },
      // Raw SQL and every other name with a dollar sign is left to its name.
      getMember: (name) => (name.startsWith('$') ? undefined : { value: 'prisma.model' }),
    },
    'prisma.model': {
      members: {
        ...each(
          `findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany count aggregate groupBy`,
          { call: query },
        ),
        ...each(
          `create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany`,
          { call: change },
        ),
      },
    },
    'prisma.transaction': { getMember: () => ({ value: 'handle' }) },
  },
};
