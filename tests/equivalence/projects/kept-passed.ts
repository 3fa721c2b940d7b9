import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Functions, iterators and values that go from one file into another; files that are not seen. */
export const keptPassed: readonly ProjectProgram[] = [
  keptProject({
    name: 'a callback that writes, handed to a reader of another file',
    files: {
      'pages.ts': `
export async function readPages(id: number, visit: (page: unknown) => void) {
  const page = await (await fetch('/pages/' + id)).json();
  visit(page);
  return page;
}
`,
    },
    above: `
import { readPages } from './pages';
`,
    main: `
export async function main(env) {
  const first = await readPages(1, () => env.log.push('first'));
  const second = await readPages(2, () => env.log.push('second'));
  return { first, second };
}
`,
    wrong: `
export async function main(env) {
  const [first, second] = await Promise.all([
    readPages(1, () => env.log.push('first')),
    readPages(2, () => env.log.push('second')),
  ]);
  return { first, second };
}
`,
  }),
  keptProject({
    name: 'an object that a function of another file fills',
    files: {
      'fill.ts': `
export async function readInto(target: Record<string, unknown>, id: number) {
  const row = await (await fetch('/rows/' + id)).json();
  target.row = row;
  return row;
}
export async function readFrom(source: Record<string, any>) {
  return (await fetch('/from/' + source.row?.id)).json();
}
`,
    },
    above: `
import { readFrom, readInto } from './fill';
`,
    main: `
export async function main(env) {
  const row = await readInto(env.seen, env.id);
  const next = await readFrom(env.seen);
  return { row, next };
}
`,
    wrong: `
export async function main(env) {
  const [row, next] = await Promise.all([readInto(env.seen, env.id), readFrom(env.seen)]);
  return { row, next };
}
`,
  }),
  keptProject({
    name: 'an iterator that another file keeps',
    files: {
      'ids.ts': `
function* numbers() {
  for (let id = 1; ; id++) yield id;
}
export const ids = numbers();
`,
      'rows.ts': `
import { ids } from './ids';
export async function getNamed(name: string) {
  const found = await (await fetch('/named/' + name)).json();
  return { found, id: ids.next().value };
}
`,
    },
    above: `
import { getNamed } from './rows';
`,
    main: `
export async function main() {
  const a = await getNamed('a');
  const b = await getNamed('b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([getNamed('a'), getNamed('b')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an async generator of another file, asked twice',
    files: {
      'feed.ts': `
export async function* feed(id: number) {
  const page = await (await fetch('/feed/' + id)).json();
  yield page?.name ?? 'empty';
  const next = await fetch('/feed/' + id, { method: 'POST' });
  yield next.status;
}
`,
    },
    above: `
import { feed } from './feed';
`,
    main: `
export async function main(env) {
  const items = feed(env.id);
  const first = await items.next();
  if (first.done) return 'nothing';
  const second = await items.next();
  return [first.value, second.value];
}
`,
    wrong: `
export async function main(env) {
  const items = feed(env.id);
  const [second, first] = await Promise.all([items.next(), items.next()]);
  return [first.value, second.value];
}
`,
  }),
  keptProject({
    name: 'a loop over a generator of another file that writes',
    files: {
      'pages.ts': `
export async function* pages(id: number) {
  yield await (await fetch('/pages/' + id)).json();
  await fetch('/seen/' + id, { method: 'POST' });
}
export async function readAll(id: number) {
  const all: unknown[] = [];
  for await (const page of pages(id)) all.push(page);
  return all;
}
`,
    },
    above: `
import { readAll } from './pages';
`,
    main: `
export async function main(env) {
  const one = await readAll(env.id);
  const two = await readAll(env.user.id);
  return { one, two };
}
`,
    wrong: `
export async function main(env) {
  const [one, two] = await Promise.all([readAll(env.id), readAll(env.user.id)]);
  return { one, two };
}
`,
  }),
  keptProject({
    name: 'a file that is made by the build and writes',
    unseen: {
      'generated/client.js': `
exports.getUser = async (id) => (await fetch('/users/' + id, { method: 'POST' })).json();
exports.getTeam = async (id) => (await fetch('/teams/' + id, { method: 'POST' })).json();
`,
    },
    above: `
import { getTeam, getUser } from './generated/client.js';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
    wrong: `
export async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team };
}
`,
  }),
  keptProject({
    name: 'a star export of a file that cannot be read',
    files: {
      'index.ts': `
export * from './users';
export * from './broken';
`,
      'users.ts': `
export const getUser = async (id: number) => (await fetch('/users/' + id)).json();
`,
      'broken.ts': 'export const = ;',
    },
    unseen: {
      'broken.ts': `
export const getTeam = async (id: number) => (await fetch('/teams/' + id, { method: 'POST' })).json();
`,
    },
    above: `
import { getTeam, getUser } from './index';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
    wrong: `
export async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team };
}
`,
  }),
  keptProject({
    name: 'a body that calls what no file declares',
    files: {
      'users.ts': `
import { send } from './transport';
export const getUser = async (id: number) => send('/users/' + id);
export const getTeam = async (id: number) => send('/teams/' + id);
`,
    },
    unseen: {
      'transport.ts': `
let sent = 0;
export const send = async (path: string) => {
  const data = await (await fetch(path)).json();
  return { data, number: ++sent };
};
`,
    },
    above: `
import { getTeam, getUser } from './users';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
    wrong: `
export async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team };
}
`,
  }),
  keptProject({
    name: 'a constant that stands for another function in a conditional export',
    files: {
      'impl.ts': `
const plain = async (id: number) => (await fetch('/plain/' + id)).json();
const counted = async (id: number) => (await fetch('/counted/' + id, { method: 'PUT' })).json();
export const flags = { counting: 'yes' };
export const getRow = flags.counting === 'yes' ? counted : plain;
`,
    },
    above: `
import { getRow } from './impl';
`,
    main: `
export async function main(env) {
  const a = await getRow(env.id);
  const b = await getRow(env.user.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getRow(env.id), getRow(env.user.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an exported function that its file replaces',
    files: {
      'reader.ts': `
export let getRow = async (name: string) => (await fetch('/rows/' + name)).json();
export function instrument() {
  const plain = getRow;
  getRow = async (name) => {
    await fetch('/trace/' + name, { method: 'POST' });
    return plain(name);
  };
}
`,
    },
    above: `
import { getRow, instrument } from './reader';
instrument();
`,
    main: `
export async function main() {
  const a = await getRow('a');
  const b = await getRow('b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([getRow('a'), getRow('b')]);
  return { a, b };
}
`,
  }),
];
