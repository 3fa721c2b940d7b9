import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';

import { preferAllSettled } from '../../../src/rules/prefer-all-settled.js';

interface Options {
  readonly mode?: string;
  readonly report?: string;
  readonly autofix?: string;
}

const linter = new Linter({ configType: 'flat', cwd: '/p' });

function configOf(options: Options, settings: object): Linter.Config[] {
  return [
    {
      files: ['**/*.{ts,js}'],
      plugins: {
        waterfall: {
          rules: { 'prefer-all-settled': preferAllSettled as unknown as Rule.RuleModule },
        },
      },
      languageOptions: { parser: parser as unknown as Linter.Parser },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      settings: { waterfall: settings },
      rules: { 'waterfall/prefer-all-settled': ['error', options] },
    },
  ];
}

/** What `lint` answers: one line for each report, with what is suggested: `batch: rethrow, outcomes`. */
export function lint(
  code: string,
  options: Options = {},
  { filename = 'file.ts', settings = {} }: { filename?: string; settings?: object } = {},
): string[] {
  const messages = linter.verify(code, configOf(options, settings), { filename });
  const fatal = messages.find((message) => message.ruleId === null);
  if (fatal) throw new Error(fatal.message);
  return messages.map(({ messageId, suggestions = [] }) =>
    [messageId!, suggestions.map((one) => one.messageId!).join(', ')].join(': ').replace(/: $/, ''),
  );
}

/** The messages as users read them. */
export function messagesOf(code: string, options: Options = {}): string[] {
  return linter
    .verify(code, configOf(options, {}), { filename: 'file.ts' })
    .map(({ message }) => message);
}

/** The code after `--fix`. */
export function fix(code: string, options: Options): string {
  return linter.verifyAndFix(code, configOf(options, {}), { filename: 'file.ts' }).output;
}

/** A function around statements, with clients whose effects are known. */
export function around(body: string): string {
  return `
import { PrismaClient } from '@prisma/client';
import { open, rm, writeFile } from 'node:fs/promises';
const prisma = new PrismaClient();
const post = (url: string) => fetch(url, { method: 'POST' });
export async function run(ids: string[], id: string) {
${body}
}
`;
}
