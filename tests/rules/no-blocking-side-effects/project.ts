import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import plugin from '../../../src/index.js';
import { Tree } from '../../modules/tree.js';
import type { Files } from '../../modules/tree.js';

/** What a project that sends mails has: a client, and a database. */
const shared: Files = {
  'package.json': JSON.stringify({ dependencies: { next: '^15.1.0', resend: '4.0.0' } }),
  'lib/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();`,
  'lib/mail.ts': `
import { Resend } from 'resend';
import { db } from './db';
const resend = new Resend('key');
export async function sendThanks(to: string) {
  console.log('thanks', to);
  await resend.emails.send({ to, subject: 'Thank you' });
}
export async function sendSummary(id: string) {
  const order = await db.order.findUnique({ where: { id } });
  await resend.emails.send({ to: order.to, subject: 'Thank you' });
}
export async function noteOrder(id: string) {
  await db.note.create({ data: { id } });
}
export function sendLater(to: string) {
  if (!to) throw new Error('to');
  return resend.emails.send({ to, subject: 'Thank you' });
}`,
};

const linter = new Linter({ configType: 'flat', cwd: '/p' });

/** A finding: where, the verdict by its message, and what the first suggestion makes of the file. */
export interface Found {
  line: number;
  messageId: string | undefined;
  message: string;
  title: string | undefined;
  output: string | undefined;
  fixed: string | undefined;
  /** All suggestions: the title, and what each makes of the file. */
  suggestions: { title: string; output: string }[];
}

/** Lints a file of a project in memory with the rule alone. */
export function lint(
  file: string,
  code: string,
  {
    files = {},
    options = {},
    settings = {},
    rule = 'no-blocking-side-effects',
  }: { files?: Files; options?: object; settings?: object; rule?: string } = {},
): Found[] {
  const tree = new Tree({ ...shared, ...files, [file]: code });
  setFileSystem(tree);
  try {
    const messages = linter.verify(
      code,
      [
        {
          files: ['**/*.ts', '**/*.tsx', '**/*.js'],
          plugins: { waterfall: plugin as never },
          languageOptions: { parser: parser as never },
          settings: { waterfall: settings },
          rules: { [`waterfall/${rule}`]: ['error', options] },
        },
      ],
      { filename: `/p/${file}` },
    );
    const apply = (fix: Linter.LintMessage['fix']): string | undefined =>
      fix && code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
    return messages.map(({ line, messageId, message, suggestions, fix }) => ({
      line,
      messageId,
      message,
      title: suggestions?.[0]?.desc,
      output: apply(suggestions?.[0]?.fix),
      fixed: apply(fix),
      suggestions: (suggestions ?? []).map((item) => ({
        title: item.desc,
        output: apply(item.fix)!,
      })),
    }));
  } finally {
    setFileSystem(undefined);
  }
}

/** A route handler with a body. */
export const route = (body: string): string =>
  `import { db } from '@/lib/db';\nimport { sendThanks, sendSummary, sendLater, noteOrder } from '../../../lib/mail';\nexport async function POST(request: Request) {\n  const data = await request.json();\n${body}\n}\n`;
