import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: remarks about the order', noSequentialAwaits, {
  valid: [
    {
      name: 'a comment says that the order is meant',
      code: `const a = await fetch('/a');
// sequential: the second answers what the first stored
const b = await fetch('/b');
show(a, b);`,
    },
    {
      name: 'a block comment says so',
      code: `const a = await fetch('/a');
/* sequential: the server counts */
const b = await fetch('/b');
show(a, b);`,
    },
  ],
  invalid: [
    {
      name: 'a comment that is about a sequence of numbers',
      code: `const a = await fetch('/a');
// the numbers are sequential
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a'),
  // the numbers are sequential
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
  ],
});
