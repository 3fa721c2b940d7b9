import { fixedProject } from './project.js';
import type { ProjectProgram } from './project.js';
import { REDIS } from './set-up.js';

/** Clients for requests and for a cache that other files make. */
export const fixedServices: readonly ProjectProgram[] = [
  fixedProject({
    name: 'a client for requests with a base address',
    rounds: [2, 1],
    files: {
      'http.ts': `
import axios from 'axios';
export const http = axios.create({ baseURL: '/v1' });
`,
    },
    above: `
import { http } from './http';
`,
    main: `
export async function main(env) {
  const { data: user } = await http.get('/users/' + env.id);
  const { data: team } = await http.get('/teams/' + env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'functions of another file that request',
    rounds: [2, 1],
    files: {
      'http.ts': `
import axios from 'axios';
export default axios.create({ baseURL: '/v1' });
`,
      'api.ts': `
import http from './http';
export const getUser = (id: number) => http.get('/users/' + id).then((response) => response.data);
export async function getTeam(id: number) {
  const { data } = await http.get('/teams/' + id);
  return data;
}
`,
    },
    above: `
import * as api from './api';
`,
    main: `
export async function main(env) {
  const user = await api.getUser(env.id);
  const team = await api.getTeam(env.id);
  return { user, team };
}
`,
  }),
  fixedProject({
    name: 'a cache that another file connects',
    rounds: [2, 1],
    files: {
      ...REDIS,
    },
    above: `
import { redis } from './redis';
`,
    main: `
export async function main(env) {
  const user = await redis.get('user:' + env.id);
  const tags = await redis.hgetall('tags:' + env.id);
  return { user, tags };
}
`,
  }),
];
