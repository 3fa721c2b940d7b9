import path from 'node:path';

import { Answers } from './answers.js';
import { Documents } from './documents.js';
import { Exports } from './exports.js';
import type { ExportTarget } from './exports.js';
import { isSource } from './extensions.js';
import { Facts } from './facts.js';
import { disk } from './file-system.js';
import type { FileSystem } from './file-system.js';
import { Manifests } from './manifests.js';
import { parseFile } from './parse.js';
import type { SourceFile } from './parse.js';
import { ProjectResolver } from './resolve.js';
import type { Resolution, Resolver } from './resolve.js';
import { Store } from './store.js';
import type { Bounds } from './store.js';
import { Subclasses } from './subclasses.js';
import { clock } from './work.js';
import type { OnWork } from './work.js';

export type { ExportTarget } from './exports.js';
export type { FileSystem, Stamp } from './file-system.js';
export type { SourceFile } from './parse.js';
export type { Resolution, Resolver } from './resolve.js';

/** The other files of a project: which file an import names, what it holds, what it exports. */
export interface Modules {
  resolve(specifier: string, fromFile: string): Resolution;
  /** Undefined where the file is missing, too large, not UTF-8, or cannot be parsed. */
  load(path: string): SourceFile | undefined;
  /**
   * Where an export is made, followed through re-exports. Undefined where there is none, or where
   * several cannot be told apart.
   * @param name `default` for the default export.
   */
  findExport(file: SourceFile, name: string): ExportTarget | undefined;
  /**
   * Whether a class that a file declares may have a subclass somewhere in the project.
   * @param file The absolute path of the file.
   */
  mayBeExtended(name: string, file: string): boolean;
  /** The names of what the package around a file depends on. */
  getDependencies(file: string): readonly string[];
  /** The version of a dependency that a package.json around a file asks for. */
  getVersion(name: string, file: string): string | undefined;
  /**
   * Whether the `package.json` nearest to a file lists a package among its dependencies.
   * @param file The absolute path of the file.
   */
  dependsOn(name: string, file: string): boolean;
  /**
   * To be called when the lint of a file starts. Looks now and then whether files have changed, and
   * drops what was concluded from them.
   * @returns A number that is another one after something was dropped.
   */
  refresh(): number;
}

export interface ModulesOptions {
  fileSystem?: FileSystem;
  /** Needed with another file system: the resolver of projects sees only the disk. */
  resolver?: Resolver | undefined;
  /** Milliseconds; files are not looked at more often. With 0, every time. */
  interval?: number;
  /** The time in milliseconds, from any start. */
  now?: () => number;
  bounds?: Bounds;
  /** For measurements: told of each piece of work that is done on other files. */
  onWork?: OnWork;
}

const BOUNDS: Bounds = { files: 2_000, bytes: 4_000_000, paths: 200_000 };

/** A look at all files may take this part of the time between two looks. */
const SHARE = 0.02;

/** The same while one file is linted after the other, without the rest that an editor gives. */
const BUSY_SHARE = 0.003;

/** The last number given: no two sets of files ever have the same. */
let latest = 0;

export function createModules({
  fileSystem = disk,
  resolver,
  interval = 500,
  now = () => performance.now(),
  bounds = BOUNDS,
  onWork,
}: ModulesOptions = {}): Modules {
  const facts = new Facts(fileSystem, bounds.paths);
  const documents = new Documents(facts);
  const asked = resolver ?? new ProjectResolver(documents);
  const answers = new Answers(
    {
      resolve: clock('resolve', asked.resolve.bind(asked), onWork),
      forget: () => asked.forget(),
    },
    bounds.paths,
  );
  const store = new Store(facts, bounds, clock('parse', parseFile, onWork));
  const manifests = new Manifests(documents);
  const subclasses = new Subclasses(fileSystem, documents, now);
  let generation = ++latest;
  let nextLook = now() + interval;
  let nextBusyLook = nextLook;
  let lastRefresh = -Infinity;

  const modules: Modules = {
    resolve: (specifier, fromFile) => answers.resolve(specifier, fromFile),
    load: (file) => (path.isAbsolute(file) ? store.load(facts.realPath(file)) : undefined),
    findExport: (file, name) => exports.find(file, name),
    getDependencies: (file) => manifests.getDependencies(path.dirname(file)),
    getVersion: (name, file) => manifests.getVersion(name, path.dirname(file)),
    mayBeExtended: (name, file) => subclasses.mayHave(name, file),
    dependsOn: (name, file) => new Manifests(documents).depends(name, path.dirname(file)),
    refresh() {
      const time = now();
      const isBusy = time - lastRefresh < interval;
      lastRefresh = time;
      if (time >= (isBusy ? nextBusyLook : nextLook)) look();
      return generation;
    },
  };
  const exports = new Exports({
    ...modules,
    mayExport: (file, name) => store.mayExport(facts.realPath(file), name),
  });
  const look = clock(
    'look',
    () => {
      const start = now();
      const { contents, isMoved, isTouched, isForgotten } = facts.check();
      if (isMoved || documents.hasRead(contents)) {
        documents.forget();
        manifests.forget();
      }
      const isConfigured = [...contents].some((file) => !isSource(file));
      const isAnsweredOtherwise = answers.check(isMoved || isTouched || isConfigured);
      if (isMoved || isAnsweredOtherwise || contents.size > 0) {
        for (const file of contents) store.drop(file);
        if (isForgotten) store.forget();
        else store.dropVanished();
        exports.forget();
        subclasses.forget();
        generation = ++latest;
      }
      const end = now();
      const getNext = (share: number): number => end + Math.max(interval, (end - start) / share);
      nextLook = interval === 0 ? 0 : getNext(SHARE);
      nextBusyLook = interval === 0 ? 0 : getNext(BUSY_SHARE);
    },
    onWork,
  );
  return modules;
}

let shared: Modules | 'none' | undefined;

/** The files as the whole process sees them. */
export function getModules(): Modules | undefined {
  shared ??= createModules();
  return shared === 'none' ? undefined : shared;
}

/** For measurements: makes `getModules` give other modules, or none. */
export function setModules(other: Modules | 'none'): void {
  shared = other;
}

/** For tests: makes `getModules` see other files, or those of the disk again. */
export function setFileSystem(
  other: (FileSystem & Pick<ModulesOptions, 'resolver'>) | undefined,
): void {
  shared = other && createModules({ fileSystem: other, resolver: other.resolver, interval: 0 });
}
