import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Classes and objects of other files: fields, overrides, closures. */
export const keptClasses: readonly ProjectProgram[] = [
  keptProject({
    name: 'a field that one method writes and another reads',
    files: {
      'api.ts': `
export class Api {
  private token = 'none';
  async getSession(id: number) {
    const session = await (await fetch('/sessions/' + id)).json();
    this.token = session?.id;
    return session;
  }
  async getMe() {
    return (await fetch('/me?' + this.token)).json();
  }
}
`,
      'client.ts': `
import { Api } from './api';
export const api = new Api();
`,
    },
    above: `
import { api } from './client';
`,
    main: `
export async function main(env) {
  const session = await api.getSession(env.id);
  const me = await api.getMe();
  return { session, me };
}
`,
    wrong: `
export async function main(env) {
  const [session, me] = await Promise.all([api.getSession(env.id), api.getMe()]);
  return { session, me };
}
`,
  }),
  keptProject({
    name: 'an override that writes what the base class only reads',
    files: {
      'base.ts': `
export class Repository {
  async get(id: number) {
    return (await fetch('/rows/' + id)).json();
  }
  async list() {
    return (await fetch('/rows')).json();
  }
}
`,
      'users.ts': `
import { Repository } from './base';
class Users extends Repository {
  override async get(id: number) {
    await fetch('/hits', { method: 'POST', body: String(id) });
    return super.get(id);
  }
}
export const users = new Users();
`,
    },
    above: `
import { users } from './users';
`,
    main: `
export async function main(env) {
  const all = await users.list();
  const one = await users.get(env.id);
  return { one, all };
}
`,
    wrong: `
export async function main(env) {
  const [all, one] = await Promise.all([users.list(), users.get(env.id)]);
  return { one, all };
}
`,
  }),
  keptProject({
    name: 'a factory whose closures share a variable',
    files: {
      'client.ts': `
export function makeClient(base: string) {
  let etag = 'none';
  return {
    async getFeed(id: number) {
      const response = await fetch(base + '/feeds/' + id);
      etag = response.headers.get('etag') ?? 'none';
      return response.json();
    },
    async getChanges() {
      return (await fetch(base + '/changes/' + etag)).json();
    },
  };
}
`,
      'index.ts': `
import { makeClient } from './client';
export const client = makeClient('/v1');
`,
    },
    above: `
import { client } from './index';
`,
    main: `
export async function main(env) {
  const feed = await client.getFeed(env.id);
  const changes = await client.getChanges();
  return { feed, changes };
}
`,
    wrong: `
export async function main(env) {
  const [feed, changes] = await Promise.all([client.getFeed(env.id), client.getChanges()]);
  return { feed, changes };
}
`,
  }),
  keptProject({
    name: 'a decorator that counts the calls of a method',
    files: {
      'counted.ts': `
export let calls = 0;
export function counted(method: (...args: unknown[]) => Promise<unknown>) {
  return async function (this: unknown, ...args: unknown[]) {
    const value = await method.apply(this, args);
    return { value, number: ++calls };
  };
}
`,
      'service.ts': `
import { counted } from './counted';
class Service {
  @counted
  async getA(id: number) {
    return (await fetch('/a/' + id)).json();
  }
  @counted
  async getB(id: number) {
    return (await fetch('/b/' + id)).json();
  }
}
export const service = new Service();
`,
    },
    above: `
import { service } from './service';
`,
    main: `
export async function main(env) {
  const a = await service.getA(env.id);
  const b = await service.getB(env.id);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([service.getA(env.id), service.getB(env.id)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a method of an exported object that a third file replaces',
    files: {
      'api.ts': `
export const api = {
  async getUser(id: number) {
    return (await fetch('/users/' + id)).json();
  },
  async getTeam(id: number) {
    return (await fetch('/teams/' + id)).json();
  },
};
`,
      'instrument.ts': `
import { api } from './api';
const plain = api.getUser;
api.getUser = async (id) => {
  await fetch('/trace', { method: 'POST', body: String(id) });
  return plain(id);
};
export const instrumented = api;
`,
    },
    above: `
import { instrumented } from './instrument';
`,
    main: `
export async function main(env) {
  const team = await instrumented.getTeam(env.id);
  const user = await instrumented.getUser(env.id);
  return { user, team };
}
`,
    wrong: `
export async function main(env) {
  const [team, user] = await Promise.all([
    instrumented.getTeam(env.id),
    instrumented.getUser(env.id),
  ]);
  return { user, team };
}
`,
  }),
  keptProject({
    name: 'a singleton that is made at its first use',
    files: {
      'singleton.ts': `
let instance: Store | undefined;
class Store {
  rows: string[] = [];
  async getRow(id: string) {
    const row = await (await fetch('/rows/' + id)).json();
    this.rows.push(id);
    return { row, count: this.rows.length };
  }
}
export function getStore() {
  instance ??= new Store();
  return instance;
}
`,
    },
    above: `
import { getStore } from './singleton';
`,
    main: `
export async function main() {
  const a = await getStore().getRow('a');
  const b = await getStore().getRow('b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([getStore().getRow('a'), getStore().getRow('b')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'static fields of a class',
    files: {
      'registry.ts': `
export class Registry {
  static names: string[] = [];
  static async getEntry(name: string) {
    const entry = await (await fetch('/entries/' + name)).json();
    Registry.names.push(name);
    return { entry, position: Registry.names.length };
  }
}
`,
    },
    above: `
import { Registry } from './registry';
`,
    main: `
export async function main() {
  const a = await Registry.getEntry('a');
  const b = await Registry.getEntry('b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([Registry.getEntry('a'), Registry.getEntry('b')]);
  return { a, b };
}
`,
  }),
];
