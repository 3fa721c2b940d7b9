import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { getLibraryYear } from '../../../src/checked-types.js';
import { preferAllSettled } from '../../../src/rules/prefer-all-settled.js';
import { around, fix, lint } from './lint.js';

new RuleTester().run('prefer-all-settled', preferAllSettled, {
  valid: [`await Promise.all([fetch('/a'), fetch('/b')]);`],
  invalid: [
    {
      name: 'quotes, semicolons, indentation and comments stay as they are',
      code: [
        `async function run(results: string[]) {`,
        `\tconst first = "x"`,
        `\tawait Promise.all([`,
        `\t\t// first`,
        `\t\tfetch("/a", { method: "POST" }),`,
        `\t\tfetch("/b", { method: "POST" }), // second`,
        `\t]) // both`,
        `\treturn first + results`,
        `}`,
      ].join('\n'),
      errors: [
        {
          messageId: 'abandoned',
          line: 3,
          column: 8,
          suggestions: [
            {
              messageId: 'rethrow',
              output: [
                `async function run(results: string[]) {`,
                `\tconst first = "x"`,
                `\tconst results2 = await Promise.allSettled([`,
                `\t\t// first`,
                `\t\tfetch("/a", { method: "POST" }),`,
                `\t\tfetch("/b", { method: "POST" }), // second`,
                `\t]) // both`,
                `\tfor (const result of results2) {`,
                `\t\tif (result.status === "rejected") throw result.reason`,
                `\t}`,
                `\treturn first + results`,
                `}`,
              ].join('\n'),
            },
            {
              messageId: 'outcomes',
              output: [
                `async function run(results: string[]) {`,
                `\tconst first = "x"`,
                `\tconst results2 = await Promise.allSettled([`,
                `\t\t// first`,
                `\t\tfetch("/a", { method: "POST" }),`,
                `\t\tfetch("/b", { method: "POST" }), // second`,
                `\t]) // both`,
                `\tconst reasons = results2.flatMap((result) =>`,
                `\t\tresult.status === "rejected" ? [result.reason] : []`,
                `\t)`,
                `\tif (reasons.length === 1) throw reasons[0]`,
                `\tif (reasons.length > 1) throw new AggregateError(reasons, "several failed")`,
                `\treturn first + results`,
                `}`,
              ].join('\n'),
            },
          ],
        },
      ],
    },
  ],
});

describe('nothing is suggested', () => {
  const writes = `[post('/a'), post('/b')]`;
  const cases: readonly (readonly [name: string, body: string])[] = [
    ['where a directive would lose its line', `// @ts-expect-error\nawait Promise.all(${writes});`],
    [
      'where a directive stands inside',
      `await Promise.all([post('/a'), /* istanbul ignore next */ post('/b')]);`,
    ],
    [
      'where a comment would be lost',
      `const [a /* the first */] = await Promise.all(${writes});\nreturn a;`,
    ],
    ['where code follows on the line', `await Promise.all(${writes}); return 1;`],
    ['in an expression', `return [await Promise.all([post('/a'), post('/b')])];`],
    ['for several declarators', `const [a] = await Promise.all(${writes}), c = 1;\nreturn [a, c];`],
    ['for a default', `const [a = null] = await Promise.all(${writes});\nreturn a;`],
  ];
  it.each(cases)('%s', (_name, body) => {
    const found = lint(around(body), { mode: 'always' });
    expect(found).toHaveLength(1);
    expect(found[0]).not.toContain(':');
  });

  it('where Promise.all is replaced', () => {
    const code = around(`Promise.all = other as never;\nawait Promise.all(${writes});`);
    expect(lint(code, { mode: 'always' }).join()).not.toContain('rethrow');
  });
});

describe('the library that a file is compiled against', () => {
  const yearOf = (options: object): number =>
    getLibraryYear({ program: { getCompilerOptions: () => options } } as never);

  it('is read from lib and target, and taken to have everything without a checker', () => {
    expect(yearOf({ target: 7 })).toBe(2020);
    expect(yearOf({ target: 6 })).toBe(2019);
    expect(yearOf({ target: 99, lib: ['lib.es2019.d.ts', 'lib.dom.d.ts'] })).toBe(2019);
    expect(yearOf({ target: 2, lib: ['lib.esnext.d.ts'] })).toBe(Number.POSITIVE_INFINITY);
    expect(getLibraryYear(undefined)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('autofix', () => {
  const code = around(
    `await Promise.all([post('/a'), post('/b')]);\n  await Promise.all(ids.map(post));`,
  );

  it('is off by default', () => {
    expect(fix(code, {})).toBe(code);
  });

  it('rethrows, with names that do not clash, and comes to rest', () => {
    const fixed = fix(code, { autofix: 'rethrow' });
    expect(fixed).not.toContain('Promise.all(');
    expect(fixed).toContain('for (const result of results) {');
    expect(fixed).toContain('for (const result2 of results2) {');
    expect(fix(fixed, { autofix: 'rethrow' })).toBe(fixed);
  });

  it('leaves out of the suggestions what it fixes', () => {
    expect(lint(code, { autofix: 'rethrow' })).toEqual(['abandoned: outcomes', 'batch: outcomes']);
  });

  it('unwraps only what bears it', () => {
    expect(fix(code, { autofix: 'unwrap' })).toBe(code);
    const values = around(
      `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);\nreturn [a?.status, b?.status];`,
    );
    expect(fix(values, { autofix: 'unwrap', mode: 'always' })).toContain(
      `const a = aResult.status === 'fulfilled' ? aResult.value : undefined;`,
    );
  });
});
