/** Lists with holes: a loop goes through them, `map` leaves them out. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';

const MAX_DEPTH = 8;

/** Whether what a list was made of shows that places in it may be empty. */
export function mayHaveHoles(unit: Unit, node: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return target.elements.includes(null);
    // `new Array(3)`
    case AST_NODE_TYPES.NewExpression:
      return getDottedName(target.callee) === 'Array';
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(target.callee);
      if (getDottedName(callee) === 'Array') return true;
      // `[1, , 3].slice(1)`
      return (
        callee.type === AST_NODE_TYPES.MemberExpression &&
        mayHaveHoles(unit, callee.object, depth + 1)
      );
    }
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      if (!variable) return false;
      const made = getInitializer(variable);
      return (made !== undefined && mayHaveHoles(unit, made, depth + 1)) || isCutInto(variable);
    }
    default:
      return false;
  }
}

/** `delete xs[1]`, `xs.length = 5`, `xs[7] = x`: what leaves places empty. */
function isCutInto(variable: Variable): boolean {
  return variable.references.some(({ identifier }) => {
    const member = identifier.parent;
    if (member?.type !== AST_NODE_TYPES.MemberExpression || member.object !== identifier)
      return false;
    const { parent } = member;
    if (parent.type === AST_NODE_TYPES.UnaryExpression) return parent.operator === 'delete';
    return (
      parent.type === AST_NODE_TYPES.AssignmentExpression &&
      parent.left === member &&
      (member.computed || getPropertyName(member) === 'length')
    );
  });
}
