import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** One call uses what another gives, in the program or through the outside world. */
export const keptData: readonly TableProgram[] = [
  kept({
    name: 'an argument uses the result above',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const role = await getRole(user.roleId);
  return { user, role };
}
`,
    wrong: `
async function main(env) {
  const [user, role] = await Promise.all([getUser(env.id), getRole(user.roleId)]);
  return { user, role };
}
`,
  }),
  kept({
    name: 'a chain of four keys',
    main: `
async function main(env) {
  const conversation = await getConversation(env.id);
  const contact = await getContact(conversation.id);
  const company = await getCompany(contact.id);
  const rules = await listRules(company.id);
  return { conversation, contact, company, rules };
}
`,
    wrong: `
async function main(env) {
  const conversation = await getConversation(env.id);
  const contact = await getContact(conversation.id);
  const [company, rules] = await Promise.all([
    getCompany(contact.id),
    listRules(contact.id),
  ]);
  return { conversation, contact, company, rules };
}
`,
  }),
  kept({
    name: 'a value computed in between is the key',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const key = user.name + '!';
  const posts = await listPosts(key);
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, posts] = await Promise.all([getUser(env.id), listPosts(key)]);
  const key = user.name + '!';
  return { user, posts };
}
`,
  }),
  kept({
    name: 'a shorthand property uses the result above',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts({ user, limit: 3 });
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  let user, posts;
  [user, posts] = await Promise.all([getUser(env.id), listPosts({ user, limit: 3 })]);
  return { user, posts };
}
`,
  }),
  kept({
    name: 'one variable is assigned twice',
    main: `
async function main(env) {
  let row;
  row = await getDraft(env.id);
  row = await getVersion(row.id);
  return row;
}
`,
    wrong: `
async function main(env) {
  let row;
  [row, row] = await Promise.all([getDraft(env.id), getVersion(row?.id)]);
  return row;
}
`,
  }),
  kept({
    name: 'an inline function uses the result above',
    above: `
async function firstOf(id, test) {
  const text = await (await fetch('/rows/' + id)).text();
  return [text].filter(test);
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const rows = await firstOf(env.id, (text) => text.length > user.name.length);
  return { user, rows };
}
`,
    wrong: `
async function main(env) {
  const [user, rows] = await Promise.all([
    getUser(env.id),
    firstOf(env.id, (text) => text.length > user.name.length),
  ]);
  return { user, rows };
}
`,
  }),
  kept({
    name: 'a default in a pattern counts, and the next call reads the counter',
    above: `
let drawn = 0;
const draw = () => ++drawn;
async function rowOf(number) {
  return (await fetch('/rows/' + number)).json();
}
`,
    main: `
async function main(env) {
  const { label = draw() } = await getUser(env.id);
  const row = await rowOf(drawn);
  return { label, row };
}
`,
    wrong: `
async function main(env) {
  const [{ label = draw() }, row] = await Promise.all([getUser(env.id), rowOf(drawn)]);
  return { label, row };
}
`,
  }),
  kept({
    name: 'each page gives the key of the next',
    main: `
async function main(env) {
  const pages = [];
  let token = env.name;
  for (let turn = 0; turn < 2; turn++) {
    const page = await getPage(token);
    token = page.id;
    pages.push(page);
  }
  return pages;
}
`,
    wrong: `
async function main(env) {
  const token = env.name;
  return Promise.all([0, 1].map(() => getPage(token)));
}
`,
  }),
  kept({
    name: 'a read of what was just saved',
    main: `
async function main(env) {
  const saved = await saveProfile(env.id, env.name);
  const profile = await loadProfile(env.id);
  return { saved, profile };
}
`,
    wrong: `
async function main(env) {
  const [saved, profile] = await Promise.all([
    saveProfile(env.id, env.name),
    loadProfile(env.id),
  ]);
  return { saved, profile };
}
`,
  }),
  kept({
    name: 'the same read before and after a write',
    main: `
async function main(env) {
  const before = await getStock(env.id);
  const sold = await sellItem(env.id);
  const after = await getStock(env.id);
  return { before, sold, after };
}
`,
    wrong: `
async function main(env) {
  const [before, after] = await Promise.all([getStock(env.id), getStock(env.id)]);
  const sold = await sellItem(env.id);
  return { before, sold, after };
}
`,
  }),
  kept({
    name: 'a file is written, then read',
    above: `
import { readFile, writeFile } from 'node:fs/promises';
`,
    main: `
async function main(env) {
  await writeFile('note.txt', env.name);
  const text = await readFile('note.txt', 'utf8');
  return text;
}
`,
    wrong: `
async function main(env) {
  const [, text] = await Promise.all([
    writeFile('note.txt', env.name),
    readFile('note.txt', 'utf8'),
  ]);
  return text;
}
`,
  }),
];
