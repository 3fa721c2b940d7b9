/** Work that a handler does through functions of other files, and what it reads of the request. */
import { describe, expect, it } from 'vitest';

import { lint, route } from './project.js';

const file = 'app/api/orders/route.ts';
const order = '  const order = await db.order.create({ data });\n';
const answer = '\n  return Response.json(order);';

const code = (names: string, body: string): string =>
  `import { ${names} } from '../../../lib/work';\n${route(`${order}${body}${answer}`).replace('@/lib/db', '../../../lib/db')}`;

const find = (names: string, body: string, work: string): number =>
  lint(file, code(names, body), {
    files: { 'lib/work.ts': `import { sendThanks, noteOrder } from './mail';\n${work}` },
  }).length;

describe('functions of other files', () => {
  it.each([
    [
      'that ends in mails',
      `export async function notifyAll(list: string[]) { await Promise.all(list.map((to) => sendThanks(to))); }`,
      1,
    ],
    [
      'that ends in a mail and a row',
      `export async function notifyAll(list: string[]) { await sendThanks(list[0]!); await noteOrder('1'); }`,
      0,
    ],
    ['two files away', `export { notify as notifyAll } from './further';`, 1],
    [
      'an arrow that returns the promise',
      `export const notifyAll = (list: string[]) => sendThanks(list[0]!);`,
      1,
    ],
    [
      'with a condition',
      `export async function notifyAll(list: string[]) { if (list.length > 0) { for (const to of list) await sendThanks(to); } }`,
      1,
    ],
    [
      'that refuses',
      `export async function notifyAll(list: string[]) { if (!session.isAdmin) throw new Error('Forbidden'); await sendThanks(list[0]!); }`,
      0,
    ],
  ])('%s', (_, work, expected) => {
    const files = {
      'lib/work.ts': `import { sendThanks, noteOrder } from './mail';\n${work}`,
      'lib/further.ts': `import { sendThanks } from './mail';\nexport async function notify(list: string[]) { for (const to of list) await sendThanks(to); }`,
    };
    const found = lint(file, code('notifyAll', '  await notifyAll([order.to]);'), { files });
    expect(found).toHaveLength(expected);
  });

  it('a method of an object, and of a class', () => {
    const object = `export const mailer = { async thank(to: string) { await sendThanks(to); } };`;
    expect(find('mailer', '  await mailer.thank(order.to);', object)).toBe(1);
    const made = `class Mailer { async thank(to: string) { await sendThanks(to); } }\nexport const mailer = new Mailer();`;
    expect(find('mailer', '  await mailer.thank(order.to);', made)).toBe(1);
    const both = made.replace(
      'await sendThanks(to);',
      "await sendThanks(to); await noteOrder('1');",
    );
    expect(find('mailer', '  await mailer.thank(order.to);', both)).toBe(0);
  });

  it('nothing is told of a service that no handler is', () => {
    const service = `import { db } from './db';\nimport { sendThanks } from './mail';\nexport async function create() {\n  const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);\n  return order;\n}`;
    expect(lint('lib/orders.ts', service)).toEqual([]);
  });
});

describe('what the work reads of the request is read before the answer', () => {
  const mail = `import { sendThanks } from '../../../lib/mail';\nimport { db } from '../../../lib/db';\n`;
  const at = (name: string, text: string, settings: object = {}): string | undefined =>
    lint(name, text, { settings })[0]?.output;

  it.each([
    [
      'headers',
      "request.headers.get('to') ?? ''",
      "const value = request.headers.get('to') ?? '';",
    ],
  ])('%s', (_, argument, expected) => {
    const text = `${mail}import type { NextRequest } from 'next/server';\nexport async function POST(request: NextRequest) {\n  await db.order.create({ data: {} });\n  await sendThanks(${argument});\n  return new Response();\n}`;
    const output = at(file, text);
    expect(output?.indexOf(expected)).toBeGreaterThan(0);
    expect(output!.indexOf(expected)).toBeLessThan(output!.indexOf('after(() => sendThanks('));
  });

  it('a body that was read above is a value by then', () => {
    const text = `${mail}export async function POST(request: Request) {\n  const { to } = await request.json();\n  await db.order.create({ data: {} });\n  await sendThanks(to);\n  return new Response();\n}`;
    expect(at(file, text)).toContain('  after(() => sendThanks(to));');
  });

  it('cookies of a Server Action', () => {
    const text = `'use server';\nimport { cookies } from 'next/headers';\n${mail}export async function buy() {\n  await db.order.create({ data: {} });\n  await sendThanks((await cookies()).get('to')!.value);\n}`;
    const output = at('lib/a/b/actions.ts', text);
    expect(output).toMatch(
      /const value = \(await cookies\(\)\)\.get\('to'\)!\.value;\n {2}after\(/,
    );
  });

  it('a process that goes on has it read at once', () => {
    const text = `import express from 'express';\n${mail}express().post('/', async (req: express.Request, res) => {\n  await db.order.create({ data: {} });\n  await sendThanks(req.headers.to);\n  res.end();\n});`;
    expect(at('src/a/b/server.ts', text, { platform: 'node' })).toContain(
      '  void sendThanks(req.headers.to).catch(console.error);',
    );
  });
});

/** Handlers as the documentation of each framework writes them. */
describe('by the documentation', () => {
  const head = `import { db } from '../lib/db';\nimport { sendThanks } from '../lib/mail';\n`;
  const work = `const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);`;

  it.each([
    [
      'NestJS',
      'src/orders.controller.ts',
      `import { Body, Controller, Post, HttpCode } from '@nestjs/common';\n@Controller('orders')\nexport class OrdersController {\n  @Post()\n  @HttpCode(201)\n  async create(@Body() dto: CreateOrderDto) {\n  ${work}\n  return order;\n  }\n}`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'Elysia',
      'src/index.ts',
      `import { Elysia, t } from 'elysia';\nnew Elysia().post('/orders', async ({ body }) => {\n  ${work}\n  return order;\n}, { body: t.Object({}) }).listen(3000);`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'h3',
      'src/index.ts',
      `import { H3 } from 'h3';\nconst app = new H3();\napp.post('/orders', async (event) => {\n  ${work}\n  return order;\n});`,
      'event.waitUntil(sendThanks(order.to));',
    ],
    [
      'Nitro',
      'server/orders.post.ts',
      `import { defineEventHandler } from 'h3';\nexport default defineEventHandler(async (event) => {\n  ${work}\n  return order;\n});`,
      'event.waitUntil(sendThanks(order.to));',
    ],
    [
      'Lambda',
      'src/handler.ts',
      `import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';\nexport const handler: APIGatewayProxyHandlerV2 = async (event) => {\n  ${work}\n  return { statusCode: 201 };\n};`,
      undefined,
    ],
    [
      'Bun',
      'src/index.ts',
      `Bun.serve({ async fetch(request) {\n  ${work}\n  return Response.json(order);\n} });`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'Bun, by routes',
      'src/index.ts',
      `Bun.serve({ routes: { '/orders': { POST: async (request) => {\n  ${work}\n  return Response.json(order);\n} } } });`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'Deno',
      'src/main.ts',
      `Deno.serve(async (request) => {\n  ${work}\n  return Response.json(order);\n});`,
      undefined,
    ],
    [
      'Deno, with options',
      'src/main.ts',
      `Deno.serve({ port: 8000, handler: async (request) => {\n  ${work}\n  return Response.json(order);\n} });`,
      undefined,
    ],
    [
      'Hono',
      'src/index.ts',
      `import { Hono } from 'hono';\nimport type { ExecutionContext } from '@cloudflare/workers-types';\nconst app = new Hono<{ Bindings: Env }>();\napp.post('/orders', check(), async (c) => {\n  ${work}\n  return c.json(order, 201);\n});\nexport default app;`,
      'c.executionCtx.waitUntil(sendThanks(order.to));',
    ],
    [
      'Koa',
      'src/index.ts',
      `import Router from '@koa/router';\nconst router = new Router();\nrouter.post('/orders', async (ctx, next) => {\n  ${work}\n  ctx.body = order;\n});`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'Fastify',
      'src/index.ts',
      `import Fastify from 'fastify';\nconst fastify = Fastify({ logger: true });\nfastify.post('/orders', { schema }, async (request, reply) => {\n  ${work}\n  return reply.code(201).send(order);\n});`,
      'void sendThanks(order.to).catch(console.error);',
    ],
    [
      'Fastify, as one object',
      'src/index.ts',
      `import Fastify from 'fastify';\nconst fastify = Fastify();\nfastify.route({ method: 'POST', url: '/orders', handler: async (request, reply) => {\n  ${work}\n  return order;\n} });`,
      'void sendThanks(order.to).catch(console.error);',
    ],
  ])('%s', (_, name, text, expected) => {
    const found = lint(name, head + text, {
      files: { 'package.json': JSON.stringify({ dependencies: {} }) },
    });
    expect(found).toHaveLength(1);
    const [{ output } = { output: undefined }] = found;
    if (expected === undefined) expect(output).toBeUndefined();
    else expect(output).toContain(expected);
  });
});
