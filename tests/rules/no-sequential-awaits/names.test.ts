import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: names and their traps', noSequentialAwaits, {
  valid: [
    {
      name: 'write verbs',
      code: `import { createUser, updateOrder } from './api';
export async function load(id) {
  const user = await createUser(id);
  const order = await updateOrder(id);
  return { user, order };
}`,
    },
    {
      name: 'getOrCreate writes',
      code: `export async function load(id) {
  const user = await getOrCreateUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
    },
    {
      name: 'two verbs',
      code: `export async function load(id) {
  const user = await getAndLockUser(id);
  const posts = await findOneAndUpdate(id);
  return { user, posts };
}`,
    },
    {
      name: 'a counter',
      code: `export async function load() {
  const first = await getNextId();
  const second = await getNextId();
  return [first, second];
}`,
    },
    {
      name: 'a stateful handle',
      code: `export async function load() {
  const first = await getConnection();
  const second = await getPosts();
  return [first, second];
}`,
    },
    {
      name: 'tokens are refreshed',
      code: `export async function load() {
  const token = await getAccessToken();
  const posts = await getPosts();
  return [token, posts];
}`,
    },
    {
      name: 'a signed URL is minted',
      code: `export async function load() {
  const url = await getSignedUrl();
  const posts = await getPosts();
  return [url, posts];
}`,
    },
    {
      name: 'words, not letters',
      code: `export async function load() {
  const a = await getaway();
  const b = await finder();
  return [a, b];
}`,
    },
    {
      name: 'hooks',
      code: `export async function load() {
  const user = await useUser();
  const posts = await usePosts();
  return [user, posts];
}`,
    },
    {
      name: 'stateful verbs',
      code: `export async function load(queue) {
  const first = await queue.take();
  const second = await queue.take();
  return [first, second];
}`,
    },
    {
      name: 'a stream is read in order',
      code: `export async function load(reader) {
  const first = await reader.read();
  const second = await reader.read();
  return [first, second];
}`,
    },
    {
      name: 'one object asked twice is not believed without a word from anyone',
      options: [{ report: 'proven' }],
      code: `export async function load() {
  const user = await api.getUser();
  const posts = await api.getPosts();
  return [user, posts];
}`,
    },
    {
      name: 'a rate limit counts',
      code: `export async function load(ip) {
  const limited = await isRateLimited(ip);
  const posts = await getPosts(ip);
  return [limited, posts];
}`,
    },
    {
      name: 'the same call twice is a duplicate',
      code: `export async function load(id) {
  const before = await getUser(id);
  const after = await getUser(id);
  return [before, after];
}`,
    },
  ],
  invalid: [
    {
      name: 'read verbs',
      code: `import * as api from './api';
import * as shop from './shop';
export async function load(id) {
  const user = await api.findUser(id);
  const order = await shop.listOrders(id);
  return { user, order };
}`,
      output: null,
      errors: [
        assumed({
          at: [5, 17],
          rounds: [2, 1],
          members: 'api.findUser() and shop.listOrders()',
          assumptions: 'api.findUser() and shop.listOrders()',
          suggestions: [
            [
              'joinAssumed',
              `import * as api from './api';
import * as shop from './shop';
export async function load(id) {
  const [user, order] = await Promise.all([
    api.findUser(id),
    shop.listOrders(id),
  ]);
  return { user, order };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'set inside a word is no write',
      code: `export async function load() {
  const settings = await getSettings();
  const posts = await getPosts();
  return [settings, posts];
}`,
      output: `export async function load() {
  const [settings, posts] = await Promise.all([getSettings(), getPosts()]);
  return [settings, posts];
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'getSettings() and getPosts()',
          assumptions: 'getSettings() and getPosts()',
        }),
      ],
    },
    {
      name: 'one object asked twice',
      code: `export async function load() {
  const user = await api.getUser();
  const posts = await api.getPosts();
  return [user, posts];
}`,
      output: null,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'api.getUser() and api.getPosts()',
          assumptions: 'api.getUser() and api.getPosts()',
          suggestions: [
            [
              'joinAssumed',
              `export async function load() {
  const [user, posts] = await Promise.all([api.getUser(), api.getPosts()]);
  return [user, posts];
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'a private prefix',
      code: `export async function load() {
  const user = await _getUser();
  const posts = await maybeGetPosts();
  return [user, posts];
}`,
      output: `export async function load() {
  const [user, posts] = await Promise.all([_getUser(), maybeGetPosts()]);
  return [user, posts];
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: '_getUser() and maybeGetPosts()',
          assumptions: '_getUser() and maybeGetPosts()',
        }),
      ],
    },
  ],
});
