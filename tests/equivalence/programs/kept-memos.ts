import { kept } from './kept.js';
import type { TableProgram } from './table.js';

const getUser = `
async function getUser(id) {
  const known = usersMemo.get(id);
  if (known) return known;
  const user = await (await fetch('/users/' + id)).json();
  usersMemo.set(id, user);
  return user;
}
`;

/** Maps of the module that are more than a memo, or are asked twice. */
export const keptMemos: readonly TableProgram[] = [
  kept({
    name: 'a memo map that another function looks into',
    above: `
const usersMemo = new Map();
${getUser}
async function peek(id) {
  if (usersMemo.has(id)) return 'known';
  return (await fetch('/peek/' + id)).json();
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const state = await peek(env.id);
  return { user, state };
}
`,
    wrong: `
async function main(env) {
  const [user, state] = await Promise.all([getUser(env.id), peek(env.id)]);
  return { user, state };
}
`,
  }),
  kept({
    name: 'a map that counts what it holds',
    above: `
const usersMemo = new Map();
${getUser}
async function count() {
  const size = usersMemo.size;
  return (await fetch('/count?size=' + size)).json();
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const number = await count();
  return { user, number };
}
`,
    wrong: `
async function main(env) {
  const [user, number] = await Promise.all([getUser(env.id), count()]);
  return { user, number };
}
`,
  }),
  kept({
    name: 'a memo map that is asked by two functions which fill it',
    above: `
const usersMemo = new Map();
${getUser}
async function getOwner(id) {
  const known = usersMemo.get(id);
  if (known) return known;
  const user = await (await fetch('/owners/' + id)).json();
  usersMemo.set(id, user);
  return user;
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const owner = await getOwner(env.id);
  return { user, owner };
}
`,
    wrong: `
async function main(env) {
  const [user, owner] = await Promise.all([getUser(env.id), getOwner(env.id)]);
  return { user, owner };
}
`,
  }),
];
