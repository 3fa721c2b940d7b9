import { expect, it } from 'vitest';

import { createModules } from '../../src/analysis/modules/index.js';
import { Tree } from '../modules/tree.js';
import { analyze, getLists } from './analyze.js';

const twoReads = `{
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  return [user, posts];
}`;

/** A package that is there. */
const installed = (name: string): Record<string, string> => ({
  [`node_modules/${name}/package.json`]: '{ "main": "index.js" }',
  [`node_modules/${name}/index.js`]: '',
});

/** Why nothing in the last list of `/p/main.ts` is moved, beside the given files. */
function findPlace(main: string, files: Record<string, string> = {}): string | undefined {
  const tree = new Tree({ 'main.ts': main, ...files });
  const modules = createModules({ fileSystem: tree, resolver: tree.resolver });
  const analysis = analyze(main, '/p/main.ts', {}, modules);
  return analysis.analyzeList(getLists(analysis).at(-1)!).place?.text;
}

it.each([
  [
    'a wrapper of another file',
    `import { inOrder } from './db'; export const load = () => inOrder(async () => ${twoReads});`,
    { 'db.ts': 'export const inOrder = (run) => db.transaction(async () => run());' },
    'a transaction runs its statements one after another on one connection',
  ],
  [
    'a wrapper of another file that opens nothing',
    `import { inOrder } from './db'; export const load = () => inOrder(async () => ${twoReads});`,
    { 'db.ts': 'export const inOrder = (run) => db.measured(async () => run());' },
    undefined,
  ],
  [
    'a wrapper around a wrapper, through a re-export',
    `import { outer } from './index'; export const load = outer(async () => ${twoReads});`,
    {
      'index.ts': "export * from './wrappers';",
      'wrappers.ts':
        "import { inner } from './inner'; export function outer(run) { return inner(() => run()); }",
      'inner.ts': 'export function inner(run) { return mutex.runExclusive(run); }',
    },
    'a lock is held around it',
  ],
  [
    'a lock of another file',
    `import { guard } from './guard'; export const load = () => guard.use(async () => ${twoReads});`,
    {
      'guard.ts': "import { Semaphore } from 'async-mutex'; export const guard = new Semaphore(1);",
    },
    'a lock is held around it',
  ],
  [
    'an object of another module',
    `import { guard } from './guard'; export const load = () => guard.use(async () => ${twoReads});`,
    { 'guard.ts': "import { Semaphore } from 'timing'; export const guard = new Semaphore(1);" },
    undefined,
  ],
  [
    'a decorator under another name, through another file',
    `import { Safe } from './safe'; class Orders { @Safe() async load() ${twoReads} }`,
    {
      'safe.ts': "export { Transactional as Safe } from '@nestjs-cls/transactional';",
      ...installed('@nestjs-cls/transactional'),
    },
    'a decorator runs it in a transaction or under a lock',
  ],
  [
    'a decorator of another library, through another file',
    `import { Safe } from './safe'; class Orders { @Safe() async load() ${twoReads} }`,
    {
      'safe.ts': "export { Injectable as Safe } from '@nestjs/common';",
      ...installed('@nestjs/common'),
    },
    undefined,
  ],
  [
    'a task of a durable workflow, through another file',
    `import { inngest } from './client';
export const run = inngest.createFunction({ id: 'a' }, { event: 'a' }, async () => ${twoReads});`,
    { 'client.ts': "import { Inngest } from 'inngest'; export const inngest = new Inngest({});" },
    'a durable workflow replays its steps in order',
  ],
  [
    'a task of something else',
    `import { inngest } from './client';
export const run = inngest.createFunction({ id: 'a' }, { event: 'a' }, async () => ${twoReads});`,
    { 'client.ts': "import { Events } from 'events'; export const inngest = new Events({});" },
    undefined,
  ],
  [
    'a task in an object',
    `import { job } from './jobs'; export const run = job({ id: 'a', run: async () => ${twoReads} });`,
    {
      'jobs.ts': "export { task as job } from '@trigger.dev/sdk';",
      ...installed('@trigger.dev/sdk'),
    },
    'a durable workflow replays its steps in order',
  ],
  [
    'a page of a browser, by a type of another file',
    `import type { Context } from './context'; export async function load(context: Context) ${twoReads}`,
    {
      'context.ts': "import type { Page } from 'playwright'; export type Context = { page: Page };",
    },
    'it drives a browser',
  ],
  [
    'a page of a book, by a type of another file',
    `import type { Context } from './context'; export async function load(context: Context) ${twoReads}`,
    { 'context.ts': "import type { Page } from './book'; export type Context = { page: Page };" },
    undefined,
  ],
  [
    'a handler of errors in another file, which tells them apart',
    `import { answer } from './answer';
export async function load() { try ${twoReads} catch (error) { return answer(error); } }`,
    { 'answer.ts': 'export const answer = (error) => (error.code === 404 ? null : []);' },
    'the catch block tells errors apart',
  ],
  [
    'a handler of errors in another file, which does not',
    `import { answer } from './answer';
export async function load() { try ${twoReads} catch (error) { return answer(error); } }`,
    { 'answer.ts': 'export const answer = (error) => ({ text: String(error) });' },
    undefined,
  ],
  [
    'a file that only stands below a folder of tests',
    `export async function load() ${twoReads}`,
    {},
    undefined,
  ],
])('%s', (_, main, files, expected) => {
  expect(findPlace(main, files)).toBe(expected);
});
