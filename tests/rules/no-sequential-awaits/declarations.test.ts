import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { Tree } from '../../modules/tree.js';
import { lintTree } from '../../modules/lint.js';

const tree = new Tree({
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  'lib/api.ts': `export { getUser, listTeams } from 'unknown-client';`,
  'lib/db.ts': `import { makeClient } from 'unknown-client';
export const db = makeClient();`,
  'lib/tagged.ts': `import { call } from 'unknown-client';
/** @waterfall read */
export const getUser = async (id: string) => call('user', id);
/** @waterfall write */
export const getTeams = async (id: string) => call('teams', id);
/** Gives the posts. */
export const getPosts = async (id: string) => call('posts', id);`,
  'lib/client.ts': `export interface ApiClient { getUser(id: string): Promise<object>; refresh(): Promise<object> }`,
});

beforeAll(() => setFileSystem(tree));
afterAll(() => setFileSystem(undefined));

const pair = (head: string, first: string, second: string): string => `${head}
export async function load(id: string) {
  const a = await ${first};
  const b = await ${second};
  return { a, b };
}
`;

/** Whether the two awaits are joined by a fix. */
function isFixed(code: string, effects: readonly object[] = []): boolean {
  return lintTree('/p/app/page.ts', code, { effects }).some(({ fix }) => fix !== undefined);
}

describe('declared effects', () => {
  const head = `import { getUser, listTeams } from '../lib/api';`;
  const code = pair(head, 'getUser(id)', 'listTeams(id)');

  it('an entry names a module as it would be imported elsewhere', () => {
    expect(isFixed(code)).toBe(false);
    expect(
      isFixed(code, [{ module: '@/lib/api', exports: ['getUser', 'list*'], effect: 'read' }]),
    ).toBe(true);
    expect(isFixed(code, [{ module: '@/lib/db', exports: ['*'], effect: 'read' }])).toBe(false);
  });

  it('a value is like that of a library', () => {
    const own = pair(`import { db } from '../lib/db';`, 'db.user.findMany()', 'db.team.findMany()');
    const like = { module: '@/lib/db', exports: ['db'], like: 'prisma' };
    expect(isFixed(own)).toBe(false);
    expect(isFixed(own, [like])).toBe(true);
    expect(isFixed(own.replace('team.findMany', 'team.create'), [like])).toBe(false);
  });

  it('methods of a type', () => {
    const own = `import type { ApiClient } from '../lib/client';
export async function load(api: ApiClient, id: string) {
  const a = await api.getUser(id);
  const b = await api.getUser('b');
  return { a, b };
}
`;
    const entry = { type: 'ApiClient', methods: { 'get*': 'read', refresh: 'write' } };
    expect(isFixed(own)).toBe(false);
    expect(isFixed(own, [entry])).toBe(true);
    expect(isFixed(own.replace("api.getUser('b')", 'api.refresh()'), [entry])).toBe(false);
  });

  it('a tag on a declaration of another file', () => {
    const tagged = `import { getPosts, getTeams, getUser } from '../lib/tagged';`;
    expect(isFixed(pair(tagged, 'getUser(id)', `getUser('b')`))).toBe(true);
    expect(isFixed(pair(tagged, 'getUser(id)', 'getTeams(id)'))).toBe(false);
    expect(isFixed(pair(tagged, 'getUser(id)', 'getPosts(id)'))).toBe(false);
  });

  it('a tag that says nothing is reported where it stands', () => {
    const messages = lintTree(
      '/p/app/page.ts',
      '/** @waterfall reads */\nexport const load = 1;\n',
      {},
    );
    expect(messages.map(({ messageId, line, column }) => [messageId, line, column])).toEqual([
      ['invalidTag', 1, 5],
    ]);
  });
});
