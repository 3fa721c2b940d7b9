/** Looks at the arguments of a call for the rows that depend on them. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { KindOf } from './entry.js';
import type { Row, RowOf } from './library.js';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/**
 * Whether an options argument is seen as a whole and has none of the keys: it is missing, `undefined`,
 * or an object literal without spreads and computed keys.
 */
export function lacksKeys(argument: TSESTree.Node | undefined, keys: ReadonlySet<string>): boolean {
  if (!argument) return true;
  const value = unwrap(argument);
  if (value.type === AST_NODE_TYPES.Identifier) return value.name === 'undefined';
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.every((item) => {
      if (item.type !== AST_NODE_TYPES.Property) return false;
      const key = getKeyName(item);
      return key !== undefined && !keys.has(key);
    })
  );
}

/** The row where the options at an index are seen and have none of the keys. */
export function withoutKeys(row: Row, index: number, keys: string): RowOf {
  const set = new Set(keys.split(' '));
  return (call) =>
    call.arguments
      .slice(0, index + 1)
      .every((item) => item.type !== AST_NODE_TYPES.SpreadElement) &&
    lacksKeys(call.arguments[index], set)
      ? row
      : undefined;
}

/**
 * The row where the functions among the arguments do nothing but build a part of the query: they call
 * what they are given, and values of kinds that begin with the prefix. What is not a function literal
 * is taken for a value.
 */
export function building(row: Row, prefix: string): RowOf {
  return (call, kindOf) => (areBuilders(call, prefix, kindOf) ? row : undefined);
}

/** Whether every function literal among the arguments only builds. */
export function areBuilders(call: Call, prefix: string, kindOf: KindOf): boolean {
  return call.arguments.every((argument) =>
    findFunctions(argument).every((item) => isBuilder(item, prefix, kindOf)),
  );
}

/** The function literals in a value that no inner call is given. */
function findFunctions(root: TSESTree.Node): FunctionNode[] {
  const found: FunctionNode[] = [];
  const stack: TSESTree.Node[] = [root];
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (isFunction(node)) found.push(node);
    else if (
      node.type !== AST_NODE_TYPES.CallExpression &&
      node.type !== AST_NODE_TYPES.NewExpression &&
      node.type !== AST_NODE_TYPES.TaggedTemplateExpression
    )
      stack.push(...getParts(node));
  }
  return found;
}

const ACTIONS = new Set<string>([
  AST_NODE_TYPES.AssignmentExpression,
  AST_NODE_TYPES.UpdateExpression,
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.YieldExpression,
  AST_NODE_TYPES.ImportExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.ThrowStatement,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.ForInStatement,
]);

function isBuilder(root: FunctionNode, prefix: string, kindOf: KindOf): boolean {
  if (root.async || root.generator) return false;
  const names = new Set<string>();
  const callees: TSESTree.CallExpression[] = [];
  const stack: TSESTree.Node[] = [root];
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (ACTIONS.has(node.type)) return false;
    if (node.type === AST_NODE_TYPES.UnaryExpression && node.operator === 'delete') return false;
    if (isFunction(node)) for (const parameter of node.params) addNames(parameter, names);
    if (node.type === AST_NODE_TYPES.VariableDeclarator) addNames(node.id, names);
    if (node.type === AST_NODE_TYPES.CallExpression) callees.push(node);
    if (
      node.type === AST_NODE_TYPES.TaggedTemplateExpression &&
      kindOf(node)?.startsWith(prefix) !== true
    )
      return false;
    stack.push(...getParts(node));
  }
  return callees.every((item) => {
    const start = getStart(item);
    return (
      start.type === AST_NODE_TYPES.ThisExpression ||
      (start.type === AST_NODE_TYPES.Identifier && names.has(start.name)) ||
      kindOf(item)?.startsWith(prefix) === true
    );
  });
}

/** `eb` in `eb.fn('lower', x).as('y')`. */
function getStart(call: TSESTree.CallExpression): TSESTree.Node {
  let current: TSESTree.Node = call;
  for (;;) {
    if (current.type === AST_NODE_TYPES.CallExpression) current = unwrap(current.callee);
    else if (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
    else return current;
  }
}

function addNames(pattern: TSESTree.Node, names: Set<string>): void {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      names.add(pattern.name);
      break;
    case AST_NODE_TYPES.ObjectPattern:
      for (const item of pattern.properties)
        addNames(item.type === AST_NODE_TYPES.Property ? item.value : item.argument, names);
      break;
    case AST_NODE_TYPES.ArrayPattern:
      for (const item of pattern.elements) if (item) addNames(item, names);
      break;
    case AST_NODE_TYPES.AssignmentPattern:
      addNames(pattern.left, names);
      break;
    case AST_NODE_TYPES.RestElement:
      addNames(pattern.argument, names);
      break;
    default:
  }
}

/** The nodes directly below a node that are no types. */
export function getParts(node: TSESTree.Node): TSESTree.Node[] {
  const parts: TSESTree.Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'parent' || key === 'typeAnnotation' || key === 'typeArguments') continue;
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(item)) parts.push(item);
  }
  return parts;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value;
}
