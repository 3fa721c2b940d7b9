import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { POOL, PRISMA } from './set-up.js';

/** Transactions, single connections, queues and locks that are made in other files. */
export const keptConnections: readonly ProjectProgram[] = [
  keptProject({
    name: 'a transaction that is handed to functions of another file',
    files: {
      ...PRISMA,
      'rows.ts': `
export const findUser = (tx, id: number) => tx.user.findUnique({ where: { id } });
export const findTeam = (tx, id: number) => tx.team.findUnique({ where: { id } });
`,
    },
    above: `
import { prisma } from './db';
import { findTeam, findUser } from './rows';
`,
    main: `
export async function main(env) {
  return prisma.$transaction(async (tx) => {
    const user = await findUser(tx, env.id);
    const team = await findTeam(tx, env.id);
    return { user, team };
  });
}
`,
    wrong: `
export async function main(env) {
  return prisma.$transaction(async (tx) => {
    const [user, team] = await Promise.all([findUser(tx, env.id), findTeam(tx, env.id)]);
    return { user, team };
  });
}
`,
  }),
  keptProject({
    name: 'a function that is only called within a transaction',
    files: {
      ...PRISMA,
      'run.ts': `
import { prisma } from './db';
export const inTransaction = (work) => prisma.$transaction(work);
`,
    },
    above: `
import { inTransaction } from './run';
async function both(tx, id: number) {
  const user = await tx.user.findUnique({ where: { id } });
  const team = await tx.team.findUnique({ where: { id } });
  return { user, team };
}
`,
    main: `
export async function main(env) {
  return inTransaction((tx) => both(tx, env.id));
}
`,
    wrong: `
export async function main(env) {
  return inTransaction(async (tx) => {
    const { id } = env;
    const [user, team] = await Promise.all([
      tx.user.findUnique({ where: { id } }),
      tx.team.findUnique({ where: { id } }),
    ]);
    return { user, team };
  });
}
`,
  }),
  keptProject({
    name: 'a transaction in the options of a call',
    files: {
      ...PRISMA,
      'rows.ts': `
import { prisma } from './db';
export async function findUser(id: number, { client = prisma } = {}) {
  return client.user.findUnique({ where: { id } });
}
export async function findTeam(id: number, { client = prisma } = {}) {
  return client.team.findUnique({ where: { id } });
}
`,
    },
    above: `
import { prisma } from './db';
import { findTeam, findUser } from './rows';
`,
    main: `
export async function main(env) {
  return prisma.$transaction(async (client) => {
    const user = await findUser(env.id, { client });
    const team = await findTeam(env.id, { client });
    return { user, team };
  });
}
`,
    wrong: `
export async function main(env) {
  return prisma.$transaction(async (client) => {
    const [user, team] = await Promise.all([
      findUser(env.id, { client }),
      findTeam(env.id, { client }),
    ]);
    return { user, team };
  });
}
`,
  }),
  keptProject({
    name: 'a transaction that is ambient',
    files: {
      ...PRISMA,
      'ambient.ts': `
import { AsyncLocalStorage } from 'node:async_hooks';
import { prisma } from './db';
const storage = new AsyncLocalStorage<typeof prisma>();
export const client = () => storage.getStore() ?? prisma;
export const transactional = (work) => prisma.$transaction((tx) => storage.run(tx, work));
`,
      'rows.ts': `
import { client } from './ambient';
export async function findUser(id: number) {
  return client().user.findUnique({ where: { id } });
}
export async function findTeam(id: number) {
  return client().team.findUnique({ where: { id } });
}
`,
    },
    above: `
import { transactional } from './ambient';
import { findTeam, findUser } from './rows';
`,
    main: `
export async function main(env) {
  return transactional(async () => {
    const user = await findUser(env.id);
    const team = await findTeam(env.id);
    return { user, team };
  });
}
`,
    wrong: `
export async function main(env) {
  return transactional(async () => {
    const [user, team] = await Promise.all([findUser(env.id), findTeam(env.id)]);
    return { user, team };
  });
}
`,
  }),
  keptProject({
    name: 'one connection that another file opens',
    files: {
      'connection.ts': `
import { Client } from 'pg';
export const client = new Client();
`,
    },
    above: `
import { client } from './connection';
`,
    main: `
export async function main(env) {
  const users = await client.query('SELECT * FROM users WHERE id = $1', [env.id]);
  const teams = await client.query('SELECT * FROM teams WHERE id = $1', [env.id]);
  return { users, teams };
}
`,
    wrong: `
export async function main(env) {
  const [users, teams] = await Promise.all([
    client.query('SELECT * FROM users WHERE id = $1', [env.id]),
    client.query('SELECT * FROM teams WHERE id = $1', [env.id]),
  ]);
  return { users, teams };
}
`,
  }),
  keptProject({
    name: 'one connection behind functions that look like those of a pool',
    files: {
      'query.ts': `
import { Client } from 'pg';
const pool = new Client();
export const select = async (table: string, id: number) =>
  (await pool.query('SELECT * FROM ' + table + ' WHERE id = $1', [id])).rows;
`,
      'rows.ts': `
import { select } from './query';
export const getUsers = (id: number) => select('users', id);
export const getTeams = (id: number) => select('teams', id);
`,
    },
    above: `
import { getTeams, getUsers } from './rows';
`,
    main: `
export async function main(env) {
  const users = await getUsers(env.id);
  const teams = await getTeams(env.id);
  return { users, teams };
}
`,
    wrong: `
export async function main(env) {
  const [users, teams] = await Promise.all([getUsers(env.id), getTeams(env.id)]);
  return { users, teams };
}
`,
  }),
  keptProject({
    name: 'a connection that a pool lends, declared in another file',
    files: {
      'types.ts': `
import type { PoolClient } from 'pg';
export interface Context {
  db: PoolClient;
}
`,
      ...POOL,
    },
    above: `
import { pool } from './pool';
import type { Context } from './types';
async function both(ctx: Context) {
  const users = await ctx.db.query('SELECT * FROM users');
  const teams = await ctx.db.query('SELECT * FROM teams');
  return { users, teams };
}
`,
    main: `
export async function main(env) {
  return both({ db: await pool.connect() });
}
`,
    wrong: `
export async function main(env) {
  const ctx = { db: await pool.connect() };
  const [users, teams] = await Promise.all([
    ctx.db.query('SELECT * FROM users'),
    ctx.db.query('SELECT * FROM teams'),
  ]);
  return { users, teams };
}
`,
  }),
  keptProject({
    name: 'a lock that a wrapper takes and never shares',
    files: {
      'lock.ts': `
let held = false;
export async function withLock<T>(work: () => Promise<T>): Promise<T> {
  if (held) throw new Error('locked');
  held = true;
  try {
    return await work();
  } finally {
    held = false;
  }
}
`,
      'files.ts': `
import { readFile } from 'node:fs/promises';
import { withLock } from './lock';
export const readA = () => withLock(() => readFile('a', 'utf8'));
export const readB = () => withLock(() => readFile('b', 'utf8'));
`,
    },
    above: `
import { readA, readB } from './files';
`,
    main: `
export async function main() {
  const a = await readA();
  const b = await readB();
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([readA(), readB()]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a retry that counts the failures of all calls',
    files: {
      'retry.ts': `
let failures = 0;
export async function withRetry<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (++failures > 1) throw error;
    return load();
  }
}
`,
    },
    above: `
import { withRetry } from './retry';
`,
    main: `
export async function main(env) {
  const a = await withRetry(() => fetch('/a/' + env.id));
  const b = await withRetry(() => fetch('/b/' + env.id));
  return [a.status, b.status];
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([
    withRetry(() => fetch('/a/' + env.id)),
    withRetry(() => fetch('/b/' + env.id)),
  ]);
  return [a.status, b.status];
}
`,
  }),
  keptProject({
    name: 'a queue that runs one job and drops the others',
    files: {
      'queue.ts': `
class Queue {
  private running = false;
  async add<T>(job: () => Promise<T>): Promise<T | undefined> {
    if (this.running) return undefined;
    this.running = true;
    const value = await job();
    this.running = false;
    return value;
  }
}
export const queue = new Queue();
`,
      'jobs.ts': `
import { queue } from './queue';
export const loadA = (id: number) => queue.add(async () => (await fetch('/a/' + id)).json());
export const loadB = (id: number) => queue.add(async () => (await fetch('/b/' + id)).json());
`,
    },
    above: `
import { loadA, loadB } from './jobs';
`,
    main: `
export async function main(env) {
  const a = await loadA(env.id);
  const b = await loadB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([loadA(env.id), loadB(env.id)]);
  return { a, b };
}
`,
  }),
];
