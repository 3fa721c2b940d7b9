import type { TableProgram } from './table.js';

/** Choices, patterns, literals and rounds, mixed. */
export const fixedMixtures: readonly TableProgram[] = [
  {
    name: 'a choice that depends on the first result, a read that does not',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = a ? await getB(env.id) : null;
  const c = await getC(env.id);
  return [a, b, c];
}
`,
  },
  {
    name: 'a choice that needs the first result, a read that does not',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = env.flag ? await getB(a.id) : 'none';
  const c = await getC(env.id);
  return [a, b, c];
}
`,
  },
  {
    name: 'a join with a choice inside grows',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const [a, b = 'x'] = await Promise.all([getA(env.id), env.flag ? getB(env.id) : undefined]);
  const { name: n = 'q', ...rest } = await getC(env.id);
  return [a, b, n, rest];
}
`,
  },
  {
    name: 'a plain property between two awaits of a literal',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const res = { a: await getA(env.id), n: env.count, b: await getB(env.id) };
  return res;
}
`,
  },
  {
    name: 'a text made of awaits and a plain property',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const text = 'A' + (await countA(env.id)) + env.name + (await countB(env.id));
  return text;
}
`,
  },
  {
    name: 'elements and lengths of awaited lists',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const a = (await getA(env.id)).items[0], b = (await getB(env.id)).items.length;
  return [a, b];
}
`,
  },
  {
    name: 'exported constants read at the top of a module',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
export const a = await fetch('/a');
export const b = await fetch('/b');
async function main() { return [a.status, b.status]; }
`,
  },
  {
    name: 'a case without a block that declares',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const a = await getA(env.id);
  switch (env.id) {
    case 1:
      const b = await getB(env.id);
      const c = await getC(env.id);
      return [a, b, c];
    case 2:
      return a;
  }
}
`,
  },
  {
    name: 'awaits in a template and in a thrown error',
    expect: 'fixed',
    source: `
async function main(env) {
  const t = \`\${env.name}: \${await countA(env.id)} / \${await countB(env.id)}\`;
  throw new Error(t + (await countC(env.id)) + (await countD(env.id)));
}
`,
  },
  {
    name: 'a pattern over a literal of awaits',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { a, b: { c } } = { a: await getA(env.id), b: { c: await getB(env.id) } };
  return [a, c];
}
`,
  },
  {
    name: 'a ladder of six reads in fewer rounds',
    expect: 'fixed',
    rounds: [6, 4],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = await getB(a);
  const c = await getC(env.id);
  const d = await getD(c, b);
  const e = await getE(env.id);
  const f = await getF(d, e);
  return [a, b, c, d, e, f];
}
`,
  },
];
