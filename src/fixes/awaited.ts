/** The text of an expression that is awaited. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';

/** Expressions that bind less tightly than `await`. */
const LOOSE: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.BinaryExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.AssignmentExpression,
  AST_NODE_TYPES.SequenceExpression,
  AST_NODE_TYPES.TSAsExpression,
  AST_NODE_TYPES.TSSatisfiesExpression,
]);

/** `await load()`; what is awaited already stays as it is. */
export function makeAwaited(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Expression,
): string {
  const text = source.getText(node);
  if (node.type === AST_NODE_TYPES.AwaitExpression) return text;
  return `await ${LOOSE.has(node.type) ? `(${text})` : text}`;
}
