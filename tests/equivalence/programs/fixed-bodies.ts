import type { TableProgram } from './table.js';

/** Helpers with longer bodies: loops, joins, classes that extend, lists and maps of their own. */
export const fixedBodies: readonly TableProgram[] = [
  {
    name: 'a helper that loops and fills its own list',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function pages(kind) {
  const rows = [];
  for (let page = 1; page < 3; page++) {
    const response = await fetch(\`/\${kind}?page=\${page}\`);
    rows.push(await response.json());
  }
  return rows;
}
async function main(env) {
  const rows = await pages('rows');
  const team = await (await fetch('/teams/' + env.id)).json();
  return { rows, team };
}
`,
  },
  {
    name: 'inherited methods',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Base {
  async get(path) {
    const response = await fetch('/base' + path);
    return response.json();
  }
}
class Users extends Base {
  async one(id) {
    return this.get('/users/' + id);
  }
  async both(id) {
    const user = await this.one(id);
    const team = await this.get('/teams/' + id);
    return { user, team };
  }
}
async function main(env) {
  const users = new Users();
  return users.both(env.id);
}
`,
  },
  {
    name: 'a client with a base address from its constructor',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Client {
  constructor(base) {
    this.base = base;
  }
  async get(path) {
    return (await fetch(\`\${this.base}\${path}\`)).json();
  }
}
const client = new Client('/v1');
async function main(env) {
  const user = await client.get('/users/' + env.id);
  const team = await client.get('/teams/' + env.id);
  return { user, team };
}
`,
  },
  {
    name: 'a helper that takes its parameters apart, with defaults',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function search({ words, limit = 10 }, { sort } = { sort: 'new' }) {
  const response = await fetch(\`/search?q=\${words}&limit=\${limit}&sort=\${sort}\`);
  return response.json();
}
async function main(env) {
  const mine = await search({ words: env.name });
  const hot = await search({ words: 'all', limit: 3 }, { sort: 'hot' });
  return { mine, hot };
}
`,
  },
  {
    name: 'a helper that builds an object key by key',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function profile(id) {
  const result = { id };
  result.user = await (await fetch('/users/' + id)).json();
  result['team'] = await (await fetch('/teams/' + id)).json();
  return result;
}
async function main(env) {
  const mine = await profile(env.id);
  const news = await (await fetch('/news')).json();
  return { mine, news };
}
`,
  },
  {
    name: 'a helper inside the function',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const base = '/v2';
  const get = async (path) => (await fetch(base + '/' + path)).json();
  const user = await get('users');
  const team = await get('teams');
  return { user, team, id: env.id };
}
`,
  },
  {
    name: 'a helper that reads several files',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
import { readFile, stat } from 'node:fs/promises';
async function load(name) {
  const info = await stat('data/' + name);
  const text = await readFile('data/' + name, 'utf8');
  return { info, size: text.length };
}
async function main() {
  const left = await load('left.txt');
  const right = await readFile('right.txt', 'utf8');
  return { left, right };
}
`,
  },
  {
    name: 'a name like a gate, a body that only reads',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function checkHealth(id) {
  return (await fetch('/health/' + id)).status;
}
async function main(env) {
  const health = await checkHealth(env.id);
  const version = await (await fetch('/version')).text();
  return { health, version };
}
`,
  },
  {
    name: 'two helpers that call each other',
    expect: 'fixed',
    rounds: [4, 3],
    source: `
async function even(depth) {
  const node = await (await fetch('/even/' + depth)).json();
  return depth === 0 ? [node] : [node, ...(await odd(depth - 1))];
}
async function odd(depth) {
  const node = await (await fetch('/odd/' + depth)).json();
  return depth === 0 ? [node] : [node, ...(await even(depth - 1))];
}
async function main() {
  const chain = await even(2);
  const title = await (await fetch('/title')).json();
  return { chain, title };
}
`,
  },
];
