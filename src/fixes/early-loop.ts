/** Edits of a loop over promises that have started, and of a join that nobody waits for. */
import type { TSESLint } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';

import type { EarlyPromise } from '../analysis/index.js';
import { AST_NODE_TYPES, getOwner, isFunction, unwrap } from '../utils/ast.js';
import type { Edit } from './rewrite.js';
import { isShadowed } from './shadowing.js';

type Source = Readonly<TSESLint.SourceCode>;

/** `for (const user of await Promise.all(started)) …`: the loop goes through values. */
export function makeJoinedLoop(source: Source, { gap, items }: EarlyPromise): Edit[] | undefined {
  if (gap.type !== AST_NODE_TYPES.ForOfStatement || !items || isShadowed(source, gap, 'Promise'))
    return undefined;
  const { left, right } = gap;
  const list = source.getText(right);
  if (items.isWait) return makeWholeLoop(source, gap, list);
  const edits: Edit[] = [{ range: right.range, text: `await Promise.all(${list})` }];
  if (gap.await) {
    const token = source.getFirstToken(gap, (item) => item.value === 'await')!;
    if (source.getCommentsBefore(token).length + source.getCommentsAfter(token).length > 0)
      return undefined;
    const next = source.getTokenAfter(token)!;
    const before = source.getTokenBefore(token)!;
    return [{ range: [before.range[1], next.range[0]], text: ' ' }, ...edits];
  }
  const target =
    left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : undefined;
  if (target?.type !== AST_NODE_TYPES.Identifier || target.typeAnnotation) return undefined;
  for (const wait of items.awaits) {
    if (source.getCommentsInside(wait).length > 0) return undefined;
    edits.push({ range: wait.range, text: source.getText(wait.argument) });
  }
  return edits;
}

/** `for (const p of started) await p;` is `await Promise.all(started);`. */
function makeWholeLoop(
  source: Source,
  loop: TSESTree.ForOfStatement,
  list: string,
): Edit[] | undefined {
  if (source.getCommentsInside(loop).length > 0) return undefined;
  const last = source.getLastToken(loop)!;
  const tail = last.value === '}' ? source.getTokenBefore(last)! : last;
  const end = tail.value === ';' ? ';' : '';
  const next = source.getTokenAfter(loop);
  if (end === '' && next && /^[[(`+\-/*]/.test(next.value)) return undefined;
  return [{ range: loop.range, text: `await Promise.all(${list})${end}` }];
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
