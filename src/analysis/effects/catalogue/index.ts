import type { Entry, EntryOf } from './entry.js';
import { getFsEntry } from './fs-promises.js';

export type { Entry, EntryOf, KindOf } from './entry.js';
export { getConstructorEntry, getGlobalEntry } from './globals.js';
export {
  getAwaitedLibraryKind,
  getKindMember,
  getKindSelf,
  getModuleMember,
  isLibraryKind,
  LIBRARY_NAMES,
  toEntry,
} from './lookup.js';
export type { Found } from './lookup.js';
export { getMethodEntry, MUTATORS } from './methods.js';

/**
 * What an import of a known module does when it is called.
 * @param path The exported name and the properties after it; empty for the module itself.
 */
export function getModuleEntry(
  module: string,
  path: readonly string[],
): Entry | EntryOf | undefined {
  const bare = module.replace(/^node:/, '');
  if (bare === 'fs/promises' && path.length === 1) return getFsEntry(path[0]!);
  if (bare === 'fs' && path.length === 2 && path[0] === 'promises') return getFsEntry(path[1]!);
  if (bare === 'path' || bare === 'path/posix' || bare === 'path/win32')
    return getPathEntry(path.at(-1));
  if (bare === 'url' && (path[0] === 'fileURLToPath' || path[0] === 'pathToFileURL')) {
    return {
      source: 'node:url',
      result: path[0] === 'fileURLToPath' ? 'string' : 'url',
      throws: true,
    };
  }
  if (bare === 'timers/promises')
    return { source: 'node:timers/promises', barrier: 'it is a timer' };
  if (bare === 'next/navigation' && path.length === 1 && NAVIGATION.has(path[0]!)) {
    return { source: 'next/navigation', gate: `${path[0]!}() leaves by throwing` };
  }
  return undefined;
}

const PATH_FUNCTIONS = new Set([
  'join',
  'basename',
  'dirname',
  'extname',
  'normalize',
  'relative',
  'resolve',
  'format',
  'isAbsolute',
]);

/** `node:path`: works on texts; `resolve` and `relative` also read the working directory. */
function getPathEntry(name: string | undefined): Entry | undefined {
  if (name === undefined || !PATH_FUNCTIONS.has(name)) return undefined;
  return { source: `node:path ${name}`, result: name === 'isAbsolute' ? 'boolean' : 'string' };
}

/** Leave the function by throwing; source: Next.js 15 documentation, “Functions”. */
const NAVIGATION = new Set([
  'redirect',
  'permanentRedirect',
  'notFound',
  'forbidden',
  'unauthorized',
]);
