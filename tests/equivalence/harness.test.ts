import { describe, expect, it } from 'vitest';

import { compare } from './compare/prove.js';
import { link } from './world/link.js';
import { compile } from './world/program.js';
import { run } from './world/run.js';
import { calm, type Scenario } from './world/scenario.js';

const runIn = (source: string, scenario: Partial<Scenario> = {}) =>
  run(compile(source), { ...calm, ...scenario });

/** What the world records, so that a difference can be seen at all. */
describe('the world', () => {
  it('measures virtual time, and no real time', async () => {
    const source = `
async function main() {
  await sleep(0);
  await Promise.all([getUser(1), getUser(2)]);
  await new Promise((done) => setTimeout(done, 5_000_000));
}`;
    expect((await runIn(source, { latency: () => 1_000_000 })).elapsed).toBe(7_000_000);
  });

  it('says which operation failed', async () => {
    const source = `
async function main(env) {
  const user = await getUser(env.id);
  return getPosts(user.id);
}`;
    const fails = new Map([['getUser(1)', 'rejects' as const]]);
    const found = await runIn(source, { fails });
    expect([found.outcome, found.result]).toEqual(['threw', 'failure of getUser(1)']);
    expect(found.started.map(({ key }) => key)).toEqual(['getUser(1)']);
  });

  it('keeps the order of writes, what they saw, and the state they leave', async () => {
    const source = `
let count = 0;
async function main(env) {
  await saveUser(++count);
  env.log.push('saved');
  await saveTeam(count);
}`;
    const found = await runIn(source);
    expect(found.writes.map(({ key }) => key)).toEqual(['saveUser(1)', 'saveTeam(1)']);
    expect(found.writes.map(({ saw }) => saw.includes('log:["saved"]'))).toEqual([false, true]);
    expect(found.state).toContain('module:{count:1}');
  });

  it('lets a read see the writes before it, and marks writes after the end', async () => {
    const source = `
async function main() {
  await saveUser(1);
  const user = await getUser(1);
  Promise.resolve().then(() => sleep(1)).then(() => saveTeam(2));
  return user;
}`;
    const found = await runIn(source);
    expect(found.result).toBe('<getUser(1)@1>');
    expect(found.writes.map(({ late }) => late)).toEqual([false, true]);
  });

  it('collects unhandled rejections and puts the listeners of the process back', async () => {
    const before = process.listeners('unhandledRejection');
    const source = `
async function main() {
  const early = getPosts(1);
  await getUser(1);
  await early;
}`;
    const fails = new Map([['getPosts(1)', 'rejects' as const]]);
    const latency = (key: string) => (key === 'getUser(1)' ? 9 : 1);
    expect((await runIn(source, { fails, latency })).unhandled).toEqual(['failure of getPosts(1)']);
    expect(process.listeners('unhandledRejection')).toEqual(before);
  });

  it('lets two operations at a time on one handle fail', async () => {
    const found = await runIn(
      'async function main() { return Promise.all([tx.getA(), tx.getB()]); }',
    );
    expect(found.result).toBe('failure of busy tx');
  });

  it('ends a program that waits for ever', async () => {
    expect((await runIn('async function main() { await new Promise(() => {}); }')).outcome).toBe(
      'hangs',
    );
  });
});

/** Files that import one another, as a bundler or Node would run them. */
describe('a program of several files', () => {
  const runFiles = (files: Record<string, string>, scenario: Partial<Scenario> = {}) =>
    run(link(files, 'main.ts'), { ...calm, ...scenario });

  it('sees the values that imported variables have now, and keeps the state of all files', async () => {
    const found = await runFiles({
      'count.ts':
        'let calls = 0;\nexport let count = 0;\nexport const add = () => { calls++; count += 2; };',
      'index.ts': `export * from './count';`,
      'main.ts': `
import { add, count } from './index';
export async function main() { add(); return count; }`,
    });
    expect(found.result).toBe('2');
    expect(found.state).toContain('calls:1');
    expect(found.state).toContain('count:2');
  });

  it('starts anew in each run', async () => {
    const files = {
      'main.ts': `
let runs = 0;
export async function main() {
  globalThis.runs = (globalThis.runs ?? 0) + 1;
  return [++runs, globalThis.runs];
}`,
    };
    expect([(await runFiles(files)).result, (await runFiles(files)).result]).toEqual([
      '[1,1]',
      '[1,1]',
    ]);
  });

  it('may import in a cycle, and what the configuration of TypeScript names', async () => {
    const found = await runFiles({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
      'lib/even.ts': `
import { odd } from './odd';
export const even = (n: number): boolean => n === 0 || odd(n - 1);`,
      'lib/odd.ts': `
import { even } from '@/even';
export const odd = (n: number): boolean => n !== 0 && even(n - 1);`,
      'main.ts': `
import { even } from '@/even';
export async function main() { return even(10); }`,
    });
    expect(found.result).toBe('true');
  });

  it('is given clients whose queries are sent once, when they are awaited', async () => {
    const found = await runFiles({
      'main.ts': `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function main() {
  const query = prisma.user.findMany();
  prisma.team.count();
  await query;
  await query;
  return prisma.$transaction((tx) => Promise.all([tx.user.count(), tx.team.count()]));
}`,
    });
    expect(found.result).toBe('failure of busy tx');
    expect(found.started.map(({ key }) => key).slice(0, 2)).toEqual([
      'prisma.user.findMany()',
      'prisma.begin',
    ]);
  });
});

/** What counts as a difference, and the one thing that does not. */
describe('the comparison', () => {
  const source = `
async function main(env) {
  const user = await getUser(env.id);
  const posts = await listPosts(env.id);
  return { user, posts };
}`;
  const withMain = (...lines: string[]) => ['async function main(env) {', ...lines, '}'].join('\n');

  it('accepts the join, whose only change is which of two errors is reported', async () => {
    const joined = withMain(
      'const [user, posts] = await Promise.all([getUser(env.id), listPosts(env.id)]);',
      'return { user, posts };',
    );
    expect(await compare({ source }, joined, 'full')).toBeUndefined();
  });

  it.each([
    ['a value', 'return { user: posts, posts: user };'],
    ['the order of keys', 'return { posts, user };'],
    ['a write', 'await saveVisit(user.id);', 'return { user, posts };'],
    ['a further read', 'await getTeam(user.id);', 'return { user, posts };'],
    ['a change of what the caller holds', 'env.count++;', 'return { user, posts };'],
    ['time', 'await sleep(1);', 'return { user, posts };'],
    ['a late write', 'void Promise.resolve().then(() => saveVisit(1));', 'return { user, posts };'],
    ['a swallowed error', 'return { user, posts };'],
  ])('sees %s', async (what, ...end) => {
    const call =
      what === 'a swallowed error' ? 'listPosts(env.id).catch(() => [])' : 'listPosts(env.id)';
    const changed = withMain(
      `const [user, posts] = await Promise.all([getUser(env.id), ${call}]);`,
      ...end,
    );
    expect(await compare({ source }, changed, 'full')).toBeDefined();
  });

  it('sees text that no longer parses', async () => {
    expect((await compare({ source }, `${source}}`, 'quick'))?.scenario).toBe('parsing');
  });
});
