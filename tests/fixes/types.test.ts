import { describe, expect, it } from 'vitest';

import { collectErrors } from './diagnostics.js';
import { fix } from './fix.js';

/** What every source starts with: functions that only read, with the types of their results. */
const declarations = `
interface User { name: string; team?: { id: number }; tags: string[] }
async function getJson<T>(path: string): Promise<T> {
  const response = await fetch(path);
  return (await response.json()) as T;
}
async function getUser(id = 'me'): Promise<User> { return await getJson<User>(id); }
async function findUser(id = 'me'): Promise<User | undefined> { return await getJson<User>(id); }
async function getCount(id = 'me'): Promise<number> { return await getJson<number>(id); }
async function getTags(): Promise<string[]> { return await getJson<string[]>('/tags'); }
async function getAny(): Promise<any> { return await getJson<any>('/any'); }
async function getPair(): Promise<readonly [string, number]> { return await getJson<[string, number]>('/pair'); }
async function getById(id: string): Promise<string>;
async function getById(id: number): Promise<number>;
async function getById(id: string | number): Promise<string | number> { return await getJson<string>(String(id)); }
`;

const cases: readonly (readonly [name: string, body: string])[] = [
  [
    'inferred',
    `const a = await getUser();\nconst b = await getCount();\nreturn a.name.length + b;`,
  ],
  [
    'annotated',
    `const a: User = await getUser();\nconst b: number = await getCount();\nreturn a.name.length + b;`,
  ],
  [
    'a wider annotation',
    `const a: User | null = await getUser();\nconst b: unknown = await getCount();\nreturn [a, b];`,
  ],
  [
    'one annotation',
    `const a = await getUser();\nconst b: number | string = await getCount();\nreturn [a.name, b];`,
  ],
  [
    'an annotated pattern',
    `const { name }: { name: string } = await getUser();\nconst b = await getCount();\nreturn name.length + b;`,
  ],
  [
    'a result of the context',
    `const a: string = await getJson('/a');\nconst b = await getCount();\nreturn a.length + b;`,
  ],
  [
    'type arguments',
    `const a = await getJson<string>('/a');\nconst b = await getJson<number>('/b');\nreturn a.length + b;`,
  ],
  ['overloads', `const a = await getById('a');\nconst b = await getById(1);\nreturn a.length + b;`],
  [
    'as',
    `const a = (await getAny()) as User;\nconst b = (await getUser()) as { name: string };\nreturn a.name + b.name;`,
  ],
  [
    'non-null',
    `const a = (await findUser())!;\nconst b = await getCount();\nreturn a.name.length + b;`,
  ],
  [
    'satisfies',
    `const a = (await getUser()) satisfies { name: string };\nconst b = await getCount();\nreturn a.tags.length + b;`,
  ],
  [
    'a property',
    `const name = (await getUser()).name;\nconst b = await getCount();\nreturn name.length + b;`,
  ],
  [
    'a property that may be missing',
    `const id = (await findUser())?.team?.id;\nconst b = await getCount();\nreturn (id ?? 0) + b;`,
  ],
  [
    'a default value',
    `const a = (await findUser()) ?? { name: 'nobody' };\nconst b = await getCount();\nreturn a.name.length + b;`,
  ],
  [
    'a default in a pattern',
    `const { team = { id: 1 }, tags } = await getUser();\nconst b = await getCount();\nreturn team.id + tags.length + b;`,
  ],
  [
    'a tuple',
    `const [text, size] = await getPair();\nconst b = await getCount();\nreturn text.length + size + b;`,
  ],
  [
    'an index',
    `const text = (await getPair())[0];\nconst b = await getCount();\nreturn text.length + b;`,
  ],
  [
    'any',
    `const a = await getAny();\nconst b = await getCount();\nconst c: number = b;\nreturn [a.whatever, c];`,
  ],
  [
    'let that is set again',
    `let a = await getUser();\nlet b = await getCount();\nb += 1;\na = { name: String(b), tags: [] };\nreturn a.name;`,
  ],
  [
    'let of a wider type',
    `let a: User | undefined = await getUser();\nconst b = await getCount();\nif (b > 1) a = undefined;\nreturn a?.name;`,
  ],
  [
    'definite assignment',
    `let a: User;\nlet b: number;\na = await getUser();\nb = await getCount();\nreturn a.name.length + b;`,
  ],
  [
    'narrowing of an assignment',
    `let a: string | number;\nlet b: User;\na = await getCount();\nb = await getUser();\nreturn a + b.name.length;`,
  ],
  [
    'a conditional',
    `const a = await getUser();\nconst b = a ? 1 : 2;\nconst c = Math.PI > 3 ? await getCount() : null;\nreturn [a.name, b, c];`,
  ],
  [
    'a conditional with a literal',
    `const a = await getUser();\nconst b = Math.PI > 3 ? await getCount() : 'none';\nconst c: number | 'none' = b;\nreturn [a, c];`,
  ],
  [
    'a conditional with an empty array',
    `const a = await getUser();\nconst b = Math.PI > 3 ? await getTags() : [];\nconst c: string[] = b;\nreturn [a, c];`,
  ],
  [
    'a conditional with true',
    `const a = await getUser();\nconst b = Math.PI > 3 ? await getCount() : true;\nif (b === true) return a.name;\nreturn b + 1;`,
  ],
  [
    'an object',
    `const page = { user: await getUser(), count: await getCount() };\nreturn page.user.name.length + page.count;`,
  ],
  [
    'an object of a given type',
    `const page: { user: User; count: number } = { user: await getUser(), count: await getCount() };\nreturn page;`,
  ],
  [
    'an array of a given type',
    `const list: [User, number] = [await getUser(), await getCount()];\nreturn list;`,
  ],
  [
    'rounds',
    `const a = await getUser();\nconst b = await getJson<number>(a.name);\nconst c = await getCount();\nreturn b + c;`,
  ],
  [
    'a merge',
    `const [a, b] = await Promise.all([getUser(), getCount()]);\nconst c = await getPair();\nreturn [a.name, b + 1, c[0]];`,
  ],
  [
    'twelve members',
    `${Array.from({ length: 12 }, (_, i) => `const v${i} = await ${i % 2 ? 'getCount' : 'getUser'}('${i}');`).join('\n')}\nreturn [v0.name, v1 + 1, v10.tags, v11.toFixed()];`,
  ],
];

describe('the types of a file are as before', () => {
  const files = new Map([['wrong.ts', 'export const a: string = 1;']]);
  const outputs = cases.map(([name, body], index) => {
    const source = `${declarations}\nexport async function load() {\n${body.replace(/^/gm, '  ')}\n}\n`;
    const { fixed, suggested } = fix(source);
    const ordered = fix(source, { errorOrder: 'source' });
    const edits = [fixed, ...suggested, ordered.fixed, ...ordered.suggested];
    const changed = [...new Set(edits)].filter((text) => text !== source);
    files.set(`${index}.ts`, source);
    for (const [at, text] of changed.entries()) files.set(`${index}-${at}.ts`, text);
    return { name, index, changed };
  });
  const errors = collectErrors(files);

  it('a wrong type is seen', () => {
    expect(errors.get('wrong.ts')).toHaveLength(1);
  });

  it('the sources have no errors themselves', () => {
    expect(
      [...errors].filter(([name, found]) => /^\d+\.ts$/.test(name) && found.length > 0),
    ).toEqual([]);
  });

  it.each(outputs)('$name', ({ index, changed }) => {
    for (const [at, text] of changed.entries()) {
      expect(errors.get(`${index}-${at}.ts`), text).toEqual([]);
    }
  });

  it('is a claim about fixes: most of them have one, and where the context gives the type none', () => {
    const unchanged = outputs.filter(({ changed }) => changed.length === 0).map(({ name }) => name);
    expect(unchanged).toContain('a result of the context');
    expect(unchanged.length).toBeLessThan(outputs.length / 5);
  });
});
