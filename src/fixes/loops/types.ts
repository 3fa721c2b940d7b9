/** What a type checker would lose where code moves into a callback, or out of the `if` that it stands below. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { Accumulator } from '../../analysis/index.js';
import { AST_NODE_TYPES, contains, getOwner, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';

/**
 * Whether a node uses what a condition above the loop has narrowed, so that it may be wider in a
 * callback: `if (!ctx.user) return;` above, `ctx.user.id` in the loop. A constant stays narrow.
 */
export function usesNarrowed(
  source: Readonly<TSESLint.SourceCode>,
  loop: TSESTree.Node,
  nodes: readonly TSESTree.Node[],
): boolean {
  const tests = collectTests(source, loop);
  if (tests.length === 0) return false;
  return nodes.some((node) =>
    collectPaths(source, node).some(
      ({ text, isConstant, isLocal }) =>
        !isLocal && !isConstant && tests.some((test) => test === text || hasPath(test, text)),
    ),
  );

  function collectPaths(code: Readonly<TSESLint.SourceCode>, root: TSESTree.Node) {
    const found: { text: string; isConstant: boolean; isLocal: boolean }[] = [];
    walk(root, code.visitorKeys, (node) => {
      if (node.type !== AST_NODE_TYPES.Identifier && node.type !== AST_NODE_TYPES.ThisExpression)
        return true;
      const parent = node.parent;
      if (
        parent.type === AST_NODE_TYPES.MemberExpression &&
        parent.property === node &&
        !parent.computed
      )
        return true;
      const variable = node.type === AST_NODE_TYPES.Identifier ? find(code, node) : undefined;
      const isLocal =
        variable?.identifiers.every((identifier) => contains(loop, identifier)) ?? false;
      let current: TSESTree.Node = node;
      const isAssigned = variable?.references.some(
        (reference) => reference.isWrite() && reference.init !== true,
      );
      found.push({ text: code.getText(current), isConstant: isAssigned !== true, isLocal });
      while (
        current.parent?.type === AST_NODE_TYPES.MemberExpression &&
        current.parent.object === current
      ) {
        current = current.parent;
        found.push({ text: code.getText(current), isConstant: false, isLocal });
      }
      return true;
    });
    return found;
  }
}

function hasPath(test: string, path: string): boolean {
  const plain = path.replaceAll(/\s|\?|!/g, '');
  const escaped = plain.replaceAll(/[$()*+.[\]^{|}\\/-]/g, '\\$&');
  return new RegExp(`(^|[^\\w$.])${escaped}(?![\\w$])`).test(test.replaceAll(/\s|\?|!(?=\.)/g, ''));
}

function find(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Identifier,
): TSESLint.Scope.Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = source.getScope(node);
  for (; scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable) return variable;
  }
  return undefined;
}

/** The conditions of the function around the loop that stand above it. */
function collectTests(source: Readonly<TSESLint.SourceCode>, loop: TSESTree.Node): string[] {
  const tests: string[] = [];
  walk(getOwner(loop), source.visitorKeys, (node) => {
    if (node.range[0] > loop.range[0] || node === loop) return false;
    if (
      node.type === AST_NODE_TYPES.IfStatement ||
      node.type === AST_NODE_TYPES.ConditionalExpression ||
      node.type === AST_NODE_TYPES.WhileStatement
    )
      tests.push(source.getText(node.test));
    if (node.type === AST_NODE_TYPES.SwitchStatement) tests.push(source.getText(node.discriminant));
    // `ctx.user = …`, `assert(ctx.user)`: what is known of it from here on.
    if (node.type === AST_NODE_TYPES.AssignmentExpression) tests.push(source.getText(node.left));
    if (
      node.type === AST_NODE_TYPES.CallExpression &&
      /assert|invariant|expect/i.test(source.getText(node.callee))
    )
      tests.push(source.getText(node));
    return true;
  });
  return tests;
}

/**
 * Whether what goes into a list keeps its type as the value of a callback. Beside an annotated list,
 * `{ kind: 'user' }` is checked against the type of its elements; in a callback, `kind` is any text.
 */
export function canReturn(
  { isTypeScript }: { isTypeScript: boolean },
  { declaration, added }: Accumulator,
): boolean {
  const { id } = declaration.declarations[0]!;
  if (!isTypeScript || !id.typeAnnotation) return true;
  return !isWidened(added);
}

function isWidened(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ConditionalExpression:
    case AST_NODE_TYPES.LogicalExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return true;
    case AST_NODE_TYPES.ObjectExpression:
      return value.properties.some(
        (item) => item.type !== AST_NODE_TYPES.Property || isWidened(item.value),
      );
    default:
      return false;
  }
}
