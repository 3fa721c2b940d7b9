import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: comments', noSequentialAwaits, {
  valid: [],
  invalid: [
    {
      name: 'a comment above the first',
      code: `// Who is it?
const a = await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
      output: `// Who is it?
const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
show(a, b);`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment above the second',
      code: `const a = await fetch('/a');
// What did they write?
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'),
  // What did they write?
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'comments behind',
      code: `const a = await fetch('/a'); // first
const b = await fetch('/b'); // second
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'), // first
  fetch('/b'), // second
]);
show(a, b);`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a block comment inside the call',
      code: `const a = await fetch(/* who */ '/a');
const b = await fetch('/b' /* what */);
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch(/* who */ '/a'),
  fetch('/b' /* what */),
]);
show(a, b);`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment inside a pattern',
      code: `const { a /* name */ } = await getA();
const b = await getB();
show(a, b);`,
      output: `const [{ a /* name */ }, b] = await Promise.all([getA(), getB()]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'a comment between const and the name',
      code: `const /* who */ a = await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment behind =',
      code: `const a = /* who */ await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment behind await',
      code: `const a = await /* who */ fetch('/a');
const b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment above a statement that moves',
      code: `const a = await fetch('/a');
// at most
const limit = 10;
const b = await fetch('/b');
show(a, limit, b);`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
// at most
const limit = 10;
show(a, limit, b);`,
      errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment behind a statement that moves',
      code: `const a = await fetch('/a');
const limit = 10; // at most
const b = await fetch('/b');
show(a, limit, b);`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
const limit = 10; // at most
show(a, limit, b);`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'an empty line and a comment between them',
      code: `const a = await fetch('/a');

// What did they write?
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'),
  // What did they write?
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a directive above the second',
      code: `const a = await fetch('/a');
// @ts-expect-error because it is typed wrongly
const b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a directive above the first',
      code: `// @ts-ignore
const a = await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'istanbul and prettier',
      code: `const a = await fetch('/a');
/* istanbul ignore next */
const b = await fetch('/b');
// prettier-ignore
const c = await fetch('/c');
show(a, b, c);`,
      output: null,
      errors: [sequential({ at: [3, 11], rounds: [3, 1], members: '3 × fetch()' })],
    },
    {
      name: 'a JSDoc comment is kept',
      code: `const a = await fetch('/a');
/** What they wrote. */
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'),
  /** What they wrote. */
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment between declarators',
      code: `const a = await fetch('/a'), // first
  b = await fetch('/b');
show(a, b);`,
      output: null,
      errors: [sequential({ at: [2, 7], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment after the last statement stays',
      code: `const a = await fetch('/a');
const b = await fetch('/b');
// both are shown
show(a, b);`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
// both are shown
show(a, b);`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment inside an object literal',
      code: `async function load() {
  return {
    // who
    a: await fetch('/a'),
    // what
    b: await fetch('/b'),
  };
}`,
      output: `async function load() {
  const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
  return {
    // who
    a,
    // what
    b,
  };
}`,
      errors: [sequential({ at: [6, 8], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment of several lines',
      code: `const a = await fetch('/a');
/*
 * What did they write?
 */
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'),
  /*
   * What did they write?
   */
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [5, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
  ],
});
