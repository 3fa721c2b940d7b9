import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { PRISMA } from './set-up.js';

/** Writes behind the names of reads, in other files. */
export const keptWrites: readonly ProjectProgram[] = [
  keptProject({
    name: 'a name of a read, a body that posts',
    files: {
      'users.ts': `
export async function getUser(id: number) {
  return (await fetch('/users', { method: 'POST', body: String(id) })).json();
}
`,
      'posts.ts': `
export async function listPosts(id: number) {
  return (await fetch('/posts/' + id)).json();
}
`,
    },
    above: `
import { getUser } from './users';
import { listPosts } from './posts';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts(env.id);
  return { user, posts };
}
`,
    wrong: `
export async function main(env) {
  const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  return { user, posts };
}
`,
  }),
  keptProject({
    name: 'a token that is refreshed and kept in a third file',
    files: {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/session.ts': `
let token = '';
export async function authorized(path: string) {
  if (!token) token = (await (await fetch('/token')).json()).id;
  return fetch(path + '?token=' + token);
}
`,
      'src/users.ts': `
import { authorized } from './session';
export const getUser = async (id: number) => (await authorized('/users/' + id)).json();
`,
      'src/teams.ts': `
import { authorized } from '@/session';
export const getTeam = async (id: number) => (await authorized('/teams/' + id)).json();
`,
    },
    entry: 'src/main.ts',
    above: `
import { getUser } from '@/users';
import { getTeam } from '@/teams';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
    wrong: `
export async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team };
}
`,
  }),
  keptProject({
    name: 'a look-up that stamps the last use of its key',
    files: {
      ...PRISMA,
      'keys.ts': `
import { prisma } from './db';
export async function findKey(id: number) {
  const key = await prisma.apiKey.findUnique({ where: { id } });
  await prisma.apiKey.update({ where: { id }, data: { used: true } });
  return key;
}
`,
    },
    above: `
import { prisma } from './db';
import { findKey } from './keys';
`,
    main: `
export async function main(env) {
  const key = await findKey(env.id);
  const keys = await prisma.apiKey.findMany();
  return { key, keys };
}
`,
    wrong: `
export async function main(env) {
  const [key, keys] = await Promise.all([findKey(env.id), prisma.apiKey.findMany()]);
  return { key, keys };
}
`,
  }),
  keptProject({
    name: 'a cart that is made where there is none',
    files: {
      'db.ts': `
import { Pool } from 'pg';
export const pool = new Pool();
`,
      'carts.ts': `
import { pool } from './db';
export async function getCart(user: number) {
  const found = await pool.query('SELECT * FROM carts WHERE owner = $1', [user]);
  if (found.rows[0]) return found.rows[0];
  const made = await pool.query('INSERT INTO carts (owner) VALUES ($1) RETURNING *', [user]);
  return made.rows[0];
}
export async function countCarts() {
  return (await pool.query('SELECT count(*) FROM carts')).rows[0];
}
`,
    },
    above: `
import { countCarts, getCart } from './carts';
`,
    main: `
export async function main(env) {
  const cart = await getCart(env.id);
  const all = await countCarts();
  return { cart, all };
}
`,
    wrong: `
export async function main(env) {
  const [cart, all] = await Promise.all([getCart(env.id), countCarts()]);
  return { cart, all };
}
`,
  }),
  keptProject({
    name: 'rows of an audit, written by a wrapper',
    files: {
      'audit.ts': `
export function audited<A extends unknown[], R>(name: string, load: (...args: A) => Promise<R>) {
  return async (...args: A): Promise<R> => {
    const result = await load(...args);
    await fetch('/audit', { method: 'POST', body: name });
    return result;
  };
}
`,
      'rows.ts': `
import { audited } from './audit';
export const getRow = audited('row', async (id: number) => (await fetch('/rows/' + id)).json());
export const getCell = audited('cell', async (id: number) => (await fetch('/cells/' + id)).json());
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
    wrong: `
export async function main(env) {
  const [row, cell] = await Promise.all([getRow(env.id), getCell(env.id)]);
  return { row, cell };
}
`,
  }),
  keptProject({
    name: 'a counter behind a chain of re-exports',
    files: {
      'index.ts': `export * from './inner';\n`,
      'inner/index.ts': `export { load as getPage } from './load';\n`,
      'inner/load.ts': `
import { count } from './counter';
export async function load(name: string) {
  const page = await (await fetch('/pages/' + name)).json();
  return { page, number: count() };
}
`,
      'inner/counter.ts': `
let pages = 0;
export const count = () => ++pages;
`,
    },
    above: `
import { getPage } from './index';
`,
    main: `
export async function main() {
  const home = await getPage('home');
  const help = await getPage('help');
  return { home, help };
}
`,
    wrong: `
export async function main() {
  const [home, help] = await Promise.all([getPage('home'), getPage('help')]);
  return { home, help };
}
`,
  }),
  keptProject({
    name: 'a file written behind a default export',
    files: {
      'report.js': `
import { readFile, writeFile } from 'node:fs/promises';
export default async function readReport(name) {
  const text = await readFile(name, 'utf8');
  await writeFile('last.txt', name);
  return text;
}
`,
    },
    above: `
import { readFile } from 'node:fs/promises';
import readReport from './report.js';
`,
    main: `
export async function main() {
  const report = await readReport('a.txt');
  const last = await readFile('last.txt', 'utf8');
  return { report, last };
}
`,
    wrong: `
export async function main() {
  const [report, last] = await Promise.all([readReport('a.txt'), readFile('last.txt', 'utf8')]);
  return { report, last };
}
`,
  }),
  keptProject({
    name: 'a default parameter that writes',
    files: {
      'ids.ts': `
let last = 0;
export const nextId = () => ++last;
`,
      'rows.ts': `
import { nextId } from './ids';
export async function getRow(name: string, id = nextId()) {
  return (await fetch('/rows/' + name + '/' + id)).json();
}
export async function getLabel(name: string) {
  const label = await (await fetch('/labels/' + name)).json();
  return { label, id: nextId() };
}
`,
    },
    above: `
import { getLabel, getRow } from './rows';
`,
    main: `
export async function main() {
  const label = await getLabel('a');
  const row = await getRow('b');
  return { label, row };
}
`,
    wrong: `
export async function main() {
  const [label, row] = await Promise.all([getLabel('a'), getRow('b')]);
  return { label, row };
}
`,
  }),
];
