import { describe, expect, it } from 'vitest';

import { fix } from '../../fixes/fix.js';

const ordered = { errorOrder: 'source' };

function around(body: string): string {
  return `async function load(id: string) {\n${body.replace(/^/gm, '  ')}\n}\n`;
}

/** The statements that the fix writes; undefined where there is none. */
function fixed(body: string): string | undefined {
  const source = around(body);
  const output = fix(source, ordered).fixed;
  if (output === source) return undefined;
  return output
    .split('\n')
    .slice(1, -2)
    .map((line) => line.slice(2))
    .join('\n');
}

describe("errorOrder: 'source'", () => {
  it('looks at an outcome where its await stood', () => {
    const body = `const session = await getSession(id);\nconst posts = await listPosts(session.id);\nconst config = await getConfig();\nreturn [posts, config];`;
    expect(fixed(body)).toBe(
      [
        `const [sessionResult, configResult] = await Promise.allSettled([`,
        `  getSession(id),`,
        `  getConfig(),`,
        `]);`,
        `if (sessionResult.status === 'rejected') throw sessionResult.reason;`,
        `const session = sessionResult.value;`,
        `const posts = await listPosts(session.id);`,
        `if (configResult.status === 'rejected') throw configResult.reason;`,
        `const config = configResult.value;`,
        `return [posts, config];`,
      ].join('\n'),
    );
  });

  it('puts the value where the await stood', () => {
    expect(fixed(`return { user: await getUser(id), posts: await listPosts(id) };`)).toBe(
      [
        `const [userResult, postsResult] = await Promise.allSettled([`,
        `  getUser(id),`,
        `  listPosts(id),`,
        `]);`,
        `if (userResult.status === 'rejected') throw userResult.reason;`,
        `if (postsResult.status === 'rejected') throw postsResult.reason;`,
        `return { user: userResult.value, posts: postsResult.value };`,
      ].join('\n'),
    );
  });

  it('leaves a Promise.all as it is, as one of the calls', () => {
    const output = fixed(
      `const [user, team] = await Promise.all([getUser(id), getTeam(id)]);\nconst posts = await listPosts(id);\nreturn [user, team, posts];`,
    );
    expect(output).toContain('Promise.all([getUser(id), getTeam(id)])');
    expect(output).toContain('const [user, team] = allResult.value;');
  });

  it('takes names that are free, and the quotes and the line ends of the file', () => {
    const output = fixed(
      `const userResult = "taken"\nconst user = await getUser(id)\nconst posts = await listPosts(id)\nreturn [userResult, user, posts]`,
    );
    expect(output).toContain(`if (userResult2.status === "rejected") throw userResult2.reason\n`);
    expect(output).toContain(`const user = userResult2.value\n`);
  });

  it.each([
    [
      'a value is taken apart before the next call',
      'return [(await getUser(id)).name, await listPosts(id)];',
    ],
    ['a value is called', 'return [await getUser(id), (await getRun(id))()];'],
    [
      'Promise is something else',
      'const Promise = id;\nconst a = await getA();\nconst b = await getB();\nreturn [a, b, Promise];',
    ],
  ])('writes nothing where %s', (_name, body) => {
    expect(fixed(body)).toBeUndefined();
  });

  it('writes a value that is taken apart last', () => {
    expect(fixed('return [await listPosts(id), (await getUser(id)).name];')).toContain(
      'return [postsResult.value, userResult.value.name];',
    );
  });

  it('suggests chains only where they come one after the other in the source', () => {
    const mixed = `const session = await getSession(id);\nconst config = await getConfig();\nconst posts = await listPosts(session.id);\nreturn [posts, config];`;
    const apart = `const session = await getSession(id);\nconst posts = await listPosts(session.id);\nconst config = await getConfig();\nreturn [posts, config];`;
    const chains = (body: string, settings: object): string[] =>
      fix(around(body), settings).suggested.filter((text) => text.includes('(async () =>'));
    expect(chains(mixed, {})).toHaveLength(1);
    expect(chains(mixed, ordered)).toEqual([]);
    expect(chains(apart, ordered)).toHaveLength(1);
    expect(chains(apart, ordered)[0]).toContain('await Promise.allSettled([');
  });
});
