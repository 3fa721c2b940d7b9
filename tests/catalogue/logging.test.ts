import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: log lines', noSequentialAwaits, {
  valid: [
    {
      name: 'a log line between the awaits',
      code: `const user = await fetch('/user');
console.log('user loaded');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a log line in an operand',
      code: `const user = await fetch('/user', console.info('user'));
const posts = await fetch('/posts', console.info('posts'));
show(user, posts);`,
    },
    {
      name: 'a helper that logs and writes',
      code: `async function load(path: string) {
  console.log(path);
  paths.push(path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a log line that throws before it logs',
      code: `async function load(path: string) {
  console.log(next(path));
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
  ],
  invalid: [
    {
      name: 'a log line in a helper',
      code: `async function load(path: string) {
  console.log('loading', path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `async function load(path: string) {
  console.log('loading', path);
  return fetch(path);
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [6, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'a log line in a handler of a chain',
      code: `const log = (response: Response) => {
  console.debug(response.status);
  return response;
};
const user = await fetch('/user').then(log);
const posts = await fetch('/posts').then(log);
show(user, posts);`,
      output: `const log = (response: Response) => {
  console.debug(response.status);
  return response;
};
const [user, posts] = await Promise.all([
  fetch('/user').then(log),
  fetch('/posts').then(log),
]);
show(user, posts);`,
      errors: [sequential({ at: [6, 15], rounds: [2, 1], members: '2 × fetch().then()' })],
    },
  ],
});
