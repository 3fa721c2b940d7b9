/** Where settled results come from: calls of `Promise.allSettled`, and declared or checked types. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { getCombinator, getElements } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import { getReturned } from '../effects/returned.js';
import { trace } from '../effects/trace.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import type { Outcome, Settled } from './model.js';

const MAX_DEPTH = 4;

/** What a call gives that is, or ends in, a call of `Promise.allSettled`. */
export function getSettledCall(
  unit: Unit,
  effects: Effects,
  node: TSESTree.CallExpression,
  depth = 0,
): Settled | undefined {
  if (getCombinator(unit, node) === 'allSettled')
    return makeList('promise', node, getElements(node));
  if (depth > MAX_DEPTH || !mayGiveResults(unit, node)) return undefined;
  const callee = effects.getCallee(node);
  if (callee.kind !== 'functions' || callee.functions.length === 0) return undefined;
  let isPromise = false;
  for (const body of callee.functions) {
    const values = getReturned(unit, body);
    if (values.length === 0) return undefined;
    for (const value of values) {
      const inner = unwrap(value);
      const awaited =
        inner.type === AST_NODE_TYPES.AwaitExpression ? unwrap(inner.argument) : inner;
      if (awaited.type !== AST_NODE_TYPES.CallExpression) return undefined;
      if (!getSettledCall(unit, effects, awaited, depth + 1)) return undefined;
    }
    isPromise ||= !body.generator;
  }
  return isPromise ? makeList('promise', node, undefined) : undefined;
}

/** Looking into every callee of a file would cost too much: the name, or the file, has to say it. */
function mayGiveResults(unit: Unit, node: TSESTree.CallExpression): boolean {
  const callee = unwrap(node.callee);
  const text = unit.getText(callee);
  if (/settle/i.test(text)) return true;
  if (!unit.fileOf(node).text.includes('allSettled')) return false;
  if (callee.type !== AST_NODE_TYPES.Identifier || isImported(unit.variableOf(callee)))
    return false;
  const origin = trace(unit, callee);
  return origin?.kind === 'node' && unit.fileOf(origin.node).program === unit.fileOf(node).program;
}

/** Told before it is traced: that would read the other file. */
function isImported(variable: Variable | undefined): boolean {
  return (variable?.defs[0]?.type as string | undefined) === 'ImportBinding';
}

function makeList(
  kind: 'promise' | 'list',
  origin: TSESTree.Node,
  elements: Settled['elements'],
): Settled {
  return { kind, origin, elements, element: undefined, isOptional: false, outcome: 'any' };
}

const RESULTS: Readonly<Record<string, Outcome>> = {
  PromiseSettledResult: 'any',
  PromiseFulfilledResult: 'fulfilled',
  PromiseRejectedResult: 'rejected',
};

/** What a type annotation declares: a result, or a list of results. */
export function getAnnotatedSettled(
  unit: Unit,
  type: TSESTree.TypeNode | undefined,
  origin: TSESTree.Node,
): Settled | undefined {
  switch (type?.type) {
    case AST_NODE_TYPES.TSArrayType: {
      const element = getAnnotatedSettled(unit, type.elementType, origin);
      return element?.kind === 'result'
        ? { ...makeList('list', origin, undefined), outcome: element.outcome }
        : undefined;
    }
    case AST_NODE_TYPES.TSTypeOperator:
      return getAnnotatedSettled(unit, type.typeAnnotation, origin);
    case AST_NODE_TYPES.TSUnionType: {
      const parts = type.types.filter(
        (item) =>
          item.type !== AST_NODE_TYPES.TSUndefinedKeyword &&
          item.type !== AST_NODE_TYPES.TSNullKeyword,
      );
      const found = parts.map((item) => getAnnotatedSettled(unit, item, origin));
      const [first] = found;
      if (!first || found.some((item) => item?.kind !== first.kind)) return undefined;
      const isSame = found.every((item) => item?.outcome === first.outcome);
      return {
        ...first,
        isOptional: parts.length < type.types.length,
        outcome: isSame ? first.outcome : 'any',
      };
    }
    case AST_NODE_TYPES.TSTypeReference: {
      const name = type.typeName;
      if (name.type !== AST_NODE_TYPES.Identifier || !isUndeclared(unit.variableOf(name)))
        return undefined;
      const [argument] = type.typeArguments?.params ?? [];
      if (Object.hasOwn(RESULTS, name.name))
        return {
          ...makeList('list', origin, undefined),
          kind: 'result',
          outcome: RESULTS[name.name]!,
        };
      const inner = argument && getAnnotatedSettled(unit, argument, origin);
      if (!inner) return undefined;
      if (/^(Readonly)?Array$/.test(name.name) && inner.kind === 'result')
        return { ...makeList('list', origin, undefined), outcome: inner.outcome };
      return name.name === 'Promise' && inner.kind === 'list'
        ? { ...inner, kind: 'promise' }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What the type checker says of a variable, where there is one. */
export function getCheckedSettled(unit: Unit, name: TSESTree.Node): Settled | undefined {
  const type = unit.typeOf?.(name);
  if (type?.module !== 'typescript' || !Object.hasOwn(RESULTS, type.name)) return undefined;
  // `const first = results[0]`: the checker may say nothing of what lies outside of the list.
  const declarator = name.parent;
  const init =
    declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init
      ? unwrap(declarator.init)
      : undefined;
  const isParameter = isFunction(declarator);
  const isLoop = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init === null;
  return {
    ...makeList('list', name, undefined),
    kind: 'result',
    outcome: RESULTS[type.name]!,
    isOptional: !isParameter && !isLoop && init?.type !== AST_NODE_TYPES.AwaitExpression,
  };
}
