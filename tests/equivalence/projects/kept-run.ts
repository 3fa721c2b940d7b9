import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Code of other files that runs although no plain call says so. */
export const keptRun: readonly ProjectProgram[] = [
  keptProject({
    name: 'a callback of another file in a chain',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { bump } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  await Promise.resolve(1).then(bump);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const bump = () => {
  store.n++;
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
    name: 'the constructor of a base class that counts',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { Job } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  new Job();
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { Base } from './base';
export class Job extends Base {}
`,
      'base.ts': `
import { store } from './state';
export class Base {
  constructor() {
    store.n++;
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a tag of another file that counts',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { tag } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  tag\`x\`;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const tag = () => {
  store.n++;
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
    name: 'a generator of another file, taken apart',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { gen } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  const [x] = gen();
  void x;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export function* gen() {
  yield store.n++;
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a table of functions in another file',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { hooks } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  hooks[String(id)]?.();
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const hooks = {
  1: () => {
    store.n++;
  },
  2: () => {
    store.n++;
  },
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
    name: 'a list of functions in another file',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { hooks } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  hooks.forEach((h) => h());
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const hooks = [
  () => {
    store.n++;
  },
];
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
    name: 'a namespace that counts',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { Counter } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  Counter.bump();
  store.n = Counter.n;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
export namespace Counter {
  export let n = 0;
  export function bump() {
    n++;
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a static method that counts on its class',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { Ids } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  Ids.next();
  store.n = Ids.n;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
export class Ids {
  static n = 0;
  static next() {
    return ++this.n;
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
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a setter that counts',
    files: {
      'i.ts': `
class R {
  m = 0;
  set n(v) {
    this.m++;
  }
  async getA(id) {
    const d = await (await fetch('/a/' + id)).json();
    this.n = 1;
    return [d, this.m];
  }
}
export const r = new R();
`,
    },
    above: `
import { r } from './i';
`,
    main: `
export async function main(env) {
  const a = await r.getA(1);
  const b = await r.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([r.getA(1), r.getA(2)]);
  return { a, b };
}
`,
  }),
];
