import { RuleTester } from '@typescript-eslint/rule-tester';

import { noBlockingSideEffects } from '../../../src/rules/no-blocking-side-effects.js';

const at = (line: number, data: Record<string, string>) => ({
  messageId: 'blocking' as const,
  line,
  data,
});

/** A handler of each family, and its neighbour that answers nobody. */
new RuleTester().run('no-blocking-side-effects: where', noBlockingSideEffects, {
  valid: [
    {
      name: 'a function that is no handler',
      filename: 'lib/orders.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export async function POST(order) {
  await db.insert(order);
  await resend.emails.send({ to: order.to, subject: 'Thank you' });
}`,
    },
    {
      name: 'a cron route, which nobody waits for',
      filename: 'app/api/cron/digest/route.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export async function POST(order) {
  await db.insert(order);
  await resend.emails.send({ to: order.to, subject: 'Thank you' });
}`,
    },
    {
      name: 'an incoming webhook, whose sender tries again after a failure',
      filename: 'app/api/stripe/webhook/route.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export async function POST(order) {
  await db.insert(order);
  await resend.emails.send({ to: order.to, subject: 'Thank you' });
}`,
    },
    {
      name: 'a file without the directive',
      filename: 'lib/actions.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export const buy = async (order) => {
  await db.insert(order);
  await resend.emails.send({ to: order.to, subject: 'Thank you' });
};`,
    },
    {
      name: 'a router of something else',
      filename: 'server.ts',
      code: `
import { Router } from './router';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
const app = new Router();
app.post('/orders', async (req, res) => {
  await db.insert(req.body);
  await resend.emails.send({ to: req.body.to, subject: 'Thank you' });
  res.end();
});`,
    },
    {
      name: 'a handler of SQS messages',
      filename: 'handler.ts',
      code: `
import type { SQSHandler } from 'aws-lambda';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export const handler: SQSHandler = async (event) => {
  await db.insert(event);
  await resend.emails.send({ to: event.to, subject: 'Thank you' });
};`,
    },
  ],
  invalid: [
    {
      name: 'Next.js: a route handler, wrapped',
      filename: 'app/api/orders/route.ts',
      settings: { waterfall: { platform: 'next' } },
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export const POST = withUser(async (order) => {
  await db.insert(order);
  await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
  return Response.json(order);
});`,
      errors: [
        {
          ...at(7, {
            handler: 'route handler',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: '',
          }),
          suggestions: [
            {
              messageId: 'after',
              output: `
import { db } from './db';
import { Resend } from 'resend';
import { after } from 'next/server';
const resend = new Resend('key');
export const POST = withUser(async (order) => {
  await db.insert(order);
  after(() => resend.emails.send({ to: 'a@b.c', subject: 'Thank you' }));
  return Response.json(order);
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'Next.js: a Server Action, with an import to extend',
      filename: 'lib/actions.ts',
      settings: { waterfall: { platform: 'next' } },
      code: `'use server'

import { userAgent } from "next/server"
import { Resend } from "resend"
import { db } from "./db"

const resend = new Resend("key")

export const buy = client.schema(order).action(async ({ order }) => {
  await db.insert(order)
  await resend.emails.send({ to: "a@b.c", subject: "Thank you" })
})`,
      errors: [
        {
          ...at(11, {
            handler: 'Server Action',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: '',
          }),
          suggestions: [
            {
              messageId: 'after',
              output: `'use server'

import { userAgent, after } from "next/server"
import { Resend } from "resend"
import { db } from "./db"

const resend = new Resend("key")

export const buy = client.schema(order).action(async ({ order }) => {
  await db.insert(order)
  after(() => resend.emails.send({ to: "a@b.c", subject: "Thank you" }))
})`,
            },
          ],
        },
      ],
    },
    {
      name: 'Express: detached, with a handler of errors',
      filename: 'server.ts',
      code: `
import express from 'express';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
const app = express();
app.post('/orders', async (req, res) => {
  await db.insert(req.body);
  await resend.emails.send({ to: req.body.to, subject: 'Thank you' });
  res.json({ ok: true });
});`,
      errors: [
        {
          ...at(9, {
            handler: 'Express handler',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: '',
          }),
          suggestions: [
            {
              messageId: 'detach',
              data: { handler: 'console.error', caught: '' },
              output: `
import express from 'express';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
const app = express();
app.post('/orders', async (req, res) => {
  await db.insert(req.body);
  void resend.emails.send({ to: req.body.to, subject: 'Thank you' }).catch(console.error);
  res.json({ ok: true });
});`,
            },
          ],
        },
      ],
    },
    {
      name: 'Express: a handler of errors that is imported',
      filename: 'server.ts',
      options: [{ onError: { name: 'reportError', module: '@/lib/errors' } }],
      code: `
import { type Response } from 'express';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export async function create(req, res: Response) {
  await db.insert(req.body);
  await resend.emails.send({ to: req.body.to, subject: 'Thank you' });
  res.json({ ok: true });
}`,
      errors: [
        {
          ...at(8, {
            handler: 'Express handler',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: '',
          }),
          suggestions: [
            {
              messageId: 'detach',
              data: { handler: 'reportError', caught: '' },
              output: `
import { type Response } from 'express';
import { db } from './db';
import { Resend } from 'resend';
import { reportError } from '@/lib/errors';
const resend = new Resend('key');
export async function create(req, res: Response) {
  await db.insert(req.body);
  void resend.emails.send({ to: req.body.to, subject: 'Thank you' }).catch(reportError);
  res.json({ ok: true });
}`,
            },
          ],
        },
      ],
    },
    {
      name: 'Cloudflare: the context is in scope',
      filename: 'src/index.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export default {
  async fetch(request, env, ctx) {
    await db.insert(request);
    await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
    return new Response('ok');
  },
};`,
      errors: [
        {
          ...at(8, { handler: 'worker', calls: 'resend.emails.send()', kind: 'mail', advice: '' }),
          suggestions: [
            {
              messageId: 'waitUntil',
              data: { callee: 'ctx.waitUntil', caught: '' },
              output: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export default {
  async fetch(request, env, ctx) {
    await db.insert(request);
    ctx.waitUntil(resend.emails.send({ to: 'a@b.c', subject: 'Thank you' }));
    return new Response('ok');
  },
};`,
            },
          ],
        },
      ],
    },
    {
      name: 'Cloudflare: the context is not',
      filename: 'src/index.ts',
      code: `
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
export default {
  async fetch(request) {
    await db.insert(request);
    await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
    return new Response('ok');
  },
};`,
      errors: [
        {
          messageId: 'blockingAdvice',
          line: 8,
          data: {
            handler: 'worker',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: ' Take the context of the request as a parameter, and hand it to waitUntil().',
          },
        },
      ],
    },
    {
      name: 'Hono on Vercel',
      filename: 'src/app.ts',
      settings: { waterfall: { platform: 'vercel' } },
      code: `
import { Hono } from 'hono';
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');
const app = new Hono().post('/orders', async (c) => {
  await db.insert(c.req);
  await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
  return c.json({ ok: true });
});`,
      errors: [
        {
          ...at(8, {
            handler: 'Hono handler',
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice: '',
          }),
          suggestions: [
            {
              messageId: 'waitUntil',
              data: { callee: 'waitUntil', caught: '' },
              output: `
import { Hono } from 'hono';
import { db } from './db';
import { Resend } from 'resend';
import { waitUntil } from '@vercel/functions';
const resend = new Resend('key');
const app = new Hono().post('/orders', async (c) => {
  await db.insert(c.req);
  waitUntil(resend.emails.send({ to: 'a@b.c', subject: 'Thank you' }));
  return c.json({ ok: true });
});`,
            },
          ],
        },
      ],
    },
    ...(
      [
        [
          'koa',
          'Koa handler',
          "import Router from '@koa/router';\nnew Router().post('/', async (ctx) => {",
          '});',
        ],
        [
          'fastify',
          'Fastify handler',
          "import fastify from 'fastify';\nfastify().post('/', async (request, reply) => {",
          '});',
        ],
        [
          'elysia',
          'Elysia handler',
          "import { Elysia } from 'elysia';\nnew Elysia().post('/', async ({ body }) => {",
          '});',
        ],
        [
          'nest',
          'controller',
          "import { Controller, Post } from '@nestjs/common';\n@Controller() class Orders { @Post() async create() {",
          '} }',
        ],
        ['bun', 'Bun server', '\nBun.serve({ async fetch(request) {', '} });'],
      ] as const
    ).map(([name, handler, open, close]) => ({
      name: `${name}: one process`,
      filename: 'src/main.ts',
      code: `${open}
  await db.insert(1);
  await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
${close}
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');`,
      errors: [
        {
          ...at(4, { handler, calls: 'resend.emails.send()', kind: 'mail', advice: '' }),
          suggestions: [
            {
              messageId: 'detach' as const,
              data: { handler: 'console.error', caught: '' },
              output: `${open}
  await db.insert(1);
  void resend.emails.send({ to: 'a@b.c', subject: 'Thank you' }).catch(console.error);
${close}
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');`,
            },
          ],
        },
      ],
    })),
    ...(
      [
        [
          'src/pages/api/buy.ts',
          'API route',
          'export default async function handler(req, res) {',
          '}',
        ],
        [
          'src/routes/buy/+server.ts',
          'SvelteKit handler',
          'export async function POST({ request }) {',
          '}',
        ],
        [
          'src/routes/buy/+page.server.ts',
          'SvelteKit handler',
          'export const actions = { default: async ({ request }) => {',
          '} };',
        ],
        [
          'app/routes/buy.tsx',
          'loader or action',
          "import { redirect } from 'react-router';\nexport async function action({ request }) {",
          '}',
        ],
        [
          'server/api/buy.post.ts',
          'event handler',
          'export default defineEventHandler(async ({ path }) => {',
          '});',
        ],
        [
          'src/router.ts',
          'tRPC procedure',
          "import { initTRPC } from '@trpc/server';\nconst t = initTRPC.context().create();\nconst procedure = t.procedure.use(check);\nexport const router = t.router({ buy: procedure.input(1).mutation(async () => {",
          '}) });',
        ],
        [
          'src/lambda.ts',
          'Lambda handler',
          "import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';\nexport const handler: APIGatewayProxyHandlerV2 = async (event) => {",
          '};',
        ],
        ['src/deno.ts', 'Deno server', 'Deno.serve(async (request) => {', '});'],
      ] as const
    ).map(([filename, handler, open, close]) => ({
      name: `${handler}: advice`,
      filename,
      code: `${open}
  await db.insert(1);
  await resend.emails.send({ to: 'a@b.c', subject: 'Thank you' });
${close}
import { db } from './db';
import { Resend } from 'resend';
const resend = new Resend('key');`,
      errors: [
        {
          messageId: 'blockingAdvice' as const,
          line: open.split('\n').length + 2,
          data: {
            handler,
            calls: 'resend.emails.send()',
            kind: 'mail',
            advice:
              handler === 'event handler'
                ? ' Take the context of the request as a parameter, and hand it to waitUntil().'
                : handler === 'API route'
                  ? ' In API routes after() does not work: make it a route handler, hand it to waitUntil() of @vercel/functions, or put it into a queue.'
                  : ' Nothing here goes on after the answer: put it into a queue.',
          },
        },
      ],
    })),
  ],
});
