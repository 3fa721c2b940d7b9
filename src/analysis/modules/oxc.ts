import { createRequire } from 'node:module';
import path from 'node:path';

import type * as Native from 'oxc-resolver';
import type { NapiResolveOptions, ResolveResult, ResolverFactory } from 'oxc-resolver';

import { EXTENSIONS } from './extensions.js';
import type { Facts } from './facts.js';

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

/** The resolvers for all of these, which share one cache. */
export class Oxc {
  readonly #facts: Facts;
  readonly #resolvers = new Map<unknown, ResolverFactory>();
  #root: { resolver: ResolverFactory | undefined } | undefined;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Loads the resolver, at the first call. Nothing else may be called where there is none. */
  isThere(): boolean {
    this.#root ??= { resolver: load() };
    return this.#root.resolver !== undefined;
  }

  get(key: NapiResolveOptions): ResolverFactory;
  get(key: string, getOptions: () => NapiResolveOptions): ResolverFactory;
  get(key: unknown, getOptions = () => key as NapiResolveOptions): ResolverFactory {
    let resolver = this.#resolvers.get(key);
    if (!resolver) {
      resolver = this.#root!.resolver!.cloneWithOptions(getOptions());
      this.#resolvers.set(key, resolver);
    }
    return resolver;
  }

  ask(options: NapiResolveOptions, folder: string, specifier: string): string | undefined {
    return this.watch(this.get(options).sync(folder, specifier));
  }

  /** Has the file system watched where other files would change what a name leads to. */
  watch({ path: found, packageJsonPath: manifest }: ResolveResult): string | undefined {
    const facts = this.#facts;
    if (found === undefined || isInstalled(found)) return found;
    const folder = path.dirname(found);
    facts.stat(folder);
    facts.stat(path.dirname(folder));
    if (manifest !== undefined) {
      facts.stat(manifest);
      if (isInstalled(manifest)) facts.realPath(path.dirname(manifest));
    }
    return found;
  }

  forget(): void {
    this.#resolvers.clear();
    this.#root?.resolver?.clearCache();
  }
}

export function isInstalled(file: string): boolean {
  return /[/\\]node_modules[/\\]/.test(`${file}/`);
}

/** Undefined where the resolver is not installed, or not made for this platform. */
function load(): ResolverFactory | undefined {
  try {
    const native = require('oxc-resolver') as typeof Native;
    return new native.ResolverFactory(PLAIN);
  } catch {
    return undefined;
  }
}
