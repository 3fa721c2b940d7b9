import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

afterAll(() => setFileSystem(undefined));

const FILES = {
  'package.json':
    '{ "dependencies": { "@prisma/client": "6", "ioredis": "5", "drizzle-orm": "1", "pg": "8" } }',
  'schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { name: text() });`,
};

/** Two reads through a constant of the file, and a function that changes something through it. */
const program = (
  made: string,
  change: string,
  reads: [string, string] = ['db.user.count()', 'db.user.findMany()'],
): string => `${made}
export async function change(id: string) { ${change} }
export async function load() {
  const a = await ${reads[0]};
  const b = await ${reads[1]};
  return { a, b };
}
`;

const PRISMA = `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();`;

describe('a client that the file makes', () => {
  it.each([
    ['a row is deleted', 'await db.user.delete({ where: { id } });'],
    ['it is handed on', 'await remove(db, id);'],
  ])('does not change where %s', (_, change) => {
    expect(isFixed(program(PRISMA, change), FILES)).toBe(true);
  });

  it('does not change where it is kept on the global object', () => {
    const made = `import { PrismaClient } from '@prisma/client';
const db = globalThis.prisma ?? new PrismaClient();`;
    expect(isFixed(program(made, 'await db.user.delete({ where: { id } });'), FILES)).toBe(true);
  });

  it('does not change where a key is set', () => {
    const made = `import Redis from 'ioredis';
const redis = new Redis();`;
    const source = program(made, `await redis.set(id, '1');`, [`redis.get('a')`, `redis.get('b')`]);
    expect(isFixed(source, FILES)).toBe(true);
  });

  it('does not change where a delete is made by a query builder', () => {
    const made = `import { drizzle } from 'drizzle-orm/node-postgres';
import { users } from './schema';
const db = drizzle(process.env.URL);`;
    const source = program(made, 'await db.delete(users);', [
      'db.select().from(users)',
      'db.select().from(users).limit(5)',
    ]);
    expect(isFixed(source, FILES)).toBe(true);
  });

  it.each([
    [
      'a map',
      `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const db = new Map([['user', prisma.user]]);`,
      'db.delete(id);',
      [`db.get('user').count()`, `db.get('user').findMany()`] as [string, string],
    ],
    [
      'a class of the project',
      `import { PrismaClient } from '@prisma/client';
class Client extends Map { user = new PrismaClient().user; }
const db = new Client();`,
      'db.delete(id);',
      undefined,
    ],
    ['a member that is replaced', PRISMA, 'db.user = other;', undefined],
    ['what is added to its models', PRISMA, 'db.user.add = () => {};', undefined],
    ['a method that the library does not have', PRISMA, 'db.plugins.add(id);', undefined],
  ])('is not %s', (_, made, change, reads) => {
    expect(isFixed(program(made, change, reads), FILES)).toBe(false);
  });
});
