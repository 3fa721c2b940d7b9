import path from 'node:path';

import { getStrings, isData } from './documents.js';
import type { Data, Documents } from './documents.js';

/** What a tsconfig.json or jsconfig.json, with what it extends, says beyond what the resolver reads. */
export interface Config {
  paths: readonly { pattern: string; targets: readonly string[] }[];
  baseUrl?: string;
  rootDirs: readonly string[];
  customConditions: readonly string[];
}

/** Finds the file that an `extends` means; undefined where it is not there. */
type FindParent = (specifier: string, folder: string) => string | undefined;

const NONE: Config = { paths: [], rootDirs: [], customConditions: [] };

/**
 * Reads configurations that the resolver gives up on: whatever cannot be read or is not installed
 * leaves the rest.
 */
export class Tsconfigs {
  readonly #documents: Documents;
  readonly #findParent: FindParent;
  readonly #files = new Map<string, string | undefined>();
  readonly #configs = new Map<string | undefined, readonly Config[]>();

  constructor(documents: Documents, findParent: FindParent) {
    this.#documents = documents;
    this.#findParent = findParent;
  }

  /** The configuration nearest to a folder. */
  findFile(folder: string): string | undefined {
    if (this.#files.has(folder)) return this.#files.get(folder);
    const parent = path.dirname(folder);
    let file = ['tsconfig.json', 'jsconfig.json']
      .map((name) => path.join(folder, name))
      .find((item) => this.#documents.facts.isFile(item));
    if (file === undefined && parent !== folder) file = this.findFile(parent);
    this.#files.set(folder, file);
    return file;
  }

  /** What a configuration says, and then what those say that it refers to. */
  readAll(file: string | undefined): readonly Config[] {
    let configs = this.#configs.get(file);
    if (!configs) {
      configs =
        file === undefined
          ? [NONE]
          : [file, ...this.#findReferences(file)].map((item) => this.#read(item));
      this.#configs.set(file, configs);
    }
    return configs;
  }

  forget(): void {
    this.#files.clear();
    this.#configs.clear();
  }

  #read(file: string): Config {
    return toConfig(path.dirname(file), this.#getOptions(file, new Set()));
  }

  #findReferences(file: string): string[] {
    const references = this.#documents.read(file)?.references;
    if (!Array.isArray(references)) return [];
    return references.flatMap((reference) => {
      if (!isData(reference) || typeof reference.path !== 'string') return [];
      const target = path.resolve(path.dirname(file), reference.path);
      return [target.endsWith('.json') ? target : path.join(target, 'tsconfig.json')];
    });
  }

  /** The options of a file and of what it extends; each path is absolute or begins with a variable. */
  #getOptions(file: string, seen: Set<string>): Options {
    const data = this.#documents.read(file);
    if (!data || seen.has(file)) return {};
    const trail = new Set(seen).add(file);
    const folder = path.dirname(file);
    const options: Options = {};
    for (const parent of getStrings(data.extends)) {
      const found = this.#findParent(parent, folder);
      if (found !== undefined) Object.assign(options, this.#getOptions(found, trail));
    }
    return Object.assign(options, getOwnOptions(data, folder));
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

function getOwnOptions({ compilerOptions }: Data, folder: string): Options {
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

function toConfig(folder: string, options: Options): Config {
  const resolve = (target: string): string =>
    toAbsolute(target.replace(CONFIG_FOLDER, './'), folder);
  const baseUrl = options.baseUrl === undefined ? undefined : resolve(options.baseUrl);
  const base = baseUrl ?? options.paths?.folder ?? folder;
  return {
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

/** The paths that a name is mapped to by the pattern that fits it best: the one of longest beginning. */
export function mapPaths({ paths }: Config, specifier: string): string[] {
  let best: { before: string; targets: readonly string[]; hole: string } | undefined;
  for (const { pattern, targets } of paths) {
    if (pattern === specifier) return [...targets];
    const [before = '', after] = pattern.split('*');
    const isMatch =
      after !== undefined &&
      specifier.length >= before.length + after.length &&
      specifier.startsWith(before) &&
      specifier.endsWith(after);
    if (!isMatch || (best && best.before.length >= before.length)) continue;
    const hole = specifier.slice(before.length, specifier.length - after.length);
    best = { before, targets, hole };
  }
  return best?.targets.map((target) => target.replace('*', () => best.hole)) ?? [];
}
