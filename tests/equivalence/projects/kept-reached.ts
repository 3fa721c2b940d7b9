import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Shared objects, and the ways on which functions reach them. */
export const keptReached: readonly ProjectProgram[] = [
  keptProject({
    name: 'an object that a function of another file gives out',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { getStore } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  getStore().n++;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export function getStore() {
  return store;
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
    name: 'a list that is the shared one or a new one',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { getList } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  getList(id).push(id);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const getList = (id) => (id ? store.list : []);
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
    name: 'a copy whose parts are shared',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';

export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  const c = { ...store };
  c.inner.n++;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
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
    name: 'an instance that is given a shared list',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { Acc } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  new Acc(store.list).add(id);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
export class Acc {
  constructor(private list) {}
  add(x) {
    this.list.push(x);
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
    name: 'a default parameter that is a shared list',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { add } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  add(id);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const add = (x, l = store.list) => {
  l.push(x);
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
    name: 'a shared object among the rest of the arguments',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { add } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  add(store);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
export const add = (...all) => {
  all[0].n++;
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
    name: 'a shared object that is spread into options',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { add } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  add({ ...{ store } });
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
export function add(o) {
  o.store.n++;
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
    name: 'a function that is called on a shared object',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
function inc() {
  this.n++;
}
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  inc.call(store);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
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
    name: 'a row that a memo gives to all',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { memo } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  const row = memo(1);
  row.n++;
  store.n = row.n;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
const m = new Map();
export const memo = (id) => {
  if (!m.has(id)) m.set(id, { n: 0 });
  return m.get(id);
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
    name: 'a row that an async function gives to all',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { memo } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  const row = await memo(1);
  row.n++;
  store.n = row.n;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
const m = { n: 0 };
export const memo = async (id) => m;
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
    name: 'a new object that its maker keeps',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';
import { make } from './add';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  const row = make();
  row.n = 1;
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
}
`,
      'add.ts': `
import { store } from './state';
export const make = () => {
  const o = { n: 0 };
  store.list[0] ??= o;
  return store.list[0];
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
    name: 'an accumulator that is shared',
    files: {
      'state.ts': `
export const store = { n: 0, list: [], map: new Map(), inner: { n: 0 } };
`,
      'a.ts': `
import { store } from './state';

export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  [1].reduce((s) => {
    s.n++;
    return s;
  }, store);
  return { r, n: store.n, l: store.list.length, i: store.inner.n, m: store.map.size };
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
];
