import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

afterAll(() => setFileSystem(undefined));

const PACKAGES =
  '{ "dependencies": { "@prisma/client": "6", "mongodb": "7", "got": "14", "drizzle-orm": "0.45" } }';

const program = (reads: [string, string], given = ''): string => `import { getDb } from './db';
export async function load(${given}) {
  const db = await getDb();
  const a = await ${reads[0]};
  const b = await ${reads[1]};
  return { a, b };
}
`;

const PRISMA = `import { PrismaClient } from '@prisma/client';
const primary = new PrismaClient();
const replica = new PrismaClient();`;

const READS: [string, string] = ['db.user.count()', 'db.post.count()'];

function isJoined(db: string, source: string): boolean {
  return isFixed(source, { 'package.json': PACKAGES, 'db.ts': db });
}

describe('a client that an async function gives', () => {
  it.each([
    [
      'one of two',
      `${PRISMA}
export async function getDb() { return (await isLate()) ? primary : replica; }`,
      READS,
    ],
    [
      'on one of several ways',
      `${PRISMA}
export async function getDb() { if (fast) return replica; return primary; }`,
      READS,
    ],
    [
      'of MongoDB',
      `import { MongoClient } from 'mongodb';
const client = new MongoClient(process.env.URL);
export async function getDb() { await client.connect(); return client.db('a'); }`,
      [`db.collection('a').findOne({})`, `db.collection('b').countDocuments({})`] as [
        string,
        string,
      ],
    ],
    [
      'of Drizzle',
      `import { drizzle } from 'drizzle-orm/node-postgres';
const made = drizzle(process.env.URL);
export async function getDb() { return made; }`,
      ['db.query.users.findMany()', 'db.query.posts.findMany()'] as [string, string],
    ],
  ])('is the client: %s', (_, db, reads) => {
    expect(isJoined(db, program(reads))).toBe(true);
  });

  it.each([
    [
      'a transaction on one way',
      `${PRISMA}
export async function getDb(tx) { return tx ?? primary; }`,
      READS,
    ],
    [
      'another client on one way',
      `${PRISMA}
export async function getDb() { return other() ? primary : connect(); }`,
      READS,
    ],
    [
      'the answer to a request',
      `import got from 'got';
export async function getDb() { return got('https://a.b'); }`,
      ['db.json()', 'db.text()'] as [string, string],
    ],
  ])('is not: %s', (_, db, reads) => {
    expect(isJoined(db, program(reads))).toBe(false);
  });
});
