import { describe, expect, it } from 'vitest';

import { createModules, getModules, setFileSystem } from '../../src/analysis/modules/index.js';
import type { Modules, ModulesOptions } from '../../src/analysis/modules/index.js';
import { onDisk } from './folder.js';
import { Tree, describeTarget } from './tree.js';
import type { Files } from './tree.js';

function setUp(files: Files, options: ModulesOptions = {}): { tree: Tree; modules: Modules } {
  const tree = new Tree(files);
  const { resolver } = tree;
  return { tree, modules: createModules({ fileSystem: tree, resolver, interval: 0, ...options }) };
}

const findX = (modules: Modules): string => {
  const file = modules.load('/p/main.ts');
  return file ? describeTarget(modules.findExport(file, 'x')) : 'no file';
};

describe('files', () => {
  it('are read when they are asked for, and once', () => {
    const { tree, modules } = setUp({ 'a.ts': 'export * from "./b"', 'b.ts': '', 'c.ts': '' });
    expect(tree.reads).toEqual([]);
    const file = modules.load('/p/a.ts');
    expect(modules.load('/p/a.ts')).toBe(file);
    modules.refresh();
    expect(modules.load('/p/a.ts')).toBe(file);
    expect(tree.reads).toEqual(['/p/a.ts']);
  });

  it('are one whichever way they are reached', () => {
    const { modules } = setUp({ 'packages/a/x.ts': '', 'node_modules/a@': 'packages/a' });
    expect(modules.load('/p/node_modules/a/x.ts')).toBe(modules.load('/p/packages/a/x.ts'));
    expect(modules.load('/p/packages/a/x.ts')?.path).toBe('/p/packages/a/x.ts');
  });

  it.each<[string, string | Uint8Array]>([
    ['not UTF-8', new Uint8Array([0x66, 0x28, 0x29, 0xff])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x66, 0x00])],
    ['binary', '// \0\u0001'],
    ['with an error', 'const = 1;'],
    ['too large', `${'f();\n'.repeat(200_001)}`],
  ])('are not loaded: %s', (_, content) => {
    expect(setUp({ 'a.ts': content }).modules.load('/p/a.ts')).toBeUndefined();
  });

  it.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['large', `${'f();\n'.repeat(20_000)}`],
    ['with characters outside ASCII', '// é 😀'],
  ])('are loaded: %s', (_, content) => {
    expect(setUp({ 'a.ts': content }).modules.load('/p/a.ts')?.text).toBe(content);
  });

  it('are loaded without their byte order mark', () => {
    expect(setUp({ 'a.ts': '\uFEFFf();' }).modules.load('/p/a.ts')?.text).toBe('f();');
  });

  it('that are none are not loaded', () => {
    const { modules } = setUp({ 'folder/a.ts': '', 'a.json': '{}', 'a.d.ts': '' });
    for (const path of ['/p/folder', '/p/gone.ts', 'folder/a.ts', '', '/p/a.json', '/p/a.d.ts']) {
      expect(modules.load(path), path).toBeUndefined();
    }
  });
});

describe('changes', () => {
  it('none: the number stays', () => {
    const { modules } = setUp({
      'main.ts': 'export { x } from "./a"',
      'a.ts': 'export const x = 1',
    });
    const before = modules.refresh();
    expect(findX(modules)).toBe('a.ts Identifier x');
    modules.resolve('./gone', '/p/main.ts');
    modules.resolve('gone', '/p/main.ts');
    expect(modules.refresh()).toBe(before);
    expect(modules.refresh()).toBe(before);
  });

  it('of a file: it and what was found through it are dropped', () => {
    const { tree, modules } = setUp({
      'main.ts': 'export { x } from "./a"',
      'a.ts': 'export const x = 1',
    });
    const before = modules.refresh();
    expect(findX(modules)).toBe('a.ts Identifier x');
    const [main, a] = [modules.load('/p/main.ts'), modules.load('/p/a.ts')];
    tree.write('a.ts', 'export function x() {}');
    expect(modules.refresh()).not.toBe(before);
    expect(findX(modules)).toBe('a.ts FunctionDeclaration function x() {}');
    expect(modules.load('/p/main.ts')).toBe(main);
    expect(modules.load('/p/a.ts')).not.toBe(a);
  });

  it('of a file that could not be parsed', () => {
    const { tree, modules } = setUp({ 'main.ts': 'export const x = ;' });
    expect(findX(modules)).toBe('no file');
    const before = modules.refresh();
    tree.write('main.ts', 'export const x = 1;');
    expect(modules.refresh()).not.toBe(before);
    expect(findX(modules)).toBe('main.ts Identifier x');
  });

  it('a file vanishes', () => {
    const { tree, modules } = setUp({
      'main.ts': 'export * from "./a"',
      'a.ts': 'export const x = 1',
    });
    expect(findX(modules)).toBe('a.ts Identifier x');
    const before = modules.refresh();
    tree.remove('a.ts');
    expect(modules.refresh()).not.toBe(before);
    expect(findX(modules)).toBe('none');
    expect(modules.load('/p/a.ts')).toBeUndefined();
    expect(modules.resolve('./a', '/p/main.ts')).toEqual({ kind: 'missing' });
  });

  it('a file appears', () => {
    const { tree, modules } = setUp({ 'main.ts': 'export * from "./a"' });
    expect(findX(modules)).toBe('none');
    expect(modules.load('/p/a.ts')).toBeUndefined();
    const before = modules.refresh();
    tree.write('a.ts', 'export const x = 1');
    expect(modules.refresh()).not.toBe(before);
    expect(findX(modules)).toBe('a.ts Identifier x');
  });

  it('a file appears that goes before another', () => {
    const { folder, modules } = onDisk({ 'main.ts': '', 'a/index.ts': '' });
    expect(folder.resolve(modules, './a', 'main.ts')).toBe('a/index.ts');
    folder.write('a.ts', '');
    modules.refresh();
    expect(folder.resolve(modules, './a', 'main.ts')).toBe('a.ts');
  });

  it.each<[string, Files, string, string, string]>([
    [
      'tsconfig.json appears',
      {},
      'tsconfig.json',
      '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
      '@/a',
    ],
    [
      'tsconfig.json changes',
      { 'tsconfig.json': '{}' },
      'tsconfig.json',
      '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
      '@/a',
    ],
    [
      'what it extends appears',
      { 'tsconfig.json': '{"extends":"./base.json"}' },
      'base.json',
      '{"compilerOptions":{"paths":{"@/*":["./*"]}}}',
      '@/a',
    ],
    [
      'the workspace is set up',
      {
        'package.json': '{}',
        'packages/ui/package.json': '{"name":"ui"}',
        'packages/ui/index.ts': '',
      },
      'package.json',
      '{"workspaces":["packages/*"]}',
      'ui',
    ],
    [
      'a package is added',
      { 'package.json': '{"workspaces":["packages/*"]}', 'packages/ui/index.ts': '' },
      'packages/ui/package.json',
      '{"name":"ui"}',
      'ui',
    ],
    [
      'a folder of a package is added',
      { 'package.json': '{"workspaces":["packages/*"]}', 'packages/other/package.json': '{}' },
      'packages/ui/package.json',
      '{"name":"ui","main":"../../a.ts"}',
      'ui',
    ],
    ['a package is installed', {}, 'node_modules/ui/package.json', '{}', 'ui'],
    [
      'a package is declared',
      { 'package.json': '{}' },
      'package.json',
      '{"dependencies":{"ui":"1"}}',
      'ui',
    ],
  ])('%s', (_, files, name, content, specifier) => {
    const { folder, modules } = onDisk({ 'main.ts': '', 'a.ts': '', ...files });
    expect(folder.resolve(modules, specifier, 'main.ts')).toBe('missing');
    const before = modules.refresh();
    expect(folder.resolve(modules, specifier, 'main.ts')).toBe('missing');
    folder.write(name, content);
    expect(modules.refresh()).not.toBe(before);
    expect(folder.resolve(modules, specifier, 'main.ts')).not.toBe('missing');
  });

  it.each<[string, Files, string, string, string]>([
    [
      'what tsconfig.json extends changes',
      {
        'tsconfig.json': '{"extends":"./base.json"}',
        'base.json': '{"compilerOptions":{"paths":{"x":["./one.ts"]}}}',
      },
      'base.json',
      '{"compilerOptions":{"paths":{"x":["./two.ts"]}}}',
      'x',
    ],
    [
      'what tsconfig.json refers to changes',
      {
        'tsconfig.json': '{"files":[],"references":[{"path":"./app.json"}]}',
        'app.json': '{"compilerOptions":{"paths":{"x":["./one.ts"]}}}',
      },
      'app.json',
      '{"compilerOptions":{"paths":{"x":["./two.ts"]}}}',
      'x',
    ],
    [
      'a nearer tsconfig.json appears',
      {
        '../tsconfig.json': '{"compilerOptions":{"paths":{"x":["./p/one.ts"]}}}',
      },
      'tsconfig.json',
      '{"compilerOptions":{"paths":{"x":["./two.ts"]}}}',
      'x',
    ],
    [
      'the main file of a linked package changes',
      {
        'node_modules/x@': 'x',
        'x/package.json': '{"main":"../one.ts"}',
      },
      'x/package.json',
      '{"main":"../two.ts"}',
      'x',
    ],
    [
      'the main file of a folder changes',
      { 'x/package.json': '{"main":"../one.ts"}' },
      'x/package.json',
      '{"main":"../two.ts"}',
      './x',
    ],
    [
      'imports of package.json change',
      { 'package.json': '{"imports":{"#x":"./one.ts"}}' },
      'package.json',
      '{"imports":{"#x":"./two.ts"}}',
      '#x',
    ],
  ])('%s', (_, files, name, content, specifier) => {
    const tree = { 'main.ts': '', 'one.ts': '', 'two.ts': '', ...files };
    const { folder, modules } = onDisk(tree);
    expect(folder.resolve(modules, specifier, 'main.ts')).toBe('one.ts');
    const before = modules.refresh();
    expect(modules.refresh()).toBe(before);
    folder.write(name, content);
    expect(modules.refresh()).not.toBe(before);
    expect(folder.resolve(modules, specifier, 'main.ts')).toBe('two.ts');
    folder.remove('two.ts');
    modules.refresh();
    expect(folder.resolve(modules, specifier, 'main.ts')).not.toBe('two.ts');
  });

  it('a folder that is only touched changes nothing', () => {
    const { folder, modules } = onDisk({
      'main.ts': '',
      'package.json': '{"workspaces":["packages/*"]}',
      'packages/ui/package.json': '{"name":"ui"}',
      'packages/ui/index.ts': '',
    });
    folder.resolve(modules, 'ui', 'main.ts');
    const before = modules.refresh();
    folder.write('packages/ui/other.ts', '');
    expect(modules.refresh()).toBe(before);
  });

  it('a link leads elsewhere', () => {
    const { folder, modules } = onDisk({
      'main.ts': '',
      'one/index.ts': '',
      'two/index.ts': '',
      'node_modules/x/index.js': '',
      'node_modules/a@': 'one',
    });
    expect(folder.resolve(modules, 'a', 'main.ts')).toBe('one/index.ts');
    folder.write('node_modules/a@', 'two');
    modules.refresh();
    expect(folder.resolve(modules, 'a', 'main.ts')).toBe('two/index.ts');
  });
});

describe('how often files are looked at', () => {
  it('not before the interval is over', () => {
    let now = 0;
    const { tree, modules } = setUp(
      { 'main.ts': 'export const x = 1' },
      { interval: 500, now: () => now },
    );
    findX(modules);
    const before = modules.refresh();
    tree.write('main.ts', 'export const y = 1');
    const looks = tree.looks;
    now = 499;
    expect(modules.refresh()).toBe(before);
    expect(tree.looks).toBe(looks);
    expect(findX(modules)).toBe('main.ts Identifier x');
    now = 500;
    expect(modules.refresh()).not.toBe(before);
    expect(findX(modules)).toBe('none');
    now = 900;
    const after = modules.refresh();
    tree.write('main.ts', 'export const x = 1');
    now = 999;
    expect(modules.refresh()).toBe(after);
    now = 1000;
    expect(modules.refresh()).not.toBe(after);
  });

  it('less often where looking takes long', () => {
    let now = 0;
    const { tree, modules } = setUp({ 'main.ts': '' }, { interval: 500, now: () => (now += 50) });
    modules.load('/p/main.ts');
    now = 1_000;
    modules.refresh();
    const looks = tree.looks;
    now = 3_000;
    modules.refresh();
    expect(tree.looks).toBe(looks);
    now = 4_000;
    modules.refresh();
    expect(tree.looks).toBeGreaterThan(looks);
  });
});

describe('while one file is linted after the other', () => {
  it('a look that takes long is put off, but not after a rest', () => {
    let now = 0;
    let isSlow = false;
    const { tree, modules } = setUp(
      { 'main.ts': '' },
      { interval: 500, now: () => (now += isSlow ? 20 : 0) },
    );
    modules.load('/p/main.ts');
    modules.refresh();
    isSlow = true;
    now = 1_000;
    modules.refresh();
    isSlow = false;
    const looks = tree.looks;
    // 20 ms were 2 % of a second.
    for (let at = now + 100; at < 6_000; at += 100) {
      now = at;
      modules.refresh();
    }
    expect(tree.looks).toBe(looks);
    now += 500;
    modules.refresh();
    expect(tree.looks).toBeGreaterThan(looks);
  });
});

describe('files behind `export *`', () => {
  const countParsed = (files: Files): { parsed: number; found: string } => {
    let parsed = 0;
    const onWork = (kind: string): void => {
      if (kind === 'parse') parsed++;
    };
    const stars = Object.keys(files).map((name) => `export * from './${name.slice(0, -3)}';`);
    const { modules } = setUp({ ...files, 'main.ts': stars.join('\n') }, { onWork });
    const main = modules.load('/p/main.ts')!;
    return { found: describeTarget(modules.findExport(main, 'load')), parsed };
  };

  it('are not parsed where their text has no such name', () => {
    expect(countParsed({ 'a.ts': 'export const y = 1', 'b.ts': 'export const load = 1' })).toEqual({
      parsed: 2,
      found: 'b.ts Identifier load',
    });
  });

  it.each([
    [
      'a name with an escape',
      { 'a.ts': String.raw`export const \u006coad = 1` },
      String.raw`a.ts Identifier \u006coad`,
    ],
    [
      'another `export *`',
      { 'a.ts': "export /* all */ * from './c/d'", 'c/d.ts': 'export const load = 1' },
      'd.ts Identifier load',
    ],
    ['CommonJS', { 'a.ts': 'exports[k] = 1; exports.y = 2;' }, 'none'],
  ])('are parsed where it may be an export all the same: %s', (_, files, found) => {
    const result = countParsed(files);
    expect(result.found).toBe(found);
    expect(result.parsed).toBe(Object.keys(files).length + 1);
  });
});

describe('bounds', () => {
  const names = Array.from({ length: 10 }, (_, index) => `f${index}.ts`);
  const files = Object.fromEntries(names.map((name) => [name, 'f();\n'.repeat(20)]));
  const bounds = { files: 1_000, bytes: 1_000_000, paths: 1_000 };

  it.each([
    ['number', { ...bounds, files: 3 }],
    ['size', { ...bounds, bytes: 300 }],
  ])('of %s: those not used for longest are dropped', (_, some) => {
    const { tree, modules } = setUp(files, { bounds: some });
    for (const name of names) {
      modules.load('/p/f0.ts');
      modules.load(`/p/${name}`);
    }
    expect(tree.reads).toHaveLength(10);
    for (const name of ['f0.ts', 'f8.ts', 'f9.ts']) modules.load(`/p/${name}`);
    expect(tree.reads).toHaveLength(10);
    modules.load('/p/f1.ts');
    expect(tree.reads).toHaveLength(11);
  });

  it('a file larger than all that may be kept is loaded', () => {
    const { modules } = setUp(files, { bounds: { ...bounds, bytes: 10 } });
    expect(modules.load('/p/f0.ts')).toBeDefined();
    expect(modules.load('/p/f1.ts')).toBeDefined();
  });

  it('a file that was dropped to save memory is still watched', () => {
    const { tree, modules } = setUp(files, { bounds: { ...bounds, files: 1 } });
    modules.load('/p/f0.ts');
    modules.load('/p/f1.ts');
    const before = modules.refresh();
    tree.write('f0.ts', '');
    expect(modules.refresh()).not.toBe(before);
  });

  it('of answers: they are forgotten, and found again', () => {
    const { folder, modules } = onDisk(files, { bounds: { ...bounds, paths: 5 } });
    const resolveAll = (): string[] =>
      names.map((name) => folder.resolve(modules, `./${name}`, 'main.ts'));
    expect(resolveAll()).toEqual(names);
    const before = modules.refresh();
    expect(resolveAll()).toEqual(names);
    expect(modules.refresh()).not.toBe(before);
  });

  it('of paths: everything is forgotten, and read again', () => {
    const { tree, modules } = setUp(files, { bounds: { ...bounds, paths: 5 } });
    for (const name of names) modules.load(`/p/${name}`);
    const before = modules.refresh();
    modules.load('/p/f0.ts');
    expect(tree.reads).toHaveLength(11);
    expect(modules.refresh()).toBe(before);
    modules.load('/p/f0.ts');
    expect(tree.reads).toHaveLength(11);
  });
});

describe('the files of the process', () => {
  it('are those of the disk, unless a test gives others', () => {
    const shared = getModules()!;
    expect(getModules()).toBe(shared);
    expect(shared.load(import.meta.filename)?.path).toBe(import.meta.filename);
    setFileSystem(new Tree({ 'a.ts': 'f();' }));
    expect(getModules()!.load('/p/a.ts')?.text).toBe('f();');
    const other = getModules()!.refresh();
    expect(other).not.toBe(shared.refresh());
    setFileSystem(undefined);
    expect(getModules()!.refresh()).not.toBe(other);
    expect(getModules()!.load('/p/a.ts')).toBeUndefined();
    expect(getModules()!.load(import.meta.filename)).toBeDefined();
  });
});
