import { describe, expect, it } from 'vitest';

import { lintRule } from './lint-rule.js';

const rule = 'no-unhandled-early-promise';
const LOAD = `async function load(id) {
  const response = await fetch('/' + id);
  return response.json();
}
`;
const inside = (...lines: string[]): string =>
  `${LOAD}async function run(ids) {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;

const reported: [name: string, code: string, kinds: string[]][] = [
  [
    'awaited after another',
    inside('const a = load(1);', 'const b = load(2);', 'use(await a);', 'use(await b);'),
    ['await'],
  ],
  [
    'awaited after something else',
    inside('const b = load(2);', 'await save();', 'return await b;'),
    ['await'],
  ],
  [
    'joined too late',
    inside('const b = load(2);', 'await save();', 'return Promise.all([b, load(3)]);'),
    ['await'],
  ],
  [
    'handled too late',
    inside('const b = load(2);', 'await save();', 'b.catch(() => {});'),
    ['await'],
  ],
  [
    'inside of try',
    inside('try {', '  const b = load(2);', '  await save();', '  await b;', '} catch {}'),
    ['await'],
  ],
  [
    'an await in a branch',
    inside('const b = load(2);', 'if (ids) await save();', 'await b;'),
    ['await'],
  ],
  [
    'an await in a loop',
    inside('const b = load(2);', 'for (const id of ids) await save(id);', 'await b;'),
    ['await'],
  ],
  [
    'for await',
    inside('const b = load(2);', 'for await (const id of ids) use(id);', 'await b;'),
    ['await'],
  ],
  [
    'listened to in one branch only',
    inside('const b = load(2);', 'if (ids) await b;', 'await save();', 'await b;'),
    ['await'],
  ],
  ['an early return', inside('const b = load(2);', 'if (!ids) return;', 'await b;'), ['leave']],
  ['a throw', inside('const b = load(2);', 'if (!ids) throw new Error();', 'await b;'), ['leave']],
  [
    'a function that calls itself at once',
    inside('const b = (async () => load(2))();', 'await save();', 'await b;'),
    ['await'],
  ],
  ['fetch', inside("const b = fetch('/b');", 'await save();', 'await b;'), ['await']],
  [
    'then',
    inside("const b = fetch('/b').then((r) => r.json());", 'await save();', 'await b;'),
    ['await'],
  ],
  [
    'finally',
    inside('const b = load(2).finally(() => {});', 'await save();', 'await b;'),
    ['await'],
  ],
  [
    'a join',
    inside('const b = Promise.all([load(1), load(2)]);', 'await save();', 'await b;'),
    ['await'],
  ],
  [
    'a join of a list',
    inside('const b = Promise.all(ids.map(load));', 'await save();', 'await b;'),
    ['await'],
  ],
  [
    'a new Promise that may reject',
    inside('const b = new Promise((resolve, reject) => on(reject));', 'await save();', 'await b;'),
    ['await'],
  ],
  [
    'a handler that throws again',
    inside(
      'const b = load(2).catch((error) => { throw new Error(error); });',
      'await save();',
      'await b;',
    ),
    ['await'],
  ],
  [
    'a list that is joined too late',
    inside('const all = ids.map(load);', 'await save();', 'await Promise.all(all);'),
    ['await'],
  ],
  [
    'a list, one after another',
    inside('const all = ids.map((id) => load(id));', 'for (const one of all) use(await one);'),
    ['loop'],
  ],
  ['a list in place', inside('for (const one of [load(1), load(2)]) use(await one);'), ['loop']],
  [
    'for await over a list',
    inside('const all = [load(1), load(2)];', 'for await (const one of all) use(one);'),
    ['loop'],
  ],
  [
    'a declared result',
    `function get(): Promise<User> { return api.get(); }\n${inside('const b = get();', 'await save();', 'await b;')}`,
    ['await'],
  ],
  [
    'a list that is filled one by one',
    inside(
      'const all = [];',
      'for (const id of ids) all.push(load(id));',
      'await save();',
      'await Promise.all(all);',
    ),
    ['await'],
  ],
  [
    'a list that is filled between awaits',
    inside(
      'const all = [];',
      'for (const id of ids) { const key = await find(id); all.push(load(key)); }',
      'return Promise.all(all);',
    ),
    ['await'],
  ],
  [
    'a list that forEach fills',
    inside(
      'const all = [];',
      'ids.forEach((id) => all.push(load(id)));',
      'await save();',
      'await Promise.all(all);',
    ),
    ['await'],
  ],
  [
    'a list that is filled, then awaited one after another',
    inside(
      'const all = [];',
      'for (const id of ids) all.push(load(id));',
      'for (const one of all) use(await one);',
    ),
    ['loop'],
  ],
  [
    'a list that is filled, then left behind',
    inside('const all = [];', 'all.push(load(1));', 'if (!ids) return;', 'await Promise.all(all);'),
    ['leave'],
  ],
  [
    'a copy of a list that is joined too late',
    inside('const all = ids.map(load);', 'await save();', 'return Promise.all([...all]);'),
    ['await'],
  ],
  [
    'a join of promises that have names',
    inside(
      'const a = load(1);',
      'const both = Promise.all([a, load(2)]);',
      'await save();',
      'await both;',
    ),
    ['await'],
  ],
  [
    'what comes after a promise that has a name',
    inside(
      'const a = load(1);',
      'const b = a.then(use);',
      'await save();',
      'use(await a, await b);',
    ),
    ['await'],
  ],
  [
    'a call that throws in between',
    `function check(id) { if (!id) throw new Error(); }\n${inside('const b = load(2);', 'check(ids);', 'await b;')}`,
    ['throw'],
  ],
  ['a join that nobody waits for', inside('Promise.all([load(1), load(2)]);'), ['floating']],
  ['a race that nobody waits for', inside('Promise.race([load(1), load(2)]);'), ['floating']],
  [
    'a body that rethrows',
    `async function calm() { try { await load(1); } catch (error) { throw error; } }\n${inside('const b = calm();', 'await save();', 'await b;')}`,
    ['await'],
  ],
];

const silent: [name: string, code: string][] = [
  [
    'a list that is filled and joined',
    inside(
      'const all = [];',
      'for (const id of ids) all.push(load(id));',
      'await Promise.all(all);',
    ),
  ],
  [
    'a list that is drained in between',
    inside(
      'const all = [];',
      'for (const id of ids) {',
      '  all.push(load(id));',
      '  if (all.length > 5) await Promise.all(all);',
      '}',
      'await Promise.all(all);',
    ),
  ],
  [
    'a list that is filled with what has a handler',
    inside(
      'const all = [];',
      'for (const id of ids) all.push(load(id).catch(use));',
      'await save();',
      'await Promise.all(all);',
    ),
  ],
  [
    'a list that is filled after the wait',
    inside('const all = [];', 'await save();', 'all.push(load(1));', 'await Promise.all(all);'),
  ],
  [
    'a list that a function fills later',
    inside(
      'const all = [];',
      'on(() => all.push(load(1)));',
      'await save();',
      'await Promise.all(all);',
    ),
  ],
  [
    'a list that is handed on',
    inside(
      'const all = [];',
      'all.push(load(1));',
      'keep(all);',
      'await save();',
      'await Promise.all(all);',
    ),
  ],
  [
    'a list of values',
    inside(
      'const all = [];',
      'all.push(await load(1));',
      'await save();',
      'await Promise.all(all);',
    ),
  ],
  [
    'a call that throws in between and is caught',
    `function check(id) { if (!id) throw new Error(); }\n${inside('const b = load(2);', 'try { check(ids); } catch {}', 'await b;')}`,
  ],
  [
    'a call in between that throws nothing',
    `function check(id) { if (!id) use(id); }\n${inside('const b = load(2);', 'check(ids);', 'await b;')}`,
  ],
  [
    'a call in between that rejects',
    `async function check(id) { if (!id) throw new Error(); }\n${inside('const b = load(2);', 'const c = check(ids);', 'await Promise.all([b, c]);')}`,
  ],
  ['awaited at once', inside('const b = load(2);', 'await b;', 'await save();')],
  [
    'a handler in the same turn',
    inside('const b = load(2);', 'b.catch(() => {});', 'await save();', 'await b;'),
  ],
  [
    'a handler where it starts',
    inside('const b = load(2).catch(() => null);', 'await save();', 'await b;'),
  ],
  [
    'two handlers in then',
    inside('const b = load(2).then(use, use);', 'await save();', 'await b;'),
  ],
  ['joined with what is awaited', inside('const b = load(2);', 'await Promise.all([save(), b]);')],
  [
    'joined inside of an argument',
    inside('const b = load(2);', 'const both = Promise.all([b, load(3)]);', 'await both;'),
  ],
  ['handed on at once', inside('const b = load(2);', 'waitUntil(b);', 'await save();', 'await b;')],
  ['after', inside('const b = load(2);', 'after(() => b);', 'await save();', 'await b;')],
  ['stored at once', inside('const b = load(2);', 'cache.b = b;', 'await save();', 'await b;')],
  ['returned', inside('const b = load(2);', 'return b;')],
  [
    'in a closure',
    inside('const b = load(2);', 'const later = () => b;', 'await save(later);', 'await b;'),
  ],
  ['nothing is awaited in between', inside('const b = load(2);', 'use(ids);', 'await b;')],
  [
    'inside of the same expression',
    inside('const b = load(2);', 'return [await b, await save()];'),
  ],
  ['a value that is no promise', inside('const b = parse(ids);', 'await save();', 'use(b);')],
  [
    'a function that gives no promise',
    `function parse() { return 1; }\n${inside('const b = parse();', 'await save();', 'await b;')}`,
  ],
  ['a function that is not known', inside('const b = getOther(2);', 'await save();', 'await b;')],
  ['allSettled', inside('const b = Promise.allSettled([load(1)]);', 'await save();', 'await b;')],
  [
    'a new Promise that cannot reject',
    inside(
      'const b = new Promise((resolve) => setTimeout(resolve, 10));',
      'await save();',
      'await b;',
    ),
  ],
  [
    'a deadline',
    inside(
      'const b = new Promise((resolve, reject) => setTimeout(() => reject(new Error()), 9));',
      'await save();',
      'await Promise.race([b, load(1)]);',
    ),
  ],
  [
    'a body that catches everything',
    `async function calm() { try { return await load(1); } catch (error) { console.error(error); return null; } }\n${inside('const b = calm();', 'await save();', 'await b;')}`,
  ],
  [
    'async in name only',
    `async function one() { return 1; }\n${inside('const b = one();', 'await save();', 'await b;')}`,
  ],
  [
    'a query that has not started',
    `import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\n${inside('const b = db.user.findMany();', 'await save();', 'await b;')}`,
  ],
  [
    'waiting for what comes next',
    `async function waitForEvent() { await load(1); }\n${inside('const b = waitForEvent();', 'await save();', 'await b;')}`,
  ],
  [
    'a page that streams',
    inside('const b = load(2);', 'await save();', 'return <Feed posts={b} />;'),
  ],
  [
    'a page in the browser',
    `'use client';\n${inside('const b = load(2);', 'await save();', 'await b;')}`,
  ],
  [
    'the parameters of a page',
    `${LOAD}export async function Page({ params }) {\n  const b = load(2);\n  const { id } = await params;\n  use(id, await b);\n}`,
  ],
  [
    'an await that waits for nothing',
    inside('const b = load(2);', 'await Promise.resolve();', 'await b;'),
  ],
  [
    'a throw that is caught',
    inside('const b = load(2);', 'try { if (!ids) throw new Error(); } catch {}', 'await b;'),
  ],
  [
    'a finally that listens',
    inside('const b = load(2);', 'try { return save(); } finally { await b; }'),
  ],
  [
    'a variable with other values',
    inside('let b = load(2);', 'b = null;', 'await save();', 'await b;'),
  ],
  ['a list that is joined', inside('const all = ids.map(load);', 'await Promise.all(all);')],
  [
    'a loop that attaches handlers',
    inside('const all = ids.map(load);', 'for (const one of all) one.catch(use);'),
  ],
  [
    'a loop that hands on functions that wait',
    inside('const all = ids.map(load);', 'for (const one of all) later(async () => await one);'),
  ],
  ['a loop over values', inside('for (const one of await Promise.all(ids.map(load))) use(one);')],
  [
    'a stream',
    inside(
      'const all = stream(ids).map(load, { concurrency: 2 });',
      'for await (const one of all) use(one);',
    ),
  ],
  ['a join that is awaited', inside('await Promise.all([load(1), load(2)]);')],
  ['a join that is dropped on purpose', inside('void Promise.all([load(1), load(2)]);')],
  ['a join with a handler', inside('Promise.all([load(1), load(2)]).catch(use);')],
  ['a join of handled promises', inside('Promise.all([load(1).catch(use)]);')],
  ['a join that cannot reject', inside('Promise.allSettled([load(1)]);')],
  [
    'another Promise',
    `import Promise from 'bluebird';\n${inside('Promise.all([load(1), load(2)]);')}`,
  ],
  [
    'an arrow function that returns it',
    `${LOAD}const run = () => Promise.all([load(1), load(2)]);`,
  ],
];

describe(rule, () => {
  it.each(reported)('reports %s', (_name, code, kinds) => {
    expect(lintRule(rule, code).reports.map((item) => item.split(': ')[1])).toEqual(kinds);
  });

  it.each(silent)('is silent about %s', (_name, code) => {
    expect(lintRule(rule, code).messages).toEqual([]);
  });

  it('takes a call of an unknown function for a promise only where it is asked to', () => {
    const code = inside('const b = getOther(2);', 'await save();', 'await b;');
    const options = { report: 'assumed' };
    expect(lintRule(rule, code, { options }).reports).toEqual(['6: await']);
    const value = inside('const b = parse(2);', 'await save();', 'use(b);');
    expect(lintRule(rule, value, { options }).reports).toEqual([]);
  });

  it('takes a call that may throw for a way out only where it is asked to', () => {
    const code = `function parse(text) { return JSON.parse(text); }\n${inside('const b = load(2);', 'parse(ids);', 'await b;')}`;
    expect(lintRule(rule, code).reports).toEqual([]);
    expect(lintRule(rule, code, { options: { report: 'assumed' } }).reports).toEqual(['7: throw']);
  });

  it('is silent in tests', () => {
    const [, code] = reported[0]!;
    expect(lintRule(rule, code, { filename: '/p/page.test.tsx' }).reports).toEqual([]);
  });

  it('says what is awaited first', () => {
    const { messages } = lintRule(rule, inside('const b = load(2);', 'await save();', 'await b;'));
    expect(messages).toEqual([
      '`b` has started, and nobody listens while save() is awaited: if it rejects then, Node ends the process, also inside of `try`.',
    ]);
  });
});

describe('its fix', () => {
  it('joins neighbours', () => {
    const { fixes, suggestions } = lintRule(
      rule,
      inside(
        'const a = load(1);',
        'const b = load(2);',
        'const c = load(3);',
        'const x = await a;',
        'const y = await b;',
        'const { z } = await c;',
        'return [x, y, z];',
      ),
    );
    const joined = inside(
      'const a = load(1);',
      'const b = load(2);',
      'const c = load(3);',
      'const [x, y, { z }] = await Promise.all([a, b, c]);',
      'return [x, y, z];',
    );
    expect(fixes).toEqual([joined, joined]);
    expect(suggestions).toEqual([[], []]);
    expect(lintRule(rule, joined).reports).toEqual([]);
  });

  it('joins what is read first', () => {
    const { fixes } = lintRule(
      rule,
      inside(
        'const b = load(2);',
        'const x = await load(1);',
        'const y = await b;',
        'return [x, y];',
      ),
    );
    expect(fixes).toEqual([
      inside(
        'const b = load(2);',
        'const [x, y] = await Promise.all([load(1), b]);',
        'return [x, y];',
      ),
    ]);
  });

  it.each([
    [
      'what is awaited first writes',
      inside('const b = load(2);', 'const x = await save();', 'const y = await b;'),
    ],
    [
      'a catch would see the difference',
      inside(
        'try {',
        '  const b = load(2);',
        '  const x = await load(1);',
        '  const y = await b;',
        '} catch {}',
      ),
    ],
    [
      'something stands in between',
      inside('const b = load(2);', 'const x = await load(1);', 'use(x);', 'const y = await b;'),
    ],
    [
      'the value is not declared',
      inside('const b = load(2);', 'const x = await load(1);', 'use(x, await b);'),
    ],
    [
      'the function is left',
      inside('const b = load(2);', 'if (!ids) return;', 'const y = await b;'),
    ],
  ])('is not made where %s', (_name, code) => {
    const { fixes, suggestions } = lintRule(rule, code);
    expect(fixes).toEqual([]);
    for (const text of suggestions.flat()) expect(lintRule(rule, text).reports).toEqual([]);
    expect(suggestions.flat().some((text) => text.includes('b.catch(() => {});'))).toBe(true);
  });

  it.each([
    [
      'a directive',
      inside(
        'const b = load(2);',
        '// @ts-expect-error',
        'const x = await load(1);',
        'const y = await b;',
      ),
    ],
    [
      'a name for Promise',
      inside(
        'const Promise = ids;',
        'const b = load(2);',
        'const x = await load(1);',
        'const y = await b;',
      ),
    ],
    ['a variable', inside('const b = load(2);', 'let x = await load(1);', 'const y = await b;')],
  ])('is not made where %s would be lost or changed', (_name, code) => {
    const { fixes, suggestions } = lintRule(rule, code);
    expect(fixes).toEqual([]);
    expect(suggestions.flat().filter((text) => text.includes('Promise.all'))).toEqual([]);
  });

  it('is not made where taking a value apart runs code, or a query would start', () => {
    const pattern = inside(
      'const b = load(2);',
      'const { x = use() } = await load(1);',
      'const y = await b;',
    );
    expect(lintRule(rule, pattern).fixes).toEqual([]);
    const query = `import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\n${inside('const a = db.user.update({});', 'const b = load(2);', 'const x = await a;', 'const y = await b;')}`;
    expect(lintRule(rule, query)).toMatchObject({ fixes: [], reports: ['9: await'] });
  });

  it('keeps the comment above the statement that goes', () => {
    const { fixes } = lintRule(
      rule,
      inside(
        'const b = load(2);',
        '// one',
        'const x = await load(1);',
        '// two',
        'const y = await b;',
        'return [x, y];',
      ),
    );
    expect(fixes).toHaveLength(1);
    expect(fixes[0]).toContain('// one');
    expect(fixes[0]).toContain('// two');
  });

  it.each([
    ['code', '  // two', '  const y = await b; return [x, y];'],
    ['the end of the block', '  // two', '  const y = await b; }', 'async function other() {'],
    ['a bracket', '  // two', '  const y = await b', '  ;[x, y].forEach(use)'],
  ])('does not put %s behind the comment above the statement that goes', (_name, ...lines) => {
    const code = `${LOAD}async function run(ids) {\n  const b = load(2);\n  const x = await load(1);\n${lines.join('\n')}\n}`;
    const linted = lintRule(
      rule,
      code.replace(
        '  const y = await b; }\nif (ids) {',
        '  const y = await b; }\nif (globalThis.x) {',
      ),
    );
    expect(linted).toMatchObject({ fixes: [], reports: ['6: await'] });
    expect(linted.suggestions.flat().filter((text) => text.includes('Promise.all'))).toEqual([]);
  });

  it('does not wait for what may be a query, of whatever type', () => {
    const join = '[x, y] = await Promise.all([load(1), b])';
    const wait = (init: string, head = ''): string =>
      `${head}\n${inside(`const b = ${init};`, 'const x = await load(1);', 'const y = await b;')}`;
    const declared = lintRule(
      rule,
      wait('save(ids)', 'function save(db: any): Promise<void> { return db.insert(); }'),
    );
    expect(declared.fixes).toEqual([]);
    expect(declared.suggestions.flat()).toEqual([expect.stringContaining(join)]);
    const handed = lintRule(
      rule,
      wait('api.save()', 'declare const api: { save: () => Promise<void> };'),
    );
    expect(handed.fixes).toEqual([]);
    expect(handed.suggestions.flat()).toEqual([expect.stringContaining(join)]);
    expect(lintRule(rule, wait('load(2)')).fixes).toEqual([expect.stringContaining(join)]);
  });

  it('is not made where the end of `using` would see the difference', () => {
    const code = (kind: string): string =>
      inside(
        `${kind} file = ids;`,
        'const b = load(2);',
        'const x = await load(1);',
        'const y = await b;',
      );
    expect(lintRule(rule, code('await using')).fixes).toEqual([]);
    expect(lintRule(rule, code('using')).fixes).toEqual([]);
    expect(lintRule(rule, code('const')).fixes).toHaveLength(1);
  });

  it('leaves out what is not known to have started', () => {
    const { fixes } = lintRule(
      rule,
      inside(
        'const b = load(2);',
        'const q = later();',
        'const x = await load(1);',
        'const y = await b;',
        'const z = await q;',
      ),
    );
    expect(fixes).toEqual([
      inside(
        'const b = load(2);',
        'const q = later();',
        'const [x, y] = await Promise.all([load(1), b]);',
        'const z = await q;',
      ),
    ]);
  });

  it.each([
    ['a list', 'const b = [load(2), load(3)];', 'const x = await load(1);'],
    ['what the first wait may read', 'const b = load(2);', 'const x = await load(() => y);'],
    [
      'what a function above may read',
      'const b = (async () => { await load(2); return x; })();',
      'const x = await load(1);',
    ],
    [
      'what a hoisted function may read',
      'const b = load(2);',
      'function show() { return x; }',
      'const x = await load(1);',
    ],
  ])('does not wait for %s', (_name, ...lines) => {
    const { fixes, suggestions } = lintRule(rule, inside(...lines, 'const y = await b;'));
    expect(
      [...fixes, ...suggestions.flat()].filter((text) => text.includes('Promise.all')),
    ).toEqual([]);
  });
});

describe('its suggestions', () => {
  it('wait where the first wait is, or attach a handler', () => {
    const code = inside(
      'const b = load(2);',
      'const x = await load(1);',
      'const z = x.name;',
      'const y = await b;',
    );
    expect(lintRule(rule, code).suggestions).toEqual([
      [
        inside(
          'const b = load(2);',
          'const [x, y] = await Promise.all([load(1), b]);',
          'const z = x.name;',
        ),
        inside(
          'const b = load(2);',
          'b.catch(() => {});',
          'const x = await load(1);',
          'const z = x.name;',
          'const y = await b;',
        ),
      ],
    ]);
  });

  it('attach no handler where the value may be a query that would run twice', () => {
    const code = `function get(): Promise<User> { return api.get(); }\n${inside('const b = get();', 'await save();', 'await b;')}`;
    expect(lintRule(rule, code).suggestions).toEqual([[]]);
  });

  it('go through values instead of promises', () => {
    const loop = inside('const all = ids.map(load);', 'for (const one of all) use(await one);');
    expect(lintRule(rule, loop).suggestions).toEqual([
      [
        inside('const all = ids.map(load);', 'for (const one of await Promise.all(all)) use(one);'),
        inside(
          'const all = ids.map(load);',
          'for (const promise of all) promise.catch(() => {});',
          'for (const one of all) use(await one);',
        ),
      ],
    ]);
    const waiting = inside(
      'const all = [load(1), load(2)];',
      'for await (const one of all) use(one);',
    );
    expect(lintRule(rule, waiting).suggestions).toEqual([
      [
        inside(
          'const all = [load(1), load(2)];',
          'for (const one of await Promise.all(all)) use(one);',
        ),
        expect.stringContaining('for (const promise of all) promise.catch(() => {});'),
      ],
    ]);
  });

  it('wait no earlier where what stands in between may be what the promise waits for', () => {
    const code = inside(
      'const b = new Promise((resolve, reject) => { ids.on(resolve, reject); });',
      'const x = await load(1);',
      'ids.emit(x);',
      'const y = await b;',
    );
    const { suggestions } = lintRule(rule, code);
    // A branch of its own runs what stands in between as before.
    expect(suggestions.flat()).toEqual([
      expect.stringMatching(/async \(\) => \{\s+const x = await load\(1\);\s+ids\.emit\(x\);/),
      expect.stringContaining('b.catch(() => {});'),
    ]);
  });

  it('wait for all where a loop does nothing else', () => {
    for (const body of ['await one;', '{ await one; }']) {
      const loop = inside('const all = ids.map(load);', `for (const one of all) ${body}`);
      expect(lintRule(rule, loop).suggestions).toEqual([
        [
          inside('const all = ids.map(load);', 'await Promise.all(all);'),
          expect.stringContaining('promise.catch(() => {});'),
        ],
      ]);
    }
  });

  it('leave a loop alone that catches what each of its items fails with', () => {
    const loop = inside(
      'const all = ids.map(load);',
      'for (const one of all) {',
      '  try { use(await one); } catch (error) { use(error); }',
      '}',
    );
    expect(lintRule(rule, loop).reports).toEqual(['6: loop']);
    expect(lintRule(rule, loop).suggestions.flat()).toEqual([
      expect.stringContaining('promise.catch(() => {});'),
    ]);
  });

  it('leave a loop alone that also hands the promise on', () => {
    const loop = inside(
      'const all = ids.map(load);',
      'for (const one of all) { keep(one); await one; }',
    );
    expect(lintRule(rule, loop).suggestions.flat()).toEqual([
      expect.stringContaining('promise.catch(() => {});'),
    ]);
  });

  it('wait for a join where the function can wait', () => {
    expect(lintRule(rule, inside('Promise.all([load(1), load(2)]);')).suggestions).toEqual([
      [inside('await Promise.all([load(1), load(2)]);')],
    ]);
    const code = `${LOAD}function run() {\n  Promise.all([load(1), load(2)]);\n}`;
    expect(lintRule(rule, code)).toMatchObject({ reports: ['6: floating'], suggestions: [[]] });
  });

  it('keep statements apart in code without semicolons', () => {
    const code = inside(
      'const b = load(2)',
      'const x = await load(1)',
      'use(x)',
      'const y = await b',
      ';[x, y].map(use)',
    );
    for (const text of lintRule(rule, code).suggestions.flat())
      expect(lintRule(rule, text).reports, text).toEqual([]);
  });

  it('make two branches where something between them waits, too', () => {
    const code = inside(
      'const a = load(1);',
      '// what b is for',
      'const b = await find(ids); // now',
      'use(b);',
      'const c = await save(b);',
      '// and the first',
      'const x = await a;',
      'return [x, c];',
    );
    const branched = inside(
      'const a = load(1);',
      '// what b is for',
      'const [x, c] = await Promise.all([',
      '  // and the first',
      '  a,',
      '  (async () => {',
      '    const b = await find(ids); // now',
      '    use(b);',
      '    const c = await save(b);',
      '    return c;',
      '  })(),',
      ']);',
      'return [x, c];',
    );
    expect(lintRule(rule, code).suggestions[0]![0]).toBe(branched);
    expect(lintRule(rule, branched).reports).toEqual([]);
  });

  it('take all along that are awaited one behind the other', () => {
    const code = inside(
      'const a = load(1);',
      'const d = load(2);',
      'const b = await find(ids);',
      'const c = await save(b);',
      'const x = await a;',
      'const y = await d;',
      'return [x, y, b, c];',
    );
    const branched = inside(
      'const a = load(1);',
      'const d = load(2);',
      'const [x, y, [b, c]] = await Promise.all([',
      '  a,',
      '  d,',
      '  (async () => {',
      '    const b = await find(ids);',
      '    const c = await save(b);',
      '    return [b, c] as const;',
      '  })(),',
      ']);',
      'return [x, y, b, c];',
    );
    const { suggestions } = lintRule(rule, code);
    expect(suggestions.map(([first]) => first)).toEqual([branched, branched]);
    expect(lintRule(rule, branched).reports).toEqual([]);
  });

  it('join a call that cannot throw on the spot as it is', () => {
    const code = inside('const a = load(1);', 'await load(ids.first);', 'const x = await a;');
    expect(lintRule(rule, code).suggestions[0]![0]).toBe(
      inside('const a = load(1);', 'const [x] = await Promise.all([a, load(ids.first)]);'),
    );
    for (const line of ['await load(use());', 'await load(1); // why'])
      expect(
        lintRule(rule, inside('const a = load(1);', line, 'const x = await a;')).suggestions[0]![0],
      ).toContain(line);
  });

  it.each([
    ['a return', ['const b = await find(ids);', 'if (!b) return;', 'await save(b);']],
    ['a break', ['const b = await find(ids);', 'if (!b) break;', 'await save(b);'], 'for (;;)'],
    ['a variable', ['let b = await find(ids);', 'b = await save(b);']],
    ['a function', ['const b = await find(ids);', 'function c() {}', 'await save(b);']],
    ['a directive', ['// @ts-ignore', 'const b = await find(ids);', 'await save(b);']],
    [
      'a finally',
      ['const b = await find(ids);', 'await save(b);'],
      'try',
      'finally { ids.close(); }',
    ],
    ['its own name', ['const b = await find(() => x);', 'await save(b);']],
  ])('make no branches across %s', (_name, lines, head = '', tail = '') => {
    const code = inside(
      `${head} {`,
      'const a = load(1);',
      ...lines,
      'const x = await a;',
      `} ${tail}`,
    );
    expect(lintRule(rule, code).suggestions.flat().join('')).not.toContain('(async () =>');
  });

  it('make no branches where the promise may be a query', () => {
    const code = `function get(): Promise<User> { return api.get(); }\n${inside('const a = get();', 'const b = await find(ids);', 'await save(b);', 'const x = await a;')}`;
    expect(lintRule(rule, code)).toMatchObject({ reports: ['7: await'], suggestions: [[]] });
  });

  it('do not wait for all where a loop is left before its end', () => {
    for (const exit of ['return one;', 'break;', 'throw new Error();']) {
      const code = inside(
        'const all = ids.map(load);',
        `for (const one of all) { if ((await one).ok) ${exit} }`,
      );
      expect(lintRule(rule, code).suggestions.flat(), exit).toEqual([
        expect.stringContaining('promise.catch(() => {});'),
      ]);
    }
    const inner = inside(
      'const all = ids.map(load);',
      'for (const one of all) { const v = await one; for (const w of v) if (w) break; }',
    );
    expect(lintRule(rule, inner).suggestions[0]![0]).toContain('await Promise.all(all)');
  });
});
