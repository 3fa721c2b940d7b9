import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: Next.js', noSequentialAwaits, {
  valid: [
    {
      name: 'values of the request have nothing to wait for',
      code: `import { cookies, headers } from 'next/headers';
const store = await cookies();
const list = await headers();
show(store, list);`,
    },
    {
      name: 'a helper that sets a cookie',
      code: `import { cookies } from 'next/headers';
async function load(path: string) {
  const store = await cookies();
  store.set('last', path);
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a helper that leaves',
      code: `import { notFound } from 'next/navigation';
async function load(path: string) {
  const response = await fetch(path);
  if (response.status === 404) notFound();
  return response;
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a boundary between what is prerendered and what is not',
      code: `import { connection } from 'next/server';
const user = await fetch('/user');
await connection();
const posts = await fetch('/posts');
show(user, posts);`,
    },
    {
      name: 'what is left for after the answer',
      code: `import { after } from 'next/server';
async function load(path: string) {
  after(() => report(path));
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
  ],
  invalid: [
    {
      name: 'a helper that reads a cookie',
      code: `import { cookies } from 'next/headers';
async function load(path: string) {
  const store = await cookies();
  return fetch(path, { headers: { token: store.get('token')?.value ?? '' } });
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import { cookies } from 'next/headers';
async function load(path: string) {
  const store = await cookies();
  return fetch(path, { headers: { token: store.get('token')?.value ?? '' } });
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [7, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'an error that a helper may throw',
      code: `import { TRPCError } from '@trpc/server';
async function load(path: string) {
  const response = await fetch(path);
  if (!response.ok) throw new TRPCError({ code: 'NOT_FOUND' });
  return response;
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import { TRPCError } from '@trpc/server';
async function load(path: string) {
  const response = await fetch(path);
  if (!response.ok) throw new TRPCError({ code: 'NOT_FOUND' });
  return response;
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [8, 15], rounds: [2, 1], members: '2 × load()' })],
    },
  ],
});

typescriptTester.run('no-sequential-awaits: sessions', noSequentialAwaits, {
  valid: [
    {
      name: 'a gate of Clerk',
      code: `import { auth } from '@clerk/nextjs/server';
const session = await auth.protect();
const posts = await fetch('/posts');
show(session, posts);`,
    },
    {
      name: 'signing in',
      code: `import NextAuth from 'next-auth';
const { signIn } = NextAuth({ providers: [] });
const session = await signIn('github');
const posts = await fetch('/posts');
show(session, posts);`,
    },
    {
      name: 'a session, then a guard',
      code: `import { getServerSession } from 'next-auth';
const session = await getServerSession();
if (!session) deny();
const posts = await fetch('/posts');
show(session, posts);`,
    },
    {
      name: 'a token that is refreshed',
      code: `import { clerkClient } from '@clerk/nextjs/server';
const client = await clerkClient();
const token = await client.users.getUserOauthAccessToken('a', 'github');
const posts = await fetch('/posts');
show(token, posts);`,
      options: [{ report: 'proven' }],
    },
  ],
  invalid: [
    {
      name: 'NextAuth.js 4',
      code: `import { getServerSession } from 'next-auth';
const session = await getServerSession();
const posts = await fetch('/posts');
show(session, posts);`,
      output: `import { getServerSession } from 'next-auth';
const [session, posts] = await Promise.all([
  getServerSession(),
  fetch('/posts'),
]);
show(session, posts);`,
      errors: [
        sequential({ at: [3, 15], rounds: [2, 1], members: 'getServerSession() and fetch()' }),
      ],
    },
    {
      name: 'Auth.js 5',
      code: `import NextAuth from 'next-auth';
const { auth } = NextAuth({ providers: [] });
const session = await auth();
const posts = await fetch('/posts');
show(session, posts);`,
      output: `import NextAuth from 'next-auth';
const { auth } = NextAuth({ providers: [] });
const [session, posts] = await Promise.all([auth(), fetch('/posts')]);
show(session, posts);`,
      errors: [sequential({ at: [4, 15], rounds: [2, 1], members: 'auth() and fetch()' })],
    },
    {
      name: 'Clerk',
      code: `import { clerkClient, currentUser } from '@clerk/nextjs/server';
const client = await clerkClient();
const user = await currentUser();
const list = await client.users.getUserList();
show(user, list);`,
      output: `import { clerkClient, currentUser } from '@clerk/nextjs/server';
const client = await clerkClient();
const [user, list] = await Promise.all([
  currentUser(),
  client.users.getUserList(),
]);
show(user, list);`,
      errors: [
        sequential({
          at: [4, 14],
          rounds: [2, 1],
          members: 'currentUser() and client.users.getUserList()',
        }),
      ],
    },
    {
      name: 'Better Auth runs the hooks of the application',
      code: `import { betterAuth } from 'better-auth';
const auth = betterAuth({});
const session = await auth.api.getSession({ headers });
const posts = await fetch('/posts');
show(session, posts);`,
      output: null,
      errors: [
        assumed({
          at: [4, 15],
          rounds: [2, 1],
          members: 'auth.api.getSession() and fetch()',
          assumptions: 'auth.api.getSession()',
          suggestions: [
            [
              'joinAssumed',
              `import { betterAuth } from 'better-auth';
const auth = betterAuth({});
const [session, posts] = await Promise.all([
  auth.api.getSession({ headers }),
  fetch('/posts'),
]);
show(session, posts);`,
            ],
          ],
        }),
      ],
    },
  ],
});

typescriptTester.run('no-sequential-awaits: TanStack Query', noSequentialAwaits, {
  valid: [
    {
      name: 'invalidating, then fetching',
      code: `import { QueryClient } from '@tanstack/react-query';
const client = new QueryClient();
await client.invalidateQueries({ queryKey: ['user'] });
await client.prefetchQuery({ queryKey: ['posts'], queryFn: () => fetch('/posts') });`,
    },
    {
      name: 'a template that is run for what it does',
      code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
await db.$queryRaw\`SELECT 1\`;
await db.$queryRaw\`SELECT 2\`;`,
    },
    {
      name: 'a function that writes',
      code: `import { QueryClient } from '@tanstack/react-query';
const client = new QueryClient();
await client.prefetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') });
await client.prefetchQuery({
  queryKey: ['posts'],
  queryFn: () => fetch('/posts', { method: 'POST' }),
});`,
    },
    {
      name: 'a function that cannot be seen',
      code: `import { QueryClient } from '@tanstack/react-query';
const client = new QueryClient();
await client.prefetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') });
await client.prefetchQuery({ queryKey: ['posts'] });`,
      options: [{ report: 'proven' }],
    },
  ],
  invalid: [
    {
      name: 'filling the cache',
      code: `import { QueryClient } from '@tanstack/react-query';
const client = new QueryClient();
await client.prefetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') });
await client.prefetchQuery({ queryKey: ['posts'], queryFn: () => fetch('/posts') });`,
      output: `import { QueryClient } from '@tanstack/react-query';
const client = new QueryClient();
await Promise.all([
  client.prefetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') }),
  client.prefetchQuery({ queryKey: ['posts'], queryFn: () => fetch('/posts') }),
]);`,
      errors: [sequential({ at: [4, 1], rounds: [2, 1], members: '2 × client.prefetchQuery()' })],
    },
    {
      name: 'fetching',
      code: `import { useQueryClient } from '@tanstack/react-query';
export async function load() {
  const client = useQueryClient();
  const user = await client.fetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') });
  const posts = await client.ensureQueryData({ queryKey: ['posts'], queryFn: () => fetch('/posts') });
  return [user, posts];
}`,
      output: `import { useQueryClient } from '@tanstack/react-query';
export async function load() {
  const client = useQueryClient();
  const [user, posts] = await Promise.all([
    client.fetchQuery({ queryKey: ['user'], queryFn: () => fetch('/user') }),
    client.ensureQueryData({ queryKey: ['posts'], queryFn: () => fetch('/posts') }),
  ]);
  return [user, posts];
}`,
      errors: [
        sequential({
          at: [5, 17],
          rounds: [2, 1],
          members: 'client.fetchQuery() and client.ensureQueryData()',
        }),
      ],
    },
  ],
});

typescriptTester.run('no-sequential-awaits: other frameworks', noSequentialAwaits, {
  valid: [
    {
      name: 'an error page of SvelteKit',
      code: `import { error } from '@sveltejs/kit';
async function load(path: string) {
  const response = await fetch(path);
  if (!response.ok) error(500);
  return response;
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
    },
    {
      name: 'a session that is stored',
      code: `import { createCookieSessionStorage } from 'react-router';
const { commitSession } = createCookieSessionStorage({});
const header = await commitSession(session);
const posts = await fetch('/posts');
show(header, posts);`,
    },
    {
      name: 'a header of the answer',
      code: `import type { Context } from 'hono';
async function load(c: Context, path: string) {
  c.header('x-path', path);
  return fetch(path);
}
export async function handle(c: Context) {
  const user = await load(c, '/user');
  const posts = await load(c, '/posts');
  return [user, posts];
}`,
    },
  ],
  invalid: [
    {
      name: 'Hono: the body of the request',
      code: `import type { Context } from 'hono';
export async function handle(c: Context) {
  const body = await c.req.json<Body>();
  const posts = await fetch(\`/posts/\${c.req.param('id')}\`);
  return c.json([body, posts]);
}`,
      output: `import type { Context } from 'hono';
export async function handle(c: Context) {
  const [body, posts] = await Promise.all([
    c.req.json<Body>(),
    fetch(\`/posts/\${c.req.param('id')}\`),
  ]);
  return c.json([body, posts]);
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: 'c.req.json() and fetch()' })],
    },
    {
      name: 'React Router: a session that is read',
      code: `import { createCookieSessionStorage } from 'react-router';
const { getSession } = createCookieSessionStorage({});
const session = await getSession(header);
const posts = await fetch('/posts');
show(session, posts);`,
      output: `import { createCookieSessionStorage } from 'react-router';
const { getSession } = createCookieSessionStorage({});
const [session, posts] = await Promise.all([
  getSession(header),
  fetch('/posts'),
]);
show(session, posts);`,
      errors: [sequential({ at: [4, 15], rounds: [2, 1], members: 'getSession() and fetch()' })],
    },
  ],
});
