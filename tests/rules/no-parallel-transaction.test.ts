import { describe, expect, it } from 'vitest';

import { lintRule } from './lint-rule.js';

const rule = 'no-parallel-transaction';
const inTransaction = (line: string): string =>
  `async function run(db, items) {\n  await db.$transaction(async (tx) => {\n    ${line}\n  });\n}`;
const run = (...lines: string[]): string =>
  `async function run(pool, items) {\n${lines.join('\n')}\n}`;

const reported: [name: string, code: string][] = [
  ['two writes', inTransaction('await Promise.all([tx.user.create(1), tx.post.create(2)]);')],
  [
    'a read and a write',
    inTransaction('await Promise.all([tx.user.findFirst(1), tx.post.create(2)]);'),
  ],
  ['a list', inTransaction('await Promise.all(items.map((item) => tx.item.create(item)));')],
  [
    'a list of bodies',
    inTransaction('await Promise.all(items.map(async (item) => { await tx.item.create(item); }));'),
  ],
  [
    'a list with a name',
    inTransaction('const all = items.map((item) => tx.item.create(item)); await Promise.all(all);'),
  ],
  [
    'allSettled',
    inTransaction('await Promise.allSettled([tx.user.create(1), tx.post.create(2)]);'),
  ],
  [
    'handed to functions',
    inTransaction('await Promise.all([createUser(tx), createPost({ db: tx })]);'),
  ],
  [
    'raw queries',
    inTransaction(
      'await Promise.all(items.map((item) => tx.$executeRaw`UPDATE a SET b = ${item}`));',
    ),
  ],
  [
    'a client of a pool',
    run(
      'const client = await pool.connect();',
      "await Promise.all([client.query('a'), client.query('b')]);",
    ),
  ],
  [
    'a session',
    run(
      'const session = await mongoose.startSession();',
      'await Promise.all([A.create(1, { session }), B.create(2, { session })]);',
    ),
  ],
  [
    'a query runner',
    run(
      'const runner = source.createQueryRunner();',
      'await Promise.all([runner.query(1), runner.query(2)]);',
    ),
  ],
  [
    'a transaction with a name of its own',
    run(
      'const t = await sequelize.transaction();',
      'await Promise.all([A.create(1, { transaction: t }), B.create(2, { transaction: t })]);',
    ),
  ],
  [
    'a type',
    "import type { Prisma } from '@prisma/client';\nasync function run(db: Prisma.TransactionClient) { await Promise.all([db.user.create(1), db.post.create(2)]); }",
  ],
];

const silent: [name: string, code: string][] = [
  ['a pool', run("await Promise.all([pool.query('a'), pool.query('b')]);")],
  [
    'a client outside of a transaction',
    run('await Promise.all([db.user.create(1), db.post.create(2)]);'),
  ],
  ['one of them alone', inTransaction('await Promise.all([tx.user.create(1), send()]);')],
  ['one after another', inTransaction('await tx.user.create(1); await tx.post.create(2);')],
  [
    'a transaction of its own for each',
    run(
      'await Promise.all(items.map((item) => db.$transaction(async (tx) => { await tx.item.create(item); })));',
    ),
  ],
  [
    'what was read before',
    inTransaction(
      'const user = await tx.user.findFirst(1); await Promise.all([send(user), mail(user)]);',
    ),
  ],
  [
    'a batch that the library runs',
    run('await db.$transaction([db.user.create(1), db.post.create(2)]);'),
  ],
  [
    'a transaction of IndexedDB',
    run(
      "const transaction = database.transaction(['a'], 'readwrite');",
      'await Promise.all([transaction.objectStore("a").clear(), transaction.done]);',
    ),
  ],
  [
    'a connection that is no single one',
    run(
      "const channel = await amqp.connect('a');",
      'await Promise.all([channel.send(1), channel.send(2)]);',
    ),
  ],
  [
    'what may be a client of a pool, too',
    "import type { Prisma, PrismaClient } from '@prisma/client';\ntype Db = PrismaClient | Prisma.TransactionClient;\nasync function run(db: Db) { await Promise.all([db.user.create(1), db.post.create(2)]); }",
  ],
  [
    'a limiter',
    inTransaction('await Promise.all(items.map((item) => limit(() => tx.item.create(item))));'),
  ],
  [
    'another Promise',
    `import Promise from 'bluebird';\n${inTransaction('await Promise.all([tx.user.create(1), tx.post.create(2)]);')}`,
  ],
];

describe(rule, () => {
  it.each(reported)('reports %s', (_name, code) => {
    expect(lintRule(rule, code).reports.map((item) => item.split(': ')[1])).toEqual(['parallel']);
  });

  it.each(silent)('is silent about %s', (_name, code) => {
    expect(lintRule(rule, code, { options: { report: 'assumed', reads: true } }).messages).toEqual(
      [],
    );
  });

  it('reports joins that only read where it is asked to', () => {
    const code = inTransaction(
      'await Promise.all([tx.user.findMany(), getPosts({ db: tx }), tx.query.post.findFirst()]);',
    );
    expect(lintRule(rule, code).reports).toEqual([]);
    expect(lintRule(rule, code, { options: { reads: true } }).reports).toEqual(['3: reads']);
  });

  it('takes a name for a transaction where it is asked to', () => {
    const code =
      'async function run(tx) { await Promise.all([tx.user.create(1), tx.post.create(2)]); }';
    expect(lintRule(rule, code).reports).toEqual([]);
    expect(lintRule(rule, code, { options: { report: 'assumed' } }).reports).toEqual([
      '1: parallel',
    ]);
  });

  it('says what it is', () => {
    const [, code] = reported[0]!;
    expect(lintRule(rule, code).messages).toEqual([
      '`tx` is the transaction of db.$transaction(): it runs one thing at a time, so nothing is gained, and when one fails, the others go on while it is rolled back.',
    ]);
  });
});

describe('its suggestion', () => {
  const suggest = (line: string): string[] =>
    lintRule(rule, inTransaction(line)).suggestions.flat();

  it('makes statements of dropped values, and a list of others', () => {
    expect(suggest('await Promise.all([tx.a.create(1), tx.b.create(2)]);')).toEqual([
      inTransaction('await tx.a.create(1);\n    await tx.b.create(2);'),
    ]);
    expect(
      suggest('const [a, b] = await Promise.all([tx.a.create(1), on ? tx.b.create(2) : null]);'),
    ).toEqual([
      inTransaction('const [a, b] = [await tx.a.create(1), await (on ? tx.b.create(2) : null)];'),
    ]);
  });

  it('makes a loop of a list, and gathers the values in order', () => {
    expect(suggest('await Promise.all(items.map((item) => tx.item.create(item)));')).toEqual([
      inTransaction('for (const item of items) {\n      await tx.item.create(item);\n    }'),
    ]);
    expect(
      suggest('const rows = await Promise.all(items.map(({ id }) => tx.item.create(id)));'),
    ).toEqual([
      inTransaction(
        'const rows = [];\n    for (const { id } of items) {\n      rows.push(await tx.item.create(id));\n    }',
      ),
    ]);
    expect(
      suggest(
        'await Promise.all(items.map(async (item) => {\n      if (!item) return;\n      // store\n      await tx.item.create(item);\n    }));',
      ),
    ).toEqual([
      inTransaction(
        'for (const item of items) {\n      if (!item) continue;\n      // store\n      await tx.item.create(item);\n    }',
      ),
    ]);
    expect(
      suggest(
        'const rows = await Promise.all(items.map(async (item) => {\n      const row = await tx.item.create(item);\n      return { row };\n    }));',
      ),
    ).toEqual([
      inTransaction(
        'const rows = [];\n    for (const item of items) {\n      const row = await tx.item.create(item);\n      rows.push({ row });\n    }',
      ),
    ]);
  });

  it('gives the gathered values back', () => {
    const loop =
      'const values = [];\n    for (const item of items) {\n      values.push(await tx.item.create(item));\n    }\n    return values;';
    for (const wait of ['await ', ''])
      expect(
        suggest(`return ${wait}Promise.all(items.map((item) => tx.item.create(item)));`),
      ).toEqual([inTransaction(loop)]);
    expect(
      suggest('try { return Promise.all(items.map((item) => tx.item.create(item))); } catch {}'),
    ).toEqual([]);
  });

  it.each([
    ['the index', 'await Promise.all(items.map((item, index) => tx.item.create(item, index)));'],
    ['the list', 'await Promise.all(items.map((item) => tx.item.create(items, item)));'],
    [
      'this of a function',
      'await Promise.all(items.map(function (item) { return tx.a.b(item); }));',
    ],
    ['a default', 'await Promise.all(items.map((item = 1) => tx.item.create(item)));'],
    ['flatMap', 'await Promise.all(items.flatMap((item) => tx.item.create(item)));'],
    [
      'a return in a loop',
      'await Promise.all(items.map(async (item) => { for (const x of item) if (x) return; await tx.a.b(item); }));',
    ],
    [
      'a value given back early',
      'const rows = await Promise.all(items.map(async (item) => { if (!item) return; return await tx.a.b(item); }));',
    ],
    ['a comment', 'await Promise.all(/* all */ items.map((item) => tx.item.create(item)));'],
    ['a type', 'const rows: Row[] = await Promise.all(items.map((item) => tx.item.create(item)));'],
    [
      'a function that uses the values',
      'const rows = await Promise.all(items.map((item) => tx.item.create(item))); later(() => rows);',
    ],
    ['allSettled', 'await Promise.allSettled(items.map((item) => tx.item.create(item)));'],
  ])('makes no loop across %s', (_name, line) => {
    expect(lintRule(rule, inTransaction(line))).toMatchObject({
      reports: ['3: parallel'],
      suggestions: [[]],
    });
  });

  it('keeps comments, or is not made', () => {
    expect(
      suggest('const [a, b] = await Promise.all([/* 1 */ tx.a.create(1), tx.b.create(2)]);'),
    ).toEqual([
      inTransaction('const [a, b] = [/* 1 */ await tx.a.create(1), await tx.b.create(2)];'),
    ]);
    expect(suggest('await Promise.all([/* 1 */ tx.a.create(1), tx.b.create(2)]);')).toEqual([]);
    expect(
      suggest('const all = await /* 1 */ Promise.all([tx.a.create(1), tx.b.create(2)]);'),
    ).toEqual([]);
  });

  it('is not made where it would not be the same', () => {
    expect(suggest('const all = Promise.all([tx.a.create(1), tx.b.create(2)]);')).toEqual([]);
    expect(suggest('await Promise.allSettled([tx.a.create(1), tx.b.create(2)]);')).toEqual([]);
    expect(suggest('await Promise.all([...items, tx.a.create(1), tx.b.create(2)]);')).toEqual([]);
    expect(suggest('if (on) await Promise.all([tx.a.create(1), tx.b.create(2)]);')).toEqual([]);
  });

  it('is a fixed point of every rule', () => {
    for (const text of [
      ...suggest('const [a, b] = await Promise.all([tx.a.create(1), tx.b.create(2)]);'),
      ...suggest('await Promise.all(items.map((item) => tx.item.create(item)));'),
    ]) {
      expect(lintRule(rule, text).reports).toEqual([]);
      expect(
        lintRule('no-sequential-awaits', text, { options: { report: 'unknown' } }).reports,
      ).toEqual([]);
      expect(
        lintRule('no-await-in-loop', text, { options: { report: 'unknown' } }).reports,
      ).toEqual([]);
    }
  });
});

it('leaves a semicolon that opens the next line where it is', () => {
  const code = inTransaction(
    'await Promise.all([tx.user.create(1), tx.post.create(2)])\n    ;[1].map(String)',
  );
  expect(lintRule(rule, code).suggestions).toEqual([
    [inTransaction('await tx.user.create(1)\n    await tx.post.create(2)\n    ;[1].map(String)')],
  ]);
});
