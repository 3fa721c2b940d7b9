import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** Awaits in one expression with something between them that must not move. */
export const keptExpressions: readonly TableProgram[] = [
  kept({
    name: 'a template reads a length between two awaits',
    above: `
async function grow(list) {
  const gift = await (await fetch('/gift')).json();
  list.push(gift.id);
  return gift.tag;
}
`,
    main: `
async function main(env) {
  return \`\${await grow(env.items)} of \${env.items.length}, \${await countPosts(env.id)}\`;
}
`,
    wrong: `
async function main(env) {
  const length = env.items.length;
  const [gift, count] = await Promise.all([grow(env.items), countPosts(env.id)]);
  return \`\${gift} of \${length}, \${count}\`;
}
`,
  }),
  kept({
    name: 'a literal takes the time between two awaits',
    main: `
async function main(env) {
  return { user: await getUser(env.id), at: Date.now(), team: await getTeam(env.id) };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return { user, at: Date.now(), team };
}
`,
  }),
  kept({
    name: 'an argument list pushes between two awaits',
    above: `
const three = (...all) => all;
`,
    main: `
async function main(env) {
  return three(await getUser(env.id), env.log.push('user'), await getTeam(env.id));
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return three(user, env.log.push('user'), team);
}
`,
  }),
  kept({
    name: 'a sum reads a field before the call that changes it',
    above: `
async function bump(record) {
  const text = await (await fetch('/bump')).text();
  record.count += text.length;
  return record.count;
}
`,
    main: `
async function main(env) {
  return env.count + (await bump(env)) * (await countPosts(env.count));
}
`,
    wrong: `
async function main(env) {
  const [bumped, posts] = await Promise.all([bump(env), countPosts(env.count)]);
  return env.count + bumped * posts;
}
`,
  }),
  kept({
    name: 'the second half of an and',
    main: `
async function main(env) {
  const both = [(await isMember(env.id)) && (await hasPaid(env.id))];
  return both;
}
`,
    wrong: `
async function main(env) {
  const [member, paid] = await Promise.all([isMember(env.id), hasPaid(env.id)]);
  return [member && paid];
}
`,
  }),
  kept({
    name: 'a call uses the await that is its argument',
    main: `
async function main(env) {
  return [await getTeam((await getUser(env.id)).roleId)];
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([getUser(env.id), getTeam(env.id)]);
  return [team];
}
`,
  }),
];
