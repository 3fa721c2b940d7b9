import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: Drizzle', noSequentialAwaits, {
  valid: [
    {
      name: 'SQL that is not seen to read',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { teams } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(id: string) {
  const found = await db.execute(sql\`select refresh_totals(\${id})\`);
  const rows = await db.select().from(teams);
  return { found, rows };
}`,
    },
    {
      name: 'SQL that is not written out',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { teams } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(text: string) {
  const found = await db.execute(sql.raw(text));
  const rows = await db.select().from(teams);
  return { found, rows };
}`,
    },
    {
      name: 'an insert',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(values) {
  const [user] = await db.insert(users).values(values).returning();
  const rows = await db.select().from(teams);
  return { user, rows };
}`,
    },
    {
      name: 'rows that are locked',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const locked = await db.select().from(users).for('update');
  const rows = await db.select().from(teams);
  return { locked, rows };
}`,
    },
    {
      name: 'one builder that is changed twice',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const query = db.select().from(users).$dynamic();
  const first = await query.limit(1);
  const rest = await query.limit(100);
  return { first, rest };
}`,
    },
    {
      name: 'a transaction',
      code: `import type { NodePgTransaction } from 'drizzle-orm/node-postgres';
import { teams, users } from './schema';
export async function load(tx: NodePgTransaction<any, any>) {
  const first = await tx.select().from(users);
  const second = await tx.query.teams.findMany();
  return { first, second };
}`,
    },
    {
      name: 'a database with one connection',
      code: `import { drizzle } from 'drizzle-orm/better-sqlite3';
import { teams, users } from './schema';
const db = drizzle('file.db');
export async function load() {
  const first = await db.select().from(users);
  const second = await db.select().from(teams);
  return { first, second };
}`,
    },
    {
      name: 'a database on a client with one connection',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { Client } from 'pg';
import { teams, users } from './schema';
const client = new Client();
const db = drizzle(client);
export async function load() {
  const first = await db.select().from(users);
  const second = await db.select().from(teams);
  return { first, second };
}`,
    },
    {
      name: 'a condition that does something else',
      code: `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from './schema';
const db = drizzle(process.env.DATABASE_URL!, { schema });
let asked = 0;
export async function load(id: string) {
  const user = await db.query.users.findFirst({
    where: (users, { eq }) => {
      asked++;
      return eq(users.id, id);
    },
  });
  const teams = await db.query.teams.findMany();
  return { user, teams, asked };
}`,
    },
  ],
  invalid: [
    {
      name: 'two selects',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { desc, eq } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [user] = await db.select().from(users).where(eq(users.id, id)).limit(1);
  const recent = await db.select({ id: teams.id }).from(teams).orderBy(desc(teams.createdAt));
  return { user, recent };
}`,
      output: `import { drizzle } from 'drizzle-orm/node-postgres';
import { desc, eq } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [[user], recent] = await Promise.all([
    db.select().from(users).where(eq(users.id, id)).limit(1),
    db.select({ id: teams.id }).from(teams).orderBy(desc(teams.createdAt)),
  ]);
  return { user, recent };
}`,
      errors: [
        sequential({
          at: [7, 18],
          rounds: [2, 1],
          members: 'db.select().from().where().limit() and db.select().from().orderBy()',
        }),
      ],
    },
    {
      name: 'relational queries with conditions as functions',
      code: `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from './schema';
const db = drizzle(process.env.DATABASE_URL!, { schema });
export async function load(id: string) {
  const user = await db.query.users.findFirst({ where: (users, { eq }) => eq(users.id, id) });
  const teams = await db.query.teams.findMany({ with: { members: true } });
  return { user, teams };
}`,
      output: `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from './schema';
const db = drizzle(process.env.DATABASE_URL!, { schema });
export async function load(id: string) {
  const [user, teams] = await Promise.all([
    db.query.users.findFirst({ where: (users, { eq }) => eq(users.id, id) }),
    db.query.teams.findMany({ with: { members: true } }),
  ]);
  return { user, teams };
}`,
      errors: [
        sequential({
          at: [6, 17],
          rounds: [2, 1],
          members: 'db.query.users.findFirst() and db.query.teams.findMany()',
        }),
      ],
    },
    {
      name: 'a count, and a result that is mapped at once',
      code: `import { drizzle } from 'drizzle-orm/mysql2';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const total = await db.$count(users);
  const first = await db.select().from(teams).then((rows) => rows[0]);
  return { total, first };
}`,
      output: `import { drizzle } from 'drizzle-orm/mysql2';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const [total, first] = await Promise.all([
    db.$count(users),
    db.select().from(teams).then((rows) => rows[0]),
  ]);
  return { total, first };
}`,
      errors: [
        sequential({
          at: [6, 17],
          rounds: [2, 1],
          members: 'db.$count() and db.select().from().then()',
        }),
      ],
    },
    {
      name: 'a fragment of SQL in a select',
      code: `import { drizzle } from 'drizzle-orm/neon-http';
import { sql } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const [total] = await db.select({ value: sql<number>\`count(*)\`.mapWith(Number) }).from(users);
  const rows = await db.select().from(teams);
  return { total, rows };
}`,
      output: `import { drizzle } from 'drizzle-orm/neon-http';
import { sql } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load() {
  const [[total], rows] = await Promise.all([
    db.select({ value: sql<number>\`count(*)\`.mapWith(Number) }).from(users),
    db.select().from(teams),
  ]);
  return { total, rows };
}`,
      errors: [sequential({ at: [7, 16], rounds: [2, 1], members: '2 × db.select().from()' })],
    },
    {
      name: 'SQL that is seen to read',
      code: `import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(id: string) {
  const found = await db.execute(sql\`select * from \${users} where \${users.id} = \${id}\`);
  const rows = await db.select().from(teams);
  return { found, rows };
}`,
      output: `import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import { teams, users } from './schema';
const db = drizzle(process.env.DATABASE_URL!);
export async function load(id: string) {
  const [found, rows] = await Promise.all([
    db.execute(sql\`select * from \${users} where \${users.id} = \${id}\`),
    db.select().from(teams),
  ]);
  return { found, rows };
}`,
      errors: [
        sequential({ at: [7, 16], rounds: [2, 1], members: 'db.execute() and db.select().from()' }),
      ],
    },
  ],
});
