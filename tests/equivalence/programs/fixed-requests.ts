import type { TableProgram } from './table.js';

/** Requests with options, addresses that are built, arguments, and helpers that can fail. */
export const fixedRequests: readonly TableProgram[] = [
  {
    name: 'a helper with request options',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function api(path, init) {
  const response = await fetch('/api' + path, init);
  return response.json();
}
async function main(env) {
  const user = await api('/users/' + env.id, { headers: { accept: 'json' } });
  const team = await api('/teams/' + env.id, { method: 'GET' });
  return { user, team };
}
`,
  },
  {
    name: 'a helper with request options and none handed over',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function api(path, init = {}) {
  const response = await fetch('/api' + path, { ...init, headers: { accept: 'json' } });
  return response.json();
}
async function main(env) {
  const user = await api('/users/' + env.id);
  const team = await api('/teams/' + env.id, { cache: 'no-store' });
  return { user, team };
}
`,
  },
  {
    name: 'a helper that builds its URL step by step',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function search(words, page) {
  const url = new URL('/search', 'https://example.org');
  url.searchParams.set('q', words);
  if (page > 1) url.searchParams.set('page', String(page));
  const response = await fetch(url);
  return response.json();
}
async function main(env) {
  const mine = await search('mine', env.page);
  const all = await search('all', 1);
  return { mine, all };
}
`,
  },
  {
    name: 'a helper that builds its query as text',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function listOf(kind, limit) {
  let path = '/lists/' + kind;
  if (limit) path += '?limit=' + limit;
  return (await fetch(path)).json();
}
async function main(env) {
  const open = await listOf('open', env.count);
  const done = await listOf('done', 10);
  return { open, done };
}
`,
  },
  {
    name: 'pure built-ins in the arguments',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(String(env.id).padStart(4, '0'));
  const posts = await listPosts(Math.max(1, env.page), String(env.name).trim());
  return { user, posts };
}
`,
  },
  {
    name: 'shorthand, spread and optional chaining in the arguments',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { id, name } = env;
  const user = await getUser({ id, name });
  const posts = await listPosts({ ...env.user, id }, [...env.items], env.user?.name ?? 'none');
  return { user, posts };
}
`,
  },
  {
    name: 'a helper that catches its own failure',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function newsOr(fallback) {
  try {
    return await (await fetch('/news')).json();
  } catch {
    return fallback;
  }
}
async function main(env) {
  const news = await newsOr('no news');
  const user = await getUser(env.id);
  return { news, user };
}
`,
  },
  {
    name: 'a look-up that throws when it finds nothing',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function getOrderOrThrow(id) {
  const order = await (await fetch('/orders/' + id)).json();
  if (!order) throw new Error('no order ' + id);
  return order;
}
async function main(env) {
  const order = await getOrderOrThrow(env.id);
  const rates = await listRates();
  return { order, rates };
}
`,
  },
];
