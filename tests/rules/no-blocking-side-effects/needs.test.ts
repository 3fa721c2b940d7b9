import { describe, expect, it } from 'vitest';

import { lint, route } from './project.js';

const file = 'app/api/orders/route.ts';

/** What the rule says of a handler with a body: the lines of the body that it reports. */
function find(body: string, options: Parameters<typeof lint>[2] = {}): string[] {
  const code = route(body).replace('@/lib/db', '../../../lib/db');
  return lint(file, code, options).map((found) => code.split('\n')[found.line - 1]!.trim());
}

const order = '  const order = await db.order.create({ data });\n';
const answer = '\n  return Response.json(order);';
const mail = 'await sendThanks(order.to);';

describe('what is reported, and its neighbour that is not', () => {
  it('a mail after a row, but not a second row', () => {
    expect(find(`${order}  ${mail}${answer}`)).toEqual([mail]);
    expect(find(`${order}  await noteOrder(order.id);${answer}`)).toEqual([]);
  });

  it('a value that is dropped, but not one that is used', () => {
    expect(
      find(`${order}  const sent = await sendThanks(order.to);\n  return Response.json(sent);`),
    ).toEqual([]);
    expect(find(`${order}  return await sendThanks(order.to);`)).toEqual([]);
  });

  it('not the main purpose of the handler', () => {
    expect(find(`  const order = await db.order.findFirst();\n  ${mail}${answer}`)).toEqual([]);
    expect(find(`  ${mail.replace('order', 'data')}\n  return new Response();`)).toEqual([]);
  });

  it('not a mail that the user waits for, by its words', () => {
    const files = {
      'lib/reset.ts': `import { sendThanks } from './mail';\nexport const sendPasswordReset = async (to: string) => { await sendThanks(to); };`,
    };
    const body = `${order}  await sendPasswordReset(order.to);${answer}`;
    const code = `import { sendPasswordReset } from '../../../lib/reset';\n${route(body).replace('@/lib/db', '../../../lib/db')}`;
    expect(lint(file, code, { files })).toEqual([]);
    const renamed = code.replaceAll('sendPasswordReset', 'sendReceipt');
    const other = {
      'lib/reset.ts': files['lib/reset.ts'].replace('sendPasswordReset', 'sendReceipt'),
    };
    expect(lint(file, renamed, { files: other })).toHaveLength(1);
  });

  it('not in a transaction', () => {
    expect(
      find(
        `  await db.$transaction(async (tx) => {\n${order}  ${mail}\n  });\n  return new Response();`,
      ),
    ).toEqual([]);
  });

  it('not in a loop, which is another rule’s business', () => {
    expect(find(`${order}  for (const to of data.list) await sendThanks(to);${answer}`)).toEqual(
      [],
    );
  });

  it('not where a later row changes what the mail reads', () => {
    expect(find(`${order}  await sendSummary(order.id);${answer}`)).toEqual([
      'await sendSummary(order.id);',
    ]);
    expect(
      find(
        `${order}  await sendSummary(order.id);\n  await db.order.update({ where: { id: order.id }, data: {} });${answer}`,
      ),
    ).toEqual([]);
  });

  it('not where what it is handed changes later', () => {
    expect(find(`${order}  ${mail}\n  order.to = 'x';${answer}`)).toEqual([]);
    const counted = `  let to = 'a';\n${order}  await sendThanks(to);\n`;
    expect(find(`${counted}  to = 'b';${answer}`)).toEqual([]);
    expect(find(`${counted}${answer}`)).toEqual(['await sendThanks(to);']);
  });

  it('two mails in a row together, and only the last of two that stand apart', () => {
    expect(find(`${order}  ${mail}\n  await sendThanks('us');${answer}`)).toEqual([mail]);
    expect(
      find(`${order}  ${mail}\n  await noteOrder('us');\n  await sendThanks('us');${answer}`),
    ).toEqual(["await sendThanks('us');"]);
  });
});

describe('errors', () => {
  it('a catch that only logs, but not one that answers', () => {
    const guarded = (rest: string): string =>
      `${order}  try {\n    ${mail}\n  } catch (error) {\n    ${rest}\n  }${answer}`;
    expect(find(guarded('console.error(error);'))).toEqual([mail]);
    expect(find(guarded('return new Response(null, { status: 502 });'))).toEqual([]);
    expect(find(guarded('throw error;'))).toEqual([]);
  });

  it('what follows in the try is reached only where the mail has gone', () => {
    const counted = `  let sent = false;\n${order}  try {\n    ${mail}\n    sent = true;\n  } catch (error) {\n    console.error(error);\n  }\n  return Response.json({ sent });`;
    expect(find(counted)).toEqual([]);
  });

  it('a catch for the whole handler: assumed', () => {
    const whole = `  try {\n${order}  ${mail}${answer}\n  } catch {\n    return new Response(null, { status: 500 });\n  }`;
    expect(find(whole)).toEqual([]);
    expect(find(whole, { options: { report: 'assumed' } })).toEqual([mail]);
  });

  it('not in front of a finally', () => {
    expect(find(`${order}  try {\n    ${mail}\n  } finally {\n    close();\n  }${answer}`)).toEqual(
      [],
    );
  });
});

describe('what is declared', () => {
  const settings = (effect: string) => ({
    settings: { effects: [{ call: 'archive', effect }] },
  });
  const body = `${order}  await archive(order);${answer}`;

  it('background work by the settings, but no write', () => {
    expect(find(body, settings('background'))).toEqual(['await archive(order);']);
    expect(find(body, settings('write'))).toEqual([]);
  });

  it('background work by a tag', () => {
    const files = {
      'lib/archive.ts': `/** @waterfall background */\nexport declare function archive(order: unknown): Promise<void>;`,
    };
    const code = `import { archive } from '../../../lib/archive';\n${route(body).replace('@/lib/db', '../../../lib/db')}`;
    expect(lint(file, code, { files })).toHaveLength(1);
    const write = { 'lib/archive.ts': files['lib/archive.ts'].replace('background', 'write') };
    expect(lint(file, code, { files: write })).toEqual([]);
  });

  it('what follows shows it: declared work stays before a redirect', () => {
    const redirected = `${order}  await archive(order);\n  redirect('/archive');`;
    expect(find(redirected, settings('background'))).toEqual([]);
    expect(find(`${order}  ${mail}\n  redirect('/thanks');`)).toEqual([mail]);
  });

  it('a name is assumed', () => {
    const named = `${order}  await sendReceiptEmail(order.to);${answer}`;
    expect(find(named)).toEqual([]);
    expect(find(named, { options: { report: 'assumed' } })).toEqual([
      'await sendReceiptEmail(order.to);',
    ]);
    const other = named.replace('sendReceiptEmail', 'settleReceipt');
    expect(find(other, { options: { report: 'assumed' } })).toEqual([]);
  });
});

describe('caches', () => {
  const kv = `import { createClient } from 'redis';\nimport { db } from '../../../lib/db';\nconst redis = createClient();\n`;
  const get = (body: string): string =>
    `${kv}async function refresh(key: string) { const fresh = await db.feed.findMany(); await redis.set(key, JSON.stringify(fresh)); }\nexport async function GET() {\n${body}\n}`;
  const lines = (body: string): number => lint(file, get(body)).length;

  it('a hit that waits for its refresh, but not a miss', () => {
    const hit = `  const cached = await redis.get('feed');\n  if (cached) {\n    await refresh('feed');\n    return new Response(cached);\n  }\n  await refresh('feed');\n  return new Response(await redis.get('feed'));`;
    expect(lint(file, get(hit)).map(({ line }) => line)).toEqual([8]);
    expect(
      lines(hit.replace('return new Response(cached)', 'return new Response(await load())')),
    ).toBe(0);
  });

  it('a miss that waits until its answer is stored, but not another key', () => {
    const miss = (key: string): string =>
      `  const cached = await redis.get('feed');\n  if (cached) return new Response(cached);\n  const feed = await db.feed.findMany();\n  await redis.set(${key}, JSON.stringify(feed));\n  return Response.json(feed);`;
    expect(lines(miss("'feed'"))).toBe(1);
    expect(lines(miss("'other'"))).toBe(0);
  });

  it('not what makes a cache forget: whoever reads next would see the old', () => {
    expect(
      lines(
        `  const row = await db.feed.create({ data: {} });\n  await redis.del('feed');\n  return Response.json(row);`,
      ),
    ).toBe(0);
  });
});

describe('an answer that was sent before', () => {
  const express = (body: string): string =>
    `import express from 'express';\nimport { db } from './lib/db';\nimport { sendThanks } from './lib/mail';\nexpress().post('/', async (req, res) => {\n  const order = await db.order.create({ data: req.body });\n${body}\n});`;

  it('waits for nothing that follows it', () => {
    expect(
      lint('server.ts', express('  await sendThanks(order.to);\n  res.json(order);')),
    ).toHaveLength(1);
    expect(lint('server.ts', express('  res.json(order);\n  await sendThanks(order.to);'))).toEqual(
      [],
    );
    const guarded =
      '  if (!order) res.status(404).end();\n  await sendThanks(order.to);\n  res.json(order);';
    expect(lint('server.ts', express(guarded))).toHaveLength(1);
  });
});

describe('analytics', () => {
  const posthog = (path: string, body: string) =>
    lint(
      path,
      `import { PostHog } from 'posthog-node';\nimport { db } from '../../../lib/db';\nconst posthog = new PostHog('key');\nexport async function POST(request) {\n${body}\n}`,
    ).length;

  it('beside a read, but not alone', () => {
    const flush =
      "  posthog.capture({ distinctId: '1', event: 'seen' });\n  await posthog.shutdown();\n";
    const read = '  const book = await db.book.findFirst();\n';
    expect(posthog('app/api/books/route.ts', `${read}${flush}  return Response.json(book);`)).toBe(
      1,
    );
    expect(posthog('app/api/books/route.ts', `${flush}  return new Response();`)).toBe(0);
    expect(posthog('app/api/track/route.ts', `${read}${flush}  return Response.json(book);`)).toBe(
      0,
    );
  });
});
