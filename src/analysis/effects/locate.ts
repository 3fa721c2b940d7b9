import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Location, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { MUTATORS } from './catalogue/methods.js';
import {
  crossesDefault,
  getJoinedElement,
  getOnlyDefinition,
  getPatternPath,
  getVariableOwner,
  isConstant,
  isUndeclared,
} from '../variables.js';

/** How new an object is: `deep` also its parts, `shallow` the object only, `none` maybe shared. */
export type Freshness = 'deep' | 'shallow' | 'none';

/** Tells how new the value of a call is. */
export type CallFreshness = (call: TSESTree.CallExpression) => Freshness;

const HEAP: Location = { root: { kind: 'heap' }, path: [] };
const MAX_DEPTH = 16;

/**
 * The location of the object that an expression gives, with aliases followed: with
 * `const view = cart.items`, `view` is at `cart.items`. An object without a name is on the heap.
 */
export function locate(unit: Unit, node: TSESTree.Node, depth = 0): Location {
  if (depth > MAX_DEPTH) return HEAP;
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.ThisExpression:
      return { root: { kind: 'this' }, path: [] };
    case AST_NODE_TYPES.MemberExpression: {
      const name = getPropertyName(target) ?? '*';
      // These lead from an instance to what all instances share.
      if (name === 'constructor' || name === 'prototype' || name === '__proto__') return HEAP;
      const base = locate(unit, target.object, depth + 1);
      return { ...base, path: [...base.path, name] };
    }
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      if (!variable || isUndeclared(variable))
        return { root: { kind: 'resource', name: `global ${target.name}` }, path: [] };
      return (
        followAlias(unit, variable, depth) ?? { root: { kind: 'variable', variable }, path: [] }
      );
    }
    default:
      return HEAP;
  }
}

/** `const view = cart.items`, `const { items } = cart`, `for (const item of cart.items)`. */
function followAlias(unit: Unit, variable: Variable, depth: number): Location | undefined {
  const definition = getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || !isConstant(variable))
    return undefined;
  const declarator = definition.node;
  const loop = declarator.parent.parent as TSESTree.Node;
  const isElement = !declarator.init && loop.type === AST_NODE_TYPES.ForOfStatement;
  const source =
    declarator.init ?? (isElement ? (loop as TSESTree.ForOfStatement).right : undefined);
  const inner = source && unwrap(source);
  if (
    inner?.type !== AST_NODE_TYPES.Identifier &&
    inner?.type !== AST_NODE_TYPES.MemberExpression &&
    inner?.type !== AST_NODE_TYPES.ThisExpression
  ) {
    return undefined;
  }
  // `const { cache = CACHE } = data`: the name may hold the default.
  if (crossesDefault(declarator.id, definition.name)) return HEAP;
  const path = getPatternPath(declarator.id, definition.name) ?? ['*'];
  const base = locate(unit, inner, depth + 1);
  return { ...base, path: [...base.path, ...(isElement ? ['*'] : []), ...path] };
}

/** What freshness is asked for: the file, and the function whose own variables may count as new. */
export interface FreshnessContext {
  unit: Unit;
  owner: TSESTree.Node | undefined;
  callFreshness: CallFreshness;
}

/** How new the value of an expression is, as the context's function sees it. */
export function getFreshness(context: FreshnessContext, node: TSESTree.Node, depth = 0): Freshness {
  if (depth > MAX_DEPTH) return 'none';
  const recurse = (inner: TSESTree.Node): Freshness => getFreshness(context, inner, depth + 1);
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.UnaryExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
      return 'deep';
    case AST_NODE_TYPES.ObjectExpression:
      return worst(
        target.properties.map((item) =>
          item.type === AST_NODE_TYPES.Property ? recurse(item.value) : 'none',
        ),
      ) === 'deep'
        ? 'deep'
        : 'shallow';
    case AST_NODE_TYPES.ArrayExpression:
      return worst(
        target.elements.map((item) =>
          item && item.type !== AST_NODE_TYPES.SpreadElement ? recurse(item) : 'none',
        ),
      ) === 'deep'
        ? 'deep'
        : 'shallow';
    case AST_NODE_TYPES.NewExpression:
      // A constructor may keep what it is given, or what it finds outside.
      return isSelfContained(context.unit, target) ? 'deep' : 'shallow';
    case AST_NODE_TYPES.ConditionalExpression:
      return worst([recurse(target.consequent), recurse(target.alternate)]);
    case AST_NODE_TYPES.LogicalExpression:
      return worst([recurse(target.left), recurse(target.right)]);
    case AST_NODE_TYPES.AwaitExpression:
      return recurse(target.argument);
    case AST_NODE_TYPES.MemberExpression:
      return recurse(target.object) === 'deep' ? 'deep' : 'none';
    case AST_NODE_TYPES.CallExpression:
      return context.callFreshness(target);
    case AST_NODE_TYPES.Identifier: {
      if (target.name === 'undefined') return 'deep';
      const variable = context.unit.variableOf(target);
      return variable ? getVariableFreshness(context, variable, depth + 1) : 'none';
    }
    default:
      return 'none';
  }
}

/** How new what a local variable holds is, over all values it is given. */
export function getVariableFreshness(
  context: FreshnessContext,
  variable: Variable,
  depth = 0,
): Freshness {
  if (context.owner === undefined || getVariableOwner(variable) !== context.owner) return 'none';
  const definition = getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator) return 'none';
  const declarator = definition.node;
  const loop = declarator.parent.parent as TSESTree.Node;
  const isElement = loop.type === AST_NODE_TYPES.ForOfStatement && !declarator.init;
  const joined = getJoinedElement(declarator, definition.name);
  if (joined && isConstant(variable)) {
    const found = getFreshness(context, joined, depth + 1);
    return found === 'deep' && !keepsItsParts(variable) ? 'shallow' : found;
  }
  const values: TSESTree.Node[] = [];
  if (declarator.init) values.push(declarator.init);
  else if (isElement) values.push((loop as TSESTree.ForOfStatement).right);
  for (const reference of variable.references) {
    if (reference.isWrite() && reference.init !== true) {
      // A pattern or a loop gives the name a part of the value: `[x] = [shared]`.
      const parent = reference.identifier.parent as TSESTree.Node | undefined;
      if (
        parent?.type !== AST_NODE_TYPES.AssignmentExpression ||
        parent.left !== reference.identifier ||
        parent.operator !== '='
      )
        return 'none';
      values.push(parent.right);
    }
  }
  const found = worst(values.map((value) => getFreshness(context, value, depth + 1)));
  // A part of a fresh object is fresh only where its parts are.
  const isPart = isElement || declarator.id.type !== AST_NODE_TYPES.Identifier;
  if (isPart && (found !== 'deep' || crossesDefault(declarator.id, definition.name))) return 'none';
  const [only] = values;
  const isSealed = values.length === 1 && only !== undefined && isSelfContained(context.unit, only);
  return found === 'deep' && !isSealed && !keepsItsParts(variable) ? 'shallow' : found;
}

/**
 * Whether nothing is put into the object after it was made. `rows.push(row)`, `out.user = user`,
 * `Object.assign(out, user)` and `fill(out)` may share parts with others, whatever it started as.
 */
function keepsItsParts(variable: Variable): boolean {
  return variable.references.every((reference) => {
    if (reference.isWrite()) return true;
    let current = reference.identifier as TSESTree.Node;
    let last: string | undefined;
    while (
      current.parent?.type === AST_NODE_TYPES.MemberExpression &&
      current.parent.object === current
    ) {
      current = current.parent;
      last = getPropertyName(current as TSESTree.MemberExpression);
    }
    const parent = current.parent!;
    switch (parent.type) {
      case AST_NODE_TYPES.AssignmentExpression:
        return parent.right === current && parent.left.type === AST_NODE_TYPES.Identifier;
      case AST_NODE_TYPES.CallExpression:
        // A callback is given parts of it, and may fill them.
        return (
          parent.callee === current &&
          last !== undefined &&
          !MUTATORS.has(last) &&
          parent.arguments.every((item) => !mayBeFunction(item))
        );
      case AST_NODE_TYPES.VariableDeclarator:
        // Another name for it, or for a part of it, may be used to put something in.
        return false;
      case AST_NODE_TYPES.UpdateExpression:
      case AST_NODE_TYPES.UnaryExpression:
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.BinaryExpression:
      case AST_NODE_TYPES.TemplateLiteral:
      case AST_NODE_TYPES.ConditionalExpression:
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.AwaitExpression:
        return true;
      default:
        return false;
    }
  });
}

/** Built-in objects whose parts are texts, numbers and objects of their own. */
const SELF_CONTAINED = new Set(['URL', 'URLSearchParams', 'Headers', 'FormData', 'Date']);

function isSelfContained(unit: Unit, node: TSESTree.Node): boolean {
  const made = unwrap(node);
  if (made.type !== AST_NODE_TYPES.NewExpression || made.callee.type !== AST_NODE_TYPES.Identifier)
    return false;
  return SELF_CONTAINED.has(made.callee.name) && isUndeclared(unit.variableOf(made.callee));
}

function mayBeFunction(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type !== AST_NODE_TYPES.Literal && value.type !== AST_NODE_TYPES.TemplateLiteral;
}

function worst(items: readonly Freshness[]): Freshness {
  if (items.includes('none')) return 'none';
  return items.includes('shallow') ? 'shallow' : 'deep';
}
