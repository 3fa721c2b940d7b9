import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, jsx, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run(
  'no-sequential-awaits: fixes: comments of statements that move',
  noSequentialAwaits,
  {
    valid: [],
    invalid: [
      {
        name: 'rounds',
        code: `async function load(request) {
  // who
  const session = await getSession(request); // in the cookie
  // of the user
  const data = await getData(session.user); // rows
  // the same for all
  const config = await getConfig(); // cached
  return { data, config };
}`,
        output: `async function load(request) {
  // who
  const [session, config] = await Promise.all([
    getSession(request), // in the cookie
    // the same for all
    getConfig(), // cached
  ]);
  // of the user
  const data = await getData(session.user); // rows
  return { data, config };
}`,
        errors: [
          assumed({
            at: [7, 18],
            rounds: [3, 2],
            members: 'getSession(), getData() and getConfig()',
            assumptions: 'getSession(), getData() and getConfig()',
            suggestions: [
              [
                'dataflowAssumed',
                `async function load(request) {
  // who
  const [data, config] = await Promise.all([
    (async () => {
      const session = await getSession(request); // in the cookie
      // of the user
      const data = await getData(session.user); // rows
      return data;
    })(),
    // the same for all
    // cached
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
        name: 'gather',
        code: `async function load(id) {
  // who
  const name = (await getUser(id)).name.first; // short
  // at most
  const limit = 10; // rows
  // what
  const posts = (await getPosts(id)) as Post[]; // new ones
  return { name, limit, posts };
}`,
        output: `async function load(id) {
  // who
  const [{ name: { first: name } }, postsResult] = await Promise.all([
    getUser(id), // short
    getPosts(id),
  ]);
  // at most
  const limit = 10; // rows
  // what
  const posts = postsResult as Post[]; // new ones
  return { name, limit, posts };
}`,
        errors: [
          assumed({
            at: [7, 18],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'a comment at the end of a block',
        code: `async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  show(user, posts);
  // done
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  show(user, posts);
  // done
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
        name: 'two comments above',
        code: `async function load(id) {
  const user = await getUser(id);
  // what
  // and more
  const posts = await getPosts(id);
  return [user, posts];
}`,
        output: `async function load(id) {
  const [user, posts] = await Promise.all([
    getUser(id),
    // what
    // and more
    getPosts(id),
  ]);
  return [user, posts];
}`,
        errors: [
          assumed({
            at: [5, 17],
            rounds: [2, 1],
            members: 'getUser() and getPosts()',
            assumptions: 'getUser() and getPosts()',
          }),
        ],
      },
      {
        name: 'comments before the semicolons',
        code: `async function load(id) {
  const user = await getUser(id) /* who */;
  const posts = await getPosts(id) /* what */;
  return [user, posts];
}`,
        output: null,
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
        name: 'comments around JSX',
        languageOptions: jsx,
        code: `async function Page() {
  return (
    <main>
      {/* title */}
      <h1>{await getTitle()}</h1>
      {
        // body
        await getBody()
      }
    </main>
  );
}`,
        output: `async function Page() {
  const [title, body] = await Promise.all([getTitle(), getBody()]);
  return (
    <main>
      {/* title */}
      <h1>{title}</h1>
      {
        // body
        body
      }
    </main>
  );
}`,
        errors: [
          assumed({
            at: [8, 9],
            rounds: [2, 1],
            members: 'getTitle() and getBody()',
            assumptions: 'getTitle() and getBody()',
          }),
        ],
      },
    ],
  },
);
