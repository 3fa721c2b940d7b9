import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Functions of other files that throw before they wait, or that pause. */
export const keptProjectThrows: readonly ProjectProgram[] = [
  keptProject({
    name: 'a client that is asked for before it is there',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'db.ts': `
let db;
export function connect(c) {
  db = c;
}
export function getDb() {
  if (!db) throw new Error('not connected');
  return db;
}
`,
      'a.ts': `
import { getDb } from './db';
export const getA = (t) => getDb().find(t);
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getB(env.id);
  const b = await getA(env.text);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getB(env.id), getA(env.text)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a default parameter that throws',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'v.ts': `
export const parse = (t) => {
  if (t.length < 3) throw new Error('short');
  return t;
};
`,
      'a.ts': `
import { parse } from './v';
export const getA = (t, u = parse(t)) => fetch('/a/' + u);
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getB(env.id);
  const b = await getA(env.text);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getB(env.id), getA(env.text)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a wrapper that checks before it waits',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'w.ts': `
export const checked = (f) => (t) => {
  if (t.length < 3) throw new Error('short');
  return f(t);
};
`,
      'a.ts': `
import { checked } from './w';
export const getA = checked(async (t) => (await fetch('/a/' + t)).json());
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getB(env.id);
  const b = await getA(env.text);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getB(env.id), getA(env.text)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a constructor of another file that throws',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'a.ts': `
export class Q {
  constructor(t) {
    if (t.length < 3) throw new Error('short');
  }
  async run() {
    return (await fetch('/q')).json();
  }
}
export const getA = Q;
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getB(env.id);
  const b = await new getA(env.text).run();
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getB(env.id), new getA(env.text).run()]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a method that throws before it waits',
    files: {
      'b.ts': `
export const getB = async (id) => (await fetch('/b/' + id)).json();
`,
      'a.ts': `
class R {
  get(t) {
    if (t.length < 3) throw new Error('short');
    return fetch('/a/' + t);
  }
}
export const getA = new R();
`,
    },
    above: `
import { getA } from './a';
import { getB } from './b';
`,
    main: `
export async function main(env) {
  const a = await getB(env.id);
  const b = await getA.get(env.text);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getB(env.id), getA.get(env.text)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a throttle that all calls share',
    files: {
      'a.ts': `
let last = -100;
export const getA = async (id) => {
  const wait = last + 10 - Date.now();
  if (wait > 0) await new Promise((d) => setTimeout(d, wait));
  last = Date.now();
  return (await fetch('/a/' + id)).json();
};
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
    name: 'a pause in another file',
    files: {
      's.ts': `
export const sleep = (n) => new Promise((d) => setTimeout(d, n));
`,
      'a.ts': `
import { sleep } from './s';
export const getA = async (id) => {
  await sleep(5);
  return (await fetch('/a/' + id)).json();
};
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
