import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../../utils/ast.js';
import type { FunctionNode } from '../../../utils/ast.js';
import type { Variable } from '../../model.js';
import type { Unit } from '../../unit.js';
import { getInitializer, getOnlyDefinition, isConstant } from '../../variables.js';

const MAX_DEPTH = 8;

/**
 * The parameters of a function that a key is made of, so that another key means another call.
 * @returns Undefined where the key is made of something else, or may be the same for other arguments.
 */
export function getKeyParameters(
  unit: Unit,
  owner: FunctionNode,
  key: TSESTree.Node,
): ReadonlySet<Variable> | undefined {
  const found = new Set<Variable>();
  return collect(unit, owner, unwrap(key), found, 0) ? found : undefined;
}

function collect(
  unit: Unit,
  owner: FunctionNode,
  node: TSESTree.Node,
  found: Set<Variable>,
  depth: number,
): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return true;
    case AST_NODE_TYPES.Identifier:
      return collectName(unit, owner, node, found, depth);
    // `user:${id}`: two parts could run into each other, and an object would hide what it is.
    case AST_NODE_TYPES.TemplateLiteral: {
      const [only, ...others] = node.expressions;
      if (!only) return true;
      return others.length === 0 && collectText(unit, owner, only, found, depth);
    }
    // 'user:' + id
    case AST_NODE_TYPES.BinaryExpression:
      return (
        node.operator === '+' &&
        node.left.type === AST_NODE_TYPES.Literal &&
        collectText(unit, owner, node.right, found, depth)
      );
    default:
      return false;
  }
}

/** A part of a text: only of what is declared to be one does the text say which it is. */
function collectText(
  unit: Unit,
  owner: FunctionNode,
  node: TSESTree.Node,
  found: Set<Variable>,
  depth: number,
): boolean {
  const own = new Set<Variable>();
  if (!collect(unit, owner, unwrap(node), own, depth + 1)) return false;
  for (const variable of own) found.add(variable);
  return [...own].every(isText);
}

function isText(variable: Variable): boolean {
  const name = variable.identifiers[0] as TSESTree.Identifier;
  const type = name.typeAnnotation?.typeAnnotation.type;
  return type === AST_NODE_TYPES.TSStringKeyword || type === AST_NODE_TYPES.TSNumberKeyword;
}

function collectName(
  unit: Unit,
  owner: FunctionNode,
  node: TSESTree.Identifier,
  found: Set<Variable>,
  depth: number,
): boolean {
  const variable = unit.variableOf(node);
  if (!variable || !isConstant(variable)) return false;
  const definition = getOnlyDefinition(variable);
  if ((definition?.type as string | undefined) === 'Parameter' && definition?.node === owner) {
    found.add(variable);
    return true;
  }
  // const key = `user:${id}`;
  const made = getInitializer(variable);
  return made !== undefined && collect(unit, owner, unwrap(made), found, depth + 1);
}
