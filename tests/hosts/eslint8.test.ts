import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Host } from './host.js';
import type { Report } from './host.js';
import { getReference } from './reference.js';
import { getSamples, makeFlatConfig, makeLegacyConfig } from './samples.js';

describe('ESLint 8.57 with TypeScript 5', () => {
  const host = new Host();
  const extensions = ['--ext', '.ts,.tsx,.mjs', '.'];
  let reference: Map<string, Report[]>;

  beforeAll(async () => {
    const samples = getSamples();
    for (const folder of ['legacy', 'esm', 'cjs']) host.writeAll(samples, folder);
    [reference] = await Promise.all([
      getReference(samples),
      host.install('eslint@8.57.1', '@typescript-eslint/parser@8.72.0', 'typescript@5.9.3'),
    ]);
  });

  afterAll(() => host.remove());

  it('reports with eslintrc what every host reports', async () => {
    host.write('legacy/.eslintrc.cjs', makeLegacyConfig());
    const env = { ESLINT_USE_FLAT_CONFIG: 'false' };
    expect(await host.lint(extensions, { cwd: 'legacy', env })).toEqual(reference);
  });

  it('reports it with a flat config in ES modules', async () => {
    host.write('esm/eslint.config.js', makeFlatConfig());
    expect(await host.lint(['.'], { cwd: 'esm' })).toEqual(reference);
  });

  it('reports it with a flat config in CommonJS', async () => {
    host.write('cjs/package.json', '{ "type": "commonjs" }');
    host.write('cjs/eslint.config.js', makeFlatConfig({ modules: 'cjs' }));
    expect(await host.lint(['.'], { cwd: 'cjs' })).toEqual(reference);
  });
});
