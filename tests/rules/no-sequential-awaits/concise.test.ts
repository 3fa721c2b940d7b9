import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, jsx, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: arrow functions without a block', noSequentialAwaits, {
  valid: [
    {
      name: 'an array with one await',
      code: "const load = async () => [await getUser(), 'posts'];",
    },
    {
      name: 'an object whose second value needs the first',
      code: 'const load = async () => ({ posts: await getPosts(await getUser()) });',
    },
    {
      name: 'defaults of parameters',
      code: 'const load = async (user = await getUser(), posts = await getPosts()) => [user, posts];',
    },
  ],
  invalid: [
    {
      name: 'an array',
      code: 'const load = async () => [await getUser(), await getPosts()];',
      output: `const load = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return [user, posts];
};`,
      errors: [
        assumed({
          at: [1, 44],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'an object',
      code: 'const load = async () => ({ user: await getUser(), posts: await getPosts() });',
      output: `const load = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return { user, posts };
};`,
      errors: [
        assumed({
          at: [1, 59],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a call',
      code: 'const load = async () => show(await getUser(), await getPosts());',
      output: `const load = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return show(user, posts);
};`,
      errors: [
        assumed({
          at: [1, 48],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a call of what the first gives',
      code: 'const load = async () => (await getRender())(await getPosts());',
      output: `const load = async () => {
  const [render, posts] = await Promise.all([getRender(), getPosts()]);
  return render(posts);
};`,
      errors: [
        assumed({
          at: [1, 46],
          rounds: [2, 1],
          members: 'getRender() and getPosts()',
          assumptions: 'getRender() and getPosts()',
        }),
      ],
    },
    {
      name: 'JSX',
      languageOptions: jsx,
      code: 'const Page = async () => <Layout user={await getUser()} posts={await getPosts()} />;',
      output: `const Page = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return <Layout user={user} posts={posts} />;
};`,
      errors: [
        assumed({
          at: [1, 64],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a template over two lines',
      code: `const load = async () => \`user
  \${await getUser()} \${await getPosts()}\`;`,
      output: `const load = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return \`user
  \${user} \${posts}\`;
};`,
      errors: [
        assumed({
          at: [2, 24],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a field of a class',
      code: `class Page {
  load = async () => [await getUser(), await getPosts()];
}`,
      output: `class Page {
  load = async () => {
    const [user, posts] = await Promise.all([getUser(), getPosts()]);
    return [user, posts];
  };
}`,
      errors: [
        assumed({
          at: [2, 40],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'an argument',
      code: 'run(1, async (id) => [await getUser(id), await getPosts(id)], 2);',
      output: `run(1, async (id) => {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return [user, posts];
}, 2);`,
      errors: [
        assumed({
          at: [1, 42],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a branch',
      code: 'const load = isReady ? async () => [await getUser(), await getPosts()] : null;',
      output: `const load = isReady ? async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return [user, posts];
} : null;`,
      errors: [
        assumed({
          at: [1, 54],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'the inner one of two',
      code: 'const load = async (a) => async (b) => [await getUser(a), await getPosts(b)];',
      output: `const load = async (a) => async (b) => {
  const [user, posts] = await Promise.all([getUser(a), getPosts(b)]);
  return [user, posts];
};`,
      errors: [
        assumed({
          at: [1, 59],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'no semicolons',
      code: `const load = async () => [await getUser(), await getPosts()]
;[1].map(load)`,
      output: `const load = async () => {
  const [user, posts] = await Promise.all([getUser(), getPosts()])
  return [user, posts]
}
;[1].map(load)`,
      errors: [
        assumed({
          at: [1, 44],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a comment behind the arrow',
      code: 'const load = async () => /* both */ [await getUser(), await getPosts()];',
      output: `const load = async () => /* both */ {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return [user, posts];
};`,
      errors: [
        assumed({
          at: [1, 55],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
  ],
});
