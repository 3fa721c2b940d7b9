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
  ])('%s: not another call', (head, call) => {
    expect(find(head, call)).toEqual([]);
  });
});
