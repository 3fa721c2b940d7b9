import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** What handlers see when something fails. */
export const keptFailures: readonly TableProgram[] = [
  kept({
    name: 'a handler answers with what was there so far',
    main: `
async function main(env) {
  let user = null;
  let posts = null;
  try {
    user = await getUser(env.id);
    posts = await listPosts(env.id);
  } catch {
    return { user, posts, partial: true };
  }
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  let user = null;
  let posts = null;
  try {
    [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  } catch {
    return { user, posts, partial: true };
  }
  return { user, posts };
}
`,
  }),
  kept({
    name: 'a handler knows how far it came',
    main: `
async function main(env) {
  let step = 'start';
  try {
    const user = await getUser(env.id);
    step = 'user';
    const posts = await listPosts(env.id);
    step = 'posts';
    return { user, posts };
  } catch {
    return { failedAfter: step };
  }
}
`,
    wrong: `
async function main(env) {
  let step = 'start';
  try {
    const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
    step = 'user';
    step = 'posts';
    return { user, posts };
  } catch {
    return { failedAfter: step };
  }
}
`,
  }),
  kept({
    name: 'a finally stores how far it came',
    main: `
async function main(env) {
  let user = null;
  let team = null;
  try {
    user = await getUser(env.id);
    team = await getTeam(env.id);
  } finally {
    env.seen.user = user;
    env.seen.team = team;
  }
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  let user = null;
  let team = null;
  try {
    [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  } finally {
    env.seen.user = user;
    env.seen.team = team;
  }
  return { user, team };
}
`,
  }),
  kept({
    name: 'a finally closes while a write is under way',
    main: `
async function main(env) {
  try {
    const rates = await listRates(env.id);
    const saved = await saveRates(env.name);
    return { rates, saved };
  } finally {
    await closeSession(env.id);
  }
}
`,
    wrong: `
async function main(env) {
  try {
    const [rates, saved] = await Promise.all([listRates(env.id), saveRates(env.name)]);
    return { rates, saved };
  } finally {
    await closeSession(env.id);
  }
}
`,
  }),
  kept({
    name: 'a handler tells failures apart',
    main: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    return { user, posts };
  } catch (error) {
    if (error.message.startsWith('getUser')) return 'no user';
    return 'no posts';
  }
}
`,
    wrong: `
async function main(env) {
  try {
    const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
    return { user, posts };
  } catch (error) {
    if (error.message.startsWith('getUser')) return 'no user';
    return 'no posts';
  }
}
`,
  }),
  kept({
    name: 'a handler for the second read only',
    main: `
async function main(env) {
  const user = await getUser(env.id);
  let news = null;
  try {
    news = await listNews(env.id);
  } catch {
    news = [];
  }
  return { user, news };
}
`,
    wrong: `
async function main(env) {
  let user = null;
  let news = null;
  try {
    [user, news] = await Promise.all([getUser(env.id), listNews(env.id)]);
  } catch {
    news = [];
  }
  return { user, news };
}
`,
  }),
  kept({
    name: 'a handler for the first read only',
    main: `
async function main(env) {
  let user;
  try {
    user = await getUser(env.id);
  } catch {
    return 'no user';
  }
  const posts = await listPosts(env.id);
  return { user, posts };
}
`,
    wrong: `
async function main(env) {
  let user, posts;
  try {
    [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
  } catch {
    return 'no user';
  }
  return { user, posts };
}
`,
  }),
  kept({
    name: 'another try after a pause',
    main: `
async function main(env) {
  for (let turn = 0; turn < 2; turn++) {
    try {
      return await getPage(env.id, turn);
    } catch {
      await sleep(1 + turn);
    }
  }
  return null;
}
`,
    wrong: `
async function main(env) {
  const tries = await Promise.allSettled([getPage(env.id, 0), getPage(env.id, 1)]);
  return tries.find((answer) => answer.status === 'fulfilled')?.value ?? null;
}
`,
  }),
  kept({
    name: 'a catch that answers one error and throws the others on',
    main: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    return { user, posts };
  } catch (error) {
    if (error.message.startsWith('getUser')) return null;
    throw error;
  }
}
`,
    wrong: `
async function main(env) {
  try {
    const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
    return { user, posts };
  } catch (error) {
    if (error.message.startsWith('getUser')) return null;
    throw error;
  }
}
`,
  }),
  kept({
    name: 'a catch that derives its answer from the error',
    main: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    return { user, posts };
  } catch (error) {
    const isUser = error.message.startsWith('getUser');
    if (isUser) return 'no user';
    return 'no posts';
  }
}
`,
    wrong: `
async function main(env) {
  try {
    const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);
    return { user, posts };
  } catch (error) {
    const isUser = error.message.startsWith('getUser');
    if (isUser) return 'no user';
    return 'no posts';
  }
}
`,
  }),
];
