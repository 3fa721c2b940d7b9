import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Exports that are not what they seem: conflicts, replaced functions, other files of the name. */
export const keptExports: readonly ProjectProgram[] = [
  keptProject({
    name: 'a name that two files export to all',
    files: {
      'p.ts': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
export { getPlain as getA };
`,
      'c.ts': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
export { getCounted as getA };
`,
      'i.ts': `
export * from './c';
export * from './p';
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a local export before one of all',
    files: {
      'p.ts': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
export { getPlain as getA };
`,
      'i.ts': `
export * from './p';
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
export { getCounted as getA };
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an exported variable that is given another function',
    files: {
      'c.ts': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
const getPlain = async (id) => (await fetch('/p/' + id)).json();
export let getA = getPlain;
getA = getCounted;
`,
    },
    above: `
import { getA } from './c';
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
    name: 'a default export that is given another function',
    files: {
      'c.ts': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
const getPlain = async (id) => (await fetch('/p/' + id)).json();
let getA = getPlain;
getA = getCounted;
export { getA as default };
`,
    },
    above: `
import getA from './c';
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
    name: 'an exported function that is given another value',
    files: {
      'c.ts': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
export async function getA(id) {
  return (await fetch('/p/' + id)).json();
}
getA = getCounted;
`,
    },
    above: `
import { getA } from './c';
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
    name: 'a file of the project in the place of a library',
    files: {
      'tsconfig.json': `{"compilerOptions":{"paths":{"react":["./shim.ts"]}}}`,
      'shim.ts': `
let n = 0;
export const cache = (f) => async (id) => {
  const r = await f(id);
  return { r, n: ++n };
};
`,
      'a.ts': `
import { cache } from 'react';
export const getA = cache(async (id) => (await fetch('/a/' + id)).json());
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
    name: 'an import that is named like a global function',
    files: {
      'http.ts': `
let n = 0;
export const fetch = async (p) => {
  const r = await globalThis.fetch(p);
  return { json: async () => ({ p, n: ++n }) };
};
`,
      'a.ts': `
import { fetch } from './http';
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a global function that the file replaces',
    files: {
      'a.ts': `
let n = 0;
const plain = globalThis.fetch;
globalThis.fetch = async (p) => {
  const r = await plain(p);
  return { json: async () => ({ p, n: ++n }) };
};
export const getA = async (id) => (await globalThis.fetch('/a/' + id)).json();
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
    name: 'a file beside a folder of its name',
    files: {
      'a.ts': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
export const getA = getCounted;
`,
      'a/index.ts': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
export const getA = getPlain;
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
    name: 'a method that its maker replaces',
    files: {
      'a.ts': `
let n = 0;
function make() {
  const api = {
    async getA(id) {
      return (await fetch('/a/' + id)).json();
    },
  };
  const plain = api.getA;
  api.getA = async (id) => ({ r: await plain(id), n: ++n });
  return api;
}
export const api = make();
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a factory that gives one of two objects',
    files: {
      'a.ts': `
let n = 0;
function make(c) {
  if (c) return { getA: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }) };
  return {
    async getA(id) {
      return (await fetch('/a/' + id)).json();
    },
  };
}
export const api = make(true);
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a wrapper that gives its parameter another value',
    files: {
      'a.ts': `
let n = 0;
const wrap = (f) => {
  const plain = f;
  f = async (id) => ({ r: await plain(id), n: ++n });
  return f;
};
export const getA = wrap(async (id) => (await fetch('/a/' + id)).json());
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
