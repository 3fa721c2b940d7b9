import type { TableProgram } from './table.js';

/** Joins that are there already, chains of fetch and json, and width. */
export const fixedJoins: readonly TableProgram[] = [
  {
    name: 'a Promise.all grows by the await below',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  const posts = await listPosts(env.id);
  return { user, team, posts };
}
`,
  },
  {
    name: 'a Promise.all grows by the await above',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const posts = await listPosts(env.id);
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, team, posts };
}
`,
  },
  {
    name: 'two of Promise.all become one',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  const [posts, total] = await Promise.all([listPosts(env.id), countPosts(env.id)]);
  return { user, team, posts, total };
}
`,
  },
  {
    name: 'a Promise.all that is kept whole in a variable',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const both = await Promise.all([getUser(env.id), getTeam(env.id)]);
  const posts = await listPosts(env.id);
  return { both, posts };
}
`,
  },
  {
    name: 'a Promise.all over a literal list beside one read',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const parts = await Promise.all(['head', 'foot'].map((part) => getPart(part, env.id)));
  return { user, parts };
}
`,
  },
  {
    name: 'Promise.allSettled beside a read',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const settled = await Promise.allSettled([getNews(env.id), getWeather(env.id)]);
  const user = await getUser(env.id);
  return { states: settled.map((result) => result.status), user };
}
`,
  },
  {
    name: 'pairs of fetch and json',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await (await fetch(\`/users/\${env.id}\`)).json();
  const posts = await (await fetch(\`/posts/\${env.id}\`)).json();
  return { user, posts };
}
`,
  },
  {
    name: 'responses first, then their bodies',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const users = await fetch('/users');
  const teams = await fetch('/teams');
  return [users.status, teams.status, env.id];
}
`,
  },
  {
    name: 'a response and its body, twice, as four statements',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main() {
  const userResponse = await fetch('/user');
  const user = await userResponse.json();
  const teamResponse = await fetch('/team');
  const team = await teamResponse.json();
  return { user, team };
}
`,
  },
  {
    name: 'then chains as operands',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await fetch('/users/' + env.id).then((response) => response.json());
  const text = await fetch('/texts/' + env.id).then((response) => response.text());
  return { user, text };
}
`,
  },
  {
    name: 'explicit GET and HEAD',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await fetch('/users/' + env.id, { method: 'GET', headers: { accept: 'json' } });
  const head = await fetch('/files/' + env.id, { method: 'HEAD' });
  return { user: user.status, head: head.headers.get('etag') };
}
`,
  },
  {
    name: 'twelve awaits, no more than eight at a time',
    expect: 'fixed',
    rounds: [12, 2],
    source: `
async function main(env) {
  const a = await getA(env.id);
  const b = await getB(env.id);
  const c = await getC(env.id);
  const d = await getD(env.id);
  const e = await getE(env.id);
  const f = await getF(env.id);
  const g = await getG(env.id);
  const h = await getH(env.id);
  const i = await getI(env.id);
  const j = await getJ(env.id);
  const k = await getK(env.id);
  const l = await getL(env.id);
  return [a, b, c, d, e, f, g, h, i, j, k, l];
}
`,
  },
];
