import { describe, expect, it } from 'vitest';

import { collectErrors } from '../../fixes/diagnostics.js';
import { lint } from './project.js';
import type { Found } from './project.js';

const packages = (dependencies: object) => ({
  'package.json': JSON.stringify({ dependencies: { resend: '4.0.0', ...dependencies } }),
});

const body = `  const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);\n  return new Response();`;

function find(file: string, head: string, dependencies: object): Found | undefined {
  const up = '../'.repeat(file.split('/').length - 1);
  const code = `import { db } from '${up}lib/db';\nimport { sendThanks } from '${up}lib/mail';\n${head}\n${body}\n}${head.includes('= async') ? ';' : ''}\n`;
  return lint(file, code, { files: packages(dependencies) })[0];
}

describe('SvelteKit on Cloudflare', () => {
  const file = 'src/routes/orders/+server.ts';
  const on = (version: string) => ({ '@sveltejs/adapter-cloudflare': version });

  it.each([
    ['^7.2.3', '({ platform })', 'platform!.ctx.waitUntil('],
    ['^7.0.0', '({ platform })', 'platform!.context.waitUntil('],
    ['4.9.0', '(event)', 'event.platform!.context.waitUntil('],
    ['^8.0.0', '({ platform: worker })', 'worker!.ctx.waitUntil('],
  ])('%s, %s', (version, parameter, callee) => {
    const found = find(file, `export const POST = async ${parameter} => {`, on(version));
    expect(found?.output).toContain(`  ${callee}sendThanks(order.to));`);
  });

  it('where the context is not in scope, advice', () => {
    const found = find(file, 'export const POST = async ({ request }) => {', on('^7.2.3'));
    expect(found?.output).toBeUndefined();
    expect(found?.message).toContain('hand it to waitUntil()');
  });

  it('not with another adapter', () => {
    const head = 'export const POST = async ({ platform }) => {';
    expect(find(file, head, { '@sveltejs/adapter-vercel': '5.0.0' })?.output).toBeUndefined();
    expect(find(file, head, { '@sveltejs/adapter-node': '5.0.0' })?.output).toContain('void send');
  });

  it('compiles against the declarations of the adapter', () => {
    const found = find(file, 'export const POST = async ({ platform }: Event) => {', on('^7.2.3'));
    const lib = `interface ExecutionContext { waitUntil(promise: Promise<unknown>): void }\ndeclare namespace App { interface Platform { env: unknown; ctx: ExecutionContext } }\ninterface Event { platform: Readonly<App.Platform> | undefined }\ndeclare const db: { order: { create(x: object): Promise<{ to: string }> } };\ndeclare function sendThanks(to: string): Promise<void>;\n`;
    const text = lib + found!.output!.replaceAll(/^import .*\n/gm, '');
    expect(collectErrors(new Map([['a.ts', text]])).get('a.ts')).toEqual([]);
  });
});

describe('Remix and React Router on Cloudflare', () => {
  const file = 'app/routes/orders.ts';

  it.each([
    [{ '@remix-run/cloudflare': '2.0.0' }, '({ context })', 'context.cloudflare.ctx.waitUntil('],
    [
      { 'react-router': '7.0.0', '@react-router/cloudflare': '7.0.0' },
      '(args)',
      'args.context.cloudflare.ctx.waitUntil(',
    ],
  ])('%j', (dependencies, parameter, callee) => {
    const found = find(file, `export async function action${parameter} {`, dependencies);
    expect(found?.output).toContain(`  ${callee}sendThanks(order.to));`);
  });

  it('without the context', () => {
    const head = 'export async function action({ request }) {';
    expect(find(file, head, { '@remix-run/cloudflare': '2.0.0' })?.output).toBeUndefined();
    expect(find(file, head, { '@remix-run/serve': '2.0.0' })?.output).toContain('void send');
  });
});

describe('handlers that only their form tells', () => {
  const shape = (code: string, dependencies: object = { express: '5.0.0' }) =>
    lint(
      'server/orders.js',
      `import { db } from '../lib/db';\nimport { sendThanks } from '../lib/mail';\n${code}`,
      { files: packages(dependencies) },
    ).map(({ line }) => line);
  const work = `const order = await db.order.create({ data: {} });\n  await sendThanks(order.to);`;

  it.each([
    [
      'an application that is a parameter',
      `function orders(app) { app.post('/orders', async (req, res) => {\n  ${work}\n  res.json(order);\n}); }\nmodule.exports = orders;`,
    ],
    [
      'wrapped',
      `export const routes = (router) => router.post('/', check, wrap(async (req, res) => {\n  ${work}\n  res.status(201).json(order);\n}));`,
    ],
    [
      'registered elsewhere',
      `exports.create = async (req, res, next) => {\n  ${work}\n  if (!order) return next(new Error('none'));\n  res.json(order);\n};`,
    ],
    [
      'a method',
      `export class Orders { async create(req, res) {\n  ${work}\n  res.json(order);\n} }`,
    ],
  ])('%s', (_, code) => {
    expect(shape(code)).toEqual([5]);
    expect(shape(code, { koa: '2.0.0' })).toEqual([]);
  });

  it('Fastify', () => {
    const code = `export default async function routes(fastify) { fastify.post('/orders', async (request) => {\n  ${work}\n  return order;\n}); }`;
    expect(shape(code, { fastify: '5.0.0' })).toEqual([5]);
    expect(shape(code)).toEqual([]);
    expect(shape(code.replace("'/orders'", 'orders'), { fastify: '5.0.0' })).toEqual([]);
  });

  it.each([
    [
      'what goes on to the next',
      `exports.note = async (req, res, next) => {\n  ${work}\n  if (!order) return res.end();\n  next();\n};`,
    ],
    [
      'what answers nobody',
      `exports.create = async (req, res) => {\n  ${work}\n  return order;\n};`,
    ],
    [
      'other names',
      `exports.create = async (input, output) => {\n  ${work}\n  output.json(order);\n};`,
    ],
  ])('not %s', (_, code) => {
    expect(shape(code)).toEqual([]);
  });
});
