import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../src/index.js';

/** What one rule says of a text. */
export interface Linted {
  /** Each report as `line: message id`. */
  reports: string[];
  messages: string[];
  /** The text after the fix of each report, as an editor applies it. */
  fixes: string[];
  /** The text after each suggestion, by report. */
  suggestions: string[][];
}

/** Lints a text with one rule, as a file of its own. */
export function lintRule(
  rule: string,
  code: string,
  { filename = '/p/page.tsx', options }: { filename?: string; options?: object } = {},
): Linted {
  const found = makeLinter(rule, options)(code, filename);
  const apply = ({ range, text }: { range: readonly [number, number]; text: string }): string =>
    code.slice(0, range[0]) + text + code.slice(range[1]);
  return {
    reports: found.map(({ line, messageId }) => `${line}: ${messageId}`),
    messages: found.map(({ message }) => message),
    fixes: found.flatMap(({ fix }) => (fix ? [apply(fix)] : [])),
    suggestions: found.map(({ suggestions }) => (suggestions ?? []).map(({ fix }) => apply(fix))),
  };
}

const linter = new Linter({ configType: 'flat', cwd: '/p' });

function makeLinter(rule: string, options: object | undefined) {
  const config = [
    {
      files: ['**/*.tsx', '**/*.ts', '**/*.js'],
      plugins: { waterfall: plugin as never },
      languageOptions: {
        parser: parser as never,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
      rules: { [`waterfall/${rule}`]: ['error', ...(options ? [options] : [])] as never },
    },
  ];
  return (code: string, filename: string): Linter.LintMessage[] => {
    const found = linter.verify(code, config, { filename });
    const fatal = found.find((message) => message.fatal);
    if (fatal) throw new Error(`${fatal.message} in\n${code}`);
    return found;
  };
}
