import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** The layers of src/, lowest first. A file may import from its own layer and from lower ones. */
const layers = ['utils', 'analysis', 'fixes', 'rules', 'cli'] as const;

/**
 * Files of src/ itself that layers may import: how a rule is made, what the settings say, and how
 * the analysis of a file is started. The last one imports the analysis, the others no layer.
 */
const openToLayers: Readonly<Record<string, readonly string[]>> = {
  'analyze-file.ts': ['rules', 'cli'],
  'create-rule.ts': ['rules'],
  'settings.ts': ['rules', 'cli'],
};

interface Import {
  /** The importing file, relative to src/. */
  readonly from: string;
  /** The imported file relative to src/, or the name of a package. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

const importPattern =
  /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\b(?:import|require)\(\s*'([^']+)'\s*\)/gm;

/** Every import of a source text. */
function findImports(from: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map(([, isType, fromClause, inCall]) => {
    const specifier = fromClause ?? inCall ?? '';
    const isPackage = !specifier.startsWith('.');
    const to = isPackage
      ? specifier
      : path.posix.join(path.posix.dirname(from), specifier).replace(/\.js$/, '.ts');
    return { from, to, isPackage, isTypeOnly: isType !== undefined };
  });
}

function getLayer(file: string): (typeof layers)[number] | undefined {
  return layers.find((layer) => file.startsWith(`${layer}/`));
}

/** Says why an import between files of src/ is against the rules of docs/architecture.md. */
function findProblem({ from, to }: Import): string | undefined {
  const [fromLayer, toLayer] = [getLayer(from), getLayer(to)];
  if (toLayer === 'cli' && fromLayer !== 'cli') return `${from} imports ${to}: it is the command`;
  if (toLayer === 'analysis' && fromLayer !== 'analysis' && to !== 'analysis/index.ts') {
    return `${from} imports ${to}: the only door of the analysis is src/analysis/index.ts`;
  }
  if (fromLayer === undefined) return undefined;
  if (toLayer === undefined) {
    return openToLayers[to]?.includes(fromLayer) ? undefined : `${from} imports ${to}`;
  }
  if (layers.indexOf(toLayer) > layers.indexOf(fromLayer)) {
    return `${from} imports ${to}: ${fromLayer} is below ${toLayer}`;
  }
  return undefined;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'));
const imports = files.flatMap((file) =>
  findImports(file, readFileSync(path.join(src, file), 'utf8')),
);

describe('imports', () => {
  it('are found in every way they are written', () => {
    const text = [
      "import a from './a.js';",
      "import type { B } from '../b/b.js';",
      "import {\n  c,\n  d,\n} from './c.js';",
      "export * from './d.js';",
      "export { e } from 'e';",
      "import 'f';",
      "const g = await import('./g.js');",
    ].join('\n');
    expect(findImports('x/x.ts', text).map(({ to }) => to)).toEqual([
      'x/a.ts',
      'b/b.ts',
      'x/c.ts',
      'x/d.ts',
      'e',
      'f',
      'x/g.ts',
    ]);
  });

  it('run one way: cli, rules, fixes, analysis, utils', () => {
    expect(
      imports.filter(({ isPackage }) => !isPackage).flatMap((one) => findProblem(one) ?? []),
    ).toEqual([]);
  });

  it.each([
    ['utils/ast.ts', 'analysis/index.ts'],
    ['analysis/index.ts', 'fixes/edits.ts'],
    ['fixes/edits.ts', 'rules/no-sequential-awaits.ts'],
    ['fixes/edits.ts', 'analysis/model.ts'],
    ['rules/no-sequential-awaits.ts', 'analysis/effects/infer.ts'],
    ['analysis/index.ts', 'registry.ts'],
    ['analysis/index.ts', 'settings.ts'],
    ['analyze-file.ts', 'analysis/model.ts'],
    ['cli/explain.ts', 'analysis/explain.ts'],
    ['index.ts', 'cli/main.ts'],
    ['rules/no-sequential-awaits.ts', 'cli/collect.ts'],
    ['fixes/edits.ts', 'analyze-file.ts'],
  ])('are refused from %s to %s', (from, to) => {
    expect(findProblem({ from, to, isPackage: false, isTypeOnly: false })).toBeDefined();
  });

  it('load neither ESLint nor TypeScript at run time', () => {
    const heavy = ['eslint', 'typescript', '@typescript-eslint/utils', '@typescript-eslint/parser'];
    const loaded = imports.filter(({ isTypeOnly, to }) => !isTypeOnly && heavy.includes(to));
    expect(loaded.map(({ from, to }) => `${from} loads ${to}`)).toEqual([]);
  });

  it('name only packages that package.json lists as dependencies', () => {
    const { dependencies, peerDependencies } = JSON.parse(
      readFileSync(path.join(src, '..', 'package.json'), 'utf8'),
    ) as Record<string, Record<string, string>>;
    const listed = Object.keys({ ...dependencies, ...peerDependencies });
    const unlisted = imports.filter(
      ({ isPackage, to }) =>
        isPackage &&
        !to.startsWith('node:') &&
        !listed.some((name) => to === name || to.startsWith(`${name}/`)),
    );
    expect(unlisted.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });
});
