import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { detectors } from '../../src/registry.js';
import { Host } from './host.js';
import type { Report } from './host.js';
import { getFixed, getReference } from './reference.js';
import { getSamples, settings } from './samples.js';

const rules = Object.fromEntries(
  detectors.flatMap(({ name, configs }) =>
    configs.strict ? [[`waterfall/${name}`, configs.strict]] : [],
  ),
);

/** Only the plugin's rules, as `strict` has them: oxlint takes no configs from plugins. */
const config = JSON.stringify({
  plugins: [],
  categories: { correctness: 'off' },
  jsPlugins: ['eslint-plugin-waterfall'],
  rules,
  settings,
});

interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

describe('oxlint', () => {
  const host = new Host();
  const samples = getSamples();
  let reference: Map<string, Report[]>;
  let fixedByESLint: Map<string, string>;

  beforeAll(async () => {
    for (const folder of ['as-is', 'fixed']) {
      host.writeAll(samples, folder).write(`${folder}/.oxlintrc.json`, config);
    }
    [reference, fixedByESLint] = await Promise.all([
      getReference(samples),
      getFixed(samples),
      host.install('oxlint@1.94.0'),
    ]);
  });

  afterAll(() => host.remove());

  it('reports what ESLint reports', async () => {
    const { stdout } = await host.npx('oxlint', ['--format', 'json', '.'], { cwd: 'as-is' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    const found = diagnostics.map(({ message, code, filename, labels: [label] }) => {
      const { line, column } = label!.span;
      return `${filename}:${line}:${column} ${code.replace(/\((.*)\)/, '/$1')} ${message}`;
    });
    const expected = [...reference].flatMap(([file, reports]) =>
      reports.map(({ at, rule, message }) => `${file}:${at.split('-')[0]} ${rule} ${message}`),
    );
    expect(found.sort()).toEqual(expected.sort());
  });

  it('fixes what ESLint fixes', async () => {
    await host.npx('oxlint', ['--fix', '.'], { cwd: 'fixed' });
    const fixed = new Map([...samples.keys()].map((file) => [file, host.read(`fixed/${file}`)]));
    expect(fixed).not.toEqual(samples);
    expect(fixed).toEqual(fixedByESLint);
  });
});
