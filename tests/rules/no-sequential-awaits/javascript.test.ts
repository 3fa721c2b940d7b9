import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, javascriptTester, sequential } from './tester.js';

javascriptTester.run(
  'no-sequential-awaits: JavaScript with the default parser',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'the second needs the first',
        code: `export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(user.id);
  return { user, posts };
}`,
      },
      {
        name: 'a guard without semicolons',
        code: `export async function load(id) {
  const user = await getUser(id)
  if (!user) return null
  const posts = await getPosts(id)
  return { user, posts }
}`,
      },
    ],
    invalid: [
      {
        name: 'two declarations',
        code: `export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
        output: `export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
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
        name: 'a gather without semicolons',
        code: `export async function load(id) {
  const user = await getUser(id)
  const limit = 10
  const posts = await getPosts(id)
  return { user, limit, posts }
}`,
        output: `export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)])
  const limit = 10
  return { user, limit, posts }
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
        name: 'imported functions',
        code: `import { getUser, getPosts } from './api.js';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
        output: null,
        errors: [
          assumed({
            at: [4, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
            suggestions: [
              [
                'joinAssumed',
                `import { getUser, getPosts } from './api.js';
export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
              ],
            ],
          }),
        ],
      },
      {
        name: 'rounds',
        code: `export async function load(request) {
  const session = await getSession(request);
  const data = await getData(session.user);
  const config = await getConfig();
  return { data, config };
}`,
        output: `export async function load(request) {
  const [session, config] = await Promise.all([
    getSession(request),
    getConfig(),
  ]);
  const data = await getData(session.user);
  return { data, config };
}`,
        errors: [
          assumed({
            at: [4, 18],
            rounds: [3, 2],
            members: 'getSession(), getData() and getConfig()',
            assumptions: 'getSession(), getData() and getConfig()',
            suggestions: [
              [
                'dataflowAssumed',
                `export async function load(request) {
  const [data, config] = await Promise.all([
    (async () => {
      const session = await getSession(request);
      const data = await getData(session.user);
      return data;
    })(),
    getConfig(),
  ]);
  return { data, config };
}`,
              ],
            ],
          }),
        ],
      },
      {
        name: 'top level',
        code: `const user = await fetch('/user');
const posts = await fetch('/posts');
export { user, posts };`,
        output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
export { user, posts };`,
        errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
      },
    ],
  },
);
