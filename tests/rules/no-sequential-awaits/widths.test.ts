import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: how many a fix joins', noSequentialAwaits, {
  valid: [
    {
      name: 'the width that is allowed is used up',
      settings: { waterfall: { maxWidth: 2 } },
      code: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { user, posts, friends };
}`,
    },
  ],
  invalid: [
    {
      name: 'what a person joined may be wider than a fix may write',
      settings: { waterfall: { maxWidth: 2 } },
      code: `async function load(id) {
  const [user, posts, photos] = await Promise.all([getUser(id), getPosts(id), getPhotos(id)]);
  const friends = await getFriends(id);
  const likes = await getLikes(id);
  return { user, posts, photos, friends, likes };
}`,
      output: `async function load(id) {
  const [user, posts, photos] = await Promise.all([getUser(id), getPosts(id), getPhotos(id)]);
  const [friends, likes] = await Promise.all([getFriends(id), getLikes(id)]);
  return { user, posts, photos, friends, likes };
}`,
      errors: [
        assumed({
          at: [4, 17],
          rounds: [2, 1],
          members: 'getFriends() and getLikes()',
          assumptions: 'getFriends() and getLikes()',
        }),
      ],
    },
    {
      name: 'eight by default',
      code: `async function load(ids) {
  const a = await getRow(1);
  const b = await getRow(2);
  const c = await getRow(3);
  const d = await getRow(4);
  const e = await getRow(5);
  const f = await getRow(6);
  const g = await getRow(7);
  const h = await getRow(8);
  const i = await getRow(9);
  return [a, b, c, d, e, f, g, h, i];
}`,
      output: `async function load(ids) {
  const [a, b, c, d, e, f, g, h] = await Promise.all([
    getRow(1),
    getRow(2),
    getRow(3),
    getRow(4),
    getRow(5),
    getRow(6),
    getRow(7),
    getRow(8),
  ]);
  const i = await getRow(9);
  return [a, b, c, d, e, f, g, h, i];
}`,
      errors: [
        assumed({ at: [3, 13], rounds: [8, 1], members: '8 × getRow()', assumptions: 'getRow()' }),
      ],
    },
  ],
});
