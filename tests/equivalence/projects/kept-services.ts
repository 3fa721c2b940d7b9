import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { REDIS } from './set-up.js';

/** The same clients, which write behind names of reads. */
export const keptServices: readonly ProjectProgram[] = [
  keptProject({
    name: 'a token that is refreshed in a cache',
    files: {
      ...REDIS,
      'token.ts': `
import { redis } from './redis';
export async function getToken(id: number) {
  const known = await redis.get('token:' + id);
  if (known) return known;
  const token = await (await fetch('/token/' + id)).text();
  await redis.set('token:' + id, token);
  return token;
}
`,
    },
    above: `
import { redis } from './redis';
import { getToken } from './token';
`,
    main: `
export async function main(env) {
  const found = await getToken(env.id);
  const all = await redis.get('tokens');
  return { found, all };
}
`,
    wrong: `
export async function main(env) {
  const [found, all] = await Promise.all([getToken(env.id), redis.get('tokens')]);
  return { found, all };
}
`,
  }),
  keptProject({
    name: 'a limit that counts behind the name of a read',
    files: {
      ...REDIS,
      'limit.ts': `
import { redis } from './redis';
export const getRemaining = async (id: number) => 10 - (await redis.incr('hits:' + id));
`,
    },
    above: `
import { getRemaining } from './limit';
import { redis } from './redis';
`,
    main: `
export async function main(env) {
  const remaining = await getRemaining(env.id);
  const seen = await redis.get('hits:' + env.id);
  return { remaining, seen };
}
`,
    wrong: `
export async function main(env) {
  const [remaining, seen] = await Promise.all([
    getRemaining(env.id),
    redis.get('hits:' + env.id),
  ]);
  return { remaining, seen };
}
`,
  }),
  keptProject({
    name: 'an interceptor that another file adds to its client',
    files: {
      'http.ts': `
import axios from 'axios';
let requests = 0;
export const http = axios.create();
http.interceptors.response.use((response) => {
  response.data = { data: response.data, number: ++requests };
  return response;
});
`,
    },
    above: `
import { http } from './http';
`,
    main: `
export async function main(env) {
  const user = await http.get('/users/' + env.id);
  const team = await http.get('/teams/' + env.id);
  return [user.data, team.data];
}
`,
    wrong: `
export async function main(env) {
  const [user, team] = await Promise.all([
    http.get('/users/' + env.id),
    http.get('/teams/' + env.id),
  ]);
  return [user.data, team.data];
}
`,
  }),
  keptProject({
    name: 'a post behind a function of another file',
    files: {
      'http.ts': `
import axios from 'axios';
export const http = axios.create();
`,
      'search.ts': `
import { http } from './http';
export const findUsers = async (name: string) => (await http.post('/search', { name })).data;
`,
    },
    above: `
import { http } from './http';
import { findUsers } from './search';
`,
    main: `
export async function main(env) {
  const users = await findUsers(env.name);
  const last = await http.get('/searches/last');
  return [users, last.data];
}
`,
    wrong: `
export async function main(env) {
  const [users, last] = await Promise.all([findUsers(env.name), http.get('/searches/last')]);
  return [users, last.data];
}
`,
  }),
];
