import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import plugin from '../../../src/index.js';

it('no-await-in-loop: outcomes are looked at in the quotes of the file, and skipped only where more is done', () => {
  const code = `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function close(ids: Set<string>) {
  for (const id of ids) {
    if (!id) continue;
    await prisma.job.update({ where: { id }, data: { status: "done" } });
  }
}
`;
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { waterfall: plugin },
    rules: { 'waterfall/no-await-in-loop': ['error', { report: 'unknown' }] },
  } as Linter.Config;
  const messages = new Linter({ cwd: '/p' }).verify(code, [config], '/p/a.ts');
  const texts = messages.flatMap(({ suggestions = [] }) => suggestions.map(({ fix }) => fix.text));
  const [settled] = texts.filter((text) => text.includes('allSettled'));
  expect(settled).toContain('if (outcome.status === "rejected") throw outcome.reason;');
  expect(settled).not.toContain('continue');
});
