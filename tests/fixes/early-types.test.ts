import { describe, expect, it } from 'vitest';

import { lintRule } from '../rules/lint-rule.js';
import { collectErrors } from './diagnostics.js';

const RULE = 'no-unhandled-early-promise';

const declarations = `
interface User { name: string; mail?: string; tags: string[] }
declare function api(path: string): Promise<{ user: User | null; count: number; kind: 'a' | 'b' }>;
async function load(path: string) { const answer = await api(path); return answer; }
declare function find(user: User | null): Promise<User>;
declare function send(mail: string): Promise<string>;
declare function use(value: unknown): void;
declare function assertMail(user: User): asserts user is User & { mail: string };
`;

/** Each program, and how many texts are offered with a branch, a join and a handler. */
const cases: readonly [name: string, body: string, offers: readonly [number, number, number]][] = [
  [
    'neighbours',
    `const p = load('p');\nconst a = await load('a');\nconst b = await p;\nreturn [a.count, b.kind];`,
    [0, 1, 1],
  ],
  [
    'a chain',
    `const p = load('p');\nconst { user } = await load('a');\nconst found = await find(user);\nconst { kind } = await p;\nconst same: 'a' | 'b' = kind;\nreturn [found.name, same, user?.name];`,
    [1, 0, 1],
  ],
  [
    'a value that is found to be there',
    `const p = load('p');\nconst { user } = await load('a');\nif (!user) throw new Error('none');\nconst found = await find(user);\nconst b = await p;\nreturn [user.name, found.name, b.count];`,
    [1, 0, 1],
  ],
  [
    'a property that is found to be there',
    `const p = load('p');\nconst user = await find(null);\nif (!user.mail) throw new Error('none');\nconst sent = await send(user.mail);\nconst b = await p;\nreturn [user.mail.length, sent, b.count];`,
    [0, 0, 1],
  ],
  [
    'a property that was found to be there above',
    `if (!given.mail) return null;\nconst p = load('p');\nconst a = await load('a');\nconst sent = await send(given.mail);\nconst b = await p;\nreturn [a.count, sent, b.count];`,
    [0, 0, 1],
  ],
  [
    'a parameter that was found to be there above',
    `if (!maybe) return null;\nconst p = load('p');\nconst a = await load('a');\nconst sent = await send(maybe.name);\nconst b = await p;\nreturn [a.count, sent, b.count];`,
    [1, 0, 1],
  ],
  [
    'a parameter that is found to be there in between',
    `const p = load('p');\nconst a = await load('a');\nif (!maybe) throw new Error('none');\nconst sent = await send('x');\nconst b = await p;\nreturn [a.count, sent, b.count, maybe.name];`,
    [0, 0, 1],
  ],
  [
    'an assertion of something from outside',
    `const p = load('p');\nconst a = await load('a');\nassertMail(given);\nconst sent = await send('x');\nconst b = await p;\nreturn [a.count, sent, b.count, given.mail.length];`,
    [0, 0, 1],
  ],
  [
    'a variable that changes',
    `let mail: string | undefined = given.mail;\nif (!mail) mail = 'x';\nconst p = load('p');\nconst a = await load('a');\nconst sent = await send(mail);\nconst b = await p;\nreturn [a.count, sent, b.count];`,
    [0, 0, 1],
  ],
  [
    'a variable that is assigned in between',
    `let mail: string;\nconst p = load('p');\nconst a = await load('a');\nmail = await send('x');\nconst b = await p;\nreturn [a.count, mail.length, b.count];`,
    [0, 0, 1],
  ],
  [
    'a literal',
    `const p = load('p');\nconst a = await load('a');\nconst kind = a.count > 1 ? 'a' : 'b';\nawait send(kind);\nconst b = await p;\nconst same: 'a' | 'b' = kind;\nreturn [same, b.count];`,
    [0, 0, 1],
  ],
  [
    'a type of its own',
    `const p = load('p');\nconst a: { count: number } = await load('a');\nconst sent = await send(String(a.count));\nconst b = await p;\nreturn [a.count, sent, b.count];`,
    [1, 0, 1],
  ],
  [
    'no value at all',
    `const p = load('p');\nawait send('a');\nawait send('b');\nawait p;\nreturn null;`,
    [1, 0, 1],
  ],
  [
    'a loop over promises',
    `const all = ['a', 'b'].map((id) => load(id));\nconst counts: number[] = [];\nfor (const one of all) counts.push((await one).count);\nreturn counts;`,
    [0, 1, 1],
  ],
  [
    'a loop that only waits',
    `const all = ['a', 'b'].map((id) => load(id));\nfor (const one of all) await one;\nreturn null;`,
    [0, 1, 1],
  ],
  [
    'for await',
    `const all = [load('a'), load('b')];\nfor await (const one of all) use(one.count);\nreturn null;`,
    [0, 1, 1],
  ],
];

describe('what no-unhandled-early-promise offers compiles under strict', () => {
  const files = new Map<string, string>();
  const outputs = cases.map(([name, body, offers], index) => {
    const source = `${declarations}\nexport async function run(given: User, maybe: User | null) {\n${body.replace(/^/gm, '  ')}\n}\n`;
    const { fixes, suggestions } = lintRule(RULE, source, { filename: '/p/page.ts' });
    const texts = [...new Set([...fixes, ...suggestions.flat()])];
    files.set(`${index}.ts`, source);
    for (const [at, text] of texts.entries()) files.set(`${index}-${at}.ts`, text);
    return { name, index, offers, texts };
  });
  const errors = collectErrors(files);

  it('the sources have no errors themselves', () => {
    const found = [...errors].filter(([name, list]) => /^\d+\.ts$/.test(name) && list.length > 0);
    expect(found).toEqual([]);
  });

  it.each(outputs)('$name', ({ index, offers, texts }) => {
    const branches = texts.filter((text) => text.includes('(async () =>'));
    const handlers = texts.filter((text) => text.includes('.catch('));
    const joins = texts.length - branches.length - handlers.length;
    expect([branches.length, joins, handlers.length]).toEqual(offers);
    for (const [at, text] of texts.entries())
      expect(errors.get(`${index}-${at}.ts`), text).toEqual([]);
  });
});
