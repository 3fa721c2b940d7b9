import type { Choices } from './choices.js';

/** Names drawn without regard to what the bodies do: some are honest, some lie. */
const NAMES = [
  'getUser',
  'listPosts',
  'loadTeam',
  'fetchTags',
  'findOrder',
  'readNote',
  'saveDraft',
  'orders',
  'checkHealth',
  'getOrCreateCart',
  'computeTotal',
  'requireAccess',
  'sendIt',
  'prepare',
] as const;

type Body = (name: string, others: readonly string[], choices: Choices) => string;

/** What helpers do. The first ones only read; a log line does not count. */
const READING: readonly [Body, ...Body[]] = [
  (name) => `async function ${name}(key) { return (await fetch(\`/${name}/\${key}\`)).json(); }`,
  (name) =>
    `async function ${name}(key) {\n  const response = await fetch('/${name}/' + key);\n  if (!response.ok) throw new Error('no ${name}');\n  return response.json();\n}`,
  (name) =>
    `const ${name} = (key) => fetch(\`/${name}/\${key}\`).then((response) => response.json());`,
  (name) =>
    `async function ${name}(key) {\n  const list = [];\n  const data = await (await fetch('/${name}/' + key)).json();\n  list.push(data, key);\n  return list;\n}`,
  (name) => `async function ${name}(key) { return readFile('/${name}/' + key, 'utf8'); }`,
  (name, others) =>
    `async function ${name}(key) { return ${others[0] ? `${others[0]}('${name}' + key)` : `fetch('/${name}')`}; }`,
  (name) =>
    `async function ${name}(key, init) { return (await fetch('/${name}/' + key, { ...init })).text(); }`,
  (name) => `async function ${name}(key) { return { ${name}: key }; }`,
  (name) =>
    `async function ${name}(key) { console.debug('${name}', key); return (await fetch('/${name}/' + key)).json(); }`,
];

/** Bodies that do more than read, or that decide whether their caller goes on. */
const OTHER: readonly [Body, ...Body[]] = [
  (name) =>
    `async function ${name}(key) { hits++; return (await fetch('/${name}/' + key)).json(); }`,
  (name) =>
    `async function ${name}(key) { const data = await (await fetch('/${name}/' + key)).json(); hits += 1; return data; }`,
  (name) =>
    `async function ${name}(key) { return (await fetch('/${name}/' + key + '?' + hits)).json(); }`,
  (name) =>
    `async function ${name}(key) {\n  if (memo.has('${name}')) return memo.get('${name}');\n  const data = await (await fetch('/${name}/' + key)).json();\n  memo.set('${name}', data);\n  return data;\n}`,
  (name) =>
    `async function ${name}(key) { seen.push('${name}' + key); return (await fetch('/${name}/' + key)).json(); }`,
  (name) => `async function ${name}(key) { return saveThing('${name}', key); }`,
  (name) =>
    `async function ${name}(key) { return (await fetch('/${name}', { method: 'POST', body: String(key) })).json(); }`,
  (name) =>
    `async function ${name}(key) {\n  const data = await (await fetch('/${name}/' + key)).json();\n  if (!data) throw new Error('Unauthorized');\n  return data;\n}`,
  (name) =>
    `async function ${name}(key) { await new Promise((done) => setTimeout(done, 3)); return (await fetch('/${name}/' + key)).json(); }`,
  (name) =>
    `function ${name}(key) { if (key === undefined || key === null) throw new Error('empty'); return fetch('/${name}/' + key); }`,
  (name) =>
    `function ${name}(key) { return fetch('/${name}/' + JSON.parse(JSON.stringify(key))); }`,
  (name) =>
    `async function ${name}(key) { alias.push(key); return (await fetch('/${name}/' + key)).json(); }`,
  (name) =>
    `async function ${name}(key) { return (await fetch('/${name}/' + key)).json().then((data) => { hits++; return data; }); }`,
  (name) =>
    `async function ${name}(key, run = () => hits++) { run(); return (await fetch('/${name}/' + key)).json(); }`,
  (name) =>
    `async function ${name}(key) { writeFile('/${name}', String(key)); return (await fetch('/${name}/' + key)).json(); }`,
  (name, others) =>
    others[0]
      ? `async function ${name}(key) { hits++; return ${others[0]}(key); }`
      : `async function ${name}() { return hits++; }`,
];

const READS = `import { readFile, writeFile } from 'node:fs/promises';`;

export interface Helpers {
  readonly text: string;
  /** The functions alone, each with its name exported. */
  readonly exported: string;
  readonly names: readonly [string, ...string[]];
}

/** The declarations at the top of a program: state, and helpers with honest and lying names. */
export function makeHelpers(choices: Choices): Helpers {
  const names: string[] = [];
  const bodies: string[] = [];
  const count = 3 + choices.below(3);
  const start = choices.below(NAMES.length);
  for (let index = 0; index < count; index++) {
    const name = NAMES[(start + index * 3) % NAMES.length] ?? NAMES[0];
    if (names.includes(name)) continue;
    const body = choices.pick(choices.chance(72) ? READING : OTHER);
    bodies.push(body(name, [...names].reverse(), choices));
    names.push(name);
  }
  const state = [
    'let hits = 0;',
    'const memo = new Map();',
    'const seen = [];',
    'const alias = seen;',
    'const pair = (left, right) => [left, right];',
  ];
  return {
    text: [READS, ...state, ...bodies].join('\n'),
    exported: [READS, ...bodies.map((body) => `export ${body}`)].join('\n'),
    names: names as [string, ...string[]],
  };
}
