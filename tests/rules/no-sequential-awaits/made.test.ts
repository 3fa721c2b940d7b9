import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

afterAll(() => setFileSystem(undefined));

const pair = (first: string, second: string): string => `
export async function run(id: string) {
  const user = await ${first};
  const posts = await ${second};
  return { user, posts };
}`;

describe('a frozen object', () => {
  const called = pair("api.get('a')", "api.get('b')");
  const get = 'get: async (path: string) => fetch(path)';

  it.each([
    ['whose function reads', `const api = Object.freeze({ ${get} });`, true],
    [
      'whose function writes',
      `const api = Object.freeze({ get: async (path: string) => { seen.push(path); return fetch(path); } });`,
      false,
    ],
    ['that is no literal', `const api = Object.freeze(makeApi({ ${get} }));`, false],
    [
      'of an Object of the file',
      `const Object = { freeze: wrap };\nconst api = Object.freeze({ ${get} });`,
      false,
    ],
    [
      'where freeze is replaced',
      `Object.freeze = wrap;\nconst api = Object.freeze({ ${get} });`,
      false,
    ],
    [
      'that is only sealed, and changed',
      `const api = Object.seal({ ${get} });\napi.get = other;`,
      false,
    ],
  ])('%s', (_, above, expected) => {
    expect(isFixed(above + called)).toBe(expected);
  });

  it('of another file', () => {
    const importing = `import { api } from './api';\n${called}`;
    expect(isFixed(importing, { 'api.ts': `export const api = Object.freeze({ ${get} });` })).toBe(
      true,
    );
  });
});

describe('functions that are taken out of what a factory makes', () => {
  const called = pair("getUser('a')", "getPosts('b')");
  const factory = (inside: string, body: string): string => `
const makeRepo = (base: string) => {
  ${inside}
  const getUser = async (id: string) => { ${body} return fetch(base + id); };
  const getPosts = async (id: string) => fetch(base + '/posts/' + id);
  return { getUser, getPosts };
};`;
  const taken = `const { getUser, getPosts } = makeRepo('/api');`;

  it.each([
    ['that only read', `${factory('', '')}\n${taken}`, true],
    ['that share a state', `${factory('let count = 0;', 'count += 1;')}\n${taken}`, false],
    [
      'that read what another of them changes',
      `${factory('let last = "";', 'last = id;').replace("'/posts/' + id", 'last')}\n${taken}`,
      false,
    ],
    [
      'with a default',
      `${factory('', '')}\nconst { getUser = other, getPosts } = makeRepo('/api');`,
      false,
    ],
    [
      'given another function',
      `${factory('', '')}\nlet { getUser, getPosts } = makeRepo('/api');\ngetUser = other;`,
      false,
    ],
    [
      'that need their object',
      `const makeRepo = () => ({ base: '/', async getUser(id: string) { return fetch(this.base + id); }, async getPosts(id: string) { return fetch(id); } });\n${taken.replace("'/api'", '')}`,
      false,
    ],
    ['of a factory that is not seen', `import { makeRepo } from 'repo';\n${taken}`, false],
    [
      'that a parameter decides about',
      `const makeRepo = (load: (path: string) => Promise<Response>) => ({ getUser: async (id: string) => load(id), getPosts: async (id: string) => load(id) });\nconst { getUser, getPosts } = makeRepo((path: string) => fetch(path));`,
      true,
    ],
    [
      'whose parameter writes',
      `const makeRepo = (load: (path: string) => Promise<Response>) => ({ getUser: async (id: string) => load(id), getPosts: async (id: string) => load(id) });\nconst { getUser, getPosts } = makeRepo((path: string) => fetch(path, { method: 'PUT' }));`,
      false,
    ],
  ])('%s', (_, above, expected) => {
    expect(isFixed(above + called)).toBe(expected);
  });

  it('and exported', () => {
    const importing = `import { getUser, getPosts } from './repo';\n${called}`;
    const repo = (inside: string, body: string): Record<string, string> => ({
      'repo.ts': `${factory(inside, body)}\nexport ${taken}`,
    });
    expect(isFixed(importing, repo('', ''))).toBe(true);
    expect(isFixed(importing, repo('let count = 0;', 'count += 1;'))).toBe(false);
  });

  it('or called where they are', () => {
    const whole = called.replaceAll('get', 'repo.get');
    const made = `\nconst repo = makeRepo('/api');`;
    expect(isFixed(factory('', '') + made + whole)).toBe(true);
    expect(isFixed(factory('let count = 0;', 'count += 1;') + made + whole)).toBe(false);
  });
});

describe('an instance that a function makes for itself', () => {
  const built = (body: string, use: string): string => `
class Query {
  private limit = 10;
  private names: string[] = [];
  ${body}
}
async function load(path: string) {
  ${use}
}
${pair("load('/a')", "load('/b')")}`;

  it.each([
    [
      'and that writes its own fields',
      built(
        'take(count: number) { this.limit = count; } async run(path: string) { return fetch(path + this.limit); }',
        'const query = new Query(); query.take(3); return query.run(path);',
      ),
      true,
    ],
    [
      'and that is one for all calls',
      built(
        'take(count: number) { this.limit = count; } async run(path: string) { return fetch(path + this.limit); }',
        'query.take(3); return query.run(path);',
      ).replace('async function load', 'const query = new Query();\nasync function load'),
      false,
    ],
    [
      'and that writes a static field',
      built(
        'static count = 0; take() { Query.count += 1; } async run(path: string) { return fetch(path); }',
        'const query = new Query(); query.take(); return query.run(path);',
      ),
      false,
    ],
  ])('%s', (_, code, expected) => {
    expect(isFixed(code)).toBe(expected);
  });
});
