import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: modules of Node.js', noSequentialAwaits, {
  valid: [
    {
      name: 'a store of the context that changes',
      code: `import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage();
async function load(path: string) {
  storage.enterWith(path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a file that is written before it returns',
      code: `import { writeFileSync } from 'node:fs';
async function load(path: string) {
  writeFileSync('last.txt', path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a hash that both add to',
      code: `import { createHash } from 'node:crypto';
const hash = createHash('sha256');
async function load(path: string) {
  hash.update(path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'other programs',
      code: `import { execFile } from 'node:child_process';
const first = await execFile('ls');
const second = await execFile('pwd');
show(first, second);`,
    },
    {
      name: 'questions',
      code: `import { createInterface } from 'node:readline/promises';
const lines = createInterface({ input: process.stdin });
const name = await lines.question('name');
const age = await lines.question('age');
show(name, age);`,
    },
    {
      name: 'events',
      code: `import { once } from 'node:events';
const first = await once(server, 'listening');
const second = await once(socket, 'open');
show(first, second);`,
    },
  ],
  invalid: [
    {
      name: 'names of hosts',
      code: `import { promises as dns } from 'node:dns';
const mail = await dns.resolveMx('example.org').catch(() => []);
const names = await fetch('/names');
show(mail, names);`,
      output: `import { promises as dns } from 'node:dns';
const [mail, names] = await Promise.all([
  dns.resolveMx('example.org').catch(() => []),
  fetch('/names'),
]);
show(mail, names);`,
      errors: [
        sequential({
          at: [3, 15],
          rounds: [2, 1],
          members: 'dns.resolveMx().catch() and fetch()',
        }),
      ],
    },
    {
      name: 'a hash of its own',
      code: `import { createHash } from 'node:crypto';
async function load(path: string) {
  const name = createHash('sha256').update(path).digest('hex');
  return fetch(\`/\${name}\`);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import { createHash } from 'node:crypto';
async function load(path: string) {
  const name = createHash('sha256').update(path).digest('hex');
  return fetch(\`/\${name}\`);
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [7, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'a file that is read before it returns, and the store of the context',
      code: `import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import path from 'node:path';
const storage = new AsyncLocalStorage();
async function load(name: string) {
  const host = readFileSync(path.join('hosts', name), 'utf8').trim();
  return fetch(\`\${host}/\${storage.getStore()}\`);
}
const user = await load('user');
const posts = await load('posts');
show(user, posts);`,
      output: `import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import path from 'node:path';
const storage = new AsyncLocalStorage();
async function load(name: string) {
  const host = readFileSync(path.join('hosts', name), 'utf8').trim();
  return fetch(\`\${host}/\${storage.getStore()}\`);
}
const [user, posts] = await Promise.all([load('user'), load('posts')]);
show(user, posts);`,
      errors: [sequential({ at: [10, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'keys',
      code: `const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']);
const posts = await fetch('/posts');
show(key, posts);`,
      output: `const [key, posts] = await Promise.all([
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt']),
  fetch('/posts'),
]);
show(key, posts);`,
      errors: [
        sequential({
          at: [2, 15],
          rounds: [2, 1],
          members: 'crypto.subtle.importKey() and fetch()',
        }),
      ],
    },
  ],
});
