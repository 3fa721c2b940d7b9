import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Functions of other files that decide whether their caller goes on, or throw before they give a promise. */
export const keptGates: readonly ProjectProgram[] = [
  keptProject({
    name: 'a guard of another file that redirects',
    files: {
      'auth.ts': `
import { redirect } from 'next/navigation';
export async function currentUser(id: number) {
  const user = await (await fetch('/users/' + id)).json();
  if (!user) redirect('/login');
  return user;
}
`,
      'data.ts': `
export const getSecrets = async (id: number) => (await fetch('/secrets/' + id)).json();
`,
    },
    above: `
import { currentUser } from './auth';
import { getSecrets } from './data';
`,
    main: `
export async function main(env) {
  const user = await currentUser(env.id);
  const secrets = await getSecrets(env.id);
  return { user, secrets };
}
`,
    wrong: `
export async function main(env) {
  const [user, secrets] = await Promise.all([currentUser(env.id), getSecrets(env.id)]);
  return { user, secrets };
}
`,
  }),
  keptProject({
    name: 'a guard whose throw stands two files away',
    files: {
      'deny.ts': `
export class Forbidden extends Error {}
export function deny(): never {
  throw new Forbidden('no rights');
}
`,
      'team.ts': `
import { deny } from './deny';
export async function loadTeam(id: number) {
  const team = await (await fetch('/teams/' + id)).json();
  return team ?? deny();
}
`,
    },
    above: `
import { loadTeam } from './team';
`,
    main: `
export async function main(env) {
  const team = await loadTeam(env.id);
  const bills = await (await fetch('/bills/' + env.id)).json();
  return { team, bills };
}
`,
    wrong: `
export async function main(env) {
  const [team, bills] = await Promise.all([
    loadTeam(env.id),
    fetch('/bills/' + env.id).then((response) => response.json()),
  ]);
  return { team, bills };
}
`,
  }),
  keptProject({
    name: 'an assertion whose value is used',
    files: {
      'guards/index.ts': `export { default as requireAdmin } from './admin';\n`,
      'guards/admin.ts': `
export default async function (id: number) {
  const admin = await (await fetch('/admins/' + id)).json();
  if (!admin) throw new Error('forbidden');
  return admin;
}
`,
    },
    above: `
import * as guards from './guards';
`,
    main: `
export async function main(env) {
  const admin = await guards.requireAdmin(env.id);
  const users = await (await fetch('/users')).json();
  return { admin, users };
}
`,
    wrong: `
export async function main(env) {
  const [admin, users] = await Promise.all([
    guards.requireAdmin(env.id),
    fetch('/users').then((response) => response.json()),
  ]);
  return { admin, users };
}
`,
  }),
  keptProject({
    name: 'a result object that the next line asks',
    files: {
      'guard.ts': `
export async function loadSession(id: number) {
  const response = await fetch('/sessions/' + id);
  return response.ok ? { ok: true, session: await response.json() } : { ok: false };
}
`,
    },
    above: `
import { loadSession } from './guard';
`,
    main: `
export async function main(env) {
  const result = await loadSession(env.id);
  if (!result.ok) return 'denied';
  const rows = await (await fetch('/rows')).json();
  return { result, rows };
}
`,
    wrong: `
export async function main(env) {
  const [result, rows] = await Promise.all([
    loadSession(env.id),
    fetch('/rows').then((response) => response.json()),
  ]);
  if (!result.ok) return 'denied';
  return { result, rows };
}
`,
  }),
  keptProject({
    name: 'a check that a helper of another file makes between the awaits',
    files: {
      'assert.ts': `
export function present(value: unknown) {
  if (!value) throw new Error('unauthorized');
}
`,
      'rows.ts': `
export const getOwner = async (id: number) => (await fetch('/owners/' + id)).json();
export const getRows = async (id: number) => (await fetch('/rows/' + id)).json();
`,
    },
    above: `
import { present } from './assert';
import { getOwner, getRows } from './rows';
`,
    main: `
export async function main(env) {
  const owner = await getOwner(env.id);
  present(owner);
  const rows = await getRows(env.id);
  return { owner, rows };
}
`,
    wrong: `
export async function main(env) {
  const [owner, rows] = await Promise.all([getOwner(env.id), getRows(env.id)]);
  present(owner);
  return { owner, rows };
}
`,
  }),
  keptProject({
    name: 'a second function that throws before it gives a promise',
    files: {
      'parse.ts': `
export function parseId(text: string) {
  if (!text.startsWith('{"a"')) throw new Error('bad id');
  return JSON.parse(text).a;
}
`,
      'rows.ts': `
import { parseId } from './parse';
export const getRow = (text: string) => fetch('/rows/' + parseId(text)).then((row) => row.json());
export const getHead = async (id: number) => (await fetch('/heads/' + id)).json();
`,
    },
    above: `
import { getHead, getRow } from './rows';
`,
    main: `
export async function main(env) {
  const head = await getHead(env.id);
  const row = await getRow(env.text);
  return { head, row };
}
`,
    wrong: `
export async function main(env) {
  const [head, row] = await Promise.all([getHead(env.id), getRow(env.text)]);
  return { head, row };
}
`,
  }),
  keptProject({
    name: 'a synchronous throw in an argument',
    files: {
      'ids.ts': `
export function idOf(text: string): number {
  const { a } = JSON.parse(text);
  if (typeof a !== 'number') throw new Error('no number');
  return a;
}
`,
      'rows.ts': `
export const getRow = async (id: number) => (await fetch('/rows/' + id)).json();
`,
    },
    above: `
import { idOf } from './ids';
import { getRow } from './rows';
`,
    main: `
export async function main(env) {
  const first = await getRow(env.id);
  const second = await getRow(idOf(env.text) + 7);
  return { first, second };
}
`,
    wrong: `
export async function main(env) {
  const [first, second] = await Promise.all([getRow(env.id), getRow(idOf(env.text) + 7)]);
  return { first, second };
}
`,
  }),
  keptProject({
    name: 'a gate behind a wrapper that adds a check',
    files: {
      'protect.ts': `
export const protect =
  <T>(load: (id: number) => Promise<T>) =>
  async (id: number) => {
    const role = await (await fetch('/roles/' + id)).json();
    if (!role) throw new Error('no rights');
    return load(id);
  };
`,
      'orders.ts': `
import { protect } from './protect';
export const getOrders = protect(async (id) => (await fetch('/orders/' + id)).json());
export const getPrices = async (id: number) => (await fetch('/prices/' + id)).json();
`,
    },
    above: `
import { getOrders, getPrices } from './orders';
`,
    main: `
export async function main(env) {
  const orders = await getOrders(env.id);
  const prices = await getPrices(env.id);
  return { orders, prices };
}
`,
    wrong: `
export async function main(env) {
  const [orders, prices] = await Promise.all([getOrders(env.id), getPrices(env.id)]);
  return { orders, prices };
}
`,
  }),
];
