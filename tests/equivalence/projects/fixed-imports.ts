import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';

const USERS = `
export async function getUser(id: number) {
  const response = await fetch('/users/' + id);
  return response.json();
}
`;
const TEAMS = `
export const getTeam = async (id: number) => (await fetch('/teams/' + id)).json();
`;

/** Ways to import a function whose body only reads. */
export const fixedImports: readonly ProjectProgram[] = [
  fixedProject({
    name: 'two files that only read',
    rounds: [2, 1],
    files: { 'users.ts': USERS, 'teams.ts': TEAMS },
    above: `
import { getTeam } from './teams';
import { getUser } from './users';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'names of writes, bodies of reads',
    rounds: [3, 1],
    files: {
      'a.ts': `
export const saveUser = async (id: number) => (await fetch('/users/' + id)).json();
export const deleteAll = async (id: number) => (await fetch('/all/' + id)).json();
export const frob = async (id: number) => (await fetch('/frob/' + id)).json();
`,
    },
    above: `
import { deleteAll, frob, saveUser } from './a';
`,
    main: `
export async function main(env) {
  const user = await saveUser(env.id);
  const all = await deleteAll(env.id);
  const rest = await frob(env.id);
  return { user, all, rest };
}
`,
  }),
  fixedProject({
    name: 'paths of the TypeScript configuration',
    rounds: [2, 1],
    entry: 'app/page.ts',
    files: {
      'tsconfig.json': `
{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "teams": ["./src/teams.ts"] } } }
`,
      'src/users.ts': USERS,
      'src/teams.ts': TEAMS,
    },
    above: `
import { getUser } from '@/users';
import { getTeam } from 'teams';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a barrel of star exports',
    rounds: [2, 1],
    files: {
      'api/index.ts': `export * from './users';\nexport * from './teams';\n`,
      'api/users.ts': USERS,
      'api/teams.ts': TEAMS,
    },
    above: `
import { getTeam, getUser } from './api';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a default that is exported again under names',
    rounds: [2, 1],
    files: {
      'index.ts': `export { default as user } from './user';\nexport { default as team } from './team';\n`,
      'user.ts': `
export default async function (id: number) {
  return (await fetch('/users/' + id)).json();
}
`,
      'team.ts': `
const load = async (id: number) => (await fetch('/teams/' + id)).json();
export { load as default };
`,
    },
    above: `
import { team, user as loadUser } from './index';
`,
    main: `
export async function main(env) {
  const user = await loadUser(env.id);
  const other = await team(env.id);
  return { user, other };
}
`,
  }),
  fixedProject({
    name: 'a namespace, and a namespace that is exported',
    rounds: [2, 1],
    files: {
      'all.ts': `export * as teams from './teams';\n`,
      'users.ts': USERS,
      'teams.ts': TEAMS,
    },
    above: `
import { teams } from './all';
import * as users from './users';
`,
    main: `
export async function main(env) {
  const user = await users.getUser(env.id);
  const team = await teams.getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'modules that are required',
    rounds: [2, 1],
    entry: 'main.js',
    files: {
      'users.js': `
exports.getUser = async (id) => (await fetch('/users/' + id)).json();
`,
      'teams.js': `
async function getTeam(id) {
  return (await fetch('/teams/' + id)).json();
}
module.exports = { getTeam };
`,
    },
    above: `
const teams = require('./teams');
const { getUser } = require('./users');
`,
    main: `
async function main(env) {
  const user = await getUser(env.id);
  const team = await teams.getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'an import that is given another name',
    rounds: [2, 1],
    files: { 'a.ts': USERS, 'b.ts': TEAMS },
    above: `
import { getUser as first } from './a';
import { getTeam as second } from './b';
const alias = second;
`,
    main: `
export async function main(env) {
  const user = await first(env.id);
  const team = await alias(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'an import cycle of reads',
    rounds: [2, 1],
    files: {
      'users.ts': `
import { getTeam } from './teams';
export async function getUser(id: number): Promise<unknown> {
  return id < 0 ? getTeam(-id) : (await fetch('/users/' + id)).json();
}
`,
      'teams.ts': `
import { getUser } from './users';
export async function getTeam(id: number): Promise<unknown> {
  return id < 0 ? getUser(-id) : (await fetch('/teams/' + id)).json();
}
`,
    },
    above: `
import { getTeam } from './teams';
import { getUser } from './users';
`,
    main: `
export async function main(env) {
  const user = await getUser(env.id);
  const team = await getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'constants of another file in the operands',
    rounds: [2, 1],
    files: {
      'config.ts': `
export const BASE = '/v1';
export enum Kind { User = 'users', Team = 'teams' }
export const routes = { tags: '/tags' } as const;
`,
      'get.ts': `
import { BASE } from './config';
export const get = async (path: string) => (await fetch(BASE + path)).json();
`,
    },
    above: `
import { Kind, routes } from './config';
import { get } from './get';
`,
    main: `
export async function main(env) {
  const users = await get('/' + Kind.User + '/' + env.id);
  const tags = await get(routes.tags);
  return { users, tags };
}
`,
  }),
];
