import { kept } from './table.js';
import type { LoopProgram } from './table.js';

/** Loops that must stay as they are. */
export const keptLoops: readonly LoopProgram[] = [
  kept('a cursor', {
    main: `
  const out = [];
  let cursor = env.id;
  for (const step of [1, 2, 3]) {
    const page = await getPage(cursor, step);
    cursor = page.next ?? page.name;
    out.push(page);
  }
  return out;`,
    wrong: `
  let cursor = env.id;
  return Promise.all([1, 2, 3].map(async (step) => {
    const page = await getPage(cursor, step);
    cursor = page.next ?? page.name;
    return page;
  }));`,
  }),
  kept('a search that stops', {
    main: `
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    if (item) return item;
  }
  return null;`,
    wrong: `
  const items = await Promise.all([1, 2, 3].map((id) => getItem(id)));
  return items.find(Boolean) ?? null;`,
  }),
  kept('a break', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    if (!item) break;
    out.push(item);
  }
  return out;`,
    wrong: `
  const out = [];
  for (const item of await Promise.all([1, 2, 3].map((id) => getItem(id)))) {
    if (!item) break;
    out.push(item);
  }
  return out;`,
  }),
  kept('a throw that depends on what was found', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    if (!item) throw new Error('forbidden');
    out.push(item);
  }
  return out;`,
    wrong: `
  const items = await Promise.all([1, 2, 3].map((id) => getItem(id)));
  for (const item of items) if (!item) throw new Error('forbidden');
  return items;`,
  }),
  kept('writes', {
    main: `
  for (const id of [1, 2, 3]) {
    await saveItem(id);
  }`,
    wrong: `
  await Promise.all([1, 2, 3].map((id) => saveItem(id)));`,
  }),
  kept('a read and then a write', {
    main: `
  for (const id of [1, 2]) {
    const item = await getItem(id);
    await saveItem(item.id);
  }`,
    wrong: `
  await Promise.all([1, 2].map(async (id) => {
    const item = await getItem(id);
    await saveItem(item.id);
  }));`,
  }),
  kept('a gate', {
    main: `
  const out = [];
  for (const id of [1, 2]) {
    await requireAccess(id);
    out.push(await getItem(id));
  }
  return out;`,
    wrong: `
  return Promise.all([1, 2].map(async (id) => {
    await requireAccess(id);
    return getItem(id);
  }));`,
  }),
  kept('a pause', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) {
    out.push(await getItem(id));
    await sleep(5);
  }
  return out;`,
  }),
  kept('a list with holes that is counted', {
    main: `
  const ids = [1, , 3];
  const out = [];
  for (let i = 0; i < ids.length; i++) out.push(await getItem(ids[i]));
  return out;`,
    wrong: `
  const ids = [1, , 3];
  return Promise.all(ids.map((_, i) => getItem(ids[i])));`,
  }),
  kept('an element that leads to another one', {
    main: `
  const last = { id: 1, next: null };
  const first = { id: 2, next: last };
  const out = [];
  for (const item of [first, last]) {
    out.push(await getItem(item.id));
    if (item.next) item.next.id = 9;
  }
  return out;`,
    wrong: `
  const last = { id: 1, next: null };
  const first = { id: 2, next: last };
  const out = await Promise.all([first, last].map((item) => getItem(item.id)));
  for (const item of [first, last]) if (item.next) item.next.id = 9;
  return out;`,
  }),
  kept('a list that grows', {
    main: `
  const queue = [1, 2];
  const out = [];
  for (const id of queue) {
    const item = await getItem(id);
    out.push(item);
    if (queue.length < 4) queue.push(id + 10);
  }
  return out;`,
    wrong: `
  const queue = [1, 2];
  const out = await Promise.all(queue.map((id) => getItem(id)));
  for (const id of queue) if (queue.length < 4) queue.push(id + 10);
  return out;`,
  }),
  kept('what was seen before is left out', {
    main: `
  const seen = new Set();
  const out = [];
  for (const id of [1, 2, 1]) {
    if (seen.has(id)) continue;
    out.push(await getItem(id));
    seen.add(id);
  }
  return out;`,
    wrong: `
  const seen = new Set();
  const items = await Promise.all([1, 2, 1].map(async (id) => {
    if (seen.has(id)) return undefined;
    const item = await getItem(id);
    seen.add(id);
    return item;
  }));
  return items.filter(Boolean);`,
  }),
  kept('what was seen before is told by a function', {
    above: `
const seen = new Set();
const isNew = (id) => !seen.has(id);
`,
    main: `
  const out = [];
  for (const id of [1, 2, 1]) {
    if (!isNew(id)) continue;
    out.push(await getItem(id));
    seen.add(id);
  }
  return out;`,
    wrong: `
  return (await Promise.all([1, 2, 1].map(async (id) => {
    if (!isNew(id)) return [];
    const item = await getItem(id);
    seen.add(id);
    return [item];
  }))).flat();`,
  }),
  kept('a catch that sees what was done', {
    main: `
  const out = [];
  try {
    for (const id of [1, 2, 3]) out.push(await getItem(id));
  } catch {
    return { partial: out };
  }
  return out;`,
    wrong: `
  let out = [];
  try {
    out = await Promise.all([1, 2, 3].map((id) => getItem(id)));
  } catch {
    return { partial: out };
  }
  return out;`,
  }),
  kept('a finally that sees what was done', {
    main: `
  const out = [];
  try {
    for (const id of [1, 2, 3]) out.push(await getItem(id));
  } finally {
    env.seen.done = out.length;
  }
  return out;`,
    wrong: `
  let out = [];
  try {
    out = await Promise.all([1, 2, 3].map((id) => getItem(id)));
  } finally {
    env.seen.done = out.length;
  }
  return out;`,
  }),
  kept('a list of the caller', {
    main: `
  for (const id of [1, 2, 3]) env.log.push(await getItem(id));
  return env.log.length;`,
    wrong: `
  for (const item of await Promise.all([1, 2, 3].map((id) => getItem(id)))) env.log.push(item);
  return env.log.length;`,
  }),
  kept('a list that the caller was handed before', {
    main: `
  const out = [];
  env.seen.out = out;
  for (const id of [1, 2, 3]) out.push(await getItem(id));
  return out.length;`,
    wrong: `
  const out = [];
  env.seen.out = out;
  out.push(...(await Promise.all([1, 2, 3].map((id) => getItem(id)))));
  return out.length;`,
  }),
  kept('a list of the module', {
    above: 'let count = 0;',
    main: `
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    count += item ? 1 : 0;
  }
  return count;`,
    wrong: `
  for (const item of await Promise.all([1, 2, 3].map((id) => getItem(id)))) count += item ? 1 : 0;
  return count;`,
  }),
  kept('a sum that is read while it waits', {
    main: `
  let total = 0;
  for (const id of [1, 2, 3]) {
    const count = await countItems(id + total);
    total += count;
  }
  return total;`,
    wrong: `
  let total = 0;
  await Promise.all([1, 2, 3].map(async (id) => {
    const count = await countItems(id + total);
    total += count;
  }));
  return total;`,
  }),
  kept('the element before', {
    main: `
  const out = [];
  let previous = null;
  for (const id of [1, 2, 3]) {
    const item = await getItem(id, previous);
    previous = id;
    out.push(item);
  }
  return out;`,
    wrong: `
  let previous = null;
  return Promise.all([1, 2, 3].map(async (id) => {
    const item = await getItem(id, previous);
    previous = id;
    return item;
  }));`,
  }),
  kept('the same call each time', {
    main: `
  const out = [];
  for (const round of [1, 2, 3]) out.push(await getStatus());
  return out;`,
  }),
  kept('a loop until something changes', {
    main: `
  let page = 1;
  const out = [];
  while (page < 4) {
    out.push(await getPage(page));
    page++;
  }
  return out;`,
  }),
  kept('a stream', {
    main: `
  function* ids() { yield 1; yield 2; }
  const out = [];
  for (const id of ids()) out.push(await getItem(id));
  return out;`,
  }),
  kept('promises that were started', {
    main: `
  const started = [getItem(1), getItem(2)];
  const out = [];
  for (const item of started) out.push(await item);
  return out;`,
  }),
  kept('a list of any length', {
    ts: true,
    main: `
  const out = [];
  for (const id of env.items) out.push(await getItem(id));
  return out;`,
  }),
  kept('a log line in each iteration', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    console.log('loaded', id);
    out.push(item);
  }
  return out;`,
    wrong: `
  return Promise.all([1, 2, 3].map(async (id) => {
    const item = await getItem(id);
    console.log('loaded', id);
    return item;
  }));`,
  }),
  kept('an element that is changed', {
    main: `
  for (const key of ['a', 'b', 'c']) {
    env.seen[key] = await getItem(key);
  }
  return env.seen;`,
    wrong: `
  await Promise.all(['a', 'b', 'c'].map(async (key) => {
    env.seen[key] = await getItem(key);
  }));
  return env.seen;`,
  }),
  kept('a counter in the helper', {
    above: `
let calls = 0;
async function load(id) {
  const turn = ++calls;
  const item = await getItem(id);
  return [turn, calls, item];
}
`,
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await load(id));
  return out;`,
    wrong: `
  return Promise.all([1, 2, 3].map((id) => load(id)));`,
  }),
  kept('a cache in the helper', {
    above: `
const cache = new Map();
async function load(id) {
  if (!cache.has(id)) cache.set(id, await getItem(id));
  return cache.get(id);
}
`,
    main: `
  const out = [];
  for (const id of [1, 1, 2]) out.push(await load(id));
  return out;`,
    wrong: `
  return Promise.all([1, 1, 2].map((id) => load(id)));`,
  }),
  kept('portions', {
    main: `
  const out = [];
  for (const batch of [[1, 2], [3, 4]]) {
    out.push(...(await Promise.all(batch.map((id) => getItem(id)))));
  }
  return out;`,
  }),
  kept('a counted loop that steps by two', {
    main: `
  const ids = [1, 2, 3, 4];
  const out = [];
  for (let i = 0; i < ids.length; i += 2) out.push(await getItem(ids[i], ids[i + 1]));
  return out;`,
    wrong: `
  const ids = [1, 2, 3, 4];
  return Promise.all(ids.map((id, i) => getItem(ids[i], ids[i + 1])));`,
  }),
  kept('one handle', {
    main: `
  const out = [];
  for (const id of [1, 2]) out.push(await tx.getItem(id));
  return out;`,
    wrong: `
  return Promise.all([1, 2].map((id) => tx.getItem(id)));`,
  }),
  kept('a clock', {
    main: `
  const out = [];
  for (const id of [1, 2]) {
    const item = await getItem(id);
    out.push({ item, at: Date.now() });
  }
  return out;`,
    wrong: `
  const out = [];
  for (const item of await Promise.all([1, 2].map((id) => getItem(id)))) out.push({ item, at: Date.now() });
  return out;`,
  }),
  kept('a variable of the function in the head', {
    main: `
  let id;
  const out = [];
  for (id of [1, 2]) out.push(await getItem(id));
  return [id, out];`,
    wrong: `
  let id;
  const out = await Promise.all([1, 2].map((item) => getItem(item)));
  return [id, out];`,
  }),
  kept('a var in the head that functions see', {
    main: `
  const makers = [];
  for (var id of [1, 2]) {
    makers.push(() => id);
    makers.push(await getItem(id));
  }
  return makers.map((make) => (typeof make === 'function' ? make() : make));`,
    wrong: `
  const makers = (await Promise.all([1, 2].map(async (id) => [() => id, await getItem(id)]))).flat();
  return makers.map((make) => (typeof make === 'function' ? make() : make));`,
  }),
  kept('a comment that says so', {
    main: `
  const out = [];
  // sequential: the service counts requests
  for (const id of [1, 2]) out.push(await getItem(id));
  return out;`,
  }),
  kept('a catch that tells errors apart', {
    main: `
  try {
    const out = [];
    for (const id of [1, 2]) out.push(await getItem(id));
    return out;
  } catch (error) {
    if (error.message === 'failure of getItem(1)') return 'first';
    throw error;
  }`,
  }),

  kept('a counter in a function that the rest calls', {
    main: `
  const out = [];
  for (const id of [1, 2]) {
    let turns = 0;
    const turn = () => { turns++; };
    const item = await getItem(id);
    turn();
    out.push([turns, item.name]);
  }
  return out;`,
    wrong: `
  const out = [];
  const parts = await Promise.all([1, 2].map(async (id) => {
    let turns = 0;
    const turn = () => { turns++; };
    const item = await getItem(id);
    return { turns, turn, item };
  }));
  for (const { turns, turn, item } of parts) {
    turn();
    out.push([turns, item.name]);
  }
  return out;`,
  }),
  kept('a function below that looks at the list before it is filled', {
    main: `
  const out = [];
  note();
  for (const id of [1, 2]) out.push(await getItem(id));
  return out;
  function note() { env.seen.size = out.length; }`,
    wrong: `
  note();
  const out = await Promise.all([1, 2].map((id) => getItem(id)));
  return out;
  function note() { env.seen.size = out.length; }`,
  }),
  kept('keys that an object inherits', {
    main: `
  const paths = Object.create({ a: 1 });
  paths.b = 2;
  const out = [];
  for (const name in paths) out.push(await getItem(name));
  return out;`,
    wrong: `
  const paths = Object.create({ a: 1 });
  paths.b = 2;
  return Promise.all(Object.keys(paths).map((name) => getItem(name)));`,
  }),
  kept('a list that is given another value', {
    main: `
  let ids = [1, 2, 3];
  const out = [];
  for (let i = 0; i < ids.length; i++) {
    const item = await getItem(ids[i]);
    out.push(item);
    if (out.length > 1) ids = [];
  }
  return out;`,
    wrong: `
  const ids = [1, 2, 3];
  return Promise.all(ids.map((id) => getItem(id)));`,
  }),
  kept('an object of the caller that each iteration adds to', {
    main: `
  const target = env.seen;
  for (const key of ['a', 'b']) {
    const item = await getItem(key);
    target[key] = item.name;
  }
  return Object.keys(target);`,
    wrong: `
  const target = env.seen;
  for (const item of await Promise.all(['a', 'b'].map((key) => getItem(key)))) target[item.name] = 1;
  return Object.keys(target);`,
  }),
  kept('a last one that is remembered and asked with', {
    main: `
  const state = { last: null };
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id, state.last);
    state.last = id;
    out.push(item);
  }
  return out;`,
    wrong: `
  const state = { last: null };
  return Promise.all([1, 2, 3].map(async (id) => {
    const item = await getItem(id, state.last);
    state.last = id;
    return item;
  }));`,
  }),
  kept('another name for what is remembered', {
    main: `
  const seen = [];
  const known = seen;
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id, known.length);
    seen.push(id);
    out.push(item);
  }
  return out;`,
    wrong: `
  const seen = [];
  const known = seen;
  return Promise.all([1, 2, 3].map(async (id) => {
    const item = await getItem(id, known.length);
    seen.push(id);
    return item;
  }));`,
  }),
  kept('a default in the head that does something', {
    main: `
  const out = [];
  for (const { id = env.count++ } of [{}, {}]) out.push(await getItem(id));
  return out;`,
  }),
  kept('a draw of a random number', {
    main: `
  const out = [];
  for (const id of [1, 2]) out.push(await getItem(id + Math.random()));
  return out;`,
  }),
  kept('a log line before it waits', {
    main: `
  const out = [];
  for (const id of [1, 2]) {
    console.log('loading', id);
    out.push(await getItem(id));
  }
  return out;`,
    wrong: `
  return Promise.all([1, 2].map(async (id) => {
    console.log('loading', id);
    return getItem(id);
  }));`,
  }),
  kept('a list that an outer loop keeps', {
    main: `
  const all = [];
  for (const page of [1, 2]) {
    env.log.push(all);
    for (const id of [1, 2]) {
      const item = await getItem(page * 10 + id);
      all.push(item);
    }
  }
  return all.length;`,
    wrong: `
  const all = [];
  for (const page of [1, 2]) {
    env.log.push(all);
    for (const item of await Promise.all([1, 2].map((id) => getItem(page * 10 + id)))) all.push(item);
  }
  return all.length;`,
  }),
  kept('a try that is one part of the body, with a list that both parts use', {
    main: `
  const out = [];
  for (const id of [1, 2]) {
    try {
      out.push(await getItem(id));
    } catch {
      out.push(await getOther(out.length));
    }
  }
  return out;`,
    wrong: `
  const out = [];
  await Promise.all([1, 2].map(async (id) => {
    try {
      out.push(await getItem(id));
    } catch {
      out.push(await getOther(out.length));
    }
  }));
  return out;`,
  }),
];
