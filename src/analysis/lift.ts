/** Which awaits of a statement are evaluated always, in order, and so can be lifted out of it. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../utils/ast.js';
import { getChildren, walk } from '../utils/walk.js';
import type { VisitorKeys } from '../utils/walk.js';

/** An await that can be lifted: what its value replaces, and the awaits that lose their keyword. */
export interface Lifted {
  node: TSESTree.Expression;
  awaits: TSESTree.AwaitExpression[];
  /** For `await (await f()).g()`: the inner await, when its promise is known to be a native one. */
  inner?: TSESTree.AwaitExpression;
}

/** Whether a call is known to give a native promise, so that `.then` may take the place of an await. */
export type IsNativePromise = (node: TSESTree.Expression) => boolean;

export interface LiftedAwaits {
  /** In the order of evaluation. */
  lifted: Lifted[];
  /** True where an await stays behind that needs a lifted value: `await f(await g())`. */
  leavesAwait: boolean;
}

/** Expressions whose parts are all evaluated, in source order, before they are. */
const ORDERED = new Set<string>([
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.SpreadElement,
  AST_NODE_TYPES.TemplateLiteral,
  AST_NODE_TYPES.BinaryExpression,
  AST_NODE_TYPES.MemberExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.TSAsExpression,
  AST_NODE_TYPES.TSNonNullExpression,
  AST_NODE_TYPES.TSSatisfiesExpression,
  AST_NODE_TYPES.TSTypeAssertion,
  AST_NODE_TYPES.JSXElement,
  AST_NODE_TYPES.JSXFragment,
  AST_NODE_TYPES.JSXOpeningElement,
  AST_NODE_TYPES.JSXOpeningFragment,
  AST_NODE_TYPES.JSXAttribute,
  AST_NODE_TYPES.JSXSpreadAttribute,
  AST_NODE_TYPES.JSXSpreadChild,
  AST_NODE_TYPES.JSXExpressionContainer,
]);

/** The nodes of a statement that wait, or hold one that does; nested functions apart. */
export interface OwnAwaits {
  holders: ReadonlySet<TSESTree.Node>;
  /** True for `for await` and `await using`, which cannot be lifted. */
  hasStatement: boolean;
}

/** Finds the awaits that run when `root` runs. */
export function findOwnAwaits(root: TSESTree.Node, keys: VisitorKeys): OwnAwaits {
  const holders = new Set<TSESTree.Node>();
  let hasStatement = false;
  walk(root, keys, (node) => {
    if (isFunction(node) && node !== root) return false;
    hasStatement ||=
      (node.type === AST_NODE_TYPES.ForOfStatement && node.await) ||
      (node.type === AST_NODE_TYPES.VariableDeclaration && node.kind === 'await using');
    if (node.type !== AST_NODE_TYPES.AwaitExpression) return true;
    let current: TSESTree.Node | undefined = node;
    while (current && !holders.has(current)) {
      holders.add(current);
      if (current === root) break;
      current = current.parent;
    }
    return true;
  });
  return { holders, hasStatement };
}

/**
 * The awaits of an expression, or undefined where one of them stands in a place that may not be
 * evaluated, or awaits something that is already under way.
 */
export function liftAwaits(
  root: TSESTree.Expression,
  holders: OwnAwaits['holders'],
  keys: VisitorKeys,
  isNative: IsNativePromise,
): LiftedAwaits | undefined {
  const result: LiftedAwaits = { lifted: [], leavesAwait: false };
  // Nodes to visit, last first; an expression with thousands of parts must not exhaust the stack.
  const stack: TSESTree.Node[] = [root];
  let node: TSESTree.Node | undefined;
  while ((node = stack.pop())) {
    if (!holders.has(node)) continue;
    const next = step(node, result, holders, keys, isNative);
    if (!next) return undefined;
    stack.push(...next.reverse());
  }
  return result;
}

/** Handles one node and returns the children to visit, in order; undefined where nothing can be lifted. */
function step(
  node: TSESTree.Node,
  result: LiftedAwaits,
  holders: OwnAwaits['holders'],
  keys: VisitorKeys,
  isNative: IsNativePromise,
): TSESTree.Node[] | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.AwaitExpression:
      if (holders.has(node.argument)) {
        const inner = getInnerAwait(node, holders);
        if (inner && isNative(inner.argument)) {
          result.lifted.push({ node, awaits: [node], inner });
          return [];
        }
        result.leavesAwait = true;
        return [node.argument];
      }
      if (!startsWork(node.argument)) return undefined;
      result.lifted.push({ node, awaits: [node] });
      return [];
    case AST_NODE_TYPES.ConditionalExpression: {
      if (holders.has(node.test)) return undefined;
      const awaits = getBranches([node.consequent, node.alternate], holders);
      if (!awaits) return undefined;
      result.lifted.push({ node, awaits });
      return [];
    }
    case AST_NODE_TYPES.LogicalExpression: {
      // `(await f()) ?? fallback`: the left side is always evaluated.
      if (!holders.has(node.right)) return [node.left];
      if (holders.has(node.left)) return undefined;
      const awaits = getBranches([node.right], holders);
      if (!awaits) return undefined;
      result.lifted.push({ node, awaits });
      return [];
    }
    case AST_NODE_TYPES.ChainExpression: {
      // `(await f())?.name`: only what the chain starts from is always evaluated.
      const start = getChainStart(node);
      return hasAwaitOutside(node, start, holders) ? undefined : [start];
    }
    case AST_NODE_TYPES.AssignmentExpression:
      return node.operator === '=' && node.left.type === AST_NODE_TYPES.Identifier
        ? [node.right]
        : undefined;
    case AST_NODE_TYPES.UnaryExpression:
      // `void (await f())` drops the value: the call is made for what it does.
      return node.operator === 'void' ? undefined : [node.argument];
    default:
      return ORDERED.has(node.type) ? getChildren(node, keys) : undefined;
  }
}

/** `await (await fetch(url)).json()`: the inner await, when nothing else in the operand waits. */
function getInnerAwait(
  node: TSESTree.AwaitExpression,
  holders: OwnAwaits['holders'],
): TSESTree.AwaitExpression | undefined {
  const call = node.argument;
  if (
    call.type !== AST_NODE_TYPES.CallExpression ||
    call.optional ||
    call.callee.type !== AST_NODE_TYPES.MemberExpression
  )
    return undefined;
  if (
    call.callee.optional ||
    call.callee.computed ||
    call.arguments.some((item) => holders.has(item))
  )
    return undefined;
  const inner = call.callee.object;
  if (inner.type !== AST_NODE_TYPES.AwaitExpression || holders.has(inner.argument))
    return undefined;
  return inner.argument.type === AST_NODE_TYPES.CallExpression ? inner : undefined;
}

/** The awaits at the top of the branches; undefined where a branch holds one deeper. */
function getBranches(
  branches: TSESTree.Expression[],
  holders: OwnAwaits['holders'],
): TSESTree.AwaitExpression[] | undefined {
  const awaits: TSESTree.AwaitExpression[] = [];
  for (const branch of branches) {
    if (branch.type === AST_NODE_TYPES.AwaitExpression) {
      if (holders.has(branch.argument) || !startsWork(branch.argument)) return undefined;
      awaits.push(branch);
    } else if (holders.has(branch)) {
      return undefined;
    }
  }
  return awaits;
}

/** Whether awaiting the expression starts something, rather than waits for what runs already. */
function startsWork(node: TSESTree.Expression): boolean {
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      return startsWork(target.consequent) || startsWork(target.alternate);
    case AST_NODE_TYPES.LogicalExpression:
      return startsWork(target.right);
    default:
      return false;
  }
}

function getChainStart(node: TSESTree.ChainExpression): TSESTree.Node {
  let current: TSESTree.Node = node.expression;
  for (;;) {
    if (current.type === AST_NODE_TYPES.MemberExpression) current = current.object;
    else if (current.type === AST_NODE_TYPES.CallExpression) current = current.callee;
    else if (current.type === AST_NODE_TYPES.TSNonNullExpression) current = current.expression;
    else return current;
  }
}

/** Whether some part of a chain other than its start waits: `(await f())?.g(await h())`. */
function hasAwaitOutside(
  chain: TSESTree.ChainExpression,
  start: TSESTree.Node,
  holders: OwnAwaits['holders'],
): boolean {
  let current: TSESTree.Node = chain.expression;
  while (current !== start) {
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      if (holders.has(current.property)) return true;
      current = current.object;
    } else if (current.type === AST_NODE_TYPES.CallExpression) {
      if (current.arguments.some((item) => holders.has(item))) return true;
      current = current.callee;
    } else {
      current = (current as TSESTree.TSNonNullExpression).expression;
    }
  }
  return false;
}
