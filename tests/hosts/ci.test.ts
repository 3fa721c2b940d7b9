import path from 'node:path';

import type { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { detectors } from '../../src/registry.js';
import { Host } from './host.js';
import type { Report } from './host.js';
import { getReference } from './reference.js';
import { getSamples, makeFlatConfig } from './samples.js';

/** How the action `setup-node` makes annotations of what ESLint prints: a file, then its problems. */
const FILE_LINE = /^\s*([^\s].*)$/;
const PROBLEM_LINE = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/;

interface Sarif {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { readonly id: string; readonly helpUri: string }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: { readonly startLine: number; readonly startColumn: number };
        };
      }[];
    }[];
  }[];
}

const sequential = (name: string): string => `export async function ${name}(id) {
  const user = await getUser(id);
  const posts = await listPosts(id);
  return { user, posts };
}
`;

const places = (reports: ReadonlyMap<string, readonly Report[]>): string[] =>
  [...reports]
    .flatMap(([file, list]) => list.map(({ at, rule }) => `${file}:${at.split('-')[0]} ${rule}`))
    .sort();

describe('the command line of ESLint', () => {
  const host = new Host();
  let reference: Map<string, Report[]>;

  beforeAll(async () => {
    const samples = getSamples();
    host.writeAll(samples, 'all').write('all/eslint.config.js', makeFlatConfig());
    for (const folder of ['suppressed', 'cached', 'fixed']) {
      host.write(`${folder}/eslint.config.js`, makeFlatConfig({ typescript: false }));
      host.write(`${folder}/first.js`, sequential('first'));
      host.write(`${folder}/second.js`, sequential('second'));
    }
    [reference] = await Promise.all([
      getReference(samples),
      host.install(
        'eslint@9.39.5',
        '@typescript-eslint/parser@8.72.0',
        'typescript@6.0.3',
        '@microsoft/eslint-formatter-sarif@3.1.0',
      ),
    ]);
  });

  afterAll(() => host.remove());

  it('reports the same with several workers', async () => {
    expect(await host.lint(['--concurrency', '2', '.'], { cwd: 'all' })).toEqual(reference);
  });

  it('writes SARIF, with a page for each rule', async () => {
    const args = ['--format', '@microsoft/eslint-formatter-sarif', '.'];
    const { stdout } = await host.npx('eslint', args, { cwd: 'all', expected: [1] });
    const [run] = (JSON.parse(stdout) as Sarif).runs;
    const found = run!.results.map(({ ruleId, locations: [location] }) => {
      const { artifactLocation, region } = location!.physicalLocation;
      const file = path.relative(
        path.join(host.folder, 'all'),
        new URL(artifactLocation.uri).pathname,
      );
      return `${file}:${region.startLine}:${region.startColumn} ${ruleId}`;
    });
    expect(found.map(decodeURI).sort()).toEqual(places(reference));
    for (const { name } of detectors) {
      const rule = run!.tool.driver.rules.find(({ id }) => id === `waterfall/${name}`);
      expect(rule?.helpUri).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
    }
  });

  it('prints what GitHub makes annotations of', async () => {
    const { stdout } = await host.npx('eslint', ['.'], { cwd: 'all', expected: [1] });
    let file = '';
    const found = stdout.split('\n').flatMap((line) => {
      const problem = PROBLEM_LINE.exec(line);
      if (problem) return [`${file}:${problem[1]}:${problem[2]} ${problem[5]}`];
      file = path.relative(path.join(host.folder, 'all'), FILE_LINE.exec(line)?.[1] ?? '');
      return [];
    });
    expect(found.sort()).toEqual(places(reference));
  });

  it('tells with --stats what each rule costs', async () => {
    const { stdout } = await host.npx('eslint', ['--stats', '--format', 'json', 'app/lib'], {
      cwd: 'all',
    });
    const results = JSON.parse(stdout) as ESLint.LintResult[];
    const names = results.flatMap(({ stats }) =>
      stats!.times.passes.flatMap(({ rules }) => Object.keys(rules ?? {})),
    );
    expect(new Set(names)).toEqual(new Set(detectors.map(({ name }) => `waterfall/${name}`)));
  });

  it('fixes with --fix-dry-run in the output only, and the types of problems it is asked to', async () => {
    const options = { cwd: 'fixed' };
    const { stdout } = await host.npx(
      'eslint',
      ['--fix-dry-run', '--format', 'json', 'first.js'],
      options,
    );
    const [{ output }] = JSON.parse(stdout) as [{ output: string }];
    expect(output).toContain('await Promise.all([getUser(id), listPosts(id)])');
    expect(host.read('fixed/first.js')).toBe(sequential('first'));
    await host.npx('eslint', ['--fix', '--fix-type', 'layout', 'first.js'], options);
    expect(host.read('fixed/first.js')).toBe(sequential('first'));
    await host.npx('eslint', ['--fix', '--fix-type', 'suggestion', 'first.js'], options);
    expect(host.read('fixed/first.js')).toBe(output);
  });

  it('keeps results with --cache until their file changes', async () => {
    const lint = (): Promise<Map<string, Report[]>> =>
      host.lint(['--cache', '.'], { cwd: 'cached' });
    const before = await lint();
    expect([...before.keys()]).toEqual(['first.js', 'second.js']);
    expect(await lint()).toEqual(before);
    host.write('cached/first.js', '// A comment.\n'.repeat(2) + sequential('first'));
    const after = await lint();
    expect(after.get('second.js')).toEqual(before.get('second.js'));
    expect(after.get('first.js')?.map(({ at }) => at)).toEqual(['5:17-5:22']);
  });

  it('adopts a baseline: what is there passes, what is new fails, what is gone is pruned', async () => {
    const lint = async (...args: string[]): Promise<number | null> => {
      const options = { cwd: 'suppressed', expected: [0, 1, 2] };
      return (await host.npx('eslint', [...args, '.'], options)).code;
    };
    const readCounts = (): unknown => JSON.parse(host.read('suppressed/eslint-suppressions.json'));
    const one = { 'waterfall/no-sequential-awaits': { count: 1 } };
    expect(await lint()).toBe(1);
    expect(await lint('--suppress-all')).toBe(0);
    expect(readCounts()).toEqual({ 'first.js': one, 'second.js': one });
    expect(await lint()).toBe(0);
    host.write('suppressed/third.js', sequential('third'));
    expect(await lint()).toBe(1);
    // A fix is made for all of them, known or new; the list says then what is no longer there.
    expect(await lint('--fix')).toBe(2);
    expect(host.read('suppressed/first.js')).toContain('Promise.all');
    expect(await lint('--prune-suppressions')).toBe(0);
    expect(readCounts()).toEqual({});
    expect(await lint()).toBe(0);
  });
});
