import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from './ast.js';

/** Child keys per node type, as the parser gives them. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

const TYPE_KEYS = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
]);

const TYPE_NODES = new Set<string>([
  AST_NODE_TYPES.TSTypeAliasDeclaration,
  AST_NODE_TYPES.TSInterfaceDeclaration,
  AST_NODE_TYPES.TSDeclareFunction,
]);

/** The children of a node that are code rather than types, in source order. */
export function getChildren(node: TSESTree.Node, keys: VisitorKeys): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of keys[node.type] ?? []) {
    if (TYPE_KEYS.has(key)) continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
  return children;
}

/**
 * Visits a tree in preorder without recursion, so that deep nesting cannot exhaust the stack.
 * @param enter Called for each node; returning `false` skips what is below it.
 */
export function walk(
  root: TSESTree.Node,
  keys: VisitorKeys,
  enter: (node: TSESTree.Node) => boolean | undefined,
): void {
  const stack: TSESTree.Node[] = [root];
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (TYPE_NODES.has(node.type) || enter(node) === false) continue;
    const children = getChildren(node, keys);
    for (let index = children.length - 1; index >= 0; index--) stack.push(children[index]!);
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}
