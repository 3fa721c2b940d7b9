import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Requests whose method stands in another file. */
export const keptRequests: readonly ProjectProgram[] = [
  keptProject({
    name: 'options of another file, spread',
    files: {
      'o.ts': `
export const init = { method: 'POST' };
`,
      'a.ts': `
import { init } from './o';
export const getA = async (id) => (await fetch('/a/' + id, { headers: {}, ...init })).json();
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a method that is a member of an enum',
    files: {
      'o.ts': `
export enum Method {
  Get = 'GET',
  Post = 'POST',
}
`,
      'a.ts': `
import { Method } from './o';
export const getA = async (id) => (await fetch('/a/' + id, { method: Method.Post })).json();
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a wrapper whose default method writes',
    files: {
      'h.ts': `
export const call = (p, { method = 'POST' } = {}) => fetch(p, { method });
`,
      'a.ts': `
import { call } from './h';
export const getA = async (id) => (await call('/a/' + id)).json();
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a wrapper with defaults that write',
    files: {
      'h.ts': `
const defaults = { method: 'POST' };
export const call = (p, init) => fetch(p, { ...defaults, ...init });
`,
      'a.ts': `
import { call } from './h';
export const getA = async (id) => (await call('/a/' + id, {})).json();
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
];
