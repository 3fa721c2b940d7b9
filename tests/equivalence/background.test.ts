/**
 * What a suggestion of no-blocking-side-effects changes: the answer no longer waits for the work, and
 * no longer fails with it. The work is still done, with the same values and in the same order, and
 * nothing else is different, whatever fails.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { lint } from '../rules/no-blocking-side-effects/project.js';

const head = `import { Resend } from 'resend';
import { PrismaClient } from '@prisma/client';
const resend = new Resend('key');
const db = new PrismaClient();
async function thank(to: string, subject: string) {
  await resend.emails.send({ to, subject });
}
function remind(to: string) {
  if (to === 'nobody') throw new Error('to');
  return resend.emails.send({ to, subject: 'soon' });
}
export async function POST(request: Request) {
  const order = await db.order.create({ data: {} });
`;

const bodies = {
  'one call': `  await thank(order.to, 'thanks');`,
  'a condition, and a narrowed value': `  if (order.to) {\n    await thank(order.to, 'thanks');\n  }`,
  'a condition without braces': `  if (order) await thank(order.to, 'thanks');`,
  'a value of the request': `  await thank(request.headers.get('to') ?? '', 'thanks');`,
  'two in a row': `  await thank(order.to, 'first');\n  await thank(order.to, 'second');`,
  'a callee that may throw': `  await remind(order.to);`,
  'a callee that throws': `  await remind('nobody');`,
  'a try of its own': `  try {\n    await thank(order.to, 'thanks');\n  } catch (error) {\n    console.error(error);\n  }`,
  'a catch of its own': `  await thank(order.to, 'thanks').catch((error) => console.error(error));`,
  'a read behind it': `  await thank(order.to, 'thanks');\n  await db.order.count();`,
  'a join': `  await Promise.all([thank(order.to, 'first'), thank(order.to, 'second')]);`,
};

const platforms = ['next', 'vercel', 'node'] as const;

/** What a run does, in order; what fails; and what its host was told. */
interface Run {
  answer: string;
  /** Mails and rows, with their values. */
  work: string[];
  /** Whether all mails had been sent, or had failed, when the answer was given. */
  waited: boolean;
  unhandled: number;
}

/** Runs a program; calls with a text in their values fail. */
async function run(source: string, failing: string): Promise<Run> {
  const work: string[] = [];
  const tasks: (() => unknown)[] = [];
  let open = 0;
  let unhandled = 0;
  const onUnhandled = (): void => {
    unhandled++;
  };
  const call = async (name: string, value: unknown, answer: unknown): Promise<unknown> => {
    const text = `${name} ${JSON.stringify(value)}`;
    work.push(text);
    open++;
    // Mails take longer than rows, so that an answer that does not wait is there before them.
    await sleep(name === 'mail' ? 8 : 2);
    open--;
    if (failing !== '' && text.includes(failing)) throw new Error(`failed: ${text}`);
    return answer;
  };
  const modules: Record<string, object> = {
    resend: {
      Resend: class {
        emails = { send: (value: unknown) => call('mail', value, {}) };
      },
    },
    '@prisma/client': {
      PrismaClient: class {
        order = {
          create: (value: unknown) => call('create', value, { id: 1, to: 'ada' }),
          count: () => call('count', {}, 1),
        };
      },
    },
    'next/server': { after: (task: () => unknown) => tasks.push(task) },
    '@vercel/functions': {
      // The platform looks after the promise from the start.
      waitUntil: (promise: Promise<unknown>) => {
        promise.catch(() => undefined);
        tasks.push(() => promise);
      },
    },
  };
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const exports: { POST?: (request: Request) => Promise<Response> } = {};
  new Function('require', 'exports', 'console', outputText)(
    (name: string) => modules[name],
    exports,
    {
      error: () => undefined,
    },
  );
  process.on('unhandledRejection', onUnhandled);
  try {
    const request = new Request('http://localhost/', { headers: { to: 'grace' } });
    const answer = await exports.POST!(request).then(
      async (response) => `${response.status} ${await response.text()}`,
      (error: unknown) => String(error),
    );
    const waited = open === 0 && tasks.length === 0;
    // What a host does: it notes what fails, and goes on.
    for (const task of tasks)
      await Promise.resolve()
        .then(task)
        .catch(() => undefined);
    await sleep(25);
    return { answer, work, waited, unhandled };
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
}

describe.each(platforms)('on %s', (platform) => {
  it.each(Object.entries(bodies))('%s', async (name, body) => {
    const source = `${head}${body}\n  return Response.json({ order });\n}\n`;
    const [found, ...others] = lint('app/api/orders/route.ts', source, { settings: { platform } });
    expect(others).toEqual([]);
    const output = found?.output;
    expect(output).toBeDefined();

    // All goes well.
    const fails = name === 'a callee that throws';
    const good = '200 {"order":{"id":1,"to":"ada"}}';
    const [before, after] = [await run(source, ''), await run(output!, '')];
    expect(after.answer).toBe(good);
    if (!fails) expect(before.answer).toBe(good);
    expect(before.waited).toBe(true);
    if (!fails) expect(after.waited).toBe(false);
    expect(after.work.toSorted()).toEqual(before.work.toSorted());
    expect(mails(after.work)).toEqual(mails(before.work));
    expect(after.unhandled).toBe(0);

    // The work fails: it is tried, and the answer stands.
    const failed = await run(output!, 'mail');
    const was = await run(source, 'mail');
    expect(failed.answer).toBe(good);
    expect(failed.work).toEqual(expect.arrayContaining(mails(was.work)));
    expect(failed.unhandled).toBe(0);

    // What the answer is about fails: both fail alike, and no mail is sent.
    const [old, now] = [await run(source, 'create'), await run(output!, 'create')];
    expect(now).toEqual(old);
    expect(mails(now.work)).toEqual([]);
  });
});

/** Work that is waited for beside the reads below it. */
const overlapped = {
  'a read': `  await thank(order.to, 'thanks');\n  const count = await db.order.count();\n  return Response.json({ order, count });`,
  'a callee that may throw': `  await remind(order.to);\n  const count = await db.order.count();\n  return Response.json({ order, count });`,
  'a callee that throws': `  await remind('nobody');\n  const count = await db.order.count();\n  return Response.json({ order, count });`,
  'a read inside the answer': `  await thank(order.to, 'thanks');\n  return Response.json({ order, count: await db.order.count() });`,
  'the last of two': `  await thank(order.to, 'first');\n  await thank(order.to, 'second');\n  const count = await db.order.count();\n  return Response.json({ order, count });`,
};

describe.each(['first', 'source'] as const)('beside reads, errorOrder %s', (errorOrder) => {
  it.each(Object.entries(overlapped))('%s', async (name, body) => {
    const source = `${head}${body}\n}\n`;
    const [found] = lint('app/api/orders/route.ts', source, {
      settings: { errorOrder, platform: 'lambda' },
    });
    expect(found?.suggestions).toHaveLength(1);
    const { output } = found!.suggestions[0]!;

    // All goes well: the same answer, the same work, the mail begun before the read; and still waited for.
    const [before, after] = [await run(source, ''), await run(output, '')];
    expect(after).toEqual(before);
    expect(after.waited).toBe(true);

    // The mail fails: so does the answer, as before. All that is more is a read.
    const [old, now] = [await run(source, 'mail'), await run(output, 'mail')];
    expect(now.answer).toBe(old.answer);
    expect(now.work.filter((one) => !one.startsWith('count'))).toEqual(old.work);
    expect(now.unhandled).toBe(0);

    // The read fails: the mail is sent all the same, and the answer fails as before.
    if (name === 'a callee that throws') return;
    const [was, is] = [await run(source, 'count'), await run(output, 'count')];
    expect(is.answer).toBe(was.answer);
    expect(is.work).toEqual(was.work);
    expect(is.unhandled).toBe(0);

    // Both fail: one of the errors, and nothing is left unhandled.
    const both = await run(output, ' ');
    expect(both.answer).toContain('failed: ');
    expect(both.unhandled).toBe(0);

    // What the answer is about fails: no mail is sent.
    expect(await run(output, 'create')).toEqual(await run(source, 'create'));
  });
});

const mails = (work: readonly string[]): string[] => work.filter((one) => one.startsWith('mail'));
