import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** State with two names, in captured variables, and in the object of the caller. */
export const keptAliases: readonly TableProgram[] = [
  kept({
    name: 'two names for one list',
    above: `
async function addGift(cart) {
  const gift = await (await fetch('/gift')).json();
  cart.items.push(gift.id);
  return gift;
}
async function priceOf(items) {
  return (await fetch('/price?n=' + items.length)).json();
}
`,
    main: `
async function main(env) {
  const view = env.items;
  const gift = await addGift(env);
  const price = await priceOf(view);
  return { gift, price };
}
`,
    wrong: `
async function main(env) {
  const view = env.items;
  const [gift, price] = await Promise.all([addGift(env), priceOf(view)]);
  return { gift, price };
}
`,
  }),
  kept({
    name: 'a property of a parameter is renewed by the call above',
    above: `
async function renew(session) {
  const answer = await (await fetch('/renew/' + session.name)).json();
  session.name = answer.tag;
  return answer;
}
`,
    main: `
async function main(env) {
  const answer = await renew(env);
  const me = await getMe(env.name);
  return { answer, me };
}
`,
    wrong: `
async function main(env) {
  const [answer, me] = await Promise.all([renew(env), getMe(env.name)]);
  return { answer, me };
}
`,
  }),
  kept({
    name: 'an inline function writes a captured variable',
    above: `
async function eachOf(id, visit) {
  const row = await (await fetch('/rows/' + id)).json();
  visit(row);
  return row;
}
`,
    main: `
async function main(env) {
  let last = 'none';
  const row = await eachOf(env.id, (found) => {
    last = found.tag;
  });
  const next = await getNeighbour(last);
  return { row, next };
}
`,
    wrong: `
async function main(env) {
  let last = 'none';
  const [row, next] = await Promise.all([
    eachOf(env.id, (found) => {
      last = found.tag;
    }),
    getNeighbour(last),
  ]);
  return { row, next };
}
`,
  }),
  kept({
    name: 'two inline functions push into one list',
    above: `
async function eachOf(id, visit) {
  const text = await (await fetch('/texts/' + id)).text();
  visit(id);
  return text;
}
`,
    main: `
async function main(env) {
  const order = [];
  const first = await eachOf('first', (id) => order.push(id));
  const second = await eachOf('second', (id) => order.push(id));
  return { order, first, second };
}
`,
    wrong: `
async function main(env) {
  const order = [];
  const [first, second] = await Promise.all([
    eachOf('first', (id) => order.push(id)),
    eachOf('second', (id) => order.push(id)),
  ]);
  return { order, first, second };
}
`,
  }),
  kept({
    name: 'the object of the caller changes between two reads',
    main: `
async function main(env) {
  const first = await getPage(env.page);
  env.page += 1;
  const second = await getPage(env.page);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([getPage(env.page), getPage(env.page + 1)]);
  env.page += 1;
  return { first, second };
}
`,
  }),
];
