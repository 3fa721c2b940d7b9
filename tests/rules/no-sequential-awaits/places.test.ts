import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: places where order is the point', noSequentialAwaits, {
  valid: [
    {
      name: 'a test file',
      filename: 'load.test.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a migration',
      filename: 'db/migrations/0001-init.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a file that drives a browser',
      code: `import { chromium } from 'playwright';
const user = await fetch('/user');
const posts = await fetch('/posts');
show(chromium, user, posts);`,
    },
    {
      name: 'a file with a test framework',
      code: `import { expect } from 'vitest';
const user = await fetch('/user');
const posts = await fetch('/posts');
expect([user, posts]).toHaveLength(2);`,
    },
    {
      name: 'a durable workflow',
      code: `import { defineWorkflow } from '@temporalio/workflow';
export const run = defineWorkflow(async () => {
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  return { user, posts };
});`,
    },
    {
      name: 'a directive for durable work',
      code: `export async function run() {
  'use workflow';
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  return { user, posts };
}`,
    },
    {
      name: 'a transaction',
      code: `async function load(db, id) {
  return db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id } });
    const posts = await tx.post.findMany({ where: { id } });
    return { user, posts };
  });
}`,
    },
    {
      name: 'a transaction handle that was passed in',
      code: `async function load(tx, id) {
  const user = await tx.findUser(id);
  const posts = await tx.findPosts(id);
  return { user, posts };
}`,
    },
    {
      name: 'a lock region',
      code: `async function load(mutex) {
  return mutex.runExclusive(async () => {
    const user = await fetch('/user');
    const posts = await fetch('/posts');
    return { user, posts };
  });
}`,
    },
    {
      name: 'a generator',
      code: `async function* load() {
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  yield { user, posts };
}`,
    },
    {
      name: 'a finally block',
      code: `async function load(file) {
  try {
    const user = await fetch('/user');
    const posts = await fetch('/posts');
    return { user, posts };
  } finally {
    file.close();
  }
}`,
    },
    {
      name: 'a catch block that tells errors apart',
      code: `async function load() {
  try {
    const user = await fetch('/user');
    const posts = await fetch('/posts');
    return { user, posts };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}`,
    },
    {
      name: 'two try statements',
      code: `async function load() {
  let user, posts;
  try {
    user = await fetch('/user');
  } catch {
    return 'no user';
  }
  try {
    posts = await fetch('/posts');
  } catch {
    return 'no posts';
  }
  return { user, posts };
}`,
    },
    {
      name: 'a resource of the scope',
      code: `async function load(open) {
  await using file = open();
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  return { file, user, posts };
}`,
    },
    {
      name: 'a sleep between them',
      code: `async function load() {
  const user = await fetch('/user');
  await sleep(100);
  const posts = await fetch('/posts');
  return { user, posts };
}`,
    },
    {
      name: 'a person is asked',
      code: `import { input } from '@inquirer/prompts';
const name = await input({ message: 'Name?' });
const city = await input({ message: 'City?' });
show(name, city);`,
    },
    {
      name: 'a helper in a folder of tests',
      filename: 'test/helpers/load.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a fixture',
      filename: 'src/__fixtures__/load.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a setup file',
      filename: 'vitest.setup.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a story',
      filename: 'load.stories.tsx',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a benchmark',
      filename: 'load.bench.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a seed',
      filename: 'prisma/seed.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a folder of migrations with a prefix',
      filename: 'db/data-migrations/0002.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'a file that requires a test framework',
      code: `const { test } = require('node:test');
const user = await fetch('/user');
const posts = await fetch('/posts');
test(user, posts);`,
    },
    {
      name: 'a file that runs migrations',
      code: `import { Umzug } from 'umzug';
const user = await fetch('/user');
const posts = await fetch('/posts');
show(Umzug, user, posts);`,
    },
    {
      name: 'a function of a test that was extended',
      code: `import { setup } from './setup';
const check = setup.extend({});
check.beforeEach(async () => {
  const user = await fetch('/user');
  const posts = await fetch('/posts');
  show(user, posts);
});`,
    },
  ],
  invalid: [
    {
      name: 'a folder that is not one of tests',
      filename: 'testing-library/load.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a file about stories',
      filename: 'stories.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a file about setting up',
      filename: 'setup.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a file about migrations',
      filename: 'lib/migration-status.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the same code in a source file',
      filename: 'load.ts',
      code: `const user = await fetch('/user');
const posts = await fetch('/posts');
show(user, posts);`,
      output: `const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [2, 15], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'a catch block that only answers',
      code: `async function load() {
  try {
    const user = await fetch('/user');
    const posts = await fetch('/posts');
    return { user, posts };
  } catch {
    return null;
  }
}`,
      output: `async function load() {
  try {
    const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
    return { user, posts };
  } catch {
    return null;
  }
}`,
      errors: [sequential({ at: [4, 19], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'inside catch',
      code: `async function load() {
  try {
    return run();
  } catch (error) {
    const user = await fetch('/user');
    const posts = await fetch('/posts');
    return { error, user, posts };
  }
}`,
      output: `async function load() {
  try {
    return run();
  } catch (error) {
    const [user, posts] = await Promise.all([fetch('/user'), fetch('/posts')]);
    return { error, user, posts };
  }
}`,
      errors: [sequential({ at: [6, 19], rounds: [2, 1], members: '2 × fetch()' })],
    },
    {
      name: 'the same reads outside of one',
      code: `async function load(db, cache, id) {
  const user = await db.user.findUnique({ where: { id } });
  const posts = await cache.findMany({ where: { id } });
  return { user, posts };
}`,
      output: null,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'db.user.findUnique() and cache.findMany()',
          assumptions: 'db.user.findUnique() and cache.findMany()',
          suggestions: [
            [
              'joinAssumed',
              `async function load(db, cache, id) {
  const [user, posts] = await Promise.all([
    db.user.findUnique({ where: { id } }),
    cache.findMany({ where: { id } }),
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
