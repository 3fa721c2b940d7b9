import { createRequire } from 'node:module';

import type * as Oxc from 'oxc-resolver';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';

import { EXTENSIONS } from './extensions.js';

const require = createRequire(import.meta.url);

/**
 * Conditions that hold for code that runs on a server or is bundled, and those that lead to
 * sources. `browser`, `react-native` or `worker` may be other code.
 */
const CONDITIONS = [
  'source',
  'import',
  'module',
  'module-sync',
  'node',
  'development',
  'require',
  'default',
];

/** Fields of package.json that name the file of the whole package: that of sources first. */
const MAIN_FIELDS = ['source', 'module', 'main'];

const OPTIONS: NapiResolveOptions = {
  builtinModules: true,
  conditionNames: CONDITIONS,
  extensions: EXTENSIONS,
  // TypeScript sources are imported by the name of what is built from them.
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  mainFields: MAIN_FIELDS,
  nodePath: false,
};

/** Names are looked up in the nearest tsconfig.json. */
export const BY_TSCONFIG: NapiResolveOptions = { ...OPTIONS, tsconfig: 'auto' };

/** Names are looked up in a configuration that has another name. */
export const byConfig = (configFile: string): NapiResolveOptions => ({
  ...OPTIONS,
  tsconfig: { configFile, references: 'auto' },
});

/** Only packages and paths. */
export const PLAIN = OPTIONS;

/** To the folder of a package instead of a file. */
export const TO_FOLDER: NapiResolveOptions = {
  ...OPTIONS,
  exportsFields: [],
  resolveToContext: true,
};

/** To the tsconfig.json that another one extends. */
export const TO_CONFIG: NapiResolveOptions = {
  ...OPTIONS,
  extensions: ['.json'],
  extensionAlias: {},
  mainFields: ['tsconfig'],
  mainFiles: ['tsconfig'],
};

/** To the sources of a package; a build may give them any extension. */
export const toSources = (
  alias: Record<string, string[]>,
  conditions: readonly string[],
): NapiResolveOptions => ({
  ...OPTIONS,
  alias,
  conditionNames: [...conditions, ...CONDITIONS],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs', '.ts', '.tsx', '.js'],
    '.cjs': ['.cts', '.cjs', '.ts', '.tsx', '.js'],
  },
});

/** The same where a package says only where its types are: those may be sources. */
export const toTypes = (
  alias: Record<string, string[]>,
  conditions: readonly string[],
): NapiResolveOptions => {
  const options = toSources(alias, ['types', ...conditions]);
  return { ...options, mainFields: [...MAIN_FIELDS, 'types', 'typings'] };
};

/** Undefined where the resolver is not installed, or not made for this platform. */
export function loadResolver(): ResolverFactory | undefined {
  try {
    const oxc = require('oxc-resolver') as typeof Oxc;
    return new oxc.ResolverFactory(PLAIN);
  } catch {
    return undefined;
  }
}
