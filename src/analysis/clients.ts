/** Clients of libraries that a file makes: what their methods change is not the client. */
import type { TSESTree } from '@typescript-eslint/types';
import type { TSESLint } from '@typescript-eslint/utils';

import { AST_NODE_TYPES, unwrap } from '../utils/ast.js';
import { getKindMember, getModuleMember, isLibraryKind } from './effects/catalogue/index.js';
import type { Kind, Variable } from './model.js';

/**
 * The kind of client that a constant is made to be: `new PrismaClient()`, `drizzle(pool)`, also as
 * `kept.db ?? new PrismaClient()`. Its maker is an import of a library that the catalogue lists.
 */
export function getClientKind(variable: Variable): Kind {
  const [definition, ...others] = variable.defs;
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || others.length > 0)
    return undefined;
  const { init, id } = definition.node;
  if (!init || id.type !== AST_NODE_TYPES.Identifier) return undefined;
  const value = unwrap(init);
  const made = value.type === AST_NODE_TYPES.LogicalExpression ? unwrap(value.right) : value;
  if (made.type !== AST_NODE_TYPES.NewExpression && made.type !== AST_NODE_TYPES.CallExpression)
    return undefined;
  const isNew = made.type === AST_NODE_TYPES.NewExpression;
  const member = getImported(variable, made.callee);
  const row = isNew ? member?.construct : member?.call;
  // Which of a library's clients it is does not matter here.
  const unseen = (): undefined => undefined;
  const kind = (typeof row === 'function' ? row(made, unseen, unseen) : row)?.result;
  return isLibraryKind(kind) ? kind : undefined;
}

/** What the catalogue says of a name that is imported. */
function getImported(
  { scope }: Variable,
  callee: TSESTree.Node,
): NonNullable<ReturnType<typeof getModuleMember>>['member'] | undefined {
  if (callee.type !== AST_NODE_TYPES.Identifier) return undefined;
  const isCallee = ({ identifier }: TSESLint.Scope.Reference): boolean => identifier === callee;
  const reference = scope.references.find(isCallee) ?? scope.through.find(isCallee);
  const specifier = reference?.resolved?.defs[0]?.node as TSESTree.Node | undefined;
  const name =
    specifier?.type === AST_NODE_TYPES.ImportDefaultSpecifier
      ? 'default'
      : specifier?.type === AST_NODE_TYPES.ImportSpecifier
        ? specifier.imported.type === AST_NODE_TYPES.Identifier
          ? specifier.imported.name
          : specifier.imported.value
        : undefined;
  if (name === undefined) return undefined;
  const { source } = specifier!.parent as TSESTree.ImportDeclaration;
  return getModuleMember(source.value, [name])?.member;
}

/** Whether calling a member of a client leaves the client as it is: `db.user.delete`, `redis.set`. */
export function leavesClient(client: Kind, path: readonly string[]): boolean {
  let kind = client;
  for (const [index, name] of path.entries()) {
    const member = getKindMember(kind, name)?.member;
    if (index < path.length - 1) {
      kind = member?.value;
      continue;
    }
    const row = member?.call;
    if (typeof row === 'function') return true;
    // What a cache in memory is given, it keeps: such a row neither waits nor begins a query.
    const isSent = row?.waits === true || isLibraryKind(row?.result);
    return isSent && row?.mutates !== 'receiver';
  }
  return false;
}
