import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: fetch and files', noSequentialAwaits, {
  valid: [
    {
      name: 'a directory, then a file in it',
      code: `import { mkdir, writeFile } from 'node:fs/promises';
await mkdir('out');
await writeFile('out/a.txt', 'a');`,
    },
    {
      name: 'a file that was written, then read',
      code: `import { readFile, writeFile } from 'node:fs/promises';
await writeFile('a.txt', 'a');
const a = await readFile('a.txt', 'utf8');
show(a);`,
    },
    {
      name: 'two files that are written',
      code: `import { writeFile } from 'node:fs/promises';
await writeFile('a.txt', 'a');
await writeFile('b.txt', 'b');`,
    },
    {
      name: 'fetch that posts',
      code: `const first = await fetch('/orders', { method: 'POST', body: 'a' });
const second = await fetch('/orders');
show(first, second);`,
    },
    {
      name: 'another fetch',
      code: `import fetch from './logged-fetch';
export async function load() {
  const first = await fetch('/a');
  await fetch('/b');
  return first;
}`,
    },
    {
      name: 'a chained handler that writes',
      code: `export async function load(rows) {
  const user = await fetch('/user').then((response) => rows.push(response));
  const posts = await fetch('/posts').then((response) => rows.push(response));
  return [user, posts];
}`,
    },
    {
      name: 'timers',
      code: `import { setTimeout } from 'node:timers/promises';
const a = await setTimeout(100, 'a');
const b = await setTimeout(100, 'b');
show(a, b);`,
    },
    {
      name: 'a handle has a position',
      code: `import { open } from 'node:fs/promises';
const file = await open('a.txt');
const a = await file.read();
const b = await file.read();
show(a, b);`,
    },
    {
      name: 'a flag that creates the file',
      code: `import { readFile } from 'node:fs/promises';
const a = await readFile('a.txt', { flag: 'a+' });
const b = await readFile('b.txt');
show(a, b);`,
    },
    {
      name: 'a method that is not known',
      code: `export async function load(method) {
  const first = await fetch('/orders', { method });
  const second = await fetch('/orders');
  return [first, second];
}`,
    },
    {
      name: 'options that are not known',
      code: `export async function load(options) {
  const first = await fetch('/orders', options);
  const second = await fetch('/orders');
  return [first, second];
}`,
    },
  ],
  invalid: [
    {
      name: 'reading files',
      code: `import { readFile } from 'node:fs/promises';
const schema = await readFile('schema.sql', 'utf8');
const errors = await readFile('errors.json', 'utf8');
show(schema, errors);`,
      output: `import { readFile } from 'node:fs/promises';
const [schema, errors] = await Promise.all([
  readFile('schema.sql', 'utf8'),
  readFile('errors.json', 'utf8'),
]);
show(schema, errors);`,
      errors: [sequential({ at: [3, 16], rounds: [2, 1], members: '2 × readFile()' })],
    },
    {
      name: 'a namespace',
      code: `import * as fs from 'node:fs/promises';
const schema = await fs.readFile('schema.sql', 'utf8');
const names = await fs.readdir('.');
show(schema, names);`,
      output: `import * as fs from 'node:fs/promises';
const [schema, names] = await Promise.all([
  fs.readFile('schema.sql', 'utf8'),
  fs.readdir('.'),
]);
show(schema, names);`,
      errors: [
        sequential({ at: [3, 15], rounds: [2, 1], members: 'fs.readFile() and fs.readdir()' }),
      ],
    },
    {
      name: 'fs.promises',
      code: `import fs from 'node:fs';
const schema = await fs.promises.readFile('schema.sql', 'utf8');
const info = await fs.promises.stat('schema.sql');
show(schema, info);`,
      output: `import fs from 'node:fs';
const [schema, info] = await Promise.all([
  fs.promises.readFile('schema.sql', 'utf8'),
  fs.promises.stat('schema.sql'),
]);
show(schema, info);`,
      errors: [
        sequential({
          at: [3, 14],
          rounds: [2, 1],
          members: 'fs.promises.readFile() and fs.promises.stat()',
        }),
      ],
    },
    {
      name: 'an alias is the function it stands for',
      code: `import { readFile as load } from 'fs/promises';
const schema = await load('schema.sql', 'utf8');
const errors = await load('errors.json', 'utf8');
show(schema, errors);`,
      output: `import { readFile as load } from 'fs/promises';
const [schema, errors] = await Promise.all([
  load('schema.sql', 'utf8'),
  load('errors.json', 'utf8'),
]);
show(schema, errors);`,
      errors: [sequential({ at: [3, 16], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'fetch with a method that is safe',
      code: `const head = await fetch('/user', { method: 'HEAD' });
const user = await fetch('/user', { method: 'GET', headers: { accept: 'text/html' } });
show(head, user);`,
      output: `const [head, user] = await Promise.all([
  fetch('/user', { method: 'HEAD' }),
  fetch('/user', { method: 'GET', headers: { accept: 'text/html' } }),
]);
show(head, user);`,
      errors: [sequential({ at: [2, 14], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'globalThis.fetch',
      code: `const user = await globalThis.fetch('/user');
const posts = await globalThis.fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([
  globalThis.fetch('/user'),
  globalThis.fetch('/posts'),
]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × globalThis.fetch()' })],
    },
    {
      name: 'the body is read at once',
      code: `const user = await (await fetch('/user')).json();
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([
  fetch('/user').then((response) => response.json()),
  fetch('/posts'),
]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: 'fetch().json() and fetch()' })],
    },
    {
      name: 'chained handlers that only compute',
      code: `const user = await fetch('/user').then((response) => response.json());
const posts = await fetch('/posts').then((response) => response.json());
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([
  fetch('/user').then((response) => response.json()),
  fetch('/posts').then((response) => response.json()),
]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch().then()' })],
    },
  ],
});
