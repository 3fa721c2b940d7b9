import { isBuiltin } from 'node:module';
import path from 'node:path';

import { createModules } from '../../src/analysis/modules/index.js';
import type {
  ExportTarget,
  FileSystem,
  Modules,
  Resolution,
  Resolver,
} from '../../src/analysis/modules/index.js';

/**
 * The content of files by path. A path that ends in `@` is a symbolic link to its content; one that ends
 * in `!` is a folder that is generated for the package that its content names.
 */
export type Files = Readonly<Record<string, string | Uint8Array>>;

interface Entry {
  content: string | Uint8Array;
  mtimeMs: number;
}

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/**
 * A tree of files in memory, below `/p`. It resolves what tests of rules need: relative paths, the
 * `paths` of the nearest tsconfig.json, and packages that are installed or declared.
 */
export class Tree implements FileSystem {
  readonly resolver: Resolver = {
    resolve: (specifier, fromFile) => this.#resolve(specifier, path.posix.dirname(fromFile)),
    forget: () => undefined,
  };
  /** Every path that was read, in order. */
  readonly reads: string[] = [];
  looks = 0;
  readonly #files = new Map<string, Entry>();
  readonly #links = new Map<string, string>();
  readonly #generated = new Map<string, string>();
  #clock = 1;

  constructor(files: Files = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  write(name: string, content: string | Uint8Array): void {
    const file = path.posix.join('/p', name);
    if (name.endsWith('!')) this.#generated.set(`${file.slice(0, -1)}/`, String(content));
    else if (!name.endsWith('@')) this.#files.set(file, { content, mtimeMs: this.#clock++ });
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

  listFiles(folder: string): string[] {
    const real = `${this.realPath(folder)}/`;
    return [...this.#files.keys()]
      .filter((file) => file.startsWith(real) && !file.slice(real.length).includes('/'))
      .map((file) => file.slice(real.length));
  }

  #resolve(specifier: string, folder: string): Resolution {
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    if (/^[a-z]+:/.test(specifier) || isBuiltin(specifier)) return named(specifier);
    if (/^[./]/.test(specifier)) {
      return this.#toResolution(specifier, path.posix.resolve(folder, specifier));
    }
    for (const up of getFoldersUp(folder)) {
      for (const target of this.#mapPaths(up, specifier)) {
        const found = this.#toResolution(specifier, target);
        if (found.kind !== 'missing') return found;
      }
      const installed = path.posix.join(up, 'node_modules', specifier);
      if (this.stat(path.posix.join(up, 'node_modules', name)))
        return this.#toResolution(specifier, installed);
      const { dependencies } = this.#readJson(`${up}/package.json`) as { dependencies?: object };
      if (dependencies && Object.hasOwn(dependencies, name)) return named(specifier);
    }
    return { kind: 'missing' };
  }

  #mapPaths(folder: string, specifier: string): string[] {
    const { compilerOptions } = this.#readJson(`${folder}/tsconfig.json`) as {
      compilerOptions?: { paths?: Record<string, string[]>; baseUrl?: string };
    };
    const base = path.posix.join(folder, compilerOptions?.baseUrl ?? '.');
    return Object.entries(compilerOptions?.paths ?? {}).flatMap(([pattern, targets]) => {
      const [before = '', after] = pattern.split('*');
      const isMatch =
        after === undefined
          ? specifier === pattern
          : specifier.startsWith(before) && specifier.endsWith(after);
      const hole = specifier.slice(before.length, specifier.length - (after ?? '').length);
      return isMatch
        ? targets.map((target) => path.posix.join(base, target.replace('*', hole)))
        : [];
    });
  }

  #toResolution(specifier: string, target: string): Resolution {
    const real = this.realPath(target);
    if (real.includes('/node_modules/')) return named(specifier);
    for (const [generated, module] of this.#generated)
      if (real.startsWith(generated)) return named(module);
    const found = [
      real.replace(/\.([cm]?)js(x?)$/, '.$1ts$2'),
      real.replace(/\.js$/, '.tsx'),
      real,
      ...EXTENSIONS.map((extension) => real + extension),
      ...EXTENSIONS.map((extension) => `${real}/index${extension}`),
    ].find((file) => EXTENSIONS.includes(path.posix.extname(file)) && this.#files.has(file));
    return found === undefined ? { kind: 'missing' } : { kind: 'file', path: found };
  }

  #readJson(file: string): object {
    const content = this.#files.get(file)?.content;
    return typeof content === 'string' ? (JSON.parse(content) as object) : {};
  }
}

function named(module: string): Resolution {
  return { kind: 'package', module };
}

function getFoldersUp(folder: string): string[] {
  const parent = path.posix.dirname(folder);
  return parent === folder ? [folder] : [folder, ...getFoldersUp(parent)];
}

export const inMemory = (files: Files): Modules => {
  const tree = new Tree(files);
  return createModules({ fileSystem: tree, resolver: tree.resolver });
};

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
