import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** State that is reached on a side way: bound functions, tags, setters, loops over a field, closures. */
export const keptCalls: readonly TableProgram[] = [
  kept({
    name: 'a bound method is handed over',
    above: `
async function load(path, after) {
  const row = await (await fetch(path)).json();
  after(path);
  return row;
}
`,
    main: `
async function main(env) {
  const note = env.log.push.bind(env.log);
  const first = await load('/first', note);
  const second = await load('/second', note);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const note = env.log.push.bind(env.log);
  const [first, second] = await Promise.all([load('/first', note), load('/second', note)]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'this is given by call',
    above: `
async function put(path) {
  const row = await (await fetch(path)).json();
  this.log.push(path);
  return row;
}
`,
    main: `
async function main(env) {
  const first = await put.call(env, '/first');
  const second = await put.call(env, '/second');
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([put.call(env, '/first'), put.call(env, '/second')]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'a tag keeps its calls',
    above: `
const calls = [];
const query = async (texts, ...values) => {
  const row = await (await fetch(texts.join('') + values.join())).json();
  calls.push(texts[0]);
  return row;
};
`,
    main: `
async function main(env) {
  const user = await query\`/users/\${env.id}\`;
  const team = await query\`/teams/\${env.id}\`;
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    query\`/users/\${env.id}\`,
    query\`/teams/\${env.id}\`,
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a setter keeps what it is given',
    above: `
const kept = [];
const box = {
  set last(path) {
    kept.push(path);
  },
};
async function load(path) {
  const row = await (await fetch(path)).json();
  box.last = path;
  return row;
}
`,
    main: `
async function main(env) {
  const user = await load('/users/' + env.id);
  const team = await load('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([load('/users/' + env.id), load('/teams/' + env.id)]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a loop assigns a field',
    above: `
async function choose(box) {
  const row = await (await fetch('/choice')).json();
  for (box.last of ['p', 'q']);
  return row;
}
async function shown(box) {
  return (await fetch('/shown/' + box.last)).json();
}
`,
    main: `
async function main(env) {
  const row = await choose(env.seen);
  const page = await shown(env.seen);
  return { row, page };
}
`,
    wrong: `
async function main(env) {
  const [row, page] = await Promise.all([choose(env.seen), shown(env.seen)]);
  return { row, page };
}
`,
  }),
  kept({
    name: 'a closure that a helper gives back counts',
    above: `
async function opened(id) {
  let turn = 0;
  const head = await (await fetch('/open/' + id)).json();
  const next = async (path) => {
    const row = await (await fetch(path)).json();
    turn += 1;
    return [turn, row];
  };
  return { head, next };
}
`,
    main: `
async function main(env) {
  const { next } = await opened(env.id);
  const first = await next('/first');
  const second = await next('/second');
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const { next } = await opened(env.id);
  const [first, second] = await Promise.all([next('/first'), next('/second')]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'a helper counts its failures',
    above: `
let failures = 0;
async function load(path) {
  try {
    return await (await fetch(path)).json();
  } catch {
    failures += 1;
    return 'failure ' + failures;
  }
}
`,
    main: `
async function main(env) {
  const news = await load('/news/' + env.id);
  const rates = await load('/rates/' + env.id);
  return { news, rates };
}
`,
    wrong: `
async function main(env) {
  const [news, rates] = await Promise.all([load('/news/' + env.id), load('/rates/' + env.id)]);
  return { news, rates };
}
`,
  }),
  kept({
    name: 'Object.assign changes what a helper reads',
    above: `
const state = { token: 'none' };
async function open(id) {
  const answer = await (await fetch('/tokens/' + id)).json();
  Object.assign(state, { token: answer.id });
  return answer;
}
const me = async () => (await fetch('/me?token=' + state.token)).json();
`,
    main: `
async function main(env) {
  const answer = await open(env.id);
  const found = await me();
  return { answer, found };
}
`,
    wrong: `
async function main(env) {
  const [answer, found] = await Promise.all([open(env.id), me()]);
  return { answer, found };
}
`,
  }),
];
