import type { TableProgram } from './table.js';

/** The same ideas in other spellings: chains in one declaration, comments in odd places. */
export const fixedVariants: readonly TableProgram[] = [
  {
    name: 'two chains in one declaration',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const a = await getA(env.id), b = await getB(a.id), c = await getC(env.id), d = await getD(c.id);
  return [a, b, c, d];
}
`,
  },
  {
    name: 'patterns and members along two chains',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const { id: x } = await getA(env.id);
  const y = (await getB(env.id)).id;
  const [z] = await listC(x);
  const w = (await getD(y)).name;
  return [x, y, z, w];
}
`,
  },
  {
    name: 'three joins and a chain through a local helper',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const get = (k) => fetch('/k/' + k).then((r) => r.json());
  const [a, b] = await Promise.all([get(1), get(2)]);
  const c = await get(3);
  const [d, e] = await Promise.all([get(a?.id), get(4)]);
  return [a, b, c, d, e];
}
`,
  },
  {
    name: 'a join with a rest in its pattern, an await below',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const [a, ...rest] = await Promise.all([getA(env.id), getB(env.id), getD(env.id)]);
  const c = await getC(env.id);
  return [a, rest, c];
}
`,
  },
  {
    name: 'two of Promise.allSettled',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const r = await Promise.allSettled([getA(env.id), getB(env.id)]);
  const s = await Promise.allSettled([getC(env.id)]);
  return [r.map((x) => x.status), s[0].status];
}
`,
  },
  {
    name: 'comments inside a list of awaits',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return [
    // first
    await getA(env.id), // a
    /* second */ await getB(env.id),
  ];
}
`,
  },
  {
    name: 'a spread, an await and a method in one literal',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return {
    ...(await getA(env.id)),
    b: await getB(env.id), // the b
    c() { return 1; },
  };
}
`,
  },
  {
    name: 'blank lines and comments in odd places',
    expect: 'fixed',
    source: `
async function main(env) {
  const x = await getA(env.id);
  // about y
  let y = await getB(env.id); /* y */ // end
  y = null;

  // about z
  const z = await getC(env.id);
  return [x, y, z]; // all
}
`,
  },
  {
    name: 'tabs, no semicolons, lines that begin with a bracket and a template',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env)
{
	const a = await getA(env.id)
	const b = await getB(env.id)
	;[1].map(() => a)
	const c = await getC(env.id)
	const d = await getD(env.id)
	;\`\${c}\`.trim()
	return [a, b, c, d]
}
`,
  },
  {
    name: 'patterns of each kind in one declaration',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const a = await getA(env.id), [b1, b2] = await listB(env.id), { name } = await getC(env.id);
  return [a, b1, b2, name];
}
`,
  },
  {
    name: 'a class and a function inside the function that use both',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  function inner() { return [a, b]; }
  class Local { both() { return inner(); } }
  return new Local().both();
}
`,
  },
  {
    name: 'output between two groups',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  console.log(a, b);
  const c = await getC(env.id);
  const d = await getD(env.id);
  console.log(c, d);
  return 1;
}
`,
  },
  {
    name: 'random keys that are drawn above and in operands',
    expect: 'fixed',
    source: `
async function main(env) {
  const key = Math.random();
  const a = await getA(key);
  const b = await getB(crypto.randomUUID());
  const c = await getC(env.id);
  return [a, b, c];
}
`,
  },
  {
    name: 'a cache of the module is filled between two groups',
    expect: 'fixed',
    source: `
const cache = new Map();
async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  cache.set('a', a);
  cache.set('b', b);
  const c = await getC(cache.size);
  const d = await getD(cache.size);
  return [c, d, cache];
}
`,
  },
  {
    name: 'a branch that throws what it read, a loop that ends at once',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  if (env.id > 1) {
    const a = await getA(env.id);
    const b = await getB(env.id);
    throw Object.assign(new Error('x'), { a, b });
  }
  do {
    var c = await getC(env.id);
    var d = await getD(env.id);
  } while (false);
  return [c, d];
}
`,
  },
  {
    name: 'parameters that are taken apart',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main({ id, name = 'n', user: { id: uid } }) {
  const a = await getA(id, name);
  const b = await getB(uid);
  return { a, b };
}
`,
  },
];
