import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getOwner,
  getPropertyName,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { once } from '../utils/once.js';
import { getClientKind, leavesClient } from './clients.js';
import { MUTATORS } from './effects/catalogue/index.js';
import type { Kind, Variable } from './model.js';

/** The function, or the program, that a variable belongs to. */
export function getVariableOwner(variable: Variable): FunctionNode | TSESTree.Program | undefined {
  const block = variable.scope.variableScope.block as TSESTree.Node;
  if (isFunction(block) || block.type === AST_NODE_TYPES.Program) return block;
  return undefined;
}

/** Whether nothing in the file declares the variable: a global of the host, or a typing slip. */
export function isUndeclared(variable: Variable | undefined): boolean {
  return variable === undefined || variable.defs.length === 0;
}

/** The only definition of a variable, or undefined where there are several or none. */
export function getOnlyDefinition(variable: Variable): TSESLint.Scope.Definition | undefined {
  return variable.defs.length === 1 ? variable.defs[0] : undefined;
}

/** Whether the variable is never given a value after its declaration. */
export function isConstant(variable: Variable): boolean {
  return getLaterWrites(variable).length === 0;
}

/** The expression that a constant variable is bound to as a whole, or undefined. */
export function getInitializer(variable: Variable): TSESTree.Expression | undefined {
  const definition = getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || !isConstant(variable)) {
    return undefined;
  }
  const declarator = definition.node;
  return declarator.id.type === AST_NODE_TYPES.Identifier
    ? (declarator.init ?? undefined)
    : undefined;
}

/** Where a parameter variable comes from: the function, the argument's index, and the path in it. */
export function getParameterOrigin(
  variable: Variable,
): { callee: FunctionNode; index: number; path: readonly string[] } | undefined {
  const definition = getOnlyDefinition(variable);
  const callee = definition?.node as TSESTree.Node | undefined;
  if ((definition?.type as string | undefined) !== 'Parameter' || !isFunction(callee))
    return undefined;
  for (const [index, parameter] of callee.params.entries()) {
    if (!containsName(parameter, definition!.name)) continue;
    return { callee, index, path: getPatternPath(parameter, definition!.name) ?? ['*'] };
  }
  return undefined;
}

/**
 * The path from a value to the name that a pattern binds: `b` in `{ a: { b } }` is `['a', 'b']`.
 * Undefined where the path is not one of plain property names.
 */
export function getPatternPath(pattern: TSESTree.Node, name: TSESTree.Node): string[] | undefined {
  const path: string[] = [];
  let current = pattern;
  for (;;) {
    switch (current.type) {
      case AST_NODE_TYPES.Identifier:
        return current === name ? path : undefined;
      case AST_NODE_TYPES.AssignmentPattern:
        current = current.left;
        break;
      case AST_NODE_TYPES.TSParameterProperty:
        current = current.parameter;
        break;
      case AST_NODE_TYPES.ObjectPattern: {
        const property = current.properties.find((item) => containsName(item, name));
        if (property?.type !== AST_NODE_TYPES.Property || property.computed) return undefined;
        path.push(property.key.type === AST_NODE_TYPES.Identifier ? property.key.name : '*');
        current = property.value;
        break;
      }
      case AST_NODE_TYPES.ArrayPattern: {
        const element = current.elements.find((item) => item !== null && containsName(item, name));
        if (!element || element.type === AST_NODE_TYPES.RestElement) return undefined;
        path.push('*');
        current = element;
        break;
      }
      default:
        return undefined;
    }
  }
}

/**
 * Whether the way from a value to a name crosses a default that is an object others may hold:
 * `{ cache = CACHE }`. An empty literal or a primitive is new.
 */
export function crossesDefault(pattern: TSESTree.Node, name: TSESTree.Node): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.AssignmentPattern:
      return !isNewValue(pattern.right) || crossesDefault(pattern.left, name);
    case AST_NODE_TYPES.ObjectPattern:
      return pattern.properties.some(
        (item) =>
          containsName(item, name) &&
          crossesDefault(item.type === AST_NODE_TYPES.Property ? item.value : item.argument, name),
      );
    case AST_NODE_TYPES.ArrayPattern:
      return pattern.elements.some(
        (item) => item !== null && containsName(item, name) && crossesDefault(item, name),
      );
    default:
      return false;
  }
}

function isNewValue(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.ObjectExpression) return value.properties.length === 0;
  if (value.type === AST_NODE_TYPES.ArrayExpression) return value.elements.length === 0;
  return (
    value.type === AST_NODE_TYPES.Literal ||
    value.type === AST_NODE_TYPES.TemplateLiteral ||
    value.type === AST_NODE_TYPES.UnaryExpression
  );
}

/**
 * Whether the binding can get another value while a function waits: some other function writes it.
 * @param owner The function in which it is read.
 */
export function mayChangeWhileWaiting(
  variable: Variable,
  owner: FunctionNode | TSESTree.Program,
): boolean {
  const writes = getLaterWrites(variable);
  // A variable from outside may also be written by another call of the same function.
  if (getVariableOwner(variable) !== owner) return writes.length > 0;
  return writes.some((reference) => getOwner(reference.identifier as TSESTree.Node) !== owner);
}

/** Whether some other function of the file changes a property of what the variable holds. */
export function isMutatedElsewhere(
  variable: Variable,
  owner: FunctionNode | TSESTree.Program,
): boolean {
  const functions = getMutators(variable);
  if (getVariableOwner(variable) !== owner) return functions.size > 0;
  return [...functions].some((mutator) => mutator !== owner);
}

/** Functions of the language and the platform that only read what they are handed. */
const HARMLESS =
  /^(JSON|Object|Array|Math|String|Number|Boolean|Promise|console|fetch|structuredClone|encodeURIComponent|parseInt|parseFloat)$/;

function getRootName(callee: TSESTree.Node): string {
  let current = unwrap(callee);
  while (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
  return current.type === AST_NODE_TYPES.Identifier ? current.name : '';
}

const mutators = new WeakMap<Variable, Set<FunctionNode | TSESTree.Program>>();

/** The functions in which a property of the variable's value is visibly written. */
export function getMutators(variable: Variable): Set<FunctionNode | TSESTree.Program> {
  let owners = mutators.get(variable);
  if (!owners) {
    owners = new Set();
    const held: Held = {
      isObject: isMadeHere(variable),
      getClient: once(() => getClientKind(variable)),
    };
    for (const reference of variable.references) {
      const identifier = reference.identifier as TSESTree.Node;
      if (isMutation(identifier, held)) owners.add(getOwner(identifier));
    }
    mutators.set(variable, owners);
  }
  return owners;
}

/** Whether the variable holds an object that the file makes: a literal, or `new Map()`. */
function isMadeHere(variable: Variable): boolean {
  const declarator = getOnlyDefinition(variable)?.node;
  if (declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init) return false;
  const made = unwrap(declarator.init).type;
  return (
    made === AST_NODE_TYPES.ObjectExpression ||
    made === AST_NODE_TYPES.ArrayExpression ||
    made === AST_NODE_TYPES.NewExpression
  );
}

/** What a variable holds, as far as its own file shows it. */
interface Held {
  /** An object that the file makes. */
  isObject: boolean;
  /**
   * The client of a library that the catalogue lists: its methods work on something else. Looked for
   * where something may be changed: that goes through all references around.
   */
  getClient: () => Kind;
}

/** Whether the path that starts at the node ends in an assignment, a `delete` or a mutating call. */
function isMutation(start: TSESTree.Node, { isObject, getClient }: Held): boolean {
  let current = start;
  const path: string[] = [];
  for (;;) {
    const parent = current.parent;
    if (parent?.type === AST_NODE_TYPES.MemberExpression && parent.object === current) {
      path.push(getPropertyName(parent) ?? '');
    } else if (!parent || unwrap(parent) !== unwrap(current)) {
      break;
    }
    current = parent;
  }
  const parent = current.parent;
  if (!parent) return false;
  switch (parent.type) {
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.left === current && current !== start;
    case AST_NODE_TYPES.UpdateExpression:
      return current !== start;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator === 'delete';
    case AST_NODE_TYPES.CallExpression:
      if (parent.callee === current)
        return MUTATORS.has(path.at(-1) ?? '') && !leavesClient(getClient(), path);
      // `add(cart.items)`: the callee may change what it is handed.
      return isObject && !HARMLESS.test(getRootName(parent.callee)) && getClient() === undefined;
    default:
      return false;
  }
}

/** `const [user, posts] = await Promise.all([f(), g()])`: the promise whose value a name gets. */
export function getJoinedElement(
  { id, init }: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
): TSESTree.Expression | undefined {
  const awaited = init && unwrap(init);
  if (id.type !== AST_NODE_TYPES.ArrayPattern || awaited?.type !== AST_NODE_TYPES.AwaitExpression) {
    return undefined;
  }
  const call = unwrap(awaited.argument);
  if (call.type !== AST_NODE_TYPES.CallExpression || getDottedName(call.callee) !== 'Promise.all') {
    return undefined;
  }
  const list = call.arguments[0];
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const element = list.elements[id.elements.indexOf(name as TSESTree.Identifier)];
  const isPlain = list.elements.every((item) => item?.type !== AST_NODE_TYPES.SpreadElement);
  return isPlain && element ? (element as TSESTree.Expression) : undefined;
}

const states = new WeakMap<Variable, boolean>();

/** Whether the variable, or a property of what it holds, is changed after its declaration. */
export function isState(variable: Variable): boolean {
  let found = states.get(variable);
  if (found === undefined) {
    found = variable.defs.length > 0 && (!isConstant(variable) || getMutators(variable).size > 0);
    states.set(variable, found);
  }
  return found;
}

function getLaterWrites(variable: Variable): TSESLint.Scope.Reference[] {
  return variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
}

function containsName(pattern: TSESTree.Node, name: TSESTree.Node): boolean {
  return pattern.range[0] <= name.range[0] && name.range[1] <= pattern.range[1];
}
