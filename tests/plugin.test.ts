import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';
import { detectors } from '../src/registry.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist', 'index.js');
const requireHere = createRequire(import.meta.url);
const ruleEntries = Object.entries(plugin.rules);

/** A file of the repository, as text. */
function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** The names of the files of a folder that end in the given way, without that ending. */
function listNames(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(ending) && file !== `index${ending}`)
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** The rules that have tests: tests/rules/<name>.test.ts, or a folder of that name with test files. */
function listTestedRules(): string[] {
  const tests = readdirSync(path.join(root, 'tests', 'rules'), {
    recursive: true,
    encoding: 'utf8',
  }).filter((file) => file.endsWith('.test.ts'));
  return [...new Set(tests.map((file) => file.split(path.sep)[0]!.replace('.test.ts', '')))].sort();
}

/** Every object schema inside a schema, with its properties. */
function collectObjectSchemas(schema: unknown): Record<string, unknown>[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(collectObjectSchemas);
  return 'type' in schema && schema.type === 'object'
    ? [schema as Record<string, unknown>, ...inner]
    : inner;
}

describe('the plugin', () => {
  it('says its name, version and namespace as package.json has them', () => {
    const { name, version } = JSON.parse(read('package.json')) as Record<string, string>;
    expect(plugin.meta).toEqual({ name, version, namespace: 'waterfall' });
  });

  it('has one rule for each file of src/rules, and tests and one page for each rule', () => {
    const names = Object.keys(plugin.rules).sort();
    expect(listNames('src/rules', '.ts')).toEqual(names);
    expect(listTestedRules()).toEqual(names);
    expect(listNames('docs/rules', '.md')).toEqual(names);
    expect(detectors.map(({ name }) => name)).toEqual(names);
  });

  it('publishes the files that its package.json points to', () => {
    const { exports } = JSON.parse(read('package.json')) as {
      exports: { '.': Record<string, string> };
    };
    for (const file of Object.values(exports['.'])) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
    }
  });
});

describe.each(ruleEntries)('%s', (name, rule) => {
  const { meta } = rule;

  it('has a type, a description, a page and messages', () => {
    expect(meta?.type).toBeDefined();
    expect(meta?.docs?.description).toMatch(/^[a-z].*[^.]$/);
    expect(meta?.docs?.url).toBe(
      `https://github.com/eslint-plugin-waterfall/eslint-plugin-waterfall/blob/main/docs/rules/${name}.md`,
    );
    expect(Object.keys(meta?.messages ?? {})).not.toHaveLength(0);
  });

  it('names its messages in camel case', () => {
    for (const id of Object.keys(meta?.messages ?? {})) expect(id).toMatch(/^[a-z][A-Za-z]*$/);
  });

  it('ends the message of a problem in a full stop', () => {
    const problems = Object.values(meta?.messages ?? {}).filter(
      (text) => !/^\{\{\w+\}\}$/.test(text),
    );
    for (const text of problems) expect(text).toMatch(/(?:\.|\.\{\{\w+\}\})$/);
  });

  it('has a closed schema in which every property is described', () => {
    expect(meta?.schema).toBeDefined();
    for (const schema of collectObjectSchemas(meta?.schema)) {
      expect(schema['additionalProperties']).toBe(false);
      for (const [key, property] of Object.entries(schema['properties'] ?? {})) {
        expect((property as { description?: string }).description, key).toMatch(/\S/);
      }
    }
  });

  it('is decided on in every config, as its documentation says', () => {
    const detector = detectors.find((one) => one.name === name);
    const { recommended, strict } = detector?.configs ?? {};
    const mildest = recommended ? 'recommended' : strict ? 'strict' : undefined;
    expect((meta?.docs as { recommended?: string } | undefined)?.recommended).toBe(mildest);
    // What recommended reports, strict reports too.
    if (recommended) expect(strict).toBeDefined();
  });

  it('has the same entry in the flat and in the legacy config', () => {
    const key = `waterfall/${name}`;
    const { configs } = plugin;
    expect(configs['legacy-recommended'].rules?.[key]).toEqual(configs.recommended.rules?.[key]);
    expect(configs['legacy-strict'].rules?.[key]).toEqual(configs.strict.rules?.[key]);
  });
});

describe('the built package', () => {
  it('is the same plugin, imported or required', () => {
    // In a process of its own, because the test runner loads imports in its own way.
    const script = `
      import { createRequire } from 'node:module';
      import plugin from 'eslint-plugin-waterfall';
      const required = createRequire(import.meta.url)('eslint-plugin-waterfall');
      console.log(required === plugin, plugin.meta.name);`;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(output.trim()).toBe('true eslint-plugin-waterfall');
  });

  it('is found by its own name', () => {
    expect(requireHere.resolve('eslint-plugin-waterfall')).toBe(dist);
  });
});

/** What the tests need of ESLint's class, in any of the versions. */
interface Lint {
  lintText(code: string, options: { filePath: string }): Promise<{ messages: unknown[] }[]>;
  calculateConfigForFile(file: string): Promise<{ rules: Record<string, unknown[]> }>;
}
type LintClass = new (options: Record<string, unknown>) => Lint;

/** ESLint's class for flat config or eslintrc, from the package of that name. */
function loadEslint(name: string, system: 'flat' | 'eslintrc'): LintClass {
  const api = requireHere(`${name}/use-at-your-own-risk`) as Record<string, LintClass>;
  const found =
    system === 'eslintrc'
      ? (api['LegacyESLint'] ?? (requireHere(name) as { ESLint: LintClass }).ESLint)
      : (api['FlatESLint'] ?? (requireHere(name) as { ESLint: LintClass }).ESLint);
  if (found === undefined) throw new Error(`${name} has no ${system} config.`);
  return found;
}

const code = 'export async function run() {\n  return 1;\n}\n';

describe.each(['eslint8', 'eslint', 'eslint10'])('%s, flat config', (name) => {
  it.each(['recommended', 'strict'] as const)('loads %s and lints', async (level) => {
    const built = requireHere(dist) as typeof plugin;
    const eslint = new (loadEslint(name, 'flat'))({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [built.configs[level]],
    });
    const [result] = await eslint.lintText(code, { filePath: path.join(root, 'probe.js') });
    expect(result?.messages).toEqual([]);
    const { rules } = await eslint.calculateConfigForFile(path.join(root, 'probe.js'));
    expect(Object.keys(rules).sort()).toEqual(Object.keys(built.configs[level].rules ?? {}).sort());
  });
});

describe.each(['eslint8', 'eslint'])('%s, eslintrc', (name) => {
  it.each(['legacy-recommended', 'legacy-strict'] as const)('loads %s and lints', async (level) => {
    const eslint = new (loadEslint(name, 'eslintrc'))({
      cwd: root,
      useEslintrc: false,
      overrideConfig: {
        root: true,
        parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
        extends: [`plugin:waterfall/${level}`],
      },
    });
    const [result] = await eslint.lintText(code, { filePath: path.join(root, 'probe.js') });
    expect(result?.messages).toEqual([]);
    const { rules } = await eslint.calculateConfigForFile(path.join(root, 'probe.js'));
    expect(Object.keys(rules).sort()).toEqual(
      Object.keys(plugin.configs[level].rules ?? {}).sort(),
    );
  });
});
