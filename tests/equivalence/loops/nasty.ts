import { fixed, kept } from './table.js';
import type { LoopProgram } from './table.js';

/** Loops that were written to mislead: most must stay. */
export const nastyLoops: readonly LoopProgram[] = [
  kept('a list that a callee lengthens', {
    above: `
const queue = [1, 2];
async function visit(id) {
  if (id === 1) queue.push(3);
  return getItem(id);
}`,
    main: `
  const out = [];
  for (const id of queue) out.push(await visit(id));
  queue.length = 2;
  return out;`,
  }),
  kept('a list that a callee shortens', {
    above: `
let ids = [1, 2, 3];
async function visit(id) {
  if (ids.length > 2) ids.pop();
  return getItem(id);
}`,
    main: `
  const out = [];
  for (const id of ids) out.push(await visit(id));
  ids = [1, 2, 3];
  return out;`,
  }),
  kept('a list that is lengthened through another name', {
    main: `
  const ids = [1, 2];
  const more = ids;
  const out = [];
  for (const id of ids) {
    const item = await getItem(id);
    if (ids.length < 3) more.push(9);
    out.push(item);
  }
  return out;`,
  }),
  kept('a list that is spliced', {
    main: `
  const ids = [1, 2, 3, 4];
  const out = [];
  for (const id of ids) {
    out.push(await getItem(id));
    ids.splice(0, 1);
  }
  return out;`,
  }),
  kept('a list whose length is set', {
    main: `
  const ids = [1, 2, 3];
  const out = [];
  for (let i = 0; i < ids.length; i++) {
    out.push(await getItem(ids[i]));
    ids.length = 2;
  }
  return out;`,
  }),
  kept('an element that is deleted on the way', {
    main: `
  const ids = [1, 2, 3];
  const out = [];
  for (const id of ids) {
    out.push(await getItem(id));
    delete ids[2];
  }
  return out;`,
  }),
  kept('elements that are turned around on the way', {
    main: `
  const ids = [1, 2, 3];
  const out = [];
  for (const id of ids) {
    out.push(await getItem(id));
    ids.reverse();
  }
  return out;`,
  }),
  kept('a set that grows', {
    main: `
  const ids = new Set([1, 2]);
  const out = [];
  for (const id of ids) {
    const item = await getItem(id);
    if (ids.size < 3) ids.add(7);
    out.push(item);
  }
  return out;`,
  }),
  kept('a map that loses an entry', {
    main: `
  const names = new Map([[1, 'a'], [2, 'b'], [3, 'c']]);
  const out = [];
  for (const [id] of names) {
    const item = await getItem(id);
    names.delete(3);
    out.push(item);
  }
  return out;`,
  }),
  kept('a map that is read while it is filled', {
    main: `
  const names = new Map();
  for (const id of [1, 2, 3]) {
    const item = await getItem(id, names.size);
    names.set(id, item);
  }
  return names.size;`,
  }),
  kept('a parameter list that is written through arguments', {
    above: `
async function visitAll(ids) {
  const out = [];
  for (const id of ids) {
    out.push(await getItem(id));
    arguments[0].length = 1;
  }
  return out;
}`,
    main: `
  return visitAll([1, 2, 3]);`,
  }),
  kept('this, which counts', {
    above: `
const visitor = {
  seen: 0,
  async visit(id) {
    this.seen += 1;
    return getItem(id, this.seen);
  },
};`,
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await visitor.visit(id));
  visitor.seen = 0;
  return out;`,
  }),
  kept('a field that the rest writes and the call reads', {
    above: `
class Visitor {
  last = 0;
  async run() {
    const out = [];
    for (const id of [1, 2, 3]) {
      const item = await getItem(id, this.last);
      this.last = item.id;
      out.push(item);
    }
    return out;
  }
}`,
    main: `
  return new Visitor().run();`,
  }),
  kept('a getter that counts', {
    main: `
  let count = 0;
  const source = { get next() { count += 1; return count; } };
  const out = [];
  for (const id of [1, 2, 3]) out.push(await getItem(id, source.next));
  return out;`,
  }),
  kept('a proxy that remembers', {
    main: `
  const seen = [];
  const source = new Proxy({}, { get(target, key) { seen.push(key); return seen.length; } });
  const out = [];
  for (const id of ['a', 'b']) {
    const item = await getItem(source[id]);
    out.push([item, source.size]);
  }
  return [out, seen];`,
  }),
  kept('a thenable that runs when it is awaited', {
    above: `
let runs = 0;
function makeQuery(id) {
  return { then(resolve) { runs += 1; resolve([id, runs]); } };
}`,
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await makeQuery(id));
  runs = 0;
  return out;`,
  }),
  kept('a generator that does something', {
    above: `
let drawn = 0;
function* draw() {
  while (drawn < 3) yield ++drawn;
}`,
    main: `
  const out = [];
  for (const id of draw()) {
    const item = await getItem(id);
    out.push([item, drawn]);
  }
  drawn = 0;
  return out;`,
  }),
  kept('an iterator that is used up', {
    main: `
  const ids = [1, 2, 3].values();
  const out = [];
  for (const id of ids) {
    out.push(await getItem(id));
    ids.next();
  }
  return out;`,
  }),
  kept('an iterable object', {
    main: `
  const source = { *[Symbol.iterator]() { yield 1; yield 2; } };
  const out = [];
  for (const id of source) out.push(await getItem(id));
  return out;`,
  }),
  kept('a label that ends the outer loop', {
    main: `
  const out = [];
  outer: for (const page of [1, 2]) {
    for (const id of [1, 2]) {
      const item = await getItem(page, id);
      if (!item) break outer;
      out.push(item);
    }
  }
  return out;`,
  }),
  kept('a label that goes on with the outer loop', {
    main: `
  const out = [];
  outer: for (const page of [1, 2]) {
    for (const id of [1, 2]) {
      const item = await getItem(page, id);
      if (!item) continue outer;
      out.push(item);
    }
  }
  return out;`,
  }),
  kept('a yield in the loop', {
    above: `
async function* readAll() {
  for (const id of [1, 2, 3]) yield await getItem(id);
}`,
    main: `
  const out = [];
  for await (const item of readAll()) out.push(item);
  return out;`,
  }),
  kept('a Promise of its own', {
    above: `
const Promise = { all: (list) => list };`,
    main: `
  const out = [];
  for (const id of [1, 2]) out.push(await getItem(id));
  return [out, Promise.all(1)];`,
  }),
  kept('a map of its own', {
    above: `
class Ids extends Array {
  map() { return []; }
}`,
    main: `
  const out = [];
  for (const id of Ids.of(1, 2)) out.push(await getItem(id));
  return out;`,
  }),
  kept('a counter that is a captured let', {
    main: `
  let turn = 0;
  const next = () => ++turn;
  const out = [];
  for (const id of [1, 2, 3]) out.push(await getItem(id, next()));
  return out;`,
  }),
  kept('a counter in the head', {
    main: `
  let turn = 0;
  const out = [];
  for (const id of [1, 2, 3]) out.push(await getItem(id, turn++));
  return out;`,
  }),
  kept('a flag that the first one sets', {
    main: `
  let isFirst = true;
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = isFirst ? await getItem(id) : await getPage(id);
    isFirst = false;
    out.push(item);
  }
  return out;`,
  }),
  kept('what is found is deleted from an object', {
    main: `
  const names = { a: 1, b: 2, c: 3 };
  const out = [];
  for (const key in names) {
    const item = await getItem(key);
    delete names.c;
    out.push(item);
  }
  return out;`,
  }),
  kept('keys that are added to an object', {
    main: `
  const names = { a: 1, b: 2 };
  const out = [];
  for (const key of Object.keys(names)) {
    const item = await getItem(key, Object.keys(names).length);
    names[key + key] = 3;
    out.push(item);
  }
  return out;`,
  }),
  kept('an object that several elements share', {
    main: `
  const shared = { count: 0 };
  const list = [shared, shared];
  const out = [];
  for (const entry of list) {
    const item = await getItem(entry.count);
    entry.count += 1;
    out.push(item);
  }
  return out;`,
  }),
  kept('a write that is keyed by what two share', {
    main: `
  const rows = [{ id: 1, team: 1 }, { id: 2, team: 1 }];
  for (const row of rows) await saveTeam(row.team, row.id);`,
  }),
  kept('a part of a list that is too long', {
    main: `
  const out = [];
  for (const id of env.items.slice(0, 500)) out.push(await getItem(id));
  return out;`,
  }),
  kept('a part of a list that is as long as a variable says', {
    main: `
  const out = [];
  for (const id of env.items.slice(0, env.count)) out.push(await getItem(id));
  return out;`,
  }),
  kept('a part that ends before the end', {
    main: `
  const out = [];
  for (const id of env.items.slice(1, -1)) out.push(await getItem(id));
  return out;`,
  }),
  kept('a spread of a list of any length', {
    main: `
  const out = [];
  for (const id of [0, ...env.items]) out.push(await getItem(id));
  return out;`,
  }),
  kept('holes that are made by an index', {
    main: `
  const ids = [1, 2];
  ids[4] = 5;
  const out = [];
  for (const id of ids) out.push(await getItem(id ?? 0));
  return out;`,
  }),
  kept('a list of as many places', {
    main: `
  const out = [];
  for (const id of new Array(3)) out.push(await getItem(id ?? 'none'));
  return out;`,
  }),
  kept('a switch whose case leaves the function', {
    main: `
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    switch (item?.id) {
      case 2:
        return item;
      default:
    }
  }
  return null;`,
  }),
  kept('a check by a helper that throws', {
    above: `
function must(item) {
  if (!item) throw new Error('forbidden');
  return item;
}`,
    main: `
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    must(item);
    await getPage(item.id);
  }`,
  }),
  kept('a finally in the body', {
    main: `
  const out = [];
  let open = 0;
  for (const id of [1, 2]) {
    open += 1;
    try {
      out.push(await getItem(id, open));
    } finally {
      open -= 1;
    }
  }
  return out;`,
  }),
  kept('a resource that is disposed of', {
    main: `
  const out = [];
  const open = { count: 0 };
  for (const id of [1, 2]) {
    open.count += 1;
    const item = await getItem(id, open.count);
    out.push(item);
    open.count -= 1;
  }
  return out;`,
  }),
  kept('the same element twice, by an index', {
    main: `
  const ids = [1, 2, 3];
  const out = [];
  for (let i = 0; i < ids.length; i++) {
    if (i > 0) ids[i] = ids[i - 1];
    out.push(await getItem(ids[i]));
  }
  return out;`,
  }),
  kept('an index that is moved on', {
    main: `
  const ids = [1, 2, 3, 4];
  const out = [];
  for (let i = 0; i < ids.length; i++) {
    const item = await getItem(ids[i]);
    if (item) i += 1;
    out.push(item);
  }
  return out;`,
  }),
  kept('a bound that changes', {
    main: `
  const ids = [1, 2, 3, 4];
  let end = ids.length;
  const out = [];
  for (let i = 0; i < end; i++) {
    out.push(await getItem(ids[i]));
    end = 2;
  }
  return out;`,
  }),
  kept('a call that takes the list that is filled', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await getItem(id, out.length));
  return out;`,
  }),
  kept('a call that takes the list that is filled whole', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await getItem(id, out));
  return out.length;`,
  }),
  kept('a text that grows and is asked with', {
    main: `
  let path = '';
  for (const part of ['a', 'b', 'c']) {
    path += '/' + part;
    await getItem(path);
  }
  return path;`,
  }),
  kept('a pair of lists where the second is a queue', {
    main: `
  const rest = [1, 2, 3];
  const out = [];
  for (const id of [7, 8]) out.push(await getItem(id, rest.shift()));
  return [out, rest];`,
  }),
  kept('reduce, which waits for the one before', {
    main: `
  return [1, 2, 3].reduce(async (before, id) => {
    const all = await before;
    all.push(await getItem(id));
    return all;
  }, Promise.resolve([]));`,
  }),
  fixed('a closure that sees its own element', {
    main: `
  const out = [];
  for (const id of [1, 2, 3]) {
    const read = () => id;
    const item = await getItem(id);
    out.push([read(), item]);
  }
  return out;`,
  }),
  fixed('an element that is given another value', {
    main: `
  const out = [];
  for (let id of [1, 2, 3]) {
    id += 10;
    out.push(await getItem(id));
  }
  return out;`,
  }),
  fixed('names that the new text would like to use', {
    main: `
  const results = [];
  const items = 0;
  for (const id of [1, 2]) {
    const item = await getItem(id);
    if (!item) continue;
    results.push([item, items]);
  }
  return results;`,
  }),
  fixed('a destructured element with holes in its pattern', {
    main: `
  const out = [];
  for (const [, id] of [[0, 1], [0, 2]]) out.push(await getItem(id));
  return out;`,
  }),
  fixed('a line that would join the line above', {
    main: `
  const out = []
  for (const id of [1, 2]) {
    const item = await getItem(id)
    if (item) out.push(item)
  }
  [out.length].map(String)
  return out`,
  }),
  fixed('a loop in a case', {
    main: `
  const out = [];
  switch (env.flag) {
    default:
      for (const id of [1, 2]) {
        const item = await getItem(id);
        out.push(item);
      }
  }
  return out;`,
  }),
  fixed('a sum from the right', {
    main: `
  let text = '';
  for (const id of ['a', 'b', 'c']) text = (await getItem(id))?.name + text;
  return text;`,
  }),
  fixed('the last one stays', {
    main: `
  let last = null;
  for (const id of [1, 2, 3]) last = await getItem(id);
  return last;`,
  }),
  fixed('a number of failures', {
    main: `
  let failed = 0;
  const out = [];
  for (const id of [1, 2, 3]) {
    try {
      out.push(await getItem(id));
    } catch {
      failed += 1;
    }
  }
  return { failed, out };`,
  }),
  fixed('outcomes of a list of any length, a bound by p-limit', {
    ts: true,
    library: 'p-limit',
    main: `
  const failed = [];
  const out = [];
  for (const id of env.items) {
    try {
      out.push(await getItem(id));
    } catch (error) {
      failed.push(String(error));
    }
  }
  return { failed, out };`,
  }),
  fixed('outcomes of a list of any length, a bound by p-map', {
    ts: true,
    library: 'p-map',
    main: `
  const failed = [];
  const out = [];
  const ids = env.items.map((id) => id);
  for (const id of ids) {
    try {
      const item = await getItem(id);
      out.push([id, item]);
    } catch (error) {
      failed.push([id, String(error)]);
    }
  }
  return { failed, out };`,
  }),
];
