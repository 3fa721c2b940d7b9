/** The nodes of a file that several rules look through, collected in one walk for all of them. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import type { Unit } from './unit.js';

/** What is looked through, each list in source order. */
export interface FileNodes {
  /** Declarators and `for…of` loops: where a promise that was started gets its name. */
  starts: readonly (TSESTree.VariableDeclarator | TSESTree.ForOfStatement)[];
  statements: readonly TSESTree.ExpressionStatement[];
  calls: readonly TSESTree.CallExpression[];
}

const known = new WeakMap<TSESTree.Program, FileNodes>();

/** The nodes of the linted file that hold code. */
export function getFileNodes({ program, keys }: Unit): FileNodes {
  const found = known.get(program);
  if (found) return found;
  const starts: (TSESTree.VariableDeclarator | TSESTree.ForOfStatement)[] = [];
  const statements: TSESTree.ExpressionStatement[] = [];
  const calls: TSESTree.CallExpression[] = [];
  walk(program, keys, (node) => {
    switch (node.type) {
      case AST_NODE_TYPES.VariableDeclarator:
      case AST_NODE_TYPES.ForOfStatement:
        starts.push(node);
        break;
      case AST_NODE_TYPES.ExpressionStatement:
        statements.push(node);
        break;
      case AST_NODE_TYPES.CallExpression:
        calls.push(node);
        break;
    }
    return true;
  });
  const nodes = { starts, statements, calls };
  known.set(program, nodes);
  return nodes;
}
