/** What is taken from a list of settled results: by index, and by the methods of arrays. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import {
  CALLBACKS,
  getCallback,
  isBoolean,
  judgeFilter,
  ONE,
  PRINTS,
  SAME_LIST,
  SEARCHES,
  SORTS,
} from './lists.js';
import type { Follower, Settled } from './model.js';
import { getElement } from './patterns.js';

/** `results[0]`, `results.map(…)` */
export function followMember(
  follower: Follower,
  member: TSESTree.MemberExpression,
  settled: Settled,
): void {
  if (settled.kind === 'entries') return;
  const call = member.parent;
  const name = getPropertyName(member);
  if (name === undefined) {
    const { property } = member;
    const index =
      property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number'
        ? property.value
        : undefined;
    follower.follow(member, getElement(settled, index));
    return;
  }
  if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return;
  if (name === 'entries') follower.follow(call, { ...settled, kind: 'entries' });
  else if (PRINTS.has(name)) follower.report('text', call, undefined, settled);
  else if (SEARCHES.has(name) && isValue(call.arguments[0]))
    follower.report('compared', call, undefined, settled);
  else if (SORTS.has(name)) followSort(follower, call, settled);
  else if (SAME_LIST.has(name)) follower.follow(call, { ...settled, elements: undefined });
  else if (ONE.has(name)) follower.follow(call, { ...settled, kind: 'result', isOptional: true });
  else if (Object.hasOwn(CALLBACKS, name)) followCallback(follower, call, name, settled);
  else follower.handOver(member, settled);
}

/** `false`, `null`, `undefined`, `'Ada'`: no result. */
function isValue(node: TSESTree.Node | undefined): boolean {
  const inner = node && unwrap(node);
  return (
    inner?.type === AST_NODE_TYPES.Literal ||
    (inner?.type === AST_NODE_TYPES.Identifier && inner.name === 'undefined')
  );
}

/** `results.sort((left, right) => …)` */
function followSort(follower: Follower, call: TSESTree.CallExpression, settled: Settled): void {
  const callback = getCallback(follower.effects, call.arguments[0]);
  if (callback?.isInline === true) {
    for (const parameter of callback.node.params)
      follower.bind(parameter, { ...settled, kind: 'result' });
  } else {
    follower.handOver(call, settled);
  }
  follower.follow(call, { ...settled, elements: undefined });
}

function followCallback(
  follower: Follower,
  call: TSESTree.CallExpression,
  name: string,
  settled: Settled,
): void {
  const [argument] = call.arguments;
  const one: Settled = { ...settled, kind: 'result' };
  if (argument && isBoolean(argument)) {
    if (name !== 'map') follower.report('truthy', argument, undefined, one);
  } else {
    const callback = getCallback(follower.effects, argument);
    const parameter = callback?.node.params[CALLBACKS[name]!];
    if (callback?.isInline === true && parameter) follower.bind(parameter, one);
    // What a named function does with a result is its own matter.
    else follower.looks.push({ node: call, result: undefined, settled: one });
  }
  if (name !== 'filter' && name !== 'find' && name !== 'findLast') return;
  const judged = judgeFilter(follower.unit, follower.effects, argument);
  const outcome = judged === 'any' ? settled.outcome : judged;
  follower.follow(call, {
    ...settled,
    kind: name === 'filter' ? 'list' : 'result',
    isOptional: name !== 'filter',
    elements: undefined,
    outcome,
  });
}
