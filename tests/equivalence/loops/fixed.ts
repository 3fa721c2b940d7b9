import { fixed } from './table.js';
import type { LoopProgram } from './table.js';

const HELPERS = `
async function load(id) {
  const item = await getItem(id);
  if (!item) throw new Error('none');
  return item;
}
`;

/** Loops that carry nothing from one iteration to the next. */
export const fixedLoops: readonly LoopProgram[] = [
  fixed(
    'a list that is filled',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    out.push(await getItem(id));
  }
  return out;`,
  ),
  fixed('a helper with a body', {
    above: HELPERS,
    main: `
  const out = [];
  for (const id of [1, 2, 3]) out.push(await load(id));
  return out;`,
  }),
  fixed(
    'a value that is named first',
    `
  const out = [];
  for (const id of [1, 2]) {
    const item = await getItem(id);
    out.push(item);
  }
  return out;`,
  ),
  fixed(
    'objects that are made of the element and the value',
    `
  const out = [];
  for (const id of [1, 2]) {
    out.push({ id, item: await getItem(id) });
  }
  return out;`,
  ),
  fixed(
    'a sum',
    `
  let total = 0;
  for (const id of [1, 2, 3]) total += await countItems(id);
  return total;`,
  ),
  fixed(
    'a text, whose order counts',
    `
  let text = '';
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    text += item.name;
  }
  return text;`,
  ),
  fixed(
    'a map that is filled',
    `
  const byId = new Map();
  for (const id of [2, 1, 3]) {
    byId.set(id, await getItem(id));
  }
  return [...byId];`,
  ),
  fixed(
    'an object whose keys have an order',
    `
  const byName = {};
  for (const name of ['b', 'a', 'c']) {
    byName[name] = await getItem(name);
  }
  return byName;`,
  ),
  fixed(
    'a guard on the element',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    if (id === 2) continue;
    out.push(await getItem(id));
  }
  return out;`,
  ),
  fixed(
    'an if around the end',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    if (id !== 2) {
      const item = await getItem(id);
      out.push(item.name);
    }
  }
  return out;`,
  ),
  fixed(
    'what is found is kept, what is not is left out',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    if (!item) continue;
    out.push(item);
  }
  return out;`,
  ),
  fixed(
    'an if with an await in its condition',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    if (await hasItem(id)) out.push(id);
  }
  return out;`,
  ),
  fixed(
    'a continue behind an await in its condition',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    if (!(await hasItem(id))) continue;
    out.push(id);
  }
  return out;`,
  ),
  fixed(
    'two awaits of which one needs the other',
    `
  const out = [];
  for (const id of [1, 2]) {
    const user = await getUser(id);
    const posts = await listPosts(user.id);
    out.push({ user, posts });
  }
  return out;`,
  ),
  fixed(
    'a guard between two awaits',
    `
  const out = [];
  for (const id of [1, 2]) {
    const user = await getUser(id);
    if (!user) continue;
    out.push(await getTeam(user.id));
  }
  return out;`,
  ),
  fixed(
    'a guard between two awaits of a sum',
    `
  let total = 0;
  for (const id of [1, 2]) {
    const user = await getUser(id);
    if (!user) continue;
    const count = await countPosts(user.id);
    total += count;
  }
  return total;`,
  ),
  fixed(
    'a counted loop',
    `
  const ids = [1, 2, 3];
  const out = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    out.push(await getItem(id));
  }
  return out;`,
  ),
  fixed(
    'a counted loop that uses its counter',
    `
  const ids = [4, 5];
  const out = [];
  for (let i = 0; i < ids.length; i += 1) {
    out.push({ i, item: await getItem('item' + ids[i]) });
  }
  return out;`,
  ),
  fixed(
    'a set',
    `
  const out = [];
  for (const id of new Set([1, 2, 3])) out.push(await getItem(id));
  return out;`,
  ),
  fixed(
    'entries of a list',
    `
  const out = [];
  for (const [index, id] of [5, 6].entries()) {
    out.push([index, await getItem(id)]);
  }
  return out;`,
  ),
  fixed(
    'keys of an object',
    `
  const paths = { a: 1, b: 2 };
  const out = [];
  for (const [name, id] of Object.entries(paths)) {
    out.push({ name, item: await getItem(id) });
  }
  return out;`,
  ),
  fixed(
    'for…in over a plain object',
    `
  const paths = { a: 1, b: 2 };
  const out = [];
  for (const name in paths) {
    out.push(await getItem(name));
  }
  return out;`,
  ),
  fixed(
    'a pattern in the head',
    `
  const out = [];
  for (const { id, name } of [{ id: 1, name: 'a' }, { id: 2, name: 'b' }]) {
    out.push({ name, item: await getItem(id) });
  }
  return out;`,
  ),
  fixed(
    'an element that is not there in every case',
    `
  const out = [];
  for (const id of [1, 0, 2]) {
    const item = id ? await getItem(id) : null;
    out.push(item);
  }
  return out;`,
  ),
  fixed(
    'a local variable that both branches set',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    let item;
    if (id === 2) {
      item = await getOther(id);
    } else {
      item = await getItem(id);
    }
    out.push(item);
  }
  return out;`,
  ),
  fixed(
    'a failure that belongs to its iteration',
    `
  const ids = [1, 2, 3];
  const out = [];
  for (const id of ids) {
    try {
      out.push(await getItem(id));
    } catch {
      out.push(null);
    }
  }
  return out;`,
  ),
  fixed(
    'a failure that is noted with its element',
    `
  const ids = [1, 2, 3];
  const failed = [];
  const out = [];
  for (const id of ids) {
    try {
      const item = await getItem(id);
      out.push(item.name);
    } catch (error) {
      failed.push({ id, message: error.message });
    }
  }
  return { out, failed };`,
  ),
  fixed(
    'a failure inside an iteration that has a try of its own',
    `
  const out = [];
  for (const id of [1, 2]) {
    let item = null;
    try {
      item = await getItem(id);
    } catch {
      item = null;
    }
    out.push(item);
  }
  return out;`,
  ),
  fixed('the rest may throw', {
    main: `
  const names = [];
  for (const id of [1, 2, 3]) {
    const item = await getItem(id);
    names.push(item.name.length);
  }
  return names;`,
  }),
  fixed(
    'a catch around it that only answers',
    `
  try {
    const out = [];
    for (const id of [1, 2]) out.push(await getItem(id));
    return out;
  } catch {
    return 'failed';
  }`,
  ),
  fixed('a part of a list of any length', {
    ts: true,
    main: `
  const out = [];
  for (const id of env.items.slice(0, 2)) out.push(await getItem(id));
  return out;`,
  }),
  fixed(
    'no semicolons, and a line that starts with a parenthesis',
    `
  const out = []
  for (const id of [1, 2]) out.push(await getItem(id))
  ;(() => {})()
  return out`,
  ),
  fixed(
    'holes, which are gone through as well',
    `
  const out = [];
  for (const id of [1, , 3]) out.push(await getItem(id));
  return out;`,
  ),
  fixed(
    'a list with holes that has a name',
    `
  const ids = [1, , 3];
  const out = [];
  for (const id of ids) out.push(await getItem(id));
  return out;`,
  ),
  fixed('a list with holes by another name, bounded', {
    library: 'p-limit',
    main: `
  const all = [1, , 3];
  const ids = all;
  const out = [];
  for (const id of ids) out.push(await getItem(id));
  return out;`,
  }),
  fixed(
    'comments stay',
    `
  // the result
  const total = [];
  // all of them
  for (const id of [1, 2]) {
    // the first part
    const item = await getItem(id);
    // the second part
    total.push(item.name); // and its end
  }
  return total;`,
  ),

  fixed(
    'a loop in a loop',
    `
  const all = [];
  for (const page of [1, 2]) {
    const own = [];
    for (const id of [1, 2]) own.push(await getItem(page * 10 + id));
    all.push(own);
  }
  return all;`,
  ),
  fixed(
    'a loop in a loop that fills one list',
    `
  const all = [];
  for (const page of [1, 2]) {
    for (const id of [1, 2]) {
      const item = await getItem(page * 10 + id);
      all.push(item);
    }
  }
  return all;`,
  ),
  fixed(
    'the best of them',
    `
  let best = null;
  let most = -1;
  for (const id of [1, 2, 3]) {
    const count = await countItems(id);
    if (count > most) {
      most = count;
      best = id;
    }
  }
  return { best, most };`,
  ),
  fixed(
    'a continue in a catch of the iteration',
    `
  const out = [];
  for (const id of [1, 2, 3]) {
    let item;
    try {
      item = await getItem(id);
    } catch {
      continue;
    }
    out.push(item.name);
  }
  return out;`,
  ),
  fixed(
    'several awaits in what is added',
    `
  const out = [];
  for (const id of [1, 2]) {
    out.push({ item: await getItem(id), count: await countItems(id) });
  }
  return out;`,
  ),

  fixed('a list of any length, a bound by p-map', {
    ts: true,
    library: 'p-map',
    main: `
  const out = [];
  for (const id of env.items) out.push(await getItem(id));
  return out;`,
  }),
  fixed('a list of any length, a bound by p-limit, and a rest', {
    ts: true,
    library: 'p-limit',
    main: `
  let total = 0;
  for (const id of env.items) {
    const count = await countItems(id);
    if (!count) continue;
    total += count;
  }
  return total;`,
  }),
  fixed('a list of any length, a bound by p-map, and two awaits', {
    ts: true,
    library: 'p-map',
    main: `
  const out = new Map();
  for (const id of env.items) {
    const item = await getItem(id);
    const other = await getOther(item.id);
    out.set(id, other);
  }
  return [...out];`,
  }),
];
