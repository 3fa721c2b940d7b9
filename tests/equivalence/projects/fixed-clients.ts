import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { PRISMA } from './set-up.js';

/** Clients, repositories and configuration, as applications have them. */
export const fixedClients: readonly ProjectProgram[] = [
  fixedProject({
    name: 'a class around fetch',
    rounds: [2, 1],
    files: {
      'h.ts': `
export class Http {
  constructor(
    private base: string,
    private headers: Record<string, string> = {},
  ) {}
  private async request<T>(path: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(this.base + path, {
      ...init,
      headers: { ...this.headers, ...init.headers },
    });
    if (!response.ok) throw new Error('request failed');
    return response.json() as Promise<T>;
  }
  get<T>(path: string) {
    return this.request<T>(path);
  }
  post<T>(path: string, body: unknown) {
    return this.request<T>(path, { method: 'POST', body: JSON.stringify(body) });
  }
}
export const http = new Http('/v1');
`,
    },
    above: `
import { http } from './h';
`,
    main: `
export async function main(env) {
  const a = await http.get('/a');
  const b = await http.get('/b');
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'an object that is declared to have an interface',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      's.ts': `
import { prisma } from './db';
export interface Users {
  get(id: number): Promise<unknown>;
  list(): Promise<unknown>;
}
export const users: Users = {
  get: (id) => prisma.user.findUnique({ where: { id } }),
  list: () => prisma.user.findMany(),
};
`,
    },
    above: `
import { users } from './s';
`,
    main: `
export async function main(env) {
  const a = await users.get(1);
  const b = await users.list();
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a parser of another file',
    rounds: [2, 1],
    files: {
      'p.ts': `
export const parseUser = (data: any) => {
  if (typeof data?.name !== 'string') throw new TypeError('bad user');
  return { name: data.name as string };
};
`,
      'a.ts': `
import { parseUser } from './p';
export async function getA(id: number) {
  return parseUser(await (await fetch('/a/' + id)).json());
}
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'addresses that another file makes',
    rounds: [2, 1],
    files: {
      'u.ts': `
export function url(path: string, query: Record<string, string | number>) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) params.set(key, String(value));
  return path + '?' + params;
}
`,
      'a.ts': `
import { url } from './u';
export async function getA(id: number) {
  return (await fetch(url('/a', { id }))).json();
}
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a base address from the environment',
    rounds: [2, 1],
    files: {
      'c.ts': `
export const config = { base: process.env.BASE ?? '/v1' };
`,
      'a.ts': `
import { config } from './c';
export async function getA(id: number) {
  return (await fetch(\`\${config.base}/a/\${id}\`)).json();
}
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a repository in a container',
    rounds: [2, 1],
    files: {
      ...PRISMA,
      'r.ts': `
import type { PrismaClient } from '@prisma/client';
export const makeRepo = (db: PrismaClient) => ({
  one: (id: number) => db.a.findUnique({ where: { id } }),
  all: () => db.a.findMany(),
});
`,
      'c.ts': `
import { prisma } from './db';
import { makeRepo } from './r';
export const container = { repo: makeRepo(prisma) };
`,
    },
    above: `
import { container } from './c';
`,
    main: `
export async function main(env) {
  const a = await container.repo.one(1);
  const b = await container.repo.all();
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a loop that tries again',
    rounds: [2, 1],
    files: {
      'w.ts': `
export const withRetry = async <T,>(f: () => Promise<T>, times = 2): Promise<T> => {
  for (let i = 0; ; i++) {
    try {
      return await f();
    } catch (error) {
      if (i >= times) throw error;
    }
  }
};
`,
      'a.ts': `
import { withRetry } from './w';
export const getA = (id: number) => withRetry(async () => (await fetch('/a/' + id)).json());
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a client that is made at its first use',
    rounds: [2, 1],
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
let client: PrismaClient | undefined;
export function getDb(): PrismaClient {
  client ??= new PrismaClient();
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
  const a = await db.a.findMany();
  const b = await db.b.findMany();
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a session that may be missing',
    rounds: [2, 1],
    files: {
      's.ts': `
export async function getSession(id: number) {
  const response = await fetch('/s/' + id);
  return response.ok ? response.json() : null;
}
`,
      'a.ts': `
export const getB = async (id: number) => (await fetch('/b/' + id)).json();
`,
    },
    above: `
import { getSession } from './s';
import { getB } from './a';
`,
    main: `
export async function main(env) {
  const a = await getSession(1);
  const b = await getB(1);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'lines of a log that nobody reads',
    rounds: [2, 1],
    files: {
      'log.ts': `
export const log = { debug: (...args: unknown[]) => console.debug(...args) };
`,
      'a.ts': `
import { log } from './log';
export async function getA(id: number) {
  log.debug('a', id);
  return (await fetch('/a/' + id)).json();
}
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
  }),
];
