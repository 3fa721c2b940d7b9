import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: methods, arrow functions and callbacks',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'this',
        code: `class Client {
  token = '';
  async login() {
    const response = await fetch('/login');
    this.token = response.statusText;
    return response;
  }
  async me() {
    const response = await fetch(\`/me?\${this.token}\`);
    return response;
  }
  async start() {
    const session = await this.login();
    const me = await this.me();
    return { session, me };
  }
}`,
      },
      {
        name: 'a callback that is called',
        code: `async function each(callback) {
  const response = await fetch('/rows');
  callback(response);
  return response;
}
export async function load(onRow) {
  const a = await each(onRow);
  const b = await each(onRow);
  return [a, b];
}`,
      },
      {
        name: 'a callback that changes a variable the other reads',
        code: `async function each(callback) {
  const response = await fetch('/rows');
  callback(response);
  return response;
}
export async function load() {
  let page = 1;
  const a = await each(() => {
    page++;
  });
  const b = await fetch(\`/pages/\${page}\`);
  return [a, b];
}`,
      },
      {
        name: 'a memo map',
        code: `const memo = new Map();
async function read(id) {
  const response = await fetch(\`/rows/\${id}\`);
  memo.set(id, response);
  return response;
}
export async function load() {
  const a = await read('a');
  const b = await read('b');
  return [a, b];
}`,
      },
    ],
    invalid: [
      {
        name: 'methods that only read',
        code: `class Client {
  async user() {
    return await fetch('/user');
  }
  async posts() {
    return await fetch('/posts');
  }
  async start() {
    const user = await this.user();
    const posts = await this.posts();
    return { user, posts };
  }
}`,
        output: `class Client {
  async user() {
    return await fetch('/user');
  }
  async posts() {
    return await fetch('/posts');
  }
  async start() {
    const [user, posts] = await Promise.all([this.user(), this.posts()]);
    return { user, posts };
  }
}`,
        errors: [
          sequential({ at: [10, 19], rounds: [2, 1], members: 'this.user() and this.posts()' }),
        ],
      },
      {
        name: 'arrow functions in constants',
        code: `const readUser = async (id) => await fetch(\`/users/\${id}\`);
const readPosts = async (id) => await fetch(\`/posts/\${id}\`);
export const load = async (id) => {
  const user = await readUser(id);
  const posts = await readPosts(id);
  return { user, posts };
};`,
        output: `const readUser = async (id) => await fetch(\`/users/\${id}\`);
const readPosts = async (id) => await fetch(\`/posts/\${id}\`);
export const load = async (id) => {
  const [user, posts] = await Promise.all([readUser(id), readPosts(id)]);
  return { user, posts };
};`,
        errors: [
          sequential({ at: [5, 17], rounds: [2, 1], members: 'readUser() and readPosts()' }),
        ],
      },
      {
        name: 'a variable that may hold another function',
        code: `let readUser = async (id) => await fetch(\`/users/\${id}\`);
export function replace(other) {
  readUser = other;
}
export const load = async (id) => {
  const user = await readUser(id);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
};`,
        output: null,
        errors: [
          assumed({
            at: [7, 17],
            rounds: [2, 1],
            members: 'readUser() and fetch()',
            assumptions: 'readUser()',
            suggestions: [
              [
                'joinAssumed',
                `let readUser = async (id) => await fetch(\`/users/\${id}\`);
export function replace(other) {
  readUser = other;
}
export const load = async (id) => {
  const [user, posts] = await Promise.all([
    readUser(id),
    fetch(\`/posts/\${id}\`),
  ]);
  return { user, posts };
};`,
              ],
            ],
          }),
        ],
      },
      {
        name: 'methods of an object literal',
        code: `const api = {
  async user() {
    return await fetch('/user');
  },
  async posts() {
    return await fetch('/posts');
  },
};
export async function load() {
  const user = await api.user();
  const posts = await api.posts();
  return { user, posts };
}`,
        output: `const api = {
  async user() {
    return await fetch('/user');
  },
  async posts() {
    return await fetch('/posts');
  },
};
export async function load() {
  const [user, posts] = await Promise.all([api.user(), api.posts()]);
  return { user, posts };
}`,
        errors: [
          sequential({ at: [11, 17], rounds: [2, 1], members: 'api.user() and api.posts()' }),
        ],
      },
      {
        name: 'a callback that only computes',
        code: `async function each(callback) {
  const response = await fetch('/rows');
  return callback(response.status);
}
export async function load() {
  const a = await each((status) => status + 1);
  const b = await each((status) => status + 2);
  return [a, b];
}`,
        output: `async function each(callback) {
  const response = await fetch('/rows');
  return callback(response.status);
}
export async function load() {
  const [a, b] = await Promise.all([
    each((status) => status + 1),
    each((status) => status + 2),
  ]);
  return [a, b];
}`,
        errors: [sequential({ at: [7, 13], rounds: [2, 1], members: '2 × each()' })],
      },
    ],
  },
);
