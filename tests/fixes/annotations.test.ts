import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: type annotations', noSequentialAwaits, {
  valid: [],
  invalid: [
    {
      name: 'both annotated, results of a known type',
      code: `export async function load() {
  const a: string = await fetch('/a').then((response) => response.text());
  const b: number = await fetch('/b').then((response) => response.status);
  return [a, b];
}`,
      output: `export async function load() {
  const [a, b]: [string, number] = await Promise.all([
    fetch('/a').then((response) => response.text()),
    fetch('/b').then((response) => response.status),
  ]);
  return [a, b];
}`,
      errors: [sequential({ at: [3, 21], rounds: [2, 1], members: '2 × fetch().then()' })],
    },
    {
      name: 'bodies with declared results',
      code: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
async function readB(): Promise<number> {
  const response = await fetch('/b');
  return response.status;
}
export async function load() {
  const a: string = await readA();
  const b: number = await readB();
  return [a, b];
}`,
      output: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
async function readB(): Promise<number> {
  const response = await fetch('/b');
  return response.status;
}
export async function load() {
  const [a, b]: [string, number] = await Promise.all([readA(), readB()]);
  return [a, b];
}`,
      errors: [sequential({ at: [11, 21], rounds: [2, 1], members: 'readA() and readB()' })],
    },
    {
      name: 'one of two annotated',
      code: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
async function readB(): Promise<number> {
  const response = await fetch('/b');
  return response.status;
}
export async function load() {
  const a: string | undefined = await readA();
  const b = await readB();
  return [a, b];
}`,
      output: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
async function readB(): Promise<number> {
  const response = await fetch('/b');
  return response.status;
}
export async function load() {
  const [aResult, b] = await Promise.all([readA(), readB()]);
  const a: string | undefined = aResult;
  return [a, b];
}`,
      errors: [sequential({ at: [11, 13], rounds: [2, 1], members: 'readA() and readB()' })],
    },
    {
      name: 'a generic result would lose its context',
      settings: { waterfall: { effects: [{ call: 'read*', effect: 'read' }] } },
      code: `declare function readA<T>(): Promise<T>;
declare function readB(): Promise<number>;
export async function load() {
  const a: string = await readA();
  const b: number = await readB();
  return [a, b];
}`,
      output: null,
      errors: [sequential({ at: [5, 21], rounds: [2, 1], members: 'readA() and readB()' })],
    },
    {
      name: 'a cast of a generic result',
      settings: { waterfall: { effects: [{ call: 'read*', effect: 'read' }] } },
      code: `declare function readA<T>(): Promise<T>;
declare function readB(): Promise<number>;
export async function load() {
  const a = (await readA()) as string;
  const b = await readB();
  return [a, b];
}`,
      output: null,
      errors: [sequential({ at: [5, 13], rounds: [2, 1], members: 'readA() and readB()' })],
    },
    {
      name: 'an import that nothing is known of',
      settings: { waterfall: { trustNames: 'unresolved' } },
      code: `import { getA, getB } from './api';
export async function load() {
  const a: string = await getA();
  const b: number = await getB();
  return [a, b];
}`,
      output: null,
      errors: [
        assumed({
          at: [4, 21],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'without annotations an import may be joined',
      settings: { waterfall: { trustNames: 'unresolved' } },
      code: `import { getA, getB } from './api';
export async function load() {
  const a = await getA();
  const b = await getB();
  return [a, b];
}`,
      output: `import { getA, getB } from './api';
export async function load() {
  const [a, b] = await Promise.all([getA(), getB()]);
  return [a, b];
}`,
      errors: [
        assumed({
          at: [4, 13],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'an assignment to a declared type',
      code: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
export async function load() {
  let a: string;
  let b: Response;
  a = await readA();
  b = await fetch('/b');
  return [a, b];
}`,
      output: `async function readA(): Promise<string> {
  const response = await fetch('/a');
  return response.statusText;
}
export async function load() {
  let a: string;
  let b: Response;
  [a, b] = await Promise.all([readA(), fetch('/b')]);
  return [a, b];
}`,
      errors: [sequential({ at: [9, 7], rounds: [2, 1], members: 'readA() and fetch()' })],
    },
    {
      name: 'an annotated pattern',
      code: `async function readA(): Promise<{ name: string }> {
  const response = await fetch('/a');
  return { name: response.statusText };
}
export async function load() {
  const { name }: { name: string } = await readA();
  const b = await fetch('/b');
  return [name, b];
}`,
      output: `async function readA(): Promise<{ name: string }> {
  const response = await fetch('/a');
  return { name: response.statusText };
}
export async function load() {
  const [a, b] = await Promise.all([readA(), fetch('/b')]);
  const { name }: { name: string } = a;
  return [name, b];
}`,
      errors: [sequential({ at: [7, 13], rounds: [2, 1], members: 'readA() and fetch()' })],
    },
  ],
});
