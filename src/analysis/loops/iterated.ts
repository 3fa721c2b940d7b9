/** What a loop goes through: a list, something else that can be gone through at any time, or a stream. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  getTypeName,
  isClass,
  unwrap,
} from '../../utils/ast.js';
import { getDeclaredType } from '../effects/declared.js';
import { getAliased } from '../effects/type-targets.js';
import type { Declared } from '../effects/type-targets.js';
import type { Effects } from '../effects/infer.js';
import { isIterator } from '../effects/iterators.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition, isUndeclared } from '../variables.js';
import { getDistinct } from './distinct.js';
import { mayHaveHoles } from './holes.js';
import { getMade, isRows } from './made.js';
import type { Iterated, LoopShape } from './model.js';

const MAX_DEPTH = 8;

/** Methods of lists that give a list with at most as many elements, or exactly as many. */
const SHRINKING = new Set(['filter', 'slice', 'map', 'toSorted', 'toReversed', 'sort', 'reverse']);
/** Methods of lists that give a list. */
const LISTING = new Set([...SHRINKING, 'concat', 'flat', 'flatMap', 'splice', 'toSpliced', 'with']);
/** Kinds whose values give the same elements whenever they are gone through. */
const ITERABLES = new Set(['map', 'set', 'string', 'params', 'headers', 'formdata']);
/** Methods that give an iterator over a value of these kinds. */
const VIEWS = new Set(['entries', 'keys', 'values']);
export function describeIterated(
  unit: Unit,
  effects: Effects,
  { kind, iterated }: LoopShape,
): Iterated {
  const width = getWidth(unit, effects, iterated);
  if (kind === 'in') {
    const form = isPlainObject(getMade(unit, iterated)) ? 'keys' : 'unknown';
    return { form, width, distinct: 'element' };
  }
  const distinct = kind === 'of' ? getDistinct(unit, effects, iterated) : undefined;
  const isList = isArray(unit, effects, iterated);
  if (isList) return { form: 'array', width, distinct };
  if (kind === 'of' && isIterable(unit, effects, iterated))
    return { form: 'iterable', width, distinct };
  return { form: isAssumedList(unit, effects, iterated) ? 'assumed' : 'unknown', width, distinct };
}

/** Names of what hands out one thing after another. */
const STREAMING =
  /stream|iter|generat|walk|cursor|scan|paginat|reader|lines$|queue|chunk|events?$|source|channel|subscri|watch/i;

/**
 * `invoices`, `team.members`: whether a value of which nothing is known is taken for a list, as its holder
 * or its name does not say that it is a stream.
 */
function isAssumedList(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const target = unwrap(node);
  const isNamed =
    target.type === AST_NODE_TYPES.Identifier || target.type === AST_NODE_TYPES.MemberExpression;
  if (!isNamed || effects.getKind(target) !== undefined || isIterator(unit, target)) return false;
  if (mayHaveHoles(unit, target)) return false;
  const name = getDottedName(target);
  const last = name.split('.').at(-1) ?? '';
  return name !== '' && !STREAMING.test(name) && /(s|list|items|data|rows|array|all)$/i.test(last);
}

/** An object that is written out and inherits nothing but what all objects do. */
function isPlainObject(node: TSESTree.Node): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    node.properties.every(
      (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) !== '__proto__',
    )
  );
}

/** Whether the value is a list without holes, which has `map`. */
export function isArray(unit: Unit, effects: Effects, node: TSESTree.Node, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const target = unwrap(node);
  if (mayHaveHoles(unit, target)) return false;
  switch (target.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return true;
    case AST_NODE_TYPES.ConditionalExpression:
      return (
        isArray(unit, effects, target.consequent, depth + 1) &&
        isArray(unit, effects, target.alternate, depth + 1)
      );
    case AST_NODE_TYPES.LogicalExpression:
      return (
        isArray(unit, effects, target.right, depth + 1) &&
        isArray(unit, effects, target.left, depth + 1)
      );
    case AST_NODE_TYPES.AwaitExpression: {
      const call = unwrap(target.argument);
      if (isRows(effects, call)) return true;
      return effects.getKind(target) === 'array';
    }
    case AST_NODE_TYPES.NewExpression:
      return false;
    case AST_NODE_TYPES.CallExpression:
      return isListCall(unit, effects, target, depth);
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      if (!variable || isUndeclared(variable)) return false;
      const made = getInitializer(variable);
      if (made && isArray(unit, effects, made, depth + 1)) return true;
      return isDeclaredArray(unit, effects, target);
    }
    default:
      return isDeclaredArray(unit, effects, target);
  }
}

/** Values that are known by their types, or by what gave them: an annotation, a parameter, an import. */
function isDeclaredArray(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(node);
    const definition = variable && getOnlyDefinition(variable);
    const annotation = (definition?.name as TSESTree.Identifier | undefined)?.typeAnnotation;
    if (annotation) return isArrayType(unit, annotation.typeAnnotation);
  }
  const declared = getDeclaredType(unit, node);
  if (declared && isArrayType(unit, declared)) return true;
  return effects.getKind(node) === 'array';
}

function isArrayType(unit: Unit, type: Declared, depth = 0): boolean {
  if (depth > MAX_DEPTH || isClass(type)) return false;
  switch (type.type) {
    case AST_NODE_TYPES.TSArrayType:
    case AST_NODE_TYPES.TSTupleType:
      return true;
    case AST_NODE_TYPES.TSTypeOperator:
      return (
        type.operator === 'readonly' &&
        type.typeAnnotation !== undefined &&
        isArrayType(unit, type.typeAnnotation, depth + 1)
      );
    // `string[] | undefined`: what is not there cannot be gone through.
    case AST_NODE_TYPES.TSUnionType: {
      const parts = type.types.filter(
        (item) =>
          item.type !== AST_NODE_TYPES.TSUndefinedKeyword &&
          item.type !== AST_NODE_TYPES.TSNullKeyword,
      );
      return parts.length > 0 && parts.every((item) => isArrayType(unit, item, depth + 1));
    }
    case AST_NODE_TYPES.TSTypeReference: {
      const name = getTypeName(type) ?? '';
      if (!isUndeclared(unit.variableOf(type.typeName))) {
        const aliased = getAliased(unit, type);
        return aliased !== undefined && isArrayType(unit, aliased, depth + 1);
      }
      const [only] = type.typeArguments?.params ?? [];
      if (/^(NonNullable|Readonly|Required)$/.test(name) && only)
        return isArrayType(unit, only, depth + 1);
      return name === 'Array' || name === 'ReadonlyArray';
    }
    default:
      return false;
  }
}

/** `xs.filter(…)`, `Object.keys(o)`, `Array.from(it)`, `text.split(',')`. */
function isListCall(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === AST_NODE_TYPES.MemberExpression) {
    const name = getPropertyName(callee) ?? '';
    const found = effects.getCallee(call);
    if (found.kind === 'entry') {
      const dotted = getDottedName(callee);
      if (/^(Object\.(keys|values|entries)|Array\.(from|of))$/.test(dotted)) return true;
      if (name === 'split' && effects.getKind(callee.object) === 'string') return true;
    }
    if (LISTING.has(name) && isArray(unit, effects, callee.object, depth + 1)) return true;
  }
  return effects.getKind(call) === 'array';
}

function isIterable(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const target = unwrap(node);
  const call = target.type === AST_NODE_TYPES.CallExpression ? unwrap(target.callee) : undefined;
  if (call?.type === AST_NODE_TYPES.MemberExpression && VIEWS.has(getPropertyName(call) ?? '')) {
    const kind = effects.getKind(call.object) ?? '';
    return ITERABLES.has(kind) || isArray(unit, effects, call.object);
  }
  const kind = effects.getKind(target) ?? '';
  if (isIterator(unit, target)) return false;
  return ITERABLES.has(kind) || kind === 'data' || kind === 'array';
}

/** How many elements there are at most, where the text shows it. */
function getWidth(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
  depth = 0,
): number | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const target = getMade(unit, node);
  switch (target.type) {
    case AST_NODE_TYPES.ArrayExpression: {
      let sum = 0;
      for (const item of target.elements) {
        const width =
          item?.type === AST_NODE_TYPES.SpreadElement
            ? getWidth(unit, effects, item.argument, depth + 1)
            : 1;
        if (width === undefined) return undefined;
        sum += width;
      }
      return sum;
    }
    case AST_NODE_TYPES.ObjectExpression:
      return target.properties.some((item) => item.type === AST_NODE_TYPES.SpreadElement)
        ? undefined
        : target.properties.length;
    case AST_NODE_TYPES.NewExpression: {
      const [given] = target.arguments;
      const isSet =
        effects.getKind(target) === 'set' &&
        given?.type === AST_NODE_TYPES.ArrayExpression &&
        getDottedName(target.callee) === 'Set';
      return isSet ? getWidth(unit, effects, given, depth + 1) : undefined;
    }
    case AST_NODE_TYPES.CallExpression:
      return getCallWidth(unit, effects, target, depth);
    default:
      return undefined;
  }
}

function getCallWidth(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): number | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const name = getPropertyName(callee) ?? '';
  const [first, second] = call.arguments;
  if (/^Object\.(keys|values|entries)$/.test(getDottedName(callee)) && first) {
    const made = getMade(unit, first);
    return made.type === AST_NODE_TYPES.ObjectExpression
      ? getWidth(unit, effects, made, depth + 1)
      : undefined;
  }
  if (name === 'slice' && isArray(unit, effects, callee.object)) {
    const [start, end] = [getNumber(first), getNumber(second)];
    if (start === 0 && end !== undefined && end >= 0) return end;
    if (start !== undefined && start < 0 && !second) return -start;
  }
  const isShrinking =
    (SHRINKING.has(name) || VIEWS.has(name)) &&
    (isArray(unit, effects, callee.object) || effects.getKind(callee.object) === 'set');
  return isShrinking ? getWidth(unit, effects, callee.object, depth + 1) : undefined;
}

function getNumber(node: TSESTree.Node | undefined): number | undefined {
  if (node?.type === AST_NODE_TYPES.Literal && typeof node.value === 'number') return node.value;
  if (node?.type !== AST_NODE_TYPES.UnaryExpression || node.operator !== '-') return undefined;
  const value = getNumber(node.argument);
  return value === undefined ? undefined : -value;
}
