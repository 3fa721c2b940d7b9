import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

import { detectors } from '../../src/registry.js';
import { root } from './run.js';

/** What is written into every host: sources that all rules have something to say about. */
export type Samples = ReadonlyMap<string, string>;

/**
 * The TypeScript that hosts lint: the application of `examples/`, and, below `pages/<rule>/`, what
 * the page of each rule calls incorrect, with the files beside it.
 */
export function getSamples(): Samples {
  return new Map([...readApplication(), ...detectors.flatMap(({ name }) => readPage(name))]);
}

/** The same programs as JavaScript, for hosts that know no TypeScript. */
export function getJavaScriptSamples(): Samples {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    jsx: ts.JsxEmit.Preserve,
    verbatimModuleSyntax: true,
  };
  return new Map(
    [...getSamples()]
      .filter(([file]) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map(([file, text]) => [
        file.replace(/\.ts(x?)$/, '.js$1'),
        ts.transpileModule(text, { fileName: file, compilerOptions: options }).outputText,
      ]),
  );
}

function readApplication(): [string, string][] {
  const folder = path.join(root, 'examples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(tsx?|mjs)$|^tsconfig\.json$/.test(file))
    .map((file) => [`app/${file}`, readFileSync(path.join(folder, file), 'utf8')]);
}

/** The code blocks of a rule's page that something is said about. */
function readPage(rule: string): [string, string][] {
  const page = readFileSync(path.join(root, 'docs', 'rules', `${rule}.md`), 'utf8');
  const blocks = [...page.matchAll(/^```(?:ts|tsx|js|jsx) (incorrect|beside)\n(.*?)^```$/gms)];
  return blocks.map(([, kind, code], index) => {
    const name = kind === 'beside' ? /^\/\/ (\S+)\n/.exec(code!)![1]! : `${index}.tsx`;
    return [path.posix.join('pages', rule, name), code!];
  });
}

const effects = [
  { module: '@/lib/api', exports: ['get*', 'list*'], effect: 'read' },
  { module: '@/lib/session', exports: ['readSession'], effect: 'read' },
  { module: '@/lib/session', exports: ['requireAdmin'], effect: 'gate' },
  { module: '@/lib/db', exports: ['query'], effect: 'read' },
  { module: '@/lib/db', exports: ['execute', 'transaction'], effect: 'write' },
];

/** The settings of the hosts: what the application's own modules do. */
export const settings = { waterfall: { effects } };

const settingsText = JSON.stringify(settings);

export interface ConfigForm {
  /** Whether the config is written with `import` or with `require`. */
  readonly modules?: 'esm' | 'cjs';
  /** Whether TypeScript's parser reads the files. */
  readonly typescript?: boolean;
}

/** The flat config of a host that lints the samples with all rules of `strict`. */
export function makeFlatConfig({ modules = 'esm', typescript = true }: ConfigForm = {}): string {
  const load = (name: string, module: string): string =>
    modules === 'esm'
      ? `import ${name} from '${module}';`
      : `const ${name} = require('${module}');`;
  return `
${typescript ? load('parser', '@typescript-eslint/parser') : ''}
${load('waterfall', 'eslint-plugin-waterfall')}
${modules === 'esm' ? 'export default' : 'module.exports ='} [
  { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  {
    files: ['**/*.{js,mjs,jsx,ts,tsx}'],
    languageOptions: { ${typescript ? 'parser, ' : ''}parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  waterfall.configs.strict,
  { settings: ${settingsText} },
];
`;
}

/** The same for the eslintrc system. */
export function makeLegacyConfig(): string {
  return `
module.exports = {
  root: true,
  extends: ['plugin:waterfall/legacy-strict'],
  parser: '@typescript-eslint/parser',
  parserOptions: { ecmaVersion: 'latest', sourceType: 'module', ecmaFeatures: { jsx: true } },
  settings: ${settingsText},
};
`;
}
