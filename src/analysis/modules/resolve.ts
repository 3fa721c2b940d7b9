import { isBuiltin } from 'node:module';
import path from 'node:path';

import type { ResolveResult } from 'oxc-resolver';

import type { Documents } from './documents.js';
import { isSource } from './extensions.js';
import { Generated } from './generated.js';
import { Manifests, PACKAGE } from './manifests.js';
import { BY_TSCONFIG, Oxc, PLAIN, TO_CONFIG, TO_FOLDER, byConfig, isInstalled } from './oxc.js';
import { Sources, toPosix } from './sources.js';
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

/** Says what imports lead to. */
export interface Resolver {
  resolve(specifier: string, fromFile: string): Resolution;
  /** Files may have changed: whatever was concluded from them is to be found again. */
  forget(): void;
}

const MISSING: Resolution = { kind: 'missing' };

/**
 * Asks `oxc-resolver`, and adds what it does not know: packages of a workspace before anything is
 * installed, sources of what is not built yet, and configurations that are incomplete.
 */
export class ProjectResolver implements Resolver {
  readonly #generated: Generated;
  readonly #manifests: Manifests;
  readonly #oxc: Oxc;
  readonly #sources: Sources;
  readonly #tsconfigs: Tsconfigs;
  readonly #workspaces: Workspaces;
  /** Configurations that the resolver gives up on. */
  readonly #broken = new Set<string | undefined>();
  /** What is added for names, by folder. */
  readonly #added = new Map<string, Resolution>();

  constructor(documents: Documents) {
    this.#generated = new Generated(documents);
    this.#manifests = new Manifests(documents);
    this.#oxc = new Oxc(documents.facts);
    this.#sources = new Sources(this.#oxc, this.#manifests, this.#generated);
    this.#workspaces = new Workspaces(documents);
    this.#tsconfigs = new Tsconfigs(documents, (specifier, folder) =>
      this.#findConfigFile(specifier, folder),
    );
  }

  resolve(specifier: string, fromFile: string): Resolution {
    // `node:fs`, `bun:test`, `https://…`
    if (/^[a-z][a-z\d+.-]+:/i.test(specifier) || isBuiltin(specifier)) return named(specifier);
    if (specifier === '' || !path.isAbsolute(fromFile)) return MISSING;
    if (!this.#oxc.isThere()) return MISSING;
    const isPath = /^\.{1,2}(?:[/\\]|$)/.test(specifier) || path.isAbsolute(specifier);
    return isPath ? this.#resolvePath(specifier, fromFile) : this.#resolveName(specifier, fromFile);
  }

  forget(): void {
    this.#generated.forget();
    this.#tsconfigs.forget();
    this.#workspaces.forget();
    this.#added.clear();
    this.#manifests.forget();
    this.#sources.forget();
    this.#broken.clear();
    this.#oxc.forget();
  }

  #resolvePath(specifier: string, fromFile: string): Resolution {
    const folder = path.dirname(fromFile);
    const target = path.resolve(folder, specifier);
    // `..` is a folder, also where there is a file of its name.
    const name = /(?:^|[/\\])\.{1,2}$/.test(specifier) ? `${specifier}/` : specifier;
    const found = this.#oxc.ask(PLAIN, folder, name) ?? this.#findInRoots(target, folder);
    if (found !== undefined) return this.#toResolution(specifier, found);
    const generated = this.#generated.findModule(target);
    if (generated !== undefined) return named(generated);
    if (!this.#manifests.has(target) && !this.#sources.isBuilt(target)) return MISSING;
    const own = this.#manifests.findFolder(target);
    return this.#toResolution(specifier, own && this.#sources.find(own, folder, name, []));
  }

  /** `rootDirs` are folders that a build lays over one another. */
  #findInRoots(target: string, folder: string): string | undefined {
    const { rootDirs } = this.#tsconfigs.readAll(this.#tsconfigs.findFile(folder))[0]!;
    const root = rootDirs.find((item) => target.startsWith(item + path.sep));
    if (root === undefined) return undefined;
    return rootDirs
      .map((other) => this.#oxc.ask(PLAIN, folder, other + target.slice(root.length)))
      .find((found) => found !== undefined);
  }

  #resolveName(specifier: string, fromFile: string): Resolution {
    const folder = path.dirname(fromFile);
    const file = this.#tsconfigs.findFile(folder);
    // Read where it is not needed too: what has been read is watched.
    const configs = this.#tsconfigs.readAll(file);
    const result = this.#askByConfig(specifier, fromFile, file);
    if (result.builtin) return named(result.builtin.resolved);
    const found = this.#oxc.watch(result);
    if (found !== undefined && !this.#sources.isBuilt(found)) {
      return isInstalled(found) && specifier.startsWith('#')
        ? named(this.#nameInstalled(found, folder))
        : this.#toResolution(specifier, found);
    }
    const key = [folder, specifier, found].join('\0');
    let resolution = this.#added.get(key);
    if (!resolution) {
      resolution = this.#add(specifier, folder, this.#broken.has(file), configs, result);
      this.#added.set(key, resolution);
    }
    return resolution;
  }

  /** What a name leads to where the resolver finds nothing, or what is built. */
  #add(
    specifier: string,
    folder: string,
    isBroken: boolean,
    [config, ...references]: readonly Config[],
    { path: found, error = '' }: ResolveResult,
  ): Resolution {
    const configs = [config!, ...(isBroken ? references : [])];
    const conditions = configs.flatMap(({ customConditions }) => customConditions);
    const mapped = this.#findMapped(specifier, configs, conditions, isBroken);
    if (mapped !== undefined) return this.#toResolution(specifier, mapped);
    if (specifier.startsWith('#')) {
      const own = this.#manifests.findFolder(folder);
      const source = own && this.#sources.find(own, folder, specifier, conditions);
      if (source !== undefined) return this.#toResolution(specifier, source);
      // The name of a package that stands for it, where that is not installed.
      const other = /^Cannot find module '([^'#]+)'/.exec(error)?.[1];
      if (other !== undefined) return this.#resolvePackage(other, folder, conditions);
    }
    const resolution = this.#resolvePackage(specifier, folder, conditions);
    return resolution.kind === 'missing' && found !== undefined
      ? this.#toResolution(specifier, found)
      : resolution;
  }

  #askByConfig(specifier: string, fromFile: string, config: string | undefined): ResolveResult {
    if (!this.#broken.has(config)) {
      const isOther = config !== undefined && path.basename(config) !== 'tsconfig.json';
      const resolver = isOther
        ? this.#oxc.get(config, () => byConfig(config))
        : this.#oxc.get(BY_TSCONFIG);
      const result = resolver.resolveFileSync(fromFile, specifier);
      if (!/^(?:Failed to load )?tsconfig/i.test(result.error ?? '')) return result;
      this.#broken.add(config);
    }
    return this.#oxc.get(PLAIN).sync(path.dirname(fromFile), specifier);
  }

  /** What `paths` and `baseUrl` say where the resolver gave up, or what they name is not built. */
  #findMapped(
    specifier: string,
    configs: readonly Config[],
    conditions: readonly string[],
    isBroken: boolean,
  ): string | undefined {
    for (const config of configs) {
      const targets = mapPaths(config, specifier);
      if (config.baseUrl !== undefined && isBroken) {
        targets.push(path.join(config.baseUrl, specifier));
      }
      for (const target of targets) {
        const folder = path.dirname(target);
        const plain = this.#oxc.ask(PLAIN, folder, target);
        if (plain !== undefined && !this.#sources.isBuilt(plain)) return plain;
        const own = this.#manifests.findFolder(folder);
        const found = own && this.#sources.find(own, folder, target, conditions);
        if ((found ?? plain) !== undefined) return found ?? plain;
      }
    }
    return undefined;
  }

  #resolvePackage(specifier: string, folder: string, conditions: readonly string[]): Resolution {
    const [, name, inside = ''] = PACKAGE.exec(specifier) ?? [];
    if (name === undefined) return MISSING;
    const home = this.#findPackage(name, folder);
    if (home === undefined)
      return this.#manifests.isDeclared(name, folder) ? named(specifier) : MISSING;
    if (isInstalled(home)) return named(specifier);
    const found =
      this.#sources.find(home, home, this.#manifests.toOwnName(home, inside), conditions) ??
      (inside === '' && !this.#manifests.hasExports(home)
        ? this.#sources.find(home, home, './src/index', conditions)
        : undefined);
    return this.#toResolution(specifier, found);
  }

  /** The real folder of a package: what is installed goes before a workspace that is not linked. */
  #findPackage(name: string, from: string): string | undefined {
    const own = this.#manifests.findFolder(from);
    if (own !== undefined && this.#manifests.read(own)?.name === name) return own;
    return this.#oxc.ask(TO_FOLDER, from, name) ?? this.#workspaces.find(name, from);
  }

  /** The name of a file that is installed: that of its package where it stands for that. */
  #nameInstalled(file: string, folder: string): string {
    const specifier = toPosix(file).split('/node_modules/').at(-1)!;
    const name = PACKAGE.exec(specifier)?.[1];
    return name !== undefined && this.#oxc.ask(PLAIN, folder, name) === file ? name : specifier;
  }

  /** What `extends` of a tsconfig.json means. */
  #findConfigFile(specifier: string, folder: string): string | undefined {
    const found = this.#oxc.ask(TO_CONFIG, folder, specifier);
    if (found !== undefined) return found;
    const [, name, inside = ''] = PACKAGE.exec(specifier) ?? [];
    const home = name === undefined ? undefined : this.#workspaces.find(name, folder);
    return home === undefined
      ? undefined
      : this.#oxc.ask(TO_CONFIG, home, this.#manifests.toOwnName(home, inside));
  }

  #toResolution(specifier: string, found: string | undefined): Resolution {
    if (found === undefined) return MISSING;
    const generated = this.#generated.findModule(found);
    if (generated !== undefined) return named(generated);
    if (isInstalled(found)) return named(specifier);
    return isSource(found) ? { kind: 'file', path: found } : MISSING;
  }
}

function named(module: string): Resolution {
  return { kind: 'package', module };
}
