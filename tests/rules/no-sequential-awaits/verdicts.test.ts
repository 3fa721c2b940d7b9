import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester, unknown } from './tester.js';

typescriptTester.run('no-sequential-awaits: verdicts and the option report', noSequentialAwaits, {
  valid: [
    {
      name: 'the body of one writes',
      code: `async function getUser(id) {
  const response = await fetch(\`/users/\${id}\`, { method: 'POST' });
  return response.json();
}
export async function load(id) {
  const user = await getUser(id);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
}`,
    },
    {
      name: 'names do not count where only proof does',
      options: [{ report: 'proven' }],
      code: `import { getUser, getPosts } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
    },
    {
      name: 'names that say nothing',
      code: `import { user as loadsUser, posts as loadsPosts } from './api';
export async function load(id) {
  const user = await loadsUser(id);
  const posts = await loadsPosts(id);
  return { user, posts };
}`,
    },
    {
      name: 'a data dependence, in strict',
      options: [{ report: 'unknown' }],
      code: `import { alice, bob } from './people';
export async function load(id) {
  const a = await alice(id);
  const b = await bob(a);
  return { a, b };
}`,
    },
  ],
  invalid: [
    {
      name: 'proven by the bodies',
      code: `async function getUser(id) {
  const response = await fetch(\`/users/\${id}\`);
  return response.json();
}
async function getPosts(id) {
  const response = await fetch(\`/posts/\${id}\`);
  return response.json();
}
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: `async function getUser(id) {
  const response = await fetch(\`/users/\${id}\`);
  return response.json();
}
async function getPosts(id) {
  const response = await fetch(\`/posts/\${id}\`);
  return response.json();
}
export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
      errors: [sequential({ at: [11, 17], rounds: [2, 1], members: 'getUser() and getPosts()' })],
    },
    {
      name: 'imported functions are assumed to read',
      code: `import { getUser, getPosts } from './api';
export async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: null,
      errors: [
        assumed({
          at: [4, 17],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
          suggestions: [
            [
              'joinAssumed',
              `import { getUser, getPosts } from './api';
export async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  return { user, posts };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'proof counts',
      options: [{ report: 'proven' }],
      code: `export async function load(id) {
  const user = await fetch(\`/users/\${id}\`);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
}`,
      output: `export async function load(id) {
  const [user, posts] = await Promise.all([
    fetch(\`/users/\${id}\`),
    fetch(\`/posts/\${id}\`),
  ]);
  return { user, posts };
}`,
      errors: [sequential({ at: [3, 17], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'names that say nothing, in strict',
      options: [{ report: 'unknown' }],
      code: `import { alice, bob } from './people';
export async function load(id) {
  const a = await alice(id);
  const b = await bob(id);
  return { a, b };
}`,
      output: null,
      errors: [
        unknown({
          at: [4, 13],
          rounds: [2, 1],
          members: 'alice() and bob()',
          assumptions: 'alice() and bob()',
          suggestions: [
            [
              'joinUnknown',
              `import { alice, bob } from './people';
export async function load(id) {
  const [a, b] = await Promise.all([alice(id), bob(id)]);
  return { a, b };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'one of two is assumed',
      code: `import { getPosts } from './api';
export async function load(id) {
  const user = await fetch(\`/users/\${id}\`);
  const posts = await getPosts(id);
  return { user, posts };
}`,
      output: null,
      errors: [
        assumed({
          at: [4, 17],
          rounds: [2, 1],
          members: 'fetch() and getPosts()',
          assumptions: 'getPosts()',
          suggestions: [
            [
              'joinAssumed',
              `import { getPosts } from './api';
export async function load(id) {
  const [user, posts] = await Promise.all([
    fetch(\`/users/\${id}\`),
    getPosts(id),
  ]);
  return { user, posts };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'a parameter is never believed',
      settings: { waterfall: { trustNames: 'unresolved' } },
      code: `export async function load(api, cache, id) {
  const user = await api.getUser(id);
  const posts = await cache.getPosts(id);
  return { user, posts };
}`,
      output: null,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'api.getUser() and cache.getPosts()',
          assumptions: 'api.getUser() and cache.getPosts()',
          suggestions: [
            [
              'joinAssumed',
              `export async function load(api, cache, id) {
  const [user, posts] = await Promise.all([
    api.getUser(id),
    cache.getPosts(id),
  ]);
  return { user, posts };
}`,
            ],
          ],
        }),
      ],
    },
  ],
});
