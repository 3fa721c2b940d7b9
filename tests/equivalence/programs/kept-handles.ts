import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Connections, positions, locks: two things at a time on one of them fail. */
export const keptHandles: readonly TableProgram[] = [
  kept({
    name: 'two parts from one reader',
    main: `
async function main(env) {
  const head = await reader.read(4);
  const body = await reader.read(env.id);
  return { head, body };
}
`,
    wrong: `
async function main(env) {
  const [head, body] = await Promise.all([reader.read(4), reader.read(env.id)]);
  return { head, body };
}
`,
  }),
  kept({
    name: 'a cursor that moves',
    main: `
async function main(env) {
  const first = await cursor.next();
  const second = await cursor.next();
  return { first, second, id: env.id };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([cursor.next(), cursor.next()]);
  return { first, second, id: env.id };
}
`,
  }),
  kept({
    name: 'two queries of one transaction',
    main: `
async function main(env) {
  return transaction(async (tx) => {
    const user = await tx.getUser(env.id);
    const posts = await tx.listPosts(env.id);
    return { user, posts };
  });
}
`,
    wrong: `
async function main(env) {
  return transaction(async (tx) => {
    const [user, posts] = await Promise.all([tx.getUser(env.id), tx.listPosts(env.id)]);
    return { user, posts };
  });
}
`,
  }),
  kept({
    name: 'two queries of one connection',
    main: `
async function main(env) {
  const users = await conn.query('select users', env.id);
  const teams = await conn.query('select teams', env.id);
  return { users, teams };
}
`,
    wrong: `
async function main(env) {
  const [users, teams] = await Promise.all([
    conn.query('select users', env.id),
    conn.query('select teams', env.id),
  ]);
  return { users, teams };
}
`,
  }),
  kept({
    name: 'a page of a browser',
    main: `
async function main(env) {
  const title = await page.getTitle();
  const text = await page.getText(env.name);
  return { title, text };
}
`,
    wrong: `
async function main(env) {
  const [title, text] = await Promise.all([page.getTitle(), page.getText(env.name)]);
  return { title, text };
}
`,
  }),
  kept({
    name: 'a connection that a helper uses',
    above: `
const userOf = async (id) => (await conn.query('select user ' + id)).name;
const teamOf = async (id) => (await conn.query('select team ' + id)).name;
`,
    main: `
async function main(env) {
  const user = await userOf(env.id);
  const team = await teamOf(env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([userOf(env.id), teamOf(env.id)]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a lock around a read and a write',
    main: `
async function main(env) {
  await lock.acquire(env.id);
  try {
    const balance = await getBalance(env.id);
    return await saveBalance(balance.value + 1);
  } finally {
    await lock.release(env.id);
  }
}
`,
    wrong: `
async function main(env) {
  try {
    const [, balance] = await Promise.all([lock.acquire(env.id), getBalance(env.id)]);
    return await saveBalance(balance.value + 1);
  } finally {
    await lock.release(env.id);
  }
}
`,
  }),
  kept({
    name: 'a pool of one, held between two calls',
    above: `
const free = ['only'];
async function borrow(path) {
  const name = free.pop();
  if (!name) throw new Error('pool is empty');
  const response = await fetch(path + '?by=' + name);
  free.push(name);
  return response.json();
}
`,
    main: `
async function main(env) {
  const user = await borrow('/users/' + env.id);
  const team = await borrow('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    borrow('/users/' + env.id),
    borrow('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
];
