import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Group, Operation } from '../analysis/index.js';
import { AST_NODE_TYPES, getDottedName } from '../utils/ast.js';
import type { Edit } from './rewrite.js';

/**
 * `Promise.all([await a(), await b()])` waits for each element before it makes the next one; without
 * their keywords it is the join that it was meant to be.
 * @returns Undefined where the awaits of the group are not all the elements of one `Promise.all`, or
 * a comment stands behind a keyword.
 */
export function dropInnerAwaits(
  source: Readonly<TSESLint.SourceCode>,
  group: Group,
  operations: readonly Operation[],
): Edit | undefined {
  const list = group.members[0]?.slot.node.parent;
  if (operations.length !== 1 || list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const awaits = list.elements.flatMap((element) =>
    element?.type === AST_NODE_TYPES.AwaitExpression ? [element] : [],
  );
  const members = new Set<TSESTree.Node>(group.members.map(({ slot }) => slot.node));
  const isWhole =
    awaits.length === list.elements.length &&
    awaits.length === members.size &&
    awaits.every((node) => members.has(node));
  if (!isWhole || group.roundsAfter !== 1 || !isJoined(list)) return undefined;
  const first = awaits[0]!;
  const last = awaits.at(-1)!;
  let text = '';
  let position = first.range[0];
  for (const node of awaits) {
    const keyword = source.getFirstToken(node)!;
    const next = source.getTokenAfter(keyword, { includeComments: true })!;
    if (next.type === ('Block' as never) || next.type === ('Line' as never)) return undefined;
    text += source.text.slice(position, node.range[0]);
    position = next.range[0];
  }
  return {
    range: [first.range[0], last.range[1]],
    text: text + source.text.slice(position, last.range[1]),
  };
}

/** `await Promise.all([…])` */
function isJoined({ parent }: TSESTree.ArrayExpression): boolean {
  return (
    parent.type === AST_NODE_TYPES.CallExpression &&
    parent.arguments.length === 1 &&
    getDottedName(parent.callee) === 'Promise.all' &&
    parent.parent.type === AST_NODE_TYPES.AwaitExpression
  );
}
