import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

afterAll(() => setFileSystem(undefined));

describe('a name that is believed where a body was not found', () => {
  const code = `import { getUser, getPosts } from './api';
export async function load(id: string) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`;
  const waterfall = { trustNames: 'unresolved' };

  it('is believed where there is no such file', () => {
    expect(isFixed(code, {}, waterfall)).toBe(true);
  });

  it('is believed where the file has it from a package', () => {
    const files = { 'api.ts': `export { getUser, getPosts } from 'some-api';` };
    expect(isFixed(code, files, waterfall)).toBe(true);
  });

  it('is not believed where the file was read, and what is there could not be followed', () => {
    const files = {
      'api.ts': `import { wrap } from 'some-wrapper';
export const getUser = wrap(async (id: string) => fetch('/users/' + id));
export const getPosts = wrap(async (id: string) => fetch('/posts/' + id));`,
    };
    expect(isFixed(code, files, waterfall)).toBe(false);
  });

  it('is not believed where the importing file replaces what it imports', () => {
    const files = {
      'api.ts': `export const getUser = async (id: string) => fetch('/users/' + id);
export const getPosts = async (id: string) => fetch('/posts/' + id);`,
    };
    const spaced = code
      .replace('{ getUser, getPosts }', '* as api')
      .replaceAll(/await get/g, 'await api.get');
    const replaced = spaced.replace('export async', 'api.getUser = traced;\nexport async');
    expect(isFixed(spaced, files, waterfall)).toBe(true);
    expect(isFixed(replaced, files, waterfall)).toBe(false);
  });
});

describe('an export that is read as an operand', () => {
  const code = `import { token } from './token';
export async function load() {
  const user = await fetch('/user/');
  const posts = await fetch('/posts/' + token);
  return { user, posts };
}`;

  it.each([
    ['that is never given another value', `export const token = 'a';`, true],
    ['that could be, and never is', `export let token = 'a';`, true],
    [
      'that its own file gives another value',
      `export let token = 'a';\nexport function refresh(next: string) { token = next; }`,
      false,
    ],
    [
      'that its own file gives another value, under another name',
      `let current = 'a';\nexport function refresh(next: string) { current = next; }\nexport { current as token };`,
      false,
    ],
  ])('%s', (_, text, expected) => {
    expect(isFixed(code, { 'token.ts': text })).toBe(expected);
  });

  const object = code.replaceAll('token', 'session').replace('+ session', '+ session.token');
  const spaced = code.replace('{ token }', '* as token').replace('+ token', '+ token.token');
  const called = code
    .replace('+ token', '+ path()')
    .replace('export async', 'const path = () => token + "/";\nexport async');
  const refresh = `export let token = 'a';\nexport function refresh(next: string) { token = next; }`;

  it('by a property of what it holds', () => {
    const kept = `export const session = { token: 'a' };`;
    const changed = `${kept}\nexport function refresh(next: string) { session.token = next; }`;
    expect(isFixed(object, { 'session.ts': kept })).toBe(true);
    expect(isFixed(object, { 'session.ts': changed })).toBe(false);
  });

  it('by a method of what it holds', () => {
    const cached = object.replace('session.token', "session.get('token')");
    const kept = `export const session = new Map([['token', 'a']]);`;
    const changed = `${kept}\nexport function refresh(next: string) { session.set('token', next); }`;
    expect(isFixed(cached, { 'session.ts': kept })).toBe(true);
    expect(isFixed(cached, { 'session.ts': changed })).toBe(false);
  });

  it('a client that some function is handed', () => {
    const code = `import { db } from './db';
export async function load(id: string) {
  const user = await db.user.findUnique({ where: { id } });
  const posts = await db.post.findMany();
  return { user, posts };
}`;
    const files = {
      'db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();
export const stop = () => close(db);`,
    };
    expect(isFixed(code, files)).toBe(true);
  });

  it('as a member of a namespace', () => {
    expect(isFixed(spaced, { 'token.ts': `export let token = 'a';` })).toBe(true);
    expect(isFixed(spaced, { 'token.ts': refresh })).toBe(false);
  });

  it('by a function that is called for the operand', () => {
    expect(isFixed(called, { 'token.ts': `export let token = 'a';` })).toBe(true);
    expect(isFixed(called, { 'token.ts': refresh })).toBe(false);
  });
});

describe('a caller of tRPC', () => {
  it('is not believed by the names of its procedures', () => {
    const code = `import { initTRPC } from '@trpc/server';
const t = initTRPC.create();
const app = t.router({ getUser: t.procedure.query(async () => fetch('/a', { method: 'POST' })) });
const caller = t.createCallerFactory(app)({});
const user = await caller.getUser();
const posts = await fetch('/posts');
show(user, posts);`;
    expect(isFixed(code, {}, { trustNames: 'unresolved' })).toBe(false);
  });
});
