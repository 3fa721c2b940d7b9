import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: query builders', noSequentialAwaits, {
  valid: [
    {
      name: 'an update with Kysely',
      code: `import { Kysely } from 'kysely';
const db = new Kysely<Database>({ dialect });
export async function load(id: string) {
  const user = await db.updateTable('user').set({ seen: true }).where('id', '=', id).executeTakeFirst();
  const teams = await db.selectFrom('team').selectAll().execute();
  return { user, teams };
}`,
    },
    {
      name: 'rows that Kysely locks',
      code: `import { Kysely } from 'kysely';
const db = new Kysely<Database>({ dialect });
export async function load() {
  const users = await db.selectFrom('user').selectAll().forUpdate().execute();
  const teams = await db.selectFrom('team').selectAll().execute();
  return { users, teams };
}`,
    },
    {
      name: 'a transaction of Kysely',
      code: `import type { Transaction } from 'kysely';
export async function load(db: Transaction<Database>) {
  const users = await db.selectFrom('user').selectAll().execute();
  const teams = await db.selectFrom('team').selectAll().execute();
  return { users, teams };
}`,
    },
    {
      name: 'a parameter that may be a transaction of Kysely',
      code: `import type { Kysely } from 'kysely';
export async function load(db: Kysely<Database>) {
  const users = await db.selectFrom('user').selectAll().execute();
  const teams = await db.selectFrom('team').selectAll().execute();
  return { users, teams };
}`,
    },
    {
      name: 'SQL in Kysely on a connection that is not known',
      code: `import { Kysely, sql } from 'kysely';
const db = new Kysely<Database>({ dialect });
export async function load(trx) {
  const users = await sql\`select * from user\`.execute(trx);
  const teams = await db.selectFrom('team').selectAll().execute();
  return { users, teams };
}`,
    },
    {
      name: 'a deletion at the end of a chain of knex',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: string) {
  const gone = await db('users').where({ id }).del();
  const teams = await db('teams').select('id');
  return { gone, teams };
}`,
    },
    {
      name: 'a query of knex in a transaction',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load(trx) {
  const users = await db('users').select('id').transacting(trx);
  const teams = await db('teams').select('id');
  return { users, teams };
}`,
    },
    {
      name: 'a transaction of knex',
      code: `import type { Knex } from 'knex';
export async function load(db: Knex.Transaction) {
  const users = await db('users').select('id');
  const teams = await db('teams').select('id');
  return { users, teams };
}`,
    },
    {
      name: 'one builder of knex that is changed twice',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load() {
  const query = db('users');
  const open = await query.where('open', true);
  const old = await query.where('old', true);
  return { open, old };
}`,
    },
    {
      name: 'the schema',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load() {
  const users = await db.schema.hasTable('users');
  const teams = await db.schema.hasTable('teams');
  return { users, teams };
}`,
    },
    {
      name: 'rows that knex locks',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load() {
  const users = await db('users').forUpdate().select('id');
  const teams = await db('teams').select('id');
  return { users, teams };
}`,
    },
  ],
  invalid: [
    {
      name: 'Kysely',
      code: `import { Kysely } from 'kysely';
const db = new Kysely<Database>({ dialect });
export async function load(id: string) {
  const user = await db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst();
  const teams = await db
    .selectFrom('team')
    .select((eb) => ['id', eb.fn.count('member').as('members')])
    .groupBy('id')
    .execute();
  return { user, teams };
}`,
      output: `import { Kysely } from 'kysely';
const db = new Kysely<Database>({ dialect });
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirst(),
    db
      .selectFrom('team')
      .select((eb) => ['id', eb.fn.count('member').as('members')])
      .groupBy('id')
      .execute(),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members:
            'db.selectFrom().selectAll().where().executeTakeFirst() and db.selectFrom().select().groupBy().execute()',
        }),
      ],
    },
    {
      name: 'knex',
      code: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: string) {
  const user = await db('users').where({ id }).first();
  const teams = await db.select('id').from('teams').where((query) => query.where('open', true).orWhere('id', id));
  return { user, teams };
}`,
      output: `import knex from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    db('users').where({ id }).first(),
    db.select('id').from('teams').where((query) => query.where('open', true).orWhere('id', id)),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'db().where().first() and db.select().from().where()',
        }),
      ],
    },
    {
      name: 'knex with SQL that is seen to read',
      code: `import { knex } from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: string) {
  const found = await db.raw('SELECT * FROM users WHERE id = ?', [id]);
  const [{ total }] = await db('teams').count({ total: '*' });
  return { found, total };
}`,
      output: `import { knex } from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: string) {
  const [found, [{ total }]] = await Promise.all([
    db.raw('SELECT * FROM users WHERE id = ?', [id]),
    db('teams').count({ total: '*' }),
  ]);
  return { found, total };
}`,
      errors: [sequential({ at: [5, 23], rounds: [2, 1], members: 'db.raw() and db().count()' })],
    },
  ],
});
