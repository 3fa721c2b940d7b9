import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { lintTree } from '../../modules/lint.js';
import { Tree } from '../../modules/tree.js';

const db = `import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

/** Whether a look-up of another file and a read behind it are joined by a fix. */
function isFixed(lookup: string): boolean {
  setFileSystem(
    new Tree({
      'package.json': '{ "dependencies": { "@prisma/client": "6" } }',
      'lib/db.ts': db,
      'lib/lookup.ts': `import { prisma } from './db';
export const find = async (userId: string, id: string) => {
  ${lookup}
};`,
    }),
  );
  const code = `import { find } from '../lib/lookup';
import { prisma } from '../lib/db';
export async function load(userId: string, id: string) {
  const found = await find(userId, id);
  const secrets = await prisma.secret.findMany({ where: { id } });
  return { found, secrets };
}
`;
  return lintTree('/p/app/page.ts', code, {}).some(({ fix }) => fix !== undefined);
}

afterAll(() => setFileSystem(undefined));

describe('look-ups that let only some go on', () => {
  it.each([
    [
      'an owner is compared',
      `const p = await prisma.project.findFirst({ where: { id } });
  if (p?.ownerId !== userId) throw new Error('Project not found');
  return p;`,
    ],
    [
      'members are gone through',
      `const p = await prisma.project.findFirst({ where: { id }, include: { members: true } });
  if (!p?.members.some((m) => m.userId === userId)) throw new Error('Not found');
  return p;`,
    ],
    [
      'the query asks for a role',
      `const t = await prisma.team.findFirst({ where: { id, users: { some: { userId, role: 'ADMIN' } } } });
  if (!t) throw new Error('Team not found');
  return t;`,
    ],
    ['a membership is looked up', `return prisma.membership.findUniqueOrThrow({ where: { id } });`],
    [
      'a key is looked up',
      `const k = await prisma.key.findFirst({ where: { apiKey: id } });
  if (!k) throw new Error('No such key');
  return k;`,
    ],
  ])('%s: kept', (_name, lookup) => {
    expect(isFixed(lookup)).toBe(false);
  });

  it.each([
    [
      'what is not there is not found',
      `const p = await prisma.project.findFirst({ where: { id } });
  if (!p) throw new Error('Project not found');
  return p;`,
    ],
    ['a look-up that throws', `return prisma.project.findUniqueOrThrow({ where: { id } });`],
  ])('%s: fixed', (_name, lookup) => {
    expect(isFixed(lookup)).toBe(true);
  });
});
