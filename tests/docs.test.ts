import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import parser from '@typescript-eslint/parser';
import type { Rule } from 'eslint';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { printAnalysis } from '../src/analysis/index.js';
import { LIBRARIES } from '../src/analysis/effects/catalogue/lookup.js';
import { setFileSystem } from '../src/analysis/modules/index.js';
import plugin from '../src/index.js';
import { parseSettings } from '../src/settings.js';
import { analyze, getLists } from './analysis/analyze.js';
import { Tree } from './modules/tree.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const linter = new Linter({ configType: 'flat', cwd: '/p' });
const filename = '/p/example.tsx';

/**
 * A code block of a page, with the word after its language. On a rule page, `incorrect` is reported,
 * `correct` is not, `fixed` is what --fix makes of the block before it, and `suggested` is what a
 * suggestion makes of the last incorrect block. `beside` is another file; its first line is its name. A
 * `demonstration` is run; it prints what the comment at its end says. A `process` is run on its own, and
 * the comment says how it ends.
 */
interface Example {
  readonly kind: string;
  readonly code: string;
  readonly line: number;
}

function readExamples(file: string): Example[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```(?:ts|tsx|js|text) (\w+)\n(.*?)^```$/gms)].map((match) => ({
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

const AsyncFunction = (async () => {}).constructor as new (
  ...source: string[]
) => (...args: unknown[]) => Promise<void>;

/** What a program prints. */
async function print(code: string): Promise<string> {
  const lines: string[] = [];
  await new AsyncFunction('console', code)({ log: (line: string) => lines.push(line) });
  return lines.join('\n');
}

/** How a process of Node ends that runs a program: its exit code, and its error or what it prints. */
function runProcess(code: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code],
    { encoding: 'utf8' },
  );
  return `exit code ${status}: ${/^\w*Error: .*$/m.exec(stderr)?.[0] ?? stdout.trim()}`;
}

/** What every rule page says, in this order; a page may have more. */
const sections = [
  'What it reports',
  'When it fixes',
  'When it only suggests',
  'Options',
  'Limits',
  'When not to use it',
];

/** The code blocks of a page that have a language and no kind: pieces of a config, and pictures. */
function readPieces(file: string): { language: string; code: string; line: number }[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1]!,
    code: match[2]!,
    line: text.slice(0, match.index).split('\n').length,
  }));
}

/** The config that has `settings: {…}`, `rules: {…}`, or the entry of one rule. */
function completeConfig(piece: string): Linter.Config {
  const config = /^(settings|rules):/.test(piece) ? piece : `rules: { ${piece} }`;
  const own = new Function(`return { ${config} };`)() as Linter.Config;
  // A wrong setting is an error of the first rule that runs.
  return { plugins: { waterfall: plugin }, ...own };
}

const folder = path.join(root, 'docs', 'rules');
const pages = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));

describe.each(pages)('docs/rules/%s.md', (rule) => {
  const config = makeConfig(rule);
  const blocks = readExamples(path.join(folder, `${rule}.md`));
  const examples = blocks.filter(
    ({ kind }) => kind !== 'beside' && kind !== 'demonstration' && kind !== 'process',
  );
  const files = blocks
    .filter(({ kind }) => kind === 'beside')
    .map(({ code }) => {
      const name = /^\/\/ (\S+)\n/.exec(code)![1]!;
      return [name, name.endsWith('.json') ? code.slice(code.indexOf('\n')) : code] as const;
    });

  beforeAll(() => setFileSystem(new Tree(Object.fromEntries(files))));
  afterAll(() => setFileSystem(undefined));

  it('has examples of both kinds', () => {
    const kinds = new Set(examples.map(({ kind }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['incorrect', 'correct']));
  });

  it('says what every page says, with a picture', () => {
    const text = readFileSync(path.join(folder, `${rule}.md`), 'utf8');
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
    expect(headings.filter((heading) => sections.includes(heading))).toEqual(sections);
    const [, first] = text.split('\n## ');
    expect(first).toContain('```text\n');
  });

  it('has no code but what is checked here', () => {
    for (const { language, code, line } of readPieces(path.join(folder, `${rule}.md`))) {
      if (language === 'text') continue;
      expect(`${language} in line ${line}`).toBe(`js in line ${line}`);
      const { rules, ...rest } = completeConfig(code);
      const all = [...config, { files: ['**/*.tsx'], ...rest, rules: rules ?? {} }];
      expect(linter.verify('', all, filename)).toEqual([]);
    }
  });

  it.each(blocks.filter(({ kind }) => kind === 'demonstration'))(
    'line $line: $kind',
    async ({ code }) => {
      expect(await print(code)).toBe(/\/\/ (.*)\n$/.exec(code)![1]);
    },
  );

  it.each(blocks.filter(({ kind }) => kind === 'process'))('line $line: $kind', ({ code }) => {
    expect(runProcess(code)).toBe(/\/\/ (.*)\n$/.exec(code)![1]);
  });

  it.each(examples.map((example, index) => ({ ...example, index })))(
    'line $line: $kind',
    ({ kind, code, index }) => {
      const messages = linter.verify(code, config, filename);
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
          expect(linter.verifyAndFix(examples[index - 1]!.code, config, filename).output).toBe(
            code,
          );
          break;
        case 'ordered': {
          // What --fix makes of the first incorrect block with this setting.
          const source = examples.find((one) => one.kind === 'incorrect')!.code;
          const ordered = config.map((item) => ({
            ...item,
            settings: { waterfall: { errorOrder: 'source' } },
          }));
          expect(messages).toEqual([]);
          expect(linter.verifyAndFix(source, ordered, filename).output).toBe(code);
          break;
        }
        case 'suggested': {
          const source = examples.slice(0, index).findLast((one) => one.kind === 'incorrect')!.code;
          const offered = linter
            .verify(source, config, filename)
            .flatMap((message) => message.suggestions ?? [])
            .map(
              ({ fix: { range, text } }) =>
                source.slice(0, range[0]) + text + source.slice(range[1]),
            );
          expect(offered).toContain(code);
          break;
        }
        default:
          throw new Error(`"${kind}" is none of incorrect, correct, fixed, ordered and suggested.`);
      }
    },
  );
});

describe('docs/analysis.md', () => {
  const file = path.join(root, 'docs', 'analysis.md');
  const examples = readExamples(file);
  const getCode = (kind: string): string => examples.find((one) => one.kind === kind)?.code ?? '';
  const source = getCode('analyzed');

  it('shows the printed answer of its example', () => {
    const analysis = analyze(source, 'example.ts');
    const list = getLists(analysis).at(-1)!;
    expect(`${printAnalysis(analysis, list)}\n`).toBe(getCode('printed'));
  });

  it('shows what the fix writes', () => {
    const config = makeConfig('no-sequential-awaits');
    const { output } = linter.verifyAndFix(source, config, filename);
    expect(output).toContain(getCode('fixed'));
  });

  it('names files and fixtures that exist', () => {
    const folders = [
      '',
      'src/analysis/',
      'tests/analysis/fixtures/',
      'tests/rules/no-sequential-awaits/',
    ];
    const names = [...readFileSync(file, 'utf8').matchAll(/`([\w./-]+\.ts|[\w-]+\/[\w./-]*\/)`/g)];
    const missing = names
      .map(([, name]) => name!)
      .filter((name) => folders.every((folder) => !existsSync(path.join(root, folder, name))));
    expect(missing).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('shows a rule that works', async () => {
    const text = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
    const [, code] = /^```ts\n(import type \{ Group \}.*?)^```$/ms.exec(text)!;
    const temporary = mkdtempSync(path.join(tmpdir(), 'waterfall-docs-'));
    const file = path.join(temporary, 'max-rounds.ts');
    writeFileSync(file, code!.replaceAll(`from '../`, `from '${root}src/`));
    const { maxRounds } = (await import(file)) as { maxRounds: Rule.RuleModule };
    rmSync(temporary, { recursive: true });
    const own = { plugins: { own: { rules: { maxRounds } } }, rules: { 'own/maxRounds': 'error' } };
    const run = (third: string): string[] =>
      linter
        .verify(
          `async function load() {
             const a = await fetch('/a');
             const b = await fetch(a.url);
             ${third}
             const d = await fetch('/d');
             return [b, c, d];
           }`,
          [{ files: ['**/*.tsx'], languageOptions: { parser }, ...own } as Linter.Config],
          filename,
        )
        .map(({ message }) => message);
    expect(run('const c = 1;')).toEqual([]);
    expect(run('const c = await fetch(b.url);')).toEqual([
      'fetch() waits for 3 rounds, one after another.',
    ]);
  });

  it('names every file of src/, and no other', () => {
    const text = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8');
    const [, section] = text.split('\n## Files\n');
    const rows = [...section!.matchAll(/^\| `([\w./-]+)`/gm)].map(([, name]) => name!);
    const folders = rows.filter((name) => name.endsWith('/'));
    const named = rows.filter((name) => name.endsWith('.ts'));
    const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => name.endsWith('.ts'));
    // A folder of the catalogue stands for the files in it: those are data.
    const isFamily = (name: string): boolean =>
      /^analysis\/effects\/catalogue\/\w+\/$/.test(name) &&
      files.some((file) => file.startsWith(name));
    expect(folders.filter((name) => !isFamily(name))).toEqual([]);
    const others = files.filter((file) => !folders.some((name) => file.startsWith(name)));
    expect(named.sort()).toEqual(others.sort());
  });
});

describe('the number of libraries that are known', () => {
  it.each(['README.md', 'docs/analysis.md', 'CHANGELOG.md'])('is about what %s says', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8');
    const [, stated] = /about (\d+) libraries/.exec(text)!;
    expect(Math.abs(Number(stated) - LIBRARIES.length)).toBeLessThan(20);
  });
});

describe('README.md', () => {
  it('shows settings that are right', () => {
    const pieces = readPieces(path.join(root, 'README.md')).filter(({ code }) =>
      code.startsWith('settings:'),
    );
    expect(pieces).toHaveLength(1);
    const config = [...makeConfig('no-sequential-awaits'), completeConfig(pieces[0]!.code)];
    expect(linter.verify('', config, filename)).toEqual([]);
  });

  it('has one row for each setting', () => {
    const text = readFileSync(path.join(root, 'README.md'), 'utf8');
    const [, table] = /^\| setting .*\n\|[ :|-]*\n((?:\|.*\n)*)/m.exec(text)!;
    const rows = [...table!.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name!);
    expect(rows.sort()).toEqual(Object.keys(parseSettings(undefined)).sort());
  });

  it('shows what --fix does', () => {
    const text = readFileSync(path.join(root, 'README.md'), 'utf8');
    const lines = /^```diff\n(.*?)^```$/ms.exec(text)![1]!.trimEnd().split('\n');
    const pick = (sign: string): string =>
      lines
        .filter((line) => line.startsWith(' ') || line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const config = makeConfig('no-sequential-awaits');
    expect(linter.verifyAndFix(pick('-'), config, filename).output).toBe(pick('+'));
  });
});
