import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../utils/ast.js';
import { getChildren } from '../utils/walk.js';
import type { Binding } from './model.js';
import { getDeclaration } from './scene.js';
import type { ListItem } from './scene.js';
import type { Unit } from './unit.js';

/** How a statement uses the value at the top of its expression. */
export interface Use {
  binding: Binding | undefined;
  isDiscarded: boolean;
  /** The expression whose value is bound or discarded. */
  base: TSESTree.Expression | undefined;
}

/** How a declaration, an assignment or an expression statement takes a value. */
export function getBinding(
  unit: Unit,
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
  root: TSESTree.Expression,
): Use {
  const declaration = getDeclaration(node);
  if (declaration) {
    const own = declarator ?? declaration.declarations[0]!;
    const exported = node.type === AST_NODE_TYPES.ExportNamedDeclaration;
    const { members, base } = getMembers(root);
    const isDiscarded = !exported && !isRead(unit, own);
    if (!isPlainPattern(own.id, unit)) return { binding: undefined, isDiscarded, base: undefined };
    return {
      binding: {
        kind: declaration.kind as Binding['kind'],
        exported,
        target: own.id as Binding['target'],
        members,
      },
      isDiscarded,
      base,
    };
  }
  if (node.type !== AST_NODE_TYPES.ExpressionStatement)
    return { binding: undefined, isDiscarded: false, base: undefined };
  const expression = unwrap(root) as TSESTree.Expression;
  if (expression.type === AST_NODE_TYPES.AssignmentExpression) {
    const { left, right, operator } = expression;
    const isName = operator === '=' && left.type === AST_NODE_TYPES.Identifier;
    const binding = isName
      ? ({ kind: 'assignment', exported: false, target: left, members: [] } satisfies Binding)
      : undefined;
    return { binding, isDiscarded: false, base: right };
  }
  const value =
    expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === 'void'
      ? expression.argument
      : expression;
  const isSlot = [
    AST_NODE_TYPES.AwaitExpression,
    AST_NODE_TYPES.LogicalExpression,
    AST_NODE_TYPES.ConditionalExpression,
  ].includes(value.type);
  return { binding: undefined, isDiscarded: isSlot, base: value };
}

/** `await f()` gives `[]`, `(await f()).data.items` gives `['data', 'items']`, and what they are read from. */
function getMembers(root: TSESTree.Expression): { members: string[]; base: TSESTree.Expression } {
  const members: string[] = [];
  let current = root;
  while (
    current.type === AST_NODE_TYPES.MemberExpression &&
    !current.computed &&
    !current.optional &&
    current.property.type === AST_NODE_TYPES.Identifier
  ) {
    members.unshift(current.property.name);
    current = current.object;
  }
  return { members, base: current };
}

/** Whether some name that the declarator declares is read anywhere. */
function isRead(unit: Unit, declarator: TSESTree.VariableDeclarator): boolean {
  return unit.scopes
    .getDeclaredVariables(declarator)
    .some(
      (variable) =>
        variable.references.some((reference) => reference.isRead()) || isExportedLater(variable),
    );
}

function isExportedLater(variable: {
  references: readonly unknown[];
  name: string;
  scope: { type: string };
}): boolean {
  return variable.references.length > 1 && variable.scope.type === 'module';
}

/** A pattern that runs no code of its own: names, nested patterns and literal defaults. */
function isPlainPattern(pattern: TSESTree.Node, unit: Unit): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return true;
    case AST_NODE_TYPES.AssignmentPattern:
      return pattern.right.type === AST_NODE_TYPES.Literal && isPlainPattern(pattern.left, unit);
    case AST_NODE_TYPES.Property:
      return !pattern.computed && isPlainPattern(pattern.value, unit);
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.RestElement:
      return getChildren(pattern, unit.keys).every((item) => isPlainPattern(item, unit));
    default:
      return false;
  }
}
