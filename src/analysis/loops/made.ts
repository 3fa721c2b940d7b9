/** What a value was made of. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';
import { getInitializer, isState } from '../variables.js';

/** Queries of libraries that give rows, whatever the text of their result is. */
const ROWS = /\b(findMany|groupBy|createManyAndReturn)$/;

/** The value that a constant was given and that nothing in the file changes, or the node itself. */
export function getMade(unit: Unit, node: TSESTree.Node): TSESTree.Node {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.Identifier) return target;
  const variable = unit.variableOf(target);
  const made = variable && !isState(variable) ? getInitializer(variable) : undefined;
  return made ? unwrap(made) : target;
}

/** `await db.user.findMany()` */
export function isRows(effects: Effects, node: TSESTree.Node, rows = ROWS): boolean {
  if (node.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = effects.getCallee(node);
  return callee.kind === 'entry' && rows.test(callee.entry.source);
}
