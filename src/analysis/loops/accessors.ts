import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';

/** A property whose reading runs code that the file shows: of a proxy, or of an object with a getter. */
export function findAccessor(unit: Unit, root: TSESTree.Node): string | undefined {
  let found: string | undefined;
  walk(root, unit.keys, (node) => {
    if (found !== undefined) return false;
    if (node.type === AST_NODE_TYPES.MemberExpression && runsCode(unit, node))
      found = `reading ${getDottedName(node)} runs code`;
    return true;
  });
  return found;
}

function runsCode(unit: Unit, member: TSESTree.MemberExpression): boolean {
  const object = unwrap(member.object);
  if (object.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = unit.variableOf(object);
  const given = variable && getInitializer(variable);
  const made = given && unwrap(given);
  if (!made) return false;
  if (made.type === AST_NODE_TYPES.NewExpression) return getDottedName(made.callee) === 'Proxy';
  if (made.type !== AST_NODE_TYPES.ObjectExpression) return false;
  const name = getPropertyName(member);
  return made.properties.some(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      item.kind !== 'init' &&
      (name === undefined || getKeyName(item) === name),
  );
}
