import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { AnalysisSettings, Explanation, ExplainOptions } from '../../src/analysis/index.js';
import { analyze, getFunctionName, getLists } from './analyze.js';

/** Explains the last list of a source. */
function explain(
  text: string,
  settings: Partial<AnalysisSettings> = {},
  options: Partial<ExplainOptions> = {},
): Explanation {
  const analysis = analyze(text, '/project/file.ts', settings);
  return analysis.explainList(getLists(analysis).at(-1)!, {
    report: 'assumed',
    findEditObstacle: () => undefined,
    canWriteChains: () => false,
    ...options,
  });
}

/** A function with these lines in it, which returns what they declare. */
function inFunction(...lines: string[]): string {
  const body = lines.join('\n');
  const names = [...body.matchAll(/const (\w+) =/g)].map(([, name]) => name);
  return `async function load(id: string, rows: string[]) {\n${body}\nreturn [${names.join(', ')}];\n}\n`;
}

const pair = ["const a = await fetch('/a');", "const b = await fetch('/b');"];

describe('rounds', () => {
  it('counts what waits, what is offered, and what the values need', () => {
    const { roundsBefore, roundsAfter, criticalPath, groups } = explain(
      inFunction(
        "const a = await fetch('/a');",
        "const b = await fetch('/b');",
        'const c = await fetch(`/c/${a.status}`);',
      ),
    );
    expect({ roundsBefore, roundsAfter, criticalPath }).toEqual({
      roundsBefore: 3,
      roundsAfter: 2,
      criticalPath: 2,
    });
    expect(groups.map(({ rounds, outcome }) => ({ rounds, outcome }))).toEqual([
      { rounds: [['fetch()', 'fetch()'], ['fetch()']], outcome: 'fix' },
    ]);
  });

  it('does not count an await that is async in name only', () => {
    const text = `async function plain() { return 1; }\n${inFunction('const a = await plain();', 'const b = await plain();')}`;
    expect(explain(text)).toMatchObject({ roundsBefore: 0, groups: [], obstacles: [] });
  });

  it('has no obstacle where each await needs the one before it', () => {
    const { obstacles } = explain(
      inFunction("const a = await fetch('/a');", 'const b = await fetch(`/b/${a.status}`);'),
    );
    expect(obstacles).toEqual([]);
  });
});

describe('obstacles', () => {
  it.each<[string, string, object]>([
    [
      'a place',
      `db.transaction(async () => {\n${pair.join('\n')}\n});`,
      {
        kind: 'place',
        operation: null,
        text: expect.stringContaining('nothing in this list is moved, because a transaction'),
      },
    ],
    [
      'a guard',
      inFunction(pair[0]!, 'if (!id) return;', pair[1]!),
      {
        kind: 'control',
        operation: 2,
        line: 3,
        text: 'a guard stands between: what follows it may not be reached',
        remedy: 'Nothing crosses a guard: bring together what stands on one side of it.',
      },
    ],
    [
      'a statement that is not inert',
      inFunction(pair[0]!, 'rows.push(id);', pair[1]!),
      {
        kind: 'effect',
        operation: 2,
        text: 'a statement stands between: it is not known to be inert',
      },
    ],
    [
      'a write in a body',
      `let count = 0;\nasync function bump() { count++; return (await fetch('/n')).text(); }\n${inFunction(pair[0]!, 'const n = await bump();')}`,
      {
        kind: 'effect',
        operation: 2,
        text: 'bump() keeps its place: assigns count, and only reads are started together',
        sources: expect.arrayContaining([
          { text: 'body of bump', file: '/project/file.ts', line: 2 },
        ]),
      },
    ],
    [
      'a gate by its name',
      `import { requireUser } from './auth';\n${inFunction('const user = await requireUser();', pair[0]!)}`,
      {
        kind: 'control',
        operation: 1,
        text: 'requireUser() keeps its place: requireUser() is a gate by its name',
        setting: { module: './auth', exports: ['requireUser'], effect: 'read' },
      },
    ],
    [
      'a value that is dropped',
      inFunction("await fetch('/ping');", pair[0]!),
      {
        kind: 'control',
        operation: 1,
        text: 'fetch() keeps its place: its value is not used, so it is awaited for what it does',
      },
    ],
    [
      'a comment',
      inFunction(pair[0]!, '// sequential: the service counts', pair[1]!),
      {
        kind: 'control',
        operation: 2,
        remedy: 'Remove the comment, if the order does not matter.',
      },
    ],
    [
      'an unknown call',
      inFunction(pair[0]!, 'const n = await audit();'),
      {
        kind: 'unknown',
        text: '`audit()` is unknown: nothing in sight declares it, and its name says that it writes',
        remedy: 'If it only reads, declare it.',
        setting: { call: 'audit', effect: 'read' },
      },
    ],
    [
      'an unknown call in a body',
      `import * as db from './db';\nasync function find() { return await db.rows.all(); }\n${inFunction(pair[0]!, 'const n = await find();')}`,
      {
        kind: 'unknown',
        text: "`db.rows.all()`, which find() calls, is unknown: it is imported from './db', where its body was not found, and its name does not say what it does",
        setting: { module: './db', exports: ['rows.all'], effect: 'read' },
      },
    ],
    [
      'a function of the catalogue whose arguments do not tell',
      `import { readFile } from 'node:fs/promises';\n${inFunction(pair[0]!, 'const n = await readFile(id, { flag: "a+" });')}`,
      {
        kind: 'unknown',
        text: "`readFile()` is unknown: it is of 'node:fs/promises', and its arguments do not tell what it does",
      },
    ],
    [
      'a callback without a name',
      `declare const all: (() => void)[];\nasync function each(run: () => void) { run(); return (await fetch('/x')).text(); }\n${inFunction(pair[0]!, 'const n = await each(all[0]!);')}`,
      {
        kind: 'unknown',
        text: expect.stringMatching(/^(a callback|`all\.).* is unknown: its body cannot be seen/),
      },
    ],
    [
      'a read name from a module that was not found',
      `import { getUser, getTeam } from './api';\n${inFunction('const u = await getUser(id);', 'const t = await getTeam();')}`,
      {
        kind: 'unknown',
        remedy:
          "If it only reads, declare it. Or set settings.waterfall.trustNames to 'unresolved'.",
      },
    ],
    [
      'one object that two calls may talk through',
      `declare const api: any;\n${inFunction('const u = await api.getUser(id);', 'const t = await api.getTeam();')}`,
      { kind: 'unknown', text: 'for a fix, two calls on api may depend on each other' },
    ],
    [
      'the same call twice',
      inFunction(pair[0]!, pair[0]!.replace(' a ', ' b ')),
      {
        kind: 'effect',
        text: 'fetch() is not moved: the same call is made above, so its second answer is asked for on purpose',
      },
    ],
    [
      'a rest that does something with the value',
      inFunction("rows.push(await (await fetch('/a')).text());", pair[1]!),
      { kind: 'effect' },
    ],
    [
      'lists of unknown length',
      inFunction(
        'const a = await Promise.all(rows.map((row) => fetch(row)));',
        'const b = await Promise.all(rows.map((row) => fetch(`/${row}`)));',
      ),
      {
        kind: 'width',
        text: 'a Promise.all over a list of unknown length never starts together with another one',
        remedy: null,
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(explain(text).obstacles).toContainEqual(expect.objectContaining(expected));
  });

  it('more members than maxWidth', () => {
    const lines = ['a', 'b', 'c'].map((name) => `const ${name} = await fetch('/${name}');`);
    const { groups, obstacles } = explain(inFunction(...lines), { maxWidth: 2 });
    expect(groups).toMatchObject([{ operations: [1, 2], roundsAfter: 1 }]);
    expect(obstacles).toEqual([
      {
        kind: 'width',
        operation: null,
        line: 4,
        text: 'more than maxWidth (2) would start together',
        sources: [],
        remedy: 'Raise settings.waterfall.maxWidth.',
        setting: null,
      },
    ]);
  });

  it('an edit that cannot be written', () => {
    const { groups, obstacles } = explain(
      inFunction(...pair),
      {},
      { findEditObstacle: () => 'a comment would be lost' },
    );
    expect(groups).toMatchObject([{ outcome: 'report', editObstacle: 'a comment would be lost' }]);
    expect(obstacles).toMatchObject([
      { kind: 'edit', text: 'the new order cannot be written: a comment would be lost' },
    ]);
  });

  it('a verdict that is not reported', () => {
    const text = inFunction('const a = await one();', 'const b = await two();');
    expect(explain(text).groups).toMatchObject([{ verdict: 'unknown', outcome: 'nothing' }]);
    expect(explain(text).obstacles).toContainEqual(expect.objectContaining({ kind: 'report' }));
    expect(explain(text, {}, { report: 'unknown' }).groups).toMatchObject([
      { verdict: 'unknown', outcome: 'suggestion' },
    ]);
  });

  it('what is trusted is not reported where only proof counts', () => {
    const text = inFunction('const a = await getUser();', 'const b = await getTeam();');
    expect(explain(text).groups).toMatchObject([{ verdict: 'assumed', outcome: 'fix' }]);
    const strict = explain(text, {}, { report: 'proven' });
    expect(strict.groups).toMatchObject([{ verdict: 'assumed', outcome: 'nothing' }]);
    expect(strict.roundsAfter).toBe(2);
  });
});

it('is plain data', () => {
  const explanation = explain(inFunction(...pair));
  expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
});

describe('every list of the fixtures', () => {
  const folder = new URL('fixtures/', import.meta.url);
  const files = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));

  it.each(files)('%s: says why there is no more', (name) => {
    const analysis = analyze(readFileSync(new URL(name, folder), 'utf8'), `/project/src/${name}`);
    for (const list of getLists(analysis)) {
      const { roundsAfter, criticalPath, obstacles } = analysis.explainList(list, {
        report: 'assumed',
        findEditObstacle: () => undefined,
        canWriteChains: () => false,
      });
      // Where no reason is given, what is offered is the best that the values allow.
      if (obstacles.length > 0 || roundsAfter < 2) continue;
      expect([getFunctionName(list), roundsAfter]).toEqual([getFunctionName(list), criticalPath]);
    }
  });
});
