import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { detectors } from '../../src/registry.js';
import { countReports, Host } from './host.js';
import type { Report } from './host.js';
import { getReference } from './reference.js';
import { getSamples, makeFlatConfig, makeLegacyConfig } from './samples.js';

/** Every form in which a typed config can name what the plugin has. */
const typedConfig = `
import parser from '@typescript-eslint/parser';
import waterfall from 'eslint-plugin-waterfall';
import { defineConfig } from 'eslint/config';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  waterfall.configs.strict,
  { files: ['named/*.ts'], plugins: { waterfall }, extends: ['waterfall/recommended'] },
  { files: ['given/*.ts'], extends: [waterfall.configs.recommended] },
  { settings: { waterfall: { trustNames: 'never' } } },
]);

// @ts-expect-error There is no config of this name.
export const none = waterfall.configs.recomended;
// @ts-expect-error There is no rule of this name.
export const noRule = waterfall.rules['no-such-rule'];
`;

const compilerOptions = {
  module: 'NodeNext',
  target: 'ES2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: false,
  types: [],
};

const sequential = `
export async function load(id: string) {
  const user = await getUser(id);
  const posts = await listPosts(id);
  return { user, posts };
}
`;

describe('ESLint 9 with TypeScript 6', () => {
  const host = new Host();
  const folders = ['esm', 'cjs', 'legacy'];
  let reference: Map<string, Report[]>;

  beforeAll(async () => {
    const samples = getSamples();
    for (const folder of folders) host.writeAll(samples, folder);
    [reference] = await Promise.all([
      getReference(samples),
      host.install(
        'eslint@9.39.5',
        'jiti@2.7.0',
        '@typescript-eslint/parser@8.72.0',
        'typescript@6.0.3',
      ),
    ]);
  });

  afterAll(() => host.remove());

  it('has something to compare: reports of every rule, fixes and suggestions', () => {
    const reported = new Set([...reference.values()].flat().map(({ rule }) => rule));
    const rules = detectors.map(({ name }) => `waterfall/${name}`);
    expect([...reported].sort()).toEqual(rules.sort());
    const { reports, fixes, suggestions } = countReports(reference);
    expect(reports).toBeGreaterThan(20);
    expect(fixes).toBeGreaterThan(10);
    expect(suggestions).toBeGreaterThan(0);
  });

  it('reports with a flat config in ES modules what every host reports', async () => {
    host.write('esm/eslint.config.js', makeFlatConfig());
    expect(await host.lint(['.'], { cwd: 'esm' })).toEqual(reference);
  });

  it('reports it with a flat config in CommonJS', async () => {
    host.write('cjs/package.json', '{ "type": "commonjs" }');
    host.write('cjs/eslint.config.js', makeFlatConfig({ modules: 'cjs' }));
    expect(await host.lint(['.'], { cwd: 'cjs' })).toEqual(reference);
  });

  it('reports it with eslintrc', async () => {
    host.write('legacy/.eslintrc.cjs', makeLegacyConfig());
    const args = ['--ext', '.ts,.tsx,.mjs', '.'];
    const env = { ESLINT_USE_FLAT_CONFIG: 'false' };
    expect(await host.lint(args, { cwd: 'legacy', env })).toEqual(reference);
  });

  it('is known to TypeScript in a config made with defineConfig, and linted with it', async () => {
    host.write('typed/eslint.config.ts', typedConfig);
    host.write(
      'typed/tsconfig.json',
      JSON.stringify({ compilerOptions, files: ['eslint.config.ts'] }),
    );
    for (const folder of ['other', 'named', 'given']) {
      host.write(`typed/${folder}/load.ts`, sequential);
    }
    const { stdout } = await host.npx('tsc', ['-p', '.'], { cwd: 'typed' });
    expect(stdout).toBe('');
    const linted = await host.lint(['.'], { cwd: 'typed' });
    expect([...linted.keys()]).toEqual(['given/load.ts', 'named/load.ts', 'other/load.ts']);
    // The settings of the last entry: names are not believed.
    for (const reports of linted.values()) expect(reports).toMatchObject([{ suggestions: [{}] }]);
  });
});
