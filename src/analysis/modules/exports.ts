import type { TSESTree } from '@typescript-eslint/types';

import { getExportTable } from './export-table.js';
import { findLocal } from './locals.js';
import type { Origin } from './origin.js';
import type { SourceFile } from './parse.js';
import type { Resolution } from './resolve.js';

/** Where the value of an export is made. */
export type ExportTarget =
  /**
   * The declaration of a function, class, type, enum or namespace, the identifier that binds a
   * variable, or the expression of `export default`, `export =`, `module.exports =`, `exports.x =`.
   */
  | { kind: 'node'; file: SourceFile; node: TSESTree.Node }
  /** The object of all exports of a file. */
  | { kind: 'namespace'; file: SourceFile }
  /** An export of a package; the path is empty for the object of all its exports. */
  | { kind: 'external'; module: string; from: SourceFile; path: readonly string[] };

interface Files {
  resolve(specifier: string, fromFile: string): Resolution;
  load(path: string): SourceFile | undefined;
  /** Whether a file may export a name other than `default`, told without parsing it. */
  mayExport(path: string, name: string): boolean;
}

/** Answers that are remembered: each keeps the tree of a file in memory. */
const MOST_ANSWERS = 5_000;

/** Follows exports through the files of the project. */
export class Exports {
  readonly #files: Files;
  #answers = new WeakMap<SourceFile, Map<string, ExportTarget | undefined>>();
  #count = 0;

  constructor(files: Files) {
    this.#files = files;
  }

  /** Undefined where the file has no such export, or several that cannot be told apart. */
  find(file: SourceFile, name: string): ExportTarget | undefined {
    let answers = this.#answers.get(file);
    if (answers?.has(name)) return answers.get(name);
    const target = this.#find(file, name, new Set());
    if (++this.#count > MOST_ANSWERS) this.forget();
    answers = this.#answers.get(file);
    if (!answers) this.#answers.set(file, (answers = new Map()));
    answers.set(name, target);
    return target;
  }

  forget(): void {
    this.#answers = new WeakMap();
    this.#count = 0;
  }

  /** @param seen Exports that are being looked for: an export that leads back to itself is none. */
  #find(file: SourceFile, name: string, seen: Set<string>): ExportTarget | undefined {
    const key = `${name}\0${file.path}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const table = getExportTable(file);
    const origin = table.names.get(name);
    if (origin) return this.#follow(file, origin, seen);
    if (name !== 'default') return this.#findInStars(file, table.stars, name, seen);
    return table.isCommonJs && table.names.size > 0 ? { kind: 'namespace', file } : undefined;
  }

  #follow(file: SourceFile, origin: Origin, seen: Set<string>): ExportTarget | undefined {
    switch (origin.kind) {
      case 'node':
        return { kind: 'node', file, node: origin.node };
      case 'local': {
        const local = findLocal(file, origin.name);
        if (local) return this.#follow(file, local, seen);
        return origin.node && { kind: 'node', file, node: origin.node };
      }
      case 'from':
        return this.#import(file, origin.specifier, origin.name, seen);
    }
  }

  #import(
    from: SourceFile,
    specifier: string,
    name: string,
    seen: Set<string>,
    isStar = false,
  ): ExportTarget | undefined {
    const isWhole = name === '*' || name === '=';
    const resolution = this.#files.resolve(specifier, from.path);
    switch (resolution.kind) {
      case 'missing':
        return undefined;
      case 'package':
        return {
          kind: 'external',
          module: resolution.module,
          from,
          path: isWhole ? [] : [name],
        };
      case 'file': {
        if (isStar && !this.#files.mayExport(resolution.path, name)) return undefined;
        const file = this.#files.load(resolution.path);
        if (!file) return undefined;
        if (!isWhole) return this.#find(file, name, seen);
        if (name === '=') {
          const { isCommonJs, names } = getExportTable(file);
          if (isCommonJs && names.has('default')) return this.#find(file, 'default', seen);
        }
        return { kind: 'namespace', file };
      }
    }
  }

  /** `export *`: a name that two of them give differently is exported by none. */
  #findInStars(
    file: SourceFile,
    stars: readonly string[],
    name: string,
    seen: Set<string>,
  ): ExportTarget | undefined {
    let found: ExportTarget | undefined;
    const packages: ExportTarget[] = [];
    for (const specifier of stars) {
      const target = this.#import(file, specifier, name, seen, true);
      if (!target) continue;
      // A package may have the name or not: its exports are not read.
      if (target.kind === 'external' && target.from === file) packages.push(target);
      else if (found && !isSame(found, target)) return undefined;
      else found = target;
    }
    return found ?? (packages.length === 1 ? packages[0] : undefined);
  }
}

function isSame(first: ExportTarget, second: ExportTarget): boolean {
  if (first.kind === 'node' && second.kind === 'node') return first.node === second.node;
  if (first.kind === 'namespace' && second.kind === 'namespace') return first.file === second.file;
  return (
    first.kind === 'external' &&
    second.kind === 'external' &&
    first.module === second.module &&
    first.path.join('.') === second.path.join('.')
  );
}
