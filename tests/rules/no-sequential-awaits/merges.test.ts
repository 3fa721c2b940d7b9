import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: an existing Promise.all grows', noSequentialAwaits, {
  valid: [
    {
      name: 'the await needs a value of it',
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(user.groupId);
  return { user, posts, friends };
}`,
    },
    {
      name: 'the second needs the first',
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const [friends, photos] = await Promise.all([getFriends(user), getPhotos(user)]);
  return { user, posts, friends, photos };
}`,
    },
    {
      name: 'Promise.race has a meaning of its own',
      code: `async function load(id) {
  const user = await Promise.race([getUser(id), timeout(100)]);
  const friends = await getFriends(id);
  return { user, friends };
}`,
    },
    {
      name: 'a write in it',
      code: `async function load(id) {
  const [user] = await Promise.all([getUser(id), saveVisit(id)]);
  const friends = await getFriends(id);
  return { user, friends };
}`,
    },
  ],
  invalid: [
    {
      name: 'an await beside a Promise.all',
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { user, posts, friends };
}`,
      output: `async function load(id) {
  const [user, posts, friends] = await Promise.all([
    getUser(id),
    getPosts(id),
    getFriends(id),
  ]);
  return { user, posts, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.all() and getFriends()',
          assumptions: 'getUser(), getPosts() and getFriends()',
        }),
      ],
    },
    {
      name: 'an await before a Promise.all',
      code: `async function load(id) {
  const friends = await getFriends(id);
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts, friends };
}`,
      output: `async function load(id) {
  const [friends, user, posts] = await Promise.all([
    getFriends(id),
    getUser(id),
    getPosts(id),
  ]);
  return { user, posts, friends };
}`,
      errors: [
        assumed({
          at: [3, 25],
          rounds: [2, 1],
          members: 'getFriends() and Promise.all()',
          assumptions: 'getFriends(), getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'two of them',
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const [friends, photos] = await Promise.all([getFriends(id), getPhotos(id)]);
  return { user, posts, friends, photos };
}`,
      output: `async function load(id) {
  const [user, posts, friends, photos] = await Promise.all([
    getUser(id),
    getPosts(id),
    getFriends(id),
    getPhotos(id),
  ]);
  return { user, posts, friends, photos };
}`,
      errors: [
        assumed({
          at: [3, 29],
          rounds: [2, 1],
          members: '2 × Promise.all()',
          assumptions: 'getUser(), getPosts(), getFriends() and getPhotos()',
        }),
      ],
    },
    {
      name: 'a value of it that is not bound keeps its place',
      code: `async function load(id) {
  const [, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { posts, friends };
}`,
      output: `async function load(id) {
  const [, posts, friends] = await Promise.all([
    getUser(id),
    getPosts(id),
    getFriends(id),
  ]);
  return { posts, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.all() and getFriends()',
          assumptions: 'getUser(), getPosts() and getFriends()',
        }),
      ],
    },
    {
      name: 'fewer names than promises',
      code: `async function load(id) {
  const [user] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { user, friends };
}`,
      output: `async function load(id) {
  const [user, , friends] = await Promise.all([
    getUser(id),
    getPosts(id),
    getFriends(id),
  ]);
  return { user, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.all() and getFriends()',
          assumptions: 'getUser(), getPosts() and getFriends()',
        }),
      ],
    },
    {
      name: 'the whole array stays one value',
      code: `async function load(id) {
  const parts = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { parts, friends };
}`,
      output: `async function load(id) {
  const [parts, friends] = await Promise.all([
    Promise.all([getUser(id), getPosts(id)]),
    getFriends(id),
  ]);
  return { parts, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.all() and getFriends()',
          assumptions: 'getUser(), getPosts() and getFriends()',
        }),
      ],
    },
    {
      name: 'a rest stays inside its own',
      code: `async function load(id) {
  const [user, ...rest] = await Promise.all([getUser(id), getPosts(id), getPhotos(id)]);
  const friends = await getFriends(id);
  return { user, rest, friends };
}`,
      output: `async function load(id) {
  const [[user, ...rest], friends] = await Promise.all([
    Promise.all([getUser(id), getPosts(id), getPhotos(id)]),
    getFriends(id),
  ]);
  return { user, rest, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.all() and getFriends()',
          assumptions: 'getUser(), getPosts(), getPhotos() and getFriends()',
        }),
      ],
    },
    {
      name: 'Promise.allSettled keeps its own handling',
      code: `async function load(id) {
  const settled = await Promise.allSettled([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { settled, friends };
}`,
      output: `async function load(id) {
  const [settled, friends] = await Promise.all([
    Promise.allSettled([getUser(id), getPosts(id)]),
    getFriends(id),
  ]);
  return { settled, friends };
}`,
      errors: [
        assumed({
          at: [3, 19],
          rounds: [2, 1],
          members: 'Promise.allSettled() and getFriends()',
          assumptions: 'getUser(), getPosts() and getFriends()',
        }),
      ],
    },
  ],
});
