import { noSequentialAwaits } from '../../../src/rules/no-sequential-awaits.js';
import { sequential, typescriptTester } from './tester.js';

/** A function with a memo map, and one that asks it beside a request. */
const makeProgram = ({
  map = 'const users = new Map<string, unknown>();',
  get = `async function getUser(id: string) {
  const known = users.get(id);
  if (known) return known;
  const user = await fetch(\`/users/\${id}\`);
  users.set(id, user);
  return user;
}`,
  more = '',
} = {}): string => `${map}
${get}
${more}
export async function load(id: string) {
  const user = await getUser(id);
  const posts = await fetch('/posts');
  return [user, posts];
}`;

const fixProgram = (code: string): string =>
  code.replace(
    `  const user = await getUser(id);
  const posts = await fetch('/posts');
`,
    `  const [user, posts] = await Promise.all([getUser(id), fetch('/posts')]);
`,
  );

/** Line and column of the second await of the program that is left. */
const findAwait = (code: string): [number, number] => {
  const lines = code.split('\n');
  const line = lines.findIndex((text) => text.includes('const posts = await'));
  return [line + 1, lines[line]!.indexOf('await') + 1];
};

const filled = (body: string, parameters = 'id: string'): string =>
  makeProgram({
    get: `async function getUser(${parameters}) {
${body}
}`,
  });

typescriptTester.run('no-sequential-awaits: memos', noSequentialAwaits, {
  valid: [
    { name: 'exported', code: makeProgram({ map: 'export const users = new Map();' }) },
    { name: 'exported below', code: makeProgram({ more: 'export { users };' }) },
    {
      name: 'replaced',
      code: makeProgram({ map: 'let users = new Map();', more: 'users = new Map();' }),
    },
    {
      name: 'filled from the start',
      code: makeProgram({ map: "const users = new Map([['a', 1]]);" }),
    },
    {
      name: 'a Map of the file',
      code: makeProgram({
        more: 'class Map { last: unknown; get(id: string) { return this.last; } set(id: string, value: unknown) { this.last = value; } }',
      }),
    },
    { name: 'emptied', code: makeProgram({ more: 'export function forget() { users.clear(); }' }) },
    {
      name: 'deleted from',
      code: makeProgram({ more: 'export function drop(id: string) { users.delete(id); }' }),
    },
    {
      name: 'gone through',
      code: makeProgram({ more: 'export const list = () => [...users.keys()];' }),
    },
    { name: 'handed on', code: makeProgram({ more: 'watch(users);' }) },
    { name: 'under another name', code: makeProgram({ more: 'const all = users;' }) },
    {
      name: 'overwritten each time',
      code: filled(`  const user = await fetch(\`/users/\${id}\`);
  users.set(id, user);
  return user;`),
    },
    {
      name: 'overwritten where it is there',
      code: filled(`  if (users.has(id)) users.set(id, await fetch(\`/users/\${id}\`));
  return users.get(id);`),
    },
    {
      name: 'guarded by another key',
      code: filled(`  if (!users.has('admin')) users.set(id, await fetch(\`/users/\${id}\`));
  return users.get(id);`),
    },
    {
      name: 'with an end',
      code: filled(`  const known = users.get(id) as { until: number } | undefined;
  if (known && known.until > Date.now()) return known;
  users.set(id, await fetch(\`/users/\${id}\`));
  return users.get(id);`),
    },
    {
      name: 'a second parameter that is no part of the key',
      code: filled(
        `  if (!users.has(id)) users.set(id, await fetch(\`/users/\${id}?as=\${role}\`));
  return users.get(id);`,
        'id: string, role: string',
      ),
    },
    {
      name: 'two parts that run into each other',
      code: filled(
        `  const key = \`\${id}\${role}\`;
  if (!users.has(key)) users.set(key, await fetch(\`/users/\${id}?as=\${role}\`));
  return users.get(key);`,
        'id: string, role: string',
      ),
    },
    {
      name: 'a text of an object',
      code: filled(
        `  const key = \`user:\${id}\`;
  if (!users.has(key)) users.set(key, await fetch(\`/users/\${id}\`));
  return users.get(key);`,
        'id: { toString(): string }',
      ),
    },
    {
      name: 'a variable that changes decides, too',
      code: makeProgram({
        get: `let role = 'guest';
export function setRole(next: string) {
  role = next;
}
async function getUser(id: string) {
  if (!users.has(id)) users.set(id, await fetch(\`/users/\${id}?as=\${role}\`));
  return users.get(id);
}`,
      }),
    },
    {
      name: 'something else is written, too',
      code: makeProgram({
        get: `let count = 0;
async function getUser(id: string) {
  if (!users.has(id)) {
    count++;
    users.set(id, await fetch(\`/users/\${id}\`));
  }
  return users.get(id);
}`,
      }),
    },
    {
      name: 'what is kept is changed',
      code: makeProgram({
        map: 'const users = new Map<string, string[]>();',
        get: `async function getUser(id: string) {
  if (!users.has(id)) users.set(id, [(await fetch(\`/users/\${id}\`)).url]);
  users.get(id)!.push('seen');
  return users.get(id);
}`,
      }),
    },
    {
      name: 'one memo, asked twice',
      code: makeProgram().replace("await fetch('/posts')", "await getUser('admin')"),
    },
    {
      name: 'asked in the function itself, too',
      code: makeProgram().replace('  const posts', '  const known = users.get(id);\n  const posts'),
    },
  ],
  invalid: [
    { name: 'a look-up that returns', code: makeProgram() },
    {
      name: 'has()',
      code: filled(`  if (!users.has(id)) users.set(id, await fetch(\`/users/\${id}\`));
  return users.get(id);`),
    },
    {
      name: 'a name that is given the value',
      code: filled(`  let user = users.get(id);
  if (user === undefined) {
    user = await fetch(\`/users/\${id}\`);
    users.set(id, user);
  }
  return user;`),
    },
    {
      name: 'an object',
      code: makeProgram({
        map: 'const users: Record<string, unknown> = {};',
        get: `async function getUser(id: string) {
  if (id in users) return users[id];
  return (users[id] = await fetch(\`/users/\${id}\`));
}`,
      }),
    },
    {
      name: 'a key that says what it is made of',
      code: filled(`  const key = \`user:\${id}\`;
  if (!users.has(key)) users.set(key, await fetch(\`/users/\${id}\`));
  return users.get(key);`),
    },
  ].map(({ name, code }) => ({
    name,
    code,
    output: fixProgram(code),
    errors: [
      sequential({
        at: findAwait(code),
        rounds: [2, 1],
        members: 'getUser() and fetch()',
      }),
    ],
  })),
});
