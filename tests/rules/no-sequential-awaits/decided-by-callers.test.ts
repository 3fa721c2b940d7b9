import { afterAll, describe, expect, it } from 'vitest';

import { setFileSystem } from '../../../src/analysis/modules/index.js';
import { isFixed } from '../../modules/lint.js';

afterAll(() => setFileSystem(undefined));

const pool = `import { Pool } from 'pg';\nconst pool = new Pool();\n`;
const pair = (first: string, second: string): string => `
export async function load(id: string) {
  const user = await ${first};
  const posts = await ${second};
  return { user, posts };
}`;

describe('SQL that is written out in another place', () => {
  const asked = pair('pool.query(FIND, [id])', "pool.query('SELECT * FROM posts')");
  const imported = `import { FIND } from './sql';\n`;
  const qualified = asked.replace('FIND', 'Queries.FIND');

  it.each([
    ['a constant', `const FIND = 'SELECT * FROM users WHERE id = $1';`, true],
    ['a constant that writes', `const FIND = 'DELETE FROM users WHERE id = $1';`, false],
    ['a variable that is given another text', `let FIND = 'SELECT 1';\nFIND = OTHER;`, false],
    [
      'a template of constants',
      "const TABLE = 'users';\nconst FIND = `SELECT * FROM ${TABLE} LIMIT ${10}`;",
      true,
    ],
    [
      'a template with a constant that writes',
      "const LOCK = 'FOR UPDATE';\nconst FIND = `SELECT * FROM users ${LOCK}`;",
      false,
    ],
    ['a template with a value', 'const FIND = `SELECT * FROM ${table}`;', false],
    ['a sum', `const FIND = 'SELECT * ' + 'FROM users';`, true],
    [
      'a sum that ends in another statement',
      `const FIND = 'SELECT 1;' + ' DELETE FROM users';`,
      false,
    ],
    ['a sum with a value', `const FIND = 'SELECT * FROM ' + table;`, false],
  ])('%s', (_, above, expected) => {
    expect(isFixed(`${pool}${above}${asked}`)).toBe(expected);
  });

  it.each([
    ['a constant', `export const FIND = 'SELECT * FROM users';`, true],
    ['a constant that writes', `export const FIND = 'UPDATE users SET a = 1';`, false],
    [
      'a variable',
      `export let FIND = 'SELECT 1';\nexport const use = (t) => { FIND = t; };`,
      false,
    ],
  ])('%s of another file', (_, text, expected) => {
    expect(isFixed(`${imported}${pool}${asked}`, { 'sql.ts': text })).toBe(expected);
  });

  it.each([
    ['a static field', `class Queries { static readonly FIND = 'SELECT 1'; }`, true],
    ['a static field that writes', `class Queries { static FIND = 'DELETE FROM a'; }`, false],
    ['a field of instances', `class Queries { FIND = 'SELECT 1'; }`, false],
    [
      'a static field that the class changes',
      `class Queries { static FIND = 'SELECT 1'; static use(t) { this.FIND = t; } }`,
      false,
    ],
    [
      'a static field that is changed',
      `class Queries { static FIND = 'SELECT 1'; }\nQueries.FIND = OTHER;`,
      false,
    ],
    [
      'a static field of a class that is handed on',
      `class Queries { static FIND = 'SELECT 1'; }\nObject.assign(Queries, others);`,
      false,
    ],
    [
      'a static field of a class with another name',
      `class Queries { static FIND = 'SELECT 1'; }\nconst Other: any = Queries;\nOther[name] = x;`,
      false,
    ],
    ['a property of an object', `const Queries = { FIND: 'SELECT 1' } as const;`, true],
    [
      'a property that is changed',
      `const Queries = { FIND: 'SELECT 1' };\nQueries.FIND = x;`,
      false,
    ],
  ])('%s', (_, above, expected) => {
    expect(isFixed(`${pool}${above}${qualified}`)).toBe(expected);
  });
});

describe('SQL that a helper is given', () => {
  const reads = ["query('SELECT * FROM users WHERE id = $1', [id])", "query('SELECT 1')"] as const;
  const helper = 'const query = (text: string, values?: unknown[]) => pool.query(text, values);';

  it.each([
    ['reads', helper, pair(...reads), true],
    ['writes', helper, pair(reads[0], "query('DELETE FROM users')"), false],
    ['is not known', helper, pair(reads[0], 'query(text)'), false],
    ['is spread', helper, pair(reads[0], 'query(...statement)'), false],
    ['is a constant', `const FIND = 'SELECT 1';\n${helper}`, pair(reads[0], 'query(FIND)'), true],
    [
      'is the property of an object',
      'const query = (text: string, values?: unknown[]) => pool.query({ text, values });',
      pair(...reads),
      true,
    ],
    [
      'is replaced by the helper',
      'const query = (text: string, values?: unknown[]) => { text = rewrite(text); return pool.query(text, values); };',
      pair(...reads),
      false,
    ],
    [
      'is appended to by the helper',
      'const query = (text: string, values?: unknown[]) => pool.query(text + OTHER, values);',
      pair(...reads),
      false,
    ],
    [
      'is handed on',
      `${helper}\nconst one = async (sql: string, v?: unknown[]) => (await query(sql, v)).rows[0];`,
      pair("one('SELECT 1')", "one('SELECT 2')"),
      true,
    ],
    [
      'is handed on and writes',
      `${helper}\nconst one = async (sql: string, v?: unknown[]) => (await query(sql, v)).rows[0];`,
      pair("one('SELECT 1')", "one('INSERT INTO a VALUES (1)')"),
      false,
    ],
    [
      'runs on a connection',
      'const query = (text: string) => client.query(text);\nconst client = new Client();',
      pair("query('SELECT 1')", "query('SELECT 2')"),
      false,
    ],
  ])('%s', (_, above, code, expected) => {
    const named = pool.replace('Pool }', 'Client, Pool }');
    expect(isFixed(`${named}${above}${code}`)).toBe(expected);
  });

  it('in a method of another file', () => {
    const files = {
      'db.ts': `import { Pool } from 'pg';
class Db {
  private pool = new Pool();
  async query(sql: string, values: unknown[] = []) { return this.pool.query(sql, values); }
}
export const db = new Db();`,
    };
    const code = pair("db.query('SELECT 1')", "db.query('SELECT 2')");
    const importing = `import { db } from './db';\n`;
    expect(isFixed(importing + code, files)).toBe(true);
    expect(isFixed(importing + code.replace('SELECT 2', 'DROP TABLE a'), files)).toBe(false);
  });
});

describe('a request whose method a helper is given', () => {
  const http = (parameters: string, options: string): string =>
    `const http = async (${parameters}) => fetch(\`/api/\${path}\`, ${options});`;
  const plain = http('method: string, path: string', '{ method }');
  const withBody = http(
    'method: string, path: string, body?: object',
    '{ method, body: body && JSON.stringify(body) }',
  );
  const named = http('path: string, { method }: { method: string }', '{ method }');

  it.each([
    ['GET', plain, pair("http('GET', 'a')", "http('HEAD', 'b')"), true],
    ['POST', plain, pair("http('GET', 'a')", "http('POST', 'b')"), false],
    ['a value', plain, pair("http('GET', 'a')", "http(method, 'b')"), false],
    [
      'GET, where there could be a body',
      withBody,
      pair("http('GET', 'a')", "http('GET', 'b')"),
      true,
    ],
    ['PUT with a body', withBody, pair("http('GET', 'a')", "http('PUT', 'b', {})"), false],
    [
      'GET by name',
      named,
      pair("http('a', { method: 'GET' })", "http('b', { method: 'GET' })"),
      true,
    ],
    [
      'PUT by name',
      named,
      pair("http('a', { method: 'GET' })", "http('b', { method: 'PUT' })"),
      false,
    ],
    [
      'a default that reads',
      http("path: string, method = 'GET'", '{ method }'),
      pair("http('a')", "http('b')"),
      true,
    ],
    [
      'a default that writes',
      http("path: string, method = 'POST'", '{ method }'),
      pair("http('a', 'GET')", "http('b')"),
      false,
    ],
    [
      'undefined, where the default writes',
      http("path: string, method = 'POST'", '{ method }'),
      pair("http('a', 'GET')", "http('b', undefined)"),
      false,
    ],
    [
      'a default that a helper of the helper leaves',
      `${http("path: string, method = 'POST'", '{ method }')}\nconst get = (path: string, method?: string) => http(path, method);`,
      pair("get('a', 'GET')", "get('b')"),
      false,
    ],
    [
      'a default of a name that writes',
      http("path: string, { method = 'POST' }: { method?: string }", '{ method }'),
      pair("http('a', { method: 'GET' })", "http('b', {})"),
      false,
    ],
    [
      'replaced by the helper',
      `const http = (method: string, path: string) => { method = pick(method); return fetch(path, { method }); };`,
      pair("http('GET', 'a')", "http('GET', 'b')"),
      false,
    ],
  ])('%s', (_, above, code, expected) => {
    expect(isFixed(above + code)).toBe(expected);
  });
});
