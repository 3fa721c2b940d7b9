import type { TSESTree } from '@typescript-eslint/types';

import type { VisitorKeys } from '../../utils/walk.js';

interface Linked {
  type: string;
  range: [number, number];
  parent?: Linked;
  [key: string]: unknown;
}

/** Where the lines of each parsed text begin; made at the first question. */
const texts = new WeakMap<object, { text: string; lineStarts?: number[] }>();

/** Gives every node below it `loc`, computed when it is asked for: few nodes are. */
const located = {
  get loc(): TSESTree.SourceLocation {
    const node = this as unknown as Linked;
    let program = node;
    while (program.parent) program = program.parent;
    const entry = texts.get(program)!;
    entry.lineStarts ??= findLineStarts(entry.text);
    return {
      start: getPosition(entry.lineStarts, node.range[0]),
      end: getPosition(entry.lineStarts, node.range[1]),
    };
  },
};

/**
 * Completes a tree that has types and ranges only: each node gets its `parent` and a lazy `loc`.
 * @param text What was parsed.
 */
export function completeTree(program: object, keys: VisitorKeys, text: string): TSESTree.Program {
  texts.set(program, { text });
  const stack = [program as Linked];
  let node: Linked | undefined;
  while ((node = stack.pop())) {
    Object.setPrototypeOf(node, located);
    for (const key of keys[node.type] ?? []) {
      const value = node[key];
      if (Array.isArray(value)) {
        for (const item of value as (Linked | null)[]) {
          if (!item) continue;
          item.parent = node;
          stack.push(item);
        }
      } else if (value) {
        (value as Linked).parent = node;
        stack.push(value as Linked);
      }
    }
  }
  return program as TSESTree.Program;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    starts.push(match.index + match[0].length);
  }
  return starts;
}

/** The line, counted from 1, and the column, counted from 0, of an offset. */
function getPosition(lineStarts: readonly number[], offset: number): TSESTree.Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lineStarts[low]! };
}
