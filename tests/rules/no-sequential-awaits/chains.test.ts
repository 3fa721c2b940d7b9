import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, sequential, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: chains of awaits, with the suggestion of a branch for each',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'a body is read once',
        code: `async function load() {
  const response = await fetch('/user');
  const head = await response.text();
  const rest = await response.text();
  return { head, rest };
}`,
      },
    ],
    invalid: [
      {
        name: 'two chains',
        code: `async function load(id) {
  const user = await getUser(id);
  const team = await getTeam(user.teamId);
  const shop = await getShop(id);
  const stock = await getStock(shop.stockId);
  return { team, stock };
}`,
        output: `async function load(id) {
  const [user, shop] = await Promise.all([getUser(id), getShop(id)]);
  const [team, stock] = await Promise.all([
    getTeam(user.teamId),
    getStock(shop.stockId),
  ]);
  return { team, stock };
}`,
        errors: [
          assumed({
            at: [4, 16],
            rounds: [4, 2],
            members: 'getUser(), getTeam(), getShop() and getStock()',
            assumptions: 'getUser(), getTeam(), getShop() and getStock()',
            suggestions: [
              [
                'dataflowAssumed',
                `async function load(id) {
  const [team, stock] = await Promise.all([
    (async () => {
      const user = await getUser(id);
      const team = await getTeam(user.teamId);
      return team;
    })(),
    (async () => {
      const shop = await getShop(id);
      const stock = await getStock(shop.stockId);
      return stock;
    })(),
  ]);
  return { team, stock };
}`,
              ],
            ],
          }),
        ],
      },
      {
        name: 'a fetch and its body',
        code: `async function load() {
  const response = await fetch('/user');
  const user = await response.json();
  const reply = await fetch('/posts');
  const posts = await reply.json();
  return { user, posts };
}`,
        output: `async function load() {
  const [response, reply] = await Promise.all([
    fetch('/user'),
    fetch('/posts'),
  ]);
  const [user, posts] = await Promise.all([response.json(), reply.json()]);
  return { user, posts };
}`,
        errors: [
          sequential({
            at: [4, 17],
            rounds: [4, 2],
            members: '2 × fetch(), response.json() and reply.json()',
            suggestions: [
              [
                'dataflow',
                `async function load() {
  const [user, posts] = await Promise.all([
    (async () => {
      const response = await fetch('/user');
      const user = await response.json();
      return user;
    })(),
    (async () => {
      const reply = await fetch('/posts');
      const posts = await reply.json();
      return posts;
    })(),
  ]);
  return { user, posts };
}`,
              ],
            ],
          }),
        ],
      },
      {
        name: 'a last await that needs two chains',
        code: `async function load(id) {
  const a = await getA(id);
  const b = await getB(a);
  const c = await getC(id);
  const d = await getD(b, c);
  return d;
}`,
        output: `async function load(id) {
  const [a, c] = await Promise.all([getA(id), getC(id)]);
  const b = await getB(a);
  const d = await getD(b, c);
  return d;
}`,
        errors: [
          assumed({
            at: [4, 13],
            rounds: [3, 2],
            members: 'getA(), getB() and getC()',
            assumptions: 'getA(), getB() and getC()',
          }),
        ],
      },
      {
        name: 'a body that is read at once',
        code: `async function load() {
  const user = await (await fetch('/user')).json();
  const posts = await (await fetch('/posts')).json();
  return { user, posts };
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([
    fetch('/user').then((response) => response.json()),
    fetch('/posts').then((response) => response.json()),
  ]);
  return { user, posts };
}`,
        errors: [sequential({ at: [3, 17], rounds: [2, 1], members: '2 × fetch().json()' })],
      },
    ],
  },
);
