/** What the definition of a name means, before it is followed. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  getStaticString,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { isGlobalReplaced } from './replaced.js';

/** `client.get.bind(client)`: the method of the object that it is read from. */
export function getBound({
  callee,
  arguments: given,
}: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [object, ...others] = given;
  if (callee.type !== AST_NODE_TYPES.MemberExpression || getPropertyName(callee) !== 'bind')
    return undefined;
  const method = unwrap(callee.object);
  const isSame =
    method.type === AST_NODE_TYPES.MemberExpression &&
    method.object.type === AST_NODE_TYPES.Identifier &&
    object?.type === AST_NODE_TYPES.Identifier &&
    method.object.name === object.name;
  return isSame && others.length === 0 ? method : undefined;
}

/** `Object.freeze({ get })`: an object literal whose members nobody replaces. */
export function getFrozen(unit: Unit, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const [argument] = call.arguments;
  const value = argument && unwrap(argument);
  const root =
    call.callee.type === AST_NODE_TYPES.MemberExpression ? call.callee.object : undefined;
  return value?.type === AST_NODE_TYPES.ObjectExpression &&
    getDottedName(call.callee) === 'Object.freeze' &&
    root?.type === AST_NODE_TYPES.Identifier &&
    isUndeclared(unit.variableOf(root)) &&
    !isGlobalReplaced(unit, call, 'Object.freeze')
    ? value
    : undefined;
}

/** `await import('./a')` */
export function getImported(node: TSESTree.Node): string | undefined {
  const target = unwrap(node);
  return target.type === AST_NODE_TYPES.ImportExpression
    ? getStaticString(target.source)
    : undefined;
}

/** `(db: Client)`, `(db: lib.Client)`: a name that stands for a type. */
export function isTypeName({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.TSTypeReference ||
    parent?.type === AST_NODE_TYPES.TSInterfaceHeritage
  );
}

/** `const Client = Made; type Client = …;`: one name may stand for a value and for a type. */
export function getMeaning(
  variable: Variable,
  isType: boolean,
): Variable['defs'][number] | undefined {
  if (variable.defs.length < 2) return variable.defs[0];
  const [only, ...others] = variable.defs.filter(
    (item) => ((item.type as string) === 'Type') === isType,
  );
  return others.length === 0 && only ? only : getImplementation(variable);
}

/** `const { load = fallback } = api`: the name may hold the default. */
export function hasDefault(pattern: TSESTree.Node, name: TSESTree.Node): boolean {
  for (let current = name; current !== pattern && current.parent; current = current.parent) {
    if (current.type === AST_NODE_TYPES.AssignmentPattern) return true;
  }
  return pattern.type === AST_NODE_TYPES.AssignmentPattern;
}

/** The body among the signatures of an overloaded function. */
function getImplementation(variable: Variable): Variable['defs'][number] | undefined {
  const bodies = variable.defs.filter(
    (item) => (item.node.type as string) !== (AST_NODE_TYPES.TSDeclareFunction as string),
  );
  return bodies.length === 1 && isFunction(bodies[0]!.node as TSESTree.Node)
    ? bodies[0]
    : undefined;
}
