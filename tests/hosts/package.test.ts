import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Host } from './host.js';
import { root, runCommand } from './run.js';

interface Packed {
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

const installation = readFileSync(path.join(root, 'docs', 'installation.md'), 'utf8');

/** A figure that the page on the installation states, by the words of its row. */
function getStated(words: string): number {
  const row = installation.split('\n').find((line) => line.startsWith(`| ${words}`));
  return Number(/([\d.,]+)[^|]*\|\s*$/.exec(row ?? '')?.[1]?.replace(',', ''));
}

function getSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

describe('the package', () => {
  const host = new Host();
  let packed: Packed;

  beforeAll(async () => {
    const published = runCommand('npm', ['publish', '--dry-run', '--json'], {
      cwd: root,
      expected: [0],
    });
    await host.install('eslint@10.15.0');
    const answer = JSON.parse((await published).stdout) as Packed | Record<string, Packed>;
    packed = 'files' in answer ? (answer as Packed) : Object.values(answer)[0]!;
  });

  afterAll(() => host.remove());

  it('holds what runs, its types, and what a reader of the package looks for', () => {
    const names = packed.files.map((file) => file.path);
    const others = names.filter((name) => !/^dist\/[\w./-]+\.(js|d\.ts)$/.test(name));
    expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `dist/${name.split(path.sep).join('/').slice(0, -'.ts'.length)}`);
    const expected = sources.flatMap((name) => [`${name}.d.ts`, `${name}.js`]);
    expect(names.filter((name) => name.startsWith('dist/')).sort()).toEqual(expected.sort());
  });

  it('is as large, and brings as many packages, as docs/installation.md says', () => {
    const kilobytes = packed.unpackedSize / 1000;
    expect(Math.abs(kilobytes - getStated('this package'))).toBeLessThan(kilobytes * 0.15);
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const rows = [...installation.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, name]) => name!);
    expect(rows.sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('loads without type checker or parser of other files', async () => {
    const { stdout } = await host.run('node', [
      '--input-type=module',
      '--eval',
      `import 'eslint-plugin-waterfall';
       import { Module } from 'node:module';
       console.log(Object.keys(Module._cache).join('\\n'));`,
    ]);
    expect(stdout).not.toBe('');
    expect(stdout).not.toMatch(/typescript-estree|node_modules[\\/]typescript[\\/]|oxc/);
    expect(getSize(path.join(host.folder, 'node_modules/eslint-plugin-waterfall'))).toBe(
      packed.unpackedSize,
    );
  });
});
