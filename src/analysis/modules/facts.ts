import type { FileSystem, Stamp } from './file-system.js';

/** What a look at the file system found changed since it was last asked. */
export interface Changes {
  /** Files whose content is another one now. */
  contents: ReadonlySet<string>;
  /** Whether paths have appeared or vanished, so that names may lead elsewhere. */
  isMoved: boolean;
  /** Whether something in a folder may have: its time is another one. */
  isTouched: boolean;
  /** Whether there was too much to watch, and nothing is known any longer. */
  isForgotten: boolean;
}

/**
 * Remembers each answer of the file system, also that there is nothing, and can tell which of
 * them no longer hold. Whatever is concluded from other files is concluded from these answers.
 */
export class Facts {
  readonly #stamps = new Map<string, Stamp | undefined>();
  readonly #folders = new Map<string, string[]>();
  readonly #realPaths = new Map<string, string>();

  readonly #fileSystem: FileSystem;
  readonly #most: number;

  constructor(fileSystem: FileSystem, most: number) {
    this.#fileSystem = fileSystem;
    this.#most = most;
  }

  stat(path: string): Stamp | undefined {
    if (this.#stamps.has(path)) return this.#stamps.get(path);
    const stamp = this.#fileSystem.stat(path);
    this.#stamps.set(path, stamp);
    return stamp;
  }

  isFile(path: string): boolean {
    return this.stat(path)?.kind === 'file';
  }

  isFolder(path: string): boolean {
    return this.stat(path)?.kind === 'folder';
  }

  realPath(path: string): string {
    let real = this.#realPaths.get(path);
    if (real === undefined) {
      real = this.#fileSystem.realPath(path);
      this.#realPaths.set(path, real);
    }
    return real;
  }

  listFolders(path: string): readonly string[] {
    let names = this.#folders.get(path);
    if (!names) {
      this.stat(path);
      names = this.#fileSystem.listFolders(path);
      this.#folders.set(path, names);
    }
    return names;
  }

  /** Not remembered: who reads a file keeps what it makes of it. */
  readFile(path: string): Uint8Array | undefined {
    return this.stat(path)?.kind === 'file' ? this.#fileSystem.readFile(path) : undefined;
  }

  /** Asks again for every path. Answers that no longer hold are replaced. */
  check(): Changes {
    const contents = new Set<string>();
    if (this.#stamps.size > this.#most) {
      this.#forget();
      return { contents, isMoved: true, isTouched: true, isForgotten: true };
    }
    let isMoved = false;
    let isTouched = false;
    for (const [path, before] of this.#stamps) {
      const now = this.#fileSystem.stat(path);
      if (isSame(before, now)) continue;
      this.#stamps.set(path, now);
      if (now?.kind !== before?.kind) isMoved = true;
      else if (now?.kind === 'file') contents.add(path);
      else {
        isTouched = true;
        if (this.#isOtherFolder(path)) isMoved = true;
      }
    }
    for (const [path, real] of this.#realPaths) {
      if (this.#fileSystem.realPath(path) !== real) isMoved = true;
    }
    if (isMoved) {
      this.#folders.clear();
      this.#realPaths.clear();
    }
    return { contents, isMoved, isTouched, isForgotten: false };
  }

  #forget(): void {
    this.#stamps.clear();
    this.#folders.clear();
    this.#realPaths.clear();
  }

  /** Editors save by renaming, which touches the folder: only other names in it count. */
  #isOtherFolder(path: string): boolean {
    const names = this.#folders.get(path);
    return names !== undefined && names.join('/') !== this.#fileSystem.listFolders(path).join('/');
  }
}

function isSame(first: Stamp | undefined, second: Stamp | undefined): boolean {
  return (
    first?.kind === second?.kind &&
    first?.mtimeMs === second?.mtimeMs &&
    first?.size === second?.size
  );
}
