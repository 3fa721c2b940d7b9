/** What is thrown and what is asked before, as text in which names of rights are looked for. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';
import { getReturned } from './returned.js';
import { trace } from './trace.js';

/**
 * The text of what is thrown: its constants, the message that its class gives itself, and what the
 * function that makes it returns. Written out, cut to what a name or a message takes.
 */
export function describeThrown(unit: Unit, value: TSESTree.Node, depth = 0): string {
  const target = unwrap(value);
  const own = unit.getText(target).slice(0, MAX_TEXT);
  if (depth > 3) return own;
  const more = (node: TSESTree.Node): string => {
    const origin = trace(unit, node);
    return origin.kind === 'node' && origin.node !== unwrap(node)
      ? describeThrown(unit, origin.node, depth + 1)
      : '';
  };
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return `${own} ${more(target)}`;
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.CallExpression: {
      const made = trace(unit, target.callee);
      const node = made.kind === 'node' ? made.node : undefined;
      const body = isFunction(node)
        ? getReturned(unit, node).map((item) => describeThrown(unit, item, depth + 1))
        : node?.type === AST_NODE_TYPES.ClassDeclaration
          ? [describeClass(unit, node)]
          : [];
      return [own, ...body, ...target.arguments.map(more)].join(' ');
    }
    default:
      return own;
  }
}

const MAX_TEXT = 400;

/** `constructor() { super('Access denied'); this.name = 'AccessDenied'; }` */
function describeClass(unit: Unit, node: TSESTree.ClassDeclaration): string {
  const found: string[] = [];
  walk(node.body, unit.keys, (inner) => {
    const isSuper =
      inner.type === AST_NODE_TYPES.CallExpression && inner.callee.type === AST_NODE_TYPES.Super;
    if (isSuper) found.push(...inner.arguments.map((item) => unit.getText(item)));
    if (inner.type === AST_NODE_TYPES.AssignmentExpression) found.push(unit.getText(inner.right));
    if (
      inner.type === AST_NODE_TYPES.PropertyDefinition &&
      inner.value?.type === AST_NODE_TYPES.Literal
    )
      found.push(unit.getText(inner.value));
    return true;
  });
  return found.join(' ').slice(0, MAX_TEXT);
}

/**
 * `if (!session) throw …`: the text of the nearest condition around a statement of the function. Where
 * it tests what a query found, the condition of the query belongs to it: `where: { roles: ALLOWED }`.
 */
export function getTestText(unit: Unit, node: TSESTree.Node): string {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && !isFunction(current)) {
    if (current.type === AST_NODE_TYPES.IfStatement)
      return `${unit.getText(current.test)} ${getQueryText(unit, current.test)}`;
    if (current.type === AST_NODE_TYPES.SwitchStatement) return unit.getText(current.discriminant);
    current = current.parent;
  }
  return '';
}

function getQueryText(unit: Unit, test: TSESTree.Node): string {
  const target = unwrap(test);
  const subject =
    target.type === AST_NODE_TYPES.UnaryExpression && target.operator === '!'
      ? unwrap(target.argument)
      : target.type === AST_NODE_TYPES.BinaryExpression
        ? unwrap(target.left)
        : target;
  const variable =
    subject.type === AST_NODE_TYPES.Identifier ? unit.variableOf(subject) : undefined;
  const made = variable && getInitializer(variable);
  if (!made) return '';
  const text = unit.getText(made);
  const start = text.search(/\bwhere\b/i);
  return start < 0 ? '' : text.slice(start, start + MAX_CONDITION);
}

/** So much of a query is its condition rather than what it selects. */
export const MAX_CONDITION = 240;
