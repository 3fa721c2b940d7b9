import { describe, expect, it } from 'vitest';

import { verify } from './lint.js';

const depth = 300;
const nest = (open: string, inner: string, close: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const pair = `const a = await fetch('/a');\nconst b = await fetch('/b');\nshow(a, b);`;
const withB = (a: string): string =>
  `async function load(x, o) {\nconst a = ${a};\nconst b = await fetch('/b');\nreturn [a, b];\n}\n`;

describe('nesting that is as deep as the parser goes', () => {
  it.each([
    ['parentheses', withB(nest('(', `await fetch('/a')`, ')'))],
    ['arrays', withB(nest('[', `await fetch('/a')`, ']'))],
    ['objects', withB(nest('{ x: ', `await fetch('/a')`, ' }'))],
    ['additions', withB(`await fetch('/a' ${`+ 'x'`.repeat(depth)})`)],
    ['templates', withB(`await fetch(${nest('`${', '1', '}`')})`)],
    ['chains of then', withB(`await fetch('/a')${'.then((y) => y)'.repeat(depth)}`)],
    [
      'patterns',
      `async function load() {\nconst ${nest('{ x: ', 'a', ' }')} = await getA();\nconst b = await getB();\nreturn [a, b];\n}\n`,
    ],
    ['blocks', nest('{', pair, '}')],
    ['if', `async function load(x) {\n${nest('if (x) {', pair, '}')}\n}\n`],
    ['loops', `async function load(x) {\n${nest('for (const y of x) {', pair, '}')}\n}\n`],
    ['functions', nest('async function load() {', pair, '}')],
    [
      'arrow functions',
      `const load = ${nest('async () => ', `[await fetch('/a'), await fetch('/b')]`, '')};\n`,
    ],
    ['labels', nest('a: ', `{ ${pair} }`, '')],
  ])('one report: %s', (_, source) => {
    expect(verify(source)).toMatchObject([{ ruleId: 'waterfall/no-sequential-awaits', fix: {} }]);
  });

  it.each([
    ['awaits of awaits', withB(nest('await g(', '1', ')'))],
    ['calls of unknown functions', withB(`await ${nest('g(', '1', ')')}`)],
    ['properties', withB(`await g(o${'.x'.repeat(depth)})`)],
    ['conditionals', withB(`${'x ? 1 : '.repeat(depth)} await fetch('/a')`)],
    [
      'else if',
      `async function load(x) {\nconst a = await fetch('/a');\n${'if (x) { show(); } else '.repeat(depth)} { show(); }\nconst b = await fetch('/b');\nreturn [a, b];\n}\n`,
    ],
    ['try', `async function load() {\n${nest('try {', pair, '} finally { show(); }')}\n}\n`],
  ])('silence: %s', (_, source) => {
    expect(verify(source)).toEqual([]);
  });

  it('2,000 functions that call the next one', () => {
    const functions = Array.from(
      { length: 2_000 },
      (_, index) => `async function f${index}() {\n  return await f${index + 1}();\n}`,
    );
    const source = `${functions.join('\n')}
async function f2000() {
  return await fetch('/x');
}
export async function load() {
  const a = await f0();
  const b = await fetch('/b');
  return [a, b];
}
`;
    expect(verify(source)).toMatchObject([{ ruleId: 'waterfall/no-sequential-awaits', fix: {} }]);
  });

  it('what even the parser cannot take is one error', () => {
    const source = withB('('.repeat(20_000) + `await fetch('/a')` + ')'.repeat(20_000));
    expect(verify(source)).toMatchObject([{ fatal: true }]);
  });
});
