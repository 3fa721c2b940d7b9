import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: text of the operands', noSequentialAwaits, {
  valid: [],
  invalid: [
    {
      name: 'operands over several lines',
      code: `const a = await fetch('/a', {
  headers: {
    accept: 'text/html',
  },
});
const b = await fetch('/b');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  fetch('/a', {
    headers: {
      accept: 'text/html',
    },
  }),
  fetch('/b'),
]);
show(a, b);`,
      errors: [sequential({ at: [6, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a template over several lines keeps its text',
      code: `const a = await getRows(\`
  select *
    from a
\`);
const b = await getRows(\`
  select *
    from b
\`);
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  getRows(\`
  select *
    from a
\`),
  getRows(\`
  select *
    from b
\`),
]);
show(a, b);`,
      errors: [
        assumed({
          at: [5, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'the lines around a template of several lines are indented anew',
      code: `async function load() {
    const a = await fetch('/a', {
        method: 'GET',
        headers: { query: \`
  select *
        from a
\` },
    });
    const b = await fetch('/b');
    return [a, b];
}`,
      output: `async function load() {
    const [a, b] = await Promise.all([
        fetch('/a', {
            method: 'GET',
            headers: { query: \`
  select *
        from a
\` },
        }),
        fetch('/b'),
    ]);
    return [a, b];
}`,
      errors: [sequential({ at: [9, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'double quotes are copied',
      code: `const a = await fetch("/a");
const b = await fetch("/b");
show(a, b);`,
      output: `const [a, b] = await Promise.all([fetch("/a"), fetch("/b")]);
show(a, b);`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'optional chains and spreads',
      code: `const a = await getRows(options?.first, ...rest);
const b = await getRows(options?.['second']);
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  getRows(options?.first, ...rest),
  getRows(options?.['second']),
]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'parentheses around an operand',
      code: `const a = await (getRows(1));
const b = await ((getRows(2)));
show(a, b);`,
      output: `const [a, b] = await Promise.all([getRows(1), getRows(2)]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'type arguments',
      code: `const a = await getRows<string>(1);
const b = await getRows<number>(2);
show(a, b);`,
      output: `const [a, b] = await Promise.all([getRows<string>(1), getRows<number>(2)]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'new',
      code: `const a = await new Loader().load;
const b = await getRows(1);
const c = await getRows(2);
show(a, b, c);`,
      output: `const a = await new Loader().load;
const [b, c] = await Promise.all([getRows(1), getRows(2)]);
show(a, b, c);`,
      errors: [
        assumed({
          at: [3, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'an arrow function as an argument',
      code: `const a = await getRows((row) => row.id);
const b = await getRows((row) => ({ id: row.id }));
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  getRows((row) => row.id),
  getRows((row) => ({ id: row.id })),
]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'a regular expression and an escaped string',
      code: `const a = await getRows(/[\`'"]\\//u);
const b = await getRows('it\\'s');
show(a, b);`,
      output: `const [a, b] = await Promise.all([getRows(/[\`'"]\\//u), getRows('it\\'s')]);
show(a, b);`,
      errors: [
        assumed({
          at: [2, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
    {
      name: 'a string with an escaped line break',
      code: `const a = await getRows('first \\
  second');
const b = await getRows('third');
show(a, b);`,
      output: `const [a, b] = await Promise.all([
  getRows('first \\
  second'),
  getRows('third'),
]);
show(a, b);`,
      errors: [
        assumed({
          at: [3, 11],
          rounds: [2, 1],
          members: '2 × getRows()',
          assumptions: 'getRows()',
        }),
      ],
    },
  ],
});
