import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, expect, it } from 'vitest';

import plugin from '../../../src/index.js';

// A folder of its own: what lies in a folder of fixtures is test code.
const folder = mkdtempSync(path.join(tmpdir(), 'waterfall-typed-'));
cpSync(fileURLToPath(new URL('../../fixtures/typed/', import.meta.url)), folder, {
  recursive: true,
});
afterAll(() => rmSync(folder, { recursive: true }));
const file = path.join(folder, 'page.ts');
const code = readFileSync(file, 'utf8');
const linter = new Linter({ configType: 'flat', cwd: folder });

/** The text after `--fix`, with the types of the project or without. */
function fix(text: string, isTyped: boolean): string {
  const parserOptions = isTyped ? { projectService: true, tsconfigRootDir: folder } : {};
  const { output, messages } = linter.verifyAndFix(
    text,
    [
      {
        files: ['**/*.ts'],
        plugins: { waterfall: plugin as never },
        languageOptions: { parser: parser as never, parserOptions },
        rules: { 'waterfall/no-sequential-awaits': 'error' },
      },
    ],
    { filename: file },
  );
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  return output;
}

it('finds the entries of a library for a value that only the type checker can name', () => {
  expect(fix(code, false)).toBe(code);
  expect(fix(code, true)).toContain('const [users, posts] = await Promise.all([');
});

it('a single connection stays one, whoever names it', () => {
  const own = code.replaceAll('makePool', 'makeClient');
  expect(fix(own, true)).toBe(own);
});

it('what the text writes stays, typed or not', () => {
  const own = code.replace('SELECT * FROM posts', 'DELETE FROM posts');
  expect(fix(own, true)).toBe(own);
});
