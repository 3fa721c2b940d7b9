/**
 * Where nobody waits at the other end of a connection: a machine does, which tries again after a
 * failure, or a person who watches a process. Each program would be reported in a route handler.
 */
import { describe, expect, it } from 'vitest';

import { lint } from './project.js';

const work = `const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);\n  return Response.json(order);`;

const programs: Readonly<Record<string, readonly [file: string, head: string, end?: string][]>> = {
  scripts: [
    ['scripts/backfill.ts', 'async function main() {', '\nmain();'],
    ['scripts/backfill.mjs', 'export async function POST() {'],
    ['prisma/seed.ts', 'async function main(request, response) {', '\nvoid main();'],
    ['bin/import.ts', 'void (async () => {', ')();'],
  ],
  workers: [
    ['src/workers/mail.ts', 'export async function POST() {'],
    ['worker.ts', 'export default { async scheduled(event, env, ctx) {', '};'],
    ['worker.ts', 'export default { async queue(batch, env, ctx) {', '};'],
    ['worker.ts', 'export default { async email(message, env, ctx) {', '};'],
    [
      'lib/mailer.ts',
      "import { Worker } from 'bullmq';\nnew Worker('mail', async (job) => {",
      ');',
    ],
  ],
  'queue consumers': [
    ['app/api/queues/mail/route.ts', 'export async function POST() {'],
    [
      'app/api/mail/route.ts',
      "import { verifySignatureAppRouter } from '@upstash/qstash/nextjs';\nexport const POST = verifySignatureAppRouter(async () => {",
      ');',
    ],
    [
      'handler.ts',
      "import type { SQSEvent } from 'aws-lambda';\nexport const handler = async (event: SQSEvent) => {",
    ],
    [
      'lib/consume.ts',
      "import { Kafka } from 'kafkajs';\nconst consumer = new Kafka({}).consumer({});\nconsumer.run({ eachMessage: async () => {",
      '});',
    ],
    [
      'lib/consume.ts',
      "import amqp from 'amqplib';\nconst channel = await amqp.connect('');\nchannel.consume('mail', async (message) => {",
      ');',
    ],
  ],
  schedules: [
    ['app/api/cron/digest/route.ts', 'export async function GET() {'],
    [
      'app/api/digest/route.ts',
      'export async function GET(request) {\n  if (request.headers.get("authorization") !== `Bearer ${process.env.CRON_SECRET}`) return new Response();',
    ],
    [
      'pages/api/digest.ts',
      'export default async function handler(req, res) {\n  if (!req.headers["x-vercel-cron"]) return res.status(401).end();',
    ],
    [
      'lib/digest.ts',
      "import cron from 'node-cron';\ncron.schedule('* * * * *', async () => {",
      ');',
    ],
  ],
  'durable functions': [
    [
      'inngest/order.ts',
      "import { inngest } from './client';\nexport const order = inngest.createFunction({ id: 'o' }, { event: 'o' }, async ({ event, step }) => {",
      ');',
    ],
    [
      'trigger/order.ts',
      "import { task } from '@trigger.dev/sdk';\nexport const order = task({ id: 'o', run: async (payload) => {",
      '});',
    ],
    ['lib/order.ts', "export async function POST() {\n  'use workflow';"],
  ],
  'incoming webhooks': [
    ['app/api/webhooks/stripe/route.ts', 'export async function POST() {'],
    [
      'app/api/stripe/route.ts',
      "export async function POST(request) {\n  const event = stripe.webhooks.constructEvent('', '', '');",
    ],
    [
      'app/api/clerk/route.ts',
      "export async function POST(request) {\n  const id = request.headers.get('svix-signature');",
    ],
    [
      'server.ts',
      "import express from 'express';\nexpress().post('/github', async (req, res) => {\n  if (!req.headers['x-hub-signature-256']) return res.end();",
      ');',
    ],
  ],
  tests: [
    ['app/api/orders/route.test.ts', 'export async function POST() {'],
    ['tests/orders.spec.ts', "it('orders', async () => {", ');'],
    ['app/api/__tests__/route.ts', 'export async function POST() {'],
    [
      'e2e/server.ts',
      "import express from 'express';\nexpress().post('/', async (req, res) => {",
      ');',
    ],
  ],
  libraries: [
    ['lib/orders.ts', 'export async function POST() {'],
    ['lib/orders.ts', 'export class Orders {\n  async create() {', '}'],
    ['packages/orders/src/index.ts', 'export const create = async (data) => {'],
    [
      'lib/listen.ts',
      "import { emitter } from './emitter';\nemitter.on('order', async (order) => {",
      ');',
    ],
  ],
};

describe.each(Object.entries(programs))('%s', (_, list) => {
  it.each(list)('%s: %s', (file, head, end = '') => {
    const up = '../'.repeat(file.split('/').length - 1) || './';
    const code = `import { db } from '${up}lib/db';\nimport { sendThanks } from '${up}lib/mail';\n${head}\n  ${work}\n}${end}\n`;
    expect(code).toContain('await sendThanks');
    for (const report of ['proven', 'assumed'])
      expect(lint(file, code, { options: { report } })).toEqual([]);
  });
});

it('the same work in a route handler is reported', () => {
  const code = `import { db } from '../../../lib/db';\nimport { sendThanks } from '../../../lib/mail';\nexport async function POST() {\n  ${work}\n}\n`;
  expect(lint('app/api/orders/route.ts', code)).toHaveLength(1);
});
