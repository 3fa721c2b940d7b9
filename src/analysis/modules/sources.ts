/** The sources of a package: what its manifest names may be written by a build, now or later. */
import path from 'node:path';

import { findOutputs, isOutput, toSourceAlias, toTypesAlias } from './built.js';
import { isSource } from './extensions.js';
import type { Generated } from './generated.js';
import type { Manifests } from './manifests.js';
import { isInstalled, toSources, toTypes } from './oxc.js';
import type { Oxc } from './oxc.js';

export class Sources {
  /** Source files by package, and how they are named there. */
  readonly #found = new Map<string, string | undefined>();
  readonly #oxc: Oxc;
  readonly #manifests: Manifests;
  readonly #generated: Generated;

  constructor(oxc: Oxc, manifests: Manifests, generated: Generated) {
    this.#oxc = oxc;
    this.#manifests = manifests;
    this.#generated = generated;
  }

  /** Files may have changed. */
  forget(): void {
    this.#found.clear();
  }

  /**
   * The source file that a name leads to, back from what a build will write or has written for the
   * package in a folder; what is written where there is no source.
   */
  find(
    home: string,
    folder: string,
    specifier: string,
    conditions: readonly string[],
  ): string | undefined {
    const key = [home, folder, specifier, ...conditions].join('\0');
    if (this.#found.has(key)) return this.#found.get(key);
    const found = this.#try(home, folder, specifier, conditions);
    this.#found.set(key, found);
    return found;
  }

  #try(
    home: string,
    folder: string,
    specifier: string,
    conditions: readonly string[],
  ): string | undefined {
    const isTarget = /^[./]/.test(specifier) || path.isAbsolute(specifier);
    const inside = isTarget
      ? toPosix(path.relative(home, path.resolve(folder, specifier)))
      : specifier;
    const outputs = findOutputs(`${JSON.stringify(this.#manifests.read(home))}"${inside}`);
    const generated = this.#generated.getAlias(home);
    const aliases = [generated, ...outputs.map((output) => toSourceAlias(home, output))];
    const typeAliases = [generated, ...outputs.map((output) => toTypesAlias(home, output))];
    const attempts = [
      ...aliases.map((alias) => ({ alias, make: toSources })),
      ...typeAliases.map((alias) => ({ alias, make: toTypes })),
    ];
    let built: string | undefined;
    for (const { alias, make } of attempts) {
      const key = [make.name, ...Object.keys(alias), ...conditions].join('\0');
      const resolver = this.#oxc.get(key, () => make(alias, conditions));
      const found = this.#oxc.watch(resolver.sync(folder, specifier));
      if (found === undefined) continue;
      const isFound = isSource(found) || this.#generated.findModule(found) !== undefined;
      if (isFound && !this.isBuilt(found)) return found;
      if (isFound) built ??= found;
    }
    return built;
  }

  /** Whether a file is one that a build writes. */
  isBuilt(file: string): boolean {
    if (isInstalled(file)) return false;
    for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
      if (isOutput(folder, file) && this.#manifests.has(folder)) return true;
      if (path.dirname(folder) === folder) return false;
    }
  }
}

/** A path as specifiers have it. */
export function toPosix(file: string): string {
  return file.split(path.sep).join('/');
}
