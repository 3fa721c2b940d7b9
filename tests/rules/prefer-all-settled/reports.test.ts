import { describe, expect, it } from 'vitest';

import { around, lint, messagesOf } from './lint.js';

type Case = readonly [name: string, body: string, expected: readonly string[]];

const BOTH = 'rethrow, outcomes';

describe('elements that write', () => {
  const cases: readonly Case[] = [
    ['two writes', `await Promise.all([post('/a'), post('/b')]);`, [`abandoned: ${BOTH}`]],
    [
      'a write beside a read that may fail',
      `await Promise.all([post('/a'), fetch('/b')]);`,
      [`abandoned: ${BOTH}`],
    ],
    ['reads', `await Promise.all([fetch('/a'), fetch('/b')]);`, []],
    [
      'a write beside what cannot fail',
      `await Promise.all([post('/a'), fetch('/b').catch(() => null)]);`,
      [],
    ],
    [
      'a handler that throws again',
      `await Promise.all([post('/a'), fetch('/b').catch((error) => { throw error; })]);`,
      [`abandoned: ${BOTH}`],
    ],
    ['one write', `await Promise.all([post('/a')]);`, []],
    [
      'values that are used',
      `const [a, b] = await Promise.all([post('/a'), post('/b')]);\nreturn [a, b];`,
      [],
    ],
    [
      'one value that is used',
      `const [a] = await Promise.all([post('/a'), post('/b')]);\nreturn a;`,
      ['abandoned: rethrow'],
    ],
    [
      'a rest takes every value',
      `const [a, ...rest] = await Promise.all([post('/a'), post('/b')]);\nreturn [a, rest];`,
      [],
    ],
    [
      'a write to memory',
      `const list: number[] = [];\nawait Promise.all([list.push(1), fetch('/b')]);`,
      [],
    ],
    ['a log line', `await Promise.all([console.log(1), fetch('/b')]);`, []],
    [
      'a condition',
      `await Promise.all([id && post('/a'), ids.length > 1 ? post('/b') : null]);`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'a spread',
      `await Promise.all([post('/a'), ...ids.map((one) => post(one))]);`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'started before',
      `const first = post('/a');\nawait Promise.all([first, post('/b')]);`,
      [`abandoned: ${BOTH}`],
    ],
    ['not awaited', `return Promise.all([post('/a'), post('/b')]);`, []],
    ['race', `await Promise.race([post('/a'), post('/b')]);`, []],
    [
      'a library',
      `await Promise.all([prisma.user.update({ where: { id }, data: {} }), prisma.team.deleteMany()]);`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'a library that reads',
      `await Promise.all([prisma.user.findMany(), prisma.team.findMany()]);`,
      [],
    ],
    [
      'a gate that writes on its way',
      `await Promise.all([requireVisit(id), fetch('/b')]);\nasync function requireVisit(one: string) { await post(one); }`,
      [],
    ],
    [
      'the same without a name of a gate',
      `await Promise.all([storeVisit(id), fetch('/b')]);\nasync function storeVisit(one: string) { await post(one); }`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'a body that catches all',
      `const safe = async (url: string) => { try { await post(url); } catch (error) { console.error(error); } };\nawait Promise.all([safe('/a'), safe('/b')]);`,
      [],
    ],
    [
      'a body that catches and throws',
      `const safe = async (url: string) => { try { await post(url); } catch (error) { throw new Error('x'); } };\nawait Promise.all([safe('/a'), safe('/b')]);`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'a body that does not wait for what it starts',
      `const start = async (url: string) => { void post(url); };\nawait Promise.all([start('/a'), start('/b')]);`,
      [],
    ],
  ];
  it.each(cases)('%s', (_name, body, expected) => {
    expect(lint(around(body))).toEqual(expected);
  });
});

describe('batches', () => {
  const cases: readonly Case[] = [
    ['a batch', `await Promise.all(ids.map((one) => post(one)));`, [`batch: ${BOTH}`]],
    ['a function by name', `await Promise.all(ids.map(post));`, [`batch: ${BOTH}`]],
    ['with a filter', `await Promise.all(ids.filter(Boolean).map(post));`, [`batch: ${BOTH}`]],
    ['a batch of reads', `await Promise.all(ids.map((one) => fetch(one)));`, []],
    ['a batch that is used', `const all = await Promise.all(ids.map(post));\nreturn all;`, []],
    [
      'a batch that cannot fail',
      `await Promise.all(ids.map((one) => post(one).catch(() => null)));`,
      [],
    ],
    [
      'a constant',
      `const tasks = ids.map((one) => post(one));\nawait Promise.all(tasks);`,
      [`batch: ${BOTH}`],
    ],
    [
      'without a block, nothing can be written below',
      `for (const one of ids) await Promise.all(ids.map((other) => post(one + other)));`,
      ['batch'],
    ],
  ];
  it.each(cases)('%s', (_name, body, expected) => {
    expect(lint(around(body))).toEqual(expected);
  });
});

describe('what stands around it', () => {
  const cases: readonly Case[] = [
    [
      'a catch that only logs',
      `try {\n  await Promise.all([post('/a'), post('/b')]);\n} catch (error) {\n  console.error(error);\n}`,
      [`logged: ${BOTH}`],
    ],
    [
      'an empty catch around a batch',
      `try {\n  await Promise.all(ids.map(post));\n} catch {}`,
      [`batchLogged: ${BOTH}`],
    ],
    [
      'a catch that does something',
      `try {\n  await Promise.all([post('/a'), post('/b')]);\n} catch (error) {\n  return null;\n}`,
      [`abandoned: ${BOTH}`],
    ],
    [
      'a catch that aborts the others',
      `const controller = new AbortController();\ntry {\n  await Promise.all([post('/a'), post('/b')]);\n} catch (error) {\n  controller.abort();\n  throw error;\n}`,
      [],
    ],
    [
      'a finally that closes what both read',
      `const file = await open(id);\ntry {\n  await Promise.all([file.stat(), file.readFile()]);\n} finally {\n  await file.close();\n}`,
      [`closed: ${BOTH}`],
    ],
    [
      'a finally that calls a function of the project that closes',
      `const stop = async (it: unknown) => { await fetch('/close', { method: 'POST', body: String(it) }); };\nconst release = stop;\nconst file = await make(id);\ntry {\n  await Promise.all([read(file, 1), read(file, 2)]);\n} finally {\n  await release(file);\n}`,
      [`closed: ${BOTH}`],
    ],
    [
      'a finally that calls what only has the name of a closer',
      `const release = (it: unknown) => { void it; };\nconst file = await make(id);\ntry {\n  await Promise.all([read(file, 1), read(file, 2)]);\n} finally {\n  release(file);\n}`,
      [],
    ],
    [
      'a finally that closes by its name alone',
      `const file = await make(id);\ntry {\n  await Promise.all([read(file, 1), read(file, 2)]);\n} finally {\n  await file.close();\n}`,
      [],
    ],
    [
      'a finally that closes something else',
      `const file = await open(id);\nconst other = await open(id);\ntry {\n  await Promise.all([file.stat(), file.readFile()]);\n} finally {\n  await other.close();\n}`,
      [],
    ],
    [
      'a finally that only tells',
      `const file = await open(id);\ntry {\n  await Promise.all([file.stat(), file.readFile()]);\n} finally {\n  console.log(file);\n}`,
      [],
    ],
    [
      'a finally that removes a folder',
      `try {\n  await Promise.all([fetch(id), fetch(id + 1)]);\n} finally {\n  await rm(id);\n}`,
      [`closed: ${BOTH}`],
    ],
    [
      'calls that run until they are stopped',
      `const work = async (url: string) => { while (true) await post(url); };\nawait Promise.all([work('/a'), work('/b')]);`,
      [],
    ],
    [
      'in a transaction',
      `await prisma.$transaction(async (tx) => {\n  await Promise.all([tx.user.deleteMany(), tx.team.deleteMany()]);\n});`,
      [],
    ],
    [
      'beside a transaction',
      `await Promise.all([prisma.user.deleteMany(), prisma.team.deleteMany()]);\nawait prisma.$transaction(async (tx) => {\n  await tx.user.deleteMany();\n});`,
      [`abandoned: ${BOTH}`],
    ],
  ];
  it.each(cases)('%s', (_name, body, expected) => {
    expect(lint(around(body))).toEqual(expected);
  });

  it('is silent in tests, seeds and configurations of tools', () => {
    const code = around(`await Promise.all(ids.map(post));`);
    for (const filename of ['a.test.ts', 'seeder/users.ts', 'vite.config.ts'])
      expect(lint(code, {}, { filename }), filename).toEqual([]);
    expect(lint(code, {}, { filename: 'users.ts' })).toHaveLength(1);
  });

  it('is silent where Promise is something else', () => {
    const code = around(`await Promise.all(ids.map(post));`);
    expect(lint(`import Promise from 'bluebird';\n${code}`)).toEqual([]);
  });
});

describe('evidence', () => {
  const code = `export async function run(ids: string[]) {\n  await Promise.all(ids.map((id) => deleteUser(id)));\n}\n`;

  it('a name counts only where the option says so', () => {
    expect(lint(code)).toEqual([]);
    expect(lint(code, { report: 'assumed' })).toEqual([`batch: ${BOTH}`]);
    expect(lint(code.replace('deleteUser', 'invalidateUser'), { report: 'assumed' })).toEqual([]);
    expect(lint(code.replace('deleteUser', 'getUser'), { report: 'assumed' })).toEqual([]);
  });

  it('a script and a key-value store count only where the option says so', () => {
    const batch = around(`await Promise.all(ids.map(post));`);
    const inScripts = { filename: 'scripts/move.ts' };
    expect(lint(batch, {}, inScripts)).toEqual([]);
    expect(lint(batch, { report: 'assumed' }, inScripts)).toEqual([`batch: ${BOTH}`]);
    const redis = `import Redis from 'ioredis';\nconst redis = new Redis();\nexport async function run(id: string) {\n  await Promise.all([redis.set('a', id), redis.set('b', id)]);\n}\n`;
    expect(lint(redis)).toEqual([]);
    expect(lint(redis, { report: 'assumed' })).toEqual([`abandoned: ${BOTH}`]);
  });

  it('settings count', () => {
    const settings = (effect: string) => ({ effects: [{ call: 'deleteUser', effect }] });
    expect(lint(code, {}, { settings: settings('write') })).toEqual([`batch: ${BOTH}`]);
    expect(lint(code, {}, { settings: settings('background') })).toEqual([`batch: ${BOTH}`]);
    expect(lint(code, { report: 'assumed' }, { settings: settings('read') })).toEqual([]);
  });

  it('the message says which calls go on, and what they do', () => {
    expect(
      messagesOf(around(`await Promise.all([post('/a'), writeFile(id, 'x'), fetch('/b')]);`)),
    ).toEqual([
      'Promise.all stops waiting when one of these fails, while post() and writeFile() may still be at work (sends a request that writes): how that ends is lost.',
    ]);
    expect(messagesOf(code, { report: 'assumed' })).toEqual([
      'Promise.all stops waiting at the first item that fails, while deleteUser() may still be at work for the others (deleteUser() writes, by its name): which of them succeed is lost.',
    ]);
  });
});

describe("mode: 'always'", () => {
  it('reports every awaited Promise.all', () => {
    const body = `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);\nreturn [a, b];`;
    expect(lint(around(body))).toEqual([]);
    expect(lint(around(body), { mode: 'always' })).toEqual(['always: rethrow']);
  });

  it('but none in a transaction or a test', () => {
    const body = `await prisma.$transaction(async (tx) => {\n  await Promise.all([tx.user.findMany()]);\n});`;
    expect(lint(around(body), { mode: 'always' })).toEqual([]);
    const code = around(`await Promise.all([fetch('/a')]);`);
    expect(lint(code, { mode: 'always' }, { filename: 'a.test.ts' })).toEqual([]);
  });
});
