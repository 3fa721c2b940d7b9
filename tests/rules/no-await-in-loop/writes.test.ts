import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterEach, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import plugin from '../../../src/index.js';
import { Tree } from '../../modules/tree.js';

afterEach(() => setFileSystem(undefined));

const FILES = {
  'package.json': '{}',
  'db.ts': `import { PrismaClient } from '@prisma/client';
export const db = new PrismaClient();`,
  'users.ts': `import { db } from './db';
export async function updateUser(id: string, data: { name: string }) {
  await db.user.update({ where: { id }, data });
}
export async function renameUser({ userId, name }: { userId: string; name: string }) {
  const { length } = name;
  return db.user.update({ where: { id: userId }, data: { name, length } });
}
export async function touchUser(user: { id: string }) {
  return changeUser(user);
}
async function changeUser({ id }: { id: string }) {
  return db.user.update({ where: { id }, data: { seen: true } });
}
export async function updateAll(id: string) {
  await db.user.updateMany({ where: { id: { not: id } }, data: { seen: false } });
}
export async function updateTeam(id: string, team: string) {
  await db.team.update({ where: { id: team }, data: { lead: id } });
}
export async function updateAndLog(id: string) {
  await db.user.update({ where: { id }, data: { seen: true } });
  await db.log.create({ data: { text: id } });
}
export async function updateAndCount(id: string) {
  const count = await db.user.count();
  await db.user.update({ where: { id }, data: { count } });
}
export async function updateSameId(id: string) {
  id = 'other';
  await db.user.update({ where: { id }, data: { seen: true } });
}
export async function put(path: string, body: string) {
  return fetch(path, { method: 'PUT', body });
}
`,
};

/** The messages for a body of a function with the rows of all users. */
function lint(body: string, above = ''): Linter.LintMessage[] {
  setFileSystem(new Tree(FILES));
  const text = `import { copyFile, writeFile } from 'node:fs/promises';
import { db } from './db';
import * as users from './users';
${above}
export async function main(given: { id: string; name: string; team: string }[]) {
  const rows = await db.user.findMany();
  ${body}
}`;
  const messages = new Linter({ configType: 'flat', cwd: '/p' }).verify(
    text,
    [
      {
        files: ['**/*.ts'],
        plugins: { waterfall: plugin as never },
        languageOptions: { parser: parser as never },
        rules: { 'waterfall/no-await-in-loop': ['error', { report: 'proven' }] },
      },
    ],
    { filename: '/p/main.ts' },
  );
  const broken = messages.find(({ fatal }) => fatal === true);
  if (broken) throw new Error(broken.message);
  return messages;
}

describe('writes that name a thing of their own', () => {
  it.each([
    ['in a helper of another file', 'for (const u of rows) await users.updateUser(u.id, u);'],
    [
      'in an object',
      'for (const u of rows) await users.renameUser({ userId: u.id, name: u.name });',
    ],
    ['in the row that is handed on', 'for (const u of rows) await users.touchUser(u);'],
    ['by a name', 'for (const u of rows) { const key = u.id; await users.updateUser(key, u); }'],
    ['by a part', 'for (const u of rows) { const { id } = u; await users.updateUser(id, u); }'],
    ['of an address', 'for (const u of rows) await users.put(`/users/${u.id}`, u.name);'],
    ['of a file', 'for (const u of rows) await writeFile(`${u.id}.json`, u.name);'],
    ['of two files', 'for (const u of rows) await copyFile(u.id, `${u.id}.bak`);'],
  ])('%s are reported, and only suggested', (_name, body) => {
    const [found, ...others] = lint(body);
    expect(others).toEqual([]);
    expect(found?.message).toContain('each writes something of its own');
    expect(found?.fix).toBeUndefined();
    expect(found?.suggestions?.[0]?.desc).toContain('after a failure');
  });

  it('with the rows of a private function that is only given rows', () => {
    const helper = `async function save(list: { id: string; name: string }[]) {
  for (const u of list) await users.updateUser(u.id, u);
}`;
    expect(lint('await save(rows);', helper)).toHaveLength(1);
    expect(lint('await save(rows); await save(given);', helper)).toEqual([]);
    expect(lint('await save(rows);', `export ${helper}`)).toEqual([]);
  });

  it.each([
    ['rows that the caller gives', 'for (const u of given) await users.updateUser(u.id, u);'],
    [
      'rows that were added',
      'rows.push(rows[0]!); for (const u of rows) await users.updateUser(u.id, u);',
    ],
    ['a name that rows may share', 'for (const u of rows) await users.updateUser(u.name, u);'],
    [
      'an id that was changed',
      "for (const u of rows) { u.id = 'x'; await users.updateUser(u.id, u); }",
    ],
    ['all rows but one', 'for (const u of rows) await users.updateAll(u.id);'],
    ['a row of another table', 'for (const u of rows) await users.updateTeam(u.id, u.team);'],
    ['another thing besides', 'for (const u of rows) await users.updateAndLog(u.id);'],
    ['a read of all rows', 'for (const u of rows) await users.updateAndCount(u.id);'],
    ['a parameter with another value', 'for (const u of rows) await users.updateSameId(u.id);'],
    ['a fixed address', 'for (const u of rows) await users.put("/users", u.id);'],
    ['one target of all copies', 'for (const u of rows) await copyFile(u.id, "all.json");'],
    [
      'the column that is looked for',
      'for (const u of rows) await db.user.updateMany({ where: { boss: u.id }, data: { boss: u.boss } });',
    ],
    [
      'a condition that is spread',
      'for (const u of rows) await db.user.updateMany({ where: { id: u.id, ...u.filter }, data: {} });',
    ],
    [
      'the same text twice',
      'for (const id of ["a", \'a\']) await users.updateUser(id, { name: id });',
    ],
    [
      'a loop that reads more than it writes',
      'for (const u of rows) { const n = await db.user.count(); await users.updateUser(u.id, { name: `${n}` }); }',
    ],
  ])('%s is not reported', (_name, body) => {
    expect(lint(body)).toEqual([]);
  });
});

describe('loops that stay', () => {
  it.each([
    [
      'each pair of one list',
      'for (const one of given) for (const other of given) await fetch(`/${one.id}/${other.id}`);',
    ],
    [
      'several queries for each row',
      'const all = []; for (const u of given) { all.push(await Promise.all([db.user.findFirst({ where: { id: u.id } }), db.team.findFirst({ where: { id: u.id } })])); } return all;',
    ],
  ])('%s', (_name, body) => {
    expect(lint(body)).toEqual([]);
  });

  it('but not those that log what they are about', () => {
    const [found] = lint(
      'for (const u of rows) { console.log(u.id); const page = await fetch(`/${u.id}`); rows.length && console.log(page.status); }',
    );
    expect(found?.suggestions?.[0]?.desc).toContain('log lines come in another order');
    expect(found?.fix).toBeUndefined();
  });
});
