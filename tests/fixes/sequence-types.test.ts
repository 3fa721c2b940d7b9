import { describe, expect, it } from 'vitest';

import { lintRule } from '../rules/lint-rule.js';
import { collectErrors } from './diagnostics.js';

const declarations = `
interface Row { id: string }
interface Tx { row: { create(data: { name: string }): Promise<Row> } }
declare const db: { transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> };
`;

const cases: readonly [name: string, body: string][] = [
  ['two, dropped', `await Promise.all([tx.row.create(a), tx.row.create(b)]);\nreturn 1;`],
  [
    'two, bound',
    `const [one, two] = await Promise.all([tx.row.create(a), tx.row.create(b)]);\nreturn one.id + two.id;`,
  ],
  ['a list, dropped', `await Promise.all(list.map((item) => tx.row.create(item)));\nreturn 1;`],
  [
    'a list, bound',
    `const rows = await Promise.all(list.map((item) => tx.row.create(item)));\nreturn rows.map((row) => row.id).join();`,
  ],
  [
    'a list of objects',
    `const rows = await Promise.all(list.map(async (item) => {\n  const { id } = await tx.row.create(item);\n  return { id, name: item.name };\n}));\nreturn rows.map((row) => row.name.length + row.id);`,
  ],
  [
    'a list, returned',
    `return await Promise.all(list.map(({ name }) => tx.row.create({ name })));`,
  ],
  [
    'a list with holes',
    `await Promise.all(list.map(async (item) => {\n  if (!item.name) return;\n  await tx.row.create(item);\n}));\nreturn 1;`,
  ],
];

describe('the suggestions of no-parallel-transaction compile under strict', () => {
  const files = new Map<string, string>();
  const outputs = cases.map(([name, body], index) => {
    const source = `${declarations}\nexport async function run(list: { name: string }[]) {\n  const [a, b] = list;\n  if (!a || !b) return null;\n  return db.transaction(async (tx) => {\n${body.replace(/^/gm, '    ')}\n  });\n}\n`;
    const texts = lintRule('no-parallel-transaction', source, {
      filename: '/p/page.ts',
    }).suggestions.flat();
    files.set(`${index}.ts`, source);
    for (const [at, text] of texts.entries()) files.set(`${index}-${at}.ts`, text);
    return { name, index, texts };
  });
  const errors = collectErrors(files);

  it('the sources have no errors themselves', () => {
    const found = [...errors].filter(([name, list]) => /^\d+\.ts$/.test(name) && list.length > 0);
    expect(found).toEqual([]);
  });

  it.each(outputs)('$name', ({ index, texts }) => {
    expect(texts).toHaveLength(1);
    for (const [at, text] of texts.entries())
      expect(errors.get(`${index}-${at}.ts`), text).toEqual([]);
  });
});
