import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { afterEach, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { noAwaitInLoop } from '../../../src/rules/no-await-in-loop.js';
import { Tree } from '../../modules/tree.js';

afterEach(() => setFileSystem(undefined));

/** A function whose body says that it only reads. */
const LOAD = `
async function load(id) {
  const response = await fetch(\`/items/\${id}\`);
  if (!response.ok) throw new Error('no item');
  return response.json();
}
`;

interface Found {
  message: string;
  line: number;
  fixed: string | undefined;
  suggestions: { desc: string; output: string }[];
}

interface Options {
  report?: string;
  settings?: object;
  ts?: boolean;
  /** Those of the package that the file belongs to. */
  dependencies?: Readonly<Record<string, string>>;
}

/** Lints a text below `load`, and gives what is reported with the texts that it leads to. */
function lint(code: string, options: Options = {}) {
  const text = LOAD + code;
  if (options.dependencies)
    setFileSystem(
      new Tree({ 'package.json': JSON.stringify({ dependencies: options.dependencies }) }),
    );
  const apply = ({ range, text: other }: Rule.Fix): string =>
    (text.slice(0, range[0]) + other + text.slice(range[1])).replace(LOAD, '');
  const messages = new Linter({ cwd: '/p' }).verify(
    text,
    [
      {
        files: ['**/*.ts', '**/*.js'],
        plugins: {
          waterfall: { rules: { loop: noAwaitInLoop as unknown as Rule.RuleModule } },
        },
        languageOptions: { parser: parser as unknown as Linter.Parser },
        rules: { 'waterfall/loop': ['error', { report: options.report ?? 'proven' }] },
        settings: { waterfall: options.settings ?? {} },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
    ],
    { filename: `${options.dependencies ? '/p/' : ''}file.${options.ts === false ? 'js' : 'ts'}` },
  );
  return messages.map((message): Found => ({
    message: message.message,
    line: message.line - LOAD.split('\n').length + 1,
    fixed: message.fix && apply(message.fix),
    suggestions: (message.suggestions ?? []).map(({ desc, fix }) => ({
      desc,
      output: apply(fix),
    })),
  }));
}

/** The text after the fix of the only report. */
function fix(code: string, options?: Options): string | undefined {
  const found = lint(code, options);
  expect(found).toHaveLength(1);
  return found[0]!.fixed;
}

describe('a list that a loop fills', () => {
  it('becomes a map', () => {
    expect(
      fix(`
export async function main() {
  const out = [];
  for (const id of ['a', 'b', 'c']) {
    out.push(await load(id));
  }
  return out;
}`),
    ).toBe(`
export async function main() {
  const out = await Promise.all(['a', 'b', 'c'].map((id) => load(id)));
  return out;
}`);
  });

  it('keeps its annotation, and what stands in between', () => {
    expect(
      fix(`
export async function main() {
  const out: string[] = [];
  const prefix = 'x';
  for (const id of ['a', 'b']) out.push(await load(prefix + id));
  return out;
}`),
    ).toBe(`
export async function main() {
  const prefix = 'x';
  const out: string[] = await Promise.all(
    ['a', 'b'].map((id) => load(prefix + id)),
  );
  return out;
}`);
  });

  it('goes through a filter where a guard only tests the element', () => {
    expect(
      fix(
        `
export async function main() {
  const out = [];
  for (const id of ['a', 'b']) {
    if (id === 'a') continue;
    out.push(await load(id));
  }
  return out;
}`,
        { ts: false },
      ),
    ).toBe(`
export async function main() {
  const out = await Promise.all(
    ['a', 'b'].filter((id) => !(id === 'a')).map((id) => load(id)),
  );
  return out;
}`);
  });
});

const COLLECT = `
export async function main(ids: string[]) {
  const out = [];
  for (const id of ids) {
    out.push(await load(id));
  }
  return out;
}`;

describe('the number of iterations', () => {
  it('is not known: suggestions only', () => {
    const [found] = lint(COLLECT);
    expect(found?.fixed).toBeUndefined();
    expect(found?.message).toBe(
      'These iterations wait for one another, and none needs another: load() only reads.',
    );
    expect(found?.suggestions.map(({ desc }) => desc)).toEqual([
      'Run them all at once with Promise.all.',
      'Run them all at once with Promise.allSettled, and take the outcomes in order.',
    ]);
    expect(found?.suggestions[1]?.output).toBe(`
export async function main(ids: string[]) {
  const out = [];
  const outcomes = await Promise.allSettled(ids.map((id) => load(id)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') throw outcome.reason;
    const loadResult = outcome.value;
    out.push(loadResult);
  }
  return out;
}`);
  });

  it('is more than a Promise.all may hold', () => {
    const wide = COLLECT.replace('of ids', 'of ids.slice(0, 9)');
    expect(fix(wide)).toBeUndefined();
    expect(fix(wide, { settings: { maxWidth: 9 } })).toContain('ids.slice(0, 9).map(');
  });

  it.each(['while (ids.length > 0) {', 'for (;;) {', 'for (let i = 0; i < 3; i++) {'])(
    'depends on what happens: %s',
    (head) => {
      expect(
        lint(COLLECT.replace('for (const id of ids) {', `${head} const id = ids[0];`)),
      ).toEqual([]);
    },
  );

  it('is one: nothing to gain', () => {
    expect(lint(COLLECT.replace('of ids', "of ['a']"))).toEqual([]);
  });
});

describe('a bound', () => {
  const settings = { concurrency: { limit: 4, library: 'p-map' } };

  it('is written with p-map, and imported', () => {
    expect(fix(COLLECT, { settings, dependencies: { 'p-map': '7.0.0' } })).toBe(
      `
import pMap from 'p-map';
${COLLECT.replace(
  /\n {2}const out[^]*\n {2}}\n/,
  `
  const out = await pMap(ids, (id) => load(id), { concurrency: 4 });
`,
)}`,
    );
  });

  it('is written with p-limit, below the other imports', () => {
    const code = `import { readFile } from "node:fs/promises";
import type { Item } from "./item";
${COLLECT}`;
    expect(
      fix(code, {
        settings: { concurrency: { limit: 2, library: 'p-limit' } },
        dependencies: { 'p-limit': '6.0.0' },
      }),
    ).toContain(`import type { Item } from "./item";
import pLimit from "p-limit";

export async function main(ids: string[]) {
  const limit = pLimit(2);
  const out = await Promise.all(ids.map((id) => limit(() => load(id))));
  return out;
}`);
  });

  it('uses the name that the file has for it', () => {
    const code = `import inPool from 'p-map';${COLLECT}`;
    expect(fix(code, { settings, dependencies: { 'p-map': '7.0.0' } })).toContain(
      'await inPool(ids,',
    );
  });

  it('has another name where its own is taken', () => {
    const code = `const pMap = 1;${COLLECT}`;
    const fixed = fix(code, { settings, dependencies: { 'p-map': '7.0.0' } });
    expect(fixed).toContain("import pMap2 from 'p-map';");
    expect(fixed).toContain('await pMap2(');
  });

  it('is not written where the package does not depend on the library', () => {
    const [found] = lint(COLLECT, { settings, dependencies: {} });
    expect(found?.fixed).toBeUndefined();
    expect(found?.message).toContain(' Install p-map to run 4 at a time.');
    expect(found?.suggestions[0]?.desc).toBe('Run them all at once with Promise.all.');
  });

  it('is suggested where it is not set', () => {
    const [found] = lint(COLLECT, { dependencies: { 'p-limit': '6.0.0' } });
    expect(found?.fixed).toBeUndefined();
    expect(found?.suggestions[0]?.desc).toBe('Run 8 at a time with p-limit.');
  });
});

describe('a database', () => {
  const query = (call: string) => `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function main(ids: string[]) {
  const out = [];
  for (const id of ids) {
    out.push(await prisma.user.${call});
  }
  return out;
}`;

  it('is better asked once, and is not asked many things at a time by a fix', () => {
    const [found] = lint(query('findUnique({ where: { id } })'), {
      settings: { concurrency: { limit: 4, library: 'p-map' } },
      dependencies: { 'p-map': '7.0.0' },
    });
    expect(found?.message).toContain(' One query would do for all of them: findMany with in.');
    expect(found?.fixed).toBeUndefined();
    expect(found?.suggestions).toHaveLength(3);
  });

  it('is not written to at the same time', () => {
    expect(lint(query('create({ data: { id } })'))).toEqual([]);
  });
});

describe('writes', () => {
  const remove = (list: string, url: string) => `
export async function main(ids: string[]) {
  for (const id of ${list}) {
    await fetch(\`${url}\`, { method: 'DELETE' });
  }
}`;

  it('of things that are apart are suggested, with what a failure means', () => {
    const [found] = lint(remove('new Set(ids)', '/items/${id}'));
    expect(found?.message).toBe(
      'These iterations wait for one another, and each writes something of its own (http).',
    );
    expect(found?.fixed).toBeUndefined();
    expect(found?.suggestions.map(({ desc }) => desc)).toEqual([
      'Run them all at once with Promise.all (after a failure, others may still be written).',
      'Run them all at once with Promise.allSettled (after a failure, all others are still written).',
    ]);
  });

  it.each([
    ['ids', '/items/${id}'],
    ['new Set(ids)', '/items'],
    ['new Set(ids)', '/items/${id.slice(0, 2)}'],
    ["['a', 'a']", '/items/${id}'],
  ])('that may be about one thing are left alone: %s, %s', (list, url) => {
    expect(lint(remove(list, url))).toEqual([]);
  });

  const query = (loop: string): string => `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export async function main(team: string, ids: Set<string>, paths: Record<string, string>) {
  ${loop}
}`;
  const rows = 'const links = await db.link.findMany({ where: { team } });';

  it.each([
    `${rows} for (const link of links) await db.link.update({ where: { id: link.id }, data: { team } });`,
    `${rows} for (const { id } of links) await db.link.update({ where: { id }, data: { team } });`,
    `${rows} for (const { id } of links.filter((x) => x.old)) await db.link.deleteMany({ where: { id } });`,
    `${rows} for (const link of links) { const id = link.id; await db.click.deleteMany({ where: { linkId: id } }); }`,
    'for (const id of ids) await db.member.update({ where: { team_user: { team, user: id } }, data: {} });',
    'for (const [id, path] of Object.entries(paths)) await db.link.update({ where: { id }, data: { path } });',
  ])('of rows that are apart are suggested: %s', (loop) => {
    const found = lint(query(loop));
    expect(found.map(({ message }) => message.slice(0, 80))).toEqual([
      expect.stringContaining('each writes something of its own (db)'),
    ]);
    expect(found[0]?.fixed).toBeUndefined();
    expect(found[0]?.suggestions.length).toBeGreaterThan(0);
  });

  it.each([
    // All others, again and again.
    'for (const id of ids) await db.link.deleteMany({ where: { id: { not: id } } });',
    'for (const id of ids) await db.link.deleteMany({ where: { NOT: { id } } });',
    'for (const id of ids) await db.link.updateMany({ where: { OR: [{ id }, { team }] }, data: { team } });',
    'for (const id of ids) await db.$executeRawUnsafe(`DELETE FROM "Link" WHERE "id" <> \'${id}\'`);',
    'for (const id of ids) await db.link.update({ where: { id }, data: { page: { update: { team } } } });',
    // What many links may share.
    `${rows} for (const link of links) await db.page.update({ where: { id: link.pageId }, data: { team } });`,
    `${rows} for (let link of links) { link = link.parent; await db.link.update({ where: { id: link.id }, data: {} }); }`,
    `${rows} for (const { id } of links.map((link) => link.page)) await db.page.deleteMany({ where: { id } });`,
    'for (const [id, path] of Object.entries(paths)) await db.link.update({ where: { id: path }, data: {} });',
    'for (const id of ids) await db.link.create({ data: { id } });',
  ])('of rows that may be the same are left alone: %s', (loop) => {
    expect(lint(query(loop))).toEqual([]);
  });
});

describe('callbacks', () => {
  const call = (text: string, head = 'async function') => `
export ${head} main(ids: string[]) {
  ${text}
}`;

  it('of forEach that nothing waits for', () => {
    const [found] = lint(call('ids.forEach(async (id) => { await load(id); });'));
    expect(found?.message).toContain('Nothing waits for the callbacks of this forEach()');
    expect(found?.suggestions.map(({ output }) => output)).toEqual([
      call('for (const id of ids) { await load(id); }'),
      call('await Promise.all(ids.map(async (id) => { await load(id); }));'),
    ]);
  });

  it('of forEach where nothing can wait', () => {
    const [found] = lint(call('ids.forEach(async (id) => { await load(id); });', 'function'));
    expect(found?.suggestions).toEqual([]);
  });

  it.each([
    [
      'ids.forEach(async (id) => { id = id.trim(); await load(id); });',
      'for (let id of ids) { id = id.trim(); await load(id); }',
    ],
    [
      'ids.forEach(async (id) => ({ id, item: await load(id) }));',
      'for (const id of ids) { ({ id, item: await load(id) }); }',
    ],
    ['ids.forEach(async (id) => load(await id));', 'for (const id of ids) { load(await id); }'],
  ])('of forEach, whose callback keeps its meaning in a loop: %s', (text, expected) => {
    const [found] = lint(call(text));
    expect(found?.suggestions[0]?.output).toBe(call(expected));
  });

  it.each([
    // A name in the head of the loop hides the list.
    'ids.forEach(async (ids) => { await load(ids); });',
    // `forEach` does not go through what is new.
    'ids.forEach(async (id) => { ids.push(id); await load(id); });',
    'ids.forEach(async (id) => { var item = await load(id); later(() => item); });',
    'ids.forEach(async (id) => { if (!id) return; await load(id); });',
  ])('of forEach, whose callback means something else in a loop: %s', (text) => {
    const [found] = lint(call(text));
    expect(found?.suggestions.map(({ output }) => output)).toEqual([
      call(text.replace(/^ids.forEach(.*);$/, 'await Promise.all(ids.map$1);')),
    ]);
  });

  it('of a list that may be missing, which Promise.all does not take', () => {
    const [found] = lint(call('ids?.forEach(async (id) => { await load(id); });'));
    expect(found?.suggestions.map(({ output }) => output)).toEqual([
      call('await Promise.all(ids?.map(async (id) => { await load(id); }) ?? []);'),
    ]);
  });

  it('of map whose promises are dropped, or awaited as a list', () => {
    expect(lint(call('ids.map(async (id) => { await load(id); });'))).toHaveLength(1);
    const [found] = lint(call('return await ids.map(async (id) => { return await load(id); });'));
    expect(found?.message).toBe('This await gets a list of promises and waits for none of them.');
    expect(found?.suggestions[0]?.output).toContain(
      'await Promise.all(ids.map(async (id) => { return await load(id); }))',
    );
  });

  it('of reduce that waits for the one before it first', () => {
    const reduce = (body: string) =>
      call(`return ids.reduce(async (before, id) => { ${body} }, Promise.resolve([]));`);
    const [found] = lint(
      reduce('const all = await before; const item = await load(id); return [...all, item];'),
    );
    expect(found?.message).toContain('Each callback of this reduce() waits');
    expect(found?.suggestions.map(({ output }) => output)).toEqual([
      call(
        'return Promise.all(ids.map(async (id) => { const item = await load(id); return item; }));',
      ),
    ]);
    for (const body of [
      'const item = await load(id); const all = await before; return [...all, item];',
      'const all = await before; const item = await load(all.length); return [...all, item];',
      'const all = await before; if (all.length > 2) return all; return [...all, 1];',
    ])
      expect(lint(reduce(body))).toEqual([]);
  });

  it('of reduce has a suggestion where it fills a list', () => {
    const suggest = (code: string) => lint(call(code))[0]?.suggestions.map(({ output }) => output);
    expect(
      suggest(
        'return ids.reduce(async (before, id) => { const all = await before; all.push(await load(id)); return all; }, Promise.resolve([]));',
      ),
    ).toEqual([call('return Promise.all(ids.map(async (id) => load(id)));')]);
    expect(
      suggest('return ids.reduce(async (before, id) => [...(await before), await load(id)], []);'),
    ).toEqual([call('return Promise.all(ids.map(async (id) => load(id)));')]);
    for (const code of [
      'return ids.reduce(async (before, id) => { const sum = await before; return sum + (await load(id)); }, 0);',
      'return ids.reduce(async (before, id) => { const all = await before; all.push(await load(id)); return all; }, [1]);',
      'return ids.reduce(async (before, id) => { const all = await before; /* keep */ all.push(await load(id)); return all; }, []);',
    ])
      expect(suggest(code)).toEqual([]);
  });

  it.each([
    'ids.forEach(async (id) => { if (!id) return; try { await load(id); } catch { report(id); } });',
    'await Promise.all(ids.map(async (id) => { await load(id); }));',
    'const started = ids.map(async (id) => { await load(id); }); return started;',
    'ids.forEach((id) => { load(id); });',
    'ids.forEach(async (id) => { try { await load(id); } catch {} });',
    'main.forEach(async (id) => { await load(id); });',
    'ids.forEach(async (id) => { load(id); });',
  ])('that are as they should be, or of no list: %s', (text) => {
    expect(lint(call(text))).toEqual([]);
  });
});

it.each(['page', 'group', 'segment'])('may go through things that are called %ss', (name) => {
  const [found] = lint(
    `
export async function main(${name}s: string[]) {
  const out = [];
  for (const ${name} of ${name}s) out.push(await load(${name}));
  return out;
}`,
    { ts: true },
  );
  expect(found?.suggestions.length).toBeGreaterThan(0);
});

it('names what an iteration joins', () => {
  const [found] = lint(`
export async function main(ids: string[]) {
  for (const id of ids) {
    const [a, b] = await Promise.all([load(id), load(id + 1)]);
    console.log(a, b);
  }
}`);
  expect(found?.message).toContain('none needs another: load() only reads.');
});

describe('what a loop goes through, by its type', () => {
  const loop = (type: string) => `
type Ids = string[];
type Stream = AsyncIterable<string> & Iterable<string>;
export async function main(ids: ${type}) {
  const out: unknown[] = [];
  for (const id of ids!) out.push(await load(id));
  return out;
}`;

  it.each(['Ids', 'readonly string[]', 'string[] | undefined', 'NonNullable<Ids | null>'])(
    'is a list: %s',
    (type) => {
      const [found] = lint(loop(type), { ts: true });
      expect(found?.suggestions[0]?.output).toContain('Promise.all(ids!.map((id) => load(id)))');
    },
  );

  it.each(['Stream', 'string[] | Stream', 'Iterable<string>', 'Partial<Ids>'])(
    'may be a stream: %s',
    (type) => {
      expect(lint(loop(type), { ts: true })).toEqual([]);
    },
  );
});

describe('what an iteration carries', () => {
  const body = (text: string, above = '') => `
${above}
export async function main(ids: string[], ctx: { user?: { id: string }; rows: unknown[] }) {
  const out: unknown[] = [];
  ${text}
  return out;
}`;

  it.each([
    ['the number of those before', 'for (const id of ids) out.push(await load(id + out.length));'],
    ['an early end', 'for (const id of ids) { const x = await load(id); if (x) break; }'],
    [
      'a labelled end',
      'all: for (const id of ids) { const x = await load(id); if (x) continue all; }',
    ],
    ['an answer', 'for (const id of ids) { const x = await load(id); if (x) return x; }'],
    ['the same call again', 'for (const id of ids) out.push(await load(1));'],
    ['portions', 'for (const idBatch of [ids]) out.push(await load(idBatch));'],
    [
      'an inner loop',
      'for (const id of ids) { for (const x of [1, 2]) { while (x) { out.push(await load(id)); } } }',
    ],
    ['a stream', 'for await (const id of ids) out.push(await load(id));'],
  ])('%s', (_name, text) => {
    expect(lint(body(text))).toEqual([]);
  });

  it('a comment that says so', () => {
    expect(
      lint(body('// one at a time, please\n  for (const id of ids) out.push(await load(id));')),
    ).toEqual([]);
    expect(
      lint(body('// the items\n  for (const id of ids) out.push(await load(id));')),
    ).toHaveLength(1);
  });

  it('what others can see half-way: suggestions only', () => {
    const text = "for (const id of ['a', 'b']) ctx.rows.push(await load(id));";
    const [found] = lint(body(text));
    expect(found?.fixed).toBeUndefined();
    expect(found?.suggestions[0]?.desc).toBe(
      'Run them all at once with Promise.all (others may hold ctx).',
    );
  });

  it('a type that a callback does not know: no edit', () => {
    const text = (test: string) =>
      `${test}\n  for (const id of ['a', 'b']) out.push(await load(ctx.user.id + id));`;
    expect(fix(body(text('if (!ctx.user) return out;')))).toBeUndefined();
    expect(fix(body(text('if (!ctx.rows) return out;')))).toContain('Promise.all');
  });

  it('literal types of what goes into an annotated list: the loop stays', () => {
    const [found] = lint(
      body("for (const id of ['a', 'b']) out.push({ kind: 'item', value: await load(id) });"),
    );
    expect(found?.fixed).toContain("out.push({ kind: 'item', value });");
  });
});

describe('the text', () => {
  it.each([
    ['a directive', '// eslint-disable-next-line no-console\n'],
    ['a comment in the head', '', 'for (const id /* each */ of'],
  ])('%s: no edit', (_name, above, head = 'for (const id of') => {
    const code = `
export async function main() {
  const out = [];
  ${above}${head} ['a', 'b']) out.push(await load(id));
  return out;
}`;
    expect(fix(code)).toBeUndefined();
  });

  it('another Promise: no edit', () => {
    const code = `
import Promise from 'bluebird';
export async function main() {
  for (const id of ['a', 'b']) console.info(await load(id), Promise);
}`;
    expect(lint(code)[0]?.suggestions).toEqual([]);
  });

  it('a body of several awaits becomes one callback', () => {
    const code = `
export async function main() {
  const out = new Map();
  for (const id of ['a', 'b']) {
    const item = await load(id);
    // its parent
    const parent = await load(item.parent);
    out.set(id, parent);
  }
  return out;
}`;
    expect(fix(code)).toBe(`
export async function main() {
  const out = new Map();
  const results = await Promise.all(
    ['a', 'b'].map(async (id) => {
      const item = await load(id);
      // its parent
      const parent = await load(item.parent);
      return { id, parent };
    }),
  );
  for (const { id, parent } of results) {
    out.set(id, parent);
  }
  return out;
}`);
  });
});

describe('what is taken for a list', () => {
  const loop = (name: string) => `
export async function main(team) {
  const out = [];
  for (const id of team.${name}) out.push(await load(id));
  return out;
}`;

  it('is reported by default, with what is assumed, and only suggested', () => {
    const [found] = lint(loop('items'), { report: 'assumed' });
    expect(found?.message).toContain('assuming that team.items is a list.');
    expect(found?.fixed).toBeUndefined();
    expect(found?.suggestions[0]?.desc).toContain('assumes that team.items is a list');
    expect(found?.suggestions[0]?.output).toContain('Array.from(team.items, (id) => load(id))');
    expect(lint(loop('items'))).toEqual([]);
  });

  it.each(['stream', 'lines', 'cursor', 'item', 'events'])('%s is not', (name) => {
    expect(lint(loop(name), { report: 'assumed' })).toEqual([]);
  });
});

describe('outcomes that are bounded', () => {
  const loop = `
export async function main(ids: string[]) {
  const out = [];
  for (const id of ids) {
    try {
      out.push(await load(id));
    } catch (error) {
      out.push(error);
    }
  }
  return out;
}`;

  it('by p-map and by p-limit', () => {
    const [map] = lint(loop, { dependencies: { 'p-map': '*' } });
    expect(map?.suggestions[0]?.desc).toBe('Run 8 at a time with p-map.');
    expect(map?.suggestions[0]?.output).toContain(
      'await pMap(\n    ids,\n    (id) => Promise.allSettled([load(id)]),\n    { concurrency: 8 },\n  )',
    );
    expect(map?.suggestions[0]?.output).toContain('for (const [outcome] of outcomes) {');
    const [limit] = lint(loop, { dependencies: { 'p-limit': '*' } });
    expect(limit?.suggestions[0]?.output).toContain(
      'await Promise.allSettled(\n    ids.map((id) => limit(() => load(id))),\n  )',
    );
    expect(limit?.suggestions[0]?.output).toContain('for (const outcome of outcomes) {');
  });
});
