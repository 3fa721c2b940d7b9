import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';

/** The name a function is known by in its file, or undefined for one without. */
export function getFunctionName(node: FunctionNode): string | undefined {
  if (node.id) return node.id.name;
  const parent: TSESTree.Node | undefined = node.parent;
  switch (parent?.type) {
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type === AST_NODE_TYPES.Identifier ? parent.id.name : undefined;
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.PropertyDefinition:
      return getKeyName(parent);
    case AST_NODE_TYPES.Property:
      return getKeyName(parent);
    default:
      return undefined;
  }
}
