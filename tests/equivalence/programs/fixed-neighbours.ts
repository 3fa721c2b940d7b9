import type { TableProgram } from './table.js';

/** Reads that are close to writes, counters and names which have to stay as they are. */
export const fixedNeighbours: readonly TableProgram[] = [
  {
    name: "a caller's list is written on both sides of the group",
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  env.log.push('a');
  const a = await getA(env.id);
  const b = await getB(env.id);
  env.log.push('b');
  return { user, a, b };
}
`,
  },
  {
    name: 'a variable of the module is set below the group',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
let last = null;
async function load(key) {
  const value = await (await fetch('/v/' + key)).json();
  return value;
}
async function main(env) {
  const a = await load('a');
  const b = await load('b');
  last = [a, b];
  return last;
}
`,
  },
  {
    name: 'a counter between two reads',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const a = await getA(env.id); let n = 0;
  const b = await getB(env.id);
  n += a.value; n += b.value;
  return n;
}
`,
  },
  {
    name: 'a variable is set again between the first read and the rest',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  let x = 1;
  const a = await getA(x);
  x = 2;
  const b = await getB(x);
  const c = await getC(x);
  return [a, b, c, x];
}
`,
  },
  {
    name: 'two loops that fill one list, each turn with a group',
    expect: 'fixed',
    rounds: [8, 4],
    source: `
async function main(env) {
  const out = [];
  for (const k of ['x', 'y']) {
    const a = await getA(k), b = await getB(k);
    out.push({ a, b });
    if (out.length > 5) break;
  }
  for (let i = 0; i < 2; i++) { const a = await getC(i); const b = await getD(i); out.push(() => i, a, b); }
  return out;
}
`,
  },
  {
    name: 'awaits handed to a function that writes to a list of the module',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const log = [];
const pick = (a, b) => { log.push(a); return [a, b]; };
async function main(env) {
  const r = pick(await getA(env.id), await getB(env.id));
  return [r, log];
}
`,
  },
  {
    name: 'a promise that was started above is awaited below',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const started = getStarted(env.id);
  const a = await getA(env.id);
  const b = await getB(env.id);
  return [a, b, await started];
}
`,
  },
  {
    name: 'a method that keeps what it read in a field, below the group',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Repo {
  rows = [];
  async a(k) { const r = await fetch('/a/' + k); return r.json(); }
  async b(k) { const r = await fetch('/b/' + k); return r.json(); }
  async fill(k) {
    const a = await this.a(k);
    const b = await this.b(k);
    this.rows = [a, b];
    return this.rows;
  }
}
async function main(env) {
  const repo = new Repo();
  await repo.fill(env.id);
  return repo.rows;
}
`,
  },
  {
    name: 'reads between two writes to fields',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
class Repo {
  constructor(k) { this.k = k; this.rows = []; }
  async fill() {
    this.a = await (await fetch('/a/' + this.k)).json();
    const c = await (await fetch('/c/' + this.k)).json();
    const d = await (await fetch('/d/' + this.k)).json();
    this.rows.push(c, d);
    return this;
  }
}
async function main(env) {
  return { ...(await new Repo(env.id).fill()) };
}
`,
  },
  {
    name: 'a line that begins with a semicolon and a bracket below the group',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const a = await getA(env.id)
  const b = await getB(env.id)
  ;(() => a)()
  return [a, b]
}
`,
  },
  {
    name: 'names that the fix would choose are taken',
    expect: 'fixed',
    rounds: [4, 1],
    source: `
async function main(env) {
  const a = await getA(env.id), b = await getB(env.id);
  const Promise2 = 1;
  const user = 1, posts = 2;
  return [await getUser(env.id), await listPosts(env.id), user, posts, a, b, Promise2];
}
`,
  },
  {
    name: 'a helper with try, catch and finally',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function get(k) { try { return (await fetch('/k/' + k)).json(); } catch (e) { return e.message; } finally { void 0; } }
async function main(env) {
  const a = await get('a');
  const b = await get('b');
  return [a, b];
}
`,
  },
  {
    name: 'a helper that gives nothing for one status, inside a try',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function get(k) { const r = await fetch('/k/' + k); if (r.status === 404) return undefined; return r.json(); }
async function main(env) {
  try {
    const a = await get('a');
    const b = await get('b');
    return [a, b];
  } catch {
    return 'failed';
  }
}
`,
  },
];
