import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** Methods that a subclass, a maker or a prototype replaces. */
export const keptOverrides: readonly ProjectProgram[] = [
  keptProject({
    name: 'a field that a subclass replaces',
    files: {
      'base.ts': `
export class Base {
  finish = (x) => x;
  async getA(id) {
    return this.finish(await (await fetch('/a/' + id)).json());
  }
}
`,
      'api.ts': `
import { Base } from './base';
let n = 0;
class Api extends Base {
  finish = (r) => ({ r, n: ++n });
}
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a method that a field of a subclass replaces',
    files: {
      'base.ts': `
export class Base {
  finish(x) {
    return x;
  }
  async getA(id) {
    return this.finish(await (await fetch('/a/' + id)).json());
  }
}
`,
      'api.ts': `
import { Base } from './base';
let n = 0;
class Api extends Base {
  finish = (r) => ({ r, n: ++n });
}
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a static method that a subclass replaces',
    files: {
      'base.ts': `
export class Base {
  static finish(x) {
    return x;
  }
  static async getA(id) {
    return this.finish(await (await fetch('/a/' + id)).json());
  }
}
`,
      'api.ts': `
import { Base } from './base';
let n = 0;
export class Api extends Base {
  static finish(r) {
    return { r, n: ++n };
  }
}
`,
    },
    above: `
import { Api } from './api';
`,
    main: `
export async function main(env) {
  const a = await Api.getA(1);
  const b = await Api.getA(2);
  return { a, b };
}
`,
    wrong: `
export async function main(env) {
  const [a, b] = await Promise.all([Api.getA(1), Api.getA(2)]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'a base class that a function makes',
    files: {
      'api.ts': `
let n = 0;
class Base {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
const Counted = (B) =>
  class extends B {
    async getA(id) {
      const r = await super.getA(id);
      return { r, n: ++n };
    }
  };
class Api extends Counted(Base) {
  async getB() {
    return 1;
  }
}
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a decorator that gives another class',
    files: {
      'api.ts': `
let n = 0;
const traced = (C) =>
  class extends C {
    async getA(id) {
      const r = await super.getA(id);
      return { r, n: ++n };
    }
  };
@traced
class Api {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a prototype that is assigned to',
    files: {
      'api.ts': `
let n = 0;
export class Api {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
Object.assign(Api.prototype, {
  getA: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }),
});
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a prototype that is handed over',
    files: {
      'instrument.ts': `
let n = 0;
export function instrument(o) {
  const plain = o.getA;
  o.getA = async (id) => ({ r: await plain(id), n: ++n });
}
`,
      'api.ts': `
import { instrument } from './instrument';
class Api {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
instrument(Api.prototype);
export const api = new Api();
`,
    },
    above: `
import { api } from './api';
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
    name: 'a reader that is declared, and its subclass',
    files: {
      'reader.ts': `
export class Reader {
  async get(id) {
    return (await fetch('/a/' + id)).json();
  }
}
`,
      'counting.ts': `
import { Reader } from './reader';
let n = 0;
export class Counting extends Reader {
  async get(id) {
    const r = await (await fetch('/a/' + id)).json();
    return { r, n: ++n };
  }
}
`,
      'api.ts': `
import { Reader } from './reader';
import { Counting } from './counting';
class Api {
  constructor(private reader: Reader) {}
  async getA(id) {
    return this.reader.get(id);
  }
}
export const api = new Api(new Counting());
`,
    },
    above: `
import { api } from './api';
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
    name: 'a field that the constructor replaces in some cases',
    files: {
      'api.ts': `
let n = 0;
const reader = {
  async get(id) {
    return (await fetch('/a/' + id)).json();
  },
};
const counting = {
  async get(id) {
    const r = await (await fetch('/a/' + id)).json();
    return { r, n: ++n };
  },
};
class Api {
  reader;
  constructor(counts) {
    this.reader = reader;
    if (counts) {
      this.reader = counting;
    }
  }
  async getA(id) {
    return this.reader.get(id);
  }
}
export const api = new Api(true);
`,
    },
    above: `
import { api } from './api';
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
    name: 'a field that is set from outside',
    files: {
      'api.ts': `
const reader = {
  async get(id) {
    return (await fetch('/a/' + id)).json();
  },
};
class Api {
  reader = reader;
  getA(id) {
    return this.reader.get(id);
  }
}
export const api = new Api();
let n = 0;
api.reader = {
  async get(id) {
    const r = await (await fetch('/a/' + id)).json();
    return { r, n: ++n };
  },
};
`,
    },
    above: `
import { api } from './api';
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
    name: 'an instance that its maker changes',
    files: {
      'a.ts': `
let n = 0;
class Api {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
function make() {
  const api = new Api();
  const plain = api.getA;
  api.getA = async (id) => ({ r: await plain(id), n: ++n });
  return api;
}
export const api = make();
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
    name: 'a property that is defined on a prototype',
    files: {
      'a.ts': `
let n = 0;
class Api {
  async getA(id) {
    return (await fetch('/a/' + id)).json();
  }
}
Object.defineProperty(Api.prototype, 'getA', {
  value: async (id) => ({ r: await (await fetch('/a/' + id)).json(), n: ++n }),
});
export const api = new Api();
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
    name: 'a template method whose step a subclass replaces',
    files: {
      'base.ts': `
export class Loader {
  loaded = 0;
  async load(path: string) {
    const data = await (await fetch(path)).json();
    return this.finish(data);
  }
  finish(data: unknown): unknown {
    return data;
  }
}
`,
      'numbered.ts': `
import { Loader } from './base';
export class Numbered extends Loader {
  finish(data: unknown) {
    return { data, number: ++this.loaded };
  }
}
export const loader = new Numbered();
`,
    },
    above: `
import { loader } from './numbered';
`,
    main: `
export async function main() {
  const a = await loader.load('/a');
  const b = await loader.load('/b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([loader.load('/a'), loader.load('/b')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an override behind the declared type of a parameter',
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
      'counting.ts': `
import { Repository } from './base';
export class Counting extends Repository {
  override async get(id: number) {
    await fetch('/hits', { method: 'POST', body: String(id) });
    return super.get(id);
  }
}
`,
    },
    above: `
import { Repository } from './base';
import { Counting } from './counting';
async function both(users: Repository, id: number) {
  const all = await users.list();
  const one = await users.get(id);
  return { one, all };
}
`,
    main: `
export async function main(env) {
  return both(new Counting(), env.id);
}
`,
    wrong: `
export async function main(env) {
  const users = new Counting();
  const [all, one] = await Promise.all([users.list(), users.get(env.id)]);
  return { one, all };
}
`,
  }),
];
