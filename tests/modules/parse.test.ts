import Module from 'node:module';
import { Worker } from 'node:worker_threads';

import { parse } from '@typescript-eslint/typescript-estree';
import type { TSESTree } from '@typescript-eslint/types';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { isDeeplyNested } from '../../src/analysis/modules/nesting.js';
import { parseFile } from '../../src/analysis/modules/parse.js';
import type { SourceFile } from '../../src/analysis/modules/parse.js';

type Value = Record<string, unknown>;

const isNode = (value: unknown): value is TSESTree.Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'range' in value;

/** A tree without what is absent in it: one parser says null where the other says undefined. */
function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return value;
  const isMember = (value as Value).type === 'TSEnumMember';
  const keep = ([key, item]: [string, unknown]): boolean =>
    item !== null &&
    item !== undefined &&
    !['parent', 'loc', 'start', 'end', 'hashbang'].includes(key) &&
    !(isMember && key === 'computed');
  return Object.fromEntries(
    Object.entries(value as Value)
      .filter(keep)
      .map(([key, item]) => [key, strip(item)]),
  );
}

function allNodes(root: TSESTree.Node): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const visit = (node: TSESTree.Node): void => {
    nodes.push(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent' || key === 'comments') continue;
      for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) visit(item);
    }
  };
  visit(root);
  return nodes;
}

function load(text: string, path = '/p/main.tsx'): SourceFile {
  const file = parseFile(path, text);
  if (!file) throw new Error(`not parsed: ${text}`);
  return file;
}

const sources: [string, string][] = [
  ['optional chains', 'a?.b.c(); (a?.b).c; a?.[b]?.(c); delete a?.b; a?.b!.c; (a?.b)!.c;'],
  ['parentheses', '((a)); (a, b); (a as B); ((() => {}))(); const x: (A | B)[] = (1);'],
  ['parameter properties', 'class A { constructor(private readonly a: B, public c = 1) {} }'],
  ['decorators', '@a @b() class A { @c x = 1; @d() m(@e p) {} }'],
  [
    'members',
    'class A { static x = 1; static { f(); } #p = 2; private q?: B; declare r; get s() { return 1; } }',
  ],
  [
    'abstract',
    'abstract class A { abstract x: B; abstract m(): void; protected abstract get y(): C; }',
  ],
  ['export =', 'export = a;'],
  ['import =', 'import a = require("a"); import b = a.b; export import c = a.c;'],
  [
    'import attributes',
    'import a from "./a.json" with { type: "json" }; export * from "b" with { x: "y" };',
  ],
  [
    'imports',
    'import type { A } from "a"; import { type B, default as c, "d e" as f } from "b"; import g, * as h from "i"; import("j"); import.meta.url;',
  ],
  [
    'exports',
    'export { a as b, type C }; export type * from "d"; export * as e from "f"; export default class {}',
  ],
  ['directives', '"use server"; "use strict"; function f() { "use cache"; ("no"); }'],
  [
    'types',
    'type A<in out T extends B = C> = T extends infer U ? U[] : `x${string}`; let x: typeof import("a"); declare const u: unique symbol;',
  ],
  [
    'mapped types',
    'type A = { readonly [K in keyof B as C]?: D; } & { [key: string]: E; f(): void; new (): G; (): H };',
  ],
  [
    'assertions',
    'a as const; a satisfies B; a!; function f(this: A, x): asserts x is B {} function g(x): x is C {}',
  ],
  [
    'enums and namespaces',
    'const enum A { a = 1, "b" } declare module "m" { export const x: 1; } namespace N.O { f(); } declare global { var y: 1; }',
  ],
  [
    'overloads',
    'function f(a: string): void; function f(a) {} declare function g(): void; class A { m(): void; m() {} }',
  ],
  [
    'using',
    'async function f() { using a = b(); await using c = d(); for await (const x of y) {} }',
  ],
  [
    'generators',
    'function* f() { yield; yield* g(); const x = yield a; } async function* h() { yield await 1; }',
  ],
  [
    'patterns',
    'const { a = 1, b: { c }, ...d } = e; [f, , ...g] = h; function i({ j }: K = {}, [l]: M, ...n: O[]) {}',
  ],
  ['literals', '1n; 0x10; /a+/u; `a${b}c`; tag`x\\u{41}`; "\\u0041"; null; true; 1_000;'],
  ['JSX', 'const a = <A b="c" {...d} e={f} g:h><>{i}</> text {/* no */}</A>; <A.B<C> />;'],
  [
    'classes',
    'class A<T> extends B<C> implements D, E<F> { override m?(): void; accessor x = 1; [key] = 2; }',
  ],
  [
    'statements',
    'a: for (;;) { continue a; } do {} while (a) switch (b) { case 1: break; default: } try {} catch {} finally {} if (a) {} else ; throw e; debugger;',
  ],
  [
    'logic',
    'a ||= b; a ??= c; a && b || c; a ?? b; function f() { new.target; } new A; new A<B>(); x = a ? b : c; f<T>(a);',
  ],
];

describe('the tree of the native parser', () => {
  it.each(sources)('is that of typescript-estree: %s', (name, text) => {
    const path = name === 'JSX' ? '/p/main.tsx' : '/p/main.ts';
    const options = {
      range: true,
      comment: true,
      jsx: name === 'JSX',
      filePath: path,
      sourceType: 'module' as const,
    };
    const { tokens, ...expected } = parse(text, options) as unknown as Value;
    expect(tokens).toBeUndefined();
    expect(strip(load(text, path).program)).toEqual(strip(expected));
  });

  it('has the places of typescript-estree, also behind characters outside ASCII', () => {
    const text =
      '// é ✓ 😀\nconst a = "😀é", b = f(`✓`);\r\nexport const ü = <p>ß😀</p>;\u2028g();\n';
    const expected = parse(text, { range: true, loc: true, jsx: true, comment: true });
    const actual = load(text);
    const places = (program: TSESTree.Program): unknown[] =>
      allNodes(program)
        .map(({ type, range, loc }) => [...range, type, loc] as const)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1] || a[2].localeCompare(b[2]));
    expect(places(actual.program)).toEqual(places(expected));
    expect(actual.text.slice(...actual.program.body[1]!.range)).toBe(
      'export const ü = <p>ß😀</p>;',
    );
    expect(actual.program.comments).toMatchObject([
      { type: 'Line', range: [0, 9], value: ' é ✓ 😀' },
    ]);
  });

  it.each(sources)('has the parents of typescript-estree: %s', (name, text) => {
    const path = name === 'JSX' ? '/p/main.tsx' : '/p/main.ts';
    const { program } = load(text, path);
    expect(program.parent).toBeUndefined();
    for (const node of allNodes(program)) {
      if (node === program) continue;
      expect(node.parent, node.type).toBeDefined();
      expect(Object.values(node.parent!).flat()).toContain(node);
    }
  });

  it('gives scopes in which names are resolved', () => {
    const { scopes } = load(
      'import { a } from "a"; export function f(b: string) { return a(b, Promise); }',
    );
    const references = scopes.scopes.flatMap(({ references }) => references);
    expect(
      references.map(({ identifier, resolved }) => [
        (identifier as TSESTree.Identifier).name,
        resolved?.defs[0]?.type,
      ]),
    ).toEqual([
      ['a', 'ImportBinding'],
      ['b', 'Parameter'],
      ['Promise', undefined],
    ]);
  });
});

describe('the scopes of a CommonJS file', () => {
  it('are those of a function body: names at its top level are resolved', () => {
    const { scopes } = load('const a = 1; function f() { return a; } if (f()) return;', '/p/a.cjs');
    const references = scopes.scopes.flatMap((scope) => scope.references);
    expect(references.every(({ resolved }) => resolved?.defs.length === 1)).toBe(true);
    expect(scopes.scopes.map(({ type }) => type as string)).toEqual([
      'global',
      'function',
      'function',
    ]);
  });
});

describe('files that are parsed', () => {
  it.each([
    ['/p/a.js', 'const a = <p>{b}</p>;'],
    ['/p/a.jsx', 'const a = <p>{b}</p>;'],
    ['/p/a.mjs', 'export const a = await f();'],
    ['/p/a.cjs', 'if (a) return; module.exports = 1;'],
    ['/p/a.js', 'return;'],
    ['/p/a.cts', 'import a = require("a"); export = a;'],
    ['/p/a.ts', 'const a = <T>(b); const c = <T>(d: T) => d;'],
    ['/p/a.tsx', 'const c = <T,>(d: T) => <p>{d}</p>;'],
    ['/p/a.mts', 'export type A = 1;'],
    ['/p/a.js', '#!/usr/bin/env node\nf();'],
    ['/p/a.ts', ''],
  ])('%s: %s', (path, text) => {
    expect(parseFile(path, text)).toMatchObject({ path, text });
  });

  it.each([
    ['/p/a.ts', 'const a = ;'],
    ['/p/a.ts', 'const a = <p></p>;'],
    ['/p/a.js', 'type A = 1;'],
    ['/p/a.mjs', 'return;'],
    ['/p/a.ts', 'f('],
    ['/p/a.ts', '<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> other\n'],
  ])('not %s: %s', (path, text) => {
    expect(parseFile(path, text)).toBeUndefined();
  });
});

const deep = 6_000;
const nestings: [string, string][] = [
  ['parentheses', `${'('.repeat(deep)}1${')'.repeat(deep)}`],
  ['arrays', '['.repeat(deep) + ']'.repeat(deep)],
  ['blocks', '{'.repeat(deep) + '}'.repeat(deep)],
  ['templates', `${'`${'.repeat(deep)}1${'}`'.repeat(deep)}`],
  ['ternaries', `${'a?b:'.repeat(deep)}1;`],
  ['arrows', `x=${'a=>'.repeat(deep)}1;`],
  ['assignments', `${'a='.repeat(deep)}1;`],
  ['else if', `${'if(a);else '.repeat(deep)};`],
  ['type arguments', `type A=${'B<'.repeat(deep)}C${'>'.repeat(deep)}`],
  ['elements', `x=${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`],
  ['negations', `${'!'.repeat(20 * deep)}1;`],
  ['new', `${'new '.repeat(5 * deep)}A;`],
];

describe('nesting that would end the process', () => {
  it.each(nestings)('is seen: %s', (_, text) => {
    expect(isDeeplyNested(text)).toBe(true);
  });

  it.each([
    ['300 parentheses', `${'('.repeat(300)}1${')'.repeat(300)}`],
    ['many statements', 'const a = b ? c : d;\n'.repeat(10_000)],
    ['many properties', `x = {${'a: b ? c : d,\n'.repeat(10_000)}}`],
    ['many optional properties', `interface A {${'a?: string;\n'.repeat(10_000)}}`],
    ['a line of a comment', `/* ${'='.repeat(5_000)} */`],
    ['many comparisons', 'if (a < b) { c(); }\n'.repeat(10_000)],
  ])('is not taken for it: %s', (_, text) => {
    expect(isDeeplyNested(text)).toBe(false);
  });

  it.each(nestings)('does not end it: %s', (_, text) => {
    const file = parseFile('/p/deep.tsx', text);
    expect(file === undefined || file.text === text).toBe(true);
  });

  it('what is let through does not end a worker thread', async () => {
    const levels = 499;
    const worker = new Worker(
      `const { parseSync } = require('oxc-parser');
       for (const text of require('node:worker_threads').workerData) {
         if (!parseSync('a.tsx', text, { astType: 'ts' }).program) throw new Error(text);
       }`,
      {
        eval: true,
        workerData: [
          '('.repeat(levels) + '1' + ')'.repeat(levels),
          '`${'.repeat(levels) + '1' + '}`'.repeat(levels),
          `type A=${'B<'.repeat(levels)}C${'>'.repeat(levels)}`,
          'if(a);else '.repeat(levels) + ';',
        ],
      },
    );
    expect(await new Promise((resolve) => worker.on('exit', resolve))).toBe(0);
  });
});

describe('without the native parser', () => {
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const original = loader._load;

  afterEach(() => {
    loader._load = original;
    vi.resetModules();
  });

  /** `parseFile` where some packages cannot be loaded. */
  async function parseWithout(...missing: string[]): Promise<typeof parseFile> {
    loader._load = (name, ...rest) => {
      if (missing.includes(name)) throw new Error(`Cannot find native binding of ${name}`);
      return original(name, ...rest);
    };
    vi.resetModules();
    return (await import('../../src/analysis/modules/parse.js')).parseFile;
  }

  it('typescript-estree is used', async () => {
    const without = await parseWithout('oxc-parser');
    const text = 'export const a = <p>é</p>;\nf(a);';
    const file = without('/p/a.tsx', text)!;
    expect(strip(file.program)).toEqual(strip(load(text).program));
    expect(file.program.body[1]!.loc.start).toEqual({ line: 2, column: 0 });
    expect(file.program.body[1]!.parent).toBe(file.program);
    expect(without('/p/a.tsx', 'const ;')).toBeUndefined();
  });

  it('nothing is parsed where that is not there either', async () => {
    const without = await parseWithout('oxc-parser', '@typescript-eslint/typescript-estree');
    expect(without('/p/a.ts', 'f();')).toBeUndefined();
  });

  it('nothing is loaded before the first file', async () => {
    const loaded: string[] = [];
    loader._load = (name, ...rest) => {
      loaded.push(name);
      return original(name, ...rest);
    };
    vi.resetModules();
    const { createModules } = await import('../../src/analysis/modules/index.js');
    const modules = createModules();
    const isNoted = (name: string): boolean => /oxc-[a-z]+$|typescript-eslint|yaml/.test(name);
    modules.resolve('node:fs', import.meta.filename);
    expect(loaded.filter(isNoted)).toEqual([]);
    modules.resolve('./parse.test.js', import.meta.filename);
    expect(loaded.filter(isNoted)).toEqual(['oxc-resolver']);
    modules.load(import.meta.filename);
    expect(loaded).toContain('oxc-parser');
  });
});
