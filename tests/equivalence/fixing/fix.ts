import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { setFileSystem } from '../../../src/analysis/modules/index.js';
import plugin from '../../../src/index.js';
import { Tree } from '../../modules/tree.js';
import type { Files } from '../../modules/tree.js';

export interface FixOptions {
  readonly language?: 'js' | 'ts' | undefined;
  /** The rule that fixes, and the weakest verdict that it reports. */
  readonly rule?: string | undefined;
  readonly report?: string | undefined;
  readonly concurrency?: { limit: number; library: 'p-map' | 'p-limit' } | undefined;
  readonly trustNames?: 'undeclared' | 'unresolved' | 'never' | undefined;
  readonly errorOrder?: 'first' | 'source' | undefined;
  /** The other files of the project, and the path of the text among them. */
  readonly files?: Files | undefined;
  readonly entry?: string | undefined;
}

const RULE = 'no-sequential-awaits';

const linter = new Linter({ configType: 'flat', cwd: '/p' });

function configOf(options: FixOptions): Linter.Config[] {
  const { trustNames, errorOrder, concurrency, rule = RULE, report } = options;
  return [
    {
      files: ['**/*.js', '**/*.ts'],
      plugins: { waterfall: plugin as never },
      languageOptions: {
        sourceType: 'module',
        ...(fileOf(options).endsWith('.ts') ? { parser: parser as never } : {}),
      },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      settings: { waterfall: { trustNames, errorOrder, concurrency } },
      rules: { [`waterfall/${rule}`]: report === undefined ? 'error' : ['error', { report }] },
    },
  ];
}

function fileOf({ language, files, entry = 'main.ts' }: FixOptions): string {
  if (files) return `/p/${entry}`;
  return language === 'ts' ? 'program.ts' : 'program.js';
}

/** Lints while the plugin sees the files of a project, if there are any. */
function inProject<T>(text: string, { files, entry = 'main.ts' }: FixOptions, lint: () => T): T {
  if (!files) return lint();
  setFileSystem(new Tree({ ...files, [entry]: text }));
  try {
    return lint();
  } finally {
    setFileSystem(undefined);
  }
}

/** The text after `--fix`, all passes. Throws where the rule crashes or the text no longer parses. */
export function fixAll(text: string, options: FixOptions = {}): string {
  const { output, messages } = inProject(text, options, () =>
    linter.verifyAndFix(text, configOf(options), { filename: fileOf(options) }),
  );
  const fatal = messages.find((message) => message.fatal ?? message.ruleId === null);
  if (fatal) throw new Error(`fatal after fixing: ${fatal.message}\n${output}`);
  // The last pass of `--fix` is one that changes nothing, as long as there are no more than ten.
  if (messages.some(({ fix }) => fix)) throw new Error(`does not come to rest\n${output}`);
  return output;
}

/** One text for each fix of the first pass, applied alone, as an editor applies it. */
export function fixEach(text: string, options: FixOptions = {}): string[] {
  const messages = inProject(text, options, () =>
    linter.verify(text, configOf(options), { filename: fileOf(options) }),
  );
  return messages.flatMap(({ fix }) =>
    fix ? [text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1])] : [],
  );
}

/** One text for each suggestion, applied alone, with its title. */
export function suggestEach(
  text: string,
  options: FixOptions = {},
): { title: string; text: string }[] {
  const messages = inProject(text, options, () =>
    linter.verify(text, configOf(options), { filename: fileOf(options) }),
  );
  return messages
    .flatMap(({ suggestions }) => suggestions ?? [])
    .map(({ desc, fix }) => ({
      title: desc,
      text: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
    }));
}

/** The comments of a text, in order of their text; how far their lines are indented does not count. */
export function commentsOf(text: string): string[] {
  if (!/\/[/*]/.test(text)) return [];
  const { ast } = parser.parseForESLint(text, { comment: true, range: true, loc: true });
  return (ast.comments ?? [])
    .map((comment) => comment.value.replaceAll(/\n\s+/g, '\n').trim())
    .sort();
}
