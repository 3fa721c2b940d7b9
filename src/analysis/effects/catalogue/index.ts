export type { Entry, EntryOf, KindOf } from './entry.js';
export { getConstructorEntry, getGlobalEntry } from './globals.js';
export {
  getAwaitedLibraryKind,
  getBatchForm,
  getKindMember,
  getLikeKind,
  getKindSelf,
  getModuleMember,
  getSpoilers,
  getTagEntry,
  isLibraryKind,
  isSerialKind,
  LIBRARY_NAMES,
  PRELOADERS,
  toEntry,
} from './lookup.js';
export type { Found } from './lookup.js';
export { classifySql, SESSION_TEXT } from './databases/sql.js';
export { getMethodEntry, MUTATORS } from './methods.js';
