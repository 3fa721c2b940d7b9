import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { analyze, getFunctionName, getLists, print } from './analyze.js';

const folder = new URL('fixtures/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.tsx?$/.test(name));

/**
 * Each fixture holds functions whose names say what may happen to them: `fix…` must have a group
 * that a fix may be written for, `keep…` must have none. The printed answer stands beside it.
 */
describe.each(files)('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const analysis = analyze(text, fileURLToPath(new URL(`src/${name}`, 'file:///project/')));

  it('gives the printed answer', async () => {
    await expect(print(analysis)).toMatchFileSnapshot(
      fileURLToPath(new URL(name.replace(/\.tsx?$/, '.txt'), folder)),
    );
  });

  const judged = getLists(analysis).filter((list) => /^(fix|keep)/.test(getFunctionName(list)));

  it('names what it expects', () => {
    expect(judged.length).toBeGreaterThan(0);
  });

  it.each(judged.map((list) => [getFunctionName(list), list] as const))(
    '%s',
    (functionName, list) => {
      const groups = analysis.findGroups(list, 'assumed').filter((group) => group.fixable);
      if (functionName.startsWith('keep')) expect(groups).toHaveLength(0);
      else expect(groups.length).toBeGreaterThan(0);
    },
  );
});
