import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: awaits inside one expression', noSequentialAwaits, {
  valid: [
    {
      name: 'an await that needs another',
      code: `async function load() {
  return await getPosts(await getUser());
}`,
    },
    {
      name: 'the right side may not run',
      code: `async function load() {
  return (await getPrice()) || (await getTax());
}`,
    },
    {
      name: '&& and ??',
      code: `async function load() {
  show((await getUser()) && (await getPosts()));
  show((await getUser()) ?? (await getPosts()));
}`,
    },
    {
      name: 'an optional call',
      code: `async function load(render) {
  return render?.(await getUser(), await getPosts());
}`,
    },
    {
      name: 'the callee may change',
      code: `async function load(page) {
  return page.current.render(await getUser(), await getPosts());
}`,
    },
    {
      name: 'the condition of if',
      code: `async function load() {
  if ((await getUser()).id === (await getOwner()).id) show('own');
}`,
    },
    {
      name: 'yield waits for its consumer',
      code: `async function* load() {
  yield [await getUser(), await getPosts()];
}`,
    },
    {
      name: 'a comma',
      code: `async function load() {
  return await getUser(), await getPosts();
}`,
    },
  ],
  invalid: [
    {
      name: 'arguments of a call',
      code: `async function load() {
  return render(await fetch('/user'), await fetch('/posts'));
}`,
      output: `async function load() {
  const [response, response2] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return render(response, response2);
}`,
      errors: [sequential({ at: [2, 39], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a call around the last await',
      code: `async function load() {
  return render(await fetch('/user'), wrap(await fetch('/posts')));
}`,
      output: `async function load() {
  const [response, response2] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return render(response, wrap(response2));
}`,
      errors: [sequential({ at: [2, 44], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'arguments of new',
      code: `async function load() {
  return new Page(await fetch('/user'), await fetch('/posts'));
}`,
      output: `async function load() {
  const [response, response2] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  return new Page(response, response2);
}`,
      errors: [sequential({ at: [2, 41], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a sum',
      code: `async function load() {
  return (await getPrice()) + (await getTax());
}`,
      output: `async function load() {
  const [price, tax] = await Promise.all([getPrice(), getTax()]);
  return price + tax;
}`,
      errors: [
        assumed({
          at: [2, 32],
          rounds: [2, 1],
          members: 'getPrice() and getTax()',
          assumptions: 'getPrice() and getTax()',
        }),
      ],
    },
  ],
});
