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
