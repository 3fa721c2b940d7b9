import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: promises that are already started',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'started above, awaited below',
        code: `async function load() {
  const first = fetch('/user');
  const second = fetch('/posts');
  const user = await first;
  const posts = await second;
  return { user, posts };
}`,
      },
      {
        name: 'one of them is under way',
        code: `async function load(first) {
  const user = await first;
  const posts = await fetch('/posts');
  return { user, posts };
}`,
      },
      {
        name: 'a property that holds a promise',
        code: `async function load(page) {
  const user = await page.user;
  const posts = await page.posts;
  return { user, posts };
}`,
      },
      {
        name: 'a plain value',
        code: `async function load(a, b) {
  const user = await a;
  const posts = await b;
  return { user, posts };
}`,
      },
      {
        name: 'async in name only',
        code: `async function double(n) {
  return n * 2;
}
async function load() {
  const a = await double(1);
  const b = await double(2);
  return a + b;
}`,
      },
      {
        name: 'one waits, the other only computes',
        code: `async function double(n) {
  return n * 2;
}
async function load() {
  const a = await double(1);
  const user = await fetch('/user');
  return { a, user };
}`,
      },
      {
        name: 'Promise.resolve',
        code: `async function load() {
  const a = await Promise.resolve(1);
  const user = await fetch('/user');
  return { a, user };
}`,
      },
    ],
    invalid: [
      {
        name: 'started where they are awaited',
        code: `async function load() {
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  return { user, posts };
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  return { user, posts };
}`,
        errors: [sequential({ at: [3, 17], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
