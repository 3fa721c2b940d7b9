import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { Host } from './host.js';
import { getReference } from './reference.js';
import { getJavaScriptSamples, makeFlatConfig } from './samples.js';

describe('the packed package', () => {
  const host = new Host();
  const options = { expected: [0] };

  beforeAll(() => host.add('publint@0.3.25', '@arethetypeswrong/cli@0.18.5'));
  afterAll(() => host.remove());

  it('is one that publint has nothing to say about', async () => {
    const { stdout } = await host.npx('publint', ['--strict', inject('tarball')], options);
    expect(stdout).toContain('All good!');
  });

  it('has types that an ES module finds', async () => {
    const args = [inject('tarball'), '--profile', 'esm-only'];
    // It ends with an error where a resolution that counts has a problem.
    const { stdout } = await host.npx('attw', args, options);
    expect(stdout).toMatch(/node16 \(from ESM\).*\(ESM\)/);
  });
});

describe('a project with TypeScript 7', () => {
  const host = new Host();
  const samples = getJavaScriptSamples();

  afterAll(() => host.remove());

  it('gets the version that the parsers of other files need beside its own', async () => {
    host.writeAll(samples).write('eslint.config.js', makeFlatConfig({ typescript: false }));
    await host.install('eslint@9.39.5', 'typescript@7.0.2');
    expect(await host.lint()).toEqual(await getReference(samples, { typescript: false }));
    const { version } = JSON.parse(host.read('node_modules/typescript/package.json')) as {
      version: string;
    };
    expect(version).toBe('7.0.2');
  });
});
