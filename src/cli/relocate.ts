import path from 'node:path';

import type { ESLint } from 'eslint';

import type { ListAnswer, LoopAnswer } from './answer.js';
import { COLLECTOR } from './collect.js';
import type { Collected } from './collect.js';

interface Place {
  /** The file that was asked about. */
  file: string;
  cwd: string;
  /** Match the names of the rules whose reports a comment may turn off. */
  rules: Readonly<Record<'lists' | 'loops', RegExp>>;
}

/**
 * The explanations of a file, or of a block that a processor took from it, with the lines of the
 * file and with paths relative to the working directory.
 */
export function relocate(
  { filename, lists, loops, firstId }: Collected,
  result: ESLint.LintResult,
  place: Place,
): { lists: ListAnswer[]; loops: LoopAnswer[] } {
  const messages = [...result.messages, ...result.suppressedMessages];
  const moveItem = <Item extends { line: number }>(item: Item, index: number): Item => {
    const own = messages.find(
      ({ ruleId, message }) =>
        ruleId === `${COLLECTOR}/collect` && message === String(firstId + index),
    );
    return move(item, own ? own.line - item.line : 0, filename, place);
  };
  const isDisabled = (rule: RegExp, line: number, column: number): boolean =>
    result.suppressedMessages.some(
      (item) => rule.test(item.ruleId ?? '') && item.line === line && item.column === column,
    );
  return {
    lists: lists.map((list, index) => {
      const moved = moveItem(list, index);
      return {
        ...moved,
        groups: moved.groups.map((group) => ({
          ...group,
          disabled: isDisabled(place.rules.lists, group.line, group.column),
        })),
      };
    }),
    loops: loops.map((loop, index) => {
      const moved = moveItem(loop, lists.length + index);
      return {
        ...moved,
        disabled: isDisabled(place.rules.loops, moved.reportedLine, moved.column),
      };
    }),
  };
}

/** Adds to every line of the file that was linted, and makes every path a relative one. */
function move<Item extends object>(
  item: Item,
  shift: number,
  filename: string,
  { file, cwd }: Place,
): Item {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== 'object' || value === null) return value;
    const source = value as Record<string, unknown>;
    const isOther = typeof source['file'] === 'string' && source['file'] !== filename;
    return Object.fromEntries(
      Object.entries(source).map(([key, value]) => {
        if (key === 'file' && typeof value === 'string') {
          const real = value === filename ? file : path.resolve(cwd, value);
          return [key, path.relative(cwd, real).split(path.sep).join('/')];
        }
        const isLine = /^(line|endLine|reportedLine)$/.test(key);
        return [
          key,
          isLine && typeof value === 'number' && !isOther ? value + shift : convert(value),
        ];
      }),
    );
  };
  return convert(item) as Item;
}
