import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: casts and member access', noSequentialAwaits, {
  valid: [
    {
      name: 'the second reads the property',
      code: `const status = (await fetch('/user')).status;
const posts = await fetch(\`/posts/\${status}\`);
show(status, posts);`,
    },
    {
      name: 'a method is called on the value',
      code: `const user = (await getRows()).next();
const posts = await getPosts();
show(user, posts);`,
    },
    {
      name: 'the value is called',
      code: `const user = (await getLoader())();
const posts = await getPosts();
show(user, posts);`,
    },
  ],
  invalid: [
    {
      name: 'as',
      code: `const user = (await fetch('/user')) as Reply;
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [userResult, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
const user = userResult as Reply;
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'non-null',
      code: `async function load(id: string) {
  const user = (await getUser(id))!;
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: `async function load(id: string) {
  const [userResult, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const user = userResult!;
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
      name: 'satisfies',
      code: `const user = (await fetch('/user')) satisfies Reply;
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [userResult, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
const user = userResult satisfies Reply;
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a property of the value',
      code: `const status = (await fetch('/user')).status;
const posts = await fetch('/posts');
show(status, posts);`,
      output: `const [{ status }, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
show(status, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a property pattern of a property',
      code: `const { link } = (await fetch('/user')).headers;
const posts = await fetch('/posts');
show(link, posts);`,
      output: `const [{ headers: { link } }, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
show(link, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a property of a property',
      code: `const tag = (await fetch('/user')).headers.etag;
const posts = await fetch('/posts');
show(tag, posts);`,
      output: `const [{ headers: { etag: tag } }, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
show(tag, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'an optional property',
      code: `const status = (await fetch('/user'))?.status;
const posts = await fetch('/posts');
show(status, posts);`,
      output: `const [statusResult, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
const status = statusResult?.status;
show(status, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'an index',
      code: `const first = (await getRows())[0];
const posts = await getPosts();
show(first, posts);`,
      output: `const [firstResult, posts] = await Promise.all([getRows(), getPosts()]);
const first = firstResult[0];
show(first, posts);`,
      errors: [
        assumed({
          at: [2, 15],
          rounds: [2, 1],
          members: 'getRows() and getPosts()',
          assumptions: 'getRows() and getPosts()',
        }),
      ],
    },
    {
      name: 'the operand is cast',
      code: `const user = await (fetch('/user') as Promise<Reply>);
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([
  fetch('/user') as Promise<Reply>,
  fetch('/posts'),
]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'angle brackets',
      code: `const user = <Reply>await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [userResult, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
const user = <Reply>userResult;
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a comparison',
      code: `const isNew = (await fetch('/user')).status === 404;
const posts = await fetch('/posts');
show(isNew, posts);`,
      output: `const [isNewResult, posts] = await Promise.all([
  fetch('/user'),
  fetch('/posts'),
]);
const isNew = isNewResult.status === 404;
show(isNew, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'not',
      code: `const isMissing = !(await getUser());
const posts = await getPosts();
show(isMissing, posts);`,
      output: `const [isMissingResult, posts] = await Promise.all([getUser(), getPosts()]);
const isMissing = !isMissingResult;
show(isMissing, posts);`,
      errors: [
        assumed({
          at: [2, 15],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'a default value',
      code: `const user = (await getUser()) ?? 'nobody';
const posts = await getPosts();
show(user, posts);`,
      output: `const [userResult, posts] = await Promise.all([getUser(), getPosts()]);
const user = userResult ?? 'nobody';
show(user, posts);`,
      errors: [
        assumed({
          at: [2, 15],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
  ],
});
