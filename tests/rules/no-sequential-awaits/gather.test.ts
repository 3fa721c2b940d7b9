import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: inert statements in between move below',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'an unknown call',
        code: `async function load(id) {
  const user = await getUser(id);
  const limit = next();
  const posts = await getPosts(id);
  return { user, limit, posts };
}`,
      },
      {
        name: 'a value made of the first one that the second needs',
        code: `async function load(id) {
  const user = await getUser(id);
  const team = user.team;
  const posts = await getPosts(team);
  return { user, posts };
}`,
      },
      {
        name: 'a log line has its place',
        code: `async function load(id) {
  const user = await getUser(id);
  console.log('user loaded');
  const posts = await getPosts(id);
  return { user, posts };
}`,
      },
      {
        name: 'the clock is read between them',
        code: `async function load(id) {
  const user = await getUser(id);
  const middle = Date.now();
  const posts = await getPosts(id);
  return { user, middle, posts };
}`,
      },
      {
        name: 'a global that others may change',
        code: `let version = 0;
export function bump() {
  version++;
}
export async function load(id) {
  const user = await getUser(id);
  const seen = version;
  const posts = await getPosts(id);
  return { user, seen, posts };
}`,
      },
      {
        name: 'a function expression that the second calls',
        code: `async function load(id) {
  const user = await getUser(id);
  const greet = () => 'hello ' + user.name;
  const posts = await getPosts(greet);
  return { greet, posts };
}`,
      },
      {
        name: 'an assignment to a property',
        code: `async function load(id, page) {
  const user = await getUser(id);
  page.user = user;
  const posts = await getPosts(id);
  return posts;
}`,
      },
      {
        name: 'a push that others may see',
        code: `async function load(id, log) {
  const user = await getUser(id);
  log.push('user');
  const posts = await getPosts(id);
  return { user, posts };
}`,
      },
      {
        name: 'if',
        code: `async function load(id) {
  const user = await getUser(id);
  if (user.isNew) greet(user);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      },
      {
        name: 'a property of a parameter that others may change',
        code: `async function load(id, store) {
  const user = await getUser(id);
  const seen = store.version;
  const posts = await getPosts(id);
  return { user, seen, posts };
}`,
      },
    ],
    invalid: [
      {
        name: 'a literal',
        code: `async function load(id) {
  const user = await getUser(id);
  const limit = 10;
  const posts = await getPosts(id);
  return { user, limit, posts };
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const limit = 10;
  return { user, limit, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a value made of the first one',
        code: `async function load(id) {
  const user = await getUser(id);
  const name = user.name;
  const posts = await getPosts(id);
  return { name, posts };
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const name = user.name;
  return { name, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a value that the second needs stays above',
        code: `async function load(id) {
  const user = await getUser(id);
  const key = \`posts:\${id}\`;
  const posts = await getPosts(key);
  return { user, posts };
}`,
        output: `async function load(id) {
  const key = \`posts:\${id}\`;
  const [user, posts] = await Promise.all([getUser(id), getPosts(key)]);
  return { user, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a pure function of the language',
        code: `async function load(id) {
  const user = await getUser(id);
  const limit = Math.max(10, 20);
  const posts = await getPosts(id);
  return { user, limit, posts };
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const limit = Math.max(10, 20);
  return { user, limit, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a function expression',
        code: `async function load(id) {
  const user = await getUser(id);
  const greet = () => 'hello ' + user.name;
  const posts = await getPosts(id);
  return { greet, posts };
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const greet = () => 'hello ' + user.name;
  return { greet, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a type between them',
        code: `async function load(id: string) {
  const user = await getUser(id);
  type Name = typeof user.name;
  const posts = await getPosts(id);
  return { name: user.name as Name, posts };
}`,
        output: `async function load(id: string) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  type Name = typeof user.name;
  return { name: user.name as Name, posts };
}`,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
    ],
  },
);
