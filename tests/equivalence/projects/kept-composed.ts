import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Objects that are put together from others, and clients that are changed where they are made. */
export const keptComposed: readonly ProjectProgram[] = [
  keptProject({
    name: 'the second of two objects that are spread',
    files: {
      'a.ts': `
let n = 0;
const one = {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  },
};
const two = { getA: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }) };
export const api = { ...one, ...two };
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an object that is spread in some cases',
    files: {
      'o.ts': `
let n = 0;
export const over = {
  getA: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }),
};
`,
      'a.ts': `
import { over } from './o';
const one = {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  },
};
export const api = { ...one, ...(process.env.X ? {} : over) };
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an object of a function that is spread',
    files: {
      'o.ts': `
let n = 0;
export const over = () => ({
  getA: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }),
});
`,
      'a.ts': `
import { over } from './o';
const one = {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  },
};
export const api = { ...one, ...over() };
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an object that is changed before it is spread',
    files: {
      'one.ts': `
export const one = {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  },
};
`,
      'a.ts': `
import { one } from './one';
let n = 0;
one.getA = async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n });
export const api = { ...one };
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a method that is spread beside one that writes',
    files: {
      'a.ts': `
const one = {
  t: 'x',
  async getB(id) {
    return (await fetch('/b/' + id + this.t)).json();
  },
};
export const api = {
  ...one,
  async getA(id) {
    const r = await (await fetch('/a/' + id)).json();
    this.t = 'y';
    return r;
  },
};
`,
    },
    above: `
import { api } from './a';
`,
    main: `
export async function main(env) {
  const a = await api.getA(1);
  const b = await api.getB(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([api.getA(1), api.getB(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a function that is bound to a list',
    files: {
      'a.ts': `
const f = async (seen, id) => {
  const r = await (await fetch('/a/' + id)).json();
  seen.push(id);
  return [r, seen.length];
};
export const getA = f.bind(null, []);
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a method that is bound to another object',
    files: {
      'a.ts': `
let n = 0;
const base = {
  finish(r) {
    return r;
  },
  async getA(id) {
    return this.finish(await (await fetch('/a/' + id)).json());
  },
};
export const getA = base.getA.bind({ ...base, finish: (r) => ({ r, n: ++n }) });
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a field of an instance that is taken out',
    files: {
      'a.ts': `
class Api {
  t = 1;
  getA = async (id) => {
    const r = await (await fetch('/a/' + id)).json();
    return [r, this.t++];
  };
}
export const { getA } = new Api();
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a read that deletes',
    files: {
      'r.ts': `
import Redis from 'ioredis';
export const redis = new Redis();
`,
    },
    above: `
import { redis } from './r';
`,
    main: `
export async function main(env) {
  const a = await redis.getdel('a');
  const b = await redis.get('a');
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([redis.getdel('a'), redis.get('a')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an interceptor that the maker of a client adds',
    files: {
      'a.ts': `
import axios from 'axios';
let n = 0;
const make = () => {
  const c = axios.create();
  c.interceptors.response.use((r) => {
    r.data = [r.data, ++n];
    return r;
  });
  return c;
};
const http = make();
export const getA = async (id) => (await http.get('/a/' + id)).data;
`,
    },
    above: `
import { getA } from './a';
`,
    main: `
export async function main(env) {
  const a = await getA(1);
  const b = await getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([getA(1), getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an extension that the maker of a client adds',
    files: {
      'db.ts': `
import { PrismaClient } from '@prisma/client';
const make = () =>
  new PrismaClient().$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        await fetch('/audit', { method: 'POST' });
        return query(args);
      },
    },
  });
export const prisma = globalThis.prisma ?? make();
`,
    },
    above: `
import { prisma } from './db';
`,
    main: `
export async function main(env) {
  const a = await prisma.a.findMany();
  const b = await prisma.b.findMany();
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([prisma.a.findMany(), prisma.b.findMany()]);
  return { a, b };
}
`,
  }),
];
