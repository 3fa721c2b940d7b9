import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: declarators of one declaration', noSequentialAwaits, {
  valid: [
    {
      name: 'the second declarator needs the first',
      code: `async function load() {
  const user = await fetch('/user'), posts = await fetch(\`/posts/\${user.status}\`);
  return { user, posts };
}`,
    },
    {
      name: 'an unknown call between them',
      code: `async function load() {
  const user = await fetch('/user'),
    limit = next(),
    posts = await fetch('/posts');
  return { user, limit, posts };
}`,
    },
  ],
  invalid: [
    {
      name: 'both declarators',
      code: `async function load() {
  const user = await fetch('/user'), posts = await fetch('/posts');
  return { user, posts };
}`,
      output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  return { user, posts };
}`,
      errors: [sequential({ at: [2, 46], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'declarators on lines of their own',
      code: `async function load() {
  const user = await fetch('/user'),
    posts = await fetch('/posts');
  return { user, posts };
}`,
      output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  return { user, posts };
}`,
      errors: [sequential({ at: [3, 13], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a plain declarator between them',
      code: `async function load() {
  const user = await fetch('/user'),
    limit = 10,
    posts = await fetch('/posts');
  return { user, limit, posts };
}`,
      output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  const limit = 10;
  return { user, limit, posts };
}`,
      errors: [sequential({ at: [4, 13], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a declarator below uses both',
      code: `async function load() {
  const user = await fetch('/user'),
    posts = await fetch('/posts'),
    all = [user, posts];
  return all;
}`,
      output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  const all = [user, posts];
  return all;
}`,
      errors: [sequential({ at: [3, 13], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a declarator without a value stays',
      code: `async function load() {
  let user = await fetch('/user'),
    posts = await fetch('/posts'),
    rest;
  rest = posts.headers;
  return { user, rest };
}`,
      output: `async function load() {
  let [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  let rest;
  rest = posts.headers;
  return { user, rest };
}`,
      errors: [sequential({ at: [3, 13], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'declarators of two declarations',
      code: `async function load() {
  const user = await fetch('/user'), limit = 10;
  const posts = await fetch('/posts');
  return { user, limit, posts };
}`,
      output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  const limit = 10;
  return { user, limit, posts };
}`,
      errors: [sequential({ at: [3, 17], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'patterns',
      code: `async function load() {
  const { status } = await fetch('/user'), { headers } = await fetch('/posts');
  return { status, headers };
}`,
      output: `async function load() {
  const [{ status }, { headers }] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return { status, headers };
}`,
      errors: [sequential({ at: [2, 58], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a default of the second pattern reads the first',
      code: `async function load() {
  const lang = await getLanguage(), { title = name(lang) } = await getRow();
  return { lang, title };
}`,
      output: `async function load() {
  const [lang, row] = await Promise.all([getLanguage(), getRow()]);
  const { title = name(lang) } = row;
  return { lang, title };
}`,
      errors: [
        assumed({
          at: [2, 62],
          rounds: [2, 1],
          members: 'getLanguage() and getRow()',
          assumptions: 'getLanguage() and getRow()',
        }),
      ],
    },
  ],
});
