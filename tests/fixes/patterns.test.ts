import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: patterns', noSequentialAwaits, {
  valid: [
    {
      name: 'an empty pattern',
      code: `const {} = await getA();
const b = await getB();
show(b);`,
    },
    {
      name: 'a default that calls before the second await',
      code: `const { a = make() } = await getA();
const b = await getB();
show(a, b);`,
    },
    {
      name: 'a default that the second await needs',
      code: `const { a = make() } = await getA();
const b = await getB(a);
show(a, b);`,
    },
    {
      name: 'an assignment by pattern',
      code: `let a, b;
({ a } = await getA());
b = await getB();
show(a, b);`,
    },
    {
      name: 'a pattern that assigns properties',
      code: `const state = {};
({ a: state.a } = await getA());
const b = await getB();
show(state, b);`,
    },
  ],
  invalid: [
    {
      name: 'object and array patterns',
      code: `const { a } = await getA();
const [b] = await getB();
show(a, b);`,
      output: `const [{ a }, [b]] = await Promise.all([getA(), getB()]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 13],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'nested patterns and new names',
      code: `const { a: { deep: renamed } } = await getA();
const [, second] = await getB();
show(renamed, second);`,
      output: `const [{ a: { deep: renamed } }, [, second]] = await Promise.all([
  getA(),
  getB(),
]);
show(renamed, second);`,
      errors: [
        assumed({
          at: [2, 20],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'literal defaults',
      code: `const { a = 1, b: { c = 'none' } = {} } = await getA();
const d = await getD();
show(a, c, d);`,
      output: `const [a2, d] = await Promise.all([getA(), getD()]);
const { a = 1, b: { c = 'none' } = {} } = a2;
show(a, c, d);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: 'getA() and getD()',
          assumptions: 'getA() and getD()',
        }),
      ],
    },
    {
      name: 'a rest of an object',
      code: `const { a, ...rest } = await getA();
const b = await getB();
show(a, rest, b);`,
      output: `const [{ a, ...rest }, b] = await Promise.all([getA(), getB()]);
show(a, rest, b);`,
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
      name: 'a rest of an array',
      code: `const [first, ...others] = await getA();
const b = await getB();
show(first, others, b);`,
      output: `const [[first, ...others], b] = await Promise.all([getA(), getB()]);
show(first, others, b);`,
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
      name: 'an assignment of two names',
      code: `let a, b;
a = await getA();
b = await getB();
show(a, b);`,
      output: `let a, b;
[a, b] = await Promise.all([getA(), getB()]);
show(a, b);`,
      errors: [
        assumed({
          at: [3, 5],
          rounds: [2, 1],
          members: 'getA() and getB()',
          assumptions: 'getA() and getB()',
        }),
      ],
    },
    {
      name: 'a pattern over several lines',
      code: `const {
  a,
  b,
} = await getA();
const c = await getC();
show(a, b, c);`,
      output: `const [
  {
    a,
    b,
  },
  c,
] = await Promise.all([
  getA(),
  getC(),
]);
show(a, b, c);`,
      errors: [
        assumed({
          at: [5, 11],
          rounds: [2, 1],
          members: 'getA() and getC()',
          assumptions: 'getA() and getC()',
        }),
      ],
    },
  ],
});
