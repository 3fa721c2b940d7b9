import { describe, expect, it } from 'vitest';

import { resolve } from './folder.js';
import type { Files } from './tree.js';

const json = (value: unknown): string => JSON.stringify(value);
const from = 'apps/web/src/main.ts';

/** A workspace that is not installed, with one package `@acme/ui`. */
const withPackage = (manifest: object, ...sources: string[]): Files => ({
  'package.json': json({ workspaces: ['packages/*', 'apps/*'] }),
  'apps/web/package.json': json({ name: 'web' }),
  'packages/ui/package.json': json({ name: '@acme/ui', ...manifest }),
  ...Object.fromEntries(sources.map((name) => [`packages/ui/${name}`, ''])),
});

describe('workspaces that are not installed', () => {
  it.each([
    ['npm', { 'package.json': json({ workspaces: ['packages/*'] }) }],
    ['Yarn 1', { 'package.json': json({ workspaces: { packages: ['./packages/*/'] } }) }],
    ['pnpm', { 'pnpm-workspace.yaml': "packages:\n  - 'packages/*' # all\n" }],
    ['a folder', { 'package.json': json({ workspaces: ['packages/ui'] }) }],
    ['any depth', { 'package.json': json({ workspaces: ['**'] }) }],
    ['alternatives', { 'package.json': json({ workspaces: ['{apps,packages}/*'] }) }],
  ])('%s', (_, root) => {
    const files = {
      ...root,
      'packages/ui/package.json': json({ name: '@acme/ui' }),
      'packages/ui/index.ts': '',
    };
    expect(resolve(files, '@acme/ui', from)).toBe('packages/ui/index.ts');
  });

  it.each([
    ['another folder', { 'package.json': json({ workspaces: ['libs/*'] }) }],
    ['another depth', { 'package.json': json({ workspaces: ['*'] }) }],
    ['excluded', { 'package.json': json({ workspaces: ['packages/*', '!packages/ui'] }) }],
    ['not a list', { 'package.json': json({ workspaces: true }) }],
    ['broken YAML', { 'pnpm-workspace.yaml': 'packages: [' }],
    ['no workspace', {}],
  ])('not %s', (_, root) => {
    const files = {
      ...root,
      'packages/ui/package.json': json({ name: '@acme/ui' }),
      'packages/ui/index.ts': '',
    };
    expect(resolve(files, '@acme/ui', from)).toBe('missing');
  });

  it('what is installed goes first', () => {
    const files = { ...withPackage({}, 'index.ts'), 'node_modules/@acme/ui/index.js': '' };
    expect(resolve(files, '@acme/ui', from)).toBe('package @acme/ui');
  });

  it('the root is one of its packages', () => {
    const root = { 'package.json': json({ name: 'root', workspaces: ['apps/*'] }) };
    const files = { ...root, 'index.ts': '', 'apps/web/package.json': '{}' };
    expect(resolve(files, 'root', from)).toBe('index.ts');
  });

  it('another name is none of its packages', () => {
    expect(resolve(withPackage({}, 'index.ts'), '@acme/uix', from)).toBe('missing');
    expect(resolve(withPackage({}, 'index.ts'), '@acme', from)).toBe('missing');
  });
});

describe('the file of a package', () => {
  it.each([
    [{ main: './lib.js' }, ['lib.ts', 'index.ts'], 'lib.ts'],
    [{ main: 'lib' }, ['lib.ts'], 'lib.ts'],
    [{ module: './esm.js', main: './lib.js' }, ['lib.ts', 'esm.ts'], 'esm.ts'],
    [{ types: './index.d.ts' }, ['index.ts'], 'index.ts'],
    [{ source: './code.ts', main: './lib.js' }, ['code.ts', 'lib.js'], 'code.ts'],
    [{}, ['index.tsx'], 'index.tsx'],
    [{}, ['src/index.ts'], 'src/index.ts'],
    [{ main: './dist/index.js' }, ['src/index.ts'], 'src/index.ts'],
    [{ main: './dist/index.js' }, ['src/index.tsx'], 'src/index.tsx'],
    [{ main: './dist/index.js' }, ['index.ts'], 'index.ts'],
    [{ main: 'build/a/b.js' }, ['src/a/b.ts'], 'src/a/b.ts'],
    [{ main: './lib/index.js' }, ['src/index.ts'], 'src/index.ts'],
    [{ main: './dist/esm/a.mjs' }, ['src/a.mts'], 'src/a.mts'],
    [{ main: './dist/esm/a.js' }, ['src/esm/a.ts'], 'src/esm/a.ts'],
    [{ main: './dist/src/a.js' }, ['src/a.ts'], 'src/a.ts'],
    [{ main: './dist/index.js' }, ['dist/index.js', 'src/index.ts'], 'src/index.ts'],
    [{ main: './dist/index.js' }, ['dist/index.js'], 'dist/index.js'],
    [{ main: './lib/index.js' }, ['lib/index.js', 'src/other.ts'], 'lib/index.js'],
    [{ types: './dist/index.d.ts' }, ['src/index.ts'], 'src/index.ts'],
  ])('%j with %j is %s', (manifest, sources, expected) => {
    expect(resolve(withPackage(manifest, ...sources), '@acme/ui', from)).toBe(
      `packages/ui/${expected}`,
    );
  });

  it.each([
    [{ main: './dist/index.js' }, ['src/other.ts']],
    [{ types: './dist/index.d.ts' }, ['dist/index.d.ts']],
    [{ main: './other/index.js' }, ['src/main.ts']],
    [{ exports: { '.': './dist/index.js' } }, ['index2.ts', 'src/other.ts']],
    [{ exports: {} }, ['index.ts']],
    [{ exports: ['./gone.js', './a.js'] }, ['a.ts']],
    [{ exports: { './a': './a.ts' } }, ['index.ts', 'a.ts']],
    [{ exports: { '.': { browser: './index.ts' } } }, ['index.ts']],
    [{ exports: null, main: './styles.css' }, ['styles.css']],
  ])('%j with %j is missing', (manifest, sources) => {
    expect(resolve(withPackage(manifest, ...sources), '@acme/ui', from)).toBe('missing');
  });

  it.each<[unknown, string[], string]>([
    ['./a.ts', ['a.ts'], 'a.ts'],
    [{ '.': './a.ts' }, ['a.ts', 'index.ts'], 'a.ts'],
    [{ import: './dist/index.js', require: './dist/index.cjs' }, ['src/index.ts'], 'src/index.ts'],
    [{ '.': { types: './dist/a.d.ts', default: './dist/b.js' } }, ['src/b.ts'], 'src/b.ts'],
    [{ '.': { browser: './b.ts', node: { import: './n.ts' } } }, ['b.ts', 'n.ts'], 'n.ts'],
    [{ '.': { 'react-native': './r.ts', default: './d.ts' } }, ['r.ts', 'd.ts'], 'd.ts'],
    [['./a.js', './gone.js'], ['a.ts'], 'a.ts'],
    [{ types: './t.ts', default: './d.js' }, ['t.ts', 'd.ts'], 'd.ts'],
    [{ types: './code/a.ts', default: './dist/a.js' }, ['code/a.ts', 'dist/a.js'], 'code/a.ts'],
  ])('exports %j with %j is %s', (exports, sources, expected) => {
    expect(resolve(withPackage({ exports }, ...sources), '@acme/ui', from)).toBe(
      `packages/ui/${expected}`,
    );
  });

  it('customConditions of the project count', () => {
    const exports = { '.': { '@acme/source': './src/code.ts', default: './dist/index.js' } };
    const files = withPackage({ exports }, 'src/code.ts', 'src/index.ts');
    const config = json({ compilerOptions: { customConditions: ['@acme/source'] } });
    expect(resolve(files, '@acme/ui', from)).toBe('packages/ui/src/index.ts');
    expect(resolve({ ...files, 'apps/web/tsconfig.json': config }, '@acme/ui', from)).toBe(
      'packages/ui/src/code.ts',
    );
  });
});

describe('paths in a package', () => {
  const exports = {
    '.': './src/index.ts',
    './button': './src/button.tsx',
    './lib/*': './src/lib/*.ts',
    './lib/private/*': null,
    './hooks/*.js': './dist/hooks/*.js',
    './styles.css': './styles.css',
    './old/': './src/old/',
  };
  const files = withPackage(
    { exports },
    'src/index.ts',
    'src/button.tsx',
    'src/lib/a.ts',
    'src/lib/deep/b.ts',
    'src/lib/private/c.ts',
    'src/hooks/use.ts',
    'src/old/d.ts',
    'src/hidden.ts',
    'styles.css',
  );

  it.each([
    ['button', 'packages/ui/src/button.tsx'],
    ['lib/a', 'packages/ui/src/lib/a.ts'],
    ['lib/deep/b', 'packages/ui/src/lib/deep/b.ts'],
    ['hooks/use.js', 'packages/ui/src/hooks/use.ts'],
    ['old/d', 'packages/ui/src/old/d.ts'],
    ['lib/private/c', 'missing'],
    ['lib/z', 'missing'],
    ['hooks/use', 'missing'],
    ['src/hidden', 'missing'],
    ['hidden', 'missing'],
    ['styles.css', 'missing'],
  ])('@acme/ui/%s is %s', (inside, expected) => {
    expect(resolve(files, `@acme/ui/${inside}`, from)).toBe(expected);
  });

  it('are those of its folder where there are no exports', () => {
    const plain = withPackage({}, 'lib/a.ts', 'src/b.ts', 'src/c.ts');
    expect(resolve(plain, '@acme/ui/lib/a', from)).toBe('packages/ui/lib/a.ts');
    expect(resolve(plain, '@acme/ui/src/b', from)).toBe('packages/ui/src/b.ts');
    expect(resolve(plain, '@acme/ui/dist/c', from)).toBe('packages/ui/src/c.ts');
    expect(resolve(plain, '@acme/ui/c', from)).toBe('missing');
  });
});
