import type { TableProgram } from './table.js';

/** Several awaits inside one expression. */
export const fixedExpressions: readonly TableProgram[] = [
  {
    name: 'awaits in an object literal that is returned',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return { user: await getUser(env.id), posts: await listPosts(env.id) };
}
`,
  },
  {
    name: 'awaits in a nested literal',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const page = {
    head: { user: await getUser(env.id) },
    body: [await listPosts(env.id), await countPosts(env.id)],
  };
  return page;
}
`,
  },
  {
    name: 'awaits in an array literal',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const all = [await getUser(env.id), await getTeam(env.id), await getPlan(env.id)];
  return all;
}
`,
  },
  {
    name: 'awaits as the arguments of a pure function',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const merge = (user, posts) => ({ user, posts, both: true });
async function main(env) {
  return merge(await getUser(env.id), await listPosts(env.id));
}
`,
  },
  {
    name: 'awaits as the arguments of Math.max',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const most = Math.max(await countPosts(env.id), await countDrafts(env.name));
  return most;
}
`,
  },
  {
    name: 'awaits in a template',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return \`\${(await getUser(env.id)).name} wrote \${await countPosts(env.id)} posts\`;
}
`,
  },
  {
    name: 'awaits on both sides of a sum',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const total = (await countPosts(env.id)) + (await countDrafts(env.id));
  return total;
}
`,
  },
  {
    name: 'awaits on both sides of a sum that is returned',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return (await countPosts(env.id)) * 100 - (await countDrafts(env.id));
}
`,
  },
  {
    name: 'spread awaits of two lists',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function listOpen(id) {
  const response = await fetch('/open/' + id);
  return response.text();
}
async function listClosed(id) {
  const response = await fetch('/closed/' + id);
  return response.text();
}
async function main(env) {
  return [...(await listOpen(env.id)), ...(await listClosed(env.id))].join('');
}
`,
  },
  {
    name: 'spread awaits of two records',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const profile = { ...(await getUser(env.id)), ...(await getTeam(env.id)), own: env.name };
  return profile;
}
`,
  },
  {
    name: 'a ternary await with a plain condition',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const history = env.flag ? await getHistory(env.id) : null;
  return { user, history };
}
`,
  },
  {
    name: 'a ternary that awaits one of two reads',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const team = await getTeam(env.id);
  const list = env.flag ? await listPosts(env.id) : await listDrafts(env.name);
  return { team, list };
}
`,
  },
  {
    name: 'a logical await with a plain condition',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const history = env.flag && (await getHistory(env.id));
  return { user, history };
}
`,
  },
  {
    name: 'a fallback await for a missing value',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const missing = env.flag ? null : 'someone';
  const user = await getUser(env.id);
  const name = missing ?? (await getName(env.id));
  return { user, name };
}
`,
  },
  {
    name: 'a concise arrow that returns a list',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const load = async (id) => [await fetch('/users/' + id), await fetch('/teams/' + id)];
async function main(env) {
  const [user, team] = await load(env.id);
  return { user: user.status, team: team.headers.get('etag') };
}
`,
  },
  {
    name: 'a concise arrow that returns an object',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const textOf = async (path) => (await fetch('/texts' + path)).text();
const load = async ({ id, name }) => ({
  user: await textOf('/users/' + id),
  team: await textOf('/teams/' + name),
});
async function main(env) {
  return load(env);
}
`,
  },
  {
    name: 'awaits in the arguments of a constructor of the file',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Page {
  constructor(user, posts) {
    this.user = user;
    this.posts = posts;
  }
}
async function main(env) {
  return new Page(await getUser(env.id), await listPosts(env.id));
}
`,
  },
];
