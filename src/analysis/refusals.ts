/** One reason why there is no fix, and what a statement that keeps its place says of itself. */
import type { Operation, Reason, Source } from './model.js';
import type { Unit } from './unit.js';
import { findModule, makeSetting } from './unknowns.js';
import type { DeclarationOfEffect } from './unknowns.js';
import { getPart } from './uses.js';

/** One reason why there is no fix, or no more of one. */
export interface Obstacle {
  kind: Reason['kind'] | 'edit' | 'report' | 'width';
  /** The operation it is about, from 1; null where it is about the whole list. */
  operation: number | null;
  line: number;
  /** A sentence without its full stop. */
  text: string;
  /** Where the fact was found: the body of a function, an entry of the catalogue. */
  sources: readonly Source[];
  /** What would have to change; null where nothing can. */
  remedy: string | null;
  /** What to add to `settings.waterfall.effects`, where that is the remedy and it is true. */
  setting: DeclarationOfEffect | null;
}

export const EMPTY = { sources: [], remedy: null, setting: null } as const;

/**
 * Why a boundary keeps its place, and what would have to change.
 * @param names What it awaits, as messages name it.
 */
export function describeBoundary(
  unit: Unit,
  operation: Operation,
  names: readonly string[],
): Obstacle | undefined {
  const { refusal, summary } = operation;
  if (!refusal) return undefined;
  const subject = names.length > 0 ? [...new Set(names)].join(', ') : 'a statement';
  const about: Obstacle = {
    ...EMPTY,
    kind: refusal.kind,
    operation: operation.index + 1,
    line: getPart(operation).loc.start.line,
    text: `${subject} keeps its place: ${refusal.text}`,
  };
  const sources = summary.evidence;
  const write = summary.writes.find(({ why }) => refusal.text.startsWith(why));
  const named = summary.unknowns.find(({ name }) => refusal.text.startsWith(`${name}() `));
  if (names.length === 0) {
    const isGuard = refusal.text.includes('guard') || refusal.text === 'it leaves the list';
    return {
      ...about,
      text: isGuard
        ? 'a guard stands between: what follows it may not be reached'
        : `a statement stands between: ${refusal.text}`,
      remedy: isGuard
        ? 'Nothing crosses a guard: bring together what stands on one side of it.'
        : 'Nothing crosses it: move it above or below, if its order does not matter.',
    };
  } else if (write) {
    return {
      ...about,
      sources,
      text: `${subject} keeps its place: ${write.why}, and only reads are started together`,
    };
  } else if (refusal.text === summary.gate || named?.nameClass === 'gate') {
    return {
      ...about,
      sources,
      remedy: 'Nothing crosses a gate. If it decides nothing for its caller, declare it.',
      setting: getSetting(unit, names, named?.name),
    };
  } else if (named) {
    return {
      ...about,
      remedy: 'If it only reads, declare it.',
      setting: getSetting(unit, names, named.name),
    };
  } else {
    const isMeant = refusal.text.startsWith('a comment');
    return {
      ...about,
      sources,
      remedy: isMeant ? 'Remove the comment, if the order does not matter.' : null,
    };
  }
}

function getSetting(
  unit: Unit,
  names: readonly string[],
  name = names[0]!.replace(/\(\)$/, ''),
): DeclarationOfEffect {
  return makeSetting(name, findModule(unit, name));
}
