import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: awaits inside literals and templates',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'an array of what is awaited together',
        code: `async function load() {
  return [...(await Promise.all([fetch('/user'), fetch('/posts')]))];
}`,
      },
      {
        name: 'an object with one await',
        code: `async function load(id) {
  return { id, user: await fetch('/user') };
}`,
      },
      {
        name: 'a call between them',
        code: `async function load() {
  return [await fetch('/user'), next(), await fetch('/posts')];
}`,
      },
      {
        name: 'an argument that changes from one to the next',
        code: `async function load(i) {
  return [await getRow(i++), await getRow(i++)];
}`,
      },
      {
        name: 'a template with one await',
        code: `async function load(name) {
  return \`\${name} \${await getLastName()}\`;
}`,
      },
      {
        name: 'a tagged template',
        code: `async function load() {
  return html\`\${await getUser()} \${await getPosts()}\`;
}`,
      },
      {
        name: 'a computed key that calls',
        code: `async function load() {
  return { user: await getUser(), [key()]: await getPosts() };
}`,
      },
    ],
    invalid: [
      {
        name: 'an array',
        code: `async function load() {
  return [await fetch('/user'), await fetch('/posts')];
}`,
        output: `async function load() {
  const [response, response2] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return [response, response2];
}`,
        errors: [sequential({ at: [2, 33], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'an object',
        code: `async function load() {
  return { user: await fetch('/user'), posts: await fetch('/posts') };
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  return { user, posts };
}`,
        errors: [sequential({ at: [2, 47], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'the key of an object is its name',
        code: `async function load() {
  const page = { user: await fetch('/user'), posts: await fetch('/posts') };
  return page;
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  const page = { user, posts };
  return page;
}`,
        errors: [sequential({ at: [2, 53], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a plain value between them',
        code: `async function load(id) {
  return [await fetch('/user'), id, await fetch('/posts')];
}`,
        output: `async function load(id) {
  const [response, response2] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return [response, id, response2];
}`,
        errors: [sequential({ at: [2, 37], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a template',
        code: `async function load() {
  return \`\${await getFirstName()} \${await getLastName()}\`;
}`,
        output: `async function load() {
  const [firstName, lastName] = await Promise.all([
    getFirstName(),
    getLastName(),
  ]);
  return \`\${firstName} \${lastName}\`;
}`,
        errors: [
          assumed({
            at: [2, 37],
            rounds: [2, 1],
            members: 'getFirstName() and getLastName()',
            assumptions: 'getFirstName() and getLastName()',
          }),
        ],
      },
      {
        name: 'spread of both',
        code: `async function load() {
  return { ...(await getDefaults()), ...(await getSettings()) };
}`,
        output: `async function load() {
  const [defaults, settings] = await Promise.all([
    getDefaults(),
    getSettings(),
  ]);
  return { ...defaults, ...settings };
}`,
        errors: [
          assumed({
            at: [2, 42],
            rounds: [2, 1],
            members: 'getDefaults() and getSettings()',
            assumptions: 'getDefaults() and getSettings()',
          }),
        ],
      },
      {
        name: 'a nested object',
        code: `async function load() {
  return { page: { user: await getUser() }, posts: [await getPosts()] };
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return { page: { user }, posts: [posts] };
}`,
        errors: [
          assumed({
            at: [2, 53],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a method call on the literal',
        code: `async function load() {
  const message = [await getUser(), await getPosts()].join();
  return message;
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  const message = [user, posts].join();
  return message;
}`,
        errors: [
          assumed({
            at: [2, 37],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
    ],
  },
);
