import { isBuiltin } from 'node:module';
import path from 'node:path';

import { isData } from './documents.js';
import type { Documents } from './documents.js';
import { findTargets } from './package-exports.js';
import { probe, probeMain, probeTarget, probeTargets } from './probe.js';
import { Tsconfigs, mapPaths } from './tsconfig.js';
import type { Config } from './tsconfig.js';
import { Workspaces } from './workspaces.js';

/** What an import leads to. */
export type Resolution =
  /** A source file of the project, or of a package of its workspace. */
  | { kind: 'file'; path: string }
  /** Something installed, or part of Node: known by its specifier. */
  | { kind: 'package'; module: string }
  | { kind: 'missing' };

const MISSING: Resolution = { kind: 'missing' };

/** `name`, `@scope/name` and what follows: group 1 is the package, group 2 the path in it. */
const PACKAGE = /^(@[^/@\\]+\/[^/\\]+|[^@./\\#][^/\\]*)(?:\/(.*))?$/;

const DEPENDENCIES = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** Finds the files that imports name, before or after anything is installed or built. */
export class Resolver {
  readonly #documents: Documents;
  readonly #tsconfigs: Tsconfigs;
  readonly #workspaces: Workspaces;
  readonly #configs = new Map<string, readonly Config[]>();
  readonly #resolved = new Map<string, Resolution>();

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#workspaces = new Workspaces(documents);
    this.#tsconfigs = new Tsconfigs(documents, (specifier, folder) =>
      this.#findConfigFile(specifier, folder),
    );
  }

  resolve(specifier: string, fromFile: string): Resolution {
    // Files of a folder see the same names, unless configurations tell them apart.
    const configs = this.#getConfigs(fromFile).map((config) => config.file);
    const key = [path.dirname(fromFile), specifier, ...configs].join('\0');
    let resolution = this.#resolved.get(key);
    if (!resolution) {
      resolution = this.#resolve(specifier, fromFile);
      this.#resolved.set(key, resolution);
    }
    return resolution;
  }

  forget(): void {
    this.#configs.clear();
    this.#resolved.clear();
    this.#tsconfigs.forget();
    this.#workspaces.forget();
  }

  #resolve(specifier: string, fromFile: string): Resolution {
    // `node:fs`, `bun:test`, `https://…`
    if (/^[a-z][a-z\d+.-]+:/i.test(specifier)) return { kind: 'package', module: specifier };
    if (!path.isAbsolute(fromFile)) return isBuiltin(specifier) ? named(specifier) : MISSING;
    const isPath = /^\.{1,2}(?:[/\\]|$)/.test(specifier) || path.isAbsolute(specifier);
    const folder = path.dirname(fromFile);
    if (isPath) {
      const target = specifier.endsWith('/')
        ? `${path.resolve(folder, specifier)}/`
        : path.resolve(folder, specifier);
      return this.#toResolution(
        specifier,
        probe(this.#documents, /(?:^|\/)\.{1,2}$/.test(specifier) ? `${target}/` : target) ??
          this.#probeRoots(target, fromFile),
      );
    }
    const configs = this.#getConfigs(fromFile);
    for (const config of configs) {
      for (const target of mapPaths(config, specifier)) {
        const found = this.#probeMapped(target);
        if (found !== undefined) return this.#toResolution(specifier, found);
      }
    }
    if (specifier.startsWith('#')) return this.#resolveInternal(specifier, folder, configs);
    if (isBuiltin(specifier)) return named(specifier);
    for (const { baseUrl } of configs) {
      const found = baseUrl && probe(this.#documents, path.join(baseUrl, specifier));
      if (found) return this.#toResolution(specifier, found);
    }
    return this.#resolvePackage(specifier, folder, configs);
  }

  #getConfigs(file: string): readonly Config[] {
    let configs = this.#configs.get(file);
    if (!configs) {
      configs = path.isAbsolute(file) ? this.#tsconfigs.findFor(file) : [];
      this.#configs.set(file, configs);
    }
    return configs;
  }

  /** `rootDirs` are folders that a build lays over one another. */
  #probeRoots(target: string, fromFile: string): string | undefined {
    for (const { rootDirs } of this.#getConfigs(fromFile)) {
      const root = rootDirs.find((item) => target.startsWith(item + path.sep));
      if (root === undefined) continue;
      for (const other of rootDirs) {
        const found = probe(this.#documents, other + target.slice(root.length));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** A target of `paths`: a file, a folder, or what a package of the workspace will be built to. */
  #probeMapped(target: string): string | undefined {
    const found = probe(this.#documents, target);
    if (found !== undefined) return found;
    const owner = this.#findManifestFolder(path.dirname(target));
    return owner === undefined
      ? undefined
      : probeTarget(this.#documents, owner, toPosix(path.relative(owner, target)));
  }

  #resolveInternal(specifier: string, folder: string, configs: readonly Config[]): Resolution {
    const owner = this.#findManifestFolder(folder);
    if (owner === undefined) return MISSING;
    const imports = this.#documents.read(path.join(owner, 'package.json'))?.imports;
    for (const target of findTargets(imports, specifier, getConditions(configs))) {
      if (!target.startsWith('./')) {
        const other = isBuiltin(target)
          ? named(target)
          : this.#resolvePackage(target, folder, configs);
        if (other.kind !== 'missing') return other;
        continue;
      }
      const found = probeTarget(this.#documents, owner, target);
      if (found !== undefined) return this.#toResolution(specifier, found);
    }
    return MISSING;
  }

  #resolvePackage(specifier: string, folder: string, configs: readonly Config[]): Resolution {
    const [, name, rest] = PACKAGE.exec(specifier) ?? [];
    if (name === undefined) return MISSING;
    const own = this.#findManifestFolder(folder);
    const isOwn =
      own !== undefined && this.#documents.read(path.join(own, 'package.json'))?.name === name;
    const home = isOwn ? own : this.#findPackage(name, folder);
    if (home === undefined) return this.#isDeclared(name, folder) ? named(specifier) : MISSING;
    if (isInstalled(home)) return named(specifier);
    return this.#toResolution(specifier, this.#probePackage(home, rest ?? '', configs));
  }

  /** The real folder of a package: what is installed goes before a workspace that is not linked. */
  #findPackage(name: string, from: string): string | undefined {
    const { facts } = this.#documents;
    for (let folder = from; ; folder = path.dirname(folder)) {
      const candidate = path.join(folder, 'node_modules', name);
      if (facts.isFolder(path.join(folder, 'node_modules')) && facts.isFolder(candidate)) {
        return facts.realPath(candidate);
      }
      if (path.dirname(folder) === folder) return this.#workspaces.find(name, from);
    }
  }

  /** The source file of a package of the workspace, or of a path in it. */
  #probePackage(home: string, inside: string, configs: readonly Config[]): string | undefined {
    const { exports } = this.#documents.read(path.join(home, 'package.json')) ?? {};
    if (exports !== undefined && exports !== null) {
      const name = inside === '' ? '.' : `./${inside}`;
      const targets = findTargets(exports, name, getConditions(configs));
      return probeTargets(this.#documents, home, targets);
    }
    if (inside !== '') return probeTarget(this.#documents, home, inside);
    return (
      probeMain(this.#documents, home) ??
      probe(this.#documents, `${home}/`) ??
      probe(this.#documents, path.join(home, 'src', 'index'))
    );
  }

  #findManifestFolder(from: string): string | undefined {
    for (let folder = from; ; folder = path.dirname(folder)) {
      if (this.#documents.facts.isFile(path.join(folder, 'package.json'))) return folder;
      if (path.dirname(folder) === folder) return undefined;
    }
  }

  /** Whether a package that is not installed is one that the project says it depends on. */
  #isDeclared(name: string, from: string): boolean {
    for (let folder = from; ; folder = path.dirname(folder)) {
      const manifest = this.#documents.read(path.join(folder, 'package.json'));
      for (const field of DEPENDENCIES) {
        const table = manifest?.[field];
        if (isData(table) && Object.hasOwn(table, name)) return true;
      }
      if (path.dirname(folder) === folder) return false;
    }
  }

  /** `extends` of a tsconfig.json by the name of a package. */
  #findConfigFile(specifier: string, folder: string): string | undefined {
    const [, name, rest] = PACKAGE.exec(specifier) ?? [];
    const home = name === undefined ? undefined : this.#findPackage(name, folder);
    if (home === undefined) return undefined;
    const manifest = this.#documents.read(path.join(home, 'package.json'));
    const field = typeof manifest?.tsconfig === 'string' ? manifest.tsconfig : 'tsconfig.json';
    const target = rest === undefined || rest === '' ? field : rest;
    return [
      ...findTargets(manifest?.exports, rest ? `./${rest}` : '.'),
      target,
      `${target}.json`,
      `${target}/tsconfig.json`,
    ]
      .map((item) => path.join(home, item))
      .find((file) => file.endsWith('.json') && this.#documents.facts.isFile(file));
  }

  #toResolution(specifier: string, found: string | undefined): Resolution {
    if (found === undefined) return MISSING;
    const real = this.#documents.facts.realPath(found);
    if (isInstalled(real)) return named(specifier);
    return { kind: 'file', path: real };
  }
}

function named(module: string): Resolution {
  return { kind: 'package', module };
}

function isInstalled(file: string): boolean {
  return /[/\\]node_modules[/\\]/.test(`${file}/`);
}

function getConditions(configs: readonly Config[]): string[] {
  return configs.flatMap(({ customConditions }) => customConditions);
}

function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
