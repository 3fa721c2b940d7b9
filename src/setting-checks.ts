/** Checks of single values of the settings, each with one clear error. */
import { quoteList, describe, didYouMean } from './setting-words.js';

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

/**
 * Compiles a glob to an expression that matches a whole dotted name: `*` stands for any part of one
 * name, `**` also for several names with their dots.
 */
export function compileGlob(glob: string): RegExp {
  const source = glob
    .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, (stars) => (stars.length > 1 ? '.*' : '[^.]*'));
  return new RegExp(`^${source}$`, 'su');
}

export function parseObject(
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

export function parseArray(raw: unknown, path: string, items: string): readonly unknown[] {
  if (Array.isArray(raw)) return raw;
  throw new SettingsError(path, `must be an array of ${items}, not ${describe(raw)}.`);
}

export function parseText(raw: unknown, path: string): string {
  if (typeof raw === 'string' && raw.trim() !== '') return raw;
  throw new SettingsError(path, `must be a string with text in it, not ${describe(raw)}.`);
}

export function parseChoice<Choice extends string>(
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

export function parseWidth(raw: unknown, path: string): number {
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 2) return raw;
  throw new SettingsError(path, `must be a whole number of at least 2, not ${describe(raw)}.`);
}
