/** Edits of a loop over promises that have started, and of a join that nobody waits for. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { EarlyPromise } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner, isFunction, unwrap } from '../utils/ast.js';
import type { JoinedWait } from './early.js';
import type { Edit } from './rewrite.js';
import { isShadowed } from './shadowing.js';

type Source = Readonly<TSESLint.SourceCode>;

/** `for (const user of await Promise.all(started)) …`: the loop goes through values. */
export function makeJoinedLoop(source: Source, { gap }: EarlyPromise): JoinedWait | undefined {
  if (gap.type !== AST_NODE_TYPES.ForOfStatement || isShadowed(source, gap, 'Promise'))
    return undefined;
  const { left, right } = gap;
  const list = source.getText(right);
  const edits: Edit[] = [{ range: right.range, text: `await Promise.all(${list})` }];
  if (gap.await) {
    const token = source.getFirstToken(gap, (item) => item.value === 'await')!;
    if (source.getCommentsBefore(token).length + source.getCommentsAfter(token).length > 0)
      return undefined;
    const next = source.getTokenAfter(token)!;
    const before = source.getTokenBefore(token)!;
    edits.unshift({ range: [before.range[1], next.range[0]], text: ' ' });
    return { edits, isAdjacent: false };
  }
  const target =
    left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : undefined;
  if (target?.type !== AST_NODE_TYPES.Identifier || target.typeAnnotation) return undefined;
  const [variable] = source.getDeclaredVariables?.(left as never) ?? [];
  if (!variable) return undefined;
  const whole = makeWholeLoop(source, gap, list);
  if (whole) return whole;
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const name = reference.identifier as TSESTree.Node;
    const wait = name.parent;
    if (wait?.type !== AST_NODE_TYPES.AwaitExpression || source.getCommentsInside(wait).length > 0)
      return undefined;
    // A `catch` for each item would not get to see what fails; `item;` alone does nothing.
    if (isInsideTry(wait, gap) || wait.parent.type === AST_NODE_TYPES.ExpressionStatement)
      return undefined;
    edits.push({ range: wait.range, text: source.getText(name) });
  }
  return { edits, isAdjacent: false };
}

/** `for (const p of started) await p;` is `await Promise.all(started);`. */
function makeWholeLoop(
  source: Source,
  loop: TSESTree.ForOfStatement,
  list: string,
): JoinedWait | undefined {
  const { body } = loop;
  const only = body.type === AST_NODE_TYPES.BlockStatement ? body.body[0] : body;
  if (body.type === AST_NODE_TYPES.BlockStatement && body.body.length !== 1) return undefined;
  if (
    only?.type !== AST_NODE_TYPES.ExpressionStatement ||
    only.expression.type !== AST_NODE_TYPES.AwaitExpression ||
    only.expression.argument.type !== AST_NODE_TYPES.Identifier ||
    source.getCommentsInside(loop).length > 0
  )
    return undefined;
  const end = source.getLastToken(only)?.value === ';' ? ';' : '';
  const next = source.getTokenAfter(loop);
  if (end === '' && next && /^[[(`+\-/*]/.test(next.value)) return undefined;
  const edit: Edit = { range: loop.range, text: `await Promise.all(${list})${end}` };
  return { edits: [edit], isAdjacent: false };
}

function isInsideTry(node: TSESTree.Node, root: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== root; current = current.parent)
    if (current.type === AST_NODE_TYPES.TryStatement) return true;
  return false;
}

/** `await Promise.all([…]);` where the function can wait. */
export function makeAwaited(source: Source, node: TSESTree.CallExpression): Edit | undefined {
  const owner = getOwner(node);
  const canWait = isFunction(owner)
    ? owner.async && !owner.generator
    : source.ast.sourceType === 'module';
  const statement = unwrap(node).parent;
  return canWait && statement?.type === AST_NODE_TYPES.ExpressionStatement
    ? { range: [node.range[0], node.range[0]], text: 'await ' }
    : undefined;
}
