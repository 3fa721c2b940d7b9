/** What the methods of arrays do with a list of settled results. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getReturned } from '../effects/returned.js';
import { resolveFunctions } from '../effects/functions.js';
import type { Unit } from '../unit.js';
import { judgeTest } from './checks.js';
import type { Outcome } from './model.js';

/** The argument of the callback that gets an element: of `reduce`, the second. */
export const CALLBACKS: Readonly<Record<string, number>> = {
  every: 0,
  filter: 0,
  find: 0,
  findIndex: 0,
  findLast: 0,
  findLastIndex: 0,
  flatMap: 0,
  forEach: 0,
  map: 0,
  reduce: 1,
  reduceRight: 1,
  some: 0,
};

/** Methods that give a list of the same results. */
export const SAME_LIST: ReadonlySet<string> = new Set([
  'concat',
  'flat',
  'reverse',
  'slice',
  'splice',
  'toReversed',
  'toSpliced',
  'values',
]);

/** Methods that compare two results with each other, and give the list in another order. */
export const SORTS: ReadonlySet<string> = new Set(['sort', 'toSorted']);

/** Methods that look for a value among the results: they find none. */
export const SEARCHES: ReadonlySet<string> = new Set(['includes', 'indexOf', 'lastIndexOf']);

/** Methods that make text of the results. */
export const PRINTS: ReadonlySet<string> = new Set(['join', 'toLocaleString', 'toString']);

/** Methods that ask their callback for a yes or a no. */
export const ASKING: ReadonlySet<string> = new Set([
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
]);

/** Methods that give one of the results, if there is one. */
export const ONE: ReadonlySet<string> = new Set(['at', 'pop', 'shift']);

/** The function that a method of a list is handed, and whether it is written there. */
export function getCallback(
  effects: Effects,
  argument: TSESTree.Node | undefined,
): { node: FunctionNode; isInline: boolean } | undefined {
  if (!argument) return undefined;
  const inner = unwrap(argument);
  if (isFunction(inner)) return { node: inner, isInline: true };
  const found = resolveFunctions(effects, inner);
  const [only] = found?.functions ?? [];
  return only && found?.functions.length === 1 ? { node: only, isInline: false } : undefined;
}

/** `.filter(Boolean)` */
export function isBoolean(argument: TSESTree.Node | undefined): boolean {
  const inner = argument && unwrap(argument);
  return inner?.type === AST_NODE_TYPES.Identifier && inner.name === 'Boolean';
}

/** Which results a filter keeps, by its predicate type, its body, or its name. */
export function judgeFilter(
  unit: Unit,
  effects: Effects,
  argument: TSESTree.Node | undefined,
): Outcome {
  const callback = getCallback(effects, argument);
  const inner = argument && unwrap(argument);
  if (callback) {
    const { node } = callback;
    const predicate = node.returnType?.typeAnnotation;
    if (predicate?.type === AST_NODE_TYPES.TSTypePredicate) {
      const type = unit.getText(predicate);
      if (/PromiseFulfilledResult/.test(type)) return 'fulfilled';
      if (/PromiseRejectedResult/.test(type)) return 'rejected';
    }
    const [parameter] = node.params;
    const [test] = getReturned(unit, node);
    if (parameter && test) {
      const outcome = judgeReturned(unit, parameter, test);
      if (outcome) return outcome;
    }
  }
  const name = inner?.type === AST_NODE_TYPES.Identifier ? inner.name : '';
  if (/reject|fail|error/i.test(name)) return 'rejected';
  return /fulfil|success|succeed|resolved|settled/i.test(name) ? 'fulfilled' : 'any';
}

function judgeReturned(
  unit: Unit,
  parameter: TSESTree.Node,
  test: TSESTree.Expression,
): Outcome | undefined {
  if (parameter.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(parameter);
    return judgeTest(unit, test, { variable, text: undefined, statuses: [] }, true);
  }
  if (parameter.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
  const statuses = parameter.properties.flatMap((item) => {
    const name = item.type === AST_NODE_TYPES.Property ? item.value : undefined;
    const variable = name?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(name) : undefined;
    return variable ? [variable] : [];
  });
  return judgeTest(unit, test, { variable: undefined, text: undefined, statuses }, true);
}
