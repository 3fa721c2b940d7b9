/** Patterns and loops that take a list of settled results, or one result, apart. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../utils/ast.js';
import type { Follower, Settled } from './model.js';

/** `const [user, role] = results`, `for (const [index, result] of results.entries())` */
export function bindElements(
  follower: Follower,
  { elements }: TSESTree.ArrayPattern,
  settled: Settled,
): void {
  if (settled.kind === 'entries') {
    if (elements[1]) follower.bind(elements[1], { ...settled, kind: 'result' });
    return;
  }
  if (settled.kind !== 'list') return;
  for (const [index, element] of elements.entries()) {
    if (element?.type === AST_NODE_TYPES.RestElement)
      follower.bind(element.argument, { ...settled, elements: settled.elements?.slice(index) });
    else if (element) follower.bind(element, getElement(settled, index));
  }
}

const RESULT_KEYS: ReadonlySet<string> = new Set(['status', 'value', 'reason']);

/** `({ status, value }) => …` */
export function bindProperties(
  follower: Follower,
  pattern: TSESTree.ObjectPattern,
  settled: Settled,
): void {
  if (settled.kind !== 'result') return;
  const keys = new Map<string, TSESTree.Property>();
  for (const item of pattern.properties) {
    // `{ status, ...rest }`: the rest is not followed.
    if (item.type === AST_NODE_TYPES.RestElement) return;
    const key = getKeyName(item);
    if (key === undefined) return;
    keys.set(key, item);
  }
  const value = keys.get('value');
  if (keys.has('status') || keys.has('reason')) {
    follower.looks.push({ node: pattern, result: undefined, settled });
  } else if (value && value.value.type !== AST_NODE_TYPES.AssignmentPattern) {
    follower.reads.push({ node: value, result: undefined, settled });
  }
  for (const [key, item] of keys) {
    if (!RESULT_KEYS.has(key)) follower.report('property', item, undefined, settled);
  }
}

export function bindLoop(
  follower: Follower,
  { left }: TSESTree.ForOfStatement,
  settled: Settled,
): void {
  const target =
    left.type === AST_NODE_TYPES.VariableDeclaration ? left.declarations[0]?.id : undefined;
  if (!target) return;
  follower.bind(target, settled.kind === 'entries' ? settled : { ...settled, kind: 'result' });
}

/** One result of a list; by index, where that is known. */
export function getElement(settled: Settled, index: number | undefined): Settled {
  const element = index === undefined ? undefined : settled.elements?.[index];
  return {
    ...settled,
    kind: 'result',
    element,
    // Behind the end of a list of unknown length there is nothing.
    isOptional: !element,
  };
}
