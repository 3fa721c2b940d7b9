/** Which loops go through something that is there before they start, and what they bind of it. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';
import type { LoopNode, LoopShape } from './model.js';

/** The innermost loop that runs a node in each iteration; a function in between runs it when it is called. */
export function findInnermostLoop(node: TSESTree.Node): TSESTree.Node | undefined {
  for (
    let current = node, parent = current.parent;
    parent && !isFunction(parent);
    current = parent, parent = current.parent
  ) {
    if (isRepeated(parent, current)) return parent;
  }
  return undefined;
}

/** Whether a part of a loop runs once for each iteration. */
function isRepeated(parent: TSESTree.Node, part: TSESTree.Node): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.ForInStatement:
      return part === parent.body;
    case AST_NODE_TYPES.ForStatement:
      return part !== parent.init;
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
      return true;
    default:
      return false;
  }
}

export function isLoopNode(node: TSESTree.Node): node is LoopNode {
  return (
    node.type === AST_NODE_TYPES.ForOfStatement ||
    node.type === AST_NODE_TYPES.ForStatement ||
    node.type === AST_NODE_TYPES.ForInStatement
  );
}

/** The shape of a loop; undefined for all that goes on until something changes. */
export function getShape(unit: Unit, node: LoopNode): LoopShape | undefined {
  const statements =
    node.body.type === AST_NODE_TYPES.BlockStatement ? node.body.body : [node.body];
  if (node.type === AST_NODE_TYPES.ForStatement) return getCounted(unit, node, statements);
  const { left, right } = node;
  // A variable from outside, and a `var`, live on from one iteration to the next.
  if (left.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  if (left.kind !== 'const' && left.kind !== 'let') return undefined;
  if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) return undefined;
  const element = left.declarations[0]?.id;
  if (!element || left.declarations.length > 1 || runsCode(unit, element)) return undefined;
  const kind = node.type === AST_NODE_TYPES.ForInStatement ? 'in' : 'of';
  return { node, kind, iterated: right, element, index: undefined, statements };
}

/** `{ id = makeId() }`, `{ [key()]: id }`: a pattern that does more than take a value apart. */
function runsCode(unit: Unit, pattern: TSESTree.Node): boolean {
  let found = false;
  walk(pattern, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.AssignmentPattern) found ||= !isPlainDefault(node.right);
    if (node.type === AST_NODE_TYPES.Property) found ||= node.computed;
    return !found;
  });
  return found;
}

function isPlainDefault(node: TSESTree.Expression): boolean {
  return (
    node.type === AST_NODE_TYPES.Literal ||
    (node.type === AST_NODE_TYPES.ArrayExpression && node.elements.length === 0) ||
    (node.type === AST_NODE_TYPES.ObjectExpression && node.properties.length === 0)
  );
}

/** `for (let i = 0; i < xs.length; i++)`, with each step over one element and nothing else in its head. */
function getCounted(
  unit: Unit,
  node: TSESTree.ForStatement,
  statements: readonly TSESTree.Statement[],
): LoopShape | undefined {
  const { init, test, update } = node;
  if (init?.type !== AST_NODE_TYPES.VariableDeclaration || init.kind !== 'let') return undefined;
  const [counter, bound] = init.declarations;
  if (counter?.id.type !== AST_NODE_TYPES.Identifier || init.declarations.length > 2)
    return undefined;
  if (counter.init?.type !== AST_NODE_TYPES.Literal || counter.init.value !== 0) return undefined;
  const index = unit.variableOf(counter.id);
  if (!index || !test || !update || !isStep(unit, update, index)) return undefined;
  const iterated = getBoundedList(unit, test, index, bound);
  if (!iterated || !isOnlyCounted(index, update)) return undefined;
  const name = unwrap(iterated);
  const isPlain =
    name.type === AST_NODE_TYPES.Identifier || name.type === AST_NODE_TYPES.MemberExpression;
  if (!isPlain) return undefined;
  const [first] = statements;
  const element = first && getElement(unit, first, unit.getText(iterated), index);
  return {
    node,
    kind: 'counted',
    iterated,
    element,
    index: counter.id,
    statements: element ? statements.slice(1) : statements,
  };
}

/** `i++`, `++i`, `i += 1` */
function isStep(unit: Unit, node: TSESTree.Expression, index: Variable): boolean {
  if (node.type === AST_NODE_TYPES.UpdateExpression)
    return node.operator === '++' && unit.variableOf(node.argument) === index;
  return (
    node.type === AST_NODE_TYPES.AssignmentExpression &&
    node.operator === '+=' &&
    node.right.type === AST_NODE_TYPES.Literal &&
    node.right.value === 1 &&
    unit.variableOf(node.left) === index
  );
}

/** The list in `i < xs.length`, `i <= xs.length - 1`, `i !== xs.length` and `i < n` with `n = xs.length`. */
function getBoundedList(
  unit: Unit,
  test: TSESTree.Expression,
  index: Variable,
  bound: TSESTree.VariableDeclarator | undefined,
): TSESTree.Expression | undefined {
  if (test.type !== AST_NODE_TYPES.BinaryExpression) return undefined;
  if (test.left.type !== AST_NODE_TYPES.Identifier || unit.variableOf(test.left) !== index)
    return undefined;
  if (test.operator === '<=') {
    const { right } = test;
    const isLast =
      right.type === AST_NODE_TYPES.BinaryExpression &&
      right.operator === '-' &&
      right.right.type === AST_NODE_TYPES.Literal &&
      right.right.value === 1;
    return isLast && !bound ? getMeasured(unit, right.left) : undefined;
  }
  if (test.operator !== '<' && test.operator !== '!==') return undefined;
  const measured = getMeasured(unit, test.right);
  if (!bound) return measured;
  const isBound = bound.init !== null && unit.variableOf(test.right) === unit.variableOf(bound.id);
  return isBound ? measured : undefined;
}

/** `xs` for `xs.length`, or for a constant that was given it. */
function getMeasured(unit: Unit, node: TSESTree.Node): TSESTree.Expression | undefined {
  const target = unwrap(node);
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(target);
    const made = variable && getInitializer(variable);
    return made && unwrap(made).type === AST_NODE_TYPES.MemberExpression
      ? getMeasured(unit, made)
      : undefined;
  }
  return target.type === AST_NODE_TYPES.MemberExpression && getPropertyName(target) === 'length'
    ? target.object
    : undefined;
}

/** Whether nothing but the head of the loop counts. */
function isOnlyCounted(index: Variable, update: TSESTree.Expression): boolean {
  return index.references.every(
    (reference) =>
      !reference.isWrite() ||
      reference.init === true ||
      (update.range[0] <= reference.identifier.range[0] &&
        reference.identifier.range[1] <= update.range[1]),
  );
}

/** `const x = xs[i];` as the first statement. */
function getElement(
  unit: Unit,
  statement: TSESTree.Statement,
  list: string,
  index: Variable,
): TSESTree.BindingName | undefined {
  if (
    statement.type !== AST_NODE_TYPES.VariableDeclaration ||
    statement.declarations.length > 1 ||
    (statement.kind !== 'const' && statement.kind !== 'let')
  )
    return undefined;
  const { id, init } = statement.declarations[0]!;
  // An annotation may say more than the list does.
  if (!init || id.typeAnnotation || runsCode(unit, id)) return undefined;
  const member = unwrap(init);
  return member.type === AST_NODE_TYPES.MemberExpression &&
    member.computed &&
    unit.getText(member.object) === list &&
    unit.variableOf(member.property) === index
    ? id
    : undefined;
}
