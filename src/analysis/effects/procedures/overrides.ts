import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import { walk } from '../../../utils/walk.js';
import type { Unit } from '../../unit.js';
import { getPatternPath } from '../../variables.js';
import { findMiddleware } from './chain.js';

/** Whether a middleware may hand on another value under a key of the context. */
export function mayOverride(unit: Unit, middleware: TSESTree.Node, key: string): boolean {
  const run = findMiddleware(unit, middleware);
  // A library does not know the keys that a project gives its context.
  if (run === 'package') return false;
  return run === undefined || mayHandOn(unit, run, key);
}

/** Looks at each use of `next` and of the options as a whole. */
function mayHandOn(unit: Unit, run: FunctionNode, key: string): boolean {
  const [options] = run.params;
  if (!options) return false;
  let found = false;
  walk(run.body, unit.keys, (node) => {
    if (found) return false;
    if (node.type !== AST_NODE_TYPES.Identifier) return true;
    const part = getPart(unit, node, options);
    if (part === 'options') found = !isTakenApart(node);
    if (part !== 'next') return true;
    const call = node.parent.type === AST_NODE_TYPES.MemberExpression ? node.parent : node;
    found = !isPlainCall(call) || givesKey(unit, call.parent.arguments[0], options, key);
    return true;
  });
  return found;
}

/** What of its options a middleware refers to by a name: `next`, `ctx`, or all of them. */
function getPart(
  unit: Unit,
  name: TSESTree.Identifier,
  options: TSESTree.Parameter,
): 'next' | 'ctx' | 'options' | undefined {
  const variable = unit.variableOf(name);
  const definition = variable?.defs[0];
  if (!definition || definition.name === name) return undefined;
  if (isWithin(definition.name as TSESTree.Node, options)) {
    const path = getPatternPath(options, definition.name as TSESTree.Node);
    if (path?.length === 0) return getMember(name) ?? 'options';
    return path?.length === 1 && (path[0] === 'next' || path[0] === 'ctx') ? path[0] : undefined;
  }
  // `const { ctx, next } = opts;`
  const declarator = definition.node as TSESTree.Node;
  if (declarator.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return undefined;
  const base = unwrap(declarator.init);
  const isOptions =
    base.type === AST_NODE_TYPES.Identifier &&
    isWithin(unit.variableOf(base)?.defs[0]?.name as TSESTree.Node | undefined, options) &&
    options.type === AST_NODE_TYPES.Identifier;
  if (!isOptions) return undefined;
  const path = getPatternPath(declarator.id, definition.name as TSESTree.Node);
  return path?.length === 1 && (path[0] === 'next' || path[0] === 'ctx') ? path[0] : undefined;
}

function isWithin(node: TSESTree.Node | undefined, outer: TSESTree.Node): boolean {
  return node !== undefined && outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** `opts.next`, `opts.ctx`; other members say nothing of the context. */
function getMember(name: TSESTree.Identifier): 'next' | 'ctx' | undefined {
  const { parent } = name;
  if (parent.type !== AST_NODE_TYPES.MemberExpression || parent.object !== name) return undefined;
  const member = getPropertyName(parent);
  return member === 'next' || member === 'ctx' ? member : undefined;
}

/** `opts.path` and `const { ctx } = opts`, in which the options are not handed on as a whole. */
function isTakenApart(name: TSESTree.Identifier): boolean {
  const { parent } = name;
  return (
    (parent.type === AST_NODE_TYPES.MemberExpression &&
      parent.object === name &&
      getPropertyName(parent) !== undefined) ||
    (parent.type === AST_NODE_TYPES.VariableDeclarator &&
      parent.init === name &&
      parent.id.type === AST_NODE_TYPES.ObjectPattern &&
      parent.id.properties.every((item) => item.type === AST_NODE_TYPES.Property))
  );
}

function isPlainCall(
  callee: TSESTree.Node,
): callee is TSESTree.Node & { parent: TSESTree.CallExpression } {
  return callee.parent?.type === AST_NODE_TYPES.CallExpression && callee.parent.callee === callee;
}

/** `next({ ctx: { ...ctx, key: … } })` */
function givesKey(
  unit: Unit,
  given: TSESTree.Node | undefined,
  options: TSESTree.Parameter,
  key: string,
): boolean {
  if (!given) return false;
  const isContext = (node: TSESTree.Node): boolean => {
    const value = unwrap(node);
    const name = value.type === AST_NODE_TYPES.MemberExpression ? unwrap(value.object) : value;
    return name.type === AST_NODE_TYPES.Identifier && getPart(unit, name, options) === 'ctx';
  };
  const may = (node: TSESTree.Node, own: (item: TSESTree.Property) => boolean): boolean => {
    const value = unwrap(node);
    return (
      value.type !== AST_NODE_TYPES.ObjectExpression ||
      value.properties.some((item) =>
        item.type === AST_NODE_TYPES.SpreadElement
          ? !isContext(item.argument)
          : getKeyName(item) === undefined || own(item),
      )
    );
  };
  return may(
    given,
    (item) =>
      getKeyName(item) === 'ctx' &&
      !isContext(item.value) &&
      may(item.value, (part) => getKeyName(part) === key),
  );
}
