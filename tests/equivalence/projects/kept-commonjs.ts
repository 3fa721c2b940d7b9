import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Exports of CommonJS that are not what they seem. */
export const keptCommonjs: readonly ProjectProgram[] = [
  keptProject({
    name: 'an export that is assigned twice',
    entry: 'main.js',
    files: {
      'c.js': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
exports.getA = getPlain;
exports.getA = getCounted;
`,
    },
    above: `
const { getA } = require('./c');
`,
    main: `
async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an export that is replaced with the whole',
    entry: 'main.js',
    files: {
      'c.js': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
exports.getA = getPlain;
module.exports = { getA: getCounted };
`,
    },
    above: `
const { getA } = require('./c');
`,
    main: `
async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'exports that are spread from two files',
    entry: 'main.js',
    files: {
      'p.js': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
exports.getA = getPlain;
`,
      'c.js': `
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
module.exports = { getA: getCounted, x: 1 };
`,
      'i.js': `
module.exports = { ...require('./p'), ...require('./c') };
`,
    },
    above: `
const { getA } = require('./i');
`,
    main: `
async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an export behind a condition',
    entry: 'main.js',
    files: {
      'c.js': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
exports.getA = getPlain;
if (exports) {
  exports.getA = getCounted;
}
`,
    },
    above: `
const { getA } = require('./c');
`,
    main: `
async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an export that the importer replaces',
    entry: 'main.js',
    files: {
      'c.js': `
const getPlain = async (id) => (await fetch('/p/' + id)).json();
exports.getA = getPlain;
`,
    },
    above: `
const c = require('./c');
let n = 0;
const getCounted = async (id) => {
  const r = await (await fetch('/c/' + id)).json();
  return { r, n: ++n };
};
c.getA = getCounted;
`,
    main: `
async function main(env) {
  const a = await c.getA(1);
  const b = await c.getA(2);
  return { a, b };
}
`,
    wrong: `
async function main(env) {
  const [a, b] = await Promise.all([c.getA(1), c.getA(2)]);
  return { a, b };
}
`,
  }),
];
