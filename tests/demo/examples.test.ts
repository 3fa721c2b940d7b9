import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectations } from './expectations.js';
import { collectFunctions, leaveOut, parse } from './functions.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const examples = path.join(root, 'examples');
const files = globSync(['app/**', 'functions/**', 'lib/**', 'scripts/**', 'server/**'], {
  cwd: examples,
}).sort();

let copy: string;
let found: ESLint.LintResult[];
let second: ESLint.LintResult[];

/** Lints the copy with the application's own configuration and the built plugin. */
function lint(fix: boolean): Promise<ESLint.LintResult[]> {
  const overrideConfigFile = path.join(examples, 'eslint.config.js');
  return new ESLint({ cwd: copy, overrideConfigFile, fix }).lintFiles('.');
}

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
const load = (folder: string, file: string) => parse(file, read(folder, file));

beforeAll(async () => {
  copy = path.join(mkdtempSync(path.join(realpathSync(tmpdir()), 'waterfall-test-')), 'examples');
  cpSync(examples, copy, { recursive: true });
  found = await lint(false);
  await ESLint.outputFixes(await lint(true));
  second = await lint(true);
});

afterAll(() => {
  rmSync(path.dirname(copy), { recursive: true, force: true });
});

describe('the expectations', () => {
  it('name every file of the application', () => {
    expect(expectations.map(({ file }) => file).sort()).toEqual(files);
  });

  it('name every function that waits more than once', () => {
    for (const { file, fixed, kept } of expectations) {
      const waiting = collectFunctions(load(examples, file)).filter(({ awaits }) => awaits > 1);
      const named = [...fixed, ...kept].map(({ name }) => name);
      expect(named.sort(), file).toEqual(waiting.map(({ name }) => name).sort());
    }
  });
});

describe.each(expectations)('$file', ({ file, fixed, kept, adds = '' }) => {
  it.each(fixed)('$name is fixed', ({ name, before, after }) => {
    const [old, now] = [examples, copy].map((folder) =>
      collectFunctions(load(folder, file)).find((candidate) => candidate.name === name),
    );
    expect({ before: old?.awaits, after: now?.awaits }).toEqual({ before, after });
  });

  it.each(kept)('$name stays: $because', ({ name }) => {
    const [old, now] = [examples, copy].map((folder) =>
      collectFunctions(load(folder, file)).find((candidate) => candidate.name === name),
    );
    expect(now?.text).toBe(old?.text);
  });

  it('stays the same everywhere else', () => {
    const names = new Set(fixed.map(({ name }) => name));
    expect(leaveOut(load(copy, file), names).replace(adds, '')).toBe(
      leaveOut(load(examples, file), names),
    );
  });

  it('has one finding, with a fix, for each function that is fixed', () => {
    const messages = found.find(({ filePath }) => filePath === path.join(copy, file))?.messages;
    expect(messages?.filter(({ fix }) => fix !== undefined)).toHaveLength(fixed.length);
  });
});

describe('after the fix', () => {
  it('a second fix changes nothing', () => {
    expect(second.filter(({ output }) => output !== undefined)).toEqual([]);
  });

  it('every file parses', () => {
    expect(second.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))).toEqual([]);
  });

  it.each(['before', 'after'])('the application type-checks (%s)', (when) => {
    expect(typeErrors(when === 'before' ? examples : copy)).toEqual([]);
  });
});

/** What the compiler says of an application, with the Node.js types of this repository. */
function typeErrors(folder: string): string[] {
  const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  );
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, {
    ...options,
    typeRoots: [path.join(root, 'node_modules/@types')],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}
