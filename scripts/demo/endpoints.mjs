// What the bookshop's services answer, and how long each takes, in milliseconds.

const books = ['Moby Dick', 'Lord Jim', 'Treasure Island', 'The Sea-Wolf', 'Persuasion'];

const user = (id) => ({ id, name: 'Ada', roleId: 'editor' });
const product = (id) => ({
  id,
  name: books[(Number(id) - 1) % books.length],
  price: 9 + Number(id),
});
const products = (...ids) => ids.map((id) => product(String(id)));
const orders = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `order-${index + 1}`,
    productId: String(index + 1),
    total: 10 * (index + 1),
  }));
const messages = [
  { from: 'Ada', subject: 'Your order is on its way' },
  { from: 'Grace', subject: 'New on the shelves' },
];
const posts = (page) => [
  { slug: `post-${page}-1`, title: `Reading by the sea, part ${page}` },
  { slug: `post-${page}-2`, title: `Letters from the harbour, part ${page}` },
];
const sessions = {
  captain: { userId: '7', teamId: 'harbour', role: 'admin' },
  sailor: { userId: '8', teamId: 'harbour', role: 'member' },
};

/** Each row: method, path, milliseconds, and the answer from the path's groups and the query; without one, 404. */
const endpoints = [
  ['GET', '/me', 45, () => user('7')],
  ['GET', '/navigation', 55, () => [{ label: 'Shelves', href: '/shelves' }]],
  ['GET', '/config', 60, () => ({ currency: 'EUR', theme: 'light' })],
  ['GET', '/announcement', 35, () => 'Readings every Friday'],
  ['GET', '/maintenance', 25, () => ({ open: true })],
  ['GET', '/sessions/:token', 35, ([token]) => sessions[token]],
  ['GET', '/teams/:id', 40, ([id]) => ({ name: `Team ${id}` })],
  ['GET', '/roles/:id/permissions', 40, ([id]) => ({ roleId: id, actions: ['read', 'write'] })],

  ['GET', '/users/:id', 40, ([id]) => (id === 'nobody' ? undefined : user(id))],
  ['GET', '/users/:id/preferences', 30, () => ({ language: 'en', newsletter: true })],
  ['GET', '/users/:id/orders', 50, () => orders(3)],
  ['GET', '/users/:id/invoices', 60, () => [{ id: 'i-1', amount: 19 }]],
  ['GET', '/users/:id/messages', 45, () => messages],
  ['GET', '/users/:id/addresses', 35, () => [{ street: 'Quay 1', city: 'Bremen' }]],
  ['GET', '/users/:id/cart', 50, () => products(1, 2)],
  ['GET', '/users/:id/quota', 30, () => ({ left: 5 })],

  ['GET', '/posts', 50, (_, query) => posts(query.get('page') ?? '1')],
  ['GET', '/comments', 60, () => [{ author: 'Grace', text: 'Wonderful.' }]],
  ['GET', '/orders', 55, () => orders(4)],
  ['GET', '/messages', 40, () => messages],
  ['GET', '/tasks', 45, () => [{ title: 'Dust the shelves', done: false }]],
  ['GET', '/counts/:kind', 40, ([kind]) => ({ count: kind.length })],
  ['GET', '/shipping/:country', 30, () => ({ cost: 4 })],
  ['GET', '/discounts/:code', 35, () => ({ percent: 10 })],

  ['GET', '/products/:id', 45, ([id]) => product(id)],
  ['GET', '/products/:id/stock', 30, ([id]) => ({ productId: id, available: 12 })],
  ['GET', '/products/:id/reviews', 60, () => [{ author: 'Ada', stars: 5 }]],
  ['GET', '/products/:id/related', 50, () => products(3, 4)],
  ['GET', '/catalogue/offers', 45, () => products(2, 5)],
  ['GET', '/catalogue/bestsellers', 60, () => products(1, 2, 3)],
  ['GET', '/catalogue/hours', 25, () => ({ text: 'nine to six' })],
  ['GET', '/catalogue/stock', 35, (_, query) => (query.get('token') ? [{ available: 12 }] : [])],
  ['POST', '/catalogue/token', 30, () => ({ token: 't-1' })],

  ['GET', '/search/products', 55, () => products(1)],
  ['GET', '/search/posts', 45, () => posts('1')],
  ['GET', '/search/people', 40, () => [user('7')]],
  ['GET', '/reports/sales', 60, () => ({ revenue: 1840, orders: 92 })],
  ['GET', '/reports/traffic', 55, () => ({ visits: 2300 })],
  ['GET', '/jobs/:id', 25, ([id]) => ({ id, state: 'done' })],
  ['GET', '/rates', 35, () => [1, 2, 3]],
  ['GET', '/fees', 35, () => [4, 5]],

  ['GET', '/db/query', 40, (_, query) => orders(1 + (query.get('statement').length % 5))],
  ['POST', '/db/execute', 30, () => ({})],
  ['POST', '/mail/:to', 80, ([to]) => (to.startsWith('bounce') ? undefined : { sent: to })],
  ['GET', '/cache/:name', 20, () => products(1, 4)],
  ['POST', '/cache/:name', 90, ([name]) => (name === 'bounce' ? undefined : {})],
  ['POST', '/payments', 60, () => ({ id: 'payment-1' })],
  ['POST', '/services/:name', 30, () => ({})],
  ['POST', '/leases', 20, () => ({})],
  ['DELETE', '/leases/:id', 20, () => ({})],
].map(([method, path, latency, answer]) => ({
  method,
  pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}$`),
  latency,
  answer,
}));

/** The endpoint for a request, with the groups of its path; `undefined` where there is none. */
export function findEndpoint(method, pathname) {
  for (const endpoint of endpoints) {
    const match = method === endpoint.method ? endpoint.pattern.exec(pathname) : null;
    if (match) return { ...endpoint, groups: match.slice(1).map(decodeURIComponent) };
  }
  return undefined;
}
