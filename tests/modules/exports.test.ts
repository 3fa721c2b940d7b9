import { describe, expect, it } from 'vitest';

import { describeTarget, find, inMemory } from './tree.js';
import type { Files } from './tree.js';

describe('exports of a file', () => {
  it.each([
    ['f', 'export function f() {}', 'FunctionDeclaration function f() {}'],
    ['f', 'export async function f() {}', 'FunctionDeclaration async function f() {}'],
    ['C', 'export class C {}', 'ClassDeclaration class C {}'],
    ['C', 'export abstract class C {}', 'ClassDeclaration abstract class C {}'],
    ['T', 'export interface T {}', 'TSInterfaceDeclaration interface T {}'],
    ['T', 'export type T = 1;', 'TSTypeAliasDeclaration type T = 1;'],
    ['E', 'export enum E { a }', 'TSEnumDeclaration enum E { a }'],
    ['N', 'export namespace N { f() }', 'TSModuleDeclaration namespace N { f() }'],
    ['x', 'export const x = f();', 'Identifier x'],
    ['y', 'export let x = 1, y = 2;', 'Identifier y'],
    ['a', 'export const { a, b } = f();', 'Identifier a'],
    ['b', 'export const { a: { b = 1 }, ...c } = f();', 'Identifier b'],
    ['c', 'export const { a: { b = 1 }, ...c } = f();', 'Identifier c'],
    ['b', 'export const [a, , [b]] = f();', 'Identifier b'],
    ['x', 'const x = 1; export { x };', 'Identifier x'],
    ['y', 'function x() {} export { x as y };', 'FunctionDeclaration function x() {}'],
    ['default', 'function x() {} export { x as default };', 'FunctionDeclaration function x() {}'],
    ['a b', 'const x = 1; export { x as "a b" };', 'Identifier x'],
    ['T', 'interface T {} export type { T };', 'TSInterfaceDeclaration interface T {}'],
    ['T', 'interface T {} export { type T };', 'TSInterfaceDeclaration interface T {}'],
    ['default', 'export default function f() {}', 'FunctionDeclaration function f() {}'],
    ['default', 'export default function () {}', 'FunctionDeclaration function () {}'],
    ['default', 'export default class {}', 'ClassDeclaration class {}'],
    ['default', 'export default interface T {}', 'TSInterfaceDeclaration interface T {}'],
    ['default', 'export default f(1);', 'CallExpression f(1)'],
    ['default', 'export default fetch;', 'Identifier fetch'],
    ['default', 'export default async () => 1;', 'ArrowFunctionExpression async () => 1'],
    ['default', 'const x = 1; export default x;', 'Identifier x'],
    ['default', 'const x = 1; export default x satisfies 1;', 'Identifier x'],
    ['default', 'function f() {} export = f;', 'FunctionDeclaration function f() {}'],
    ['a', 'const b = 1; export = { a: b };', 'Identifier b'],
    [
      'f',
      'export function f(a: string): void;\nexport function f(a) { g(a) }',
      'FunctionDeclaration function f(a) { g(a) }',
    ],
    [
      'default',
      'export default function f(a: string): void;\nexport default function f(a) { g(a) }',
      'FunctionDeclaration function f(a) { g(a) }',
    ],
    ['f', 'export declare function f(): void;', 'TSDeclareFunction declare function f(): void;'],
    ['x', 'export type x = 1;\nexport const x = 1;', 'Identifier x'],
    ['f', 'export namespace f {}\nexport function f() {}', 'FunctionDeclaration function f() {}'],
  ])('%s of %s', (name, source, expected) => {
    expect(find({ 'main.ts': source }, name)).toBe(`main.ts ${expected}`);
  });

  it.each([
    ['x', 'const x = 1;'],
    ['x', 'export const y = 1;'],
    ['x', 'const x = 1; export { x as y };'],
    ['x', 'export { x };'],
    ['x', 'function f() { const x = 1; } export { x };'],
    ['default', 'export const x = 1;'],
    ['f', 'export default function f() {}'],
    ['x', 'export default { x };'],
    ['toString', 'export const x = 1;'],
    ['x', 'export const { x: y } = f();'],
    ['a', 'export = { a, ...b };'],
  ])('no %s in %s', (name, source) => {
    expect(find({ 'main.ts': source }, name)).toBe('none');
  });
});

describe('exports of other files', () => {
  const other = {
    'a.ts': 'export const x = 1; export const y = 2; export default function f() {}',
    'package.json': '{"dependencies":{"pkg":"1","pkg2":"1"}}',
  };

  it.each([
    ['x', 'export { x } from "./a";', 'a.ts Identifier x'],
    ['z', 'export { x as z } from "./a";', 'a.ts Identifier x'],
    ['default', 'export { default } from "./a";', 'a.ts FunctionDeclaration function f() {}'],
    ['g', 'export { default as g } from "./a";', 'a.ts FunctionDeclaration function f() {}'],
    ['default', 'export { x as default } from "./a";', 'a.ts Identifier x'],
    ['x', 'export * from "./a";', 'a.ts Identifier x'],
    ['ns', 'export * as ns from "./a";', 'a.ts namespace'],
    ['ns', 'import * as ns from "./a"; export { ns };', 'a.ts namespace'],
    ['z', 'import { x as y } from "./a"; export { y as z };', 'a.ts Identifier x'],
    ['g', 'import g from "./a"; export { g };', 'a.ts FunctionDeclaration function f() {}'],
    ['default', 'import { x } from "./a"; export default x;', 'a.ts Identifier x'],
    ['x', 'import type { x } from "./a"; export type { x };', 'a.ts Identifier x'],
    ['x', 'export type * from "./a";', 'a.ts Identifier x'],
    ['x', 'export const x = 3; export * from "./a";', 'main.ts Identifier x'],
    ['x', 'export { x } from "pkg";', 'package pkg x'],
    ['z', 'export { x as z } from "pkg/sub";', 'package pkg/sub x'],
    ['z', 'import z from "pkg"; export { z };', 'package pkg default'],
    ['ns', 'export * as ns from "pkg";', 'package pkg'],
    ['ns', 'import * as ns from "node:fs"; export { ns };', 'package node:fs'],
    ['readFile', 'export * from "node:fs/promises";', 'package node:fs/promises readFile'],
    ['x', 'export * from "pkg"; export * from "./a";', 'a.ts Identifier x'],
    ['z', 'import x = require("./a"); export { x as z };', 'a.ts namespace'],
  ])('%s of %s', (name, source, expected) => {
    expect(find({ ...other, 'main.ts': source }, name)).toBe(expected);
  });

  it.each([
    ['default', 'export * from "./a";'],
    ['z', 'export * from "./a";'],
    ['z', 'export { z } from "./a";'],
    ['x', 'export { x } from "./gone";'],
    ['x', 'export { x } from "undeclared";'],
    ['z', 'export * from "pkg"; export * from "pkg2";'],
    ['default', 'export * from "pkg";'],
  ])('no %s in %s', (name, source) => {
    expect(find({ ...other, 'main.ts': source }, name)).toBe('none');
  });
});

describe('export *', () => {
  const barrel = 'export * from "./a"; export * from "./b";';

  it('of a name that two files declare is ambiguous', () => {
    const files = {
      'main.ts': barrel,
      'a.ts': 'export const x = 1;',
      'b.ts': 'export const x = 2;',
    };
    expect(find(files, 'x')).toBe('none');
    expect(find({ ...files, 'b.ts': 'export const y = 2;' }, 'x')).toBe('a.ts Identifier x');
  });

  it('of one thing along two ways is not', () => {
    const files = {
      'main.ts': barrel,
      'a.ts': 'export { x } from "./c";',
      'b.ts': 'export * from "./c";',
      'c.ts': 'export const x = 1;',
    };
    expect(find(files, 'x')).toBe('c.ts Identifier x');
  });

  it('goes on behind a file that cannot be found', () => {
    expect(find({ 'main.ts': barrel, 'b.ts': 'export const x = 1;' }, 'x')).toBe(
      'b.ts Identifier x',
    );
  });
});

describe('cycles', () => {
  const files: Files = {
    'main.ts': 'export * from "./a"; export { z } from "./a"; export const m = 1;',
    'a.ts': 'export * from "./main"; export { z } from "./main"; export const x = 1;',
    'self.ts': 'export * from "./self"; export { y } from "./self"; export const x = 1;',
  };

  it('of barrels are followed once', () => {
    expect(find(files, 'x')).toBe('a.ts Identifier x');
    expect(find(files, 'm', 'a.ts')).toBe('main.ts Identifier m');
    expect(find(files, 'x', 'self.ts')).toBe('self.ts Identifier x');
  });

  it('that lead back to the name itself export nothing', () => {
    expect(find(files, 'z')).toBe('none');
    expect(find(files, 'y', 'self.ts')).toBe('none');
    expect(find(files, 'none')).toBe('none');
  });

  it('give the same answer wherever the first question begins', () => {
    const modules = inMemory(files);
    const [main, a] = [modules.load('/p/main.ts')!, modules.load('/p/a.ts')!];
    expect(describeTarget(modules.findExport(main, 'x'))).toBe('a.ts Identifier x');
    expect(describeTarget(modules.findExport(a, 'x'))).toBe('a.ts Identifier x');
    expect(describeTarget(modules.findExport(a, 'm'))).toBe('main.ts Identifier m');
    expect(describeTarget(modules.findExport(main, 'm'))).toBe('main.ts Identifier m');
  });

  it('chains of a thousand files do not exhaust the stack', () => {
    const chain: Record<string, string> = { 'f1000.ts': 'export const x = 1;' };
    for (let index = 0; index < 1000; index++) {
      chain[`f${index}.ts`] = `export * from "./f${index + 1}";`;
    }
    expect(find(chain, 'x', 'f0.ts')).toBe('f1000.ts Identifier x');
  });
});
