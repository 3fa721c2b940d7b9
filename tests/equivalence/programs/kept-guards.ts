import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Statements and calls that decide whether the rest may run. */
export const keptGuards: readonly TableProgram[] = [
  kept({
    name: 'no session, no reads',
    main: `
async function main(env) {
  const session = await getSession(env.id);
  if (!session) return { status: 401 };
  const inbox = await listMessages(env.id);
  return { status: 200, inbox };
}
`,
    wrong: `
async function main(env) {
  const [session, inbox] = await Promise.all([getSession(env.id), listMessages(env.id)]);
  if (!session) return { status: 401 };
  return { status: 200, inbox };
}
`,
  }),
  kept({
    name: 'a guard that throws',
    main: `
async function main(env) {
  const order = await getOrder(env.id);
  if (!order) throw new Error('no order');
  const notes = await listNotes(env.id);
  return { order, notes };
}
`,
    wrong: `
async function main(env) {
  const [order, notes] = await Promise.all([getOrder(env.id), listNotes(env.id)]);
  if (!order) throw new Error('no order');
  return { order, notes };
}
`,
  }),
  kept({
    name: 'a guard that does not need the result above',
    main: `
async function main(env) {
  const page = await getPage(env.id);
  if (!env.flag) return page;
  const more = await listMore(env.id);
  return { page, more };
}
`,
    wrong: `
async function main(env) {
  const [page, more] = await Promise.all([getPage(env.id), listMore(env.id)]);
  if (!env.flag) return page;
  return { page, more };
}
`,
  }),
  kept({
    name: 'a function that throws is a guard',
    above: `
function checkOpen(order) {
  if (!order) throw new Error('closed');
}
`,
    main: `
async function main(env) {
  const order = await getOrder(env.id);
  checkOpen(order);
  const notes = await listNotes(env.id);
  return { order, notes };
}
`,
    wrong: `
async function main(env) {
  const [order, notes] = await Promise.all([getOrder(env.id), listNotes(env.id)]);
  checkOpen(order);
  return { order, notes };
}
`,
  }),
  kept({
    name: 'a cached answer ends the function',
    main: `
async function main(env) {
  const cached = await getCached(env.id);
  if (cached) return cached;
  const fresh = await loadFresh(env.id);
  return fresh;
}
`,
    wrong: `
async function main(env) {
  const [cached, fresh] = await Promise.all([getCached(env.id), loadFresh(env.id)]);
  if (cached) return cached;
  return fresh;
}
`,
  }),
  kept({
    name: 'a break between the reads of one iteration',
    main: `
async function main(env) {
  const rows = [];
  for (const item of env.items) {
    const row = await getRow(item);
    if (!row) break;
    const price = await getPrice(item);
    rows.push({ row, price });
  }
  return rows;
}
`,
    wrong: `
async function main(env) {
  const rows = [];
  for (const item of env.items) {
    const [row, price] = await Promise.all([getRow(item), getPrice(item)]);
    if (!row) break;
    rows.push({ row, price });
  }
  return rows;
}
`,
  }),
  kept({
    name: 'a continue to the outer loop',
    main: `
async function main(env) {
  const rows = [];
  outer: for (const item of env.items) {
    for (const kind of ['new', 'old']) {
      const row = await getRow(kind, item);
      if (row === null) continue outer;
      const price = await getPrice(kind, item);
      rows.push(row.name, price);
    }
  }
  return rows;
}
`,
    wrong: `
async function main(env) {
  const rows = [];
  outer: for (const item of env.items) {
    for (const kind of ['new', 'old']) {
      const [row, price] = await Promise.all([getRow(kind, item), getPrice(kind, item)]);
      if (row === null) continue outer;
      rows.push(row.name, price);
    }
  }
  return rows;
}
`,
  }),
  kept({
    name: 'a switch that may leave',
    main: `
async function main(env) {
  const count = await countPosts(env.id);
  switch (count) {
    case 0:
      return [];
    default:
  }
  const posts = await listPosts(env.id);
  return posts;
}
`,
    wrong: `
async function main(env) {
  const [count, posts] = await Promise.all([countPosts(env.id), listPosts(env.id)]);
  switch (count) {
    case 0:
      return [];
    default:
  }
  return posts;
}
`,
  }),
];
