import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { POOL, PRISMA } from './set-up.js';

/** Clients of databases that other files make. */
export const fixedDatabases: readonly ProjectProgram[] = [
  fixedProject({
    name: 'a client that another file makes',
    rounds: [2, 1],
    files: PRISMA,
    above: `
import { prisma } from './db';
`,
    main: `
export async function main(env) {
  const user = await prisma.user.findUnique({ where: { id: env.id } });
  const posts = await prisma.post.findMany({ where: { author: env.id } });
  return { user, posts };
}
`,
  }),
  fixedProject({
    name: 'a client that is kept on the global object',
    rounds: [2, 1],
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
const holder = globalThis as unknown as { prisma: PrismaClient | undefined };
export const db = holder.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== 'production') holder.prisma = db;
`,
    },
    above: `
import { db } from './db';
`,
    main: `
export async function main(env) {
  const user = await db.user.findUnique({ where: { id: env.id } });
  const count = await db.post.count();
  return { user, count };
}
`,
  }),
  fixedProject({
    name: 'functions of another file that query',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'users.ts': `
import { prisma } from './db';
export const findUser = (id: number) => prisma.user.findUnique({ where: { id } });
`,
      'posts.ts': `
import { prisma } from './db';
export async function listPosts(id: number) {
  return prisma.post.findMany({ where: { author: id }, take: 10 });
}
`,
    },
    above: `
import { listPosts } from './posts';
import { findUser } from './users';
`,
    main: `
export async function main(env) {
  const user = await findUser(env.id);
  const posts = await listPosts(env.id);
  return { user, posts };
}
`,
  }),
  fixedProject({
    name: 'functions that are given a client',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'queries.ts': `
import type { PrismaClient } from '@prisma/client';
export const findUser = (db: PrismaClient, id: number) => db.user.findUnique({ where: { id } });
export const findTeam = (db: PrismaClient, id: number) => db.team.findUnique({ where: { id } });
`,
    },
    above: `
import { prisma } from './db';
import { findTeam, findUser } from './queries';
`,
    main: `
export async function main(env) {
  const user = await findUser(prisma, env.id);
  const team = await findTeam(prisma, env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a context whose type another file declares',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'context.ts': `
import type { PrismaClient } from '@prisma/client';
export interface Context {
  db: PrismaClient;
}
`,
    },
    above: `
import type { Context } from './context';
import { prisma } from './db';
async function both(ctx: Context, id: number) {
  const user = await ctx.db.user.findUnique({ where: { id } });
  const team = await ctx.db.team.findUnique({ where: { id } });
  return { user, team };
}
`,
    main: `
export async function main(env) {
  return both({ db: prisma }, env.id);
}
`,
  }),
  fixedProject({
    name: 'a pool that another file makes',
    rounds: [2, 1],
    files: POOL,
    above: `
import { pool } from './pool';
`,
    main: `
export async function main(env) {
  const users = await pool.query('SELECT * FROM users WHERE id = $1', [env.id]);
  const teams = await pool.query('SELECT * FROM teams WHERE id = $1', [env.id]);
  return { users: users.rows, teams: teams.rows };
}
`,
  }),
  fixedProject({
    name: 'a repository whose client is a parameter property',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'users.ts': `
import type { PrismaClient } from '@prisma/client';
export class Users {
  constructor(private readonly db: PrismaClient) {}
  find(id: number) {
    return this.db.user.findUnique({ where: { id } });
  }
  count() {
    return this.db.user.count();
  }
}
`,
      'repositories.ts': `
import { prisma } from './db';
import { Users } from './users';
export const users = new Users(prisma);
`,
    },
    above: `
import { users } from './repositories';
`,
    main: `
export async function main(env) {
  const user = await users.find(env.id);
  const count = await users.count();
  return { user, count };
}
`,
  }),
  fixedProject({
    name: 'a service whose constructor makes its repository',
    rounds: [2, 1],
    files: {
      ...POOL,
      'repository.ts': `
import { pool } from './pool';
export class Repository {
  async find(id: number) {
    return (await pool.query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
  }
  async list() {
    return (await pool.query('SELECT * FROM users')).rows;
  }
}
`,
      'service.ts': `
import { Repository } from './repository';
export class Service {
  private readonly repository: Repository;
  constructor() {
    this.repository = new Repository();
  }
  getUser(id: number) {
    return this.repository.find(id);
  }
  getUsers() {
    return this.repository.list();
  }
}
`,
    },
    above: `
import { Service } from './service';
const service = new Service();
`,
    main: `
export async function main(env) {
  const user = await service.getUser(env.id);
  const users = await service.getUsers();
  return { user, users };
}
`,
  }),
  fixedProject({
    name: 'a client that a function of another file gives',
    rounds: [2, 1],
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
const client = new PrismaClient();
export function getDb() {
  return client;
}
`,
    },
    above: `
import { getDb } from './db';
`,
    main: `
export async function main(env) {
  const db = getDb();
  const user = await db.user.findUnique({ where: { id: env.id } });
  const team = await db.team.findFirst({ where: { owner: env.id } });
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a client that is exported again',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'lib/index.ts': `export { prisma as db } from '../db';\n`,
    },
    above: `
import { db } from './lib';
`,
    main: `
export async function main(env) {
  const user = await db.user.findUnique({ where: { id: env.id } });
  const team = await db.team.findUnique({ where: { id: env.id } });
  return { user, team };
}
`,
  }),
];
