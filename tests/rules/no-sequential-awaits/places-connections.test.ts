import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: transactions and connections', noSequentialAwaits, {
  valid: [
    {
      name: 'a parameter of a transaction type, under another name',
      code: `import type { QueryRunner as Runner } from 'typeorm';
async function load(orders: Runner, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'a client or a transaction',
      code: `import type { Client, ClientSession } from 'mongodb';
async function load(orders: Client | ClientSession, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'an alias of a transaction type',
      code: `import type { Transaction } from 'sequelize';
type Handle = Transaction | undefined;
async function load(orders: Repo, cache: Cache, handle: Handle) {
  const order = await orders.findOne({ handle });
  const user = await cache.findUser(handle);
  return { order, user };
}`,
    },
    {
      name: 'an interface that extends a transaction type',
      code: `import type { Prisma } from '@prisma/client';
interface Handle extends Prisma.TransactionClient {}
async function load(orders: Handle, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'the type of the parameter of a transaction callback',
      code: `type Handle = Parameters<Parameters<typeof db.transaction>[0]>[0];
async function load(orders: Handle, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'what is left of a client inside of a transaction',
      code: `import type { PrismaClient } from './client';
type Handle = Omit<PrismaClient, '$connect' | '$transaction'>;
async function load(orders: Handle, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'a transaction in a context',
      code: `import type { EntityManager } from '@mikro-orm/core';
interface Context {
  orders: EntityManager;
}
async function load(context: Context, cache: Cache, id: string) {
  const order = await context.orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'a field of a transaction type',
      code: `import type { EntityManager } from 'typeorm';
class Orders {
  constructor(private orders: EntityManager, private cache: Cache) {}
  async load(id: string) {
    const order = await this.orders.findOne(id);
    const user = await this.cache.findUser(id);
    return { order, user };
  }
}`,
    },
    {
      name: 'a connection taken from a pool',
      code: `async function load(pool: Pool, cache: Cache, id: string) {
  const orders = await pool.connect();
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'a parameter whose default is the main client',
      code: `import { prisma } from './client';
async function load(cache: Cache, id: string, orders = prisma) {
  const order = await orders.order.findUnique(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
    },
    {
      name: 'an option of a transaction type',
      code: `import type { ClientSession } from 'mongoose';
async function load(orders: Repo, cache: Cache, handle: ClientSession) {
  const order = await orders.findOne({ handle });
  const user = await cache.findUser('a');
  return { order, user };
}`,
    },
    {
      name: 'a reader of a stream, under another name',
      code: `async function load(lines: ReadableStreamDefaultReader<string>, cache: Cache, id: string) {
  const line = await lines.get(id);
  const user = await cache.findUser(id);
  return { line, user };
}`,
    },
    {
      name: 'a cursor of a library',
      code: `import type { FindCursor as Lines } from 'mongodb';
async function load(lines: Lines<string>, cache: Cache, id: string) {
  const line = await lines.get(id);
  const user = await cache.findUser(id);
  return { line, user };
}`,
    },
  ],
  invalid: [
    {
      name: 'a type of that name of the project',
      code: `interface Transaction {
  amount: number;
}
async function load(orders: Repo, cache: Cache, paid: Transaction) {
  const order = await orders.findOne({ paid });
  const user = await cache.findUser('a');
  return { order, user };
}`,
      output: null,
      errors: [
        assumed({
          at: [6, 16],
          rounds: [2, 1],
          members: 'orders.findOne() and cache.findUser()',
          assumptions: 'orders.findOne() and cache.findUser()',
          suggestions: [
            [
              'joinAssumed',
              `interface Transaction {
  amount: number;
}
async function load(orders: Repo, cache: Cache, paid: Transaction) {
  const [order, user] = await Promise.all([
    orders.findOne({ paid }),
    cache.findUser('a'),
  ]);
  return { order, user };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'the session of a user',
      code: `import type { AuthSession } from './auth';
async function load(orders: Repo, cache: Cache, user: AuthSession) {
  const order = await orders.findOne({ user });
  const team = await cache.findTeam('a');
  return { order, team };
}`,
      output: null,
      errors: [
        assumed({
          at: [4, 16],
          rounds: [2, 1],
          members: 'orders.findOne() and cache.findTeam()',
          assumptions: 'orders.findOne() and cache.findTeam()',
          suggestions: [
            [
              'joinAssumed',
              `import type { AuthSession } from './auth';
async function load(orders: Repo, cache: Cache, user: AuthSession) {
  const [order, team] = await Promise.all([
    orders.findOne({ user }),
    cache.findTeam('a'),
  ]);
  return { order, team };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'a type of the same library that is no transaction',
      code: `import type { ObjectLiteral } from 'typeorm';
async function load(orders: ObjectLiteral, cache: Cache, id: string) {
  const order = await orders.findOne(id);
  const user = await cache.findUser(id);
  return { order, user };
}`,
      output: null,
      errors: [
        assumed({
          at: [4, 16],
          rounds: [2, 1],
          members: 'orders.findOne() and cache.findUser()',
          assumptions: 'orders.findOne() and cache.findUser()',
          suggestions: [
            [
              'joinAssumed',
              `import type { ObjectLiteral } from 'typeorm';
async function load(orders: ObjectLiteral, cache: Cache, id: string) {
  const [order, user] = await Promise.all([
    orders.findOne(id),
    cache.findUser(id),
  ]);
  return { order, user };
}`,
            ],
          ],
        }),
      ],
    },
  ],
});
