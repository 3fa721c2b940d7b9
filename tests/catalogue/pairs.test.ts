import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../src/analysis/modules/index.js';
import { isFixed } from '../modules/lint.js';

afterAll(() => setFileSystem(undefined));

/** A library, what stands above the function, its two awaits, and two that have to stay. */
type Pair = readonly [first: string, second: string];
type Row = readonly [name: string, above: string, fixed: Pair, ...kept: Pair[]];

const gql = 'const USERS = gql`query { users { id } }`;\nconst ADD = gql`mutation { add { id } }`;';
const urql = (options: string): string =>
  `import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';\n${gql}\nconst client = new Client(${options});`;
const superagent = `import superagent from 'superagent';`;
const wretch = `import wretch from 'wretch';\nconst api = wretch('/api');`;
const mssql = `import sql from 'mssql';\nconst pool = new sql.ConnectionPool(config);`;
const aws = (client: string, commands: string): string =>
  `import { ${client}Client, ${commands} } from '@aws-sdk/client-${client.toLowerCase()}';\nconst client = new ${client}Client({});`;

const ROWS: readonly Row[] = [
  [
    'Contentful',
    `import { createClient } from 'contentful';\nconst client = createClient({ space: 'a', accessToken: 'b' });`,
    ["client.getEntries({ content_type: 'post' })", "client.withoutLinkResolution.getEntry('a')"],
    ["client.getEntries({ content_type: 'post' })", 'client.sync({ initial: true })'],
    ["client.getEntries({ content_type: 'post' })", 'client.createAssetKey(expires)'],
  ],
  [
    'Sanity',
    `import { createClient } from '@sanity/client';\nconst client = createClient({ projectId: 'a' });`,
    ['client.fetch(POSTS)', "client.getDocument('a')"],
    ['client.fetch(POSTS)', "client.patch('a').set({ seen: true }).commit()"],
    ['client.fetch(POSTS)', 'client.createIfNotExists(post)'],
  ],
  [
    'Strapi',
    `import { strapi } from '@strapi/client';\nconst client = strapi({ baseURL: '/api' });`,
    ["client.collection('posts').find()", "client.single('home').find()"],
    ["client.collection('posts').find()", "client.collection('posts').update('a', {})"],
  ],
  [
    'Notion',
    `import { Client } from '@notionhq/client';\nconst notion = new Client({ auth: key });`,
    ["notion.pages.retrieve({ page_id: 'a' })", "notion.blocks.children.list({ block_id: 'a' })"],
    ["notion.pages.retrieve({ page_id: 'a' })", "notion.blocks.children.append({ block_id: 'a' })"],
  ],
  [
    'Vercel Blob',
    `import { head, list, put } from '@vercel/blob';`,
    ["head('a')", 'list()'],
    ["head('a')", "put('a', body, { access: 'public' })"],
  ],
  [
    'DataLoader',
    `import DataLoader from 'dataloader';
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
const users = new DataLoader(async (ids) => db.user.findMany({ where: { id: { in: ids } } }));
const made = new DataLoader(async (ids) => db.user.createMany({ data: ids }));
const given = new DataLoader(loadAll);
const kept = new DataLoader(async (ids) => db.user.findMany(), { cacheMap });`,
    ["users.load('a')", "users.load('b')"],
    ["users.load('a')", 'users.load(mayBeMissing)'],
    ["users.load('a')", "made.load('b')"],
    ["users.load('a')", "given.load('b')"],
    ["users.load('a')", "kept.load('b')"],
  ],
  [
    'Relay',
    `import { fetchQuery } from 'relay-runtime';`,
    [
      'fetchQuery(environment, USERS, {}).toPromise()',
      'fetchQuery(environment, POSTS, {}).toPromise()',
    ],
    [
      'fetchQuery(environment, USERS, {}).toPromise()',
      'fetchQuery(environment, POSTS, {}).subscribe({})',
    ],
  ],
  [
    'Objection',
    `import { Model } from 'objection';
class User extends Model { static tableName = 'users'; }
class Team extends Model { $afterFind() { seen(this); } }`,
    ["User.query().findById('a')", "User.query().where('name', 'a').limit(5)"],
    ["User.query().findById('a')", "User.query(trx).where('name', 'a')"],
    ["User.query().findById('a')", "User.query().patch({ seen: true }).where('name', 'a')"],
    ["User.query().findById('a')", "Team.query().findById('a')"],
  ],
  [
    'Auth0',
    `import { Auth0Client } from '@auth0/nextjs-auth0/server';\nconst auth0 = new Auth0Client();`,
    ['auth0.getSession()', "fetch('/a')"],
    ["fetch('/a')", 'auth0.getAccessToken()'],
  ],
  [
    'graceful-fs',
    `import fs from 'graceful-fs';`,
    ["fs.promises.readFile('a')", "fs.promises.readFile('b')"],
    ["fs.promises.readFile('a')", "fs.promises.writeFile('b', text)"],
  ],
  [
    'execa',
    `import { $, execa } from 'execa';`,
    ["fetch('/a')", "fetch('/b')"],
    ["execa('git', ['status'])", "execa('git', ['log'])"],
    ["fetch('/a')", '$`git status`'],
  ],
  [
    'TanStack Query',
    `import { QueryClient } from '@tanstack/react-query';\nconst client = new QueryClient();`,
    [
      "client.fetchQuery({ queryKey: ['a'], queryFn: () => fetch('/a') })",
      "client.ensureInfiniteQueryData({ queryKey: ['b'], queryFn: () => fetch('/b') })",
    ],
    [
      "client.fetchQuery({ queryKey: ['a'], queryFn: () => fetch('/a') })",
      "client.ensureInfiniteQueryData({ queryKey: ['b'], queryFn: () => fetch('/b', { method: 'POST' }) })",
    ],
  ],
  [
    'urql',
    urql("{ url: '/graphql', exchanges: [cacheExchange, fetchExchange] }"),
    ['client.query(USERS, { a: 1 })', 'client.query(USERS, { a: 2 }).toPromise()'],
    ['client.query(USERS, { a: 1 })', 'client.mutation(ADD, {})'],
    ['client.query(USERS, { a: 1 })', 'client.query(document, {})'],
  ],
  [
    'superagent',
    superagent,
    ["superagent.get('/a').query({ a: 1 })", "superagent.get('/b').set('accept', 'text')"],
    ["superagent.get('/a')", "superagent.post('/b')"],
    ["superagent.get('/a')", "superagent.get('/b').send({ id: 1 })"],
    ["superagent.get('/a').use(plugin)", "superagent.get('/b')"],
  ],
  [
    'wretch',
    wretch,
    ["api.get('/a').json()", "api.url('/b').headers({ a: 'b' }).get().text()"],
    ["api.get('/a').json()", "api.post({}, '/b').json()"],
    ["api.middlewares([sign]).get('/a').json()", "api.get('/b').json()"],
  ],
  [
    'mssql',
    mssql,
    ["pool.query('SELECT 1')", "pool.request().input('id', sql.Int, 1).query('SELECT 2')"],
    ["pool.query('SELECT 1')", "pool.request().query('DELETE FROM a')"],
    ["pool.query('SELECT 1')", "pool.request().execute('remove_all')"],
    [
      "new sql.Request(transaction).query('SELECT 1')",
      "new sql.Request(transaction).query('SELECT 2')",
    ],
  ],
  [
    'Cloud Storage',
    `import { Storage } from '@google-cloud/storage';\nconst bucket = new Storage().bucket('a');\nconst file = bucket.file('b');`,
    ['file.download()', 'bucket.getFiles({ prefix: "a" })'],
    ['file.download()', 'file.delete()'],
    ['file.download({ destination: "/tmp/a" })', 'bucket.getFiles()'],
    ['file.getSignedUrl({ action: "read" })', 'file.download()'],
  ],
  [
    'Firestore of Google Cloud',
    `import { Firestore } from '@google-cloud/firestore';\nconst db = new Firestore();\nconst users = db.collection('users');`,
    ['users.get()', "users.doc('a').get()"],
    ['users.get()', "users.doc('a').delete()"],
  ],
  [
    'BigQuery',
    `import { BigQuery } from '@google-cloud/bigquery';\nconst client = new BigQuery();`,
    ["client.query('SELECT 1')", "client.query({ query: 'SELECT 2', params: [id] })"],
    ["client.query('SELECT 1')", "client.query('DELETE FROM a WHERE true')"],
    ["client.query('SELECT 1')", "client.query({ query: 'SELECT 2', destination: table })"],
    ["client.query('SELECT 1')", "client.query('SELECT 2', (error, rows) => show(rows))"],
  ],
  [
    'Secret Manager',
    `import { SecretManagerServiceClient } from '@google-cloud/secret-manager';\nconst client = new SecretManagerServiceClient();`,
    ["client.accessSecretVersion({ name: 'a' })", "client.getSecret({ name: 'b' })"],
    ["client.accessSecretVersion({ name: 'a' })", "client.addSecretVersion({ parent: 'b' })"],
    ["client.getSecret({ name: 'a' })", "client.listSecretsStream({ parent: 'b' })"],
  ],
  [
    'Cloud KMS',
    `import { KeyManagementServiceClient } from '@google-cloud/kms';\nconst client = new KeyManagementServiceClient();`,
    ["client.decrypt({ name: 'a' })", "client.getCryptoKey({ name: 'b' })"],
    ["client.decrypt({ name: 'a' })", "client.destroyCryptoKeyVersion({ name: 'b' })"],
  ],
  [
    'Cloud Tasks',
    `import { CloudTasksClient } from '@google-cloud/tasks';\nconst client = new CloudTasksClient();`,
    ["client.getQueue({ name: 'a' })", "client.listTasks({ parent: 'b' })"],
    ["client.getQueue({ name: 'a' })", "client.createTask({ parent: 'b' })"],
  ],
  [
    'Lucia',
    `import { Lucia } from 'lucia';\nconst lucia = new Lucia(adapter);`,
    ["lucia.getUserSessions('a')", "fetch('/b')"],
    ["lucia.validateSession('a')", "fetch('/b')"],
    ["lucia.createSession('a', {})", "fetch('/b')"],
  ],
  [
    'WorkOS',
    `import { WorkOS } from '@workos-inc/node';\nconst workos = new WorkOS('key');`,
    ["workos.userManagement.getUser('a')", 'workos.organizations.listOrganizations()'],
    ["workos.userManagement.getUser('a')", "workos.userManagement.deleteUser('a')"],
    ["workos.userManagement.getMagicAuth('a')", 'workos.organizations.listOrganizations()'],
  ],
  [
    'fs-extra',
    `import fs from 'fs-extra';`,
    ["fs.readJson('/a.json')", "fs.pathExists('/b')"],
    ["fs.readJson('/a.json')", "fs.ensureDir('/b')"],
  ],
  [
    'sharp',
    `import sharp from 'sharp';\nconst read = async (path: string) => sharp(path).resize(10).toBuffer();\nconst keep = async (path: string) => sharp(path).toFile('/a.png');`,
    ["read('/a.png')", "read('/b.png')"],
    ["read('/a.png')", "keep('/b.png')"],
    // What is no image is refused at once.
    ["read('/a.png')", "sharp('/b.png').metadata()"],
  ],
  [
    'SQS',
    aws('SQS', 'GetQueueUrlCommand, GetQueueAttributesCommand, ReceiveMessageCommand'),
    [
      "client.send(new GetQueueUrlCommand({ QueueName: 'a' }))",
      "client.send(new GetQueueAttributesCommand({ QueueUrl: 'b' }))",
    ],
    [
      "client.send(new GetQueueUrlCommand({ QueueName: 'a' }))",
      "client.send(new ReceiveMessageCommand({ QueueUrl: 'b' }))",
    ],
  ],
  [
    'EC2',
    aws('EC2', 'DescribeVpcsCommand, DescribeImagesCommand, GetFlowLogsIntegrationTemplateCommand'),
    ['client.send(new DescribeVpcsCommand({}))', 'client.send(new DescribeImagesCommand({}))'],
    [
      'client.send(new DescribeVpcsCommand({}))',
      'client.send(new GetFlowLogsIntegrationTemplateCommand({}))',
    ],
  ],
  [
    'i18next',
    `import { createInstance } from 'i18next';\nconst i18n = createInstance({ lng: 'en' });\nconst load = async (path: string) => fetch(i18n.t(path));`,
    ["load('a')", "load('b')"],
    ["load('a')", "i18n.changeLanguage('de')"],
  ],
  [
    'i18next, an instance for one call',
    `import i18next, { createInstance } from 'i18next';
async function load(path: string) {
  const i18n = createInstance();
  await i18n.init({ lng: 'en' });
  return fetch(i18n.t(path));
}
async function change(path: string) {
  await i18next.init({ lng: 'en' });
  return fetch(i18next.t(path));
}
async function plug(path: string) {
  const i18n = createInstance();
  await i18n.use(plugin).init({ lng: 'en' });
  return fetch(i18n.t(path));
}`,
    ["load('a')", "load('b')"],
    ["change('a')", "change('b')"],
    ["plug('a')", "plug('b')"],
  ],
];

describe.each(ROWS.map((row) => [row[0], row] as const))('%s', (_, row) => {
  const [, above, fixed, ...kept] = row;
  const inFunction = ([first, second]: Pair): string => `${above}
export async function run(id: string, transaction: unknown) {
  const one = await ${first};
  const two = await ${second};
  return [one, two];
}`;

  it(`starts ${fixed.join(' and ')} together`, () => {
    expect(isFixed(inFunction(fixed))).toBe(true);
  });

  it.each(kept)('leaves %s and %s', (first, second) => {
    const pair: Pair = [first, second];
    expect(isFixed(inFunction(pair))).toBe(false);
  });
});

describe('urql: a client', () => {
  const pair = `\nconst a = await client.query(USERS, { a: 1 });\nconst b = await client.query(USERS, { a: 2 });\nshow(a, b);`;

  it.each([
    ["{ url: '/graphql', exchanges: [fetchExchange] }", true],
    ["{ url: '/graphql', exchanges: [authExchange(renew), fetchExchange] }", false],
    ["{ url: '/graphql', exchanges: [fetchExchange], fetchOptions: sign }", false],
    ['options', false],
  ])('made from %s', (options, expected) => {
    expect(isFixed(urql(options) + pair)).toBe(expected);
  });
});

describe('what helpers do with small functions', () => {
  const helped = (above: string, body: string): string => `${above}
async function load(path: string) {
  const response = await fetch(path);
  const data = await response.json();
  ${body}
}
const users = await load('/users');
const posts = await load('/posts');
show(users, posts);`;

  it.each([
    [
      'es-toolkit',
      `import { groupBy } from 'es-toolkit';`,
      'return groupBy(data.rows, (row) => row.id);',
      true,
    ],
    [
      'es-toolkit, a callback that writes',
      `import { groupBy } from 'es-toolkit';`,
      'return groupBy(data.rows, (row) => { seen.push(row); return row.id; });',
      false,
    ],
    [
      'es-toolkit, a pause',
      `import { delay } from 'es-toolkit';`,
      'await delay(10); return data;',
      false,
    ],
    [
      'es-toolkit, one that changes',
      `import { pull } from 'es-toolkit';`,
      'return pull(shared, data);',
      false,
    ],
    ['radash', `import { pick } from 'radash';`, "return pick(data, ['id']);", true],
    ['radash, a pause', `import { sleep } from 'radash';`, 'await sleep(10); return data;', false],
    [
      'yup',
      `import { object, string } from 'yup';\nconst schema = object({ id: string().required() });`,
      'return schema.validateSync(data);',
      true,
    ],
    [
      'yup, a test of its own',
      `import { object, string } from 'yup';\nconst schema = object({ id: string().test('taken', isTaken) });`,
      'return schema.validateSync(data);',
      false,
    ],
    [
      'yup, of what is not an answer',
      `import { string } from 'yup';\nconst schema = string().required();`,
      'schema.validateSync(path); return data;',
      false,
    ],
    [
      'joi',
      `import Joi from 'joi';\nconst schema = Joi.object({ id: Joi.string().required() });`,
      'return schema.validate(data);',
      true,
    ],
    [
      'joi, a function of its own',
      `import Joi from 'joi';\nconst schema = Joi.object({ id: Joi.string().custom(isTaken) });`,
      'return schema.validate(data);',
      false,
    ],
    [
      'valibot',
      `import * as v from 'valibot';\nconst schema = v.object({ id: v.pipe(v.string(), v.email()) });`,
      'return v.parse(schema, data);',
      true,
    ],
    [
      'valibot, a check of its own',
      `import * as v from 'valibot';\nconst schema = v.object({ id: v.pipe(v.string(), v.check(isTaken)) });`,
      'return v.parse(schema, data);',
      false,
    ],
    [
      'SvelteKit, a page that leaves',
      `import { invalid } from '@sveltejs/kit';`,
      "if (!data) invalid('none'); return data;",
      false,
    ],
    [
      'SvelteKit, a path',
      `import { resolve } from '$app/paths';`,
      'return resolve(data.path);',
      true,
    ],
    [
      'SvelteKit, another page',
      `import { goto } from '$app/navigation';`,
      "await goto('/b'); return data;",
      false,
    ],
    [
      'React Router',
      `import { href } from 'react-router';`,
      "return href('/users/:id', data);",
      true,
    ],
  ])('%s', (_, above, body, expected) => {
    expect(isFixed(helped(above, body))).toBe(expected);
  });
});

describe('values of a request', () => {
  const svelte = (second: string): string => `import type { RequestEvent } from '@sveltejs/kit';
export async function load(event: RequestEvent) {
  const users = await event.fetch('/users');
  const posts = await event.fetch(${second});
  return { users, posts };
}`;

  it('SvelteKit: requests of an event', () => {
    expect(isFixed(svelte("'/posts'"))).toBe(true);
    expect(isFixed(svelte("'/posts', { method: 'POST' }"))).toBe(false);
  });

  const session = (maker: string): string => `import { ${maker} } from 'react-router';
const { getSession } = ${maker}(options);
export async function load(cookie: string) {
  const session = await getSession(cookie);
  const posts = await fetch('/posts');
  return { session, posts };
}`;

  it('React Router: sessions that are kept by functions of the program', () => {
    expect(isFixed(session('createCookieSessionStorage'))).toBe(true);
    expect(isFixed(session('createSessionStorage'))).toBe(false);
  });

  const worker = (
    second: string,
  ): string => `import type { D1Database } from '@cloudflare/workers-types';
export async function load(db: D1Database, id: string) {
  const user = await db.prepare('SELECT * FROM users WHERE id = ?').bind(id).first();
  const posts = await db.prepare(${second}).all();
  return { user, posts };
}`;

  it('Cloudflare: statements of D1', () => {
    expect(isFixed(worker("'SELECT * FROM posts'"))).toBe(true);
    expect(isFixed(worker("'DELETE FROM posts'"))).toBe(false);
  });
});
