import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: helpers', noSequentialAwaits, {
  valid: [
    {
      name: 'a password is hashed before it is asked whether the address is taken',
      code: `import bcrypt from 'bcrypt';
const hash = await bcrypt.hash(password, 10);
const user = await fetch('/users/' + email);
show(hash, user);`,
    },
    {
      name: 'lodash: a function that writes',
      code: `import { map } from 'lodash';
async function load(path: string) {
  map(paths, (item) => item.seen.push(path));
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'lodash: a function in a list',
      code: `import { sortBy } from 'lodash';
async function load(path: string) {
  sortBy(paths, [(item) => seen.push(item)]);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'the time between two awaits',
      code: `import { formatDistanceToNow } from 'date-fns';
const user = await fetch('/user');
const age = formatDistanceToNow(start);
const posts = await fetch('/posts');
show(user, posts, age);`,
    },
    {
      name: 'ts-pattern: a handler that writes',
      code: `import { match } from 'ts-pattern';
async function load(path: string) {
  match(path).with('/user', () => seen.push(path)).otherwise(() => 0);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'zod: input that is refused',
      code: `import { z } from 'zod';
const Path = z.string().min(1);
async function load(path: unknown) {
  return fetch(Path.parse(path));
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'zod: a refinement that may do anything',
      code: `import { z } from 'zod';
const Path = z.string().refine(isFree);
async function load(path: string) {
  const found = Path.safeParse(path);
  return fetch(\`/\${found.success}\`);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'jsonwebtoken: a token that is refused',
      code: `import jwt from 'jsonwebtoken';
async function load(path: string) {
  jwt.verify(token, 'secret');
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'trying again',
      code: `import pRetry from 'p-retry';
const user = await pRetry(() => fetch('/user'));
const posts = await pRetry(() => fetch('/posts'));
show(user, posts);`,
    },
    {
      name: 'two lists at a time',
      code: `import pMap from 'p-map';
const users = await pMap(ids, (id) => fetch(\`/users/\${id}\`));
const posts = await pMap(ids, (id) => fetch(\`/posts/\${id}\`));
show(users, posts);`,
    },
    {
      name: 'bcryptjs has nothing to wait for',
      code: `import bcrypt from 'bcryptjs';
const isSame = await bcrypt.compare(password, hash);
const posts = await fetch('/posts');
show(isSame, posts);`,
    },
  ],
  invalid: [
    {
      name: 'values that helpers make',
      code: `import clsx from 'clsx';
import { addDays, format } from 'date-fns';
import get from 'lodash/get';
import { groupBy } from 'lodash-es';
import { nanoid } from 'nanoid';
import { match } from 'ts-pattern';
import { v4 } from 'uuid';
async function load(path: string, day: Date) {
  const name = clsx(path, format(addDays(day, 1), 'yyyy'), nanoid(), v4());
  const kind = match(path).with('/user', () => 'a').otherwise(() => 'b');
  const list = groupBy(name.split(''), (letter) => letter.length);
  return fetch(\`/\${kind}/\${get(list, 'a')}\`);
}
const user = await load('/user', new Date(0));
const posts = await load('/posts', new Date(0));
show(user, posts);`,
      output: `import clsx from 'clsx';
import { addDays, format } from 'date-fns';
import get from 'lodash/get';
import { groupBy } from 'lodash-es';
import { nanoid } from 'nanoid';
import { match } from 'ts-pattern';
import { v4 } from 'uuid';
async function load(path: string, day: Date) {
  const name = clsx(path, format(addDays(day, 1), 'yyyy'), nanoid(), v4());
  const kind = match(path).with('/user', () => 'a').otherwise(() => 'b');
  const list = groupBy(name.split(''), (letter) => letter.length);
  return fetch(\`/\${kind}/\${get(list, 'a')}\`);
}
const [user, posts] = await Promise.all([
  load('/user', new Date(0)),
  load('/posts', new Date(0)),
]);
show(user, posts);`,
      errors: [sequential({ at: [15, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'zod: an answer that is looked through',
      code: `import { z } from 'zod';
const User = z.object({ id: z.string(), tags: z.array(z.string()).optional() });
async function load(path: string) {
  const response = await fetch(path);
  return User.parse(await response.json());
}
const user = await load('/user');
const friend = await load('/friend');
show(user, friend);`,
      output: `import { z } from 'zod';
const User = z.object({ id: z.string(), tags: z.array(z.string()).optional() });
async function load(path: string) {
  const response = await fetch(path);
  return User.parse(await response.json());
}
const [user, friend] = await Promise.all([load('/user'), load('/friend')]);
show(user, friend);`,
      errors: [sequential({ at: [8, 16], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'loggers',
      code: `import debug from 'debug';
import pino from 'pino';
const log = debug('app');
const logger = pino().child({ name: 'app' });
async function load(path: string) {
  log(path);
  logger.info({ path }, 'loading');
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import debug from 'debug';
import pino from 'pino';
const log = debug('app');
const logger = pino().child({ name: 'app' });
async function load(path: string) {
  log(path);
  logger.info({ path }, 'loading');
  return fetch(path);
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [11, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'a limit',
      code: `import pLimit from 'p-limit';
const limit = pLimit(2);
const user = await limit(() => fetch('/user'));
const posts = await limit(() => fetch('/posts'));
show(user, posts);`,
      output: `import pLimit from 'p-limit';
const limit = pLimit(2);
const [user, posts] = await Promise.all([
  limit(() => fetch('/user')),
  limit(() => fetch('/posts')),
]);
show(user, posts);`,
      errors: [sequential({ at: [4, 15], rounds: [2, 1], members: '2 × limit()' })],
    },
  ],
});
