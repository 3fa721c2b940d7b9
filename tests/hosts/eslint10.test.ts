import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Host } from './host.js';
import type { Report } from './host.js';
import { getReference } from './reference.js';
import { root } from './run.js';
import { getJavaScriptSamples, getSamples, makeFlatConfig } from './samples.js';
import type { Samples } from './samples.js';

describe('ESLint 10', () => {
  const host = new Host();
  const samples = { typescript: getSamples(), javascript: getJavaScriptSamples() };
  let inJavaScript: Map<string, Report[]>;

  beforeAll(async () => {
    host.writeAll(samples.javascript, 'javascript');
    host.write('javascript/eslint.config.js', makeFlatConfig({ typescript: false }));
    [inJavaScript] = await Promise.all([
      getReference(samples.javascript, { typescript: false }),
      host.install('eslint@10.15.0'),
    ]);
  });

  afterAll(() => host.remove());

  describe('in a project of JavaScript', () => {
    it('needs no TypeScript: nothing loads what npm brings with the dependencies', async () => {
      rmSync(path.join(host.folder, 'node_modules', 'typescript'), { recursive: true });
      rmSync(path.join(host.folder, 'node_modules', '@typescript-eslint', 'typescript-estree'), {
        recursive: true,
      });
      expect(inJavaScript.size).toBeGreaterThan(10);
      expect(await host.lint(['.'], { cwd: 'javascript' })).toEqual(inJavaScript);
    });
  });

  describe('in a project of TypeScript', () => {
    const getFiles = (folder: string, of: Samples): Map<string, string> =>
      new Map([...of.keys()].map((file) => [file, host.read(`${folder}/${file}`)]));

    beforeAll(async () => {
      await host.add('@typescript-eslint/parser@8.72.0', 'typescript@6.0.3');
      for (const folder of ['esm', 'cjs']) host.writeAll(samples.typescript, folder);
    });

    it('reports with a flat config in ES modules what every host reports', async () => {
      host.write('esm/eslint.config.js', makeFlatConfig());
      const reference = await getReference(samples.typescript);
      expect(await host.lint(['.'], { cwd: 'esm' })).toEqual(reference);
    });

    it('fixes once and for all, with a flat config in CommonJS', async () => {
      host.write('cjs/package.json', '{ "type": "commonjs" }');
      host.write('cjs/eslint.config.js', makeFlatConfig({ modules: 'cjs' }));
      const left = await host.lint(['--fix', '.'], { cwd: 'cjs' });
      expect([...left.values()].flat().filter(({ fix }) => fix)).toEqual([]);
      const fixed = getFiles('cjs', samples.typescript);
      expect(fixed).not.toEqual(samples.typescript);
      expect(await host.lint(['--fix', '.'], { cwd: 'cjs' })).toEqual(left);
      expect(getFiles('cjs', samples.typescript)).toEqual(fixed);
    });

    it('does what README says: a step that fails, and a folder that is fixed', async () => {
      const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
      const [, config] = /^```js\n\/\/ eslint\.config\.mjs\n(.*?)^```$/ms.exec(readme)!;
      const [, diff] = /^```diff\n(.*?)^```$/ms.exec(readme)!;
      const pick = (sign: string): string =>
        diff!.replaceAll(new RegExp(`^[${sign}].*\\n`, 'gm'), '').replaceAll(/^[ +-]/gm, '');
      const options = { cwd: 'readme' };
      host.write('readme/eslint.config.mjs', config!).write('readme/package.json', '{}');
      for (const folder of ['users', 'teams']) {
        host.write(`readme/src/${folder}/load.ts`, pick('+'));
      }
      const npx = async (command: string): Promise<number | null> =>
        (await host.run('npx', command.split(' '), options)).code;
      expect(await npx('eslint .')).toBe(1);
      expect(await npx('eslint --fix src/users')).toBe(0);
      expect(host.read('readme/src/users/load.ts')).toBe(pick('-'));
      expect(host.read('readme/src/teams/load.ts')).toBe(pick('+'));
      expect(await npx('eslint .')).toBe(1);
      expect(await npx('eslint --suppress-all .')).toBe(0);
      expect(await npx('eslint .')).toBe(0);
    });

    it('fixes nothing but waterfalls with the config that docs/migration.md shows', async () => {
      const page = readFileSync(path.join(root, 'docs', 'migration.md'), 'utf8');
      const [, config] = /^```js\n(\/\/ eslint\.waterfall\.config\.mjs\n.*?)^```$/ms.exec(page)!;
      const own = `import parser from '@typescript-eslint/parser';
        export default [
          { files: ['**/*.ts'], languageOptions: { parser } },
          { files: ['**/*.ts'], rules: { 'no-var': 'error', 'no-console': 'error' } },
        ];`;
      const head = 'var a = 1;\nexport async function load() {\n';
      const tail = '  // eslint-disable-next-line no-console\n  console.log(a, b, c);\n}\n';
      const before = "  const b = await fetch('/b');\n  const c = await fetch('/c');\n";
      const after = "  const [b, c] = await Promise.all([fetch('/b'), fetch('/c')]);\n";
      host
        .write('migration/eslint.config.mjs', own)
        .write('migration/eslint.waterfall.config.mjs', config!)
        .write('migration/load.ts', head + before + tail);
      const left = await host.lint(['--config', 'eslint.waterfall.config.mjs', '--fix', '.'], {
        cwd: 'migration',
      });
      expect([...left.values()].flat()).toEqual([]);
      expect(host.read('migration/load.ts')).toBe(head + after + tail);
    });
  });
});
