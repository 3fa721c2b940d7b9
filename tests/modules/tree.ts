import path from 'node:path';

import { createModules } from '../../src/analysis/modules/index.js';
import type { ExportTarget, FileSystem, Modules } from '../../src/analysis/modules/index.js';

/** The content of files by path; a path that ends in `@` is a symbolic link to its content. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

interface Entry {
  content: string | Uint8Array;
  mtimeMs: number;
}

/** A tree of files in memory, below `/p`. */
export class Tree implements FileSystem {
  /** Every path that was read, in order. */
  readonly reads: string[] = [];
  looks = 0;
  readonly #files = new Map<string, Entry>();
  readonly #links = new Map<string, string>();
  #clock = 1;

  constructor(files: Files = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.posix.join('/p', name);
    if (!name.endsWith('@')) this.#files.set(file, { content, mtimeMs: this.#clock++ });
    else this.#links.set(file.slice(0, -1), path.posix.join('/p', String(content)));
  }

  remove(name: string): void {
    this.#files.delete(path.posix.join('/p', name));
  }

  readFile(file: string): Uint8Array | undefined {
    this.reads.push(file);
    const content = this.#files.get(this.realPath(file))?.content;
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }

  stat(file: string): ReturnType<FileSystem['stat']> {
    this.looks++;
    const real = this.realPath(file);
    const entry = this.#files.get(real);
    if (entry) return { kind: 'file', size: entry.content.length, mtimeMs: entry.mtimeMs };
    let mtimeMs = 0;
    for (const [name, one] of this.#files) {
      if (name.startsWith(real === '/' ? '/' : `${real}/`))
        mtimeMs = Math.max(mtimeMs, one.mtimeMs);
    }
    return mtimeMs > 0 ? { kind: 'folder', size: 0, mtimeMs } : undefined;
  }

  realPath(file: string): string {
    for (const [link, target] of this.#links) {
      if (file === link || file.startsWith(`${link}/`)) return target + file.slice(link.length);
    }
    return file;
  }

  listFolders(folder: string): string[] {
    const real = `${this.realPath(folder)}/`;
    const names = [...this.#files.keys(), ...[...this.#links.keys()].map((link) => `${link}/`)]
      .filter((file) => file.startsWith(real))
      .map((file) => file.slice(real.length).split('/'));
    return [...new Set(names.filter((parts) => parts.length > 1).map((parts) => parts[0]!))].sort();
  }
}

export const inMemory = (files: Files): Modules => createModules({ fileSystem: new Tree(files) });

/** What a name leads to: the path of a file below `/p`, `package <name>`, or `missing`. */
export function resolve(files: Files, specifier: string, from = 'src/main.ts'): string {
  const resolution = inMemory(files).resolve(specifier, `/p/${from}`);
  switch (resolution.kind) {
    case 'file':
      return path.posix.relative('/p', resolution.path);
    case 'package':
      return `package ${resolution.module}`;
    case 'missing':
      return 'missing';
  }
}

/** Where an export is made: the file and the text there, shortened to its first line. */
export function find(files: Files, name: string, from = 'main.ts'): string {
  const modules = inMemory(files);
  const file = modules.load(`/p/${from}`);
  if (!file) return 'cannot be loaded';
  return describeTarget(modules.findExport(file, name));
}

export function describeTarget(target: ExportTarget | undefined): string {
  switch (target?.kind) {
    case 'node': {
      const { file, node } = target;
      const text = file.text.slice(...node.range).split('\n')[0];
      return `${path.posix.basename(file.path)} ${node.type} ${text}`;
    }
    case 'namespace':
      return `${path.posix.basename(target.file.path)} namespace`;
    case 'external':
      return ['package', target.module, ...target.path].join(' ');
    case undefined:
      return 'none';
  }
}
