import type { TableProgram } from './table.js';

/** What the awaited functions are: bodies that only read, whatever their names. */
export const fixedCallees: readonly TableProgram[] = [
  {
    name: 'odd names, honest bodies',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function saveUser(id) {
  return (await fetch('/users/' + id)).json();
}
async function frobnicate(id) {
  return (await fetch('/frobs/' + id)).json();
}
const orders = async (id) => (await fetch('/orders/' + id)).json();
async function main(env) {
  const user = await saveUser(env.id);
  const frob = await frobnicate(env.id);
  const list = await orders(env.id);
  return { user, frob, list };
}
`,
  },
  {
    name: 'helpers that return a promise without being async',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
function userOf(id) {
  return fetch('/users/' + id).then((response) => response.json());
}
const teamOf = (id) => fetch('/teams/' + id).then((response) => response.json());
async function main(env) {
  const user = await userOf(env.id);
  const team = await teamOf(env.id);
  return { user, team };
}
`,
  },
  {
    name: 'helpers that push into a list of their own',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function collect(id) {
  const rows = [];
  const first = await (await fetch('/first/' + id)).json();
  rows.push(first, id);
  const second = await (await fetch('/second/' + first?.id)).json();
  rows.push(second);
  return rows;
}
async function single(id) {
  const found = new Map();
  found.set(id, await (await fetch('/single/' + id)).json());
  return found;
}
async function main(env) {
  const rows = await collect(env.id);
  const found = await single(env.id);
  return { rows, found };
}
`,
  },
  {
    name: 'helpers declared below their use',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await readUser(env.id);
  const team = await readTeam(env.id);
  return { user, team };
}
async function readUser(id) {
  return (await fetch('/users/' + id)).json();
}
async function readTeam(id) {
  return (await fetch('/teams/' + id)).json();
}
`,
  },
  {
    name: 'a helper that is handed a function',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function withPrefix(load, id) {
  const value = await load('p-' + id);
  return { value };
}
async function userOf(id) {
  return (await fetch('/users/' + id)).json();
}
async function main(env) {
  const user = await withPrefix(userOf, env.id);
  const team = await withPrefix(async (key) => (await fetch('/teams/' + key)).json(), env.id);
  return { user, team };
}
`,
  },
  {
    name: 'a helper that calls itself',
    expect: 'fixed',
    rounds: [4, 3],
    source: `
async function walk(id, depth) {
  const node = await (await fetch('/nodes/' + id + '/' + depth)).json();
  if (depth === 0 || !node) return [node];
  const rest = await walk(id, depth - 1);
  return [node, ...rest];
}
async function main(env) {
  const tree = await walk(env.id, 2);
  const title = await (await fetch('/title')).json();
  return { tree, title };
}
`,
  },
  {
    name: 'helpers that call helpers',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function get(path) {
  const response = await fetch('/api' + path);
  if (!response.ok) throw new Error('failed ' + path);
  return response.json();
}
const userOf = (id) => get('/users/' + id);
async function teamOf(id) {
  const team = await get('/teams/' + id);
  return get('/plans/' + team.id);
}
async function main(env) {
  const team = await teamOf(env.id);
  const user = await userOf(env.id);
  return { user, team };
}
`,
  },
];
