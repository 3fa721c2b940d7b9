import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: settings.waterfall', noSequentialAwaits, {
  valid: [
    {
      name: "the user's word says write",
      settings: {
        waterfall: { effects: [{ module: './api', exports: ['getUser'], effect: 'write' }] },
      },
      code: `import { getUser, getPosts } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
    },
    {
      name: "a barrier by the user's word",
      settings: { waterfall: { effects: [{ call: 'lock.*', effect: 'barrier' }] } },
      code: `export async function load(lock, id) {
  const user = await getUser(id);
  const held = await lock.getState(id);
  const posts = await getPosts(id);
  return { user, held, posts };
}`,
    },
    {
      name: "a gate by the user's word",
      settings: { waterfall: { effects: [{ call: 'getSession', effect: 'gate' }] } },
      code: `export async function load(id) {
  const session = await getSession(id);
  const posts = await getPosts(id);
  return { session, posts };
}`,
    },
    {
      name: 'an alias does not make a write a read',
      code: `import { saveUser as getUser } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
}`,
    },
  ],
  invalid: [
    {
      name: 'trustNames lets a fix believe the names of imports',
      settings: { waterfall: { trustNames: 'unresolved' } },
      code: `import { getUser, getPosts } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: `import { getUser, getPosts } from './api';
export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
      errors: [
        assumed({
          at: [4, 17],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
    {
      name: 'trustNames never',
      settings: { waterfall: { trustNames: 'never' } },
      code: `export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: null,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
          suggestions: [
            [
              'joinAssumed',
              `export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: "the user's word proves an import",
      settings: {
        waterfall: { effects: [{ module: './api', exports: ['get*'], effect: 'read' }] },
      },
      code: `import { getUser, getPosts } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: `import { getUser, getPosts } from './api';
export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: 'getUser() and getPosts()' })],
    },
    {
      name: "the user's word on a written callee",
      settings: { waterfall: { effects: [{ call: 'api.*', effect: 'read' }] } },
      code: `export async function load(api, id) {
  const user = await api.user(id);
  const posts = await api.posts(id);
  return { user, posts };
}`,
      output: `export async function load(api, id) {
  const [user, posts] = await Promise.all([api.user(id), api.posts(id)]);
  return { user, posts };
}`,
      errors: [sequential({ at: [3, 17], rounds: [2, 1], members: 'api.user() and api.posts()' })],
    },
    {
      name: 'an alias of an import is the import',
      settings: {
        waterfall: { effects: [{ module: './api', exports: ['fetchAll'], effect: 'read' }] },
      },
      code: `import { fetchAll as saveUser } from './api';
export async function load(id) {
  const user = await saveUser(id);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
}`,
      output: `import { fetchAll as saveUser } from './api';
export async function load(id) {
  const [user, posts] = await Promise.all([
    saveUser(id),
    fetch(\`/posts/\${id}\`),
  ]);
  return { user, posts };
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: 'saveUser() and fetch()' })],
    },
  ],
});
