import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: assignments to variables that exist',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'the same variable twice',
        code: `async function load() {
  let value;
  value = await fetch('/user');
  value = await fetch('/posts');
  return value;
}`,
      },
      {
        name: 'the second reads the variable',
        code: `async function load() {
  let user, posts;
  user = await fetch('/user');
  posts = await fetch(\`/posts/\${user.status}\`);
  return { user, posts };
}`,
      },
      {
        name: 'properties are evaluated before the await',
        code: `async function load(state) {
  state.user = await fetch('/user');
  state.posts = await fetch('/posts');
}`,
      },
      {
        name: 'this',
        code: `class Page {
  async load() {
    this.user = await fetch('/user');
    this.posts = await fetch('/posts');
  }
}`,
      },
      {
        name: 'compound assignments read before the await',
        code: `async function load() {
  let total = 0;
  total += await getPrice('a');
  total += await getPrice('b');
  return total;
}`,
      },
      {
        name: 'logical assignments may not await at all',
        code: `async function load(user, posts) {
  user ??= await getUser();
  posts ??= await getPosts();
  return { user, posts };
}`,
      },
      {
        name: 'a variable of another function',
        code: `let user, posts;
async function load() {
  user = await fetch('/user');
  posts = await fetch('/posts');
}`,
      },
      {
        name: 'a closure sees the first half-way',
        code: `async function load() {
  let user, posts;
  onTick(() => show(user));
  user = await fetch('/user');
  posts = await fetch('/posts');
  return posts;
}`,
      },
      {
        name: 'the catch block sees the first half-way',
        code: `async function load() {
  let user, posts;
  try {
    user = await fetch('/user');
    posts = await fetch('/posts');
  } catch {
    return user;
  }
  return posts;
}`,
      },
      {
        name: 'array elements',
        code: `async function load(rows, i) {
  rows[i++] = await fetch('/a');
  rows[i++] = await fetch('/b');
}`,
      },
      {
        name: 'an assignment as a value',
        code: `async function load() {
  let user, posts;
  show(user = await fetch('/user'));
  show(posts = await fetch('/posts'));
  return { user, posts };
}`,
      },
    ],
    invalid: [
      {
        name: 'two assignments',
        code: `async function load() {
  let user, posts;
  user = await fetch('/user');
  posts = await fetch('/posts');
  return { user, posts };
}`,
        output: `async function load() {
  let user, posts;
  [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
  return { user, posts };
}`,
        errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'variables that live in the try block only',
        code: `async function load() {
  try {
    let user, posts;
    user = await fetch('/user');
    posts = await fetch('/posts');
    return { user, posts };
  } catch {
    return null;
  }
}`,
        output: `async function load() {
  try {
    let user, posts;
    [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
    return { user, posts };
  } catch {
    return null;
  }
}`,
        errors: [sequential({ at: [5, 13], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'a declaration and an assignment',
        code: `async function load() {
  let posts;
  const user = await fetch('/user');
  posts = await fetch('/posts');
  return { user, posts };
}`,
        output: `async function load() {
  let posts;
  const [user, postsResult] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  posts = postsResult;
  return { user, posts };
}`,
        errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
      {
        name: 'no semicolons, after a line that goes on',
        code: `async function load() {
  let user, posts
  user = await fetch('/user')
  posts = await fetch('/posts')
  return { user, posts }
}`,
        output: `async function load() {
  let user, posts
  ;[user, posts] = await Promise.all([fetch('/user'), fetch('/posts')])
  return { user, posts }
}`,
        errors: [sequential({ at: [4, 11], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
