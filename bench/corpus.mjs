// Code to measure on: generated, so that it is the same everywhere, or the files of a folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const sourcePattern = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const skippedFolders = new Set(['node_modules', 'dist', 'build', 'coverage']);
const largestFile = 300_000;

/** One function of everyday kinds: loads, a guard, a write, a loop, and plain code between them. */
function makeFunction(index) {
  const kinds = [
    `export async function load${index}(id: string) {
  const user = await getUser${index}(id);
  const posts = await listPosts(id, { limit: ${index} });
  const comments = await listComments(id);
  return { user, posts, comments };
}`,
    `export async function handle${index}(request: Request) {
  const session = await getSession(request);
  if (!session) return new Response(null, { status: 401 });
  const profile = await getProfile(session.userId);
  const team = await getTeam(profile.teamId);
  await saveVisit(session.userId, ${index});
  return Response.json({ profile, team });
}`,
    `export async function refresh${index}(ids: readonly string[]) {
  const results: unknown[] = [];
  for (const id of ids) results.push(await fetch('https://example.org/' + id));
  return results;
}`,
    `export function total${index}(items: { price: number; count: number }[]) {
  let sum = 0;
  for (const { price, count } of items) {
    if (count <= 0) continue;
    sum += price * count;
  }
  return sum > ${index} ? sum : { sum, text: \`\${sum} of \${items.length}\` };
}`,
    `const read${index} = async (name: string) => {
  const response = await fetch('/data/' + name);
  if (!response.ok) throw new Error(name);
  const text = await response.text();
  return text.split('\\n').map((line) => line.trim()).filter(Boolean);
};`,
  ];
  return kinds[index % kinds.length];
}

/** A file of `functions` functions that starts with the kind of function `first`. */
function makeFile(functions, first) {
  return Array.from({ length: functions }, (_, index) => makeFunction(first + index)).join('\n\n');
}

/** The generated corpus: `[{ name, code }]`. */
export function makeCorpus({ files = 60, functionsPerFile = 20 } = {}) {
  return Array.from({ length: files }, (_, index) => ({
    name: `generated-${index}.ts`,
    code: makeFile(functionsPerFile, index),
  }));
}

/** One function with `count` awaits; every third needs the one before. */
export function makeLongFunction(count) {
  const lines = Array.from({ length: count }, (_, index) =>
    index % 3 === 2
      ? `  const v${index} = await getItem(v${index - 1}.id);`
      : `  const v${index} = await getItem(${index});`,
  );
  // All are returned: a value that nobody needs would leave nothing to report.
  const names = lines.map((_, index) => `v${index}`).join(', ');
  return `export async function run() {\n${lines.join('\n')}\n  return [${names}];\n}\n`;
}

/** `count` functions of the everyday kinds in one file. */
export function makeManyFunctions(count) {
  return makeFile(count, 0);
}

/** One statement that adds up `count` awaits. */
export function makeLongExpression(count) {
  const terms = Array.from({ length: count }, (_, index) => `(await getItem(${index}))`);
  return `export async function run() {\n  return ${terms.join(' + ')};\n}\n`;
}

/** `count` blocks one inside the other, each with two awaits. */
export function makeNestedBlocks(count) {
  const start = Array.from(
    { length: count },
    (_, index) =>
      `if (ids[${index}]) { const a${index} = await getItem(${index}); const b${index} = await listItems(${index}); use(a${index}, b${index});`,
  );
  return `export async function run(ids: number[]) {\n${start.join('\n')}\n${'}'.repeat(count)}\n}\n`;
}

/** A function that loads from `count` modules, each of which hands on to one more. */
export function makeModules(count) {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const modules = indexes.map((index) => ({
    name: `m${index}.ts`,
    code: `import { request } from './request';\nexport async function load${index}(id: string) {\n  const response = await request('/items/${index}/' + id);\n  return response.json();\n}\n`,
  }));
  const request = `export async function request(path: string) {\n  return fetch('https://example.org' + path);\n}\n`;
  const main = [
    ...indexes.map((index) => `import { load${index} } from './m${index}';`),
    ...indexes.map(
      (index) =>
        `export async function run${index}(id: string) {\n  const a = await load${index}(id);\n  const b = await load${(index + 1) % count}(id);\n  return { a, b };\n}`,
    ),
  ];
  return [
    { name: 'main.ts', code: main.join('\n') },
    { name: 'request.ts', code: request },
    ...modules,
  ];
}

/** All JavaScript and TypeScript files of a folder: `[{ name, code }]`. Leaves out very large ones. */
export function readFolder(folder, inside = '') {
  return readdirSync(path.join(folder, inside), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(inside, entry.name);
    const file = path.join(folder, name);
    if (entry.isDirectory()) {
      const isSkipped = skippedFolders.has(entry.name) || entry.name.startsWith('.');
      return isSkipped ? [] : readFolder(folder, name);
    }
    const isSource = entry.isFile() && sourcePattern.test(entry.name);
    if (!isSource || entry.name.endsWith('.d.ts') || statSync(file).size > largestFile) return [];
    return [{ name, code: readFileSync(file, 'utf8') }];
  });
}
