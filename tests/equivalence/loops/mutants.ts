import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';

import { nodesOf, parseText } from '../mutants/syntax.js';

/** A way to write loops anew that is wrong. */
export interface LoopMutant {
  readonly name: string;
  readonly fix: (source: string) => string;
}

type Loop = TSESTree.ForOfStatement;

/** Writes each `for…of` of a text anew. */
const rewriting =
  (write: (text: string, loop: Loop) => string | undefined) =>
  (source: string): string => {
    const found = [...nodesOf(parseText(source))].find(
      (node): node is Loop =>
        node.type === 'ForOfStatement' && /\bawait\b/.test(source.slice(...node.range)),
    );
    const text = found && write(source, found);
    return found && text !== undefined
      ? source.slice(0, found.range[0]) + text + source.slice(found.range[1])
      : source;
  };

const headOf = (text: string, loop: Loop): string | undefined => {
  const [left] = loop.left.type === 'VariableDeclaration' ? loop.left.declarations : [];
  return left && text.slice(...left.id.range);
};

const bodyOf = (text: string, loop: Loop): string => {
  const own = text.slice(...loop.body.range);
  return (loop.body.type === 'BlockStatement' ? own : `{ ${own} }`)
    .replaceAll(/\bcontinue\b/g, 'return')
    .replaceAll(/\bbreak\b/g, 'return');
};

const listOf = (text: string, loop: Loop): string => text.slice(...loop.right.range);

/** Ways that people, and other tools, write loops anew. */
export const loopMutants: readonly LoopMutant[] = [
  {
    name: 'runs the whole body in a callback',
    fix: rewriting((text, loop) => {
      const head = headOf(text, loop);
      return (
        head &&
        `await Promise.all([...${listOf(text, loop)}].map(async (${head}) => ${bodyOf(text, loop)}));`
      );
    }),
  },
  {
    name: 'waits for nothing',
    fix: rewriting((text, loop) => {
      const head = headOf(text, loop);
      return (
        head && `[...${listOf(text, loop)}].forEach(async (${head}) => ${bodyOf(text, loop)});`
      );
    }),
  },
  {
    name: 'leaves out those that fail',
    fix: rewriting((text, loop) => {
      const head = headOf(text, loop);
      return (
        head &&
        `await Promise.allSettled([...${listOf(text, loop)}].map(async (${head}) => ${bodyOf(text, loop)}));`
      );
    }),
  },
  {
    name: 'starts all calls first and awaits them one by one',
    fix: rewriting((text, loop) => {
      const head = headOf(text, loop);
      const call = /await (\w+\([^()]*\))/.exec(text.slice(...loop.body.range));
      if (!head || !call) return undefined;
      const body = text.slice(...loop.body.range).replace(call[0], 'await __started[__turn++]');
      return `const __started = [...${listOf(text, loop)}].map((${head}) => ${call[1]!});\n  let __turn = 0;\n  for (const ${head} of ${listOf(text, loop)}) ${body}`;
    }),
  },
];

/** Whether a text can be parsed at all. */
export function parses(text: string): boolean {
  try {
    parser.parse(text, { sourceType: 'module' });
    return true;
  } catch {
    return false;
  }
}
