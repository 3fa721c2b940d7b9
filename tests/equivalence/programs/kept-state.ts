import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** State of the module that one call writes and another reads. */
export const keptState: readonly TableProgram[] = [
  kept({
    name: 'a variable of the module carries the token',
    above: `
let token = 'none';
async function getToken(id) {
  const answer = await (await fetch('/tokens/' + id)).json();
  token = answer.id;
  return answer;
}
async function getMe() {
  return (await fetch('/me?token=' + token)).json();
}
`,
    main: `
async function main(env) {
  const answer = await getToken(env.id);
  const me = await getMe();
  return { answer, me };
}
`,
    wrong: `
async function main(env) {
  const [answer, me] = await Promise.all([getToken(env.id), getMe()]);
  return { answer, me };
}
`,
  }),
  kept({
    name: 'a memo map, asked twice',
    above: `
const memo = new Map();
async function load(id) {
  if (!memo.has(id)) memo.set(id, await (await fetch('/rows/' + id)).json());
  return memo.get(id);
}
`,
    main: `
async function main(env) {
  const first = await load(env.id);
  const again = await load(env.user.id - 6);
  return { first, again };
}
`,
    wrong: `
async function main(env) {
  const [first, again] = await Promise.all([load(env.id), load(env.user.id - 6)]);
  return { first, again };
}
`,
  }),
  kept({
    name: 'a list of the module records the order of arrival',
    above: `
const seen = [];
async function visit(id) {
  const page = await (await fetch('/pages/' + id)).json();
  seen.push(id);
  return page;
}
`,
    main: `
async function main(env) {
  const home = await visit('home');
  const help = await visit('help');
  return { home, help };
}
`,
    wrong: `
async function main(env) {
  const [home, help] = await Promise.all([visit('home'), visit('help')]);
  return { home, help };
}
`,
  }),
  kept({
    name: 'a counter numbers the answers',
    above: `
let answers = 0;
async function numbered(path) {
  const content = await (await fetch(path)).json();
  return { number: ++answers, content };
}
`,
    main: `
async function main(env) {
  const user = await numbered('/users/' + env.id);
  const team = await numbered('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    numbered('/users/' + env.id),
    numbered('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a counter in a default parameter',
    above: `
let tickets = 0;
async function ticketed(path, ticket = ++tickets) {
  const content = await (await fetch(path)).json();
  return { ticket, content };
}
`,
    main: `
async function main(env) {
  const user = await ticketed('/users/' + env.id);
  const team = await ticketed('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    ticketed('/users/' + env.id),
    ticketed('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a request that is shared while it runs',
    above: `
let pending = null;
async function shared(id) {
  pending ??= fetch('/shared/' + id);
  const response = await pending;
  pending = null;
  return response.json();
}
`,
    main: `
async function main(env) {
  const first = await shared(env.id);
  const second = await shared(env.name);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([shared(env.id), shared(env.name)]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'a flag refuses two calls at a time',
    above: `
let busy = false;
async function exclusive(path) {
  if (busy) throw new Error('busy');
  busy = true;
  try {
    return await (await fetch(path)).json();
  } finally {
    busy = false;
  }
}
`,
    main: `
async function main(env) {
  const user = await exclusive('/users/' + env.id);
  const team = await exclusive('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    exclusive('/users/' + env.id),
    exclusive('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a function of the module is replaced',
    above: `
let load = async (id) => (await fetch('/slow/' + id)).json();
async function chooseMirror(id) {
  const mirror = await (await fetch('/mirror')).json();
  load = async () => (await fetch('/mirror/' + id)).json();
  return mirror;
}
`,
    main: `
async function main(env) {
  const mirror = await chooseMirror(env.id);
  const row = await load(env.id);
  return { mirror, row };
}
`,
    wrong: `
async function main(env) {
  const [mirror, row] = await Promise.all([chooseMirror(env.id), load(env.id)]);
  return { mirror, row };
}
`,
  }),
  kept({
    name: 'an iterator of the module hands out keys',
    above: `
const keys = ['a', 'b', 'c'].values();
async function nextRow() {
  const first = await (await fetch('/head')).json();
  const row = await (await fetch('/rows/' + keys.next().value)).json();
  return { first, row };
}
async function lastRow(id) {
  const row = await (await fetch('/last/' + keys.next().value + id)).json();
  return row;
}
`,
    main: `
async function main(env) {
  const row = await nextRow();
  const last = await lastRow(env.id);
  return { row, last };
}
`,
    wrong: `
async function main(env) {
  const [row, last] = await Promise.all([nextRow(), lastRow(env.id)]);
  return { row, last };
}
`,
  }),
];
