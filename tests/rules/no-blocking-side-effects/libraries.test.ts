import { describe, expect, it } from 'vitest';

import { lint } from './project.js';

/** What the rule says of a call behind a row that is written. */
function find(head: string, call: string): (string | undefined)[] {
  const code = `import { db } from '../../../lib/db';\n${head}\nexport async function POST(request) {\n  const order = await db.order.create({ data: {} });\n  await ${call};\n  return Response.json(order);\n}\n`;
  return lint('app/api/orders/route.ts', code).map(
    ({ message }) => /: ([^,]*),/.exec(message)?.[1],
  );
}

const ses = `import { SESv2Client, SendEmailCommand, PutSuppressedDestinationCommand } from '@aws-sdk/client-sesv2';\nconst ses = new SESv2Client({});`;
const oldSes = `import { SES } from '@aws-sdk/client-ses';\nconst ses = new SES({});`;
const loops = `import { LoopsClient } from 'loops';\nconst loops = new LoopsClient('key');`;
const mailgun = `import Mailgun from 'mailgun.js';\nimport FormData from 'form-data';\nconst mg = new Mailgun(FormData).client({ username: 'api', key: 'key' });`;
const slack = `import { IncomingWebhook } from '@slack/webhook';\nconst slack = new IncomingWebhook('url');`;
const push = `import webpush from 'web-push';`;
const pusher = `import Pusher from 'pusher';\nconst pusher = new Pusher({});`;
const novu = `import { Novu } from '@novu/node';\nconst novu = new Novu('key');`;
const novuApi = `import { Novu } from '@novu/api';\nconst novu = new Novu({});`;
const openpanel = `import { OpenPanel } from '@openpanel/sdk';\nconst op = new OpenPanel({});`;
const posthog = `import { PostHog } from 'posthog-node';\nconst posthog = new PostHog('key');`;
const svix = `import { Svix } from 'svix';\nconst svix = new Svix('key');`;
const axiom = `import { Logger } from '@axiomhq/logging';\nconst logger = new Logger({ transports: [] });`;
const customers = `import { APIClient, TrackClient } from 'customerio-node';\nconst api = new APIClient('key');\nconst customers = new TrackClient('a', 'b');`;
const expo = `import { Expo } from 'expo-server-sdk';\nconst expo = new Expo();`;
const sqs = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';\nconst sqs = new SQSClient({});`;
const bull = `import { Queue } from 'bullmq';\nconst queue = new Queue('mail');`;
const qstash = `import { Client } from '@upstash/qstash';\nconst qstash = new Client({});`;
const inngest = `import { Inngest } from 'inngest';\nconst inngest = new Inngest({ id: 'shop' });`;

describe('libraries that do work in the background', () => {
  it.each([
    [ses, 'ses.send(new SendEmailCommand({ to: order.to }))', 'mail'],
    [oldSes, 'ses.sendTemplatedEmail({ to: order.to })', 'mail'],
    [loops, 'loops.sendTransactionalEmail({ email: order.to })', 'mail'],
    [mailgun, "mg.messages.create('example.com', { to: order.to })", 'mail'],
    [slack, "slack.send({ text: 'an order' })", 'a notification'],
    [push, "webpush.sendNotification(order.subscription, 'thanks')", 'a notification'],
    [pusher, "pusher.trigger('orders', 'created', { id: order.id })", 'a notification'],
    [novu, "novu.trigger('thanks', { to: order.to })", 'a notification'],
    [novuApi, "novu.trigger({ workflowId: 'thanks', to: order.to })", 'a notification'],
    [openpanel, "op.track('order', { id: order.id })", 'analytics'],
    [posthog, "posthog.captureImmediate({ event: 'order' })", 'analytics'],
    [svix, "svix.message.create('app', { eventType: 'member.removed' })", 'a webhook for others'],
    [axiom, 'logger.flush()', 'logging'],
    [customers, "customers.track(order.id, { name: 'order' })", 'analytics'],
    [customers, 'api.sendEmail({ to: order.to })', 'mail'],
    [expo, 'expo.sendPushNotificationsAsync([{ to: order.token }])', 'a notification'],
  ])('%s', (head, call, kind) => {
    expect(find(head, call)).toEqual([kind]);
  });

  it.each([
    [ses, 'ses.send(new PutSuppressedDestinationCommand({ to: order.to }))'],
    [oldSes, 'ses.createTemplate({ name: order.to })'],
    [loops, 'loops.createContact({ email: order.to })'],
    [mailgun, "mg.domains.create({ name: 'example.com' })"],
    [push, 'webpush.setVapidDetails(order.to)'],
    [pusher, 'pusher.terminateUserConnections(order.id)'],
    [novu, "novu.subscribers.identify('id', { email: order.to })"],
    [posthog, "posthog.getFeatureFlag('flag', order.id)"],
    [svix, "svix.endpoint.create('app', { url: order.url })"],
    [customers, 'customers.destroy(order.id)'],
    // To be in the queue is what the answer promises.
    [sqs, 'sqs.send(new SendMessageCommand({ MessageBody: order.id }))'],
    [bull, "queue.add('mail', { to: order.to })"],
    [qstash, 'qstash.publishJSON({ body: order })'],
    [inngest, "inngest.send({ name: 'order', data: order })"],
  ])('%s: not another call', (head, call) => {
    expect(find(head, call)).toEqual([]);
  });
});

it('words of rights in what is sent make no gate of the call', () => {
  const call = (body: string): number => {
    const code = `import { db } from '../../../lib/db';\nimport { tell } from '../../../lib/tell';\nexport async function POST(request) {\n  const order = await db.order.create({ data: {} });\n  await tell('member.removed');\n  return Response.json(order);\n}\n`;
    const files = {
      'lib/tell.ts': `${svix}\nexport async function tell(type: string) {\n  if (!type) throw new Error('type');\n  ${body}\n}`,
    };
    return lint('app/api/orders/route.ts', code, { files }).length;
  };
  expect(call("await svix.message.create('app', { eventType: type });")).toBe(1);
  expect(call("await svix.message.list('app');")).toBe(0);
});
