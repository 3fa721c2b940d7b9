import { describe, expect, it } from 'vitest';

import { suggestEach } from '../equivalence/settled/suggest.js';
import { collectErrors } from './diagnostics.js';

const declarations = `
interface User { name: string; tags: string[] }
declare function getUser(id?: string): Promise<User>;
declare function findUser(): Promise<User | null>;
declare function getCount(): Promise<number>;
declare function save(id: string): Promise<void>;
declare function now(): number;
`;

type Case = readonly [name: string, body: string, forms: readonly string[]];

const cases: readonly Case[] = [
  ['dropped', `await Promise.all([save('a'), getUser(), now(), null]);`, ['rethrow', 'outcomes']],
  [
    'dropped, with a spread and a condition',
    `await Promise.all([...['a'].map(save), Math.PI > 3 && save('b')]);`,
    ['rethrow', 'outcomes'],
  ],
  ['a batch', `await Promise.all(['a', 'b'].map((id) => save(id)));`, ['rethrow', 'outcomes']],
  [
    'values',
    `const [user, , count] = await Promise.all([getUser(), save('a'), getCount()]);\nreturn user.name.length + count;`,
    ['rethrow'],
  ],
  [
    'let',
    `let [user, count] = await Promise.all([findUser(), getCount()]);\ncount += 1;\nuser = null;\nreturn [user, count];`,
    ['rethrow'],
  ],
  [
    'a pattern in the pattern',
    `const [{ name }, count] = await Promise.all([getUser(), getCount()]);\nreturn name.length + count;`,
    [],
  ],
  [
    'a list',
    `const users = await Promise.all(['a', 'b'].map((id) => getUser(id)));\nreturn users.map((user) => user.name).join();`,
    ['rethrow'],
  ],
  [
    'a tuple as a whole',
    `const both = await Promise.all([getUser(), getCount()]);\nreturn both[0].name.length + both[1];`,
    [],
  ],
  [
    'a type of its own',
    `const [a, b]: [User, number] = await Promise.all([getUser(), getCount()]);\nreturn a.name.length + b;`,
    [],
  ],
  [
    'defaults',
    `const [user = { name: 'x' }, count = 1] = await Promise.all([getUser(), getCount()]);\nreturn user.name.length + count;`,
    [],
  ],
  ['type arguments', `await Promise.all<unknown>([getUser(), getCount()]);`, []],
  [
    'missing values that are guarded',
    `const [user, count] = await Promise.all([getUser(), getCount()]);\nif (!user) return count ?? 0;\nconst names = () => user.tags.map((tag) => user.name + tag);\nreturn [user.name, count || 1, names()];`,
    ['rethrow', 'unwrap'],
  ],
  [
    'missing values that are asked for',
    `const [user, other] = await Promise.all([getUser(), getUser('b')]);\nif (other && other.name) console.log(other.tags);\nreturn [user?.name ?? 'guest', user ? user.tags : [], user == null || user.tags];`,
    ['rethrow', 'unwrap'],
  ],
  [
    'a use that does not bear undefined',
    `const [user, count] = await Promise.all([getUser(), getCount()]);\nreturn [user?.name, count];`,
    ['rethrow'],
  ],
  [
    'a value that speaks against going on',
    `const [user, taken] = await Promise.all([getUser(), getUser('b')]);\nif (taken) throw new Error('taken');\nreturn user?.name;`,
    ['rethrow'],
  ],
  [
    'a value that speaks against going on, one of two',
    `const [user, taken] = await Promise.all([getUser(), getUser('b')]);\nif (user || taken) throw new Error('taken');\nreturn 1;`,
    ['rethrow'],
  ],
  [
    'something done because a value is missing',
    `const [user, other] = await Promise.all([getUser(), getUser('b')]);\nif (!other) await save('b');\nreturn user?.name;`,
    ['rethrow'],
  ],
  [
    'a value about rights',
    `const [user, isBlocked] = await Promise.all([getUser(), getCount()]);\nreturn isBlocked ? undefined : user?.name;`,
    ['rethrow'],
  ],
  [
    'a guard of another value',
    `const [user, other] = await Promise.all([getUser(), getUser('b')]);\nif (!other) return user?.name;\nreturn user.name;`,
    ['rethrow'],
  ],
];

describe('the suggestions of prefer-all-settled compile under strict', () => {
  const files = new Map<string, string>();
  const outputs = cases.map(([name, body, forms], index) => {
    const source = `${declarations}\nexport async function load() {\n${body.replace(/^/gm, '  ')}\n}\n`;
    const suggested = suggestEach(source);
    files.set(`${index}.ts`, source);
    for (const [at, { text }] of suggested.entries()) files.set(`${index}-${at}.ts`, text);
    return { name, index, forms, suggested };
  });
  const errors = collectErrors(files);

  it('the sources have no errors themselves', () => {
    const found = [...errors].filter(([name, list]) => /^\d+\.ts$/.test(name) && list.length > 0);
    expect(found).toEqual([]);
  });

  it.each(outputs)('$name', ({ index, forms, suggested }) => {
    expect(suggested.map(({ form }) => form)).toEqual(forms);
    for (const [at, { text }] of suggested.entries())
      expect(errors.get(`${index}-${at}.ts`), text).toEqual([]);
  });
});
