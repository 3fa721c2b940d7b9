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
  {
    name: 'casts of awaited values',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
interface User { name: string }
interface Post { id: string }
async function main(env: { id: number }) {
  const user = (await getUser(env.id)) as User;
  const posts = (await listPosts(env.id)) as Post[];
  return { name: user?.name, posts };
}
`,
  },
  {
    name: 'not-null marks and members',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env: { id: number }) {
  const user = (await findUser(env.id))!;
  const name = (await findTeam(env.id))!.name;
  return { user, name };
}
`,
  },
  {
    name: 'annotated variables',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
interface User { name: string }
async function userOf(id: number): Promise<User> {
  const response = await fetch(\`/users/\${id}\`);
  return response.json();
}
async function sizeOf(id: number): Promise<string> {
  const response = await fetch(\`/sizes/\${id}\`);
  return response.text();
}
async function main(env: { id: number }) {
  const user: User = await userOf(env.id);
  const size: string = await sizeOf(env.id);
  return { user, size };
}
`,
  },
  {
    name: 'type arguments and typed helpers',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
interface Named { name: string }
async function load<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  return (await response.json()) as T;
}
export async function main(env: { id: number }): Promise<unknown> {
  const user = await load<Named>(\`/users/\${env.id}\`);
  const team = await load<Named | null>(\`/teams/\${env.id}\`, { method: 'GET' });
  return { user, team };
}
`,
  },
  {
    name: 'satisfies and const',
    language: 'ts',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env: { id: number }) {
  const filter = { open: true } as const;
  const posts = await listPosts(env.id, filter);
  const team = await getTeam({ id: env.id } satisfies { id: number });
  return { posts, team };
}
`,
  },
  {
    name: 'a block comment over several lines',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  const user = await getUser(env.id);

  /*
   * The team is shown
   * beside the user.
   */
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  },
];
