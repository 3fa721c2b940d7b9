import { keptProject } from './project.js';
import type { ProjectProgram } from './project.js';

/** State of one file that the functions of others share. */
export const keptShared: readonly ProjectProgram[] = [
  keptProject({
    name: 'an imported variable that another function gives a new value',
    files: {
      'locale.ts': `
export let locale = 'en';
export async function getProfile(id: number) {
  const profile = await (await fetch('/profiles/' + id)).json();
  locale = profile?.name ?? 'de';
  return profile;
}
`,
      'texts.ts': `
import { locale } from './locale';
export const getTexts = async () => (await fetch('/texts/' + locale)).json();
`,
    },
    above: `
import { getProfile } from './locale';
import { getTexts } from './texts';
`,
    main: `
export async function main(env) {
  const profile = await getProfile(env.id);
  const texts = await getTexts();
  return { profile, texts };
}
`,
    wrong: `
export async function main(env) {
  const [profile, texts] = await Promise.all([getProfile(env.id), getTexts()]);
  return { profile, texts };
}
`,
  }),
  keptProject({
    name: 'an imported variable in an operand',
    files: {
      'page.ts': `
export let page = 1;
export async function getList(id: number) {
  const list = await (await fetch('/lists/' + id)).json();
  page += 1;
  return list;
}
`,
    },
    above: `
import { getList, page } from './page';
`,
    main: `
export async function main(env) {
  const list = await getList(env.id);
  const rest = await (await fetch('/rest/' + page)).json();
  return { list, rest };
}
`,
    wrong: `
export async function main(env) {
  const [list, rest] = await Promise.all([
    getList(env.id),
    fetch('/rest/' + page).then((response) => response.json()),
  ]);
  return { list, rest };
}
`,
  }),
  keptProject({
    name: 'an object that two import paths name',
    files: {
      'store.ts': `export const store = { theme: 'light' };\n`,
      'again.ts': `export { store as settings } from './store';\n`,
      'themes.ts': `
import { settings } from './again';
import { store } from './store';
export async function loadTheme(id: number) {
  const theme = await (await fetch('/themes/' + id)).json();
  settings.theme = theme?.name;
  return theme;
}
export async function loadStyle() {
  return (await fetch('/styles/' + store.theme)).text();
}
`,
    },
    above: `
import { loadStyle, loadTheme } from './themes';
`,
    main: `
export async function main(env) {
  const theme = await loadTheme(env.id);
  const style = await loadStyle();
  return { theme, style };
}
`,
    wrong: `
export async function main(env) {
  const [theme, style] = await Promise.all([loadTheme(env.id), loadStyle()]);
  return { theme, style };
}
`,
  }),
  keptProject({
    name: 'a list of another file that records arrivals',
    files: {
      'visits.ts': `export const visits: string[] = [];\n`,
      'pages.ts': `
import { visits } from './visits';
export async function getPage(name: string) {
  const page = await (await fetch('/pages/' + name)).json();
  visits.push(name);
  return page;
}
`,
    },
    above: `
import { getPage } from './pages';
import { visits } from './visits';
`,
    main: `
export async function main() {
  const home = await getPage('home');
  const help = await getPage('help');
  return { home, help, visits };
}
`,
    wrong: `
export async function main() {
  const [home, help] = await Promise.all([getPage('home'), getPage('help')]);
  return { home, help, visits };
}
`,
  }),
  keptProject({
    name: 'a memo map with one entry for all',
    files: {
      'memo.ts': `
const memo = new Map();
export async function getConfig(name: string) {
  if (!memo.has('config')) memo.set('config', await (await fetch('/config/' + name)).json());
  return memo.get('config');
}
`,
    },
    above: `
import { getConfig } from './memo';
`,
    main: `
export async function main() {
  const a = await getConfig('a');
  const b = await getConfig('b');
  return { a, b };
}
`,
    wrong: `
export async function main() {
  const [a, b] = await Promise.all([getConfig('a'), getConfig('b')]);
  return { a, b };
}
`,
  }),
  keptProject({
    name: 'an event emitter between two files',
    files: {
      'bus.ts': `
import { EventEmitter } from 'node:events';
export const bus = new EventEmitter();
`,
      'cache.ts': `
import { bus } from './bus';
let version = 1;
bus.on('loaded', () => version++);
export const getAsset = async (name: string) => (await fetch('/assets/' + name + version)).json();
`,
      'loader.ts': `
import { bus } from './bus';
export async function getManifest(id: number) {
  const manifest = await (await fetch('/manifests/' + id)).json();
  bus.emit('loaded');
  return manifest;
}
`,
    },
    above: `
import { getAsset } from './cache';
import { getManifest } from './loader';
`,
    main: `
export async function main(env) {
  const manifest = await getManifest(env.id);
  const asset = await getAsset('logo');
  return { manifest, asset };
}
`,
    wrong: `
export async function main(env) {
  const [manifest, asset] = await Promise.all([getManifest(env.id), getAsset('logo')]);
  return { manifest, asset };
}
`,
  }),
  keptProject({
    name: 'listeners of a hub of the project',
    files: {
      'hub.ts': `
const listeners: (() => void)[] = [];
export const subscribe = (listener: () => void) => listeners.push(listener);
export const publish = () => listeners.forEach((listener) => listener());
`,
      'cache.ts': `
import { subscribe } from './hub';
let version = 1;
subscribe(() => version++);
export const getAsset = async (name: string) => (await fetch('/assets/' + name + version)).json();
`,
      'loader.ts': `
import { publish } from './hub';
export async function getManifest(id: number) {
  const manifest = await (await fetch('/manifests/' + id)).json();
  publish();
  return manifest;
}
`,
    },
    above: `
import { getAsset } from './cache';
import { getManifest } from './loader';
`,
    main: `
export async function main(env) {
  const manifest = await getManifest(env.id);
  const asset = await getAsset('logo');
  return { manifest, asset };
}
`,
    wrong: `
export async function main(env) {
  const [manifest, asset] = await Promise.all([getManifest(env.id), getAsset('logo')]);
  return { manifest, asset };
}
`,
  }),
  keptProject({
    name: 'an import cycle whose functions share a flag',
    files: {
      'first.ts': `
import { getSecond, mark } from './second';
export async function getFirst(id: number) {
  const first = await (await fetch('/first/' + id)).json();
  mark(first?.name);
  return first;
}
export const again = (id: number) => getSecond(id);
`,
      'second.ts': `
import { again } from './first';
let marked = 'none';
export function mark(name: string) {
  marked = name;
}
export async function getSecond(id: number): Promise<unknown> {
  if (id > 100) return again(id - 100);
  return (await fetch('/second/' + marked)).json();
}
`,
    },
    above: `
import { getFirst } from './first';
import { getSecond } from './second';
`,
    main: `
export async function main(env) {
  const first = await getFirst(env.id);
  const second = await getSecond(env.id);
  return { first, second };
}
`,
    wrong: `
export async function main(env) {
  const [first, second] = await Promise.all([getFirst(env.id), getSecond(env.id)]);
  return { first, second };
}
`,
  }),
  keptProject({
    name: 'the exports object of a module, written by a function of it',
    files: {
      'legacy.cjs': `
exports.region = 'eu';
exports.getSite = async (id) => {
  const site = await (await fetch('/sites/' + id)).json();
  exports.region = site?.name;
  return site;
};
exports.getHosts = async () => (await fetch('/hosts/' + exports.region)).json();
`,
    },
    entry: 'main.js',
    above: `
const legacy = require('./legacy.cjs');
`,
    main: `
async function main(env) {
  const site = await legacy.getSite(env.id);
  const hosts = await legacy.getHosts();
  return { site, hosts };
}
`,
    wrong: `
async function main(env) {
  const [site, hosts] = await Promise.all([legacy.getSite(env.id), legacy.getHosts()]);
  return { site, hosts };
}
`,
  }),
];
