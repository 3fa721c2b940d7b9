import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, expect, it } from 'vitest';

import plugin from '../../src/index.js';

const folder = mkdtempSync(path.join(tmpdir(), 'waterfall-rejections-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(
  path.join(folder, 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: {
      strict: true,
      module: 'ESNext',
      target: 'ES2022',
      moduleResolution: 'Bundler',
      types: [],
    },
    include: ['*.ts'],
  }),
);
writeFileSync(
  path.join(folder, 'library.d.ts'),
  `export declare const all: { each(): Promise<PromiseSettledResult<string>[]>; get(): Promise<string> };
export declare function save(): Promise<void>;
`,
);

/** The reports for a text, with the types of the project or without. */
function lint(rule: string, code: string, isTyped: boolean): string[] {
  const file = path.join(folder, 'page.ts');
  writeFileSync(file, code);
  const linter = new Linter({ configType: 'flat', cwd: folder });
  const parserOptions = isTyped ? { projectService: true, tsconfigRootDir: folder } : {};
  const found = linter.verify(
    code,
    [
      {
        files: ['**/*.ts'],
        plugins: { waterfall: plugin as never },
        languageOptions: { parser: parser as never, parserOptions },
        rules: { [`waterfall/${rule}`]: 'error' },
      },
    ],
    { filename: file },
  );
  expect(found.filter(({ fatal }) => fatal)).toEqual([]);
  return found.map(({ line, messageId }) => `${line}: ${messageId}`);
}

it('a result that only the type checker can name', () => {
  const code = `import { all } from './library';
export async function run() {
  for (const one of await all.each()) {
    if (!one) return;
    if (one.status === 'fulfilled') console.log(one.value);
  }
}
`;
  expect(lint('no-unchecked-settled', code, false)).toEqual([]);
  expect(lint('no-unchecked-settled', code, true)).toEqual(['4: truthy']);
});

it('a promise that only the type checker can name', () => {
  const code = `import { all, save } from './library';
export async function run() {
  const one = all.get();
  await save();
  return await one;
}
`;
  expect(lint('no-unhandled-early-promise', code, false)).toEqual([]);
  expect(lint('no-unhandled-early-promise', code, true)).toEqual(['3: await']);
});
