import { describe, expect, it } from 'vitest';

import { fix } from './fix.js';

const directives = [
  '// eslint-disable-next-line no-console',
  '/* eslint-disable-next-line no-console -- wanted */',
  '/* eslint no-console: "off" */',
  '// @ts-expect-error the types are older',
  '// @ts-ignore',
  '// prettier-ignore',
  '// biome-ignore lint: wanted',
  '// deno-lint-ignore no-explicit-any',
  '/* istanbul ignore next */',
  '/* c8 ignore next */',
  '/* v8 ignore next */',
  '// #region reads',
  '// cspell:ignore postes',
];

describe('a directive comment speaks of the line that it stands on, so nothing is moved', () => {
  it.each(directives)('above the first await: %s', (directive) => {
    const source = `${directive}\nconst a = await fetch('/a');\nconst b = await fetch('/b');\nshow(a, b);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });

  it.each(directives)('above the second await: %s', (directive) => {
    const source = `const a = await fetch('/a');\n${directive}\nconst b = await fetch('/b');\nshow(a, b);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });

  it.each(directives)('above a statement that would move: %s', (directive) => {
    const source = `const a = await fetch('/a');\n${directive}\nconst c = 1;\nconst b = await fetch('/b');\nshow(a, b, c);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });

  it('behind a line', () => {
    const source = `const a = await fetch('/a'); // eslint-disable-line no-console\nconst b = await fetch('/b');\nshow(a, b);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });

  it('inside an operand', () => {
    const source = `const a = await fetch(\n  // @ts-expect-error the types are older\n  '/a',\n);\nconst b = await fetch('/b');\nshow(a, b);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });
});

describe('a directive comment elsewhere does not matter', () => {
  it('above a statement before the group', () => {
    const { fixed } = fix(
      `// @ts-ignore\nshow();\nconst a = await fetch('/a');\nconst b = await fetch('/b');\nshow(a, b);\n`,
    );
    expect(fixed).toBe(
      `// @ts-ignore\nshow();\nconst [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);\nshow(a, b);\n`,
    );
  });

  it('above the statement after the group', () => {
    const { fixed } = fix(
      `const a = await fetch('/a');\nconst b = await fetch('/b');\n// eslint-disable-next-line no-console\nshow(a, b);\n`,
    );
    expect(fixed).toBe(
      `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);\n// eslint-disable-next-line no-console\nshow(a, b);\n`,
    );
  });

  it('a report that is disabled is no report', () => {
    const source = `const a = await fetch('/a');\n// eslint-disable-next-line waterfall/no-sequential-awaits\nconst b = await fetch('/b');\nshow(a, b);\n`;
    expect(fix(source)).toEqual({ fixed: source, suggested: [] });
  });
});
