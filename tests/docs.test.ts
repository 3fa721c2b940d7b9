import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const linter = new Linter({ configType: 'flat' });

/**
 * A code block of a rule page, with the word after its language: `incorrect` is reported, `correct`
 * is not, and `fixed` is what --fix makes of the block before it.
 */
interface Example {
  readonly kind: string;
  readonly code: string;
  readonly line: number;
}

function readExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```(?:ts|tsx|js) (\w+)\n(.*?)^```$/gms)].map((match) => ({
    kind: match[1]!,
    code: match[2]!,
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** A config that turns on one rule with its default options. */
function makeConfig(rule: string): Linter.Config[] {
  return [
    {
      files: ['**/*.tsx'],
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      plugins: { waterfall: plugin },
      rules: { [`waterfall/${rule}`]: 'error' },
    },
  ];
}

const folder = path.join(root, 'docs', 'rules');
const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));

describe.each(pages)('docs/rules/%s.md', (rule) => {
  const config = makeConfig(rule);
  const examples = readExamples(path.join(folder, `${rule}.md`));

  it('has examples of both kinds', () => {
    const kinds = new Set(examples.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['incorrect', 'correct']));
  });

  it.each(examples.map((example, index) => ({ ...example, index })))(
    'line $line: $kind',
    ({ kind, code, index }) => {
      const messages = linter.verify(code, config, 'example.tsx');
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
      switch (kind) {
        case 'incorrect':
          expect(messages).not.toEqual([]);
          break;
        case 'correct':
          expect(messages).toEqual([]);
          break;
        case 'fixed':
          expect(messages).toEqual([]);
          expect(linter.verifyAndFix(examples[index - 1]!.code, config, 'example.tsx').output).toBe(
            code,
          );
          break;
        default:
          throw new Error(`"${kind}" is none of incorrect, correct and fixed.`);
      }
    },
  );
});
