import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { DRIZZLE, FIRESTORE, POOL, SUPABASE } from './set-up.js';

/** The same program, with its awaits one after the other and merged. */
const pair = (first: string, second: string): { main: string; wrong: string } => ({
  main: `
export async function main(env) {
  const user = await ${first};
  const posts = await ${second};
  return { user, posts };
}
`,
  wrong: `
export async function main(env) {
  const [user, posts] = await Promise.all([${first}, ${second}]);
  return { user, posts };
}
`,
});

/** The neighbours of what is fixed: one of the two writes, or the functions are not what they seem. */
export const keptBuilders: readonly ProjectProgram[] = [
  keptProject({
    name: 'a change of Supabase behind a read name',
    files: {
      ...SUPABASE,
      'queries.ts': `
import { supabase } from './supabase';
export const findUser = async (id: number) => {
  const { data } = await supabase.from('users').update({ seen: true }).eq('id', id).select();
  return data;
};
export const listPosts = async (id: number) => (await supabase.from('posts').select('id').eq('author', id)).data;
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    ...pair('findUser(env.id)', 'listPosts(env.id)'),
  }),
  keptProject({
    name: 'a document of Firestore that is stamped when it is read',
    files: {
      ...FIRESTORE,
      'queries.ts': `
import { collection, doc, getDoc, getDocs, setDoc } from 'firebase/firestore';
import { db } from './firestore';
export const findUser = async (id: string) => {
  await setDoc(doc(db, 'seen', id), { seen: true });
  return getDoc(doc(db, 'users', id));
};
export const listPosts = async () => getDocs(collection(db, 'posts'));
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    ...pair('findUser(env.id)', 'listPosts()'),
  }),
  keptProject({
    name: 'a change of Drizzle behind a read name',
    files: {
      ...DRIZZLE,
      'queries.ts': `
import { eq } from 'drizzle-orm';
import { db } from './drizzle';
import { posts, users } from './schema';
export const findUser = async (id: number) => db.update(users).set({ seen: true }).where(eq(users.id, id)).returning();
export const listPosts = async (id: number) => db.select().from(posts).where(eq(posts.author, id));
`,
    },
    above: `
import { findUser, listPosts } from './queries';
`,
    ...pair('findUser(env.id)', 'listPosts(env.id)'),
  }),
  keptProject({
    name: 'a decorator with parameters that counts the calls of a method',
    files: {
      'counted.ts': `
export let calls = 0;
export const counted = (step: number) => (method: (...args: unknown[]) => Promise<unknown>) =>
  async function (this: unknown, ...args: unknown[]) {
    const value = await method.apply(this, args);
    calls += step;
    return { value, calls };
  };
`,
      'service.ts': `
import { counted } from './counted';
class Service {
  @counted(2)
  async findUser(id: number) {
    return (await fetch('/users/' + id)).json();
  }
  @counted(3)
  async listPosts(id: number) {
    return (await fetch('/posts/' + id)).json();
  }
}
export const service = new Service();
`,
    },
    above: `
import { service } from './service';
`,
    ...pair('service.findUser(env.id)', 'service.listPosts(env.id)'),
  }),
  keptProject({
    name: 'a generated client whose queries are wrapped',
    files: {
      'generated/prisma!': '@prisma/client',
      'db.ts': `
import { PrismaClient } from './generated/prisma/client';
let count = 0;
export const prisma = new PrismaClient().$extends({
  query: { $allOperations: async ({ args, query }) => ({ found: await query(args), number: ++count }) },
});
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
    ...pair(
      'prisma.user.findUnique({ where: { id: env.id } })',
      'prisma.post.findMany({ where: { author: env.id } })',
    ),
  }),
  keptProject({
    name: 'a package of the workspace that counts',
    entry: 'apps/web/main.ts',
    files: {
      'node_modules/@acme/api@': 'packages/api',
      'apps/web/package.json': '{ "name": "web" }',
      'packages/api/package.json': '{ "name": "@acme/api", "exports": "./index.ts" }',
      'packages/api/index.ts': `
let count = 0;
export const getUser = async (id: number) => {
  const user = await (await fetch('/users/' + id)).json();
  return { user, number: ++count };
};
export const getPosts = async (id: number) => {
  const posts = await (await fetch('/posts/' + id)).json();
  return { posts, number: ++count };
};
`,
    },
    above: `
import { getPosts, getUser } from '@acme/api';
`,
    ...pair('getUser(env.id)', 'getPosts(env.id)'),
  }),
  keptProject({
    name: 'a helper that is given SQL which writes',
    files: {
      ...POOL,
      'db.ts': `
import { pool } from './pool';
export const query = async (text: string) => (await pool.query(text)).rows;
export const TOUCH = 'UPDATE users SET seen = 1 RETURNING id';
`,
    },
    above: `
import { TOUCH, query } from './db';
`,
    ...pair('query(TOUCH)', "query('SELECT * FROM posts')"),
  }),
  keptProject({
    name: 'functions of a factory that share a state',
    files: {
      'repo.ts': `
const makeRepo = (base: string) => {
  let count = 0;
  const getUser = async (id: number) => {
    const user = await (await fetch(base + '/users/' + id)).json();
    return { user, number: ++count };
  };
  const getPosts = async (id: number) => {
    const posts = await (await fetch(base + '/posts/' + id)).json();
    return { posts, number: ++count };
  };
  return { getUser, getPosts };
};
export const { getUser, getPosts } = makeRepo('/v1');
`,
    },
    above: `
import { getPosts, getUser } from './repo';
`,
    ...pair('getUser(env.id)', 'getPosts(env.id)'),
  }),
  keptProject({
    name: 'an exported variable that is read before a request',
    files: {
      'session.ts': `
export let token = 'first';
export const refresh = async () => {
  const answer = await (await fetch('/token')).json();
  token = answer.id;
  return answer;
};
`,
    },
    above: `
import { refresh, token } from './session';
`,
    ...pair('refresh()', "fetch('/posts/' + token)"),
  }),
];
