import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Forms of declarations and exports. */
export const fixedForms: readonly ProjectProgram[] = [
  fixedProject({
    name: 'rows that another file maps',
    rounds: [2, 1],
    files: {
      'm.ts': `
export const toUser = (row: any) => ({ id: row?.id, label: String(row?.name).toUpperCase() });
`,
      'a.ts': `
import { toUser } from './m';
export const getA = async (id: number) => [await (await fetch('/a/' + id)).json()].map(toUser);
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
    name: 'an entity that is made from data',
    rounds: [2, 1],
    files: {
      'm.ts': `
export class User {
  readonly id: string;
  name: string;
  constructor(data: any) {
    this.id = data?.id;
    this.name = data?.name;
  }
  get label() {
    return this.name;
  }
}
`,
      'a.ts': `
import { User } from './m';
export const getA = async (id: number) => new User(await (await fetch('/a/' + id)).json());
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
    name: 'failures that become null',
    rounds: [2, 1],
    files: {
      'a.ts': `
export async function getA(id: number) {
  try {
    return await (await fetch('/a/' + id)).json();
  } catch {
    return null;
  }
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
    name: 'pages that are read one after another',
    rounds: [4, 2],
    files: {
      'a.ts': `
export async function getA(id: number) {
  const all: unknown[] = [];
  let page = 0;
  while (page < 2) {
    const rows = await (await fetch('/a/' + id + '?page=' + page)).json();
    all.push(rows);
    page++;
  }
  return all;
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
    name: 'a join within a loader',
    rounds: [2, 1],
    files: {
      'a.ts': `
export async function getA(id: number) {
  const [one, two] = await Promise.all([fetch('/a/' + id), fetch('/b/' + id)]);
  return [await one.json(), await two.json()];
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
    name: 'files of JSON',
    rounds: [2, 1],
    files: {
      'a.ts': `
import { readFile } from 'node:fs/promises';
import path from 'node:path';
export const getA = async (name: string) =>
  JSON.parse(await readFile(path.join('/data', name + '.json'), 'utf8'));
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA('x');
  const b = await getA('y');
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a barrel of barrels',
    rounds: [2, 1],
    files: {
      'i/index.ts': `
export * from './j';
`,
      'i/j/index.ts': `
export * from './k/index';
`,
      'i/j/k/index.ts': `
export const getA = async (id: number) => (await fetch('/a/' + id)).json();
`,
    },
    above: `
import { getA } from './i';
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
    name: 'a default object',
    rounds: [2, 1],
    files: {
      'a.ts': `
async function getA(id: number) {
  return (await fetch('/a/' + id)).json();
}
export default { getA };
`,
    },
    above: `
import api from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a default instance',
    rounds: [2, 1],
    files: {
      'a.ts': `
class Api {
  async getA(id: number) {
    return (await fetch('/a/' + id)).json();
  }
}
export default new Api();
`,
    },
    above: `
import api from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'an object with casts',
    rounds: [2, 1],
    files: {
      'a.ts': `
export const api = {
  async getA(id: number) {
    return (await fetch('/a/' + id)).json();
  },
} as const satisfies Record<string, unknown>;
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'signatures above a body',
    rounds: [2, 1],
    files: {
      'a.ts': `
export function getA(id: number): Promise<unknown>;
export function getA(id: string): Promise<unknown>;
export async function getA(id: unknown) {
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
  fixedProject({
    name: 'a type guard',
    rounds: [2, 1],
    files: {
      'a.ts': `
const isRow = (value: unknown): value is { id: number } =>
  typeof value === 'object' && value !== null;
export async function getA(id: number) {
  const row: unknown = await (await fetch('/a/' + id)).json();
  if (!isRow(row)) throw new Error('bad row');
  return row;
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
    name: 'one object of parameters',
    rounds: [2, 1],
    files: {
      'a.ts': `
export async function getA({ id, limit = 10 }: { id: number; limit?: number }) {
  return (await fetch('/a/' + id + '?limit=' + limit)).json();
}
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA({ id: 1 });
  const b = await getA({ id: 2, limit: 5 });
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'two files that export all of each other',
    rounds: [2, 1],
    files: {
      'a.ts': `
export * from './b';
`,
      'b.ts': `
export * from './a';
export const getA = async (id) => (await fetch('/a/' + id)).json();
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
    name: 'a name that is a text',
    rounds: [2, 1],
    files: {
      'a.ts': `
const f = async (id) => (await fetch('/a/' + id)).json();
export { f as 'get a' };
`,
    },
    above: `
import { 'get a' as getA } from './a';
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
    name: 'a loader beside a component',
    rounds: [2, 1],
    files: {
      'v.tsx': `
export const View = () => <b>{1}</b>;
export const getA = async (id) => (await fetch('/a/' + id)).json();
`,
    },
    above: `
import { getA } from './v';
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
    name: 'a module that is a function',
    rounds: [2, 1],
    entry: 'main.js',
    files: {
      'tags.js': `
module.exports = async function (id) {
  return (await fetch('/tags/' + id)).json();
};
`,
    },
    above: `
const loadTags = require('./tags');
`,
    main: `
async function main(env) {
  const a = await loadTags(env.id);
  const b = await loadTags(env.user.id);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a helper that is given a text',
    rounds: [2, 1],
    files: {
      'texts.js': `
import { readFile } from 'node:fs/promises';
const parse = (text) => text.split('/');
export const readTexts = async (name) => parse(await readFile(name, 'utf8'));
`,
    },
    above: `
import { readTexts } from './texts.js';
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
    name: 'an object of two others',
    rounds: [2, 1],
    files: {
      'a.ts': `
const users = {
  async getA(id: number) {
    return (await fetch('/a/' + id)).json();
  },
};
const teams = {
  async getB(id: number) {
    return (await fetch('/b/' + id)).json();
  },
};
export const api = { ...users, ...teams };
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getB(2);
  return { a, b };
}
`,
  }),
  fixedProject({
    name: 'a request with a time limit',
    rounds: [2, 1],
    files: {
      'a.ts': `
export async function getA(id: number) {
  return (await fetch('/a/' + id, { signal: AbortSignal.timeout(1000) })).json();
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
