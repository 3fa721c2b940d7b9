import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Errors about rights that other files make. */
export const keptRights: readonly ProjectProgram[] = [
  keptProject({
    name: 'a code of rights in a third file',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'errors.ts': `
export const CODES = { FORBIDDEN: 'FORBIDDEN' };
export class AppError extends Error {
  constructor(code) {
    super('denied ' + code);
  }
}
`,
      'a.ts': `
import { AppError, CODES } from './errors';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  if (!r) throw new AppError(CODES.FORBIDDEN);
  return r;
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a rejection with an error of rights',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'errors.ts': `
export class Forbidden extends Error {}
`,
      'a.ts': `
import { Forbidden } from './errors';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  return r ?? Promise.reject(new Forbidden('forbidden'));
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an invariant whose message speaks of rights',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'errors.ts': `
export function invariant(v, m) {
  if (!v) throw new Error(m);
}
`,
      'a.ts': `
import { invariant } from './errors';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  invariant(r, 'forbidden');
  return r;
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a literal with a status that is thrown',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'a.ts': `
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  if (!r) throw { status: 403 };
  return r;
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a redirect of the project',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'nav.ts': `
export function redirect(to) {
  const e = new Error('forbidden, go to ' + to);
  throw e;
}
`,
      'a.ts': `
import { redirect } from './nav';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  if (!r) redirect('/login');
  return r;
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a function in a chain that throws about rights',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'a.ts': `
export const getA = (id) =>
  fetch('/a/' + id)
    .then((r) => r.json())
    .then((d) => d ?? nope());
function nope() {
  throw new Error('unauthorized');
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a policy whose method throws',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'p.ts': `
export class Policy {
  check(u) {
    if (!u) throw new Error('denied');
  }
}
export const policy = new Policy();
`,
      'a.ts': `
import { policy } from './p';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  policy.check(r);
  return r;
}
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a session that another file asks for',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      's.ts': `
export async function getSession(id) {
  const s = await (await fetch('/s/' + id)).json();
  if (!s) throw new Error('no session');
  return s;
}
`,
      'a.ts': `
import { getSession } from './s';
export const getA = async (id) => {
  const s = await getSession(id);
  return (await fetch('/a/' + s.id)).json();
};
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(env.id), getB(env.id)]);
  return { a, b };
}
`,
  }),
];
