import Module from 'node:module';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { onDisk, resolve } from './folder.js';
import type { Files } from './tree.js';

const files = (...names: string[]): Files => Object.fromEntries(names.map((name) => [name, '']));

describe('relative paths', () => {
  it.each([
    ['./x', ['src/x.ts'], 'src/x.ts'],
    ['./x', ['src/x.tsx'], 'src/x.tsx'],
    ['./x', ['src/x.mts'], 'src/x.mts'],
    ['./x', ['src/x.cts'], 'src/x.cts'],
    ['./x', ['src/x.js'], 'src/x.js'],
    ['./x', ['src/x.jsx'], 'src/x.jsx'],
    ['./x', ['src/x.mjs'], 'src/x.mjs'],
    ['./x', ['src/x.cjs'], 'src/x.cjs'],
    ['./x', ['src/x.ts', 'src/x.js', 'src/x/index.ts'], 'src/x.ts'],
    ['./x.js', ['src/x.ts'], 'src/x.ts'],
    ['./x.js', ['src/x.tsx'], 'src/x.tsx'],
    ['./x.js', ['src/x.ts', 'src/x.js'], 'src/x.ts'],
    ['./x.js', ['src/x.js', 'src/x.d.ts'], 'src/x.js'],
    ['./x.js', ['src/x.js.ts'], 'src/x.js.ts'],
    ['./x.jsx', ['src/x.tsx'], 'src/x.tsx'],
    ['./x.mjs', ['src/x.mts'], 'src/x.mts'],
    ['./x.cjs', ['src/x.cts'], 'src/x.cts'],
    ['./x.ts', ['src/x.ts'], 'src/x.ts'],
    ['./x.server', ['src/x.server.ts'], 'src/x.server.ts'],
    ['../x', ['x.ts'], 'x.ts'],
    ['./x', ['src/x/index.ts'], 'src/x/index.ts'],
    ['./x/', ['src/x.ts', 'src/x/index.ts'], 'src/x/index.ts'],
    ['.', ['src/index.ts', 'src.ts'], 'src/index.ts'],
    ['..', ['index.tsx'], 'index.tsx'],
    ['./', ['src/index.js'], 'src/index.js'],
  ])('%s with %j is %s', (specifier, names, expected) => {
    expect(resolve(files(...names), specifier)).toBe(expected);
  });

  it.each([
    ['./x', ['src/y.ts']],
    ['./x', ['src/x.d.ts']],
    ['./x', ['src/x.json']],
    ['./x.js', ['src/x.mts']],
    ['./x.mjs', ['src/x.ts']],
    ['./x.ts', ['src/x.js']],
    ['./x/', ['src/x.ts']],
    ['./x', ['src/x/main.ts']],
    ['./x', ['x.ts']],
    ['./x.json', ['src/x.json']],
    ['./x.css', ['src/x.css']],
    ['./x.svg', ['src/x.svg']],
    ['./x.vue', ['src/x.vue']],
    ['./x.d.ts', ['src/x.d.ts']],
    ['./x.css.d.ts', ['src/x.css.d.ts']],
    ['./x?raw', ['src/x.ts']],
    ['', ['src/index.ts']],
    ['..', ['src/index.ts']],
  ])('%s with %j is missing', (specifier, names) => {
    expect(resolve(files(...names), specifier)).toBe('missing');
  });

  it('may be absolute', () => {
    const { folder, modules } = onDisk(files('lib/x.ts'));
    expect(folder.resolve(modules, `${folder.path}/lib/x`)).toBe('lib/x.ts');
    expect(folder.resolve(modules, `${folder.path}/lib/y`)).toBe('missing');
  });

  it('a folder is what its package.json names', () => {
    const folder = files('src/x/lib.ts', 'src/x/index.ts');
    expect(resolve({ ...folder, 'src/x/package.json': '{"main":"./lib.js"}' }, './x')).toBe(
      'src/x/lib.ts',
    );
    expect(resolve({ ...folder, 'src/x/package.json': '{"main":"./gone.js"}' }, './x')).toBe(
      'src/x/index.ts',
    );
    expect(resolve({ ...folder, 'src/x/package.json': '{"main":"."}' }, './x')).toBe(
      'src/x/index.ts',
    );
  });

  it('what is not built yet leads to its source', () => {
    const tree = {
      ...files('ui/src/lib.ts', 'ui/src/a.ts'),
      'ui/package.json': '{"main":"./dist/lib.js"}',
    };
    expect(resolve(tree, '../ui')).toBe('ui/src/lib.ts');
    expect(resolve(tree, '../ui/dist/a.js')).toBe('ui/src/a.ts');
    expect(resolve(tree, '../ui/dist/b.js')).toBe('missing');
    expect(resolve(tree, '../ui/other/a.js')).toBe('missing');
    expect(resolve({ ...tree, 'ui/dist/a.js': '' }, '../ui/dist/a.js')).toBe('ui/dist/a.js');
  });

  it('into node_modules is a package', () => {
    expect(resolve(files('node_modules/a/x.js'), '../node_modules/a/x.js')).toBe(
      'package ../node_modules/a/x.js',
    );
  });

  it('from a text without a path leads nowhere', () => {
    expect(resolve(files('x.ts'), './x', '../input.ts')).toBe('missing');
  });
});

describe('packages', () => {
  it.each(['node:fs', 'fs', 'fs/promises', 'bun:test', 'https://esm.sh/a', 'npm:a@1'])(
    '%s is known by its name',
    (name) => {
      expect(resolve({}, name)).toBe(`package ${name}`);
    },
  );

  it.each([
    ['a', 'node_modules/a/index.js'],
    ['a/sub', 'node_modules/a/index.js'],
    ['@s/a', 'node_modules/@s/a/index.js'],
    ['@s/a/sub', 'src/node_modules/@s/a/index.js'],
  ])('%s is installed in %s', (name, file) => {
    expect(resolve(files(file), name)).toBe(`package ${name}`);
  });

  it.each(['b', '@s/a', '@/a', '~/a', '#a', 'a b'])('%s is not', (name) => {
    expect(resolve(files('node_modules/a/index.js'), name)).toBe('missing');
  });

  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
    'a package in %s need not be installed',
    (field) => {
      const manifest = { 'package.json': JSON.stringify({ [field]: { a: '^1' } }) };
      expect(resolve(manifest, 'a/sub')).toBe('package a/sub');
      expect(resolve(manifest, 'b')).toBe('missing');
    },
  );

  it('a link out of node_modules is a file of the project', () => {
    const linked = {
      'packages/a/index.ts': '',
      'node_modules/.store/b/node_modules/b/index.js': '',
      'node_modules/x/index.js': '',
      'node_modules/a@': 'packages/a',
      'node_modules/b@': 'node_modules/.store/b/node_modules/b',
    };
    expect(resolve(linked, 'a')).toBe('packages/a/index.ts');
    expect(resolve(linked, 'b')).toBe('package b');
  });
});

describe('names inside a package', () => {
  const manifest = {
    'package.json': JSON.stringify({
      name: 'own',
      imports: {
        '#db': './src/db.ts',
        '#lib/*': './src/lib/*.js',
        '#lib/internal/*': null,
        '#platform': { browser: './src/browser.ts', default: './src/node.ts' },
        '#fs': 'node:fs',
        '#dep': 'dep',
        '#installed': 'installed',
        '#installed/sub': { browser: 'dep', default: 'installed/sub.js' },
      },
      exports: { './api': './src/api.ts' },
      dependencies: { dep: '1' },
    }),
    ...files(
      'src/db.ts',
      'src/lib/a.ts',
      'src/lib/internal/b.ts',
      'src/browser.ts',
      'src/node.ts',
      'src/api.ts',
      'src/secret.ts',
      'node_modules/installed/index.js',
      'node_modules/installed/sub.js',
    ),
  };

  it.each([
    ['#db', 'src/db.ts'],
    ['#lib/a', 'src/lib/a.ts'],
    ['#lib/internal/b', 'missing'],
    ['#lib/c', 'missing'],
    ['#platform', 'src/node.ts'],
    ['#fs', 'package node:fs'],
    ['#dep', 'package dep'],
    ['#installed', 'package installed'],
    ['#installed/sub', 'package installed/sub.js'],
    ['#other', 'missing'],
    ['own/api', 'src/api.ts'],
    ['own/secret', 'missing'],
  ])('%s is %s', (specifier, expected) => {
    expect(resolve(manifest, specifier)).toBe(expected);
  });
});

describe('without the native resolver', () => {
  const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
  const original = loader._load;

  afterEach(() => {
    loader._load = original;
    vi.resetModules();
  });

  it('only what is part of Node, or has a scheme, is known', async () => {
    loader._load = (name, ...rest) => {
      if (name === 'oxc-resolver') throw new Error('Cannot find native binding');
      return original(name, ...rest);
    };
    vi.resetModules();
    const { createModules } = await import('../../src/analysis/modules/index.js');
    const modules = createModules({ interval: 0 });
    const { folder } = onDisk(files('src/a.ts', 'node_modules/b/index.js'));
    for (const name of ['./a', '@/a', 'b', '#a', '..', folder.path]) {
      expect(folder.resolve(modules, name), name).toBe('missing');
    }
    expect(folder.resolve(modules, 'node:fs')).toBe('package node:fs');
    const before = modules.refresh();
    expect(modules.refresh()).toBe(before);
    expect(modules.load(`${folder.path}/src/a.ts`)).toBeDefined();
  });
});
