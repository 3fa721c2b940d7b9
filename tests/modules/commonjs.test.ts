import { describe, expect, it } from 'vitest';

import { find } from './tree.js';

const others = {
  'a.js': 'exports.x = function () {};\nexports.y = 1;',
  'whole.js': 'module.exports = class {};',
  'esm.mjs': 'export const z = 1;',
};
const inJs = (source: string, name: string): string =>
  find({ ...others, 'main.js': source }, name, 'main.js');

describe('CommonJS exports', () => {
  it.each([
    ['a', 'const a = 1; module.exports = { a, b: 2 };', 'main.js Identifier a'],
    ['b', 'module.exports = { a, b: f() };', 'main.js CallExpression f()'],
    ['m', 'module.exports = { m() { f(); } };', 'main.js FunctionExpression () { f(); }'],
    ['a', 'module.exports = { ...f(), a: 1 };', 'main.js Literal 1'],
    ['a', 'function f() {} exports.a = f;', 'main.js FunctionDeclaration function f() {}'],
    ['a', 'exports.a = async () => 1;', 'main.js ArrowFunctionExpression async () => 1'],
    ['a', 'exports["a"] = 1;', 'main.js Literal 1'],
    ['a', 'module.exports.a = 1;', 'main.js Literal 1'],
    ['a', 'exports.a = exports.b = 1;', 'main.js Literal 1'],
    ['b', 'exports.a = exports.b = 1;', 'main.js Literal 1'],
    ['a', 'exports.a = void 0; exports.a = 1;', 'main.js Literal 1'],
    ['default', 'module.exports = f(1);', 'main.js CallExpression f(1)'],
    ['default', 'exports = module.exports = f(1);', 'main.js CallExpression f(1)'],
    ['default', 'exports.default = f(1);', 'main.js CallExpression f(1)'],
    ['default', 'exports.a = 1;', 'main.js namespace'],
    ['a', 'module.exports = f; module.exports.a = 1;', 'main.js Literal 1'],
    ['x', 'module.exports = require("./a");', 'a.js FunctionExpression function () {}'],
    ['default', 'module.exports = require("./a");', 'a.js namespace'],
    ['default', 'module.exports = require("./whole");', 'whole.js ClassExpression class {}'],
    ['default', 'module.exports = require("./esm.mjs");', 'esm.mjs namespace'],
    ['q', 'exports.q = require("./a").x;', 'a.js FunctionExpression function () {}'],
    [
      'x',
      'const { x } = require("./a"); module.exports = { x };',
      'a.js FunctionExpression function () {}',
    ],
    ['q', 'const a = require("./a"); exports.q = a;', 'a.js namespace'],
    ['q', 'const { x: { y } } = require("./a"); exports.q = y;', 'main.js Identifier y'],
    ['q', 'exports.q = require("node:fs").promises;', 'package node:fs promises'],
    ['x', 'let { x } = require("./a"); exports.x = x;', 'main.js Identifier x'],
    ['q', 'exports.q = load("./a").x;', 'main.js MemberExpression load("./a").x'],
    ['a', 'exports.a = f; return;', 'main.js Identifier f'],
    ['a', 'function f() {} exports.a = f; return;', 'main.js FunctionDeclaration function f() {}'],
    [
      'q',
      'function require() {} exports.q = require("./a").x;',
      'main.js MemberExpression require("./a").x',
    ],
  ])('%s of %s', (name, source, expected) => {
    expect(inJs(source, name)).toBe(expected);
  });

  it.each([
    ['a', 'module.exports = { b: 1 };'],
    ['a', 'module.exports = { a: 1, ...f() };'],
    ['a', 'module.exports = { a: 1, [f()]: 2 };'],
    ['a', 'module.exports = { get a() { return 1; } };'],
    ['a', 'exports.a = 1; exports.a = 2;'],
    ['a', 'if (f()) exports.a = 1;'],
    ['a', 'exports.a = 1; function f() { exports.a = 2; }'],
    ['a', 'exports.a += 1;'],
    ['default', 'if (f()) module.exports = 1; else module.exports = 2;'],
    ['default', 'f();'],
    ['default', 'module.exports = 1; module.exports = 2;'],
    ['default', 'if (f()) module.exports = 1;'],
    ['a', 'const exports = {}; exports.a = 1;'],
    ['a', 'const module = { exports: {} }; module.exports.a = 1;'],
    ['a', 'other.exports = { a: 1 };'],
    ['a', 'exports.a = 1; export const b = 2;'],
  ])('no %s in %s', (name, source) => {
    expect(inJs(source, name)).toBe('none');
  });

  it('are imported by modules', () => {
    const files = {
      ...others,
      'main.ts': 'import whole, { x } from "./a"; import C from "./whole"; export { whole, x, C };',
    };
    expect(find(files, 'x')).toBe('a.js FunctionExpression function () {}');
    expect(find(files, 'whole')).toBe('a.js namespace');
    expect(find(files, 'C')).toBe('whole.js ClassExpression class {}');
  });
});
