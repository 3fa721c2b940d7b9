import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, unwrap } from '../../utils/ast.js';

/** Where the value of an export comes from, as the text of its own file says. */
export type Origin =
  /** A name of the file, and the expression that it stands in: it may be a global. */
  | { kind: 'local'; name: string; node?: TSESTree.Node }
  | { kind: 'node'; node: TSESTree.Node }
  /**
   * A name of another file. `*` is the object of all its exports; `=` is what `require` gives: the
   * value of `module.exports`, or that object.
   */
  | { kind: 'from'; specifier: string; name: string };

/** The names that an object gives as exports: `export = { a, b }`, `module.exports = { a, b }`. */
export function readMembers(expression: TSESTree.Node): Map<string, Origin> {
  const members = new Map<string, Origin>();
  const object = unwrap(expression);
  if (object.type !== AST_NODE_TYPES.ObjectExpression) return members;
  for (const property of object.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement || property.computed) {
      // What is spread, or named when it runs, may replace what is written above it.
      members.clear();
      continue;
    }
    if (property.kind !== 'init') continue;
    members.set(getName(property.key), toOrigin(property.value));
  }
  return members;
}

/** Where an exported expression or declaration comes from. */
export function toOrigin(node: TSESTree.Node): Origin {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.Identifier)
    return { kind: 'local', name: value.name, node: value };
  if (
    (value.type === AST_NODE_TYPES.FunctionDeclaration ||
      value.type === AST_NODE_TYPES.TSDeclareFunction) &&
    value.id
  ) {
    return { kind: 'local', name: value.id.name };
  }
  return { kind: 'node', node };
}

/** The name of a key or of a specifier: an identifier, or a string. */
export function getName(node: TSESTree.Node): string {
  return node.type === AST_NODE_TYPES.Identifier
    ? node.name
    : String((node as TSESTree.Literal).value);
}
