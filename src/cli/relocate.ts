import path from 'node:path';

import type { ESLint } from 'eslint';

import type { Explanation } from '../analysis/index.js';
import type { ListAnswer } from './answer.js';
import { COLLECTOR } from './collect.js';
import type { Collected } from './collect.js';

interface Place {
  /** The file that was asked about. */
  file: string;
  cwd: string;
  /** Matches the names of the rule whose reports a comment may turn off. */
  rule: RegExp;
}

/**
 * The explanations of a file, or of a block that a processor took from it, with the lines of the
 * file and with paths relative to the working directory.
 */
export function relocate(
  { filename, lists, firstId }: Collected,
  result: ESLint.LintResult,
  place: Place,
): ListAnswer[] {
  const messages = [...result.messages, ...result.suppressedMessages];
  const disabled = result.suppressedMessages.filter(({ ruleId }) => place.rule.test(ruleId ?? ''));
  return lists.map((list, index) => {
    const own = messages.find(
      ({ ruleId, message }) =>
        ruleId === `${COLLECTOR}/collect` && message === String(firstId + index),
    );
    const shift = own ? own.line - list.line : 0;
    const moved = move(list, shift, filename, place);
    return {
      ...moved,
      groups: moved.groups.map((group) => ({
        ...group,
        disabled: disabled.some(
          ({ line, column }) => line === group.line && column === group.column,
        ),
      })),
    };
  });
}

/** Adds to every line of the file that was linted, and makes every path a relative one. */
function move(
  list: Explanation,
  shift: number,
  filename: string,
  { file, cwd }: Place,
): Explanation {
  const convert = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(convert);
    if (typeof value !== 'object' || value === null) return value;
    const source = value as Record<string, unknown>;
    const isOther = typeof source['file'] === 'string' && source['file'] !== filename;
    return Object.fromEntries(
      Object.entries(source).map(([key, item]) => {
        if (key === 'file' && typeof item === 'string') {
          const real = item === filename ? file : path.resolve(cwd, item);
          return [key, path.relative(cwd, real).split(path.sep).join('/')];
        }
        const isLine = key === 'line' || key === 'endLine';
        return [key, isLine && typeof item === 'number' && !isOther ? item + shift : convert(item)];
      }),
    );
  };
  return convert(list) as Explanation;
}
