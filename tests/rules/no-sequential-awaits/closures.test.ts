import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { assumed, typescriptTester } from './tester.js';

typescriptTester.run(
  'no-sequential-awaits: closures, names and the order of evaluation',
  noSequentialAwaits,
  {
    valid: [
      {
        name: 'a closure above mentions the name',
        code: `async function load() {
  const log = () => show(user);
  const user = await getUser(log);
  const posts = await getPosts();
  return { user, posts };
}`,
      },
      {
        name: 'a closure in the operands mentions the first',
        code: `async function load() {
  const user = await getUser();
  const posts = await getPosts(() => user.id);
  return { user, posts };
}`,
      },
      {
        name: 'an object literal in the operands mentions the first',
        code: `async function load() {
  const user = await getUser();
  const posts = await getPosts({ user });
  return { user, posts };
}`,
      },
      {
        name: 'a template in the operands mentions the first',
        code: `async function load() {
  const user = await getUser();
  const posts = await getPosts(\`\${user}\`);
  return { user, posts };
}`,
      },
      {
        name: 'an argument that is counted up',
        code: `async function load(i) {
  const a = await getRow(i);
  const b = await getRow(++i);
  return [a, b];
}`,
      },
      {
        name: 'an argument that draws a number',
        code: `async function load() {
  const a = await getRow(nextId());
  const b = await getRow(nextId());
  return [a, b];
}`,
      },
      {
        name: 'an argument that takes from an array',
        code: `async function load(ids) {
  const a = await getRow(ids.pop());
  const b = await getRow(ids.pop());
  return [a, b];
}`,
      },
      {
        name: 'a captured variable that a callback counts',
        code: `async function load() {
  let page = 1;
  const first = await getFirst(() => page++);
  const list = await getRow(page);
  return [first, list];
}`,
      },
      {
        name: 'a getter in the operands',
        code: `async function load() {
  const store = {
    index: 0,
    get current() {
      return this.index++;
    },
  };
  const a = await getRow(store.current);
  const b = await getRow(store.current);
  return [a, b];
}`,
      },
      {
        name: 'a shared object that the first changes',
        code: `async function refresh(auth) {
  const response = await fetch('/token');
  auth.token = response.statusText;
  return response;
}
async function load(auth) {
  const reply = await refresh(auth);
  const me = await fetch(\`/me?\${auth.token}\`);
  return { reply, me };
}`,
      },
      {
        name: 'an alias of what the first changes',
        code: `async function addGift(cart) {
  const response = await fetch('/gift');
  cart.items.push(response);
  return response;
}
async function load(cart) {
  const view = cart.items;
  const gift = await addGift(cart);
  const total = await fetch(\`/price?\${view.join()}\`);
  return { gift, total };
}`,
      },
      {
        name: 'arguments of the function',
        code: `async function load() {
  const a = await getRow(arguments[0]);
  arguments[0] = 'next';
  const b = await getRow(arguments[0]);
  return [a, b];
}`,
      },
      {
        name: 'a nested await',
        code: `async function load() {
  const a = await getRow(await getId());
  return a;
}`,
      },
      {
        name: 'eval',
        code: `async function load(code) {
  const a = await getRow('a');
  eval(code);
  const b = await getRow('b');
  return [a, b];
}`,
      },
      {
        name: 'a spread of an iterator runs code',
        code: `async function load(numbers) {
  const a = await getRow('a');
  const b = await getRow(...numbers());
  return [a, b];
}`,
      },
      {
        name: 'dynamic import has effects',
        code: `async function load() {
  const polyfill = await import('./polyfill.js');
  const app = await import('./app.js');
  return { polyfill, app };
}`,
      },
    ],
    invalid: [
      {
        name: 'a closure below mentions the name',
        code: `async function load() {
  const user = await getUser();
  const posts = await getPosts();
  return () => show(user, posts);
}`,
        output: `async function load() {
  const [user, posts] = await Promise.all([getUser(), getPosts()]);
  return () => show(user, posts);
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
      {
        name: 'a computed key mentions the first',
        code: `async function load() {
  const lang = await getLanguage();
  const { [lang]: text } = await getTexts();
  return { lang, text };
}`,
        output: `async function load() {
  const [lang, texts] = await Promise.all([getLanguage(), getTexts()]);
  const { [lang]: text } = texts;
  return { lang, text };
}`,
        errors: [
          assumed({
            at: [3, 28],
            rounds: [2, 1],
            members: 'getLanguage() and getTexts()',
            assumptions: 'getLanguage() and getTexts()',
          }),
        ],
      },
      {
        name: 'a literal default in a pattern',
        code: `async function load() {
  const lang = await getLanguage();
  const { text = 'none' } = await getTexts();
  return { lang, text };
}`,
        output: `async function load() {
  const [lang, { text = 'none' }] = await Promise.all([
    getLanguage(),
    getTexts(),
  ]);
  return { lang, text };
}`,
        errors: [
          assumed({
            at: [3, 29],
            rounds: [2, 1],
            members: 'getLanguage() and getTexts()',
            assumptions: 'getLanguage() and getTexts()',
          }),
        ],
      },
      {
        name: 'an argument that is computed',
        code: `async function load(i) {
  const a = await getRow(i);
  const b = await getRow(i + 1);
  return [a, b];
}`,
        output: `async function load(i) {
  const [a, b] = await Promise.all([getRow(i), getRow(i + 1)]);
  return [a, b];
}`,
        errors: [
          assumed({
            at: [3, 13],
            rounds: [2, 1],
            members: '2 × getRow()',
            assumptions: 'getRow()',
          }),
        ],
      },
    ],
  },
);
