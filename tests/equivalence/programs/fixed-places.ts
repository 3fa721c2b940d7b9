import type { TableProgram } from './table.js';

/** Where awaits stand: blocks, methods, modules. */
export const fixedPlaces: readonly TableProgram[] = [
  {
    name: 'inside one case of a switch',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  switch (env.id) {
    case 1: {
      const user = await getUser(env.id);
      const posts = await listPosts(env.id);
      return { user, posts };
    }
    default:
      return null;
  }
}
`,
  },
  {
    name: 'assignments in a case without a block',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let user, team;
  switch (env.name) {
    case 'ada':
      user = await getUser(env.id);
      team = await getTeam(env.id);
      break;
    default:
      team = 'none';
  }
  return { user, team };
}
`,
  },
  {
    name: 'inside one iteration of a loop',
    expect: 'fixed',
    rounds: [6, 3],
    source: `
async function main(env) {
  const rows = [];
  for (const item of env.items) {
    const price = await getPrice(item);
    const stock = await getStock(item);
    rows.push({ item, price, stock });
  }
  return rows;
}
`,
  },
  {
    name: 'inside a counted loop',
    expect: 'fixed',
    rounds: [4, 2],
    source: `
async function main(env) {
  let sum = 0;
  for (let page = 1; page <= 2; page++) {
    const open = await countOpen(env.id, page);
    const done = await countDone(env.id, page);
    sum += open * page + done;
  }
  return sum;
}
`,
  },
  {
    name: 'inside nested blocks',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let result = null;
  if (env.flag) {
    {
      const user = await getUser(env.id);
      const team = await getTeam(env.id);
      result = { user, team };
    }
  } else {
    const draft = await getDraft(env.id);
    const notes = await listNotes(env.id);
    result = { draft, notes };
  }
  return result;
}
`,
  },
  {
    name: 'inside an arrow function that is a callback',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  return Promise.all(
    env.items.map(async (item) => {
      const price = await getPrice(item);
      const stock = await getStock(item);
      return { item, price, stock };
    }),
  );
}
`,
  },
  {
    name: 'methods of a class through this',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Store {
  constructor(id) {
    this.id = id;
  }
  async load() {
    const user = await this.user();
    const posts = await this.posts();
    return { user, posts };
  }
  async user() {
    return (await fetch('/users/' + this.id)).json();
  }
  async posts() {
    return (await fetch('/posts/' + this.id)).json();
  }
}
async function main(env) {
  const store = new Store(env.id);
  return store.load();
}
`,
  },
  {
    name: 'methods of an instance made in the function',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Client {
  async user(id) {
    return (await fetch('/users/' + id)).json();
  }
  async posts(id) {
    return (await fetch('/posts/' + id)).json();
  }
}
async function main(env) {
  const client = new Client();
  const user = await client.user(env.id);
  const posts = await client.posts(env.id);
  return { user, posts };
}
`,
  },
  {
    name: 'functions of an object literal',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const api = {
  user: async (id) => (await fetch('/users/' + id)).json(),
  async posts(id) {
    const response = await fetch('/posts/' + id);
    return response.json();
  },
};
async function main(env) {
  const user = await api.user(env.id);
  const posts = await api.posts(env.id);
  return { user, posts };
}
`,
  },
  {
    name: 'static methods and private methods',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
class Loader {
  static async user(id) {
    return (await fetch('/users/' + id)).json();
  }
  async #team(id) {
    return (await fetch('/teams/' + id)).json();
  }
  async both(id) {
    const user = await Loader.user(id);
    const team = await this.#team(id);
    return { user, team };
  }
}
async function main(env) {
  return new Loader().both(env.id);
}
`,
  },
  {
    name: 'awaits at the top of a module',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
const load = async (path) => (await fetch(\`/api\${path}\`)).json();
const config = await load('/config');
const flags = await load('/flags');
const summary = { config, flags };
`,
  },
  {
    name: 'files read at the top of a module, a main that uses them',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
import { readFile } from 'node:fs/promises';
const schema = await readFile('schema.json', 'utf8');
const errors = await readFile('errors.json', 'utf8');
async function main(env) {
  return [schema, errors, env.id];
}
`,
  },
  {
    name: 'loads in a catch clause',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  try {
    return JSON.parse(env.text + ']');
  } catch {
    const fallback = await getFallback(env.id);
    const hints = await listHints(env.id);
    return { fallback, hints };
  }
}
`,
  },
  {
    name: 'a finally that notes for itself that it is over',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  let isOver = false;
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    return { user, posts };
  } catch (error) {
    return 'failed';
  } finally {
    isOver = true;
  }
}
`,
  },
  {
    name: 'a catch that makes an error of each error',
    expect: 'fixed',
    rounds: [2, 1],
    source: `
async function main(env) {
  try {
    const user = await getUser(env.id);
    const posts = await listPosts(env.id);
    return { user, posts };
  } catch (error) {
    if (error instanceof TypeError) throw new Error('broken');
    throw error;
  }
}
`,
  },
];
