import path from 'node:path';

import picomatch from 'picomatch';

import { getStrings, isData } from './documents.js';
import type { Data, Documents } from './documents.js';
import { isBetter, matchPattern } from './package-exports.js';

/** What a tsconfig.json or jsconfig.json, with all that it extends, says of names. */
export interface Config {
  file: string;
  paths: readonly { pattern: string; targets: readonly string[] }[];
  baseUrl?: string;
  rootDirs: readonly string[];
  customConditions: readonly string[];
}

/** Finds the file that an `extends` which is no path means; undefined where it is not installed. */
type FindPackageFile = (specifier: string, folder: string) => string | undefined;

/** Reads the configuration that a file is compiled by. */
export class Tsconfigs {
  readonly #documents: Documents;
  readonly #findPackageFile: FindPackageFile;
  readonly #configs = new Map<string, Config>();

  constructor(documents: Documents, findPackageFile: FindPackageFile) {
    this.#documents = documents;
    this.#findPackageFile = findPackageFile;
  }

  /** The configurations that may apply to a file, nearest first: that of its folder, and references. */
  findFor(file: string): Config[] {
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      for (const name of ['tsconfig.json', 'jsconfig.json']) {
        const found = path.join(folder, name);
        if (this.#documents.facts.isFile(found)) return [...this.#collect(found, file, new Set())];
      }
      if (path.dirname(folder) === folder) return [];
    }
  }

  forget(): void {
    this.#configs.clear();
  }

  *#collect(config: string, file: string, seen: Set<string>): Generator<Config> {
    if (seen.has(config)) return;
    seen.add(config);
    yield this.#get(config);
    const references = this.#documents.read(config)?.references;
    if (!Array.isArray(references)) return;
    for (const reference of references) {
      if (!isData(reference) || typeof reference.path !== 'string') continue;
      const target = path.resolve(path.dirname(config), reference.path);
      const referenced = target.endsWith('.json') ? target : path.join(target, 'tsconfig.json');
      if (this.#includes(referenced, file)) yield* this.#collect(referenced, file, seen);
    }
  }

  #get(config: string): Config {
    let known = this.#configs.get(config);
    if (!known) {
      known = toConfig(config, this.#read(config, new Set()));
      this.#configs.set(config, known);
    }
    return known;
  }

  /** The options of a file and of what it extends; each path is absolute or begins with a variable. */
  #read(config: string, seen: Set<string>): Options {
    const data = this.#documents.read(config);
    if (!data || seen.has(config)) return {};
    const trail = new Set(seen).add(config);
    const folder = path.dirname(config);
    const options: Options = {};
    for (const parent of getStrings(data.extends)) {
      const found = this.#findParent(parent, folder);
      if (found !== undefined) Object.assign(options, this.#read(found, trail));
    }
    return Object.assign(options, getOptions(data, folder));
  }

  #findParent(parent: string, folder: string): string | undefined {
    if (!/^\.{0,2}[/\\]|^\.\.?$|^[A-Za-z]:[/\\]/.test(parent)) {
      return this.#findPackageFile(parent, folder);
    }
    const target = path.resolve(folder, parent);
    return [target, `${target}.json`, path.join(target, 'tsconfig.json')].find((file) =>
      this.#documents.facts.isFile(file),
    );
  }

  #includes(config: string, file: string): boolean {
    const data = this.#documents.read(config);
    if (!data) return false;
    const folder = path.dirname(config);
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (getStrings(data.files).some((item) => path.resolve(folder, item) === file)) return true;
    const include = getStrings(data.include);
    if (include.length === 0) return data.files === undefined && !name.startsWith('../');
    return include.some((pattern) => {
      const plain = pattern.replace(/^\.\//, '').replace(/\/$/, '');
      return picomatch.isMatch(name, [plain, `${plain}/**`]);
    });
  }
}

interface Options {
  baseUrl?: string;
  paths?: { table: Data; folder: string };
  rootDirs?: string[];
  customConditions?: string[];
}

/** Paths that begin so are those of the project which extends the file. */
const CONFIG_FOLDER = /^\$\{configDir\}[/\\]?/;

function getOptions({ compilerOptions }: Data, folder: string): Options {
  if (!isData(compilerOptions)) return {};
  const { baseUrl, paths, rootDirs, customConditions } = compilerOptions;
  const options: Options = {};
  if (typeof baseUrl === 'string') options.baseUrl = toAbsolute(baseUrl, folder);
  if (isData(paths)) options.paths = { table: paths, folder };
  if (Array.isArray(rootDirs)) {
    options.rootDirs = getStrings(rootDirs).map((item) => toAbsolute(item, folder));
  }
  if (Array.isArray(customConditions)) options.customConditions = getStrings(customConditions);
  return options;
}

function toConfig(file: string, options: Options): Config {
  const folder = path.dirname(file);
  const resolve = (target: string): string =>
    toAbsolute(target.replace(CONFIG_FOLDER, './'), folder);
  const baseUrl = options.baseUrl === undefined ? undefined : resolve(options.baseUrl);
  const base = baseUrl ?? options.paths?.folder ?? folder;
  return {
    file,
    paths: Object.entries(options.paths?.table ?? {}).map(([pattern, targets]) => ({
      pattern,
      targets: getStrings(targets).map((target) =>
        CONFIG_FOLDER.test(target) ? resolve(target) : toAbsolute(target, base),
      ),
    })),
    ...(baseUrl !== undefined && { baseUrl }),
    rootDirs: (options.rootDirs ?? []).map(resolve),
    customConditions: options.customConditions ?? [],
  };
}

/** Leaves a path that begins with a variable for the project that extends the file. */
function toAbsolute(target: string, folder: string): string {
  return CONFIG_FOLDER.test(target) ? target : path.resolve(folder, target);
}

/** The paths that a name is mapped to by the pattern that fits it best. */
export function mapPaths({ paths }: Config, specifier: string): string[] {
  let best: { pattern: string; targets: readonly string[]; hole: string } | undefined;
  for (const { pattern, targets } of paths) {
    if (pattern === specifier) return [...targets];
    const hole = pattern.includes('*') ? matchPattern(pattern, specifier) : undefined;
    if (hole === undefined || (best && isBetter(best.pattern, pattern))) continue;
    best = { pattern, targets, hole };
  }
  return best?.targets.map((target) => target.replace('*', () => best.hole)) ?? [];
}
