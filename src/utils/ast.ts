import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';

export { AST_NODE_TYPES };

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Whether the node is a function with a body (declaration, expression or arrow). */
export function isFunction(node: TSESTree.Node | null | undefined): node is FunctionNode {
  return (
    node?.type === AST_NODE_TYPES.FunctionDeclaration ||
    node?.type === AST_NODE_TYPES.FunctionExpression ||
    node?.type === AST_NODE_TYPES.ArrowFunctionExpression
  );
}

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function isClass(node: TSESTree.Node): node is ClassNode {
  return (
    node.type === AST_NODE_TYPES.ClassDeclaration || node.type === AST_NODE_TYPES.ClassExpression
  );
}

/** The constructor that a class writes itself. */
export function getConstructorBody(holder: ClassNode): FunctionNode | undefined {
  const found = holder.body.body.find(
    (item) => item.type === AST_NODE_TYPES.MethodDefinition && item.kind === 'constructor',
  );
  const body = (found as TSESTree.MethodDefinition | undefined)?.value;
  return isFunction(body) ? body : undefined;
}

/** The name of a type that is written as one name, with arguments or without. */
export function getTypeName(type: TSESTree.TypeNode | undefined): string | undefined {
  return type?.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier
    ? type.typeName.name
    : undefined;
}

/** The function or program whose code runs the node: never the function itself when it is one. */
export function getOwner(node: TSESTree.Node): FunctionNode | TSESTree.Program {
  let current = node.parent;
  while (current) {
    if (isFunction(current) || current.type === AST_NODE_TYPES.Program) return current;
    current = current.parent;
  }
  return node as TSESTree.Program;
}

/** The root of the tree that a node stands in. */
export function getProgram(node: TSESTree.Node): TSESTree.Program {
  let current = node;
  while (current.parent) current = current.parent;
  return current as TSESTree.Program;
}

/** Whether `inner` lies in the text range of `outer` (a node contains itself). */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/**
 * Removes wrappers that change nothing when the code runs: `x as T`, `x!`, `x satisfies T`,
 * `<T>x` and the chain node around `a?.b`.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type) {
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSSatisfiesExpression:
      case AST_NODE_TYPES.TSTypeAssertion:
      case AST_NODE_TYPES.TSInstantiationExpression:
      case AST_NODE_TYPES.ChainExpression:
        current = current.expression;
        break;
      default:
        return current;
    }
  }
}

/** The literal name of a property access (`a.b`, `a['b']`, `a.#b`), or undefined when computed. */
export function getPropertyName(node: TSESTree.MemberExpression): string | undefined {
  if (node.property.type === AST_NODE_TYPES.PrivateIdentifier) return `#${node.property.name}`;
  if (!node.computed) return (node.property as TSESTree.Identifier).name;
  const property = unwrap(node.property);
  return property.type === AST_NODE_TYPES.Literal && typeof property.value === 'string'
    ? property.value
    : undefined;
}

/** The literal name of a key in an object, class or pattern, or undefined when computed. */
export function getKeyName(
  node:
    | TSESTree.Property
    | TSESTree.MethodDefinition
    | TSESTree.PropertyDefinition
    | TSESTree.TSPropertySignature,
): string | undefined {
  if (node.key.type === AST_NODE_TYPES.PrivateIdentifier) return `#${node.key.name}`;
  if (node.key.type === AST_NODE_TYPES.Identifier) return node.computed ? undefined : node.key.name;
  return node.key.type === AST_NODE_TYPES.Literal ? String(node.key.value) : undefined;
}

/** The text of a string literal or of a template without holes, otherwise undefined. */
export function getStaticString(node: TSESTree.Node | undefined): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (inner.type === AST_NODE_TYPES.Literal && typeof inner.value === 'string') return inner.value;
  if (inner.type === AST_NODE_TYPES.TemplateLiteral && inner.expressions.length === 0) {
    return inner.quasis[0]?.value.cooked ?? undefined;
  }
  return undefined;
}

/** A dotted name for a callee (`api.users.get`, `this.load`), for messages; `?` for other parts. */
export function getDottedName(node: TSESTree.Node): string {
  const parts: string[] = [];
  let current = unwrap(node);
  for (;;) {
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      parts.push(getPropertyName(current) ?? '[…]');
      current = unwrap(current.object);
    } else if (current.type === AST_NODE_TYPES.CallExpression) {
      const last = parts.pop();
      current = unwrap(current.callee);
      parts.push(last === undefined ? '()' : `().${last}`);
    } else {
      break;
    }
  }
  if (current.type === AST_NODE_TYPES.Identifier) parts.push(current.name);
  else if (current.type === AST_NODE_TYPES.ThisExpression) parts.push('this');
  else if (current.type === AST_NODE_TYPES.Super) parts.push('super');
  else if (current.type === AST_NODE_TYPES.ImportExpression) parts.push('import');
  else parts.push('(…)');
  return parts.reverse().join('.').replaceAll('.()', '()');
}
