import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import type { Call } from './callees.js';
import type { Entry } from './catalogue/index.js';
import { collectFacts } from './facts.js';

/** Where a function is called: which expression each of its parameters is given. */
export interface Site {
  target: FunctionNode | undefined;
  /** The expressions that a parameter is given; undefined where they are not known. */
  getArguments(index: number, isRest: boolean): readonly TSESTree.Node[] | undefined;
  /** True where the parameters are given parts of the expressions: `rows.map((row) => …)`. */
  isElement?: boolean;
}

/** Nothing is known of what the parameters are given. */
export const NO_SITE: Site = { target: undefined, getArguments: () => undefined };

/** A call of a function of the program. */
export function makeSite(call: Call | undefined, target: FunctionNode): Site {
  return {
    target,
    getArguments(index, isRest) {
      if (!call) return undefined;
      const spread = call.arguments.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement);
      if (spread >= 0 && (isRest || spread <= index)) return undefined;
      // A missing argument is undefined: nothing can be changed in it.
      return isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
    },
  };
}

/** The functions that a built-in calls are given its receiver, or parts of it. */
export function makeCallbackSite(
  unit: Unit,
  call: Call,
  entry: Entry,
  target: FunctionNode,
  receiver: TSESTree.Node | undefined,
): Site {
  return {
    target,
    isElement: true,
    getArguments(index, isRest) {
      if (isRest) return undefined;
      if (entry.folds !== true || index !== 0) return receiver && [receiver];
      // `reduce` hands on what the callback returned: the start value, where that is all it returns.
      return returnsFirstParameter(unit, target) ? call.arguments.slice(1, 2) : undefined;
    },
  };
}

function returnsFirstParameter(unit: Unit, target: FunctionNode): boolean {
  const [first] = target.params;
  const { returns } = collectFacts(unit, target);
  return (
    first?.type === AST_NODE_TYPES.Identifier &&
    returns.every(
      (value) =>
        value.type === AST_NODE_TYPES.Identifier &&
        unit.variableOf(value) === unit.variableOf(first),
    )
  );
}

/** Whether a parameter's pattern holds defaults: `({ run = start })`. */
export function hasDefault(parameter: TSESTree.Parameter | undefined): boolean {
  if (
    parameter?.type !== AST_NODE_TYPES.ObjectPattern &&
    parameter?.type !== AST_NODE_TYPES.ArrayPattern
  )
    return false;
  const items =
    parameter.type === AST_NODE_TYPES.ObjectPattern
      ? parameter.properties.map((item) =>
          item.type === AST_NODE_TYPES.Property ? item.value : item,
        )
      : parameter.elements;
  return items.some((item) => item?.type === AST_NODE_TYPES.AssignmentPattern);
}

/** The value at a path of an object literal, or the node itself for an empty path. */
export function getMember(node: TSESTree.Node, path: readonly string[]): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  for (const name of path) {
    if (current?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
    // A spread or a computed key may replace what is written before it.
    const isPlain: boolean = current.properties.every(
      (item) => item.type === AST_NODE_TYPES.Property && !item.computed && item.kind === 'init',
    );
    const found: TSESTree.ObjectLiteralElement | undefined = isPlain
      ? current.properties.findLast(
          (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === name,
        )
      : undefined;
    current = found?.type === AST_NODE_TYPES.Property ? found.value : undefined;
  }
  return current;
}
