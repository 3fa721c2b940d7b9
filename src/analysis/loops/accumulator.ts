import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName } from '../../utils/ast.js';
import { isInert } from '../inert.js';
import { getStatementList } from '../lists.js';
import type { Scene } from '../scene.js';
import { getOnlyDefinition } from '../variables.js';
import type { Accumulator, LoopPlan, LoopShape } from './model.js';

/**
 * The list that a loop only fills: `const out = []` in the same statement list, nothing else before the
 * end of the loop mentions it, and each iteration ends with `out.push(value)`.
 */
export function findAccumulator(
  { unit, effects, owner }: Scene,
  { node }: LoopShape,
  { split, rest, attempt }: LoopPlan,
): Accumulator | undefined {
  if (attempt) return undefined;
  const last = split
    ? rest.length === 0
      ? split.node
      : undefined
    : rest.length === 1
      ? rest[0]
      : undefined;
  const call = last?.type === AST_NODE_TYPES.ExpressionStatement ? last.expression : undefined;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.optional || call.arguments.length !== 1)
    return undefined;
  const { callee } = call;
  const [added] = call.arguments;
  if (
    callee.type !== AST_NODE_TYPES.MemberExpression ||
    callee.object.type !== AST_NODE_TYPES.Identifier ||
    callee.optional ||
    getPropertyName(callee) !== 'push' ||
    added === undefined ||
    added.type === AST_NODE_TYPES.SpreadElement
  )
    return undefined;
  const variable = unit.variableOf(callee.object);
  const definition = variable && getOnlyDefinition(variable);
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (
    !variable ||
    declarator?.type !== AST_NODE_TYPES.VariableDeclarator ||
    declarator.id.type !== AST_NODE_TYPES.Identifier ||
    !isEmptyList(declarator.init)
  )
    return undefined;
  const declaration = declarator.parent as TSESTree.VariableDeclaration;
  const list = node.parent && getStatementList(node.parent);
  const isBeside =
    declaration.declarations.length === 1 &&
    declaration.kind !== 'var' &&
    list?.statements.includes(declaration) === true;
  const isUntouched = variable.references.every(
    ({ identifier }) =>
      identifier === declarator.id ||
      identifier === callee.object ||
      (identifier.range[0] > node.range[1] && !isHoisted(identifier as TSESTree.Node, owner)),
  );
  // What is added is computed in the callback then: it must be nothing but a value.
  const parts = new Set<TSESTree.Node>(split?.parts ?? []);
  const isValue = isInert(effects.evaluate(added, parts));
  return isBeside && isUntouched && isValue ? { variable, declaration, added } : undefined;
}

/** Whether a mention stands in a function below the owner of the variable, called above its place maybe. */
function isHoisted(node: TSESTree.Node, owner: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== owner; current = current.parent)
    if (current.type === AST_NODE_TYPES.FunctionDeclaration) return true;
  return false;
}

function isEmptyList(node: TSESTree.Expression | null): boolean {
  return node?.type === AST_NODE_TYPES.ArrayExpression && node.elements.length === 0;
}
