import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../utils/ast.js';
import type { Variable } from './model.js';
import type { Unit } from './unit.js';

/** Files whose script has a template beside it, which no tree of the script shows. */
const COMPONENT = /\.(vue|svelte)$/;

/**
 * Whether a name at the top of a single-file component stands for something that its template may
 * change at any time, by an input that is bound to it, by a handler, or as a property that the parent
 * gives. A `const` can only change inside: text that is made of it alone does not.
 *
 * @param node The mention of the variable.
 */
export function isTemplateState(
  unit: Unit,
  node: TSESTree.Identifier,
  variable: Variable | undefined,
): boolean {
  const { filename } = unit;
  // Other files are never components: no parser of theirs is known.
  if (!COMPONENT.test(filename) || unit.fileOf(node).filename !== filename) return false;
  if (isCalled(node)) return false;
  // `$cart` is what the store `cart` holds just now.
  if (filename.endsWith('.svelte') && node.name.startsWith('$')) return true;
  const scope = variable?.scope.type as string | undefined;
  if (!variable || (scope !== 'module' && scope !== 'global')) return false;
  return variable.defs.some((definition) => {
    const type = definition.type as string;
    if (type === 'ImportBinding') return isObjectOfMember(node);
    if (type !== 'Variable') return false;
    const declarator = definition.node as TSESTree.VariableDeclarator;
    const { kind } = declarator.parent as TSESTree.VariableDeclaration;
    if (kind === 'let' || kind === 'var') return true;
    return !isFixedValue(declarator.init) && !isOperandOfText(node);
  });
}

/** `client` in `client.users.list()`, and `list` in `list()`: what a call does, its effect says. */
function isCalled(node: TSESTree.Node): boolean {
  let current = node;
  while (
    current.parent?.type === AST_NODE_TYPES.MemberExpression &&
    current.parent.object === current
  )
    current = current.parent;
  const call = current.parent;
  return (
    call?.type === AST_NODE_TYPES.CallExpression &&
    call.callee === current &&
    (current === node || call.parent.type === AST_NODE_TYPES.AwaitExpression)
  );
}

function isObjectOfMember(node: TSESTree.Node): boolean {
  return node.parent?.type === AST_NODE_TYPES.MemberExpression && node.parent.object === node;
}

function isFixedValue(init: TSESTree.Expression | null): boolean {
  if (!init) return false;
  const value = unwrap(init);
  return (
    isFunction(value) ||
    value.type === AST_NODE_TYPES.Literal ||
    value.type === AST_NODE_TYPES.TemplateLiteral
  );
}

function isOperandOfText(node: TSESTree.Node): boolean {
  return (
    node.parent?.type === AST_NODE_TYPES.TemplateLiteral ||
    node.parent?.type === AST_NODE_TYPES.BinaryExpression
  );
}
