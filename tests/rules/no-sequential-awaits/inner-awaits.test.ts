import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

const helpers = `
const getUser = (id) => fetch('/users/' + id);
const getPosts = (id) => fetch('/posts/' + id);
const save = (id) => fetch('/saved/' + id, { method: 'PUT' });
`;

typescriptTester.run('no-sequential-awaits: awaits inside a Promise.all', noSequentialAwaits, {
  valid: [
    {
      name: 'one of them writes',
      code: `${helpers}
async function load(id) {
  const [user, saved] = await Promise.all([await getUser(id), await save(id)]);
  return { user, saved };
}`,
    },
    {
      name: 'nothing waits twice',
      code: `${helpers}
async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
    },
  ],
  invalid: [
    {
      name: 'the elements lose their keywords',
      code: `${helpers}
async function load(id) {
  const [user, posts] = await Promise.all([
    await getUser(id),
    // the newest first
    await getPosts(id),
  ]);
  return { user, posts };
}`,
      output: `${helpers}
async function load(id) {
  const [user, posts] = await Promise.all([
    getUser(id),
    // the newest first
    getPosts(id),
  ]);
  return { user, posts };
}`,
      errors: [sequential({ at: [10, 5], rounds: [2, 1], members: 'getUser() and getPosts()' })],
    },
    {
      name: 'a method in parentheses',
      code: `
async function load(id) {
  const user = await ((await fetch('/users/' + id)).json)();
  const posts = await (await fetch('/posts/' + id)).json();
  return { user, posts };
}`,
      output: `
async function load(id) {
  const [user, posts] = await Promise.all([
    fetch('/users/' + id).then((response) => (response.json)()),
    fetch('/posts/' + id).then((response) => response.json()),
  ]);
  return { user, posts };
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: '2 × fetch().json()' })],
    },
    {
      name: 'an element that does not wait keeps its place behind them',
      code: `${helpers}
async function load(id) {
  const [user, size, posts] = await Promise.all([await getUser(id), id.length, await getPosts(id)]);
  return { user, size, posts };
}`,
      output: `${helpers}
async function load(id) {
  const [user2, posts2] = await Promise.all([getUser(id), getPosts(id)]);
  const [user, size, posts] = await Promise.all([user2, id.length, posts2]);
  return { user, size, posts };
}`,
      errors: [sequential({ at: [7, 80], rounds: [2, 1], members: 'getUser() and getPosts()' })],
    },
  ],
});
