import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** What is evaluated around the awaits: arguments, clocks, targets. */
export const keptEvaluation: readonly TableProgram[] = [
  kept({
    name: 'arguments are taken from a list of the caller',
    main: `
async function main(env) {
  const first = await getRow(env.items.shift());
  const second = await getRow(env.items.shift());
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([
    getRow(env.items.shift()),
    getRow(env.items.shift()),
  ]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'arguments count up a field of the caller',
    main: `
async function main(env) {
  const first = await getPage(env.page++);
  const second = await getPage(env.page++);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([getPage(env.page++), getPage(env.page++)]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'the clock is an argument',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts(env.id, Date.now());
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, posts] = await Promise.all([
    getUser(env.id),
    listPosts(env.id, Date.now()),
  ]);
  return { user, posts };
}
`,
  }),
  kept({
    name: 'the time of one read is taken',
    main: `
async function main(env) {
  const start = performance.now();
  const user = await getUser(env.id);
  const took = performance.now() - start;
  const posts = await listPosts(env.id);
  return { user, took, posts };
}
`,
    wrong: `
async function main(env) {
  const start = performance.now();
  const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  const took = performance.now() - start;
  return { user, took, posts };
}
`,
  }),
  kept({
    name: 'random identifiers are drawn as answers arrive',
    above: `
async function tagged(path) {
  const row = await (await fetch(path)).json();
  return { tag: crypto.randomUUID(), row };
}
`,
    main: `
async function main(env) {
  const user = await tagged('/users/' + env.id);
  const team = await tagged('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    tagged('/users/' + env.id),
    tagged('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'a getter counts how often it is read',
    above: `
const ticket = {
  drawn: 0,
  get next() {
    this.drawn += 1;
    return this.drawn;
  },
};
`,
    main: `
async function main(env) {
  const first = await getRow(ticket.next, env.id);
  const second = await getRow(ticket.next, env.id);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([
    getRow(ticket.next, env.id),
    getRow(ticket.next, env.id),
  ]);
  return { first, second };
}
`,
  }),
  kept({
    name: 'a field of the caller is added to',
    main: `
async function main(env) {
  env.count += await countPosts(env.id);
  env.count += await countDrafts(env.id);
}
`,
    wrong: `
async function main(env) {
  const [posts, drafts] = await Promise.all([countPosts(env.id), countDrafts(env.id)]);
  env.count += posts + drafts;
}
`,
  }),
  kept({
    name: 'fields of the caller are set one by one',
    main: `
async function main(env) {
  env.seen.user = await getUser(env.id);
  env.seen.team = await getTeam(env.id);
}
`,
    wrong: `
async function main(env) {
  [env.seen.user, env.seen.team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
}
`,
  }),
  kept({
    name: 'fields of a shared instance are set one by one',
    main: `
class Session {
  async open(id) {
    this.user = await getUser(id);
    this.team = await getTeam(id);
  }
}
const session = new Session();
async function main(env) {
  await session.open(env.id);
  return session.team;
}
`,
    wrong: `
class Session {
  async open(id) {
    [this.user, this.team] = await Promise.all([getUser(id), getTeam(id)]);
  }
}
const session = new Session();
async function main(env) {
  await session.open(env.id);
  return session.team;
}
`,
  }),
  kept({
    name: 'exported variables are set one by one',
    above: `
export let config = null;
export let theme = null;
`,
    main: `
async function main(env) {
  config = await getConfig(env.id);
  theme = await getTheme(env.id);
}
`,
    wrong: `
async function main(env) {
  [config, theme] = await Promise.all([getConfig(env.id), getTheme(env.id)]);
}
`,
  }),
];
