/**
 * `settings.waterfall`: what it may hold, its defaults, and one clear error for anything else.
 */
import { DECLARED_EFFECTS, LIBRARY_NAMES, PLATFORMS } from './analysis/index.js';
import type { DeclaredEffect, EffectSetting, Platform } from './analysis/index.js';
import {
  SettingsError,
  compileGlob,
  parseObject,
  parseArray,
  parseText,
  parseChoice,
  parseWidth,
} from './setting-checks.js';
import { describe } from './setting-words.js';

export { SettingsError } from './setting-checks.js';
export type { DeclaredEffect } from './analysis/index.js';

/** Where a name may stand in for a callee that cannot be seen. */
export type TrustNames = 'undeclared' | 'unresolved' | 'never';

/** Which error is reported where several calls that run together fail: the first in time, or in the source. */
export type ErrorOrder = 'first' | 'source';

/** One entry of `settings.waterfall.effects`, with its globs compiled. */
export type EffectEntry = EffectSetting & {
  /** Where the entry stands, such as `settings.waterfall.effects[2]`; for messages. */
  readonly path: string;
};

/** The settings with every default filled in. */
export interface WaterfallSettings {
  readonly trustNames: TrustNames;
  /** In the user's order: the first entry that matches wins. */
  readonly effects: readonly EffectEntry[];
  /** The most members that a fix may write into one `Promise.all`. */
  readonly maxWidth: number;
  /** How many iterations of a loop a fix may start at a time, and with what; undefined where not set. */
  readonly concurrency: Concurrency | undefined;
  /** With `'source'`, fixes wait for all calls and throw the error of the first that failed. */
  readonly errorOrder: ErrorOrder;
  /** Where handlers of requests run; `auto` to tell by packages and imports. */
  readonly platform: Platform;
}

/** Bounded concurrency: at most `limit` calls at a time, held to by a library. */
export interface Concurrency {
  readonly limit: number;
  readonly library: LimitLibrary;
}

/** The libraries that a fix can write a bound with. */
export type LimitLibrary = 'p-map' | 'p-limit';

const root = 'settings.waterfall';
const SETTINGS = [
  'trustNames',
  'effects',
  'maxWidth',
  'concurrency',
  'errorOrder',
  'platform',
] as const;
const limitLibraries = ['p-map', 'p-limit'] as const;
const trustNames = ['undeclared', 'unresolved', 'never'] as const;
const errorOrders = ['first', 'source'] as const;

/** What an entry can be about, and the keys that belong to each. */
const subjects = {
  module: ['exports', 'effect', 'like'],
  type: ['methods'],
  call: ['effect'],
} as const;
type Subject = keyof typeof subjects;
const subjectNames = Object.keys(subjects) as Subject[];
const entryKeys = ['module', 'exports', 'like', 'type', 'methods', 'call', 'effect'] as const;

const defaults: WaterfallSettings = Object.freeze({
  trustNames: 'undeclared',
  effects: Object.freeze([]),
  maxWidth: 8,
  concurrency: undefined,
  errorOrder: 'first',
  platform: 'auto',
});

const parsed = new WeakMap<object, WaterfallSettings>();

/**
 * Checks the settings of a lint run and fills in the defaults.
 *
 * @param raw `context.settings.waterfall`; `undefined` where the user set nothing
 * @returns the resolved settings, the same object for the same `raw`
 * @throws {SettingsError} for the first unknown key, wrong type or wrong value
 */
export function parseSettings(raw: unknown): WaterfallSettings {
  if (raw === undefined) return defaults;
  const object = parseObject(raw, root, SETTINGS);
  const known = parsed.get(object);
  if (known !== undefined) return known;

  const settings: WaterfallSettings = {
    trustNames:
      object.trustNames === undefined
        ? defaults.trustNames
        : parseChoice(object.trustNames, `${root}.trustNames`, trustNames),
    effects:
      object.effects === undefined
        ? defaults.effects
        : parseArray(object.effects, `${root}.effects`, 'entries').map(parseEffectEntry),
    maxWidth:
      object.maxWidth === undefined
        ? defaults.maxWidth
        : parseWidth(object.maxWidth, `${root}.maxWidth`),
    concurrency:
      object.concurrency === undefined
        ? defaults.concurrency
        : parseConcurrency(object.concurrency, `${root}.concurrency`),
    errorOrder:
      object.errorOrder === undefined
        ? defaults.errorOrder
        : parseChoice(object.errorOrder, `${root}.errorOrder`, errorOrders),
    platform:
      object.platform === undefined
        ? defaults.platform
        : parseChoice(object.platform, `${root}.platform`, PLATFORMS),
  };
  parsed.set(object, settings);
  return settings;
}

/** `{ limit: 8, library: 'p-map' }` */
function parseConcurrency(raw: unknown, path: string): Concurrency {
  const { limit, library } = parseObject(raw, path, ['limit', 'library']);
  return {
    limit: parseWidth(limit, `${path}.limit`),
    library: parseChoice(library, `${path}.library`, limitLibraries),
  };
}

function parseEffectEntry(raw: unknown, index: number): EffectEntry {
  const path = `${root}.effects[${index}]`;
  const entry = parseObject(raw, path, entryKeys);
  const [subject, ...others] = subjectNames.filter((name) => entry[name] !== undefined);
  if (subject === undefined || others.length > 0) {
    throw new SettingsError(
      path,
      'must be about one thing: "module" with "exports", "type" with "methods", or "call".',
    );
  }
  checkKeys(entry, path, subject);
  switch (subject) {
    case 'module':
      return parseModuleEntry(entry, path);
    case 'type':
      return {
        kind: 'type',
        path,
        type: compileGlob(parseText(entry['type'], `${path}.type`)),
        methods: parseMethods(entry['methods'], `${path}.methods`),
      };
    default: {
      const effect = parseChoice(entry['effect'], `${path}.effect`, DECLARED_EFFECTS);
      const call = compileGlob(parseText(entry['call'], `${path}.call`));
      return { kind: 'call', path, call, effect };
    }
  }
}

/** Refuses keys that belong to entries of another kind. */
function checkKeys(entry: Readonly<Record<string, unknown>>, path: string, subject: Subject): void {
  const own: readonly string[] = [subject, ...subjects[subject]];
  const stray = Object.keys(entry).find((key) => entry[key] !== undefined && !own.includes(key));
  if (stray === undefined) return;
  const owners = subjectNames.filter((name) =>
    (subjects[name] as readonly string[]).includes(stray),
  );
  throw new SettingsError(
    `${path}.${stray}`,
    `belongs to ${owners.map((name) => `"${name}"`).join(' and ')}; this entry is about "${subject}".`,
  );
}

function parseModuleEntry(entry: Readonly<Record<string, unknown>>, path: string): EffectEntry {
  const { effect, like } = entry;
  if (effect !== undefined && like !== undefined) {
    throw new SettingsError(path, 'must have an "effect" or a "like", not both.');
  }
  if (effect === undefined && like === undefined) {
    throw new SettingsError(path, 'must have an "effect", or a "like" with the name of a library.');
  }
  const globs = parseArray(entry['exports'], `${path}.exports`, 'names').map((glob, at) =>
    parseText(glob, `${path}.exports[${at}]`),
  );
  if (globs.length === 0) {
    throw new SettingsError(`${path}.exports`, 'must name at least one export, such as "get*".');
  }
  const about = {
    path,
    module: parseText(entry['module'], `${path}.module`),
    exports: globs.map(compileGlob),
  };
  return like === undefined
    ? { kind: 'module', ...about, effect: parseChoice(effect, `${path}.effect`, DECLARED_EFFECTS) }
    : { kind: 'like', ...about, like: parseChoice(like, `${path}.like`, LIBRARY_NAMES) };
}

/** `{ 'get*': 'read', refresh: 'write' }`: names of methods, or globs, and their effects. */
function parseMethods(raw: unknown, path: string): { name: RegExp; effect: DeclaredEffect }[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new SettingsError(
      path,
      `must be an object of names and effects, such as { "get*": "read" }, not ${describe(raw)}.`,
    );
  }
  const methods = Object.entries(raw).map(([name, effect]) => ({
    name: compileGlob(parseText(name, `${path}[${JSON.stringify(name)}]`)),
    effect: parseChoice(effect, `${path}[${JSON.stringify(name)}]`, DECLARED_EFFECTS),
  }));
  if (methods.length === 0) {
    throw new SettingsError(path, 'must name at least one method, such as "get*".');
  }
  return methods;
}
