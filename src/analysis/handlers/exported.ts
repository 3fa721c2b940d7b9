import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getKeyName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';

/** How a function leaves its file. */
export interface Exported {
  /** `default` for the default export. */
  name: string;
  /** The property of the exported object that it is: `fetch` of `export default { fetch }`. */
  member: string | undefined;
  /** The calls that it is handed to on the way, innermost first: `withAuth(async () => …)`. */
  wrappers: readonly TSESTree.CallExpression[];
}

/** How a function is exported, itself or wrapped by calls; undefined where it is not. */
export function getExported(unit: Unit, node: FunctionNode): Exported | undefined {
  const wrappers: TSESTree.CallExpression[] = [];
  let member: string | undefined;
  let current: TSESTree.Node = node;
  for (let parent = node.parent as TSESTree.Node | undefined; parent; parent = parent.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.CallExpression:
        if (!parent.arguments.includes(current as never) || member !== undefined) return undefined;
        wrappers.push(parent);
        break;
      case AST_NODE_TYPES.Property:
        if (parent.value !== current || member !== undefined || wrappers.length > 0)
          return undefined;
        member = getKeyName(parent);
        if (member === undefined) return undefined;
        break;
      case AST_NODE_TYPES.ObjectExpression:
        break;
      case AST_NODE_TYPES.ExportDefaultDeclaration:
        return { name: 'default', member, wrappers };
      case AST_NODE_TYPES.ExportNamedDeclaration:
        return node.id ? { name: node.id.name, member, wrappers } : undefined;
      case AST_NODE_TYPES.Program:
        return getListed(unit, node.id, member, wrappers);
      case AST_NODE_TYPES.VariableDeclarator:
        return getDeclared(unit, parent, member, wrappers);
      case AST_NODE_TYPES.AssignmentExpression:
        return getAssigned(parent, member, wrappers);
      default:
        if (unwrap(parent) !== unwrap(current)) return undefined;
    }
    current = parent;
  }
  return undefined;
}

function getDeclared(
  unit: Unit,
  declarator: TSESTree.VariableDeclarator,
  member: string | undefined,
  wrappers: readonly TSESTree.CallExpression[],
): Exported | undefined {
  const { id, parent } = declarator;
  if (id.type !== AST_NODE_TYPES.Identifier) return undefined;
  return parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration
    ? { name: id.name, member, wrappers }
    : getListed(unit, id, member, wrappers);
}

/** `export { createOrder as POST }`, `export default handler`. */
function getListed(
  unit: Unit,
  id: TSESTree.Identifier | null,
  member: string | undefined,
  wrappers: readonly TSESTree.CallExpression[],
): Exported | undefined {
  const variable = id ? unit.variableOf(id) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    let found = identifier.parent as TSESTree.Node | undefined;
    const outer: TSESTree.CallExpression[] = [...wrappers];
    // `export default withAuth(handler)`
    while (found?.type === AST_NODE_TYPES.CallExpression && found.callee !== identifier) {
      outer.push(found);
      found = found.parent;
    }
    if (found?.type === AST_NODE_TYPES.ExportDefaultDeclaration)
      return { name: 'default', member, wrappers: outer };
    if (found?.type === AST_NODE_TYPES.ExportSpecifier) {
      const { exported } = found;
      const name = exported.type === AST_NODE_TYPES.Identifier ? exported.name : exported.value;
      return { name, member, wrappers: outer };
    }
  }
  return undefined;
}

/** `module.exports = handler`, `exports.handler = async (event) => …`. */
function getAssigned(
  { left }: TSESTree.AssignmentExpression,
  member: string | undefined,
  wrappers: readonly TSESTree.CallExpression[],
): Exported | undefined {
  const [, name] =
    /^(?:module\.)?exports(?:\.(\w+))?$/.exec(
      left.type === AST_NODE_TYPES.MemberExpression ? getDottedName(left) : '',
    ) ?? [];
  const isExport =
    left.type === AST_NODE_TYPES.MemberExpression &&
    /^(module\.)?exports\b/.test(getDottedName(left));
  return isExport ? { name: name ?? 'default', member, wrappers } : undefined;
}
