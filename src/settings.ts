/**
 * `settings.waterfall`: what it may hold, its defaults, and one clear error for anything else.
 */

/** Where a name may stand in for a callee that cannot be seen. */
export type TrustNames = 'undeclared' | 'unresolved' | 'never';

/** What a user may declare about a call. */
export type DeclaredEffect = 'read' | 'write' | 'gate' | 'barrier' | 'pure';

/** A declared effect of exports of one module, as in `{ module: '@/lib/api', exports: ['get*'], … }`. */
export interface ModuleEffectEntry {
  readonly kind: 'module';
  /** Where the entry stands, such as `settings.waterfall.effects[2]`; for messages. */
  readonly path: string;
  /** The module specifier, as it is written in the import. */
  readonly module: string;
  /** Each matches the whole name of an export that the entry is about. */
  readonly exports: readonly RegExp[];
  readonly effect: DeclaredEffect;
}

/** A declared effect of calls by their written callee, as in `{ call: 'analytics.*', … }`. */
export interface CallEffectEntry {
  readonly kind: 'call';
  /** Where the entry stands, such as `settings.waterfall.effects[2]`; for messages. */
  readonly path: string;
  /** Matches the whole dotted callee, such as `analytics.track`. */
  readonly call: RegExp;
  readonly effect: DeclaredEffect;
}

/** One entry of `settings.waterfall.effects`, with its globs compiled. */
export type EffectEntry = ModuleEffectEntry | CallEffectEntry;

/** The settings with every default filled in. */
export interface WaterfallSettings {
  readonly trustNames: TrustNames;
  /** In the user's order: the first entry that matches wins. */
  readonly effects: readonly EffectEntry[];
  /** The most members that a fix may write into one `Promise.all`. */
  readonly maxWidth: number;
}

/** Says which setting is wrong, and what is allowed there. */
export class SettingsError extends Error {
  override name = 'SettingsError';

  /**
   * @param path the setting, such as `settings.waterfall.maxWidth`
   * @param problem what is wrong with it and what is allowed, to follow the path in a sentence
   */
  constructor(
    readonly path: string,
    problem: string,
  ) {
    super(`eslint-plugin-waterfall: ${path} ${problem}`);
  }
}

const root = 'settings.waterfall';
const trustNames = ['undeclared', 'unresolved', 'never'] as const;
const effects = ['read', 'write', 'gate', 'barrier', 'pure'] as const;

const defaults: WaterfallSettings = Object.freeze({
  trustNames: 'undeclared',
  effects: Object.freeze([]),
  maxWidth: 8,
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
  const object = parseObject(raw, root, ['trustNames', 'effects', 'maxWidth']);
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
  };
  parsed.set(object, settings);
  return settings;
}

function parseEffectEntry(raw: unknown, index: number): EffectEntry {
  const path = `${root}.effects[${index}]`;
  const entry = parseObject(raw, path, ['module', 'exports', 'call', 'effect']);
  if ((entry.module === undefined) === (entry.call === undefined)) {
    throw new SettingsError(
      path,
      'must have either "module" with "exports", or "call", and an "effect".',
    );
  }
  const effect = parseChoice(entry.effect, `${path}.effect`, effects);
  if (entry.call !== undefined) {
    if (entry.exports !== undefined) {
      throw new SettingsError(`${path}.exports`, 'belongs to "module"; "call" stands alone.');
    }
    const call = compileGlob(parseText(entry.call, `${path}.call`));
    return { kind: 'call', path, call, effect };
  }
  const globs = parseArray(entry.exports, `${path}.exports`, 'names').map((glob, at) =>
    parseText(glob, `${path}.exports[${at}]`),
  );
  if (globs.length === 0) {
    throw new SettingsError(`${path}.exports`, 'must name at least one export, such as "get*".');
  }
  return {
    kind: 'module',
    path,
    module: parseText(entry.module, `${path}.module`),
    exports: globs.map(compileGlob),
    effect,
  };
}

/**
 * Compiles a glob to an expression that matches a whole dotted name: `*` stands for any part of one
 * name, `**` also for several names with their dots.
 */
function compileGlob(glob: string): RegExp {
  const source = glob
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^.]*'));
  return new RegExp(`^${source}$`, 'su');
}

function parseObject(
  raw: unknown,
  path: string,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new SettingsError(path, `must be an object, not ${describe(raw)}.`);
  }
  for (const key of Object.keys(raw)) {
    if (!keys.includes(key)) {
      throw new SettingsError(
        `${path}.${key}`,
        `is not a setting. Allowed: ${quoteList(keys)}.${didYouMean(key, keys)}`,
      );
    }
  }
  return raw as Readonly<Record<string, unknown>>;
}

function parseArray(raw: unknown, path: string, items: string): readonly unknown[] {
  if (Array.isArray(raw)) return raw;
  throw new SettingsError(path, `must be an array of ${items}, not ${describe(raw)}.`);
}

function parseText(raw: unknown, path: string): string {
  if (typeof raw === 'string' && raw.trim() !== '') return raw;
  throw new SettingsError(path, `must be a string with text in it, not ${describe(raw)}.`);
}

function parseChoice<Choice extends string>(
  raw: unknown,
  path: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((one) => one === raw);
  if (choice !== undefined) return choice;
  const hint = typeof raw === 'string' ? didYouMean(raw, choices) : '';
  throw new SettingsError(
    path,
    `must be one of ${quoteList(choices)}, not ${describe(raw)}.${hint}`,
  );
}

function parseWidth(raw: unknown, path: string): number {
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 2) return raw;
  throw new SettingsError(path, `must be a whole number of at least 2, not ${describe(raw)}.`);
}

function quoteList(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}

/** Names a wrong value in few characters, whatever it is. */
function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function') return 'a function';
  return String(value);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function didYouMean(word: string, choices: readonly string[]): string {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const near = choices
    .map((choice) => ({ choice, distance: editDistance(word.toLowerCase(), choice.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0];
  return near === undefined ? '' : ` Did you mean "${near.choice}"?`;
}

/** Counts the insertions, deletions and replacements between two short words (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (letter === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
