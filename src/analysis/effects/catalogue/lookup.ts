import type { TSESTree } from '@typescript-eslint/types';

import type { Kind } from '../../model.js';
import { CLIENTS } from './clients/index.js';
import { CLOUD } from './cloud/index.js';
import { DATABASES } from './databases/index.js';
import type { Entry, EntryOf } from './entry.js';
import { FRAMEWORKS } from './frameworks/index.js';
import type { KindMembers, Library, Member, Row, RowOf, TagRowOf } from './library.js';
import { NODE } from './node/index.js';
import { TOOLS } from './tools/index.js';

/** Every library of the catalogue. */
export const LIBRARIES: readonly Library[] = [
  ...NODE,
  ...CLIENTS,
  ...DATABASES,
  ...CLOUD,
  ...FRAMEWORKS,
  ...TOOLS,
];

/** The names by which settings say that a value is like those of a library. */
export const LIBRARY_NAMES: readonly string[] = [
  ...new Set(LIBRARIES.filter(({ kinds }) => kinds !== undefined).map(getLibraryName)),
].sort();

/** The kind of a library's client: the first that its table lists. */
export function getLikeKind(name: string): Kind {
  const library = LIBRARIES.find(
    (item) => item.kinds !== undefined && getLibraryName(item) === name,
  );
  return Object.keys(library?.kinds ?? {})[0];
}

/** The name of a library in settings. */
export function getLibraryName({ name, modules }: Library): string {
  return name ?? modules[0]!;
}

/** A member of a library, and the words that name it as a source: `@prisma/client findMany`. */
export interface Found {
  member: Member;
  source: string;
}

const exact = new Map<string, Library[]>();
const patterns: [RegExp, Library][] = [];
const kinds = new Map<string, { library: Library; members: KindMembers }>();

for (const library of LIBRARIES) {
  for (const specifier of library.modules) {
    const module = getBareName(specifier);
    if (module.includes('*')) patterns.push([compile(module), library]);
    else exact.set(module, [...(exact.get(module) ?? []), library]);
  }
  for (const [kind, members] of Object.entries(library.kinds ?? {}))
    kinds.set(kind, { library, members });
}

const batches = new Map(
  LIBRARIES.flatMap((library) =>
    Object.entries(library.batches ?? {}).map(([name, form]) => [
      `${library.modules[0]!} ${name}`,
      form,
    ]),
  ),
);

/** The one query that would do what many calls do. @param source The source of an entry. */
export function getBatchForm(source: string): string | undefined {
  return batches.get(source);
}

/** `node:fs` and `fs` are the same module. */
function getBareName(module: string): string {
  return module.replace(/^node:/, '');
}

/** The names of methods that are called for what they put into a cache: a hint where to look. */
export const PRELOADERS: ReadonlySet<string> = new Set(
  LIBRARIES.flatMap((library) =>
    Object.values(library.kinds ?? {}).flatMap(({ members }) =>
      Object.entries(members ?? {}).flatMap(([name, { call }]) =>
        typeof call === 'object' && call.preloads === true ? [name] : [],
      ),
    ),
  ),
);

function compile(pattern: string): RegExp {
  const source = pattern.replaceAll(/[$+.?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}

/** The libraries that an import specifier belongs to. */
export function getLibraries(module: string): readonly Library[] {
  const name = getBareName(module);
  const found = exact.get(name);
  if (found) return found;
  const matching = patterns.filter(([pattern]) => pattern.test(name)).map(([, library]) => library);
  exact.set(name, matching);
  return matching;
}

/**
 * What an import of a known module, or a property of it, stands for.
 * @param path The exported name and the properties after it; empty for the namespace itself.
 */
export function getModuleMember(module: string, path: readonly string[]): Found | undefined {
  for (const library of getLibraries(module)) {
    const found = getExport(library, module, path);
    if (found) return found;
  }
  return undefined;
}

function getExport(library: Library, module: string, path: readonly string[]): Found | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.');
    const key = [name, `default.${name}`].find((item) => Object.hasOwn(library.exports, item));
    const ruled = length === 1 ? library.getExport?.(name, getBareName(module)) : undefined;
    const member = key === undefined ? ruled : library.exports[key];
    if (!member) continue;
    const source = `${module} ${name}`;
    if (length === path.length) return { member, source };
    return getMemberAt(member.value, path.slice(length));
  }
  // `import fs from 'node:fs/promises'`, `import * as fs`: the default export is the namespace.
  if (path[0] === 'default')
    return path.length > 1 ? getExport(library, module, path.slice(1)) : undefined;
  // `axios.get`: the default export is an object with methods.
  const whole = Object.hasOwn(library.exports, 'default') ? library.exports.default : undefined;
  return path.length > 0 ? getMemberAt(whole?.value, path) : undefined;
}

function getMemberAt(kind: Kind, path: readonly string[]): Found | undefined {
  let found: Found | undefined;
  let current = kind;
  for (const name of path) {
    found = getKindMember(current, name);
    current = found?.member.value;
  }
  return found;
}

function getKindMembers(
  kind: Kind,
): { library: Library; members: KindMembers; argument: string } | undefined {
  if (kind === undefined) return undefined;
  const colon = kind.indexOf(':');
  const found = kinds.get(colon < 0 ? kind : kind.slice(0, colon));
  return found && { ...found, argument: colon < 0 ? '' : kind.slice(colon + 1) };
}

/** What a property of a value of a library's kind stands for. */
export function getKindMember(kind: Kind, name: string): Found | undefined {
  const found = getKindMembers(kind);
  if (!found) return undefined;
  const { library, members, argument } = found;
  const table = members.members;
  const member =
    table && Object.hasOwn(table, name) ? table[name] : members.getMember?.(name, argument);
  return member && { member, source: `${library.modules[0]!} ${name}` };
}

/** What a value of a library's kind does when it is called, or used as a tag. */
export function getKindSelf(kind: Kind): Found | undefined {
  const found = getKindMembers(kind);
  const member = found?.members.self;
  return member && { member, source: found.library.modules[0]! };
}

/** Whether a kind belongs to a library of the catalogue. */
export function isLibraryKind(kind: Kind): boolean {
  return getKindMembers(kind) !== undefined;
}

/** Whether a kind is that of a transaction, a single connection or another handle. */
export function isSerialKind(kind: Kind): boolean {
  return kind === 'handle' || getKindMember(kind, ANY_NAME)?.member.value === 'handle';
}

/** A name that no table lists: what a kind says of it, it says of every name. */
const ANY_NAME = '*';

/** Members that make values of a library's kind do more than its rows say. */
export function getSpoilers(kind: Kind): readonly string[] {
  return getKindMembers(kind)?.members.spoiledBy ?? [];
}

/**
 * The kind that awaiting a value of a library's kind gives: what its table says, and for a client, which
 * is no promise, itself: `const db = await getDb()`.
 */
export function getAwaitedLibraryKind(kind: Kind): Kind {
  const found = getKindMembers(kind);
  return found?.members.awaited ?? (kind !== undefined && NO_PROMISES.has(kind) ? kind : undefined);
}

/**
 * The kinds of what is made by `new` or by a function of a library that does not wait, and of what a
 * promise gives. A query that runs when it is awaited is none of them.
 */
function collectClients(): ReadonlySet<string> {
  const made = new Set<string>();
  const queries = new Set<string>();
  const add = (row: Row | RowOf | undefined, isMaker: boolean): void => {
    if (typeof row !== 'object' || row.result === undefined) return;
    const { result } = row;
    if (result.startsWith('promise:')) made.add(result.slice('promise:'.length));
    else if (row.waits === true || row.lazy !== undefined) queries.add(result);
    else if (isMaker) made.add(result);
  };
  for (const { exports, kinds: own } of LIBRARIES) {
    for (const { call, construct } of Object.values(exports)) {
      add(call, true);
      add(construct, true);
    }
    for (const [kind, { members, self }] of Object.entries(own ?? {})) {
      for (const { call } of [...Object.values(members ?? {}), self ?? {}]) add(call, false);
      if (members && Object.hasOwn(members, 'then')) queries.add(kind);
    }
  }
  return new Set([...made].filter((kind) => isLibraryKind(kind) && !queries.has(kind)));
}

const NO_PROMISES = collectClients();

/** Completes a row of a library's table. */
export function toEntry(row: Row | RowOf | undefined, source: string): Entry | EntryOf | undefined {
  if (typeof row !== 'function') return row && { ...row, source };
  return (call, kindOf, textOf) => {
    const found = row(call, kindOf, textOf);
    return found && { ...found, source };
  };
}

/** What a tagged template does, when its tag is known and its text tells. */
export function getTagEntry(
  { member, source }: Found,
  node: TSESTree.TaggedTemplateExpression,
): Entry | undefined {
  const row: Row | TagRowOf | undefined = member.tag;
  const found = typeof row === 'function' ? row(node) : row;
  return found && { ...found, source };
}
