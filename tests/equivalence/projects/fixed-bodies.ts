import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Wrappers, classes, closures and helpers of other files. */
export const fixedProjectBodies: readonly ProjectProgram[] = [
  fixedProject({
    name: 'functions that react caches',
    rounds: [2, 1],
    files: {
      'data.ts': `
import { cache } from 'react';
export const getUser = cache(async (id: number) => (await fetch('/users/' + id)).json());
export const getTeam = cache(async (id: number) => (await fetch('/teams/' + id)).json());
`,
    },
    above: `
import { getTeam, getUser } from './data';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a retry without state, around loaders',
    rounds: [2, 1],
    files: {
      'retry.ts': `
export function withRetry<A extends unknown[], R>(load: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    try {
      return await load(...args);
    } catch {
      return load(...args);
    }
  };
}
`,
      'rows.ts': `
import { withRetry } from './retry';
export const getRow = withRetry(async (id: number) => (await fetch('/rows/' + id)).json());
export const getCell = withRetry(async (id: number) => (await fetch('/cells/' + id)).json());
`,
    },
    above: `
import { getCell, getRow } from './rows';
`,
    main: `
export async function main(env) {
  const row = await getRow(env.id);
  const cell = await getCell(env.id);
  return { row, cell };
}
`,
  }),
  fixedProject({
    name: 'a factory that gives an object of readers',
    rounds: [2, 1],
    files: {
      'client.ts': `
export function makeClient(base: string) {
  const get = async (path: string) => (await fetch(base + path)).json();
  return {
    getUser: (id: number) => get('/users/' + id),
    getTeam: (id: number) => get('/teams/' + id),
  };
}
`,
      'index.ts': `
import { makeClient } from './client';
export const client = makeClient('/v1');
`,
    },
    above: `
import { client } from './index';
`,
    main: `
export async function main(env) {
  const user = await client.getUser(env.id);
  const team = await client.getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'an instance that another file makes',
    rounds: [2, 1],
    files: {
      'api.ts': `
export class Api {
  constructor(private readonly base: string) {}
  async getUser(id: number) {
    return (await fetch(this.base + '/users/' + id)).json();
  }
  async getTeam(id: number) {
    return (await fetch(this.base + '/teams/' + id)).json();
  }
}
export const api = new Api('/v2');
`,
    },
    above: `
import { api } from './api';
`,
    main: `
export async function main(env) {
  const user = await api.getUser(env.id);
  const team = await api.getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'methods that are inherited from another file',
    rounds: [2, 1],
    files: {
      'base.ts': `
export abstract class Base {
  protected async get(path: string) {
    return (await fetch(path)).json();
  }
  list() {
    return this.get('/rows');
  }
}
`,
      'users.ts': `
import { Base } from './base';
class Users extends Base {
  one(id: number) {
    return this.get('/rows/' + id);
  }
}
export const users = new Users();
`,
    },
    above: `
import { users } from './users';
`,
    main: `
export async function main(env) {
  const all = await users.list();
  const one = await users.one(env.id);
  return { all, one };
}
`,
  }),
  fixedProject({
    name: 'static methods of another file',
    rounds: [2, 1],
    files: {
      'api.ts': `
export class Api {
  static async get(path: string) {
    return (await fetch(path)).json();
  }
  static user = (id: number) => Api.get('/users/' + id);
}
`,
    },
    above: `
import { Api } from './api';
`,
    main: `
export async function main(env) {
  const rows = await Api.get('/rows');
  const user = await Api.user(env.id);
  return { rows, user };
}
`,
  }),
  fixedProject({
    name: 'an object literal of another file',
    rounds: [2, 1],
    files: {
      'users.ts': `
const list = async () => (await fetch('/users')).json();
export const users = {
  list,
  async get(id: number) {
    return (await fetch('/users/' + id)).json();
  },
};
`,
    },
    above: `
import { users } from './users';
`,
    main: `
export async function main(env) {
  const all = await users.list();
  const one = await users.get(env.id);
  return { all, one };
}
`,
  }),
  fixedProject({
    name: 'a look-up that throws where it finds nothing',
    rounds: [2, 1],
    files: {
      'users.ts': `
export async function getUser(id: number) {
  const response = await fetch('/users/' + id);
  if (!response.ok) throw new Error('no user');
  return response.json();
}
`,
    },
    above: `
import { getUser } from './users';
`,
    main: `
export async function main(env) {
  const a = await getUser(env.id);
  const b = await getUser(env.user.id);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a helper that collects into a list of its own',
    rounds: [4, 2],
    files: {
      'collect.ts': `
export async function collect(paths: string[]) {
  const all: unknown[] = [];
  for (const path of paths) all.push(await (await fetch(path)).json());
  return all;
}
`,
    },
    above: `
import { collect } from './collect';
`,
    main: `
export async function main(env) {
  const a = await collect(['/a', '/b']);
  const c = await collect(['/c', '/d/' + env.id]);
  return { a, c };
}
`,
  }),
  fixedProject({
    name: 'files that are read behind two helpers',
    rounds: [2, 1],
    files: {
      'texts.ts': `
import { readFile } from 'node:fs/promises';
const parse = (text: string) => text.split('/');
export const readTexts = async (name: string) => parse(await readFile(name, 'utf8'));
`,
    },
    above: `
import { readTexts } from './texts';
`,
    main: `
export async function main() {
  const a = await readTexts('a.txt');
  const b = await readTexts('b.txt');
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a callback that only computes, handed to another file',
    rounds: [2, 1],
    files: {
      'select.ts': `
export async function selectFrom<T>(path: string, select: (data: any) => T): Promise<T> {
  const data = await (await fetch(path)).json();
  return select(data);
}
`,
    },
    above: `
import { selectFrom } from './select';
`,
    main: `
export async function main(env) {
  const name = await selectFrom('/users/' + env.id, (user) => user?.name);
  const tag = await selectFrom('/teams/' + env.id, (team) => team?.tag);
  return { name, tag };
}
`,
  }),
  fixedProject({
    name: 'options that another function of the file makes',
    rounds: [3, 2],
    files: {
      'http.ts': `
const headers = () => ({ accept: 'application/json' });
export async function get(path: string) {
  return (await fetch(path, { method: 'GET', headers: headers() })).json();
}
export const post = async (path: string) => fetch(path, { method: 'POST' });
`,
    },
    above: `
import { get, post } from './http';
`,
    main: `
export async function main(env) {
  const a = await get('/a/' + env.id);
  const b = await get('/b/' + env.id);
  await post('/done');
  return { a, b };
}
`,
  }),
];
