import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** What the text says: names that mean something else, remarks, closures that watch a variable. */
export const keptText: readonly TableProgram[] = [
  kept({
    name: 'Promise is a class of the module',
    above: `
class Promise {
  constructor(text) {
    this.text = text;
  }
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team, vow: new Promise('to pay') };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team, vow: new Promise('to pay') };
}
`,
  }),
  kept({
    name: 'Promise is a variable of the function',
    main: `
async function main(env) {
  const Promise = env.user;
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team, name: Promise.name };
}
`,
    wrong: `
async function main(env) {
  const Promise = env.user;
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team, name: Promise.name };
}
`,
  }),
  kept({
    name: 'Promise is a parameter',
    main: `
async function both(id, Promise) {
  const user = await getUser(id);
  const team = await getTeam(id);
  return { user, team, Promise };
}
async function main(env) {
  return both(env.id, env.name);
}
`,
    wrong: `
async function both(id, Promise) {
  const [user, team] = await Promise.all([getUser(id), getTeam(id)]);
  return { user, team, Promise };
}
async function main(env) {
  return both(env.id, env.name);
}
`,
  }),
  kept({
    name: 'Promise is declared below in a block',
    main: `
async function main(env) {
  if (env.id) {
    const user = await getUser(env.id);
    const team = await getTeam(env.id);
    var Promise = 'hoisted';
    return { user, team, Promise };
  }
}
`,
    wrong: `
async function main(env) {
  if (env.id) {
    const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
    var Promise = 'hoisted';
    return { user, team, Promise };
  }
}
`,
  }),
  kept({
    name: 'a function sees the variables while they are set',
    above: `
async function record(id, look) {
  const text = await (await fetch('/texts/' + id)).text();
  return { text, seen: look() };
}
`,
    main: `
async function main(env) {
  let user = null;
  let note = null;
  const look = () => user && user.tag;
  user = await getUser(env.id);
  note = await record(env.id, look);
  return { user, note };
}
`,
    wrong: `
async function main(env) {
  let user = null;
  let note = null;
  const look = () => user && user.tag;
  [user, note] = await Promise.all([getUser(env.id), record(env.id, look)]);
  return { user, note };
}
`,
  }),
  kept({
    name: 'a remark says that the order is meant',
    above: `
async function sampleOf(path) {
  const response = await fetch(path);
  return { at: Date.now(), status: response.status };
}
`,
    main: `
async function main(env) {
  const before = await sampleOf('/load/' + env.id);
  // sequential: the second sample is taken after the first
  const after = await sampleOf('/load/' + env.name);
  return { before, after };
}
`,
    wrong: `
async function main(env) {
  const [before, after] = await Promise.all([
    sampleOf('/load/' + env.id),
    // sequential: the second sample is taken after the first
    sampleOf('/load/' + env.name),
  ]);
  return { before, after };
}
`,
  }),
  kept({
    name: 'a call that a comment expects to be wrong, behind a write',
    language: 'ts',
    main: `
async function main(env: { id: number }) {
  const saved = await saveUser(env.id);
  // @ts-expect-error the list takes a text
  const posts = await listPosts(env.id);
  return { saved, posts };
}
`,
    wrong: `
async function main(env: { id: number }) {
  const [saved, posts] = await Promise.all([
    saveUser(env.id),
    // @ts-expect-error the list takes a text
    listPosts(env.id),
  ]);
  return { saved, posts };
}
`,
  }),
  kept({
    name: 'an annotation does not make a list a constant',
    language: 'ts',
    above: `
async function take(from: readonly number[], path: string): Promise<number> {
  const response = await fetch(path);
  (from as number[]).pop();
  return response.status;
}
`,
    main: `
async function main(env: { items: readonly number[] }) {
  const status: number = await take(env.items, '/first');
  const rest: unknown = await listRest(env.items.length);
  return { status, rest };
}
`,
    wrong: `
async function main(env: { items: readonly number[] }) {
  const [status, rest] = await Promise.all([
    take(env.items, '/first'),
    listRest(env.items.length),
  ]);
  return { status, rest };
}
`,
  }),
];
