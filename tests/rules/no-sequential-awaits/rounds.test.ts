import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run('no-sequential-awaits: rounds', noSequentialAwaits, {
  valid: [
    {
      name: 'nothing to gain in a chain',
      code: `async function load(request) {
  const session = await getSession(request);
  const data = await getData(session.user);
  const page = await getRow(data.pageId);
  return page;
}`,
    },
    {
      name: 'a diamond is as short as it can be',
      code: `async function load(id) {
  const user = await getUser(id);
  const [team, shop] = await Promise.all([getTeam(user), getShop(user)]);
  const stock = await getStock(team, shop);
  return stock;
}`,
    },
    {
      name: 'a chain with an independent await that is at its place already',
      code: `async function load(request) {
  const [session, config] = await Promise.all([getSession(request), getConfig()]);
  const data = await getData(session.user);
  return { data, config };
}`,
    },
  ],
  invalid: [
    {
      name: 'what needs nothing starts first, the rest follows',
      code: `async function load(request) {
  const session = await getSession(request);
  const data = await getData(session.user);
  const config = await getConfig();
  return { data, config };
}`,
      output: `async function load(request) {
  const [session, config] = await Promise.all([
    getSession(request),
    getConfig(),
  ]);
  const data = await getData(session.user);
  return { data, config };
}`,
      errors: [
        assumed({
          at: [4, 18],
          rounds: [3, 2],
          members: 'getSession(), getData() and getConfig()',
          assumptions: 'getSession(), getData() and getConfig()',
          suggestions: [
            [
              'dataflowAssumed',
              `async function load(request) {
  const [data, config] = await Promise.all([
    (async () => {
      const session = await getSession(request);
      const data = await getData(session.user);
      return data;
    })(),
    getConfig(),
  ]);
  return { data, config };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'a diamond',
      code: `async function load(id) {
  const user = await getUser(id);
  const team = await getTeam(user);
  const shop = await getShop(user);
  const stock = await getStock(team, shop);
  return stock;
}`,
      output: `async function load(id) {
  const user = await getUser(id);
  const [team, shop] = await Promise.all([getTeam(user), getShop(user)]);
  const stock = await getStock(team, shop);
  return stock;
}`,
      errors: [
        assumed({
          at: [4, 16],
          rounds: [2, 1],
          members: 'getTeam() and getShop()',
          assumptions: 'getTeam() and getShop()',
        }),
      ],
    },
    {
      name: 'an inert statement between two rounds',
      code: `async function load(request) {
  const session = await getSession(request);
  const key = session.user.key;
  const data = await getData(key);
  const config = await getConfig();
  return { data, config };
}`,
      output: `async function load(request) {
  const [session, config] = await Promise.all([
    getSession(request),
    getConfig(),
  ]);
  const key = session.user.key;
  const data = await getData(key);
  return { data, config };
}`,
      errors: [
        assumed({
          at: [5, 18],
          rounds: [3, 2],
          members: 'getSession(), getData() and getConfig()',
          assumptions: 'getSession(), getData() and getConfig()',
          suggestions: [
            [
              'dataflowAssumed',
              `async function load(request) {
  const [data, config] = await Promise.all([
    (async () => {
      const session = await getSession(request);
      const key = session.user.key;
      const data = await getData(key);
      return data;
    })(),
    getConfig(),
  ]);
  return { data, config };
}`,
            ],
          ],
        }),
      ],
    },
    {
      name: 'a group is not wider than maxWidth',
      settings: { waterfall: { maxWidth: 2 } },
      code: `async function load(id) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  const friends = await getFriends(id);
  return { user, posts, friends };
}`,
      output: `async function load(id) {
  const [user, posts] = await Promise.all([getUser(id), getPosts(id)]);
  const friends = await getFriends(id);
  return { user, posts, friends };
}`,
      errors: [
        assumed({
          at: [3, 17],
          rounds: [2, 1],
          members: 'getUser() and getPosts()',
          assumptions: 'getUser() and getPosts()',
        }),
      ],
    },
  ],
});
