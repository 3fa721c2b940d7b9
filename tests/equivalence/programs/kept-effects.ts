import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Calls that change the outside world, whatever their names. */
export const keptEffects: readonly TableProgram[] = [
  kept({
    name: 'two writes',
    main: `
async function main(env) {
  const order = await createOrder(env.id);
  const mail = await sendMail(env.name);
  return { order, mail };
}
`,
    wrong: `
async function main(env) {
  const [order, mail] = await Promise.all([createOrder(env.id), sendMail(env.name)]);
  return { order, mail };
}
`,
  }),
  kept({
    name: 'a write must not happen where the read before it fails',
    main: `
async function main(env) {
  const order = await getOrder(env.id);
  const visit = await saveVisit(env.id);
  return { order, visit };
}
`,
    wrong: `
async function main(env) {
  const [order, visit] = await Promise.all([getOrder(env.id), saveVisit(env.id)]);
  return { order, visit };
}
`,
  }),
  kept({
    name: 'honest names, bodies that post',
    above: `
async function getTicket(id) {
  return (await fetch('/tickets/' + id, { method: 'POST' })).json();
}
async function getSeat(id) {
  return (await fetch('/seats/' + id, { method: 'POST' })).json();
}
`,
    main: `
async function main(env) {
  const ticket = await getTicket(env.id);
  const seat = await getSeat(env.id);
  return { ticket, seat };
}
`,
    wrong: `
async function main(env) {
  const [ticket, seat] = await Promise.all([getTicket(env.id), getSeat(env.id)]);
  return { ticket, seat };
}
`,
  }),
  kept({
    name: 'a write two helpers down',
    above: `
async function stored(path) {
  return (await fetch(path, { method: 'PUT' })).json();
}
const touched = (id) => stored('/touched/' + id);
async function getTopic(id) {
  const topic = await touched(id);
  return { topic };
}
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const topic = await getTopic(env.id);
  return { user, topic };
}
`,
    wrong: `
async function main(env) {
  const [user, topic] = await Promise.all([getUser(env.id), getTopic(env.id)]);
  return { user, topic };
}
`,
  }),
  kept({
    name: 'a method that is a parameter with a default',
    above: `
async function call(path, method = 'POST') {
  return (await fetch(path, { method })).json();
}
`,
    main: `
async function main(env) {
  const user = await call('/users/' + env.id, 'GET');
  const visit = await call('/visits/' + env.id);
  return { user, visit };
}
`,
    wrong: `
async function main(env) {
  const [user, visit] = await Promise.all([
    call('/users/' + env.id, 'GET'),
    call('/visits/' + env.id),
  ]);
  return { user, visit };
}
`,
  }),
  kept({
    name: 'a method that is chosen at run time',
    main: `
async function main(env) {
  const method = env.flag ? 'DELETE' : 'GET';
  const first = await fetch('/first', { method });
  const second = await fetch('/second', { method });
  return [first.status, second.status];
}
`,
    wrong: `
async function main(env) {
  const method = env.flag ? 'DELETE' : 'GET';
  const [first, second] = await Promise.all([
    fetch('/first', { method }),
    fetch('/second', { method }),
  ]);
  return [first.status, second.status];
}
`,
  }),
  kept({
    name: 'a name that gets or creates',
    main: `
async function main(env) {
  const user = await getOrCreateUser(env.id);
  const posts = await listPosts(env.name);
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, posts] = await Promise.all([getOrCreateUser(env.id), listPosts(env.name)]);
  return { user, posts };
}
`,
  }),
  kept({
    name: 'names that take the next number',
    main: `
async function main(env) {
  const invoice = await getNextInvoice(env.id);
  const receipt = await getNextReceipt(env.id);
  return { invoice, receipt };
}
`,
    wrong: `
async function main(env) {
  const [invoice, receipt] = await Promise.all([
    getNextInvoice(env.id),
    getNextReceipt(env.id),
  ]);
  return { invoice, receipt };
}
`,
  }),
  kept({
    name: 'lines that are appended in order',
    above: `
import { appendFile } from 'node:fs/promises';
`,
    main: `
async function main(env) {
  await appendFile('log.txt', 'one ' + env.id);
  await appendFile('log.txt', 'two ' + env.id);
}
`,
    wrong: `
async function main(env) {
  await Promise.all([
    appendFile('log.txt', 'one ' + env.id),
    appendFile('log.txt', 'two ' + env.id),
  ]);
}
`,
  }),
  kept({
    name: 'a folder is made, then read',
    above: `
import { mkdir, readdir } from 'node:fs/promises';
`,
    main: `
async function main(env) {
  const made = await mkdir('out/' + env.name, { recursive: true });
  const names = await readdir('out');
  return { made, names };
}
`,
    wrong: `
async function main(env) {
  const [made, names] = await Promise.all([
    mkdir('out/' + env.name, { recursive: true }),
    readdir('out'),
  ]);
  return { made, names };
}
`,
  }),
  kept({
    name: 'something is announced between two reads',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  announce('user', user.name);
  const posts = await listPosts(env.id);
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  announce('user', user.name);
  return { user, posts };
}
`,
  }),
];
