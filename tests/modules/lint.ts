import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { setFileSystem } from '../../src/analysis/modules/index.js';
import plugin from '../../src/index.js';
import { Tree } from './tree.js';

const linter = new Linter({ configType: 'flat', cwd: '/p' });

/** What the rule says of a text that stands at a path of the tree; see `setFileSystem`. */
export function lintTree(file: string, code: string, waterfall: object): Linter.LintMessage[] {
  return linter.verify(
    code,
    [
      {
        files: ['**/*.ts', '**/*.tsx', '**/*.js'],
        plugins: { waterfall: plugin as never },
        languageOptions: { parser: parser as never },
        settings: { waterfall },
        rules: { 'waterfall/no-sequential-awaits': 'error' },
      },
    ],
    { filename: file },
  );
}

/** Whether the awaits of a file are joined by a fix, beside the given files. */
export function isFixed(
  code: string,
  files: Record<string, string> = {},
  waterfall: object = {},
): boolean {
  setFileSystem(new Tree({ 'package.json': '{}', ...files }));
  const messages = lintTree('/p/main.ts', code, waterfall);
  const broken = messages.find(({ fatal }) => fatal === true);
  if (broken) throw new Error(broken.message);
  return messages.some(({ fix }) => fix !== undefined);
}
