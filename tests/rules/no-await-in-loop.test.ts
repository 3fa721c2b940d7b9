import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { describe, expect, it } from 'vitest';

import { noAwaitInLoop } from '../../src/rules/no-await-in-loop.js';

/** A function whose body says that it only reads. */
const LOAD = `
async function load(id) {
  const response = await fetch(\`/items/\${id}\`);
  if (!response.ok) throw new Error('no item');
  return response.json();
}
`;

interface Found {
  message: string;
  line: number;
  fixed: string | undefined;
  suggestions: { desc: string; output: string }[];
}

/** Lints a text below `load`, and gives what is reported with the texts that it leads to. */
function lint(code: string, options: { report?: string; settings?: object; ts?: boolean } = {}) {
  const text = LOAD + code;
  const apply = ({ range, text: other }: Rule.Fix): string =>
    (text.slice(0, range[0]) + other + text.slice(range[1])).slice(LOAD.length);
  const messages = new Linter().verify(
    text,
    [
      {
        files: ['**/*.ts', '**/*.js'],
        plugins: {
          waterfall: { rules: { loop: noAwaitInLoop as unknown as Rule.RuleModule } },
        },
        languageOptions: { parser: parser as unknown as Linter.Parser },
        rules: { 'waterfall/loop': ['error', { report: options.report ?? 'proven' }] },
        settings: { waterfall: options.settings ?? {} },
      },
    ],
    { filename: options.ts === false ? 'file.js' : 'file.ts' },
  );
  return messages.map((message): Found => ({
    message: message.message,
    line: message.line - LOAD.split('\n').length + 1,
    fixed: message.fix && apply(message.fix),
    suggestions: (message.suggestions ?? []).map(({ desc, fix }) => ({
      desc,
      output: apply(fix),
    })),
  }));
}

/** The text after the fix of the only report. */
function fix(code: string, options?: Parameters<typeof lint>[1]): string | undefined {
  const found = lint(code, options);
  expect(found).toHaveLength(1);
  return found[0]!.fixed;
}

describe('a list that a loop fills', () => {
  it('becomes a map', () => {
    expect(
      fix(`
export async function main() {
  const out = [];
  for (const id of ['a', 'b', 'c']) {
    out.push(await load(id));
  }
  return out;
}`),
    ).toBe(`
export async function main() {
  const out = await Promise.all(['a', 'b', 'c'].map((id) => load(id)));
  return out;
}`);
  });

  it('keeps its annotation, and what stands in between', () => {
    expect(
      fix(`
export async function main() {
  const out: string[] = [];
  const prefix = 'x';
  for (const id of ['a', 'b']) out.push(await load(prefix + id));
  return out;
}`),
    ).toBe(`
export async function main() {
  const prefix = 'x';
  const out: string[] = await Promise.all(
    ['a', 'b'].map((id) => load(prefix + id)),
  );
  return out;
}`);
  });

  it('goes through a filter where a guard only tests the element', () => {
    expect(
      fix(
        `
export async function main() {
  const out = [];
  for (const id of ['a', 'b']) {
    if (id === 'a') continue;
    out.push(await load(id));
  }
  return out;
}`,
        { ts: false },
      ),
    ).toBe(`
export async function main() {
  const out = await Promise.all(
    ['a', 'b'].filter((id) => !(id === 'a')).map((id) => load(id)),
  );
  return out;
}`);
  });
});
