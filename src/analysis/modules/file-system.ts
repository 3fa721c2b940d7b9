import { readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';

/** What is known of a path without reading it. */
export interface Stamp {
  kind: 'file' | 'folder';
  size: number;
  mtimeMs: number;
}

/** Where other files are read from: the disk, or a tree in memory. All paths are absolute. */
export interface FileSystem {
  /** The bytes of a file; undefined where it cannot be read. */
  readFile(path: string): Uint8Array | undefined;
  /** Undefined where there is neither a file nor a folder. */
  stat(path: string): Stamp | undefined;
  /** The path with symbolic links followed; the path itself where that fails. */
  realPath(path: string): string;
  /** The names of the folders in a folder, linked ones included. */
  listFolders(path: string): string[];
  /** The names of the files in a folder. */
  listFiles(path: string): string[];
}

export const disk: FileSystem = {
  readFile(path) {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  stat(path) {
    try {
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isFile()) return { kind: 'file', size: stats.size, mtimeMs: stats.mtimeMs };
      if (stats?.isDirectory()) return { kind: 'folder', size: 0, mtimeMs: stats.mtimeMs };
    } catch {
      // A part of the path is a file, or may not be looked into: the path leads nowhere.
    }
    return undefined;
  },
  realPath(path) {
    try {
      return realpathSync.native(path);
    } catch {
      return path;
    }
  },
  listFolders(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
        .map((entry) => entry.name)
        .sort();
    } catch {
      return [];
    }
  },
  listFiles(path) {
    try {
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name);
    } catch {
      return [];
    }
  },
};
