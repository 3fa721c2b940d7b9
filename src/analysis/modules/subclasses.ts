import path from 'node:path';

import { isSource } from './extensions.js';
import type { FileSystem } from './file-system.js';
import { isData } from './documents.js';
import type { Documents } from './documents.js';

/** More files, or more bytes, than this are not looked through: then any class may be extended. */
const MOST_FILES = 30_000;
const MOST_BYTES = 200_000_000;

/** How long a look through the project holds, in milliseconds: in an editor files come and go. */
const LIFETIME = 30_000;

/** Folders that hold no code of the project. */
const SKIPPED = /^(node_modules|\..*|dist|build|out|coverage)$/;

interface Look {
  /** Every name in an `extends` clause of the project; undefined where there is too much to read. */
  names: ReadonlySet<string> | undefined;
  until: number;
}

/**
 * Which names the classes of a project extend. The text of every file is looked through once, without
 * parsing: a name that stands in no `extends` clause, and under no other name in one, has no subclass.
 */
export class Subclasses {
  readonly #looks = new Map<string, Look>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly documents: Documents,
    private readonly now: () => number,
  ) {}

  /** Whether a class that a file declares under this name may have a subclass in the project. */
  mayHave(name: string, file: string): boolean {
    const root = this.#findRoot(path.dirname(file));
    if (root === undefined) return true;
    let look = this.#looks.get(root);
    if (!look || look.until < this.now()) {
      look = { names: this.#collect(root), until: this.now() + LIFETIME };
      this.#looks.set(root, look);
    }
    return look.names?.has(name) ?? true;
  }

  forget(): void {
    this.#looks.clear();
  }

  /** The folder of the repository or of the workspace; without either, that of the package. */
  #findRoot(start: string): string | undefined {
    let nearest: string | undefined;
    for (let folder = start; ; folder = path.dirname(folder)) {
      const manifest = this.documents.read(path.join(folder, 'package.json'));
      if (manifest) nearest ??= folder;
      const isRoot =
        this.fileSystem.stat(path.join(folder, '.git')) !== undefined ||
        this.fileSystem.stat(path.join(folder, 'pnpm-workspace.yaml')) !== undefined ||
        (isData(manifest) && manifest.workspaces !== undefined);
      if (isRoot) return folder;
      if (path.dirname(folder) === folder) return nearest;
    }
  }

  #collect(root: string): ReadonlySet<string> | undefined {
    const names = new Set<string>();
    const aliases: [name: string, alias: string][] = [];
    const folders = [root];
    let files = 0;
    let bytes = 0;
    let folder: string | undefined;
    while ((folder = folders.pop()) !== undefined) {
      for (const name of this.fileSystem.listFolders(folder))
        if (!SKIPPED.test(name)) folders.push(path.join(folder, name));
      for (const name of this.fileSystem.listFiles(folder)) {
        if (!isSource(name)) continue;
        const content = this.fileSystem.readFile(path.join(folder, name));
        files++;
        bytes += content?.length ?? 0;
        if (files > MOST_FILES || bytes > MOST_BYTES) return undefined;
        if (content) addNames(new TextDecoder().decode(content), names, aliases);
      }
    }
    // `import { Users as Base } from './users'; class More extends Base {}`
    for (let size = -1; size !== names.size;) {
      size = names.size;
      for (const [name, alias] of aliases) if (names.has(alias)) names.add(name);
    }
    return names;
  }
}

function addNames(text: string, names: Set<string>, aliases: [string, string][]): void {
  if (!text.includes('extends')) return;
  for (const [, clause] of text.matchAll(/\bextends\b([^{;]{1,400})/g))
    for (const [name] of clause!.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) names.add(name);
  for (const [, name, alias] of text.matchAll(/\b([\w$]+)\s+as\s+([\w$]+)/g))
    aliases.push([name!, alias!]);
  for (const [, alias, name] of text.matchAll(
    /\b(?:const|let|var)\s+([\w$]+)\s*=\s*([\w$]+)\s*[;,\n]/g,
  ))
    aliases.push([name!, alias!]);
}
