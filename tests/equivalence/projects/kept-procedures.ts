import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { PRISMA, TRPC } from './set-up.js';

const TWO = {
  above: `
import { api } from './index';
`,
  main: `
export async function main(env) {
  const a = await api.list();
  const b = await api.count();
  return { a, b };
}
`,
  wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.list(), api.count()]);
  return { a, b };
}
`,
};

/** Procedures that do more than their names say, or than their own bodies show. */
export const keptProcedures: readonly ProjectProgram[] = [
  keptProject({
    name: 'a query that writes',
    files: {
      ...TRPC,
      'index.ts': `
import { router, procedure, createContext } from './trpc';
const users = router({
  list: procedure.query(({ ctx }) => ctx.prisma.user.create({ data: { id: 1 } })),
  count: procedure.query(({ ctx }) => ctx.prisma.user.count()),
});
export const api = users.createCaller(createContext);
`,
    },
    ...TWO,
  }),
  keptProject({
    name: 'a middleware that writes',
    files: {
      ...TRPC,
      'logged.ts': `
import { procedure } from './trpc';
export const logged = procedure.use(async ({ ctx, next }) => {
  const result = await next();
  await ctx.prisma.visit.create({ data: { id: 1 } });
  return result;
});
`,
      'index.ts': `
import { router, createContext } from './trpc';
import { logged } from './logged';
const users = router({
  list: logged.query(({ ctx }) => ctx.prisma.user.findMany()),
  count: logged.query(({ ctx }) => ctx.prisma.user.count()),
});
export const api = users.createCaller(createContext);
`,
    },
    ...TWO,
  }),
  keptProject({
    name: 'a context that is made with a write for each call',
    files: {
      ...TRPC,
      'index.ts': `
import { router, procedure } from './trpc';
import { prisma } from './db';
const users = router({
  list: procedure.query(({ ctx }) => prisma.user.findMany({ where: { id: ctx.id } })),
  count: procedure.query(({ ctx }) => prisma.user.count({ where: { id: ctx.id } })),
});
let made = 0;
export const api = users.createCaller(async () => ({ id: ++made }));
`,
    },
    ...TWO,
  }),
  keptProject({
    name: 'a middleware that refuses',
    files: {
      ...TRPC,
      'index.ts': `
import { router, procedure, createContext } from './trpc';
const users = router({
  list: procedure.use(async ({ ctx, next }) => {
    if (await ctx.prisma.right.count()) throw new Error('Forbidden');
    return next();
  }).query(({ ctx }) => ctx.prisma.user.findMany()),
  count: procedure.query(({ ctx }) => ctx.prisma.user.count()),
});
export const api = users.createCaller(createContext);
`,
    },
    ...TWO,
  }),
  keptProject({
    name: 'a loader that makes what is missing',
    files: {
      ...PRISMA,
      'loaders.ts': `
import DataLoader from 'dataloader';
import { prisma } from './db';
export const users = new DataLoader(async (ids) => {
  const made = await prisma.user.createMany({ data: ids });
  return ids.map((id) => ({ id, made }));
});
`,
    },
    above: `
import { users } from './loaders';
`,
    main: `
export async function main(env) {
  const a = await users.load('a');
  const b = await users.load('b');
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([users.load('a'), users.load('b')]);
  return { a, b };
}
`,
  }),
];
