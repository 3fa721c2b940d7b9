import { expect, it } from 'vitest';

import { createModules } from '../../src/analysis/modules/index.js';
import { Tree } from './tree.js';

function mayBeExtended(files: Record<string, string>): boolean {
  const tree = new Tree({
    'package.json': '{ "workspaces": ["packages/*"] }',
    'packages/a/package.json': '{ "name": "a" }',
    'packages/a/users.ts': 'export class Users {}',
    ...files,
  });
  const modules = createModules({ fileSystem: tree, resolver: tree.resolver });
  return modules.mayBeExtended('Users', '/p/packages/a/users.ts');
}

it.each([
  ['nothing extends it', {}, false],
  ['another class is extended', { 'packages/b/b.ts': 'class More extends UsersBase {}' }, false],
  ['a class of another package', { 'packages/b/b.ts': 'class More extends Users {}' }, true],
  ['with type arguments', { 'packages/b/b.ts': 'class More extends Users<string> {}' }, true],
  ['through a namespace', { 'packages/b/b.ts': 'class More extends lib.Users {}' }, true],
  ['through a mixin', { 'packages/b/b.ts': 'class More extends Counted(Users) {}' }, true],
  [
    'under another name',
    { 'packages/b/b.ts': `import { Users as Base } from 'a'; class More extends Base {}` },
    true,
  ],
  ['as a constant', { 'packages/b/b.ts': 'const Base = Users;\nclass More extends Base {}' }, true],
  ['in what is installed', { 'node_modules/b/b.js': 'class More extends Users {}' }, false],
])('%s', (_name, files, expected) => {
  expect(mayBeExtended(files)).toBe(expected);
});

it('a class of no package may be extended anywhere', () => {
  const tree = new Tree({ 'users.ts': 'export class Users {}' });
  const modules = createModules({ fileSystem: tree, resolver: tree.resolver });
  expect(modules.mayBeExtended('Users', '/p/users.ts')).toBe(true);
});
