import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** State that one file keeps for others: hooks, memos, variables. */
export const keptHooks: readonly ProjectProgram[] = [
  keptProject({
    name: 'a callback that is registered before',
    files: {
      'h.ts': `
let hook = () => {};
export const onDone = (f) => {
  hook = f;
};
export const getA = async (id) => (await fetch('/a/' + id)).json();
export const getB = async (id) => {
  const r = await (await fetch('/b/' + id)).json();
  hook();
  return r;
};
`,
    },
    above: `
import { getA, getB, onDone } from './h';
`,
    main: `
export async function main(env) {
  onDone(() => env.log.push('x'));
  const a = await getA(1);
  const b = await getB(2);
  return { a, b, end: env.log.length };
}
`,
    wrong: `
export async function main(env) {
  onDone(() => env.log.push('x'));
  const [a, b] = await Promise.all([getA(1), getB(2)]);
  return { a, b, end: env.log.length };
}
`,
  }),
  keptProject({
    name: 'a list of callbacks that a third file fills',
    files: {
      'm.ts': `
const list = [];
export const use = (f) => list.push(f);
export const run = (r) => list.reduce((v, f) => f(v), r);
`,
      'reg.ts': `
import { use } from './m';
let n = 0;
use((r) => [r, ++n]);
`,
      'a.ts': `
import './reg';
import { run } from './m';
export const getA = async (id) => run(await (await fetch('/a/' + id)).json());
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
    name: 'a function that a setter of another file replaces',
    files: {
      'm.ts': `
let after = (r) => r;
export const setAfter = (f) => {
  after = f;
};
export const run = (r) => after(r);
`,
      'a.ts': `
import { run, setAfter } from './m';
let n = 0;
setAfter((r) => [r, ++n]);
export const getA = async (id) => run(await (await fetch('/a/' + id)).json());
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
    name: 'a hook that a function of another file replaces',
    files: {
      'm.ts': `
const config = { after: (r) => r };
export const configure = (c) => Object.assign(config, c);
export const run = (r) => config.after(r);
`,
      'a.ts': `
import { configure, run } from './m';
let n = 0;
configure({ after: (r) => [r, ++n] });
export const getA = async (id) => run(await (await fetch('/a/' + id)).json());
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
    name: 'a file that counts in the file that imports it',
    files: {
      'h.ts': `
import { bump } from './main';
export async function getA(id) {
  const r = await (await fetch('/a/' + id)).json();
  return { r, n: bump() };
}
`,
    },
    above: `
import { getA } from './h';
let n = 0;
export function bump() {
  return ++n;
}
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await fetch('/n/' + n).then((r) => r.status);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), fetch('/n/' + n).then((r) => r.status)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a memo that forgets',
    files: {
      'a.ts': `
const memo = new Map();
export const getA = async (id) => {
  const r = await (await fetch('/a/' + id)).json();
  if (memo.size > 0) memo.clear();
  memo.set(id, r);
  return [...memo.keys()].join();
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
    name: 'two instances over one list',
    files: {
      'a.ts': `
const shared = [];
class Api {
  constructor(private seen) {}
  async getA(id) {
    const r = await (await fetch('/a/' + id)).json();
    this.seen.push(id);
    return [r, this.seen.length];
  }
}
export const one = new Api(shared);
export const two = new Api(shared);
`,
    },
    above: `
import { one, two } from './a';
`,
    main: `
export async function main(env) {
  const a = await one.getA(1);
  const b = await two.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([one.getA(1), two.getA(2)]);
  return { a, b };
}
`,
  }),
];
