import { noSequentialAwaits } from '../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from '../rules/no-sequential-awaits/tester.js';

typescriptTester.run('no-sequential-awaits: clients for HTTP', noSequentialAwaits, {
  valid: [
    {
      name: 'axios: a write',
      code: `import axios from 'axios';
const user = await axios.post('/user', {});
const posts = await axios.get('/posts');
show(user, posts);`,
    },
    {
      name: 'axios: a method that is not known',
      code: `import axios from 'axios';
export async function load(method: string) {
  const user = await axios({ url: '/user', method });
  const posts = await axios.get('/posts');
  return [user, posts];
}`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'axios: an interceptor in sight',
      code: `import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
api.interceptors.response.use(undefined, refresh);
const user = await api.get('/user');
const posts = await api.get('/posts');
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'ky: hooks',
      code: `import ky from 'ky';
const api = ky.create({ hooks: { beforeRequest: [sign] } });
const user = await api.get('user').json();
const posts = await api.get('posts').json();
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'got: pages',
      code: `import got from 'got';
const user = await got.paginate.all('/user');
const posts = await got.paginate.all('/posts');
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'ofetch: a write',
      code: `import { ofetch } from 'ofetch';
const user = await ofetch('/user', { method: 'POST', body: {} });
const posts = await ofetch('/posts');
show(user, posts);`,
    },
    {
      name: 'tRPC: a mutation',
      code: `import { createTRPCClient } from '@trpc/client';
const client = createTRPCClient<Router>({ links: [] });
const user = await client.user.create.mutate({});
const posts = await client.post.list.query();
show(user, posts);`,
    },
    {
      name: 'GraphQL: a mutation',
      code: `import { gql, request } from 'graphql-request';
const ADD = gql\`mutation { add { id } }\`;
const POSTS = gql\`query { posts { id } }\`;
const user = await request('/graphql', ADD);
const posts = await request('/graphql', POSTS);
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
    {
      name: 'Apollo: a document that is not seen',
      code: `import { ApolloClient } from '@apollo/client';
import { POSTS, USER } from './documents';
const client = new ApolloClient({});
const user = await client.query({ query: USER });
const posts = await client.query({ query: POSTS });
show(user, posts);`,
      options: [{ report: 'proven' }],
    },
  ],
  invalid: [
    {
      name: 'axios',
      code: `import axios from 'axios';
const { data: user } = await axios.get('/user');
const { data: posts } = await axios({ url: '/posts', method: 'get' });
show(user, posts);`,
      output: `import axios from 'axios';
const [{ data: user }, { data: posts }] = await Promise.all([
  axios.get('/user'),
  axios({ url: '/posts', method: 'get' }),
]);
show(user, posts);`,
      errors: [sequential({ at: [3, 25], rounds: [2, 1], members: 'axios.get() and axios()' })],
    },
    {
      name: 'axios: an instance, and what a helper makes of the answer',
      code: `import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
async function load(path: string) {
  const { data } = await api.get(path);
  return data.rows.map((row) => row.id);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
async function load(path: string) {
  const { data } = await api.get(path);
  return data.rows.map((row) => row.id);
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [8, 15], rounds: [2, 1], members: '2 × load()' })],
    },
    {
      name: 'axios: an instance that is handed in',
      code: `import type { AxiosInstance } from 'axios';
export async function load(api: AxiosInstance) {
  const user = await api.get('/user');
  const posts = await api.get('/posts');
  return [user, posts];
}`,
      output: `import type { AxiosInstance } from 'axios';
export async function load(api: AxiosInstance) {
  const [user, posts] = await Promise.all([
    api.get('/user'),
    api.get('/posts'),
  ]);
  return [user, posts];
}`,
      errors: [sequential({ at: [4, 17], rounds: [2, 1], members: '2 × api.get()' })],
    },
    {
      name: 'ky',
      code: `import ky from 'ky';
const user = await ky.get('/user').json();
const posts = await ky('/posts');
show(user, posts);`,
      output: `import ky from 'ky';
const [user, posts] = await Promise.all([ky.get('/user').json(), ky('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [3, 15], rounds: [2, 1], members: 'ky.get().json() and ky()' })],
    },
    {
      name: 'got and ofetch',
      code: `import got from 'got';
import { $fetch } from 'ofetch';
const user = await got('https://a.example/user').json();
const posts = await $fetch('/posts');
show(user, posts);`,
      output: `import got from 'got';
import { $fetch } from 'ofetch';
const [user, posts] = await Promise.all([
  got('https://a.example/user').json(),
  $fetch('/posts'),
]);
show(user, posts);`,
      errors: [sequential({ at: [4, 15], rounds: [2, 1], members: 'got().json() and $fetch()' })],
    },
    {
      name: 'node-fetch and undici',
      code: `import fetch from 'node-fetch';
import { request } from 'undici';
const user = await fetch('/user');
const posts = await request('/posts');
show(user, posts);`,
      output: `import fetch from 'node-fetch';
import { request } from 'undici';
const [user, posts] = await Promise.all([fetch('/user'), request('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [4, 15], rounds: [2, 1], members: 'fetch() and request()' })],
    },
    {
      name: 'tRPC',
      code: `import { createTRPCClient } from '@trpc/client';
const client = createTRPCClient<Router>({ links: [] });
const user = await client.user.byId.query('a');
const posts = await client.post.list.query();
show(user, posts);`,
      output: `import { createTRPCClient } from '@trpc/client';
const client = createTRPCClient<Router>({ links: [] });
const [user, posts] = await Promise.all([
  client.user.byId.query('a'),
  client.post.list.query(),
]);
show(user, posts);`,
      errors: [
        sequential({
          at: [4, 15],
          rounds: [2, 1],
          members: 'client.user.byId.query() and client.post.list.query()',
        }),
      ],
    },
    {
      name: 'GraphQL',
      code: `import { ApolloClient, gql } from '@apollo/client';
const client = new ApolloClient({});
const USER = gql\`query User { user { id } }\`;
const POSTS = gql\`{ posts { id } }\`;
const user = await client.query({ query: USER });
const posts = await client.query({ query: POSTS });
show(user, posts);`,
      output: `import { ApolloClient, gql } from '@apollo/client';
const client = new ApolloClient({});
const USER = gql\`query User { user { id } }\`;
const POSTS = gql\`{ posts { id } }\`;
const [user, posts] = await Promise.all([
  client.query({ query: USER }),
  client.query({ query: POSTS }),
]);
show(user, posts);`,
      errors: [sequential({ at: [6, 15], rounds: [2, 1], members: '2 × client.query()' })],
    },
  ],
});

typescriptTester.run('no-sequential-awaits: services', noSequentialAwaits, {
  valid: [
    {
      name: 'Stripe: a write',
      code: `import Stripe from 'stripe';
const stripe = new Stripe('key');
const customer = await stripe.customers.create({});
const prices = await stripe.prices.list();
show(customer, prices);`,
    },
    {
      name: 'Stripe: an event that is checked',
      code: `import Stripe from 'stripe';
const stripe = new Stripe('key');
const event = await stripe.webhooks.constructEventAsync(body, signature, 'secret');
const prices = await stripe.prices.list();
show(event, prices);`,
    },
    {
      name: 'GitHub asks for one request after the other',
      code: `import { Octokit } from '@octokit/rest';
const octokit = new Octokit();
const repo = await octokit.rest.repos.get({ owner, repo: name });
const issues = await octokit.rest.issues.listForRepo({ owner, repo: name });
show(repo, issues);`,
    },
    {
      name: 'models are billed',
      code: `import { generateText } from 'ai';
const title = await generateText({ model, prompt: 'a' });
const text = await generateText({ model, prompt: 'b' });
show(title, text);`,
    },
    {
      name: 'mail',
      code: `import { Resend } from 'resend';
const resend = new Resend('key');
const first = await resend.emails.send(mail);
const posts = await fetch('/posts');
show(first, posts);`,
    },
  ],
  invalid: [
    {
      name: 'Stripe',
      code: `import Stripe from 'stripe';
const stripe = new Stripe('key');
const customer = await stripe.customers.retrieve('a');
const sessions = await stripe.checkout.sessions.list();
show(customer, sessions);`,
      output: `import Stripe from 'stripe';
const stripe = new Stripe('key');
const [customer, sessions] = await Promise.all([
  stripe.customers.retrieve('a'),
  stripe.checkout.sessions.list(),
]);
show(customer, sessions);`,
      errors: [
        sequential({
          at: [4, 18],
          rounds: [2, 1],
          members: 'stripe.customers.retrieve() and stripe.checkout.sessions.list()',
        }),
      ],
    },
    {
      name: 'events that are counted on the way',
      code: `import { PostHog } from 'posthog-node';
const posthog = new PostHog('key');
async function load(path: string) {
  posthog.capture({ distinctId: 'a', event: path });
  return fetch(path);
}
const user = await load('/user');
const posts = await load('/posts');
show(user, posts);`,
      output: `import { PostHog } from 'posthog-node';
const posthog = new PostHog('key');
async function load(path: string) {
  posthog.capture({ distinctId: 'a', event: path });
  return fetch(path);
}
const [user, posts] = await Promise.all([load('/user'), load('/posts')]);
show(user, posts);`,
      errors: [sequential({ at: [8, 15], rounds: [2, 1], members: '2 × load()' })],
    },
  ],
});
