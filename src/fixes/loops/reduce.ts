/** `xs.reduce(async (before, x) => …)` that fills a list becomes `Promise.all(xs.map(…))`. A suggestion. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { CallbackAnswer } from '../../analysis/index.js';
import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Edit } from '../rewrite.js';
import { isShadowed } from '../shadowing.js';

/** What each callback adds to the list, and the statements above that. */
interface Filled {
  above: readonly TSESTree.Statement[];
  added: TSESTree.Expression;
}

export function makeReducedEdit(
  source: Readonly<TSESLint.SourceCode>,
  { kind, call, callback }: CallbackAnswer,
): Edit | undefined {
  const { callee, arguments: values } = call;
  if (kind !== 'reduce' || callee.type !== AST_NODE_TYPES.MemberExpression || callee.optional)
    return undefined;
  if (callback.type !== AST_NODE_TYPES.ArrowFunctionExpression) return undefined;
  if (callback.params.length > 3 || values.length !== 2 || !isEmptyList(values[1]!))
    return undefined;
  if (isShadowed(source, call, 'Promise') || source.getCommentsInside(call).length > 0)
    return undefined;
  const [before, ...parameters] = callback.params;
  const filled =
    before?.type === AST_NODE_TYPES.Identifier ? getFilled(callback, before.name) : undefined;
  if (!filled || parameters.length === 0 || countReturns(source, callback) > 1) return undefined;
  const names = [before as TSESTree.Identifier, filled.list].map(({ name }) => name);
  const kept = [...filled.above, filled.added];
  if (kept.some((node) => source.getTokens(node).some(({ value }) => names.includes(value))))
    return undefined;
  const head = parameters.map((item) => source.getText(item)).join(', ');
  const list = source.getText(callee.object);
  const text = `Promise.all(${list}.map(async (${head}) => ${writeBody(source, callback, filled)}))`;
  return { range: call.range, text };
}

/** `[]`, `[] as User[]`, `Promise.resolve([])` */
function isEmptyList(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.CallExpression) {
    const { callee, arguments: values } = value;
    return (
      callee.type === AST_NODE_TYPES.MemberExpression &&
      callee.object.type === AST_NODE_TYPES.Identifier &&
      callee.object.name === 'Promise' &&
      getPropertyName(callee) === 'resolve' &&
      values.length === 1 &&
      isEmptyList(values[0]!)
    );
  }
  return value.type === AST_NODE_TYPES.ArrayExpression && value.elements.length === 0;
}

function getFilled(
  { body }: TSESTree.ArrowFunctionExpression,
  before: string,
): (Filled & { list: TSESTree.Identifier | { name: string } }) | undefined {
  // `async (before, x) => [...(await before), await f(x)]`
  if (body.type !== AST_NODE_TYPES.BlockStatement) {
    const added = getAppended(body, (node) => isAwaitOf(node, before));
    return added && { above: [], added, list: { name: before } };
  }
  const [first, ...rest] = body.body;
  const last = rest.pop();
  const list = first && getAwaited(first, before);
  if (!list || last?.type !== AST_NODE_TYPES.ReturnStatement || !last.argument) return undefined;
  const isList = (node: TSESTree.Node): boolean =>
    node.type === AST_NODE_TYPES.Identifier && node.name === list.name;
  const appended = getAppended(last.argument, isList);
  if (appended) return { above: rest, added: appended, list };
  const pushed = rest.pop();
  const added = pushed && isList(last.argument) ? getPushed(pushed, isList) : undefined;
  return added && { above: rest, added, list };
}

/** `const all = await before;` */
function getAwaited(
  statement: TSESTree.Statement,
  before: string,
): TSESTree.Identifier | undefined {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  const [only, other] = statement.declarations;
  return only?.id.type === AST_NODE_TYPES.Identifier &&
    !other &&
    only.init &&
    isAwaitOf(only.init, before)
    ? only.id
    : undefined;
}

function isAwaitOf(node: TSESTree.Node, name: string): boolean {
  const value = unwrap(node);
  return (
    value.type === AST_NODE_TYPES.AwaitExpression &&
    value.argument.type === AST_NODE_TYPES.Identifier &&
    value.argument.name === name
  );
}

/** What `[...all, value]` adds. */
function getAppended(
  node: TSESTree.Node,
  isList: (node: TSESTree.Node) => boolean,
): TSESTree.Expression | undefined {
  const value = unwrap(node);
  if (value.type !== AST_NODE_TYPES.ArrayExpression || value.elements.length !== 2)
    return undefined;
  const [spread, added] = value.elements;
  return spread?.type === AST_NODE_TYPES.SpreadElement &&
    isList(spread.argument) &&
    added &&
    added.type !== AST_NODE_TYPES.SpreadElement
    ? added
    : undefined;
}

/** What `all.push(value);` adds. */
function getPushed(
  statement: TSESTree.Statement,
  isList: (node: TSESTree.Node) => boolean,
): TSESTree.Expression | undefined {
  const call =
    statement.type === AST_NODE_TYPES.ExpressionStatement ? statement.expression : undefined;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.optional || call.arguments.length !== 1)
    return undefined;
  const { callee } = call;
  const [added] = call.arguments;
  return callee.type === AST_NODE_TYPES.MemberExpression &&
    isList(callee.object) &&
    getPropertyName(callee) === 'push' &&
    added?.type !== AST_NODE_TYPES.SpreadElement
    ? added
    : undefined;
}

function countReturns(
  source: Readonly<TSESLint.SourceCode>,
  { body }: TSESTree.ArrowFunctionExpression,
): number {
  let count = 0;
  walk(body, source.visitorKeys, (node) => {
    if (node.type === AST_NODE_TYPES.ReturnStatement) count++;
    return !isFunction(node);
  });
  return count;
}

function writeBody(
  source: Readonly<TSESLint.SourceCode>,
  { body }: TSESTree.ArrowFunctionExpression,
  { above, added }: Filled,
): string {
  const isAwait = added.type === AST_NODE_TYPES.AwaitExpression;
  const value = source.getText(isAwait ? added.argument : added);
  const [first] = above;
  if (!first) return value.startsWith('{') ? `(${value})` : value;
  const last = above.at(-1)!;
  const own = source.text.slice(first.range[0], last.range[1]);
  const { text } = source;
  const end = text.slice(last.range[1] - 1, last.range[1]) === ';' ? ';' : '';
  // What stands between the statements of the callback stands between these, too.
  const statements = (body as TSESTree.BlockStatement).body;
  const opening = text.slice(body.range[0], statements[0]!.range[0]);
  const gap = text.slice(statements.at(-2)!.range[1], statements.at(-1)!.range[0]);
  const closing = text.slice(statements.at(-1)!.range[1], body.range[1]);
  return `${opening}${own}${gap}return ${value}${end}${closing}`;
}
