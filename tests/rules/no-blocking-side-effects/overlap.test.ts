import { describe, expect, it } from 'vitest';

import { collectErrors } from '../../fixes/diagnostics.js';
import { lint, route } from './project.js';

const file = 'app/api/orders/route.ts';
const order = '  const order = await db.order.create({ data });\n';
const mail = '  await sendThanks(order.to);\n';
const count = '  const count = await db.order.count();';
const answer = '\n  return Response.json({ order, count });';

const write = (body: string): string => route(body).replace('@/lib/db', '../../../lib/db');

/** What the suggestion to go on waiting makes of a body, below the order. */
function overlap(body: string, options: Parameters<typeof lint>[2] = {}): string | undefined {
  const code = write(`${order}${body}`);
  const found = lint(file, code, options).flatMap(({ suggestions }) => suggestions);
  const text = found.find(({ title }) => title.includes('Promise.all'))?.output;
  return text?.slice(text.indexOf(order) + order.length, text.lastIndexOf('\n}'));
}

describe('the work beside reads that follow it', () => {
  it('a read', () => {
    expect(overlap(`${mail}${count}${answer}`)).toBe(
      `  const [, count] = await Promise.all([sendThanks(order.to), db.order.count()]);${answer}`,
    );
  });

  it('says what changes', () => {
    const [found] = lint(file, write(`${order}${mail}${count}${answer}`));
    expect(found?.suggestions.map(({ title }) => title)).toEqual([
      'Run it after the answer with after(): the answer no longer waits for it, and no longer fails with it.',
      'Wait for sendThanks() and db.order.count() in one Promise.all: the answer waits for the slower of them instead of the sum; it fails with whichever fails first, and then no longer waits for the others.',
    ]);
  });

  it('a read inside the answer', () => {
    expect(overlap(`${mail}  return Response.json(await db.order.count());`)).toBe(
      '  const [, countResult] = await Promise.all([\n    sendThanks(order.to),\n    db.order.count(),\n  ]);\n  return Response.json(countResult);',
    );
  });

  it('a join grows', () => {
    const joined = `  const [count, first] = await Promise.all([db.order.count(), db.order.findFirst()]);`;
    expect(overlap(`${mail}${joined}\n  return Response.json([count, first]);`)).toContain(
      'const [, count, first] = await Promise.all([',
    );
  });

  it('a read that needs another one waits for that', () => {
    const chain = `  const first = await db.order.findFirst();\n  const next = await db.order.findUnique({ where: { id: first.id } });\n  return Response.json(next);`;
    expect(overlap(`${mail}${chain}`)).toBe(
      `  const [, first] = await Promise.all([\n    sendThanks(order.to),\n    db.order.findFirst(),\n  ]);\n${chain.split('\n').slice(1).join('\n')}`,
    );
  });

  it('of two, the last', () => {
    expect(overlap(`${mail}  await sendThanks('us');\n${count}${answer}`)).toBe(
      `${mail}  const [, count] = await Promise.all([sendThanks('us'), db.order.count()]);${answer}`,
    );
  });

  it('where nothing goes on after the answer, too', () => {
    expect(overlap(`${mail}${count}${answer}`, { settings: { platform: 'lambda' } })).toContain(
      'Promise.all',
    );
  });

  it('in the order of the source, where the settings ask for it', () => {
    const text = overlap(`${mail}${count}${answer}`, { settings: { errorOrder: 'source' } });
    expect(text).toContain('allSettled');
  });

  it('keeps comments', () => {
    const text = overlap(`  // thanks\n${mail}  // how many\n${count}${answer}`);
    expect(text).toContain('// thanks');
    expect(text).toContain('// how many');
  });
});

describe('neighbours', () => {
  it.each([
    ['a write', `${mail}  const count = await db.order.update({ where: {}, data: {} });${answer}`],
    ['a read above it: where that fails, no mail is sent', `${count}\n${mail}${answer.slice(1)}`],
    ['a condition', `${mail}  if (order.id) return new Response();\n${count}${answer}`],
    ['a gate', `${mail}  await requireAdmin();\n${count}${answer}`],
    ['a call of unknown effect', `${mail}  const count = await recount();${answer}`],
    ['an answer at once', `${mail}  return Response.json(order);`],
    ['a remark', `  // sequential: the mail first\n${mail}${count}${answer}`],
    [
      'a try of its own',
      `  try {\n  ${mail}  } catch (error) {\n    console.error(error);\n  }\n${count}${answer}`,
    ],
    ['a value that it waits for', `  await sendThanks(await mailOf(order));\n${count}${answer}`],
    ['a directive', `${mail}  // eslint-disable-next-line foo\n${count}${answer}`],
  ])('%s', (_, body) => {
    expect(overlap(body)).toBeUndefined();
  });

  it('a read of what it writes', () => {
    const settings = (read: string) => ({
      settings: {
        effects: [
          { call: 'archive', effect: 'background' },
          { call: read, effect: 'read' },
        ],
      },
    });
    const body = (read: string) =>
      `  await archive(order);\n  const count = await ${read}();${answer}`;
    expect(overlap(body('recount'), settings('recount'))).toContain('Promise.all');
    expect(
      overlap(`  await archive(order);\n  const count = await recount(archive);${answer}`),
    ).toBe(undefined);
  });
});

describe('what is written', () => {
  const body = `${mail}${count}${answer}`;

  it('stays as it is, whichever rule looks at it', () => {
    const output = write(`${order}${overlap(body)!}`);
    for (const rule of ['no-blocking-side-effects', 'no-sequential-awaits', 'prefer-all-settled'])
      expect(
        lint(file, output, { rule, options: rule.startsWith('no-b') ? { report: 'assumed' } : {} }),
      ).toEqual([]);
  });

  it('compiles under strict', () => {
    const head = `declare const db: { order: { create(x: object): Promise<{ to: string }>; count(): Promise<number> } };\ndeclare function sendThanks(to: string): Promise<void>;\nexport async function POST() {\n  const data = {};\n${order}`;
    const after = 'return count.toFixed() + order.to;\n}\n';
    const files = new Map([['a.ts', `${head}${overlap(body)!.replace(answer, '')}\n${after}`]]);
    expect(collectErrors(files).get('a.ts')).toEqual([]);
  });
});
