import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import type { Effects } from './effects/infer.js';
import type { Unit } from './unit.js';

/** What is known around a list: the file, its effects, and the function that runs the list. */
export interface Scene {
  unit: Unit;
  effects: Effects;
  owner: FunctionNode | TSESTree.Program;
}

/** An item of a statement list. */
export type ListItem = TSESTree.ProgramStatement | TSESTree.Expression;

/** What an operation stands for: an item, or one declarator of it. */
export type Part = ListItem | TSESTree.VariableDeclarator;

/** `const a = …` or `export const a = …`. */
export function getDeclaration(node: TSESTree.Node): TSESTree.VariableDeclaration | undefined {
  const inner = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  return inner?.type === AST_NODE_TYPES.VariableDeclaration ? inner : undefined;
}
