import { kept } from './kept.js';
import type { TableProgram } from './table.js';

/** State in instances, classes and parameters. */
export const keptObjects: readonly TableProgram[] = [
  kept({
    name: 'a client signs in, then asks',
    above: `
class Client {
  token = 'none';
  async signIn(id) {
    const answer = await (await fetch('/tokens/' + id)).json();
    this.token = answer.id;
    return answer;
  }
  async me() {
    return (await fetch('/me?token=' + this.token)).json();
  }
}
`,
    main: `
async function main(env) {
  const client = new Client();
  const answer = await client.signIn(env.id);
  const me = await client.me();
  return { answer, me };
}
`,
    wrong: `
async function main(env) {
  const client = new Client();
  const [answer, me] = await Promise.all([client.signIn(env.id), client.me()]);
  return { answer, me };
}
`,
  }),
  kept({
    name: 'fields of this, read by another method',
    above: `
class Page {
  constructor(id) {
    this.id = id;
  }
  async head() {
    const head = await (await fetch('/head/' + this.id)).json();
    this.id = head.id;
    return head;
  }
  async body() {
    return (await fetch('/body/' + this.id)).json();
  }
}
`,
    main: `
class Home extends Page {
  async load() {
    const head = await this.head();
    const body = await this.body();
    return { head, body };
  }
}
async function main(env) {
  return new Home(env.id).load();
}
`,
    wrong: `
class Home extends Page {
  async load() {
    const [head, body] = await Promise.all([this.head(), this.body()]);
    return { head, body };
  }
}
async function main(env) {
  return new Home(env.id).load();
}
`,
  }),
  kept({
    name: 'private state, read by another method',
    main: `
class Feed {
  #after = 'start';
  async page(id) {
    const page = await (await fetch('/feed/' + id + '?after=' + this.#after)).json();
    this.#after = page.id;
    return page;
  }
  async two(id) {
    const first = await this.page(id);
    const second = await this.page(id + 1);
    return { first, second };
  }
}
async function main(env) {
  return new Feed().two(env.id);
}
`,
    wrong: `
class Feed {
  #after = 'start';
  async page(id) {
    const page = await (await fetch('/feed/' + id + '?after=' + this.#after)).json();
    this.#after = page.id;
    return page;
  }
  async two(id) {
    const [first, second] = await Promise.all([this.page(id), this.page(id + 1)]);
    return { first, second };
  }
}
async function main(env) {
  return new Feed().two(env.id);
}
`,
  }),
  kept({
    name: 'a static field counts',
    above: `
class Ids {
  static last = 0;
  static async of(path) {
    const content = await (await fetch(path)).json();
    Ids.last += 1;
    return { id: Ids.last, content };
  }
}
`,
    main: `
async function main(env) {
  const user = await Ids.of('/users/' + env.id);
  const team = await Ids.of('/teams/' + env.id);
  return { user, team };
}
`,
    wrong: `
async function main(env) {
  const [user, team] = await Promise.all([
    Ids.of('/users/' + env.id),
    Ids.of('/teams/' + env.id),
  ]);
  return { user, team };
}
`,
  }),
  kept({
    name: 'two helpers push into one list of the caller',
    above: `
async function collect(path, into) {
  const row = await (await fetch(path)).json();
  into.push(path);
  return row;
}
`,
    main: `
async function main(env) {
  const rows = [];
  const open = await collect('/open/' + env.id, rows);
  const done = await collect('/done/' + env.id, rows);
  return { rows, open, done };
}
`,
    wrong: `
async function main(env) {
  const rows = [];
  const [open, done] = await Promise.all([
    collect('/open/' + env.id, rows),
    collect('/done/' + env.id, rows),
  ]);
  return { rows, open, done };
}
`,
  }),
  kept({
    name: 'keys are set in the order of arrival',
    above: `
async function fill(target, key) {
  const text = await (await fetch('/texts/' + key)).text();
  target[key] = text.length;
  return text;
}
`,
    main: `
async function main(env) {
  const sizes = {};
  const title = await fill(sizes, 'title');
  const intro = await fill(sizes, 'intro');
  return { sizes, title, intro };
}
`,
    wrong: `
async function main(env) {
  const sizes = {};
  const [title, intro] = await Promise.all([fill(sizes, 'title'), fill(sizes, 'intro')]);
  return { sizes, title, intro };
}
`,
  }),
  kept({
    name: 'a method calls super and keeps the last path',
    above: `
class Rows {
  async load(path) {
    return (await fetch(path)).json();
  }
}
class LastRows extends Rows {
  async load(path) {
    const row = await super.load(path);
    this.last = path;
    return row;
  }
}
const rows = new LastRows();
`,
    main: `
async function main(env) {
  const first = await rows.load('/first/' + env.id);
  const second = await rows.load('/second/' + env.id);
  return { first, second };
}
`,
    wrong: `
async function main(env) {
  const [first, second] = await Promise.all([
    rows.load('/first/' + env.id),
    rows.load('/second/' + env.id),
  ]);
  return { first, second };
}
`,
  }),
];
