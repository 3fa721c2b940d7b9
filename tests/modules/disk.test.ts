import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ResolverFactory } from 'oxc-resolver';
import { describe, expect, it } from 'vitest';

import { createModules } from '../../src/analysis/modules/index.js';
import type { Resolution } from '../../src/analysis/modules/index.js';
import { Folder } from './folder.js';
import { describeTarget } from './tree.js';

const json = (value: unknown): string => JSON.stringify(value);

/** An installed workspace: every name in it is one that `oxc-resolver` can find too. */
const installed = {
  'package.json': json({ name: 'root', workspaces: ['packages/*', 'apps/*'] }),
  'tsconfig.base.json': json({
    compilerOptions: { baseUrl: '.', paths: { '@shared/*': ['packages/shared/src/*'] } },
  }),
  'apps/web/package.json': json({
    name: 'web',
    imports: { '#db': './src/db.ts', '#lib/*': './src/lib/*.ts' },
    exports: { './api': './src/api.ts' },
  }),
  'apps/web/tsconfig.json': json({ files: [], references: [{ path: './tsconfig.app.json' }] }),
  'apps/web/tsconfig.app.json': `{
    // The paths of the application.
    "extends": "../../tsconfig.base.json", "include": ["src"],
    "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./src/*"], "~lib/*": ["./src/lib/*"], }, },
  }`,
  'apps/web/src/main.ts': '',
  'apps/web/src/db.ts': 'export { db } from "@acme/db";',
  'apps/web/src/api.ts': '',
  'apps/web/src/lib/a.ts': '',
  'apps/web/src/lib/b/index.tsx': '',
  'apps/web/src/lib/c.mts': '',
  'apps/web/src/lib/d.server.ts': '',
  'packages/db/package.json': json({
    name: '@acme/db',
    exports: { '.': { types: './src/index.ts', default: './src/index.ts' }, './*': './src/*.ts' },
  }),
  'packages/db/src/index.ts': 'export * from "./client.js";',
  'packages/db/src/client.ts': 'export const db = new Client();',
  'packages/shared/package.json': json({ name: 'shared', main: './src/index.ts' }),
  'packages/shared/src/index.ts': '',
  'packages/shared/src/x.ts': '',
  'node_modules/react/package.json': json({ name: 'react', main: 'index.js' }),
  'node_modules/react/index.js': '',
  'node_modules/react/jsx.js': '',
  'node_modules/@acme/db@': 'packages/db',
  'node_modules/shared@': 'packages/shared',
};

const names = [
  ...['./db', './db.js', './lib/a', './lib/b', './lib/b/', './lib/c.mjs', './lib/d.server'],
  ...['..', '.', './gone', './lib', '../src/db', '../package.json'],
  ...['@/db', '@/lib/a', '@/lib/b', '@/lib/a.js', '@/gone', '~lib/a', 'src/db', '@shared/x'],
  ...['#db', '#lib/a', '#lib/gone', '#gone', 'web/api', 'web/db', 'fs', 'node:path', 'fs/promises'],
  ...['@acme/db', '@acme/db/client', '@acme/db/gone', 'shared', 'shared/src/x', 'shared/gone'],
  ...['react', 'react/jsx', 'gone', '@acme/gone'],
];

describe('on disk', () => {
  it('names lead where oxc-resolver says', () => {
    const root = new Folder(installed).path;
    const from = path.join(root, 'apps/web/src/main.ts');
    const oxc = new ResolverFactory({
      tsconfig: 'auto',
      builtinModules: true,
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.js'],
      extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'] },
    });
    const modules = createModules();
    const describeMine = (resolution: Resolution): string =>
      resolution.kind === 'file' ? path.relative(root, resolution.path) : resolution.kind;
    const describeOther = (name: string): string => {
      const result = oxc.resolveFileSync(from, name);
      if (result.builtin || result.path?.includes('node_modules')) return 'package';
      // Data are no files to follow.
      if (!result.path || result.path.endsWith('.json')) return 'missing';
      return path.relative(root, result.path);
    };
    const mine = names.map((name) => [name, describeMine(modules.resolve(name, from))]);
    const others = names.map((name) => [name, describeOther(name)]);
    // A package that is installed is known by its name, whatever it holds.
    expect(mine).toEqual(others);
    expect(mine.filter(([, result]) => result !== 'missing').length).toBeGreaterThan(25);
  });

  it('exports are followed through an installed workspace', () => {
    const root = new Folder(installed).path;
    const modules = createModules();
    const file = modules.load(path.join(root, 'apps/web/src/db.ts'))!;
    expect(describeTarget(modules.findExport(file, 'db'))).toBe('client.ts Identifier db');
  });

  it('changes are seen', () => {
    const root = new Folder({ 'a.ts': 'export * from "./b";' }).path;
    const modules = createModules({ interval: 0 });
    const find = (): string =>
      describeTarget(modules.findExport(modules.load(path.join(root, 'a.ts'))!, 'x'));
    expect(find()).toBe('none');
    writeFileSync(path.join(root, 'b.ts'), 'export const x = 1;');
    modules.refresh();
    expect(find()).toBe('b.ts Identifier x');
    writeFileSync(path.join(root, 'b.ts'), 'export const other = 1;');
    modules.refresh();
    expect(find()).toBe('none');
    rmSync(path.join(root, 'b.ts'));
    modules.refresh();
    expect(find()).toBe('none');
  });

  it('paths that are no files, or may not be read, are missing', () => {
    const root = new Folder({ 'a.ts': '', 'folder.ts/index.js': '', 'loop@': 'loop' }).path;
    const modules = createModules();
    const from = path.join(root, 'a.ts');
    expect(modules.resolve('./a.ts/b', from)).toEqual({ kind: 'missing' });
    expect(modules.resolve('./loop', from)).toEqual({ kind: 'missing' });
    expect(modules.resolve('./loop/x', from)).toEqual({ kind: 'missing' });
    expect(modules.resolve(`./${'x'.repeat(5_000)}`, from)).toEqual({ kind: 'missing' });
    expect(modules.resolve('./folder', from)).toEqual({ kind: 'missing' });
    expect(modules.resolve('./folder.ts', from)).toMatchObject({ kind: 'file' });
    expect(modules.load(root)).toBeUndefined();
    expect(modules.load(`${from}\0`)).toBeUndefined();
  });
});
