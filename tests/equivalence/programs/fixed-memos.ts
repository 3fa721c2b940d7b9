import type { TableProgram } from './table.js';

/** Maps of the module that keep what was read, under the key that it was read by. */
export const fixedMemos: readonly TableProgram[] = [
  {
    name: 'a memo map beside a request',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const usersMemo = new Map();
async function getUser(id) {
  const known = usersMemo.get(id);
  if (known) return known;
  const user = await (await fetch('/users/' + id)).json();
  usersMemo.set(id, user);
  return user;
}
async function main(env) {
  const user = await getUser(env.id);
  const team = await (await fetch('/teams/' + env.id)).json();
  return { user, team };
}
`,
  },
  {
    name: 'two memo maps, one of promises',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const usersMemo = new Map();
const teamsMemo = {};
async function getUser(id) {
  if (!usersMemo.has(id)) {
    const response = await fetch('/users/' + id);
    usersMemo.set(id, response.json());
  }
  return usersMemo.get(id);
}
async function getTeam(id) {
  teamsMemo[id] ??= await (await fetch('/teams/' + id)).json();
  return teamsMemo[id];
}
async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  },
  {
    name: 'a memo map whose key is a name, filled further down',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const usersMemo = new Map();
async function getUser(id) {
  const key = id;
  let user = usersMemo.get(key);
  if (user === undefined) {
    user = await (await fetch('/users/' + id)).json();
    usersMemo.set(key, user);
  }
  return user;
}
async function main(env) {
  const team = await (await fetch('/teams/' + env.id)).json();
  const user = await getUser(env.id);
  return { user, team };
}
`,
  },
];
