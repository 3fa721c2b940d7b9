/**
 * What an outside operation really does in the world. Names are honest here: a name is all there is to know about an
 * operation that is declared nowhere. Liars are written with bodies, in the programs.
 */
export type OperationKind = 'read' | 'write' | 'gate' | 'timer' | 'pure' | 'note';

const READS = new Set(
  'get list find load fetch read count is has can select describe retrieve query search lookup exists stat readdir realpath access download resolve'.split(
    ' ',
  ),
);
const GATES = new Set(
  'require assert ensure verify authorize authenticate check validate guard must enforce protect'.split(
    ' ',
  ),
);
const TIMERS = new Set('sleep delay wait pause'.split(' '));
const PURE = new Set('compute format slugify normalize'.split(' '));
const NOTES = new Set('console logger log report announce'.split(' '));
const TRAPS = new Set('or and next token refresh temp signed'.split(' '));

/** Handles on one connection, position or lock: two operations at a time on one of them fail. */
const HANDLES = new Set(
  'tx trx conn connection reader writer cursor page handle stream lock mutex'.split(' '),
);

export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

export function kindOf(path: readonly string[]): OperationKind {
  const root = path[0] ?? '';
  const words = wordsOf(path[path.length - 1] ?? '');
  const verb = words[0] ?? '';
  if (NOTES.has(root) || NOTES.has(verb)) return 'note';
  if (TIMERS.has(verb)) return 'timer';
  if (GATES.has(verb)) return 'gate';
  if (PURE.has(verb)) return 'pure';
  if (READS.has(verb) && !words.some((word) => TRAPS.has(word))) return 'read';
  return 'write';
}

export function handleOf(path: readonly string[]): string | undefined {
  return path.find((segment) => HANDLES.has(segment));
}

/** The answer of a read follows from its name, so that programs can use it as people do. */
export function shapeOf(
  path: readonly string[],
): 'number' | 'boolean' | 'text' | 'list' | 'record' {
  const name = path[path.length - 1] ?? '';
  const verb = wordsOf(name)[0] ?? '';
  if (verb === 'count') return 'number';
  if (verb === 'is' || verb === 'has' || verb === 'can' || verb === 'exists') return 'boolean';
  if (name === 'readFile' || name === 'realpath') return 'text';
  if (verb === 'list' || name === 'readdir') return 'list';
  return 'record';
}

/**
 * Variables that keep answers for the next call with the same key. A request that a failure makes
 * needless may leave an answer there: nobody finds it but who would have asked for it.
 */
export function isMemo(name: string): boolean {
  return name.endsWith('Memo');
}
