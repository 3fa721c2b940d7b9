/** The identity of an error: which operation failed, or what the program threw. Engine messages quote source text, so only their kind counts. */
export function identify(error: unknown): string {
  if (error instanceof OperationError) return `failure of ${error.key}`;
  if (error instanceof TypeError || error instanceof ReferenceError) return error.name;
  if (error instanceof AggregateError)
    return `AggregateError(${error.errors.map(identify).join(', ')})`;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return `thrown ${snapshot(error)}`;
}

export class OperationError extends Error {
  override readonly name = 'OperationError';
  constructor(readonly key: string) {
    super(key);
  }
}

/** Marks a value that came from an operation, so that keys and snapshots stay short. */
export const ORIGIN = Symbol('origin');

/** A deterministic text of any value a program can hold. */
export function snapshot(value: unknown, seen: readonly object[] = []): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return '[function]';
  if (typeof value !== 'object' || value === null)
    return Object.is(value, -0) ? '-0' : String(value);
  if (seen.includes(value)) return '[cycle]';
  const inner = [...seen, value];
  const origin = (value as { [ORIGIN]?: string })[ORIGIN];
  const own = origin === undefined ? '' : `<${origin}>`;
  if (value instanceof Error) return `[${identify(value)}]`;
  if (value instanceof Promise) return '[promise]';
  if (Array.isArray(value))
    return `${own}[${value.map((item) => snapshot(item, inner)).join(',')}]`;
  if (value instanceof Map) {
    return `Map{${[...value].map(([key, item]) => `${snapshot(key, inner)}=>${snapshot(item, inner)}`).join(',')}}`;
  }
  if (value instanceof Set)
    return `Set{${[...value].map((item) => snapshot(item, inner)).join(',')}}`;
  if (value instanceof Date) return `Date(${value.getTime()})`;
  // An answer that nobody changed is its origin; a change shows.
  const entries = Object.entries(value).filter(([, item]) => typeof item !== 'function');
  const text = `{${entries.map(([key, item]) => `${key}:${snapshot(item, inner)}`).join(',')}}`;
  return origin === undefined
    ? text
    : text === (value as { [PRISTINE]?: string })[PRISTINE]
      ? own
      : own + text;
}

/** A text without the state of the world that answers in it saw. */
export const withoutVersion = (text: string): string => text.replaceAll(/@\d+(?=[>"\\])/g, '');

/** The text of an answer as it was handed out. */
export const PRISTINE = Symbol('pristine');

/** The texts of answers, by what they answer: the same operation is asked in many runs. */
const texts = new Map<string, string>();

/** Labels an answer with the operation it came from and the state of the world it saw. */
export function stamp<T extends object>(value: T, key: string, version: number): T {
  if (texts.size > 1_000) texts.clear();
  const text = texts.get(key) ?? snapshot(value);
  texts.set(key, text);
  Object.defineProperty(value, ORIGIN, { value: `${key}@${version}`, enumerable: false });
  Object.defineProperty(value, PRISTINE, { value: text, enumerable: false });
  return value;
}
