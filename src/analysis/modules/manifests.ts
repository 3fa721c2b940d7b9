import path from 'node:path';

import { isData } from './documents.js';
import type { Data, Documents } from './documents.js';

/** `name`, `@scope/name` and what follows: group 1 is the package, group 2 the path in it. */
export const PACKAGE = /^(@[^/@\\]+\/[^/\\]+|[^@./\\#][^/\\]*)(?:\/(.*))?$/;

const DEPENDENCIES = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

/** What the package.json of a folder says, or that of a folder around it. */
export class Manifests {
  readonly #documents: Documents;
  readonly #folders = new Map<string, string | undefined>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** How a package names a path in it, seen from its folder. */
  toOwnName(home: string, inside: string): string {
    const name = this.read(home)?.name;
    if (!this.hasExports(home) || typeof name !== 'string') return `./${inside}`;
    return inside === '' ? name : `${name}/${inside}`;
  }

  /** The nearest folder that has a package.json. */
  findFolder(folder: string): string | undefined {
    if (this.#folders.has(folder)) return this.#folders.get(folder);
    const parent = path.dirname(folder);
    let owner: string | undefined = folder;
    if (!this.has(folder)) {
      owner = parent === folder ? undefined : this.findFolder(parent);
    }
    this.#folders.set(folder, owner);
    return owner;
  }

  has(folder: string): boolean {
    return this.#documents.facts.isFile(path.join(folder, 'package.json'));
  }

  read(folder: string): Data | undefined {
    return this.#documents.read(path.join(folder, 'package.json'));
  }

  hasExports(folder: string): boolean {
    const exports = this.read(folder)?.exports;
    return exports !== undefined && exports !== null;
  }

  /** Whether a package that is not installed is one that the project says it depends on. */
  isDeclared(name: string, from: string): boolean {
    let folder = this.findFolder(from);
    while (folder !== undefined) {
      if (this.#lists(folder, name)) return true;
      const parent = path.dirname(folder);
      folder = parent === folder ? undefined : this.findFolder(parent);
    }
    return false;
  }

  /**
   * The version of a package that the nearest package.json with such a dependency asks for. A version
   * that is kept in the catalog of a pnpm workspace is looked up there.
   */
  getVersion(name: string, from: string): string | undefined {
    let folder = this.findFolder(from);
    while (folder !== undefined) {
      const manifest = this.read(folder);
      for (const field of DEPENDENCIES) {
        const table = manifest?.[field];
        const version = isData(table) && Object.hasOwn(table, name) ? table[name] : undefined;
        if (typeof version !== 'string') continue;
        return version.startsWith('catalog:')
          ? (this.#readCatalog(name, version.slice('catalog:'.length), folder) ?? version)
          : version;
      }
      const parent = path.dirname(folder);
      folder = parent === folder ? undefined : this.findFolder(parent);
    }
    return undefined;
  }

  /** The names of what the package around a folder depends on, those of its workspace left out. */
  getDependencies(from: string): string[] {
    const folder = this.findFolder(from);
    const manifest = folder === undefined ? undefined : this.read(folder);
    return DEPENDENCIES.flatMap((field) => {
      const table = manifest?.[field];
      return isData(table) ? Object.keys(table) : [];
    });
  }

  /** `catalog:` and `catalog:react19` of a pnpm workspace. */
  #readCatalog(name: string, catalog: string, from: string): string | undefined {
    for (let folder = from; ; folder = path.dirname(folder)) {
      const workspace = this.#documents.read(path.join(folder, 'pnpm-workspace.yaml'));
      if (workspace) {
        const named = isData(workspace.catalogs) ? workspace.catalogs[catalog] : undefined;
        const table =
          catalog === '' || catalog === 'default' ? (workspace.catalog ?? named) : named;
        const version = isData(table) ? table[name] : undefined;
        return typeof version === 'string' ? version : undefined;
      }
      if (path.dirname(folder) === folder) return undefined;
    }
  }

  /** Whether the package that a folder belongs to lists another one among its dependencies. */
  depends(name: string, from: string): boolean {
    const folder = this.findFolder(from);
    return folder !== undefined && this.#lists(folder, name);
  }

  #lists(folder: string, name: string): boolean {
    const manifest = this.read(folder);
    return DEPENDENCIES.some((field) => {
      const table = manifest?.[field];
      return isData(table) && Object.hasOwn(table, name);
    });
  }

  forget(): void {
    this.#folders.clear();
  }
}
