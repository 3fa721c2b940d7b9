import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: statement lists', noSequentialAwaits, {
  valid: [
    {
      name: 'awaits in different blocks',
      code: `async function load(id, isFull) {
  const user = await getUser(id);
  if (isFull) {
    const posts = await getPosts(id);
    show(posts);
  }
  return user;
}`,
    },
    {
      name: 'awaits in different switch cases',
      code: `async function load(kind, id) {
  switch (kind) {
    case 'user':
      const user = await getUser(id);
      return { user };
    default:
      const posts = await getPosts(id);
      return { posts };
  }
}`,
    },
    {
      name: 'iterations that follow one another',
      code: `async function load(ids) {
  for (const id of ids) {
    const user = await getUser(id);
    show(user);
  }
}`,
    },
    {
      name: 'for await reads a stream',
      code: `async function load(stream, id) {
  const user = await getUser(id);
  for await (const chunk of stream) show(chunk);
  const posts = await getPosts(id);
  return { user, posts };
}`,
    },
  ],
  invalid: [
    {
      name: 'a block of its own',
      code: `async function load(id, isFull) {
  if (isFull) {
    const user = await getUser(id);
    const posts = await getPosts(id);
    show(user, posts);
  }
}`,
      output: `async function load(id, isFull) {
  if (isFull) {
    const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
    show(user, posts);
  }
}`,
      errors: [
        assumed({
          at: [4, 19],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a switch case',
      code: `async function load(kind, id) {
  switch (kind) {
    case 'full':
      const user = await getUser(id);
      const posts = await getPosts(id);
      return { user, posts };
    default:
      return null;
  }
}`,
      output: `async function load(kind, id) {
  switch (kind) {
    case 'full':
      const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
      return { user, posts };
    default:
      return null;
  }
}`,
      errors: [
        assumed({
          at: [5, 21],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'the statements inside one iteration',
      code: `async function load(ids) {
  for (const id of ids) {
    const user = await getUser(id);
    const posts = await getPosts(id);
    show(user, posts);
  }
}`,
      output: `async function load(ids) {
  for (const id of ids) {
    const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
    show(user, posts);
  }
}`,
      errors: [
        assumed({
          at: [4, 19],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a method of a class',
      code: `class Page {
  async load(id) {
    const user = await getUser(id);
    const posts = await getPosts(id);
    return { user, posts };
  }
}`,
      output: `class Page {
  async load(id) {
    const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
    return { user, posts };
  }
}`,
      errors: [
        assumed({
          at: [4, 19],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'two groups on both sides of a write are two reports',
      code: `async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  await saveVisit(id);
  const friends = await getFriends(id);
  const photos = await getPhotos(id);
  return { user, posts, friends, photos };
}`,
      output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  await saveVisit(id);
  const [friends, photos] = await Promise.all([getFriends(id), getPhotos(id)]);
  return { user, posts, friends, photos };
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
        assumed({
          at: [6, 18],
          rounds: [2, 1],
          members: 'getFriends() and getPhotos()',
          assumptions: 'getFriends() and getPhotos()',
        }),
      ],
    },
    {
      name: 'two cases of one switch get names of their own',
      code: `async function load(kind) {
  switch (kind) {
    case 'short':
      return [await getUser(), await getPosts()];
    default:
      return [await getUser('all'), await getPosts('all')];
  }
}`,
      output: `async function load(kind) {
  switch (kind) {
    case 'short':
      const [user, posts] = await Promise.all([getUser(), getPosts()]);
      return [user, posts];
    default:
      const [user2, posts2] = await Promise.all([
        getUser('all'),
        getPosts('all'),
      ]);
      return [user2, posts2];
  }
}`,
      errors: [
        assumed({
          at: [4, 32],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
        assumed({
          at: [6, 37],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a group inside an operand of another',
      settings: { waterfall: { effects: [{ call: '*', effect: 'read' }] } },
      code: `const rows = await run(async () => {
  const user = await getUser();
  const posts = await getPosts();
  return [user, posts];
});
const config = await getConfig();
show(rows, config);`,
      output: [
        `const [rows, config] = await Promise.all([
  run(async () => {
    const user = await getUser();
    const posts = await getPosts();
    return [user, posts];
  }),
  getConfig(),
]);
show(rows, config);`,
        `const [rows, config] = await Promise.all([
  run(async () => {
    const [user, posts] = await Promise.all([getUser(), getPosts()]);
    return [user, posts];
  }),
  getConfig(),
]);
show(rows, config);`,
      ],
      errors: [
        sequential({ at: [3, 17], rounds: [2, 1], members: 'getUser() and getPosts()' }),
        sequential({ at: [6, 16], rounds: [2, 1], members: 'run() and getConfig()' }),
      ],
    },
  ],
});
