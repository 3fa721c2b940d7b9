import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { POOL, PRISMA } from './set-up.js';

/** Clients of databases whose effects stand in other files. */
export const keptClients: readonly ProjectProgram[] = [
  keptProject({
    name: 'a statement of another file that updates',
    files: {
      ...POOL,
      'sql.ts': `
export const SQL = { touch: 'UPDATE a SET n = n + 1 WHERE id = $1 RETURNING *' };
`,
      'a.ts': `
import { pool } from './pool';
import { SQL } from './sql';
export const getA = (id) => pool.query(SQL.touch, [id]);
`,
    },
    above: `
import { getA } from './a';
import { pool } from './pool';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await pool.query('SELECT * FROM a');
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), pool.query('SELECT * FROM a')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a statement that is handed to a helper',
    files: {
      ...POOL,
      'run.ts': `
import { pool } from './pool';
export const run = (text) => pool.query(text);
`,
      'a.ts': `
import { run } from './run';
export const getA = (id) => run('UPDATE a SET n = 1 RETURNING *');
`,
    },
    above: `
import { getA } from './a';
import { pool } from './pool';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await pool.query('SELECT * FROM a');
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), pool.query('SELECT * FROM a')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a query that inserts on its way',
    files: {
      ...POOL,
      'a.ts': `
import { pool } from './pool';
export const getA = (id) =>
  pool.query('WITH x AS (INSERT INTO a VALUES (1) RETURNING *) SELECT * FROM x');
`,
    },
    above: `
import { getA } from './a';
import { pool } from './pool';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await pool.query('SELECT * FROM a');
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), pool.query('SELECT * FROM a')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an extension that writes with each query',
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient().$extends({
  query: {
    $allOperations: async ({ args, query }) => {
      await fetch('/audit', { method: 'POST' });
      return query(args);
    },
  },
});
`,
    },
    above: `
import { prisma } from './db';
`,
    main: `
export async function main(env) {
  const a = await prisma.a.findMany();
  const b = await prisma.b.findMany();
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([prisma.a.findMany(), prisma.b.findMany()]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a default client, and a transaction in its place',
    files: {
      ...PRISMA,
      'rows.ts': `
import { prisma } from './db';
export const getA = (db = prisma) => db.a.findMany();
export const getB = (db = prisma) => db.b.findMany();
`,
    },
    above: `
import { prisma } from './db';
import { getA, getB } from './rows';
async function both(tx) {
  const a = await getA(tx);
  const b = await getB(tx);
  return { a, b };
}
`,
    main: `
export async function main(env) {
  const a = await prisma.$transaction(both);
  const b = await prisma.$transaction((tx) => both(tx));
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    prisma.$transaction(both),
    prisma.$transaction((tx) => both(tx)),
  ]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a type that a transaction has too',
    files: {
      ...PRISMA,
      'types.ts': `
import type { Prisma, PrismaClient } from '@prisma/client';
export type Db = PrismaClient | Prisma.TransactionClient;
`,
      'rows.ts': `
import type { Db } from './types';
export const getA = (db: Db) => db.a.findMany();
export const getB = (db: Db) => db.b.findMany();
`,
    },
    above: `
import { prisma } from './db';
import { getA, getB } from './rows';
import type { Db } from './types';
async function both(tx: Db) {
  const a = await getA(tx);
  const b = await getB(tx);
  return { a, b };
}
`,
    main: `
export async function main(env) {
  const a = await prisma.$transaction(both);
  const b = await prisma.$transaction((tx) => both(tx));
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    prisma.$transaction(both),
    prisma.$transaction((tx) => both(tx)),
  ]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a repository that is made for a transaction',
    files: {
      ...PRISMA,
      'repo.ts': `
export class Repo {
  constructor(private db) {}
  getA() {
    return this.db.a.findMany();
  }
  getB() {
    return this.db.b.findMany();
  }
}
`,
      'uow.ts': `
import { prisma } from './db';
import { Repo } from './repo';
export const unit = (work) => prisma.$transaction((tx) => work(new Repo(tx)));
`,
    },
    above: `
import { unit } from './uow';
async function both(repo) {
  const a = await repo.getA();
  const b = await repo.getB();
  return { a, b };
}
`,
    main: `
export async function main(env) {
  const a = await unit(both);
  const b = await unit((repo) => both(repo));
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([unit(both), unit((repo) => both(repo))]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a variable that holds the transaction for a time',
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
export let client = prisma;
export const within = (work) =>
  prisma.$transaction(async (tx) => {
    const before = client;
    client = tx;
    try {
      return await work();
    } finally {
      client = before;
    }
  });
`,
      'rows.ts': `
import { client } from './db';
export const getA = async () => client.a.findMany();
export const getB = async () => client.b.findMany();
`,
      'run.ts': `
import { getA, getB } from './rows';
export async function both() {
  const a = await getA();
  const b = await getB();
  return { a, b };
}
`,
    },
    above: `
import { getA, getB } from './rows';
import { within } from './db';
export const both = async () => {
  const a = await getA();
  const b = await getB();
  return { a, b };
};
`,
    main: `
export async function main(env) {
  const a = await within(both);
  const b = await within(both);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([within(both), within(both)]);
  return { a, b };
}
`,
  }),
];
