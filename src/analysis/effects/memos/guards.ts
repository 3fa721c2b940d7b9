import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Variable } from '../../model.js';
import type { Unit } from '../../unit.js';
import { getOnlyDefinition } from '../../variables.js';
import { getUse } from './uses.js';
import type { MemoUse } from './uses.js';

/** What a test says where it holds. */
type Answer = 'present' | 'absent' | undefined;

/** Whether a memo is filled only where its key is missing. */
export function isGuarded(
  unit: Unit,
  memo: Variable,
  owner: FunctionNode,
  { node, key }: MemoUse,
): boolean {
  // `users[id] ??= load(id)`
  if (node.type === AST_NODE_TYPES.AssignmentExpression && node.operator === '??=') return true;
  const ask = (test: TSESTree.Node): Answer => readTest(unit, memo, unit.getText(key), test);
  let current: TSESTree.Node = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    // `if (!users.has(id)) users.set(id, …)`
    if (parent.type === AST_NODE_TYPES.IfStatement) {
      const answer = ask(parent.test);
      if (parent.consequent === current && answer === 'absent') return true;
      if (parent.alternate === current && answer === 'present') return true;
    }
    // `if (known) return known;` above
    if (parent.type === AST_NODE_TYPES.BlockStatement) {
      const index = parent.body.indexOf(current as TSESTree.Statement);
      const isLeft = (item: TSESTree.Statement): boolean =>
        item.type === AST_NODE_TYPES.IfStatement &&
        ask(item.test) === 'present' &&
        leaves(item.consequent);
      if (parent.body.slice(0, index).some(isLeft)) return true;
    }
    if (parent === owner || isFunction(parent)) return false;
  }
  return false;
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === AST_NODE_TYPES.BlockStatement ? statement.body.at(-1) : statement;
  return last?.type === AST_NODE_TYPES.ReturnStatement;
}

function readTest(unit: Unit, memo: Variable, key: string, node: TSESTree.Node): Answer {
  const test = unwrap(node);
  if (test.type === AST_NODE_TYPES.UnaryExpression && test.operator === '!') {
    const answer = readTest(unit, memo, key, test.argument);
    return answer === 'present' ? 'absent' : answer === 'absent' ? 'present' : undefined;
  }
  if (test.type === AST_NODE_TYPES.BinaryExpression && isNothing(test.right)) {
    if (!isLookUp(unit, memo, key, test.left)) return undefined;
    if (/^!==?$/.test(test.operator)) return 'present';
    return /^===?$/.test(test.operator) ? 'absent' : undefined;
  }
  return isLookUp(unit, memo, key, test) ? 'present' : undefined;
}

/** `undefined`, `null` */
function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === AST_NODE_TYPES.Identifier && node.name === 'undefined') ||
    (node.type === AST_NODE_TYPES.Literal && node.value === null)
  );
}

/** `users.get(id)`, `users.has(id)`, `id in users`, or a name that was given one of them. */
function isLookUp(unit: Unit, memo: Variable, key: string, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(value);
    const declarator = variable && (getOnlyDefinition(variable)?.node as TSESTree.Node);
    if (!variable || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || !declarator.init)
      return false;
    // `let user = users.get(id)`, given another value only further down.
    const isGivenBefore = variable.references.some(
      (item) => item.isWrite() && item.init !== true && item.identifier.range[0] < value.range[0],
    );
    return (
      declarator.id.type === AST_NODE_TYPES.Identifier &&
      !isGivenBefore &&
      isLookUp(unit, memo, key, declarator.init)
    );
  }
  return memo.references.some(({ identifier }) => {
    const use = getUse(identifier as TSESTree.Node);
    return use?.node === value && !use.isFill && unit.getText(use.key) === key;
  });
}
