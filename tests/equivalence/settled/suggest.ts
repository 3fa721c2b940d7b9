import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import plugin from '../../../src/index.js';

const RULE = 'waterfall/prefer-all-settled';

const linter = new Linter({ configType: 'flat', cwd: '/p' });

type Form = 'rethrow' | 'outcomes' | 'unwrap';

/** The rule at its widest. */
function configOf(autofix: 'off' | 'rethrow' | 'unwrap'): Linter.Config[] {
  return [
    {
      files: ['**/*.ts'],
      plugins: { waterfall: plugin as never },
      languageOptions: { sourceType: 'module', parser: parser as never },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      rules: { [RULE]: ['error', { mode: 'always', report: 'assumed', autofix }] },
    },
  ];
}

/** One text for each suggestion of the rule, applied alone. */
export function suggestEach(text: string): { form: Form; text: string }[] {
  const messages = linter.verify(text, configOf('off'), { filename: 'program.ts' });
  const fatal = messages.find((message) => message.ruleId === null);
  if (fatal) throw new Error(fatal.message);
  return messages
    .flatMap((message) => message.suggestions ?? [])
    .map(({ messageId, fix }) => ({
      form: messageId as Form,
      text: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
    }));
}

/** The text after `--fix` with the option `autofix`, all passes. */
export function fixWith(text: string, autofix: 'rethrow' | 'unwrap'): string {
  return linter.verifyAndFix(text, configOf(autofix), { filename: 'program.ts' }).output;
}

/** The same with every rule of the plugin at its widest beside it; what they all still say. */
export function fixWithAll(
  text: string,
  autofix: 'rethrow' | 'unwrap',
): { output: string; reported: string[] } {
  const [config] = configOf(autofix);
  const rules = { ...plugin.configs.strict.rules, ...config!.rules };
  const { output, messages } = linter.verifyAndFix(text, [{ ...config, rules }], {
    filename: 'program.ts',
  });
  return { output, reported: messages.map(({ ruleId }) => ruleId ?? 'fatal') };
}
