/** Clients of libraries: what makes one, where one is kept, and whether it still is what its library says. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../utils/ast.js';
import type { Kind, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { join } from './built-in-kinds.js';
import { getKindMember, getModuleMember, getSpoilers, isLibraryKind } from './catalogue/index.js';
import { isSpoiled } from './tampering.js';
import { trace } from './trace.js';

const MAX_DEPTH = 24;

/** Whether a client does more than its library says, by what is done to it where it is made or named. */
export function isChanged(
  unit: Unit,
  node: TSESTree.Node,
  variable: Variable | undefined,
  kind: Kind,
): boolean {
  const spoilers = getSpoilers(kind);
  if (spoilers.length === 0) return false;
  return isSpoiled(unit, spoilers, node) || (variable !== undefined && isSetUp(variable));
}

/** `audit(client);` among the statements of a module: the client is handed on to be changed. */
function isSetUp(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const call = identifier.parent as TSESTree.Node | undefined;
    return (
      call?.type === AST_NODE_TYPES.CallExpression &&
      call.callee !== identifier &&
      call.parent.type === AST_NODE_TYPES.ExpressionStatement &&
      call.parent.parent.type === AST_NODE_TYPES.Program
    );
  });
}

/** `class User extends Model {}`: what the static members of the class inherit from a library. */
export function getClassKind(unit: Unit, node: TSESTree.Node, depth = 0): Kind {
  const origin = trace(unit, node);
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  if (declaration?.type !== AST_NODE_TYPES.ClassDeclaration || !declaration.superClass)
    return undefined;
  const base = trace(unit, declaration.superClass);
  const kind =
    base.kind === 'module'
      ? getModuleMember(base.module, base.path)?.member.extended
      : depth < MAX_DEPTH
        ? getClassKind(unit, declaration.superClass, depth + 1)
        : undefined;
  // A static member of its own may stand in the place of one that it would inherit.
  const hooks = getSpoilers(kind);
  const isOverridden = declaration.body.body.some((item) => {
    // `$afterFind() {}`: a model of Objection that runs code of its own with each query.
    if ('key' in item && hooks.includes(getKeyName(item as TSESTree.MethodDefinition) ?? ''))
      return true;
    const isStatic = 'static' in item && item.static;
    const name = isStatic && 'key' in item ? getKeyName(item as TSESTree.MethodDefinition) : '';
    return name === undefined || (isStatic && getKindMember(kind, name) !== undefined);
  });
  return isOverridden ? undefined : kind;
}

/**
 * `global.prisma ?? makeClient()`: one client for the process, kept on the global object while modules
 * are loaded again. What is kept there is what the right side made.
 */
export function getChoiceKind(
  unit: Unit,
  { left, right }: TSESTree.LogicalExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const kept = recurse(left);
  const made = recurse(right);
  return kept === undefined && isLibraryKind(made) && isKeptGlobally(unit, left)
    ? made
    : join(kept, made);
}

function isKeptGlobally(unit: Unit, node: TSESTree.Node): boolean {
  const member = unwrap(node);
  if (member.type !== AST_NODE_TYPES.MemberExpression) return false;
  const origin = trace(unit, member.object);
  const root = origin.kind === 'node' ? origin.node : undefined;
  return (
    root?.type === AST_NODE_TYPES.Identifier &&
    (root.name === 'global' || root.name === 'globalThis') &&
    isHostObject(unit, root)
  );
}

/** `declare const globalThis: …` only gives the host's object a type. */
function isHostObject(unit: Unit, node: TSESTree.Identifier): boolean {
  const variable = unit.variableOf(node);
  const declaration = variable?.defs[0]?.node as TSESTree.Node | undefined;
  return (
    isUndeclared(variable) ||
    (declaration?.type === AST_NODE_TYPES.VariableDeclarator && declaration.parent.declare === true)
  );
}
