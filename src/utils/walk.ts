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

/** For each type of node, the keys under which it holds code rather than types, in source order. */
type CodeKeys = Map<string, readonly string[]>;

const codeKeys = new WeakMap<VisitorKeys, CodeKeys>();

function getCodeKeys(keys: VisitorKeys): CodeKeys {
  let byType = codeKeys.get(keys);
  if (!byType) codeKeys.set(keys, (byType = new Map()));
  return byType;
}

function addChildren(
  node: TSESTree.Node,
  keys: VisitorKeys,
  known: CodeKeys,
  children: TSESTree.Node[],
): void {
  let own = known.get(node.type);
  if (!own) {
    own = (keys[node.type] ?? []).filter((key) => !TYPE_KEYS.has(key));
    known.set(node.type, own);
  }
  for (const key of own) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) {
      children.push(value);
    }
  }
}

/** The children of a node that are code rather than types, in source order. */
export function getChildren(node: TSESTree.Node, keys: VisitorKeys): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  addChildren(node, keys, getCodeKeys(keys), children);
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
  const children: TSESTree.Node[] = [];
  const known = getCodeKeys(keys);
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (TYPE_NODES.has(node.type) || enter(node) === false) continue;
    addChildren(node, keys, known, children);
    while (children.length > 0) stack.push(children.pop()!);
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}
