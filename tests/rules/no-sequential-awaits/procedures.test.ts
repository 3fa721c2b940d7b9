import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { lintTree } from '../../modules/lint.js';
import { Tree } from '../../modules/tree.js';

const db = `import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();`;

/** The two files of a tRPC server: its context, and the procedures built on it. */
function server(parts: {
  context?: string;
  type?: string;
  procedure?: string;
}): Record<string, string> {
  return {
    'package.json':
      '{ "dependencies": { "@prisma/client": "6", "@trpc/server": "11", "trpc-tracing": "1" } }',
    'db.ts': db,
    'trpc.ts': `import { initTRPC, TRPCError } from '@trpc/server';
import { tracing } from 'trpc-tracing';
import { prisma } from './db';
import { audited } from './audited';
${
  parts.context ??
  `const createInner = (opts: { session: unknown }) => ({ ...opts, prisma });
export const createContext = async (opts: { headers: Headers }) => {
  const session = await readSession(opts.headers);
  return createInner({ session });
};`
}
const t = initTRPC.context<${parts.type ?? 'typeof createContext'}>().create({});
const isAuthed = t.middleware(({ ctx, next }) => {
  if (!ctx.session) throw new TRPCError({ code: 'UNAUTHORIZED' });
  return next({ ctx: { session: ctx.session } });
});
const requires = (flag: string) => t.middleware(({ next }) => next());
export const publicProcedure = t.procedure.use(tracing());
export const procedure = ${parts.procedure ?? `publicProcedure.use(isAuthed).use(requires('a'))`};
`,
    'audited.ts': `export const audited = (options) => options.next({ ctx: { prisma: open() } });`,
  };
}

const awaits = (source: string): string => `
    const users = await ${source}.user.findMany({ where: { id: input.id } });
    const total = await ${source}.user.count();
    return { users, total };`;

const router = (handler: string): string => `import { procedure } from './trpc';
export const users = procedure.input(schema).query(${handler});
`;

/** Whether the awaits of a procedure are joined. */
function isFixed(
  files: Record<string, string>,
  handler = `async ({ ctx, input }) => {${awaits('ctx.prisma')}
}`,
): boolean {
  setFileSystem(new Tree(files));
  return lintTree('/p/users.ts', router(handler), {}).some(({ fix }) => fix !== undefined);
}

afterAll(() => setFileSystem(undefined));

describe('the context of a tRPC procedure', () => {
  it.each([
    ['as it is handed over', undefined],
    ['taken apart', `async ({ ctx: { prisma }, input }) => {${awaits('prisma')}\n}`],
    [
      'taken out of the options',
      `async (opts) => {\n  const { ctx, input } = opts;${awaits('ctx.prisma')}\n}`,
    ],
    [
      'taken out of the context',
      `async ({ ctx, input }) => {\n  const { prisma } = ctx;${awaits('prisma')}\n}`,
    ],
  ])('is followed to the function that makes it: %s', (_, handler) => {
    expect(isFixed(server({}), handler)).toBe(true);
  });

  it.each([
    ['ReturnType', 'Awaited<ReturnType<typeof createContext>>'],
    ['a helper of tRPC', 'inferAsyncReturnType<typeof createContext>'],
  ])('is found by its type: %s', (_, type) => {
    expect(isFixed(server({ type }))).toBe(true);
  });

  it('is found by the declared result of that function', () => {
    const context = `import type { PrismaClient } from '@prisma/client';
interface Context { prisma: PrismaClient; session: unknown }
export async function createContext(): Promise<Context> { return make(); }`;
    expect(isFixed(server({ context }))).toBe(true);
  });

  it.each([
    [
      'a middleware of its own',
      `publicProcedure.use(({ next }) => next({ ctx: { prisma: open() } }))`,
    ],
    [
      'a middleware that spreads something',
      `publicProcedure.use(({ next }) => next({ ctx: { ...more } }))`,
    ],
    [
      'a middleware that hands `next` on',
      `publicProcedure.use(({ ctx, next }) => run({ ctx, next }))`,
    ],
    ['a middleware that hands its options on', `publicProcedure.use((opts) => run(opts))`],
    ['a middleware of another file', `publicProcedure.use(audited)`],
    ['a middleware that cannot be seen', `publicProcedure.use(other)`],
    ['a call that is not known', `publicProcedure.concat(other)`],
  ])('is no proof behind %s', (_, procedure) => {
    expect(isFixed(server({ procedure }))).toBe(false);
  });

  it.each([
    ['a spread behind the client', `export const createContext = (opts) => ({ prisma, ...opts });`],
    [
      'another client on another way',
      `export const createContext = (opts) => { if (opts.a) return { prisma: opts.client }; return { prisma }; };`,
    ],
    ['a client of the caller', `export const createContext = (opts) => ({ prisma: opts.prisma });`],
  ])('is no proof with %s', (_, context) => {
    expect(isFixed(server({ context }))).toBe(false);
  });

  it('is no proof in a function that no procedure runs', () => {
    setFileSystem(new Tree(server({})));
    const code = `import { procedure } from './trpc';
export const load = async ({ ctx, input }) => {${awaits('ctx.prisma')}
};`;
    expect(lintTree('/p/users.ts', code, {}).some(({ fix }) => fix !== undefined)).toBe(false);
  });
});
