import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run(
  'no-sequential-awaits: fixes: line ends, indentation and width',
  noSequentialAwaits,
  {
    valid: [],
    invalid: [
      {
        name: 'CRLF',
        code: `const a = await fetch('/a/quite/long/address/of/a/resource');\r
const b = await fetch('/b/quite/long/address/of/a/resource');\r
show(a, b);`,
        output: `const [a, b] = await Promise.all([\r
  fetch('/a/quite/long/address/of/a/resource'),\r
  fetch('/b/quite/long/address/of/a/resource'),\r
]);\r
show(a, b);`,
        errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a byte order mark',
        code: `\uFEFFconst a = await fetch('/a');
const b = await fetch('/b');
show(a, b);`,
        output: `\uFEFFconst [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
show(a, b);`,
        errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'tabs',
        code: `async function load() {
\tconst a = await fetch('/a/quite/long/address/of/a/resource');
\tconst b = await fetch('/b/quite/long/address/of/a/resource');
\treturn [a, b];
}`,
        output: `async function load() {
\tconst [a, b] = await Promise.all([
\t\tfetch('/a/quite/long/address/of/a/resource'),
\t\tfetch('/b/quite/long/address/of/a/resource'),
\t]);
\treturn [a, b];
}`,
        errors: [sequential({ at: [3, 12], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'four spaces',
        code: `async function load() {
    const a = await fetch('/a/quite/long/address/of/a/resource');
    const b = await fetch('/b/quite/long/address/of/a/resource');
    return [a, b];
}`,
        output: `async function load() {
    const [a, b] = await Promise.all([
        fetch('/a/quite/long/address/of/a/resource'),
        fetch('/b/quite/long/address/of/a/resource'),
    ]);
    return [a, b];
}`,
        errors: [sequential({ at: [3, 15], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'what fits into 80 columns stays on a line',
        code: `const firstOne = await fetch('/1st');
const secondOne = await fetch('/2nd');
show(firstOne, secondOne);`,
        output: `const [firstOne, secondOne] = await Promise.all([fetch('/1st'), fetch('/2nd')]);
show(firstOne, secondOne);`,
        errors: [sequential({ at: [2, 19], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'one column too many',
        code: `const firstOnes = await fetch('/1st');
const secondOne = await fetch('/2nd');
show(firstOnes, secondOne);`,
        output: `const [firstOnes, secondOne] = await Promise.all([
  fetch('/1st'),
  fetch('/2nd'),
]);
show(firstOnes, secondOne);`,
        errors: [sequential({ at: [2, 19], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a file that keeps to longer lines',
        code: `const firstValue = await fetch('/first');
const secondOnesX = await fetch('/others');
show('a line that is longer than eighty columns, as this file has some of', firstValue);
show('a line that is longer than eighty columns, as this file has some of', secondOnesX);`,
        output: `const [firstValue, secondOnesX] = await Promise.all([fetch('/first'), fetch('/others')]);
show('a line that is longer than eighty columns, as this file has some of', firstValue);
show('a line that is longer than eighty columns, as this file has some of', secondOnesX);`,
        errors: [sequential({ at: [2, 21], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'no trailing commas',
        code: `const list = [
  1,
  2
];
const a = await fetch('/a/quite/long/address/of/a/resource');
const b = await fetch('/b/quite/long/address/of/a/resource');
show(a, b, list);`,
        output: `const list = [
  1,
  2
];
const [a, b] = await Promise.all([
  fetch('/a/quite/long/address/of/a/resource'),
  fetch('/b/quite/long/address/of/a/resource')
]);
show(a, b, list);`,
        errors: [sequential({ at: [6, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a wide pattern',
        code: `const { firstName, lastName, street, city, country } = await getAddressOfTheUser();
const { currency, taxes, discount } = await getPricesOfTheShop();
show(firstName, lastName, street, city, country, currency, taxes, discount);`,
        output: `const [
  { firstName, lastName, street, city, country },
  { currency, taxes, discount },
] = await Promise.all([
  getAddressOfTheUser(),
  getPricesOfTheShop(),
]);
show(firstName, lastName, street, city, country, currency, taxes, discount);`,
        errors: [
          assumed({
            at: [2, 39],
            rounds: [2, 1],
            members: 'getAddressOfTheUser() and getPricesOfTheShop()',
            assumptions: 'getAddressOfTheUser() and getPricesOfTheShop()',
          }),
        ],
      },
      {
        name: 'an empty line between them',
        code: `const a = await fetch('/a');

const b = await fetch('/b');

show(a, b);`,
        output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);

show(a, b);`,
        errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'nested two levels deep',
        code: `async function load(ids) {
  if (ids) {
    for (const id of ids) {
      const a = await fetch(\`/a/quite/long/address/\${id}\`);
      const b = await fetch(\`/b/quite/long/address/\${id}\`);
      show(a, b);
    }
  }
}`,
        output: `async function load(ids) {
  if (ids) {
    for (const id of ids) {
      const [a, b] = await Promise.all([
        fetch(\`/a/quite/long/address/\${id}\`),
        fetch(\`/b/quite/long/address/\${id}\`),
      ]);
      show(a, b);
    }
  }
}`,
        errors: [sequential({ at: [5, 17], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'what only the width had broken goes back on one line, with its comma',
        code: `async function load(event) {
  const documentWithItsName = event.document
    ? await fetch(\`/documents/\${event.document}\`)
    : null;
  const informationOnTheLink = await fetch(
    \`/links/\${event.link}/\${event.part}\`,
  );
  return [documentWithItsName, informationOnTheLink];
}`,
        output: `async function load(event) {
  const [documentWithItsName, informationOnTheLink] = await Promise.all([
    event.document ? fetch(\`/documents/\${event.document}\`) : null,
    fetch(\`/links/\${event.link}/\${event.part}\`),
  ]);
  return [documentWithItsName, informationOnTheLink];
}`,
        errors: [sequential({ at: [5, 32], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'lines that somebody wanted stay apart',
        code: `async function load(id) {
  const a = await fetch(
    \`/a/\${id}\`,
  );
  const b = await fetch(\`/b/\${id}/with/an/address/as/long/as/it/gets/in/a/line\`, {
    priority: 'high',
  });
  const c = await fetch(
    // the third one
    \`/c/\${id}/with/an/address/that/would/not/fit\`,
  );
  return [a, b, c];
}`,
        output: `async function load(id) {
  const [a, b, c] = await Promise.all([
    fetch(
      \`/a/\${id}\`,
    ),
    fetch(\`/b/\${id}/with/an/address/as/long/as/it/gets/in/a/line\`, {
      priority: 'high',
    }),
    fetch(
      // the third one
      \`/c/\${id}/with/an/address/that/would/not/fit\`,
    ),
  ]);
  return [a, b, c];
}`,
        errors: [sequential({ at: [5, 13], rounds: [3, 1], members: '3 × fetch()' })],
      },
      {
        name: 'holes of an array keep their commas',
        code: `async function load(id) {
  const firstOfThemAll = await fetch(\`/first/\${id}/\${[
    id,
    ,
  ].length}/and/more/and/more\`);
  const second = await fetch(\`/second/\${id}\`);
  return [firstOfThemAll, second];
}`,
        output: `async function load(id) {
  const [firstOfThemAll, second] = await Promise.all([
    fetch(\`/first/\${id}/\${[id, ,].length}/and/more/and/more\`),
    fetch(\`/second/\${id}\`),
  ]);
  return [firstOfThemAll, second];
}`,
        errors: [sequential({ at: [6, 18], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
