/**
 * The door of this folder. A memo is a map of the module that functions fill, each value under the key
 * that it is asked by.
 *
 * ```ts
 * const users = new Map<string, User>();
 * async function getUser(id: string) {
 *   const known = users.get(id);
 *   if (known) return known;
 *   const user = await fetchUser(id);
 *   users.set(id, user);
 *   return user;
 * }
 * ```
 *
 * Filling it changes nothing that anybody but the next call with the same key finds, and that call finds
 * what it would have loaded. Two calls that fill one memo still keep their order: with the same key, the
 * second of them loads nothing.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getOwner, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import { walk } from '../../../utils/walk.js';
import type { Variable } from '../../model.js';
import type { Unit } from '../../unit.js';
import { getOnlyDefinition, isConstant, isState, isUndeclared } from '../../variables.js';
import { isGuarded } from './guards.js';
import { getKeyParameters } from './keys.js';
import { getUse } from './uses.js';

const known = new WeakMap<Variable, boolean>();

/** Whether all that is ever done with a variable is to look up a key, and to fill it where it is missing. */
export function isMemo(unit: Unit, variable: Variable): boolean {
  let found = known.get(variable);
  if (found === undefined) {
    found = isMap(unit, variable) && isFilledByKey(unit, variable);
    known.set(variable, found);
  }
  return found;
}

/** `const users = new Map()`, `const users = {}` at the top of a module, which keeps it to itself. */
function isMap(unit: Unit, variable: Variable): boolean {
  const declarator = getOnlyDefinition(variable)?.node as TSESTree.Node | undefined;
  if (
    declarator?.type !== AST_NODE_TYPES.VariableDeclarator ||
    declarator.parent.parent.type !== AST_NODE_TYPES.Program ||
    !declarator.init ||
    !isConstant(variable)
  )
    return false;
  const made = unwrap(declarator.init);
  if (made.type === AST_NODE_TYPES.ObjectExpression) return made.properties.length === 0;
  return (
    made.type === AST_NODE_TYPES.NewExpression &&
    made.arguments.length === 0 &&
    made.callee.type === AST_NODE_TYPES.Identifier &&
    /^(Weak)?Map$/.test(made.callee.name) &&
    isUndeclared(unit.variableOf(made.callee))
  );
}

function isFilledByKey(unit: Unit, variable: Variable): boolean {
  const functions = new Set<FunctionNode>();
  const filling = new Set<FunctionNode>();
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const identifier = reference.identifier as TSESTree.Node;
    const owner = getOwner(identifier);
    const use = getUse(identifier);
    if (!use || !isFunction(owner) || !isDecidedBy(unit, variable, owner, use.key)) return false;
    if (use.isFill && !isGuarded(unit, variable, owner, use)) return false;
    functions.add(owner);
    if (use.isFill) filling.add(owner);
  }
  // Who only looks would find out whether another call was there before.
  return filling.size > 0 && functions.size === filling.size;
}

/** Whether nothing but the key, and what never changes, decides what a function does. */
function isDecidedBy(unit: Unit, memo: Variable, owner: FunctionNode, key: TSESTree.Node): boolean {
  const parameters = getKeyParameters(unit, owner, key);
  if (!parameters || owner.generator) return false;
  if (owner.params.some(({ type }) => type === AST_NODE_TYPES.AssignmentPattern)) return false;
  let isDecided = true;
  walk(owner.body, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.ThisExpression || node.type === AST_NODE_TYPES.Super)
      isDecided = false;
    else if (node.type === AST_NODE_TYPES.Identifier && node.name === 'arguments')
      isDecided = false;
    else if (node.type === AST_NODE_TYPES.Identifier)
      isDecided &&= isKnown(memo, owner, parameters, unit.variableOf(node));
    return isDecided;
  });
  return isDecided;
}

function isKnown(
  memo: Variable,
  owner: FunctionNode,
  parameters: ReadonlySet<Variable>,
  variable: Variable | undefined,
): boolean {
  if (!variable || variable === memo || isUndeclared(variable)) return true;
  const definition = getOnlyDefinition(variable);
  const name = definition?.name as TSESTree.Node | undefined;
  if (!definition || !name) return false;
  if ((definition.type as string) === 'Parameter' && definition.node === owner)
    return parameters.has(variable);
  if (contains(owner, name)) return true;
  // What stands around the function may be another one each time.
  return getOwner(name).type === AST_NODE_TYPES.Program && !isState(variable);
}
