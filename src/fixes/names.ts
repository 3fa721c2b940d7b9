import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../utils/ast.js';

const RESERVED = new Set(
  'arguments await async break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield of Promise undefined NaN Infinity __proto__'.split(
    ' ',
  ),
);

const VERBS =
  /^(get|fetch|load|find|list|read|query|select|retrieve|lookup|resolve|search|compute|calculate|count)(?=[A-Z])/;

/** Names that fixes of one file have taken, by function. */
const taken = new WeakMap<TSESTree.Node, Set<string>>();

/** Names given before, by what they stand for, so that the same question gives the same answer. */
const given = new WeakMap<TSESTree.Node, Map<string, string>>();

/**
 * A name for the value of an await that no code of the enclosing function uses, reserved for it.
 * @param node The await.
 * @param owner The function, or the program, around it.
 * @param declared The variable that the value is going to, where there is one.
 */
export function makeName(
  node: TSESTree.Node,
  owner: TSESTree.Node,
  declared: string | undefined,
  scopes: TSESLint.Scope.ScopeManager,
): string {
  const base = declared === undefined ? suggestName(node) : `${declared}Result`;
  return reserveName(node, 'value', base, owner, scopes);
}

/** A name for the settled result of an await: `userResult` for what `user` is taken from. */
export function makeResultName(
  node: TSESTree.Node,
  owner: TSESTree.Node,
  declared: string | undefined,
  scopes: TSESLint.Scope.ScopeManager,
): string {
  const base = declared ?? suggestName(node);
  const isResult = declared === undefined && base.endsWith('Result');
  return reserveName(node, 'result', isResult ? base : `${base}Result`, owner, scopes);
}

/**
 * Reserves the first free name that begins with `base`.
 * @param node What the name is for, and `role` what it stands for there.
 */
export function reserveName(
  node: TSESTree.Node,
  role: string,
  base: string,
  owner: TSESTree.Node,
  scopes: TSESLint.Scope.ScopeManager,
): string {
  const names = given.get(node) ?? new Map<string, string>();
  given.set(node, names);
  const known = names.get(role);
  if (known !== undefined) return known;
  const used = getUsedNames(owner, scopes);
  const name = findFree(base, used);
  used.add(name);
  names.set(role, name);
  return name;
}

/** A name that no code of the enclosing function uses, as near to the one that is wished for as may be. */
export function findFreeName(
  wished: string,
  owner: TSESTree.Node,
  scopes: TSESLint.Scope.ScopeManager,
  others: ReadonlySet<string>,
): string {
  return findFree(wished, new Set([...getUsedNames(owner, scopes), ...others]));
}

function findFree(wished: string, used: ReadonlySet<string>): string {
  let name = wished;
  for (let number = 2; !isFree(name, used); number++) name = `${wished}${number}`;
  return name;
}

/** A name from a given one; not reserved, as a suggestion is applied on its own. */
export function findName(
  base: string,
  owner: TSESTree.Node,
  scopes: TSESLint.Scope.ScopeManager,
): string {
  return findFree(base, getUsedNames(owner, scopes));
}

function isFree(name: string, used: ReadonlySet<string>): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name) && !used.has(name);
}

/** `user: await …`, `user={await …}`, `await getUser()`: what the value may be called. */
function suggestName(node: TSESTree.Node): string {
  const parent = node.parent;
  if (
    parent?.type === AST_NODE_TYPES.Property &&
    parent.value === node &&
    !parent.computed &&
    parent.key.type === AST_NODE_TYPES.Identifier
  ) {
    return parent.key.name;
  }
  const holder = parent?.type === AST_NODE_TYPES.JSXExpressionContainer ? parent.parent : undefined;
  if (
    holder?.type === AST_NODE_TYPES.JSXAttribute &&
    holder.name.type === AST_NODE_TYPES.JSXIdentifier
  )
    return holder.name.name;
  const operand = node.type === AST_NODE_TYPES.AwaitExpression ? unwrap(node.argument) : node;
  if (operand.type !== AST_NODE_TYPES.CallExpression) return 'result';
  const callee = unwrap(operand.callee);
  const own =
    callee.type === AST_NODE_TYPES.MemberExpression
      ? (getPropertyName(callee) ?? '')
      : getDottedName(callee);
  if (own === 'fetch') return 'response';
  if (own === 'json') return 'data';
  const stripped = own.replace(VERBS, '');
  const name = stripped.charAt(0).toLowerCase() + stripped.slice(1);
  return stripped === own ? `${name.replaceAll(/[^\w$]/g, '') || 'value'}Result` : name;
}

/** All names that code of the enclosing function, nested functions included, mentions. */
function getUsedNames(owner: TSESTree.Node, scopes: TSESLint.Scope.ScopeManager): Set<string> {
  let names = taken.get(owner);
  if (!names) {
    names = new Set();
    const open = [scopes.acquire(owner) ?? scopes.scopes[0]!];
    let scope: TSESLint.Scope.Scope | undefined;
    while ((scope = open.pop())) {
      for (const variable of scope.variables) names.add(variable.name);
      for (const reference of scope.references) names.add(reference.identifier.name as string);
      open.push(...scope.childScopes);
    }
    taken.set(owner, names);
  }
  return names;
}
