import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run(
  'no-sequential-awaits: fixes: kinds of declarations and exports',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'var that another function sees',
        code: `async function load() {
  show(() => b);
  const a = await fetch('/a');
  var b = await fetch('/b');
  return [a, b];
}`,
      },
      {
        name: 'an export that is set and then read',
        code: `export let a = await fetch('/a');
a = await fetch('/b');`,
      },
      {
        name: 'using has an order of disposal',
        code: `async function load() {
  await using a = await getA();
  await using b = await getB();
  return [a, b];
}`,
      },
    ],
    invalid: [
      {
        name: 'two const',
        code: `const a = await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
        output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
show(a, b);`,
        errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'const and let keep their kinds',
        code: `async function load() {
  const a = await fetch('/a');
  let b = await fetch('/b');
  b = b.clone();
  return [a, b];
}`,
        output: `async function load() {
  const [a, bResult] = await Promise.all([fetch('/a'), fetch('/b')]);
  let b = bResult;
  b = b.clone();
  return [a, b];
}`,
        errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'let and var keep their kinds',
        code: `async function load() {
  let a = await fetch('/a');
  var b = await fetch('/b');
  return [a, b];
}`,
        output: `async function load() {
  const [aResult, bResult] = await Promise.all([fetch('/a'), fetch('/b')]);
  let a = aResult;
  var b = bResult;
  return [a, b];
}`,
        errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'two exports',
        code: `export const a = await fetch('/a');
export const b = await fetch('/b');`,
        output: "export const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);",
        errors: [sequential({ at: [2, 18], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'an export and a constant of the module',
        code: `export const a = await fetch('/a');
const b = await fetch('/b');
show(b);`,
        output: `const [aResult, b] = await Promise.all([fetch('/a'), fetch('/b')]);
export const a = aResult;
show(b);`,
        errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'an export of several',
        code: `export const a = await fetch('/a'),
  b = await fetch('/b');`,
        output: "export const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);",
        errors: [sequential({ at: [2, 7], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'names that are exported below',
        code: `const a = await fetch('/a');
const b = await fetch('/b');
export { a, b as second };`,
        output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
export { a, b as second };`,
        errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a declaration and an assignment, var',
        code: `async function load() {
  var b;
  var a = await fetch('/a');
  b = await fetch('/b');
  return [a, b];
}`,
        output: `async function load() {
  var b;
  const [aResult, bResult] = await Promise.all([fetch('/a'), fetch('/b')]);
  var a = aResult;
  b = bResult;
  return [a, b];
}`,
        errors: [sequential({ at: [4, 7], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
