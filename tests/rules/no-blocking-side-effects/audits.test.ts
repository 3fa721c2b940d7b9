import { describe, expect, it } from 'vitest';

import { lint, route } from './project.js';

const file = 'app/api/orders/route.ts';
const order = '  const order = await db.order.create({ data });\n';
const answer = '\n  return Response.json(order);';

function find(body: string, report: string, files: Record<string, string> = {}): string[] {
  const code = `import { noteDown } from '../../../lib/audit';\n${route(`${order}${body}`).replace('@/lib/db', '../../../lib/db')}`;
  return lint(file, code, { files, options: { report } }).map((found) =>
    code.split('\n')[found.line - 1]!.trim(),
  );
}

const helper = (statement: string) => ({
  'lib/audit.ts': `import { db } from './db';\nexport async function noteDown(id: string) {\n  ${statement}\n}`,
});

describe('rows of an audit', () => {
  const row = 'await db.auditLog.create({ data: { id: order.id } });';

  it('are assumed to be for others, never known to', () => {
    expect(find(`  ${row}${answer}`, 'proven')).toEqual([]);
    expect(find(`  ${row}${answer}`, 'assumed')).toEqual([row]);
  });

  it.each([
    ['await db.activityLog.create({ data: { id } });', true],
    ['await db.loginHistory.createMany({ data: [] });', true],
    ['await db.event_logs.create({ data: { id } });', true],
    ['await db.event.create({ data: { id } });', false],
    ['await db.catalog.create({ data: { id } });', false],
    ['await db.auditLog.update({ where: { id }, data: {} });', false],
    [
      'await db.auditLog.create({ data: {} }); await db.order.update({ where: {}, data: {} });',
      false,
    ],
  ])('by the body of a helper: %s', (statement, expected) => {
    const found = find(`  await noteDown(order.id);${answer}`, 'assumed', helper(statement));
    expect(found).toEqual(expected ? ['await noteDown(order.id);'] : []);
  });

  it('not before what reads the table, or shows it', () => {
    expect(find(`  ${row}\n  const all = await db.order.count();${answer}`, 'assumed')).toEqual([]);
    expect(find(`  ${row}\n  redirect('/orders');`, 'assumed')).toEqual([]);
  });

  it('not where they are all that is written', () => {
    const code = route(`  ${row.replace('order.id', '1')}\n  return new Response();`);
    expect(
      lint(file, code.replace('@/lib/db', '../../../lib/db'), { options: { report: 'assumed' } }),
    ).toEqual([]);
  });

  it('keep their order', () => {
    const two = `  ${row}\n  await db.order.update({ where: {}, data: {} });\n  ${row}${answer}`;
    expect(find(two, 'assumed')).toEqual([row]);
  });
});

describe('services that are called by their address', () => {
  const post = (address: string, method = 'POST'): string =>
    `await fetch(${address}, { method: '${method}', body: order.id });`;

  it.each([
    ["'https://hooks.slack.com/services/T/B/X'", true],
    ['`https://api.telegram.org/bot${token}/sendMessage`', true],
    ["'https://api.postmarkapp.com/email'", true],
    ["'https://api.example.com/email'", false],
    ["'http://hooks.slack.com.example.com/services/'", false],
    ['`${host}/hooks.slack.com/services/`', false],
    ['process.env.SLACK_WEBHOOK', false],
  ])('%s', (address, expected) => {
    const line = post(address);
    expect(find(`  ${line}${answer}`, 'proven')).toEqual(expected ? [line] : []);
  });

  it('not what only asks', () => {
    const line = post("'https://slack.com/api/chat.postMessage'", 'GET');
    expect(find(`  ${line}${answer}`, 'assumed')).toEqual([]);
  });

  it('through axios', () => {
    const line = "await axios.post('https://discord.com/api/webhooks/1', { content: order.id });";
    const code = `import axios from 'axios';\n${route(`${order}  ${line}${answer}`).replace('@/lib/db', '../../../lib/db')}`;
    expect(lint(file, code)).toHaveLength(1);
    expect(lint(file, code.replace('discord.com', 'example.com'))).toEqual([]);
  });

  it('a helper that sends to an address of the configuration is assumed by its name', () => {
    const body = 'await fetch(process.env.ALERTS!, { method: "POST", body: id });';
    const code = (name: string): string =>
      `import { ${name} } from '../../../lib/audit';\n${route(`${order}  await ${name}(order.id);${answer}`).replace('@/lib/db', '../../../lib/db')}`;
    for (const [name, expected] of [
      ['notifyTeam', 1],
      ['log', 1],
      ['reserve', 0],
    ] as const) {
      const files = { 'lib/audit.ts': helper(body)['lib/audit.ts'].replace('noteDown', name) };
      expect(lint(file, code(name), { files, options: { report: 'assumed' } })).toHaveLength(
        expected,
      );
      expect(lint(file, code(name), { files })).toEqual([]);
    }
  });
});

describe('errors that end inside the work', () => {
  const send = `import { Resend } from 'resend';\nimport { db } from './db';\nconst resend = new Resend('key');\n`;
  const code = (body: string) => ({
    'lib/audit.ts': `${send}export async function noteDown(id: string) {\n${body}\n}`,
  });
  const guarded = (rest: string): string =>
    `  try {\n    const user = await db.user.findFirst();\n    if (!user) throw new Error('Unauthorized');\n    await resend.emails.send({ to: user.email, subject: 'hi' });\n  } catch (error) {\n    ${rest}\n  }`;

  it('let the caller go on, whatever was found', () => {
    const line = 'await noteDown(order.id);';
    expect(find(`  ${line}${answer}`, 'proven', code(guarded('console.error(error);')))).toEqual([
      line,
    ]);
    expect(find(`  ${line}${answer}`, 'proven', code(guarded('throw error;')))).toEqual([]);
    expect(
      find(
        `  ${line}${answer}`,
        'proven',
        code(`  if (!id) throw new Error('Unauthorized');\n${guarded('console.error(error);')}`),
      ),
    ).toEqual([]);
  });
});
