import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Failures of the program itself: what throws before there is a promise, and handlers that act. */
export const keptThrows: readonly TableProgram[] = [
  kept({
    name: 'a function that is not async throws at once',
    above: `
function teamOf(id) {
  if (id > 1) throw new Error('no such team');
  return fetch('/teams/' + id).then((response) => response.json());
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const team = await teamOf(env.id);
  const plan = await teamOf(env.id - 1);
  return { user, team, plan };
}
`,
    wrong: `
async function main(env) {
  const [user, team, plan] = await Promise.all([
    getUser(env.id),
    teamOf(env.id),
    teamOf(env.id - 1),
  ]);
  return { user, team, plan };
}
`,
  }),
  kept({
    name: 'an argument is parsed after a read',
    main: `
async function main(env) {
  const text = await getText(JSON.parse('{"b":' + env.id + '}'));
  const posts = await listPosts(JSON.parse(env.text));
  return { text, posts };
}
`,
    wrong: `
async function main(env) {
  const [text, posts] = await Promise.all([
    getText(JSON.parse('{"b":' + env.id + '}')),
    listPosts(JSON.parse(env.text)),
  ]);
  return { text, posts };
}
`,
  }),
  kept({
    name: 'the second address may be wrong',
    main: `
async function main(env) {
  const base = env.flag ? 'https://b.example' : 'nowhere';
  const first = await fetch('/first');
  const second = await fetch(new URL('/second', base));
  return [first.status, second.status];
}
`,
    wrong: `
async function main(env) {
  const base = env.flag ? 'https://b.example' : 'nowhere';
  const [first, second] = await Promise.all([
    fetch('/first'),
    fetch(new URL('/second', base)),
  ]);
  return [first.status, second.status];
}
`,
  }),
  kept({
    name: 'a path that cannot be decoded',
    main: `
async function main(env) {
  const first = await fetch('/first');
  const second = await fetch(decodeURIComponent(env.flag ? '/second' : '%'));
  return [first.status, second.status];
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([
    fetch('/first'),
    fetch(decodeURIComponent(env.flag ? '/second' : '%')),
  ]);
  return [first.status, second.status];
}
`,
  }),
  kept({
    name: 'a throw between two reads that depends on the caller',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  if (env.count > 3) throw new RangeError('too many');
  const posts = await listPosts(env.id);
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  if (env.count > 3) throw new RangeError('too many');
  return { user, posts };
}
`,
  }),
  kept({
    name: 'a failure is stored by the handler of the promise',
    main: `
async function main(env) {
  const news = await listNews(env.id).catch(() => saveFailure(env.id));
  const user = await getUser(env.id);
  return { news, user };
}
`,
    wrong: `
async function main(env) {
  const [news, user] = await Promise.all([
    listNews(env.id).catch(() => saveFailure(env.id)),
    getUser(env.id),
  ]);
  return { news, user };
}
`,
  }),
  kept({
    name: 'the end of a request is written down',
    main: `
async function main(env) {
  const news = await listNews(env.id).finally(() => env.log.push('news'));
  const user = await getUser(env.id).finally(() => env.log.push('user'));
  return { news, user };
}
`,
    wrong: `
async function main(env) {
  const [news, user] = await Promise.all([
    listNews(env.id).finally(() => env.log.push('news')),
    getUser(env.id).finally(() => env.log.push('user')),
  ]);
  return { news, user };
}
`,
  }),
  kept({
    name: 'a then handler counts answers',
    above: `
let answers = 0;
`,
    main: `
async function main(env) {
  const news = await listNews(env.id).then((list) => [++answers, list]);
  const user = await getUser(env.id).then((found) => [++answers, found]);
  return { news, user };
}
`,
    wrong: `
async function main(env) {
  const [news, user] = await Promise.all([
    listNews(env.id).then((list) => [++answers, list]),
    getUser(env.id).then((found) => [++answers, found]),
  ]);
  return { news, user };
}
`,
  }),
];
