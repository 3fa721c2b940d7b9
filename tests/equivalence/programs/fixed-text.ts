import type { TableProgram } from './table.js';

/** How the text is written: types, comments, semicolons. */
export const fixedText: readonly TableProgram[] = [
  {
    name: 'comments behind and above the statements',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  // who is it
  const user = await getUser(env.id); // by id
  /* what they wrote */
  const posts = await listPosts(env.id); /* newest first */
  // how much
  const total = await countPosts(env.id);
  return { user, posts, total };
}
`,
  },
  {
    name: 'comments on statements that move below',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);
  // shown in the head
  const title = user.name + '!'; // with a mark
  // newest first
  const posts = await listPosts(env.id);
  return { title, posts };
}
`,
  },
  {
    name: 'code without semicolons',
    expect: 'fixed',
    rounds: [3, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id)
  const posts = await listPosts(env.id)
  const total = await countPosts(env.id)
  return { user, posts, total }
}
`,
  },
  {
    name: 'assignments without semicolons',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let user
  let posts
  user = await getUser(env.id)
  posts = await listPosts(env.id)
  ;[user, posts] = [posts, user]
  return { user, posts }
}
`,
  },
  {
    name: 'tabs and double quotes',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
\tconst user = await getUser("u" + env.id);
\tconst team = await getTeam("t" + env.id);
\treturn { user, team };
}
`,
  },
  {
    name: 'two statements on one line',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id); const team = await getTeam(env.id);
  return { user, team };
}
`,
  },
];
