import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { PRISMA, TRPC } from './set-up.js';

/** Procedures that are called on the server, loaders, and clients that functions give. */
export const fixedProcedures: readonly ProjectProgram[] = [
  fixedProject({
    name: 'procedures of two routers, called through a factory',
    rounds: [2, 1],
    files: {
      ...TRPC,
      'users.ts': `
import { router, procedure } from './trpc';
export const users = router({
  remove: procedure.query(({ ctx, input }) => ctx.prisma.user.findMany({ where: { id: input.id } })),
});
`,
      'posts.ts': `
import { router, procedure } from './trpc';
const seen = procedure.use(async ({ ctx, next }) => {
  await ctx.prisma.visit.count();
  return next();
});
export const posts = router({ list: procedure.query(({ ctx }) => ctx.prisma.post.findMany()), seen });
`,
      'index.ts': `
import { mergeRouters, router, createCallerFactory, createContext } from './trpc';
import { users } from './users';
import { posts } from './posts';
export const appRouter = mergeRouters(router({ admin: router({ users }) }), router({ posts }));
export const api = createCallerFactory(appRouter)(createContext);
`,
    },
    above: `
import { api } from './index';
`,
    main: `
export async function main(env) {
  const a = await api.admin.users.remove({ id: 1 });
  const b = await api.posts.list();
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'procedures of a router, called with a context that is made first',
    rounds: [2, 1],
    files: {
      ...TRPC,
      'users.ts': `
import { router, procedure, createContext } from './trpc';
export const users = router({
  all: procedure.query(({ ctx }) => ctx.prisma.user.findMany()),
  count: procedure.use(({ next }) => next({ ctx: { kind: 'a' } })).query(({ ctx }) => ctx.prisma.user.count()),
});
export const makeApi = async () => users.createCaller(await createContext());
`,
      'barrel.ts': `
export { makeApi as makeCaller } from './users';
`,
    },
    above: `
import { makeCaller } from './barrel';
`,
    main: `
export async function main(env) {
  const api = await makeCaller();
  const a = await api.all();
  const b = await api.count();
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'loads of two loaders',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'loaders.ts': `
import DataLoader from 'dataloader';
import { prisma } from './db';
const loadAll = async (ids: readonly string[]) => {
  const rows = await prisma.user.findMany({ where: { active: true } });
  return ids.map((id) => ({ id, rows }));
};
export const users = new DataLoader(loadAll);
export const posts = new DataLoader(async (ids: readonly string[]) => {
  const rows = await prisma.post.findMany({ where: { active: true } });
  return ids.map((id) => ({ id, rows }));
});
`,
    },
    above: `
import { posts, users } from './loaders';
`,
    main: `
export async function main(env) {
  const a = await users.load('a');
  const b = await posts.load('b');
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a client that an async function gives',
    rounds: [2, 1],
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
const primary = new PrismaClient();
export async function drop(id) {
  await primary.user.delete({ where: { id } });
}
export async function getDb() {
  return primary;
}
`,
    },
    above: `
import { getDb } from './db';
`,
    main: `
export async function main(env) {
  const db = await getDb();
  const a = await db.user.count();
  const b = await db.post.count();
  return { a, b };
}
`,
  }),
];
