import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: fixes: files without semicolons', noSequentialAwaits, {
  valid: [],
  invalid: [
    {
      name: 'declarations',
      code: `const a = await fetch('/a')
const b = await fetch('/b')
show(a, b)`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'assignments below a declaration',
      code: `let a, b
a = await fetch('/a')
b = await fetch('/b')
show(a, b)`,
      output: `let a, b
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [3, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'assignments below a call',
      code: `let a, b
show()
a = await fetch('/a')
b = await fetch('/b')
show(a, b)`,
      output: `let a, b
show()
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [4, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the next line starts with a bracket',
      code: `const a = await fetch('/a')
const b = await fetch('/b')
;[a, b].forEach(show)`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
;[a, b].forEach(show)`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the next line starts with a parenthesis',
      code: `const a = await fetch('/a')
const b = await fetch('/b')
;(() => show(a, b))()`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
;(() => show(a, b))()`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the next line starts with a template',
      code: `const a = await fetch('/a')
const b = await fetch('/b')
;\`\${a}\${b}\`.split('').map(show)`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
;\`\${a}\${b}\`.split('').map(show)`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a statement in between starts with a bracket',
      code: `let c
const a = await fetch('/a')
const d = [1, 2]
const b = await fetch('/b')
;[c] = d
show(a, b, c)`,
      output: `let c
const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
const d = [1, 2]
;[c] = d
show(a, b, c)`,
      errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the first statement of a block',
      code: `async function load(a, b) {
  a = await fetch('/a')
  b = await fetch('/b')
  return [a, b]
}`,
      output: `async function load(a, b) {
  [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
  return [a, b]
}`,
      errors: [sequential({ at: [3, 7], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the first statement of a file',
      code: `a = await fetch('/a')
b = await fetch('/b')
var a, b
show(a, b)`,
      output: `[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
var a, b
show(a, b)`,
      errors: [sequential({ at: [2, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'below a do loop',
      code: `let a, b
do show(); while (more())
a = await fetch('/a')
b = await fetch('/b')
show(a, b)`,
      output: `let a, b
do show(); while (more())
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [4, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'below a function',
      code: `let a, b
function log() {}
a = await fetch('/a')
b = await fetch('/b')
log(a, b)`,
      output: `let a, b
function log() {}
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
log(a, b)`,
      errors: [sequential({ at: [4, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'assignments in a file with semicolons, below a line without one',
      code: `let a, b;
const c = 1;
show(c)
a = await fetch('/a');
b = await fetch('/b');
show(a, b);`,
      output: `let a, b;
const c = 1;
show(c)
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
show(a, b);`,
      errors: [sequential({ at: [5, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'below an if without braces',
      code: `let a, b
if (isReady()) show()
a = await fetch('/a')
b = await fetch('/b')
show(a, b)`,
      output: `let a, b
if (isReady()) show()
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [4, 5], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: '++ on the next line',
      code: `let n = 0
const a = await fetch('/a')
const b = await fetch('/b')
++n
show(a, b, n)`,
      output: `let n = 0
const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);
++n
show(a, b, n)`,
      errors: [sequential({ at: [3, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a leading semicolon before an assignment',
      code: `let a, b
show()
;a = await fetch('/a')
;b = await fetch('/b')
show(a, b)`,
      output: `let a, b
show()
;[a, b] = await Promise.all([fetch('/a'), fetch('/b')])
show(a, b)`,
      errors: [sequential({ at: [4, 6], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comment before the next bracket',
      code: `const a = await fetch('/a')
const b = await fetch('/b')
// show both
;[a, b].forEach(show)`,
      output: `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
// show both
;[a, b].forEach(show)`,
      errors: [sequential({ at: [2, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'switch',
      code: `async function load(kind) {
  let a, b
  switch (kind) {
    case 1:
      a = await fetch('/a')
      b = await fetch('/b')
  }
  return [a, b]
}`,
      output: `async function load(kind) {
  let a, b
  switch (kind) {
    case 1:
      [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
  }
  return [a, b]
}`,
      errors: [sequential({ at: [6, 11], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a class field in a file without semicolons',
      code: `class Page {
  name = 'page'
  async load() {
    const a = await fetch('/a')
    const b = await fetch('/b')
    return [a, b]
  }
}`,
      output: `class Page {
  name = 'page'
  async load() {
    const [a, b] = await Promise.all([fetch('/a'), fetch('/b')])
    return [a, b]
  }
}`,
      errors: [sequential({ at: [5, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'several statements on a line',
      code: "const a = await fetch('/a'); const b = await fetch('/b'); show(a, b)",
      output: "const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]); show(a, b)",
      errors: [sequential({ at: [1, 40], rounds: [2, 1], members: '2 × fetch()' })],
    },
  ],
});
