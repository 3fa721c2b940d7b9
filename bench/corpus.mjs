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
  return `export async function run() {\n${lines.join('\n')}\n  return v${count - 1};\n}\n`;
}

/** `count` functions of the everyday kinds in one file. */
export function makeManyFunctions(count) {
  return makeFile(count, 0);
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
