import { describe, expect, it } from 'vitest';

import { lint, route } from './project.js';
import type { Found } from './project.js';

const file = 'app/api/orders/route.ts';
const order = '  const order = await db.order.create({ data });\n';
const answer = '\n  return Response.json(order);';

const write = (body: string): string => route(body).replace('@/lib/db', '../../../lib/db');

const packages = (dependencies: object) => ({
  'package.json': JSON.stringify({ dependencies }),
});

/** What the suggestion makes of the lines of a body; the imports apart. */
function offer(body: string, options: Parameters<typeof lint>[2] = {}): string | undefined {
  const [found] = lint(file, write(`${order}${body}${answer}`), options);
  const text = found?.output;
  return text?.slice(text.indexOf(order) + order.length, text.indexOf(answer));
}

describe('by platform', () => {
  it.each([
    ['^15.1.0', 'after'],
    ['^15.0.0', 'after'],
    ['15.1.2', 'after'],
    ['~16.0.0', 'after'],
    ['canary', 'after'],
    ['15.0.3', undefined],
    ['^14.2.0', undefined],
  ])('Next.js %s', (next, expected) => {
    const text = offer('  await sendThanks(order.to);', { files: packages({ next }) });
    expect(text).toBe(expected && '  after(() => sendThanks(order.to));');
  });

  it('the version of a catalog', () => {
    const files = {
      ...packages({ next: 'catalog:' }),
      'pnpm-workspace.yaml': 'catalog:\n  next: ^14.2.0\n',
    };
    expect(offer('  await sendThanks(order.to);', { files })).toBeUndefined();
    const newer = { ...files, 'pnpm-workspace.yaml': 'catalog:\n  next: ^15.2.0\n' };
    expect(offer('  await sendThanks(order.to);', { files: newer })).toContain('after(');
  });

  it('an older Next.js on Vercel, and elsewhere', () => {
    const onVercel = packages({ next: '14.2.0', '@vercel/functions': '3.0.0' });
    expect(offer('  await sendThanks(order.to);', { files: onVercel })).toBe(
      '  waitUntil(sendThanks(order.to));',
    );
    const [found] = lint(file, write(`${order}  await sendThanks(order.to);${answer}`), {
      files: packages({ next: '14.2.0' }),
    });
    expect(found).toMatchObject({ messageId: 'blockingAdvice', output: undefined });
    expect(found?.message).toContain('With Next.js 15.1, after()');
  });

  it('the settings win', () => {
    const settings = { platform: 'node' };
    expect(offer('  await sendThanks(order.to);', { settings })).toBe(
      '  void sendThanks(order.to).catch(console.error);',
    );
    expect(
      offer('  await sendThanks(order.to);', { settings: { platform: 'lambda' } }),
    ).toBeUndefined();
  });

  it('no after() in the API routes of the pages directory', () => {
    const code = `import { db } from '../../lib/db';\nimport { sendThanks } from '../../lib/mail';\nexport default async function handler(req, res) {\n  const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);\n  res.json(order);\n}`;
    const [found] = lint('pages/api/orders.ts', code, { settings: { platform: 'next' } });
    expect(found).toMatchObject({ messageId: 'blockingAdvice', output: undefined });
    expect(found?.message).toContain('hand it to waitUntil() of @vercel/functions');
    const [own] = lint('pages/api/orders.ts', code, { settings: { platform: 'node' } });
    expect(own?.output).toContain('void sendThanks(order.to).catch(console.error);');
  });

  it('Express where the process is frozen', () => {
    const code = `import express from 'express';\nimport { db } from './lib/db';\nimport { sendThanks } from './lib/mail';\nexpress().post('/', async (req, res) => {\n  await db.order.create({ data: req.body });\n  await sendThanks(req.body.to);\n  res.end();\n});`;
    const find = (dependencies: object): Found | undefined =>
      lint('server.ts', code, { files: packages(dependencies) })[0];
    expect(find({ express: '5.0.0' })?.output).toContain(
      'void sendThanks(req.body.to).catch(console.error);',
    );
    expect(find({ express: '5.0.0', 'serverless-http': '3.0.0' })).toMatchObject({
      messageId: 'blockingAdvice',
      output: undefined,
    });
  });
});

describe('text', () => {
  const node = { settings: { platform: 'node' } };

  it('a callee that may throw before it gives a promise runs in a function of its own', () => {
    expect(offer('  await sendLater(order.to);', node)).toBe(
      '  void (async () => {\n    await sendLater(order.to);\n  })().catch(console.error);',
    );
  });

  it('several statements, comments and a try keep their lines', () => {
    expect(
      offer('  // thanks\n  await sendThanks(order.to); // them\n\n  await sendThanks(`a\nb`);'),
    ).toBe(
      '  // thanks\n  after(async () => {\n    await sendThanks(order.to); // them\n\n    await sendThanks(`a\nb`);\n  });',
    );
    expect(
      offer(
        '  try {\n    await sendThanks(order.to);\n  } catch (error) {\n    console.error(error);\n  }',
      ),
    ).toBe(
      '  after(async () => {\n    try {\n      await sendThanks(order.to);\n    } catch (error) {\n      console.error(error);\n    }\n  });',
    );
  });

  it('says that a catch around it no longer hears of its errors', () => {
    const find = (body: string): string | undefined =>
      lint(file, write(`${order}${body}${answer}`))[0]?.title;
    const title =
      'Run it after the answer with after(): the answer no longer waits for it, and no longer fails with it';
    expect(
      find(
        '  try {\n    const row = await db.order.findFirst();\n    if (row) {\n      await sendThanks(row.to);\n    }\n  } catch (error) {\n    console.error(error);\n  }',
      ),
    ).toBe(`${title}; the \`catch\` around it no longer hears of its errors.`);
    expect(find('  await sendThanks(order.to);')).toBe(`${title}.`);
    // The `try` that is there for it alone moves with it.
    expect(
      find(
        '  try {\n    await sendThanks(order.to);\n  } catch (error) {\n    console.error(error);\n  }',
      ),
    ).toBe(`${title}.`);
  });

  it('errors that are caught keep their handler', () => {
    expect(offer('  await sendThanks(order.to).catch((error) => console.warn(error));', node)).toBe(
      '  void sendThanks(order.to).catch((error) => console.warn(error));',
    );
  });

  it('the request is read before the answer', () => {
    expect(offer("  await sendThanks(request.headers.get('to') ?? '');")).toBe(
      "  const value = request.headers.get('to') ?? '';\n  after(() => sendThanks(value));",
    );
    expect(offer("  await sendThanks(request.headers.get('to') ?? '');", node)).toBe(
      "  void sendThanks(request.headers.get('to') ?? '').catch(console.error);",
    );
  });

  it('what a condition has narrowed is read before the answer', () => {
    expect(offer('  if (order.to) {\n    await sendThanks(order.to);\n  }')).toBe(
      '  if (order.to) {\n    const to = order.to;\n    after(() => sendThanks(to));\n  }',
    );
    // Without braces there is no place for it.
    expect(offer('  if (order.to) await sendThanks(order.to);')).toBeUndefined();
    expect(offer('  if (order) await sendThanks(order.to);')).toBe(
      '  if (order) after(() => sendThanks(order.to));',
    );
  });

  it('not over a directive comment', () => {
    expect(
      offer('  // eslint-disable-next-line foo\n  await sendThanks(order.to);'),
    ).toBeUndefined();
    expect(offer('  await sendThanks(order.to); // eslint-disable-line foo')).toBeUndefined();
  });

  it('another name where `after` is taken', () => {
    const [found] = lint(
      file,
      `${write(`${order}  await sendThanks(order.to);${answer}`)}function after() {}\n`,
    );
    expect(found?.output).toContain("import { after as after2 } from 'next/server';");
    expect(found?.output).toContain('  after2(() => sendThanks(order.to));');
  });

  it('is a fixed point', () => {
    for (const options of [{}, node, { settings: { platform: 'vercel' } }]) {
      const [found] = lint(
        file,
        write(`${order}  await sendThanks(order.to);\n  await sendLater('us');${answer}`),
        options,
      );
      expect(found?.output).toBeDefined();
      expect(lint(file, found!.output!, options)).toEqual([]);
    }
  });
});

describe('--fix', () => {
  const code = write(`${order}  await sendThanks(order.to);${answer}`);

  it('only for calls that are named', () => {
    expect(lint(file, code)[0]?.fixed).toBeUndefined();
    expect(lint(file, code, { options: { fixable: ['sendSummary'] } })[0]?.fixed).toBeUndefined();
    expect(lint(file, code, { options: { fixable: ['sendThanks'] } })[0]?.fixed).toContain(
      'after(() => sendThanks(order.to));',
    );
  });

  it('by the name of the export, where the file has another', () => {
    const renamed = code
      .replace('{ sendThanks,', '{ sendThanks as thank,')
      .replace('await sendThanks', 'await thank');
    expect(lint(file, renamed, { options: { fixable: ['sendThanks'] } })[0]?.fixed).toContain(
      'after(() => thank(order.to));',
    );
    // A name that is only written the same is something else.
    const local = code
      .replace('sendThanks, ', '')
      .replace(
        'export async',
        "import { Resend } from 'resend';\nconst r = new Resend('key');\nexport async",
      )
      .replace('await sendThanks(order.to)', "await r.emails.send({ to: '' })");
    expect(lint(file, local, { options: { fixable: ['send'] } })).toHaveLength(1);
    expect(lint(file, local, { options: { fixable: ['send'] } })[0]?.fixed).toBeUndefined();
  });

  it('all calls of a run have to be named', () => {
    const two = code.replace('  return', "  await sendLater('us');\n  return");
    expect(lint(file, two, { options: { fixable: ['sendThanks'] } })[0]?.fixed).toBeUndefined();
    expect(
      lint(file, two, { options: { fixable: ['sendThanks', 'sendLater'] } })[0]?.fixed,
    ).toBeDefined();
  });
});
