import type { TableProgram } from './table.js';

/** More places and shapes that people write. */
export const fixedShapes: readonly TableProgram[] = [
  {
    name: 'several declarators, one of them computed',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id),
    known = user ? 'yes' : 'no',
    team = await getTeam(env.id);
  return { user, known, team };
}
`,
  },
  {
    name: 'a body and a read below the check of a response',
    expect: 'fixed',
    rounds: [3, 2],
    source: `
async function main(env) {
  const response = await fetch('/users/' + env.id);
  if (!response.ok) return null;
  const rates = await fetch('/rates');
  const team = await fetch('/teams/' + env.id);
  return { user: await response.json(), rates: rates.status, team: team.status };
}
`,
  },
  {
    name: 'lengths of two lists',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function textOf(id) {
  return (await fetch('/texts/' + id)).text();
}
async function main(env) {
  const total = (await textOf(env.id)).length + (await textOf('other')).length;
  return total;
}
`,
  },
  {
    name: 'a comparison of two counts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const isMore = (await countPosts(env.id)) > (await countDrafts(env.id));
  return isMore ? 'more' : 'less';
}
`,
  },
  {
    name: 'a loop with a label, and a continue below the group',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  const found = [];
  next: for (const item of ['a', 'b']) {
    const left = await countLeft(item, env.id);
    const right = await countRight(item, env.id);
    if (left === right) continue next;
    found.push([item, left, right]);
  }
  return found;
}
`,
  },
  {
    name: 'a while loop with a count',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  let page = 0;
  const rows = [];
  while (page < 2) {
    page++;
    const posts = await listPosts(env.id, page);
    const ads = await listAds(env.id, page);
    rows.push(...posts, ...ads);
  }
  return rows;
}
`,
  },
  {
    name: 'two of Promise.all with one element each',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const [user] = await Promise.all([getUser(env.id)]);
  const [team] = await Promise.all([getTeam(env.id)]);
  return { user, team };
}
`,
  },
  {
    name: 'an async function that is called where it stands',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return (async () => {
    const user = await fetch('/users/' + env.id);
    const team = await fetch('/teams/' + env.id);
    return [user.status, team.status];
  })();
}
`,
  },
  {
    name: 'reads, then a write of what they gave',
    expect: 'fixed',
    rounds: [4, 3],
    source: `
async function main(env) {
  const cart = await getCart(env.id);
  const rates = await listRates(env.name);
  const order = await createOrder(cart.id, rates.length);
  await sendMail(order);
  env.log.push('ordered');
  return { cart, order };
}
`,
  },
  {
    name: 'a try with a catch that logs and throws on',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const team = await getTeam(env.id);
    return { user, team };
  } catch (error) {
    env.log.push('failed');
    throw error;
  }
}
`,
  },
  {
    name: 'a group in a try and a group below it',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  let head = 'none';
  try {
    const user = await getUser(env.id);
    const team = await getTeam(env.id);
    head = user.name + team.name;
  } catch {
    head = 'failed';
  }
  const posts = await listPosts(env.id);
  const total = await countPosts(env.id);
  return { head, posts, total };
}
`,
  },
  {
    name: 'an else branch and a then branch with a group each',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  if (env.flag) {
    const user = await getUser(env.id);
    const team = await getTeam(env.id);
    return { user, team };
  } else {
    const draft = await getDraft(env.id);
    const plan = await getPlan(env.id);
    return { draft, plan };
  }
}
`,
  },
  {
    name: 'optional calls of results below the group',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const user = await findUser(env.user?.id);
  const team = await findTeam(env.user?.name);
  const plan = await findPlan(env.missing?.deep?.er);
  return [user?.items?.at(0), team?.items.length, plan?.name ?? 'free'];
}
`,
  },
];
