import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { lintTree } from '../../modules/lint.js';
import { Tree } from '../../modules/tree.js';

interface Parts {
  /** What procedures are built from. */
  procedure?: string;
  /** The procedures of the router of posts. */
  posts?: string;
  /** The whole router. */
  root?: string;
  caller?: string;
}

/** A tRPC server whose procedures are called on the server. */
function server({ procedure, posts, root, caller }: Parts): Record<string, string> {
  return {
    'package.json':
      '{ "dependencies": { "@prisma/client": "6", "@trpc/server": "11", "zod": "4" } }',
    'db.ts': `import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();`,
    'trpc.ts': `import { initTRPC, TRPCError } from '@trpc/server';
import { prisma } from './db';
export const createContext = async (opts: { user: string }) => ({ user: opts.user, prisma });
const t = initTRPC.context<typeof createContext>().create({});
export const { mergeRouters, middleware } = t;
export const router = t.router;
export const createCallerFactory = t.createCallerFactory;
export const procedure = ${procedure ?? 't.procedure'};
`,
    'posts.ts': `import { z } from 'zod';
import { router, procedure } from './trpc';
import { prisma } from './db';
import { audited } from './audited';
const idSchema = z.object({ id: z.string().min(1) });
export const posts = router({
  ${
    posts ??
    `list: procedure.query(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.input(idSchema).query(async ({ ctx, input }) => {
    return ctx.prisma.post.count({ where: { id: input.id } });
  }),`
  }
});
`,
    'users.ts': `import { router, procedure } from './trpc';
export const users = router({
  all: procedure.query(({ ctx }) => ctx.prisma.user.findMany()),
  remove: procedure.query(({ ctx }) => ctx.prisma.user.deleteMany()),
});
`,
    'root.ts':
      root ??
      `import { router } from './trpc';
import { posts } from './posts';
import { users } from './users';
export const appRouter = router({ post: posts, admin: { user: users } });
`,
    'server.ts':
      caller ??
      `import { createCallerFactory, createContext } from './trpc';
import { appRouter } from './root';
const createCaller = createCallerFactory(appRouter);
export const api = createCaller(() => createContext({ user: 'a' }));
`,
  };
}

const page = (main: string, above = `import { api } from './server';`): string => `${above}
export async function Page() {
  ${main}
  return { a, b };
}
`;

const TWO = `const a = await api.post.list();
  const b = await api.post.count({ id: 'a' });`;

function isFixed(parts: Parts, source = page(TWO)): boolean {
  setFileSystem(new Tree(server(parts)));
  return lintTree('/p/page.ts', source, {}).some(({ fix }) => fix !== undefined);
}

afterAll(() => setFileSystem(undefined));

describe('procedures of tRPC that are called on the server', () => {
  it('are followed through routers of other files to their bodies', () => {
    expect(isFixed({})).toBe(true);
  });

  it.each([
    [
      'a router of its own',
      `import { posts } from './posts';
import { createContext } from './trpc';
export const makeApi = async () => posts.createCaller(await createContext({ user: 'a' }));`,
      `const api = await makeApi();
  const a = await api.list();
  const b = await api.count({ id: 'a' });`,
    ],
    [
      'a factory that is called at once',
      `import { createCallerFactory } from './trpc';
import { appRouter } from './root';
export const makeApi = () => createCallerFactory(appRouter)({ user: 'a' });`,
      `const api = makeApi();
  ${TWO}`,
    ],
    [
      'one caller for a request',
      `import { cache } from 'react';
import { createContext } from './trpc';
import { appRouter } from './root';
export const makeApi = cache(async () => appRouter.createCaller(await createContext({ user: 'a' })));`,
      `const api = await makeApi();
  ${TWO}`,
    ],
    [
      'a caller that hydrates',
      `import { createHydrationHelpers } from '@trpc/react-query/rsc';
import { createCallerFactory, createContext } from './trpc';
import { appRouter } from './root';
const caller = createCallerFactory(appRouter)(() => createContext({ user: 'a' }));
export const { trpc: makeApi } = createHydrationHelpers(caller, getQueryClient);`,
      TWO.replaceAll('api', 'makeApi'),
    ],
  ])('are followed from %s', (_, caller, main) => {
    expect(isFixed({ caller }, page(main, `import { makeApi } from './server';`))).toBe(true);
  });

  it.each([
    [
      'merged routers',
      `import { mergeRouters, router } from './trpc';
import { posts } from './posts';
import { users } from './users';
export const appRouter = mergeRouters(router({ post: posts }), router({ user: users }));`,
    ],
    [
      'spread routers',
      `import { router } from './trpc';
import { posts } from './posts';
const all = { post: posts };
export const appRouter = router({ ...all });`,
    ],
  ])('are found in %s', (_, root) => {
    expect(isFixed({ root })).toBe(true);
  });

  it.each([
    [
      'two routers that have one name',
      `import { mergeRouters, router } from './trpc';
import { posts } from './posts';
import { users } from './users';
export const appRouter = mergeRouters(router({ post: posts }), router({ post: users }));`,
    ],
    [
      'a router that cannot be seen',
      `import { router } from './trpc';
import { posts } from 'posts';
export const appRouter = router({ post: posts });`,
    ],
    [
      'a router that is loaded later',
      `import { lazy } from '@trpc/server';
import { router } from './trpc';
export const appRouter = router({ post: lazy(() => import('./posts').then((m) => m.posts)) });`,
    ],
    [
      'a spread that cannot be seen',
      `import { router } from './trpc';
import { posts } from './posts';
export const appRouter = router({ post: posts, ...others });`,
    ],
  ])('are not found behind %s', (_, root) => {
    expect(isFixed({ root })).toBe(false);
  });

  it.each([
    [
      'one that is called a query and writes',
      `const a = await api.post.list();
  const b = await api.admin.user.remove();`,
      false,
    ],
    [
      'one that is called a query and reads',
      `const a = await api.post.list();
  const b = await api.admin.user.all();`,
      true,
    ],
    [
      'one that is not there',
      `const a = await api.post.list();
  const b = await api.post.getAll();`,
      false,
    ],
    [
      'what is prefetched',
      `const a = await api.post.list();
  const b = await api.post.list.prefetch();`,
      false,
    ],
  ])('are judged by their bodies: %s', (_, main, expected) => {
    expect(isFixed({}, page(main))).toBe(expected);
  });

  it.each([
    [
      'a mutation that only reads',
      `list: procedure.mutation(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      true,
    ],
    [
      'a subscription',
      `list: procedure.subscription(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a change of the context',
      `list: procedure.query(({ ctx }) => { ctx.user = 'b'; return ctx.prisma.post.findMany(); }),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a function of the context',
      `list: procedure.query(({ ctx }) => ctx.load()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a body of another file',
      `list: procedure.query(audited),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a schema that computes',
      `list: procedure.input(z.string().refine((text) => text !== '')).query(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      true,
    ],
    [
      'a schema that writes',
      `list: procedure.input(z.string().refine((text) => prisma.log.create({ data: { text } }))).query(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a schema that cannot be seen',
      `list: procedure.input(given).query(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
    [
      'a result that is checked by a schema that cannot be seen',
      `list: procedure.output(given).query(({ ctx }) => ctx.prisma.post.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.post.count()),`,
      false,
    ],
  ])('run what they are made of: %s', (_, posts, expected) => {
    expect(isFixed({ posts })).toBe(expected);
  });

  it.each([
    ['that goes on', `t.procedure.use(({ next }) => next())`, true],
    ['of the options as a whole', `t.procedure.use((opts) => opts.next({ ctx: {} }))`, true],
    [
      'that is made',
      `t.procedure.use(t.middleware(async ({ ctx, next }) => { await prisma.user.count(); return next({ ctx }); }))`,
      true,
    ],
    ['on one of two ways', `isDemo ? t.procedure.use(({ next }) => next()) : t.procedure`, true],
    [
      'that waits in development',
      `t.procedure.use(async ({ next }) => { if (t._config.isDev) await new Promise((resolve) => setTimeout(resolve, 100)); return next(); })`,
      true,
    ],
    [
      'that waits',
      `t.procedure.use(async ({ next }) => { if (other.isDev) await new Promise((resolve) => setTimeout(resolve, 100)); return next(); })`,
      false,
    ],
    [
      'that writes',
      `t.procedure.use(async ({ next }) => { await prisma.log.create({}); return next(); })`,
      false,
    ],
    [
      'that writes on one of two ways',
      `isDemo ? t.procedure.use(async ({ next }) => { await prisma.log.create({}); return next(); }) : t.procedure`,
      false,
    ],
    [
      'that refuses',
      `t.procedure.use(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next(); })`,
      false,
    ],
    ['that cannot be seen', `t.procedure.use(limited)`, false],
    ['that counts', `t.procedure.use(({ next }) => { total += 1; return next(); })`, false],
  ])('run their middlewares: one %s', (_, procedure, expected) => {
    expect(isFixed({ procedure })).toBe(expected);
  });

  it.each([
    [
      'a context that writes',
      `createCaller(async () => { await prisma.log.create({}); return createContext({ user: 'a' }); })`,
      false,
    ],
    ['a context that cannot be seen', `createCaller(given)`, false],
    ['options', `createCaller(() => createContext({ user: 'a' }), { onError: report })`, false],
    ['a transaction', `createCaller({ user: 'a', tx })`, false],
    ['a value', `createCaller({ user: 'a', prisma })`, true],
  ])('are called with %s', (_, made, expected) => {
    const caller = `import { createCallerFactory, createContext } from './trpc';
import { appRouter } from './root';
import { prisma } from './db';
const createCaller = createCallerFactory(appRouter);
export const api = ${made};
`;
    expect(isFixed({ caller })).toBe(expected);
  });
});
