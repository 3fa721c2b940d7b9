import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { getPackages, makeFlatConfig, Project } from './project.js';

const text = readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8');

function getBlock(kind: string): string {
  return new RegExp(`^\`\`\`\\w+ ${kind}\\n(.*?)^\`\`\`$`, 'ms').exec(text)?.[1] ?? '';
}

/** Every key of the objects in a value. */
function collectKeys(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(collectKeys)];
}

describe('docs/explain.md', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project(getPackages('eslint'))
      .write('eslint.config.mjs', makeFlatConfig())
      .write('page.ts', getBlock('explained'))
      .write('load.ts', getBlock('explained-loops'));
  });

  afterAll(() => project.remove());

  it('shows the answer to its example', async () => {
    const { stdout } = await project.run(['explain', 'page.ts:12']);
    expect(stdout).toBe(getBlock('answer'));
  });

  it('shows the answer to its example of loops', async () => {
    const { stdout } = await project.run(['explain', 'load.ts']);
    expect(stdout).toBe(getBlock('answer-loops'));
  });

  it('names every key of the JSON', async () => {
    const { stdout } = await project.run(['explain', '--json', 'page.ts', 'load.ts']);
    const missing = [...new Set(collectKeys(JSON.parse(stdout)))].filter(
      (key) => !text.includes(`\`${key}\``) && !text.includes(`"${key}"`),
    );
    // The entry of a setting has the keys that the settings have.
    expect(missing.filter((key) => !['module', 'exports', 'effect', 'call'].includes(key))).toEqual(
      [],
    );
  });
});
