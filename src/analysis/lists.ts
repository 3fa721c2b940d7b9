import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import type { StatementList } from './model.js';

/** The statement list that a node holds, or undefined where it holds none. */
export function getStatementList(node: TSESTree.Node): StatementList | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.Program:
    case AST_NODE_TYPES.BlockStatement:
    case AST_NODE_TYPES.StaticBlock:
      return { parent: node, statements: node.body };
    case AST_NODE_TYPES.SwitchCase:
      return { parent: node, statements: node.consequent };
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return node.body.type === AST_NODE_TYPES.BlockStatement
        ? undefined
        : { parent: node, statements: [node.body] };
    default:
      return undefined;
  }
}

/** The innermost statement list around a node. */
export function findStatementList(node: TSESTree.Node): StatementList | undefined {
  for (let current = node.parent; current; current = current.parent) {
    const list = getStatementList(current);
    if (list) return list;
  }
  return undefined;
}
