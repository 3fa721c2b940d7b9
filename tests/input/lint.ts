import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint, Linter } from 'eslint';

import plugin from '../../src/index.js';

/** What a person configures besides the plugin itself. */
export interface Setup {
  filename?: string;
  options?: readonly unknown[];
  settings?: unknown;
  /** The default parser of ESLint instead of @typescript-eslint/parser. */
  isJavaScript?: boolean;
}

function makeConfig({ options = [], settings, isJavaScript = false }: Setup): Linter.Config[] {
  return [
    {
      files: ['**/*.{js,jsx,ts,tsx}'],
      plugins: { waterfall: plugin as unknown as ESLint.Plugin },
      rules: { 'waterfall/no-sequential-awaits': ['error', ...options] },
      settings: settings === undefined ? {} : { waterfall: settings },
      languageOptions: {
        ...(isJavaScript ? {} : { parser: parser as unknown as Linter.Parser }),
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
    },
  ];
}

/** Lints a source in memory. */
export function verify(source: string, setup: Setup = {}): Linter.LintMessage[] {
  return new Linter().verify(source, makeConfig(setup), {
    filename: setup.filename ?? (setup.isJavaScript ? 'file.js' : 'file.ts'),
  });
}

/** Lints a source in memory and applies the fixes, as often as ESLint does. */
export function verifyAndFix(source: string, setup: Setup = {}): Linter.FixReport {
  return new Linter().verifyAndFix(source, makeConfig(setup), {
    filename: setup.filename ?? (setup.isJavaScript ? 'file.js' : 'file.ts'),
  });
}

/** Runs `eslint --fix` on one file of a new folder, and says what is in the file afterwards. */
export async function fixFile(
  name: string,
  content: Buffer | string,
  setup: Setup = {},
): Promise<{ messages: Linter.LintMessage[]; before: Buffer; after: Buffer }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waterfall-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const before = readFileSync(file);
    const eslint = new ESLint({
      cwd: folder,
      fix: true,
      overrideConfigFile: true,
      overrideConfig: makeConfig(setup),
    });
    const results = await eslint.lintFiles([name]);
    await ESLint.outputFixes(results);
    return {
      messages: results.flatMap(({ messages }) => messages),
      before,
      after: readFileSync(file),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
