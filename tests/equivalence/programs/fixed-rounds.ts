import type { TableProgram } from './table.js';

/** Statements in between, and awaits that need some of the results above them. */
export const fixedRounds: readonly TableProgram[] = [
  {
    name: 'session and config together, then the data of the session',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const session = await getSession(env.id);
  const config = await getConfig();
  const posts = await listPosts(session.id);
  return { config, posts };
}
`,
  },
  {
    name: 'two chains of two become two rounds',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const role = await getRole(user.roleId);
  const team = await getTeam(env.name);
  const plan = await getPlan(team.id);
  return { user, role, team, plan };
}
`,
  },
  {
    name: 'a chain of three beside a chain of two',
    expect: 'fixed',
    rounds: [5, 3],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const role = await getRole(user.roleId);
  const rights = await listRights(role.id);
  const team = await getTeam(env.name);
  const plan = await getPlan(team.id);
  return { user, role, rights, team, plan };
}
`,
  },
  {
    name: 'two reads that both need the first',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts(user.id);
  const friends = await listFriends(user.id);
  return { user, posts, friends };
}
`,
  },
  {
    name: 'a diamond',
    expect: 'fixed',
    rounds: [4, 3],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(user.id);
  const plan = await getPlan(user.roleId);
  const price = await getPrice(team.id, plan.id);
  return { user, price };
}
`,
  },
  {
    name: 'a computed value in between moves below',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { id, name } = env;
  const user = await getUser(id);
  const label = 'user ' + name;
  const posts = await listPosts(id);
  return { user, label, posts };
}
`,
  },
  {
    name: 'a statement in between that uses the first result',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const title = user.name + ' of ' + user.tag;
  const posts = await listPosts(env.id);
  return { title, posts };
}
`,
  },
  {
    name: 'a key that the second await needs stays above the group',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const { id, name } = env;
  const user = await getUser(id);
  const key = 'posts-' + name;
  const posts = await listPosts(key);
  return { user, posts };
}
`,
  },
  {
    name: 'inert statements between all three',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const fallback = { name: 'nobody' };
  const posts = await listPosts(env.id);
  const shown = user ?? fallback;
  const count = await countPosts(env.id);
  const isEmpty = count === 0;
  return { shown, posts, count, isEmpty };
}
`,
  },
  {
    name: 'two independent groups in one function, a write in between',
    expect: 'fixed',
    rounds: [5, 3],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  await saveVisit(user.id, team.id);
  const posts = await listPosts(env.id);
  const total = await countPosts(env.id);
  return { user, team, posts, total };
}
`,
  },
  {
    name: 'queries together, the mutation after them',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const order = await getOrder(env.id);
  const rates = await listRates();
  await updateOrder(order.id, rates.length);
  return { order, rates };
}
`,
  },
  {
    name: 'a group on each side of a guard',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const session = await getSession(env.id);
  const locale = await getLocale(env.name);
  if (!session) return { locale };
  const inbox = await listMessages(session.id);
  const badge = await countUnread(session.id);
  return { locale, inbox, badge };
}
`,
  },
  {
    name: 'a closure between captures the first result',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const greet = (word) => word + ' ' + user.name;
  const posts = await listPosts(env.id);
  return posts.map((post) => greet(post));
}
`,
  },
  {
    name: 'a closure below captures both results',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const prefix = await getPrefix(env.id);
  const suffix = await getSuffix(env.id);
  const wrap = (text) => prefix.name + text + suffix.name;
  return [env.name, 'x'].map(wrap);
}
`,
  },
  {
    name: 'a URL is built in between',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  const url = \`/search?\${new URLSearchParams({ q: 'all', page: '2' })}\`;
  const response = await fetch(url);
  return { user, status: response.status };
}
`,
  },
];
