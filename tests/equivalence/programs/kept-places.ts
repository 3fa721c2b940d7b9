import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Where order is the point: generators, pauses, work that runs already, modules that start. */
export const keptPlaces: readonly TableProgram[] = [
  kept({
    name: 'a generator that is left after its first value',
    main: `
async function* rowsOf(id) {
  const first = await getFirst(id);
  yield first;
  const second = await getSecond(id);
  yield second;
}
async function main(env) {
  for await (const row of rowsOf(env.id)) return row;
}
`,
    wrong: `
async function* rowsOf(id) {
  const [first, second] = await Promise.all([getFirst(id), getSecond(id)]);
  yield first;
  yield second;
}
async function main(env) {
  for await (const row of rowsOf(env.id)) return row;
}
`,
  }),
  kept({
    name: 'yields of a generator',
    above: `
async function* pagesOf(id) {
  yield await getPage(id, 1);
  yield await getPage(id, 2);
}
`,
    main: `
async function main(env) {
  const pages = pagesOf(env.id);
  const { value } = await pages.next();
  if (env.flag) return value;
  const next = await pages.next();
  return [value, next.value];
}
`,
    wrong: `
async function main(env) {
  const pages = pagesOf(env.id);
  const [{ value }, next] = await Promise.all([pages.next(), pages.next()]);
  if (env.flag) return value;
  return [value, next.value];
}
`,
  }),
  kept({
    name: 'two samples with a pause between',
    above: `
async function sample(path) {
  const response = await fetch(path);
  return { at: Date.now(), status: response.status };
}
`,
    main: `
async function main(env) {
  const before = await sample('/load/' + env.id);
  await sleep(5);
  const after = await sample('/load/' + env.name);
  return { before, after };
}
`,
    wrong: `
async function main(env) {
  const [before, after] = await Promise.all([
    sample('/load/' + env.id),
    sample('/load/' + env.name),
    sleep(5),
  ]);
  return { before, after };
}
`,
  }),
  kept({
    name: 'a pause of the platform',
    above: `
import { setTimeout as pause } from 'node:timers/promises';
`,
    main: `
async function main(env) {
  const state = await getState(env.id);
  await pause(3);
  const saved = await saveTime(Date.now());
  return { state, saved };
}
`,
    wrong: `
async function main(env) {
  const [state] = await Promise.all([getState(env.id), pause(3)]);
  const saved = await saveTime(Date.now());
  return { state, saved };
}
`,
  }),
  kept({
    name: 'a write that was started above',
    main: `
async function main(env) {
  const saving = saveVisit(env.id);
  const user = await getUser(env.id);
  await saving;
  const visits = await listVisits(env.id);
  return { user, visits };
}
`,
    wrong: `
async function main(env) {
  const saving = saveVisit(env.id);
  const [user, visits] = await Promise.all([getUser(env.id), listVisits(env.id)]);
  await saving;
  return { user, visits };
}
`,
  }),
  kept({
    name: 'steps at the top of a module',
    main: `
export let started = false;
const config = await getConfig('app');
await saveStart(config.id);
started = true;
export const theme = await getTheme('app');
`,
    wrong: `
export let started = false;
const [config, theme] = await Promise.all([getConfig('app'), getTheme('app')]);
await saveStart(config.id);
started = true;
`,
  }),
  kept({
    name: 'a write for each item, in order',
    main: `
async function main(env) {
  const saved = [];
  for (const item of env.items) {
    saved.push(await saveItem(item));
  }
  return saved;
}
`,
    wrong: `
async function main(env) {
  return Promise.all(env.items.map((item) => saveItem(item)));
}
`,
  }),
  kept({
    name: 'the first match ends the search',
    main: `
async function main(env) {
  for (const item of env.items) {
    if (await hasStock(item)) return item;
  }
  return null;
}
`,
    wrong: `
async function main(env) {
  const found = await Promise.all(env.items.map((item) => hasStock(item)));
  return env.items[found.indexOf(true)] ?? null;
}
`,
  }),
  kept({
    name: 'an answer races against a limit',
    main: `
async function main(env) {
  const page = await Promise.race([getPage(env.id), sleep(4)]);
  const late = page === undefined ? await getFallback(env.id) : null;
  return { page, late };
}
`,
    wrong: `
async function main(env) {
  const [page, fallback] = await Promise.all([
    Promise.race([getPage(env.id), sleep(4)]),
    getFallback(env.id),
  ]);
  return { page, late: page === undefined ? fallback : null };
}
`,
  }),
];
