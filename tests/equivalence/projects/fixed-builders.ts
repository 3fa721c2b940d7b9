import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { DRIZZLE, FIRESTORE, SUPABASE } from './set-up.js';

const PAIR = (first: string, second: string): string => `
export async function main(env) {
  const user = await ${first};
  const posts = await ${second};
  return { user, posts };
}
`;

/** Queries that are built step by step, services with decorators, packages beside the program. */
export const fixedBuilders: readonly ProjectProgram[] = [
  fixedProject({
    name: 'queries of Supabase',
    rounds: [2, 1],
    files: SUPABASE,
    above: `
import { supabase } from './supabase';
`,
    main: PAIR(
      "supabase.from('users').select('id').eq('id', env.id)",
      "supabase.from('posts').select('id, title').eq('author', env.id)",
    ),
  }),
  fixedProject({
    name: 'functions of another file that ask Supabase',
    rounds: [2, 1],
    files: {
      ...SUPABASE,
      'queries.ts': `
import { supabase } from './supabase';
export async function findUser(id: number) {
  const { data } = await supabase.from('users').select('id').eq('id', id);
  return data;
}
export const listPosts = async (id: number) => (await supabase.from('posts').select('id').eq('author', id)).data;
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    main: PAIR('findUser(env.id)', 'listPosts(env.id)'),
  }),
  fixedProject({
    name: 'documents of Firestore',
    rounds: [2, 1],
    files: {
      ...FIRESTORE,
      'queries.ts': `
import { collection, doc, getDoc, getDocs } from 'firebase/firestore';
import { db } from './firestore';
export const findUser = async (id: string) => getDoc(doc(db, 'users', id));
export async function listPosts() {
  return getDocs(collection(db, 'posts'));
}
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    main: PAIR('findUser(env.id)', 'listPosts()'),
  }),
  fixedProject({
    name: 'queries of Drizzle',
    rounds: [2, 1],
    files: {
      ...DRIZZLE,
      'queries.ts': `
import { eq } from 'drizzle-orm';
import { db } from './drizzle';
import { posts, users } from './schema';
export const findUser = async (id: number) => db.select().from(users).where(eq(users.id, id));
export const listPosts = async (id: number) => db.select().from(posts).where(eq(posts.author, id));
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    main: PAIR('findUser(env.id)', 'listPosts(env.id)'),
  }),
  fixedProject({
    name: 'a service whose decorators have parameters',
    rounds: [2, 1],
    files: {
      'service.ts': `
import { Get, Injectable } from '@nestjs/common';
@Injectable({ scope: 1 })
class Service {
  constructor(private readonly base: string) {}
  @Get('users')
  async findUser(id: number) {
    return (await fetch(this.base + '/users/' + id)).json();
  }
  @Get('posts')
  async listPosts(id: number) {
    return (await fetch(this.base + '/posts/' + id)).json();
  }
}
export const service = new Service('/v1');
`,
    },
    above: `
import { service } from './service';
`,
    main: PAIR('service.findUser(env.id)', 'service.listPosts(env.id)'),
  }),
  fixedProject({
    name: 'a client that Prisma generates into the project',
    rounds: [2, 1],
    files: {
      'generated/prisma!': '@prisma/client',
      'db.ts': `
import { PrismaClient } from './generated/prisma/client';
export const prisma = new PrismaClient();
`,
    },
    unseen: {
      'generated/prisma/client.ts': `
export { PrismaClient } from '@prisma/client';
`,
    },
    above: `
import { prisma } from './db';
`,
    main: PAIR(
      'prisma.user.findUnique({ where: { id: env.id } })',
      'prisma.post.findMany({ where: { author: env.id } })',
    ),
  }),
  fixedProject({
    name: 'a package of the workspace',
    rounds: [2, 1],
    entry: 'apps/web/main.ts',
    files: {
      'node_modules/@acme/api@': 'packages/api',
      'apps/web/package.json': '{ "name": "web" }',
      'packages/api/package.json': '{ "name": "@acme/api", "exports": "./index.ts" }',
      'packages/api/index.ts': `
export const getUser = async (id: number) => (await fetch('/users/' + id)).json();
export const getPosts = async (id: number) => (await fetch('/posts/' + id)).json();
`,
    },
    above: `
import { getPosts, getUser } from '@acme/api';
`,
    main: PAIR('getUser(env.id)', 'getPosts(env.id)'),
  }),
  fixedProject({
    name: 'a helper that is given its SQL',
    rounds: [2, 1],
    files: {
      'sql.ts': `
export const USERS = 'SELECT * FROM users';
`,
      'db.ts': `
import { Pool } from 'pg';
const pool = new Pool();
export const query = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;
`,
    },
    above: `
import { query } from './db';
import { USERS } from './sql';
`,
    main: PAIR('query(USERS)', "query('SELECT * FROM posts WHERE id = $1', [env.id])"),
  }),
  fixedProject({
    name: 'functions that are taken out of what a factory makes',
    rounds: [2, 1],
    files: {
      'repo.ts': `
const makeRepo = (base: string) => {
  const getUser = async (id: number) => (await fetch(base + '/users/' + id)).json();
  const getPosts = async (id: number) => (await fetch(base + '/posts/' + id)).json();
  return Object.freeze({ getUser, getPosts });
};
export const { getUser, getPosts } = makeRepo('/v1');
`,
    },
    above: `
import { getPosts, getUser } from './repo';
`,
    main: PAIR('getUser(env.id)', 'getPosts(env.id)'),
  }),
];
