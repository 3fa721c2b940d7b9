/** Whether something is no longer what its declaration says. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName } from '../../utils/ast.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';

/** Whether a member of what the variable holds is given another value: `users.get = fake`. */
export function isMemberReplaced(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const parent = (identifier as TSESTree.Node).parent;
    return (
      parent?.type === AST_NODE_TYPES.MemberExpression &&
      parent.object === identifier &&
      isWritten(parent)
    );
  });
}

/** Whether the members of an object literal may not be those that are written in it. */
export function isObjectReplaced(unit: Unit, node: TSESTree.ObjectExpression): boolean {
  let parent: TSESTree.Node = node.parent;
  while (
    parent.type === AST_NODE_TYPES.TSAsExpression ||
    parent.type === AST_NODE_TYPES.TSSatisfiesExpression
  )
    parent = parent.parent;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  const variable =
    parent.id.type === AST_NODE_TYPES.Identifier ? unit.variableOf(parent.id) : undefined;
  return variable !== undefined && isMethodReplaced(unit, variable);
}

const MAX_ALIASES = 8;

/**
 * Whether the members of an object or class may not be those that are written in it: it is mentioned
 * in some other way than to read a member, to make an instance, to extend or to export it.
 */
export function isMethodReplaced(unit: Unit, variable: Variable, depth = 0): boolean {
  if (depth > MAX_ALIASES) return true;
  return variable.references.some((reference) => {
    if (reference.isWrite()) return false;
    const identifier = reference.identifier as TSESTree.Node;
    const parent = identifier.parent!;
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression:
        return (
          parent.object === identifier &&
          (getPropertyName(parent) === 'prototype' || isWritten(parent))
        );
      case AST_NODE_TYPES.NewExpression:
        return parent.callee !== identifier;
      case AST_NODE_TYPES.VariableDeclarator: {
        // `export const logger: Logger = own;`, `const { get } = users;`
        if (parent.id.type === AST_NODE_TYPES.ObjectPattern) return false;
        const alias = unit.variableOf(parent.id);
        return alias === undefined || isMethodReplaced(unit, alias, depth + 1);
      }
      case AST_NODE_TYPES.SpreadElement:
        return parent.parent.type !== AST_NODE_TYPES.ObjectExpression;
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ClassDeclaration:
      case AST_NODE_TYPES.ClassExpression:
      case AST_NODE_TYPES.ExportSpecifier:
      case AST_NODE_TYPES.ExportDefaultDeclaration:
      case AST_NODE_TYPES.TSTypeReference:
      case AST_NODE_TYPES.TSTypeQuery:
        return false;
      default:
        return true;
    }
  });
}

export function isWritten(member: TSESTree.MemberExpression): boolean {
  const parent = member.parent;
  return (
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member) ||
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete')
  );
}

const replacedGlobals = new WeakMap<TSESTree.Program, Set<string>>();

/** Whether the file gives the global another value: `fetch = …`, `globalThis.fetch = …`. */
export function isGlobalReplaced(unit: Unit, node: TSESTree.Node, name: string): boolean {
  const { program, scopes } = unit.fileOf(node);
  let names = replacedGlobals.get(program);
  if (!names) {
    names = new Set();
    const globalScope = scopes.scopes[0];
    const references = [
      ...(globalScope?.through ?? []),
      ...(globalScope?.variables ?? [])
        .filter(isUndeclared)
        .flatMap((variable) => variable.references),
    ];
    for (const reference of references) {
      if (reference.isWrite()) names.add(reference.identifier.name as string);
      const member = reference.identifier.parent as TSESTree.Node | undefined;
      if (
        member?.type !== AST_NODE_TYPES.MemberExpression ||
        member.object !== reference.identifier ||
        !isWritten(member)
      )
        continue;
      const property = getPropertyName(member) ?? '';
      const isHost = ['globalThis', 'window', 'global', 'self'].includes(
        reference.identifier.name as string,
      );
      names.add(isHost ? property : (reference.identifier.name as string));
    }
    replacedGlobals.set(program, names);
  }
  const parts = name.split('.');
  return names.size > 0 && parts.slice(0, 2).some((part) => names.has(part));
}
