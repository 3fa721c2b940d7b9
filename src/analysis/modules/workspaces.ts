import path from 'node:path';

import picomatch from 'picomatch';

import { getStrings, isData } from './documents.js';
import type { Documents } from './documents.js';

/** Folders below the root of a workspace that are looked into at most. */
const MOST_FOLDERS = 20_000;

/** The packages of workspaces by name, found through their manifests, installed or not. */
export class Workspaces {
  readonly #documents: Documents;
  readonly #packages = new Map<string, ReadonlyMap<string, string>>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** The folder of a workspace package, seen from a folder of the same workspace. */
  find(name: string, from: string): string | undefined {
    for (let folder = from; ; folder = path.dirname(folder)) {
      const found = this.#getPackages(folder).get(name);
      if (found !== undefined) return found;
      if (path.dirname(folder) === folder) return undefined;
    }
  }

  forget(): void {
    this.#packages.clear();
  }

  #getPackages(root: string): ReadonlyMap<string, string> {
    let packages = this.#packages.get(root);
    if (!packages) {
      packages = this.#findPackages(root);
      this.#packages.set(root, packages);
    }
    return packages;
  }

  #findPackages(root: string): Map<string, string> {
    const packages = new Map<string, string>();
    const patterns = this.#getPatterns(root);
    if (patterns.length === 0) return packages;
    for (const folder of [root, ...this.#expand(root, patterns)]) {
      const name = this.#documents.read(path.join(folder, 'package.json'))?.name;
      if (typeof name === 'string' && !packages.has(name)) packages.set(name, folder);
    }
    return packages;
  }

  /** npm, Yarn and Bun list workspaces in package.json, pnpm in a file of its own. */
  #getPatterns(root: string): string[] {
    const field = this.#documents.read(path.join(root, 'package.json'))?.workspaces;
    const pnpm = this.#documents.read(path.join(root, 'pnpm-workspace.yaml'))?.packages;
    return [...getStrings(isData(field) ? field.packages : field), ...getStrings(pnpm)].map(
      (pattern) => pattern.replace(/^(!?)\.?\//, '$1').replace(/\/+$/, ''),
    );
  }

  /** The folders that patterns such as `packages/*` stand for. */
  #expand(root: string, patterns: readonly string[]): string[] {
    const excluded = patterns.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
    const included = patterns.filter((item) => !item.startsWith('!'));
    const isExcluded = picomatch(excluded);
    const found = new Set<string>();
    let budget = MOST_FOLDERS;
    for (const pattern of included) {
      const isMatch = picomatch(pattern, { dot: true });
      const { base, glob } = picomatch.scan(pattern);
      const depth = glob.includes('**') ? Infinity : glob === '' ? 0 : glob.split('/').length;
      const queue = [{ name: base, depth: 0 }];
      for (const item of queue) {
        if (budget-- <= 0) break;
        if (isMatch(item.name) && !isExcluded(item.name)) found.add(path.join(root, item.name));
        if (item.depth >= depth) continue;
        for (const child of this.#documents.facts.listFolders(path.join(root, item.name))) {
          if (child === 'node_modules' || child.startsWith('.')) continue;
          queue.push({ name: path.posix.join(item.name, child), depth: item.depth + 1 });
        }
      }
    }
    return [...found].filter((folder) => folder !== root);
  }
}
