// Packages that the scripts of the catalogue look into, outside of node_modules/ and of git.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './run.mjs';

const cache = path.join(root, '.tmp/catalogue');

/**
 * Installs packages into a folder of their own, once, without running their scripts.
 *
 * @param {readonly string[]} packages names with versions: `pg@8.23.1`
 * @returns {string} the folder
 */
export function install(packages) {
  const name = packages.join('_').replaceAll('/', '+');
  const folder = path.join(
    cache,
    name.length > 100 ? `${name.slice(0, 90)}-${packages.length}` : name,
  );
  const stamp = path.join(folder, 'installed');
  if (existsSync(stamp)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const { status, stderr } = spawnSync(
    'npm',
    [
      'install',
      ...['--ignore-scripts', '--legacy-peer-deps', '--no-save', '--no-audit', '--no-fund'],
      ...['--prefix', folder],
      ...packages,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`npm could not install ${packages.join(' ')}\n${stderr}`);
  // The declarations of a Prisma client are generated from a schema; the package brings a sketch of them.
  const modules = path.join(folder, 'node_modules');
  const sketch = path.join(modules, '@prisma/client/scripts/default-index.d.ts');
  if (existsSync(sketch)) {
    mkdirSync(path.join(modules, '.prisma/client'), { recursive: true });
    const raw = ['sqltag as sql', 'empty', 'join'].map((name) => {
      const [from, to = from] = name.split(' as ');
      return `  export import ${to} = runtime.${from};`;
    });
    writeFileSync(
      path.join(modules, '.prisma/client/default.d.ts'),
      `${readFileSync(sketch, 'utf8')}\nexport declare namespace Prisma {\n${raw.join('\n')}\n}\n`,
    );
  }
  writeFileSync(stamp, '');
  return folder;
}
