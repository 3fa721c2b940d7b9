import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, javascriptTester, sequential } from './tester.js';

javascriptTester.run(
  'no-sequential-awaits: JavaScript syntax with the default parser',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'the same var twice',
        code: `export async function load(id) {
  var user = await getUser(id);
  {
    var user = await getPosts(id);
  }
  return user;
}`,
      },
      {
        name: 'an await in JSX that needs another',
        code: `export async function Page({ id }) {
  return <Layout user={await getUser(await getSession(id))} />;
}`,
      },
      {
        name: 'a private field that one of them sets',
        code: `class Client {
  #token = '';
  async #login() {
    const response = await fetch('/login');
    this.#token = response.statusText;
    return response;
  }
  async start() {
    const session = await this.#login();
    const posts = await fetch('/posts');
    return { session, posts };
  }
}`,
      },
    ],
    invalid: [
      {
        name: 'var',
        code: `export async function load(id) {
  var user = await getUser(id);
  var posts = await getPosts(id);
  return { user, posts };
}`,
        output: `export async function load(id) {
  var [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
        errors: [
          assumed({
            at: [3, 15],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'JSX',
        code: `export async function Page({ id }) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return <Layout user={user}>{posts}</Layout>;
}`,
        output: `export async function Page({ id }) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return <Layout user={user}>{posts}</Layout>;
}`,
        errors: [
          assumed({
            at: [3, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'awaits in JSX',
        code: `export async function Page({ id }) {
  return <Layout user={await getUser(id)}>{await getPosts(id)}</Layout>;
}`,
        output: `export async function Page({ id }) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return <Layout user={user}>{posts}</Layout>;
}`,
        errors: [
          assumed({
            at: [2, 44],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'private methods and fields',
        code: `class Client {
  #base = '/api';
  async #user() {
    return await fetch('/user');
  }
  async #posts() {
    return await fetch('/posts');
  }
  async start() {
    const user = await this.#user();
    const posts = await this.#posts();
    return { user, posts, base: this.#base };
  }
}`,
        output: `class Client {
  #base = '/api';
  async #user() {
    return await fetch('/user');
  }
  async #posts() {
    return await fetch('/posts');
  }
  async start() {
    const [user, posts] = await Promise.all([this.#user(), this.#posts()]);
    return { user, posts, base: this.#base };
  }
}`,
        errors: [
          sequential({ at: [11, 19], rounds: [2, 1], members: 'this.#user() and this.#posts()' }),
        ],
      },
    ],
  },
);
