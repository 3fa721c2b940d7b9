import { isData } from './documents.js';

/**
 * Conditions that hold for code that runs on a server or is bundled, and those that lead to
 * sources. `browser`, `react-native` or `worker` may be other code.
 */
const CONDITIONS = new Set([
  'source',
  'import',
  'module',
  'module-sync',
  'node',
  'development',
  'require',
  'default',
]);

/**
 * The targets that the `exports` or `imports` of a package give a name, in order of preference:
 * those of types are last, as a file of types may be all there is.
 * @param table The field of package.json.
 * @param name `.`, `./sub` or `#name`.
 * @param conditions Conditions that the project adds, by `customConditions`.
 */
export function findTargets(
  table: unknown,
  name: string,
  conditions: readonly string[] = [],
): string[] {
  const isTable = isData(table) && Object.keys(table).some((key) => /^[.#]/.test(key));
  const entries: [string, unknown][] = isTable ? Object.entries(table) : [['.', table]];
  const exact = entries.find(([key]) => key === name && !key.includes('*'));
  if (exact) return collect(exact[1], conditions);

  let best: { key: string; value: unknown; hole: string } | undefined;
  for (const [key, value] of entries) {
    const hole = matchPattern(key, name);
    if (hole === undefined || (best && isBetter(best.key, key))) continue;
    best = { key, value, hole };
  }
  if (!best) return [];
  const { key, value, hole } = best;
  return collect(value, conditions).map((target) =>
    key.endsWith('/') ? target + hole : target.replaceAll('*', hole),
  );
}

/** Every target whose conditions may hold: where one is not built yet, the next may be there. */
function collect(value: unknown, conditions: readonly string[]): string[] {
  const targets: string[] = [];
  const types: string[] = [];
  const add = (part: unknown, isType: boolean): void => {
    if (typeof part === 'string') {
      (isType ? types : targets).push(part);
    } else if (Array.isArray(part)) {
      for (const item of part) add(item, isType);
    } else if (isData(part)) {
      for (const [condition, inner] of Object.entries(part)) {
        const names = /^types(?:@|$)/.test(condition);
        const holds = names || CONDITIONS.has(condition) || conditions.includes(condition);
        if (holds) add(inner, isType || names);
      }
    }
  };
  add(value, false);
  return [...targets, ...types];
}

/** What the `*` of a pattern (or a trailing slash, as in old packages) stands for in the name. */
export function matchPattern(pattern: string, name: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star === -1) {
    return pattern.endsWith('/') && name.startsWith(pattern) && name !== pattern
      ? name.slice(pattern.length)
      : undefined;
  }
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return name.length >= before.length + after.length &&
    name.startsWith(before) &&
    name.endsWith(after)
    ? name.slice(before.length, name.length - after.length)
    : undefined;
}

/** Whether the first of two patterns that match goes first: the longer beginning, then the longer. */
export function isBetter(first: string, second: string): boolean {
  const length = (pattern: string): number => pattern.split('*')[0]!.length;
  return length(first) === length(second)
    ? first.length >= second.length
    : length(first) > length(second);
}
