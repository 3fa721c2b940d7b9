import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, jsx, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: JSX', noSequentialAwaits, {
  valid: [
    {
      name: 'one attribute',
      languageOptions: jsx,
      code: `async function Page({ id }) {
  return <Profile id={id} user={await getUser(id)} />;
}`,
    },
    {
      name: 'a child that is rendered on a condition',
      languageOptions: jsx,
      code: `async function Page({ id, isFull }) {
  return (
    <main>
      {isFull && <Posts posts={await getPosts(id)} />}
      {isFull && <Photos photos={await getPhotos(id)} />}
    </main>
  );
}`,
    },
    {
      name: 'an awaited element in a callback',
      languageOptions: jsx,
      code: `async function Page({ ids }) {
  return <ul>{ids.map(async (id) => <li key={id}>{await getTitle(id)}</li>)}</ul>;
}`,
    },
  ],
  invalid: [
    {
      name: 'attributes',
      languageOptions: jsx,
      code: `async function Page({ id }) {
  return <Profile user={await getUser(id)} posts={await getPosts(id)} />;
}`,
      output: `async function Page({ id }) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return <Profile user={user} posts={posts} />;
}`,
      errors: [
        assumed({
          at: [2, 51],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'children',
      languageOptions: jsx,
      code: `async function Page({ id }) {
  return (
    <main>
      <h1>{await getTitle(id)}</h1>
      <p>Text that stays as it is.</p>
      {await getBody(id)}
    </main>
  );
}`,
      output: `async function Page({ id }) {
  const [title, body] = await Promise.all([getTitle(id), getBody(id)]);
  return (
    <main>
      <h1>{title}</h1>
      <p>Text that stays as it is.</p>
      {body}
    </main>
  );
}`,
      errors: [
        assumed({
          at: [6, 8],
          rounds: [2, 1],
          members: 'getTitle() and getBody()',
          assumptions: 'getTitle() and getBody()',
        }),
      ],
    },
    {
      name: 'a page',
      languageOptions: jsx,
      code: `export default async function Page({ id }) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return (
    <Layout user={user}>
      <Posts posts={posts} />
    </Layout>
  );
}`,
      output: `export default async function Page({ id }) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return (
    <Layout user={user}>
      <Posts posts={posts} />
    </Layout>
  );
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
      name: 'a fragment',
      languageOptions: jsx,
      code: `async function Page({ id }) {
  return (
    <>
      {await getTitle(id)}
      {await getBody(id)}
    </>
  );
}`,
      output: `async function Page({ id }) {
  const [title, body] = await Promise.all([getTitle(id), getBody(id)]);
  return (
    <>
      {title}
      {body}
    </>
  );
}`,
      errors: [
        assumed({
          at: [5, 8],
          rounds: [2, 1],
          members: 'getTitle() and getBody()',
          assumptions: 'getTitle() and getBody()',
        }),
      ],
    },
    {
      name: 'a spread attribute',
      languageOptions: jsx,
      code: `async function Page({ id }) {
  return <Profile {...(await getDefaults(id))} user={await getUser(id)} />;
}`,
      output: `async function Page({ id }) {
  const [defaults, user] = await Promise.all([getDefaults(id), getUser(id)]);
  return <Profile {...defaults} user={user} />;
}`,
      errors: [
        assumed({
          at: [2, 54],
          rounds: [2, 1],
          members: 'getDefaults() and getUser()',
          assumptions: 'getDefaults() and getUser()',
        }),
      ],
    },
  ],
});
