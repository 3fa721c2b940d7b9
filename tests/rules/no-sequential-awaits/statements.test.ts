import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: statements', noSequentialAwaits, {
  valid: [
    {
      name: 'the second needs the first',
      code: `const user = await fetch('/user');
const posts = await fetch(\`/posts/\${user.status}\`);
show(user, posts);`,
    },
    {
      name: 'a chain of keys',
      code: `async function load(id) {
  const thread = await getThread(id);
  const author = await getAuthor(thread.authorId);
  const team = await getTeam(author.teamId);
  return { thread, author, team };
}`,
    },
    {
      name: 'one await',
      code: `async function load(id) {
  const user = await getUser(id);
  return user;
}`,
    },
    {
      name: 'a Promise.all that is there already',
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
    },
    {
      name: 'awaits in different functions',
      code: `async function loadUser(id) {
  return { user: await getUser(id) };
}
async function loadPosts(id) {
  return { posts: await getPosts(id) };
}`,
    },
    {
      name: 'a read after a write',
      code: `async function load(id) {
  await saveVisit(id);
  const visits = await getVisits(id);
  return visits;
}`,
    },
    {
      name: 'two values that nobody uses',
      code: `async function load(id) {
  await getUser(id);
  await getPosts(id);
}`,
    },
  ],
  invalid: [
    {
      name: 'two declarations become one',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'three declarations become one',
      code: `async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  const comments = await getComments(id);
  return { user, posts, comments };
}`,
      output: `async function load(id) {
  const [user, posts, comments] = await Promise.all([
    getUser(id),
    getPosts(id),
    getComments(id),
  ]);
  return { user, posts, comments };
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [3, 1],
          members: 'getUser(), getPosts() and getComments()',
          assumptions: 'getUser(), getPosts() and getComments()',
        }),
      ],
    },
    {
      name: 'the last await is returned',
      code: `async function load(id) {
  const user = await getUser(id);
  return [user, await getPosts(id)];
}`,
      output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return [user, posts];
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
      name: 'let declarations',
      code: `async function load(id) {
  let user = await getUser(id);
  let posts = await getPosts(id);
  return { user, posts };
}`,
      output: `async function load(id) {
  let [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
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
  ],
});
