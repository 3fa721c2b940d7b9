import { describe, expect, it } from 'vitest';

import { onDisk, resolve } from './folder.js';

const json = (value: unknown): string => JSON.stringify(value);
const paths = (table: Record<string, string[]>, rest = {}): string =>
  json({ compilerOptions: { paths: table, ...rest } });

describe('paths', () => {
  const files = { 'src/lib/a.ts': '', 'src/lib/b/index.tsx': '', 'other/lib/a.ts': '' };

  it.each([
    ['@/lib/a', { '@/*': ['./src/*'] }, 'src/lib/a.ts'],
    ['@/lib/b', { '@/*': ['./src/*'] }, 'src/lib/b/index.tsx'],
    ['@/lib/a.js', { '@/*': ['./src/*'] }, 'src/lib/a.ts'],
    ['@/lib/a', { '@/*': ['./gone/*', './other/*'] }, 'other/lib/a.ts'],
    ['@/lib/a', { '@/*': ['./other/*'], '@/lib/*': ['./src/lib/*'] }, 'src/lib/a.ts'],
    ['@/lib/a', { '@/*': ['./src/*'], '@/lib/a': ['./other/lib/a.ts'] }, 'other/lib/a.ts'],
    ['a', { a: ['./src/lib/a'] }, 'src/lib/a.ts'],
    ['lib/a', { '*': ['./src/*'] }, 'src/lib/a.ts'],
    ['#/lib/a', { '#/*': ['./src/*'] }, 'src/lib/a.ts'],
    ['a!lib', { '*!lib': ['./src/lib/*'] }, 'src/lib/a.ts'],
  ])('%s with %j is %s', (specifier, table, expected) => {
    expect(resolve({ ...files, 'tsconfig.json': paths(table) }, specifier)).toBe(expected);
  });

  it.each([
    ['@/lib/c', { '@/*': ['./src/*'] }],
    ['@lib/a', { '@/*': ['./src/*'] }],
    ['a/x', { a: ['./src/lib/a'] }],
    ['lib/a', { '@/*': ['./src/*'] }],
  ])('%s with %j is missing', (specifier, table) => {
    expect(resolve({ ...files, 'tsconfig.json': paths(table) }, specifier)).toBe('missing');
  });

  it('to what a package will be built to lead to its source', () => {
    const config = paths({ ui: ['./packages/ui/dist/index.js'] });
    const tree = { 'tsconfig.json': config, 'packages/ui/src/index.ts': '' };
    expect(resolve({ ...tree, 'packages/ui/package.json': '{}' }, 'ui')).toBe(
      'packages/ui/src/index.ts',
    );
    expect(resolve(tree, 'ui')).toBe('missing');
  });

  it('begin at baseUrl where there is one', () => {
    const config = paths({ '@/*': ['lib/*'] }, { baseUrl: './src' });
    expect(resolve({ ...files, 'tsconfig.json': config }, '@/a')).toBe('src/lib/a.ts');
  });

  it('of the nearest configuration count', () => {
    const nested = { ...files, 'tsconfig.json': paths({ '@/*': ['./src/*'] }) };
    expect(resolve({ ...nested, 'src/tsconfig.json': '{}' }, '@/lib/a')).toBe('missing');
    expect(resolve({ ...nested, 'src/tsconfig.other.json': '{}' }, '@/lib/a')).toBe('src/lib/a.ts');
  });

  it('of jsconfig.json count where there is no tsconfig.json', () => {
    const config = paths({ '@/*': ['./src/*'] });
    expect(resolve({ ...files, 'jsconfig.json': config }, '@/lib/a')).toBe('src/lib/a.ts');
    expect(resolve({ ...files, 'jsconfig.json': config, 'tsconfig.json': '{}' }, '@/lib/a')).toBe(
      'missing',
    );
  });

  it('may have comments and commas', () => {
    const config = `{ // paths
      "compilerOptions": { /* "paths": {} */ "paths": { "@/*": ["./src/*",], "//": [], }, },
    }`;
    expect(resolve({ ...files, 'tsconfig.json': config }, '@/lib/a')).toBe('src/lib/a.ts');
  });
});

describe('baseUrl', () => {
  const files = {
    'tsconfig.json': json({ compilerOptions: { baseUrl: './src' } }),
    'src/lib/a.ts': '',
    'src/fs.ts': '',
    'lib/b.ts': '',
  };

  it.each([
    ['lib/a', 'src/lib/a.ts'],
    ['lib/b', 'missing'],
    ['fs', 'package fs'],
  ])('%s is %s', (specifier, expected) => {
    expect(resolve(files, specifier)).toBe(expected);
  });
});

describe('rootDirs', () => {
  it('are laid over one another', () => {
    const files = {
      'tsconfig.json': json({ compilerOptions: { rootDirs: ['src', 'generated'] } }),
      'generated/a.ts': '',
      'other/b.ts': '',
    };
    expect(resolve(files, './a')).toBe('generated/a.ts');
    expect(resolve(files, './b')).toBe('missing');
    expect(resolve(files, './a', 'other/main.ts')).toBe('missing');
  });
});

describe('extends', () => {
  const files = { 'src/lib/a.ts': '', 'config/base.json': paths({ '@/*': ['../src/*'] }) };

  it.each([
    ['a path', './config/base.json'],
    ['a path without extension', './config/base'],
    ['a list', ['./config/base.json', './config/gone.json']],
  ])('%s', (_, parent) => {
    expect(resolve({ ...files, 'tsconfig.json': json({ extends: parent }) }, '@/lib/a')).toBe(
      'src/lib/a.ts',
    );
  });

  it('is overruled by the file itself, and by later entries', () => {
    const own = { extends: './config/base', compilerOptions: { paths: { '~/*': ['./src/*'] } } };
    expect(resolve({ ...files, 'tsconfig.json': json(own) }, '@/lib/a')).toBe('missing');
    expect(resolve({ ...files, 'tsconfig.json': json(own) }, '~/lib/a')).toBe('src/lib/a.ts');
  });

  it('${configDir} is the folder of the project', () => {
    const base = paths({ '@/*': ['${configDir}/src/*'] });
    const found = {
      ...files,
      'config/base.json': base,
      'tsconfig.json': json({ extends: './config/base' }),
    };
    expect(resolve(found, '@/lib/a')).toBe('src/lib/a.ts');
  });

  it.each([
    ['node_modules/base/tsconfig.json', 'base', '{}'],
    ['node_modules/@s/base/app.json', '@s/base/app.json', '{}'],
    ['node_modules/@s/base/app.json', '@s/base/app', '{}'],
    ['node_modules/base/x/t.json', 'base/app', json({ exports: { './app': './x/t.json' } })],
  ])('%s is found as %s', (file, parent, manifest) => {
    const folder = /^node_modules\/(?:@s\/)?base/.exec(file)![0];
    const tree = {
      'src/lib/a.ts': '',
      [file]: paths({ '@/*': ['${configDir}/src/*'] }),
      [`${folder}/package.json`]: manifest,
      'tsconfig.json': json({ extends: parent }),
    };
    expect(resolve(tree, '@/lib/a')).toBe('src/lib/a.ts');
  });

  it('a package of the workspace is found before it is installed', () => {
    const tree = {
      'package.json': json({ workspaces: ['tools/*'] }),
      'tools/tsconfig/package.json': json({ name: '@repo/tsconfig' }),
      'tools/tsconfig/next.json': paths({ '@/*': ['${configDir}/src/*'] }),
      'app/tsconfig.json': json({ extends: '@repo/tsconfig/next.json' }),
      'app/src/a.ts': '',
    };
    expect(resolve(tree, '@/a', 'app/src/main.ts')).toBe('app/src/a.ts');
  });

  it('what is not installed, broken or circular leaves the rest', () => {
    const own = { compilerOptions: { paths: { '@/*': ['./src/*'] } } };
    for (const parent of [
      'gone',
      '@s/gone/base.json',
      './gone.json',
      './tsconfig.json',
      './broken',
    ]) {
      const tree = {
        ...files,
        'broken.json': '{ "compilerOptions": ',
        'tsconfig.json': json({ extends: parent, ...own }),
      };
      expect(resolve(tree, '@/lib/a')).toBe('src/lib/a.ts');
    }
    expect(resolve({ ...files, 'tsconfig.json': '{ "compilerOptions": ' }, './lib/a')).toBe(
      'src/lib/a.ts',
    );
    expect(resolve({ ...files, 'tsconfig.json': '[]' }, '@/lib/a')).toBe('missing');
  });
});

describe('references', () => {
  const files = {
    'tsconfig.json': json({
      files: [],
      references: [{ path: './tsconfig.app.json' }, { path: './tools' }],
    }),
    'tsconfig.app.json': json({
      include: ['src', 'e2e/**/*.ts'],
      compilerOptions: { paths: { '@/*': ['./src/*'] } },
    }),
    'tools/tsconfig.json': paths({ '@/*': ['./lib/*'] }),
    'src/a.ts': '',
    'tools/lib/a.ts': '',
  };

  it.each([
    ['src/main.ts', 'src/a.ts'],
    ['src/deep/main.ts', 'src/a.ts'],
    ['e2e/deep/main.ts', 'src/a.ts'],
    ['e2e/main.js', 'missing'],
    ['other/main.ts', 'missing'],
    ['tools/main.ts', 'tools/lib/a.ts'],
  ])('@/a in %s is %s', (from, expected) => {
    expect(resolve(files, '@/a', from)).toBe(expected);
  });

  it('one that is not there leaves the others', () => {
    const references = [{ path: './tsconfig.app.json' }, { path: './gone' }];
    const tree = { ...files, 'tsconfig.json': json({ files: [], references }) };
    expect(resolve(tree, '@/a')).toBe('src/a.ts');
    expect(resolve(tree, '@/b')).toBe('missing');
    expect(resolve(tree, './a')).toBe('src/a.ts');
  });

  it('files of one folder may belong to different projects', () => {
    const tree = {
      'tsconfig.json': json({ files: [], references: [{ path: 'a.json' }, { path: 'b.json' }] }),
      'a.json': json({ files: ['one.ts'], compilerOptions: { paths: { x: ['./a.ts'] } } }),
      'b.json': json({ files: ['two.ts'], compilerOptions: { paths: { x: ['./b.ts'] } } }),
      'a.ts': '',
      'b.ts': '',
    };
    const { folder, modules } = onDisk(tree);
    expect(folder.resolve(modules, 'x', 'one.ts')).toBe('a.ts');
    expect(folder.resolve(modules, 'x', 'two.ts')).toBe('b.ts');
  });
});
