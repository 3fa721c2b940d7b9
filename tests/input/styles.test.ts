import { describe, expect, it } from 'vitest';

import { verifyAndFix } from './lint.js';
import type { Setup } from './lint.js';

/** Name, source, and the setup where it is not the usual one. */
type Style = readonly [name: string, source: string, setup?: Setup];

const toCase = ([name, source, setup]: Style) => ({ name, source, setup });

const javascript: Setup = { isJavaScript: true };

const fixedStyles: readonly Style[] = [
  [
    'no semicolons',
    `export async function load() {\n  const a = await fetch('/a')\n  const b = await fetch('/b')\n  return [a, b]\n}\n`,
  ],
  [
    'var',
    `async function load() {\n  var a = await fetch('/a');\n  var b = await fetch('/b');\n  return [a, b];\n}\nmodule.exports = load;\n`,
    javascript,
  ],
  [
    'var of several',
    `async function load() {\n  var a = await fetch('/a'),\n      b = await fetch('/b'),\n      c;\n  c = [a, b];\n  return c;\n}\n`,
    javascript,
  ],
  [
    'var that is set below',
    `async function load() {\n  var a, b;\n  a = await fetch('/a');\n  b = await fetch('/b');\n  return [a, b];\n}\n`,
    javascript,
  ],
  [
    'JSX in JavaScript',
    `export async function Page() {\n  const a = await fetch('/a');\n  const b = await fetch('/b');\n  return <p title={a}>{b} and more</p>;\n}\n`,
    javascript,
  ],
  [
    'decorators',
    `@component({ a: 1 })\nclass Page {\n  @input() name = '';\n  @cached() async load(@inject() id: string) {\n    const a = await fetch(\`/a/\${id}\`);\n    const b = await fetch(\`/b/\${id}\`);\n    return [a, b];\n  }\n}\nexport { Page };\n`,
  ],
  [
    'tabs and CRLF',
    `export async function load() {\r\n\tconst a = await fetch('/a');\r\n\tconst b = await fetch('/b');\r\n\treturn [a, b];\r\n}\r\n`,
  ],
  [
    'one line',
    `export async function load() { const a = await fetch('/a'); const b = await fetch('/b'); return [a, b]; }`,
  ],
  [
    'no spaces',
    `export async function load(){const a=await fetch('/a');const b=await fetch('/b');return[a,b]}`,
  ],
  [
    'a namespace and enum',
    `namespace A {\n  export enum B { C }\n  export async function load() {\n    const a = await fetch('/a');\n    const b = await fetch('/b');\n    return [a, b, B.C];\n  }\n}\nexport { A };\n`,
  ],
  [
    'a static block',
    `class A {\n  static {\n    const load = async () => {\n      const a = await fetch('/a');\n      const b = await fetch('/b');\n      return [a, b];\n    };\n    show(load);\n  }\n}\n`,
  ],
  [
    'a getter of a class expression',
    `export const A = class {\n  get load() {\n    return async () => {\n      const a = await fetch('/a');\n      const b = await fetch('/b');\n      return [a, b];\n    };\n  }\n};\n`,
  ],
  [
    'letters of other alphabets',
    `export async function загрузка() {\n  const имя = await fetch('/а');\n  const ответ = await fetch('/б');\n  return { имя, ответ };\n}\n`,
  ],
  [
    'an escaped name',
    `export async function load() {\n  const \\u0061 = await fetch('/a');\n  const b = await fetch('/b');\n  return [a, b];\n}\n`,
  ],
  [
    'rounds and remarks',
    `export async function load(id) {\n  // who\n  const user = await getUser(id); // the user\n\n  // what\n  const posts = await getPosts(user.id);\n  const config = await getConfig(); /* same for all */\n  return { user, posts, config };\n}\n`,
  ],
  [
    'a merge',
    `export async function load(id) {\n  const [a, b] = await Promise.all([\n    fetch('/a'),\n    fetch('/b'), // second\n  ]);\n  const c = await fetch('/c');\n  return [a, b, c];\n}\n`,
  ],
];

const silentStyles: readonly Style[] = [
  [
    'generator helpers of TypeScript',
    `var load = function () {\n  return __awaiter(this, void 0, void 0, function* () {\n    const a = yield fetch('/a');\n    const b = yield fetch('/b');\n    return [a, b];\n  });\n};\n`,
    javascript,
  ],
  [
    'chains of then',
    `function load() {\n  return fetch('/a').then(function (a) {\n    return fetch('/b').then(function (b) {\n      return [a, b];\n    });\n  });\n}\n`,
    javascript,
  ],
  [
    'with',
    `async function load(o) {\n  with (o) {\n    const a = await x();\n    const b = await y();\n    show(a, b);\n  }\n}\n`,
  ],
  [
    'declarations without code',
    `declare module 'a' {\n  export function load(): Promise<void>;\n}\nabstract class A {\n  abstract load(): Promise<void>;\n}\n`,
  ],
];

describe('every style of code: fixed once, whole, and for good', () => {
  it.each(fixedStyles.map(toCase))('$name', ({ source, setup }) => {
    const { fixed, output, messages } = verifyAndFix(source, setup);
    expect(messages).toEqual([]);
    expect(fixed).toBe(true);
    expect(output).toContain('Promise.all');
    expect(verifyAndFix(output, setup)).toMatchObject({ fixed: false, messages: [], output });
    // Nothing but the awaits themselves goes, and nothing comes twice.
    const count = (text: string, pattern: RegExp): string[] =>
      [...(text.match(pattern) ?? [])].sort();
    const texts = /'[^'\n]*'|\/\/[^\r\n]*|\/\*[^*]*\*\/|@\w+|<[^>\n]*>/g;
    expect(count(output, texts)).toEqual(count(source, texts));
  });

  it.each(silentStyles.map(toCase))('silence: $name', ({ source, setup }) => {
    const { fixed, output, messages } = verifyAndFix(source, setup);
    expect({ fixed, output }).toEqual({ fixed: false, output: source });
    expect(messages.filter(({ fatal }) => !fatal)).toEqual([]);
  });
});

describe('a Promise that is not the global one', () => {
  it.each([
    ['an import', `import Promise from 'bluebird';\n`],
    ['a class', `class Promise {}\n`],
    ['a variable', `const Promise = require('bluebird');\n`],
    ['a function', `function Promise() {}\n`],
    ['an assignment', `Promise = require('bluebird');\n`],
    ['its method is replaced', `Promise.all = require('bluebird').all;\n`],
  ])('%s: nothing is changed', (_, head) => {
    const source = `${head}export async function load() {\n  const a = await fetch('/a');\n  const b = await fetch('/b');\n  return [a, b];\n}\n`;
    expect(verifyAndFix(source)).toMatchObject({ fixed: false, output: source });
  });
});
