import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run(
  'no-sequential-awaits: fixes: invented names and a Promise that is not the global one',
  noSequentialAwaits,
  {
    valid: [],
    invalid: [
      {
        name: 'a name that is taken',
        code: `let b;
const bResult = 1;
const a = await fetch('/a');
b = await fetch('/b');
show(a, b, bResult);`,
        output: `let b;
const bResult = 1;
const [a, bResult2] = await Promise.all([fetch('/a'), fetch('/b')]);
b = bResult2;
show(a, b, bResult);`,
        errors: [sequential({ at: [4, 5], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a name that a nested function uses',
        code: `async function load(bResult) {
  let b;
  const a = await fetch('/a');
  b = await fetch('/b');
  return [a, b, () => bResult];
}`,
        output: `async function load(bResult) {
  let b;
  const [a, bResult2] = await Promise.all([fetch('/a'), fetch('/b')]);
  b = bResult2;
  return [a, b, () => bResult];
}`,
        errors: [sequential({ at: [4, 7], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'two fixes of one pass',
        code: `async function load() {
  let b, d;
  const a = await fetch('/a');
  b = await fetch('/b');
  await save(a, b);
  const c = await fetch('/c');
  d = await fetch('/d');
  return [c, d];
}`,
        output: `async function load() {
  let b, d;
  const [a, bResult] = await Promise.all([fetch('/a'), fetch('/b')]);
  b = bResult;
  await save(a, b);
  const [c, dResult] = await Promise.all([fetch('/c'), fetch('/d')]);
  d = dResult;
  return [c, d];
}`,
        errors: [
          sequential({ at: [4, 7], rounds: [2, 1], members: '2 × fetch()' }),
          sequential({ at: [7, 7], rounds: [2, 1], members: '2 × fetch()' }),
        ],
      },
      {
        name: 'two expressions of one function',
        code: `async function load() {
  const one = [await getUser(1), await getUser(2)];
  await save(one);
  const two = [await getUser(3), await getUser(4)];
  return [one, two];
}`,
        output: `async function load() {
  const [user, user2] = await Promise.all([getUser(1), getUser(2)]);
  const one = [user, user2];
  await save(one);
  const [user3, user4] = await Promise.all([getUser(3), getUser(4)]);
  const two = [user3, user4];
  return [one, two];
}`,
        errors: [
          assumed({
            at: [2, 34],
            rounds: [2, 1],
            members: '2 × getUser()',
            assumptions: 'getUser()',
          }),
          assumed({
            at: [4, 34],
            rounds: [2, 1],
            members: '2 × getUser()',
            assumptions: 'getUser()',
          }),
        ],
      },
      {
        name: 'keys that are reserved words',
        code: `async function load() {
  return { class: await getClass(), default: await getDefault() };
}`,
        output: `async function load() {
  const [class2, default2] = await Promise.all([getClass(), getDefault()]);
  return { class: class2, default: default2 };
}`,
        errors: [
          assumed({
            at: [2, 46],
            rounds: [2, 1],
            members: 'getClass() and getDefault()',
            assumptions: 'getClass() and getDefault()',
          }),
        ],
      },
      {
        name: 'keys that are not names',
        code: `async function load() {
  return { 'first-name': await getFirst(), 2: await getSecond() };
}`,
        output: `async function load() {
  const [first, second] = await Promise.all([getFirst(), getSecond()]);
  return { 'first-name': first, 2: second };
}`,
        errors: [
          assumed({
            at: [2, 47],
            rounds: [2, 1],
            members: 'getFirst() and getSecond()',
            assumptions: 'getFirst() and getSecond()',
          }),
        ],
      },
      {
        name: 'a name of an outer variable',
        code: `const user = 'outer';
async function load() {
  return { user: await getUser(user), posts: await getPosts(user) };
}`,
        output: `const user = 'outer';
async function load() {
  const [user2, posts] = await Promise.all([getUser(user), getPosts(user)]);
  return { user: user2, posts };
}`,
        errors: [
          assumed({
            at: [3, 46],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a class named Promise',
        code: `class Promise {}
const a = await fetch('/a');
const b = await fetch('/b');
show(a, b, Promise);`,
        output: null,
        errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'an import named Promise',
        code: `import Promise from 'bluebird';
const a = await fetch('/a');
const b = await fetch('/b');
show(a, b, Promise);`,
        output: null,
        errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a parameter named Promise',
        code: `async function load(Promise) {
  const a = await fetch('/a');
  const b = await fetch('/b');
  return [a, b, Promise];
}`,
        output: null,
        errors: [sequential({ at: [3, 13], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'Promise in another function',
        code: `async function load() {
  const a = await fetch('/a');
  const b = await fetch('/b');
  return [a, b];
}
function other(Promise) {
  return Promise;
}`,
        output: `async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  return [a, b];
}
function other(Promise) {
  return Promise;
}`,
        errors: [sequential({ at: [3, 13], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a type named like the invented name',
        code: `type aResult = string;
async function load(): Promise<[aResult, string]> {
  let b: string;
  const a = (await fetch('/a')).statusText;
  b = (await fetch('/b')).statusText;
  return [a, b];
}`,
        output: `type aResult = string;
async function load(): Promise<[aResult, string]> {
  let b: string;
  const [{ statusText: a }, response] = await Promise.all([
    fetch('/a'),
    fetch('/b'),
  ]);
  b = response.statusText;
  return [a, b];
}`,
        errors: [sequential({ at: [5, 8], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a global that the function calls',
        code: `async function load() {
  return { name: await fetch('/name'), fetch: await fetch('/fetch') };
}`,
        output: `async function load() {
  const [name, fetch2] = await Promise.all([fetch('/name'), fetch('/fetch')]);
  return { name, fetch: fetch2 };
}`,
        errors: [sequential({ at: [2, 47], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
