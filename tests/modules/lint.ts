import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../src/index.js';

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
