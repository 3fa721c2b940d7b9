import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';

import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';

const ruleId = 'waterfall/no-sequential-awaits';

interface Settings {
  effects?: readonly object[];
  maxWidth?: number;
  trustNames?: string;
  errorOrder?: string;
}

/** The sources that the reports of one file lead to. */
export interface Edits {
  /** With every fix of one pass applied; as the source where there is none. */
  fixed: string;
  /** With one suggestion applied, one source each. */
  suggested: string[];
}

/** The configuration that lints TypeScript with this rule alone. */
export function makeConfig(settings: Settings = {}): Linter.Config[] {
  return [
    {
      files: ['**/*.{ts,tsx}'],
      plugins: {
        waterfall: {
          rules: { 'no-sequential-awaits': noSequentialAwaits as unknown as Rule.RuleModule },
        },
      },
      rules: { [ruleId]: 'error' },
      settings: { waterfall: settings },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser: parser as unknown as Linter.Parser },
    },
  ];
}

/** Lints a source and applies what is offered. Throws where the source cannot be parsed. */
export function fix(source: string, settings?: Settings, filename = 'file.ts'): Edits {
  const linter = new Linter();
  const config = makeConfig(settings);
  const messages = linter.verify(source, config, { filename });
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(fatal.message);
  const suggestions = messages.flatMap((message) => message.suggestions ?? []);
  return {
    fixed: linter.verifyAndFix(source, config, { filename }).output,
    suggested: suggestions.map(
      ({ fix: { range, text } }) => source.slice(0, range[0]) + text + source.slice(range[1]),
    ),
  };
}
