import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES } from '../utils/ast.js';

/** Whether a global, such as `Promise`, may mean something else where a node stands. */
export function isShadowed(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  name: string,
): boolean {
  let scope: TSESLint.Scope.Scope | null = source.getScope(node);
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get(name);
    if (variable && (variable.defs.length > 0 || variable.references.some(isChanged))) return true;
    if (
      scope.type === 'global' &&
      scope.through.some((reference) => reference.identifier.name === name && isChanged(reference))
    )
      return true;
  }
  return false;
}

/** `Promise = Bluebird`, `Promise.all = …`. */
function isChanged(reference: TSESLint.Scope.Reference): boolean {
  const member = reference.identifier.parent as TSESTree.Node | undefined;
  const isMember =
    member?.type === AST_NODE_TYPES.MemberExpression && member.object === reference.identifier;
  return (
    reference.isWrite() ||
    (isMember &&
      member.parent.type === AST_NODE_TYPES.AssignmentExpression &&
      member.parent.left === member)
  );
}
