import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: bodies of functions in the same file',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'both change a captured variable',
        code: `let count = 0;
async function next() {
  await fetch('/next');
  count += 1;
  return count;
}
export async function load() {
  const a = await next();
  const b = await next();
  return [a, b];
}`,
      },
      {
        name: 'the callee pushes into its argument',
        code: `async function collect(rows) {
  const response = await fetch('/rows');
  rows.push(response.status);
  return rows.length;
}
export async function load() {
  const rows = [];
  const a = await collect(rows);
  const b = await collect(rows);
  return [a, b];
}`,
      },
      {
        name: 'one writes the argument that the other reads',
        code: `async function fill(user) {
  const response = await fetch('/user');
  user.name = response.statusText;
  return response;
}
async function greet(user) {
  const response = await fetch(\`/greet/\${user.name}\`);
  return response;
}
export async function load(user) {
  const a = await fill(user);
  const b = await greet(user);
  return [a, b];
}`,
      },
      {
        name: 'a write behind two calls',
        code: `async function deep() {
  await fetch('/log', { method: 'POST' });
}
async function middle() {
  await deep();
  return await fetch('/middle');
}
export async function load() {
  const a = await middle();
  const b = await fetch('/b');
  return [a, b];
}`,
      },
      {
        name: 'recursion that writes',
        code: `let depth = 0;
async function walk(id) {
  depth++;
  const response = await fetch(\`/nodes/\${id}\`);
  if (response.status === 404) return depth;
  return await walk(id + '/parent');
}
export async function load() {
  const left = await walk('left');
  const right = await walk('right');
  return { left, right };
}`,
      },
      {
        name: 'a declaration without a body',
        code: `declare function alice(id: string): Promise<string>;
declare function bob(id: string): Promise<string>;
export async function load(id: string) {
  const a = await alice(id);
  const b = await bob(id);
  return [a, b];
}`,
      },
    ],
    invalid: [
      {
        name: 'bodies that keep to themselves',
        code: `async function next(id) {
  const response = await fetch(\`/next/\${id}\`);
  let count = 0;
  count += response.status;
  return count;
}
export async function load() {
  const a = await next('a');
  const b = await next('b');
  return [a, b];
}`,
        output: `async function next(id) {
  const response = await fetch(\`/next/\${id}\`);
  let count = 0;
  count += response.status;
  return count;
}
export async function load() {
  const [a, b] = await Promise.all([next('a'), next('b')]);
  return [a, b];
}`,
        errors: [sequential({ at: [9, 13], rounds: [2, 1], members: '2 × next()' })],
      },
      {
        name: 'recursion that only reads',
        code: `async function walk(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  const parent = await response.text();
  if (parent === '') return [];
  const rest = await walk(parent);
  return rest;
}
export async function load() {
  const left = await walk('left');
  const right = await walk('right');
  return { left, right };
}`,
        output: `async function walk(id) {
  const response = await fetch(\`/nodes/\${id}\`);
  const parent = await response.text();
  if (parent === '') return [];
  const rest = await walk(parent);
  return rest;
}
export async function load() {
  const [left, right] = await Promise.all([walk('left'), walk('right')]);
  return { left, right };
}`,
        errors: [sequential({ at: [10, 17], rounds: [2, 1], members: '2 × walk()' })],
      },
    ],
  },
);
