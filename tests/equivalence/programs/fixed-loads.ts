import type { TableProgram } from './table.js';

/** Loads one below the other: declarations, assignments and patterns. */
export const fixedLoads: readonly TableProgram[] = [
  {
    name: 'three loads of a dashboard',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts(env.id);
  const comments = await listComments(env.id);
  return { user, posts, comments };
}
`,
  },
  {
    name: 'three loads inside a try that answers with an error page',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    const count = await countComments(env.id);
    return { user, posts, count };
  } catch {
    return { page: 'error' };
  }
}
`,
  },
  {
    name: 'loads below a guard stay below it',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const session = await getSession(env.id);
  if (!session) return { status: 401 };
  const profile = await getProfile(session.id);
  const invoices = await listInvoices(session.id);
  const settings = await getSettings(session.id);
  return { session, profile, invoices, settings };
}
`,
  },
  {
    name: 'loads below a guard that throws',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  if (!env.flag) throw new Error('no flag');
  const team = await getTeam(env.id);
  const members = await listMembers(env.id);
  return [team, members];
}
`,
  },
  {
    name: 'a layout that loads the user, then the navigation',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function loadUser(id) {
  const response = await fetch('/users/' + id);
  return response.json();
}
async function loadNavigation() {
  const response = await fetch('/navigation');
  return response.json();
}
async function main(env) {
  const user = await loadUser(env.id);
  const navigation = await loadNavigation();
  return { user, navigation };
}
`,
  },
  {
    name: 'several declarators of one declaration',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id),
    team = await getTeam(env.id),
    plan = await getPlan(env.id);
  return { user, team, plan };
}
`,
  },
  {
    name: 'assignments to variables declared above',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let user;
  let posts;
  user = await getUser(env.id);
  posts = await listPosts(env.id);
  return { user, posts };
}
`,
  },
  {
    name: 'let for both',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let user = await getUser(env.id);
  let total = await countPosts(env.id);
  total = total + 1;
  user = { user, total };
  return user;
}
`,
  },
  {
    name: 'var for both',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  var user = await getUser(env.id);
  var posts = await listPosts(env.id);
  return { user, posts };
}
`,
  },
  {
    name: 'const and let beside each other',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const limit = await countPosts(env.id);
  let used = await countDrafts(env.id);
  used += 2;
  return { limit, used };
}
`,
  },
  {
    name: 'objects and lists are taken apart',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { name, roleId } = await getUser(env.id);
  const [first, second] = await listPosts(env.id);
  return { name, roleId, first, second };
}
`,
  },
  {
    name: 'a pattern with literal defaults',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { name = 'nobody', missing = 3 } = await getUser(env.id);
  const [first = 'none', ...rest] = await listPosts(env.id);
  return { name, missing, first, rest };
}
`,
  },
  {
    name: 'nested patterns and a rest',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const {
    items: [left, right],
    ...others
  } = await getUser(env.id);
  const { value: size, tag: label } = await getTeam(env.id);
  return { left, right, others, size, label };
}
`,
  },
  {
    name: 'member access on awaited values',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const name = (await getUser(env.id)).name;
  const role = (await getTeam(env.id)).roleId;
  return name + role;
}
`,
  },
  {
    name: 'an optional member of an awaited value',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const name = (await getUser(env.user?.id))?.name;
  const tags = (await getTeam(env.user?.name))?.items;
  return { name, tags };
}
`,
  },
  {
    name: 'reading three files',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
import { readFile } from 'node:fs/promises';
async function main() {
  const schema = await readFile('schema.json', 'utf8');
  const errors = await readFile('errors.json', 'utf8');
  const socket = await readFile('socket.json', 'utf8');
  return { schema, errors, socket };
}
`,
  },
  {
    name: 'a directory and a file through a namespace import',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
import * as fs from 'node:fs/promises';
async function main(env) {
  const names = await fs.readdir('content');
  const text = await fs.readFile(\`content/\${env.name}.md\`, 'utf8');
  return { names, text };
}
`,
  },
];
