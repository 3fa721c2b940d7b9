/** Whether an expression gives a promise that has started, and may reject. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { getPromiseMethod } from '../combinators.js';
import { getDeclaredType } from '../effects/declared.js';
import type { Declared } from '../effects/type-targets.js';
import type { Effects } from '../effects/infer.js';
import { getReturned } from '../effects/returned.js';
import { resolveFunctions } from '../effects/functions.js';
import { getModulePath } from '../effects/module-path.js';
import { isHandled, mayConstructReject, mayFunctionReject } from '../rejections.js';
import type { Unit } from '../unit.js';
import { getInitializer, isUndeclared } from '../variables.js';
import type { Started } from './model.js';

const MAX_DEPTH = 6;

/** Calls that wait for what comes after them: they are meant to be started early. */
const WAITS_FOR_LATER =
  /^(wait|waitFor\w*|waitUntil\w*|once|on|expect\w*|poll\w*|subscribe\w*|listen\w*|sleep|delay|timeout|setTimeout|watch\w*|next)$/i;

/** What an expression starts; undefined where that is not known, or nothing can reject. */
export function getStarted(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
  depth = 0,
): Started | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = unwrap(node);
  const recurse = (next: TSESTree.Node): Started | undefined =>
    getStarted(unit, effects, next, depth + 1);
  switch (inner.type) {
    case AST_NODE_TYPES.CallExpression:
      return getStartedCall(unit, effects, inner, depth);
    case AST_NODE_TYPES.NewExpression: {
      const isPromise =
        inner.callee.type === AST_NODE_TYPES.Identifier &&
        inner.callee.name === 'Promise' &&
        isUndeclared(unit.variableOf(inner.callee));
      return isPromise && mayConstructReject(unit, inner) ? make('new Promise()') : undefined;
    }
    case AST_NODE_TYPES.ArrayExpression: {
      const parts = inner.elements.map((item) =>
        item && item.type !== AST_NODE_TYPES.SpreadElement ? recurse(item) : undefined,
      );
      const [first] = parts;
      const isWhole = parts.length > 1 && parts.every((part) => part && !part.isList);
      return isWhole && first ? { ...first, isList: true } : undefined;
    }
    case AST_NODE_TYPES.ConditionalExpression: {
      const [one, other] = [recurse(inner.consequent), recurse(inner.alternate)];
      return one && other && one.isList === other.isList ? one : undefined;
    }
    case AST_NODE_TYPES.Identifier: {
      // `Promise.all([posts, plans])`, `posts.then(sort)`: promises that have a name.
      const variable = depth > 0 ? unit.variableOf(inner) : undefined;
      const made = variable && getInitializer(variable);
      return made && recurse(made);
    }
    default:
      return undefined;
  }
}

function make(name: string): Started {
  return { evidence: 'proven', name, isNative: true, isList: false };
}

function getStartedCall(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): Started | undefined {
  if (isHandled(effects, call)) return undefined;
  const target = unwrap(call.callee);
  const name = getDottedName(target);
  const last = name.split('.').at(-1)!;
  const method = getPromiseMethod(unit, call);
  if (method !== undefined)
    return method === 'all' || method === 'any' || method === 'race'
      ? getJoined(unit, effects, call, method, depth)
      : undefined;
  if (WAITS_FOR_LATER.test(last)) return undefined;
  // `work().then(parse)`
  if (target.type === AST_NODE_TYPES.MemberExpression) {
    const property = getPropertyName(target);
    if (property === 'then' || property === 'finally')
      return getStarted(unit, effects, target.object, depth + 1);
    if (property === 'map') {
      const mapped = getMapped(unit, effects, call, depth);
      if (mapped) return mapped;
    }
  }
  const callee = effects.getCallee(call);
  switch (callee.kind) {
    case 'functions': {
      const found = callee.functions.map((body) => judgeFunction(unit, effects, body, depth));
      const [first] = found;
      return first && found.every((item) => item?.isList === first.isList)
        ? { ...first, name: `${name}()` }
        : undefined;
    }
    case 'entry': {
      const { entry } = callee;
      const isPromise = entry.result?.startsWith('promise') === true;
      return isPromise && entry.waits === true && !entry.lazy && entry.timer === undefined
        ? { ...make(`${name}()`) }
        : undefined;
    }
    case 'declared':
      return undefined;
    default:
      return getDeclaredPromise(unit, call, target, name);
  }
}

/** `Promise.all([…])` rejects where one of its elements does. */
function getJoined(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  method: string,
  depth: number,
): Started | undefined {
  const [list] = call.arguments;
  const started = make(`Promise.${method}()`);
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) {
    const inner = list && getStarted(unit, effects, list, depth + 1);
    return inner?.isList === true ? { ...started, evidence: inner.evidence } : undefined;
  }
  const parts = list.elements.flatMap((item) =>
    item && item.type !== AST_NODE_TYPES.SpreadElement
      ? [getStarted(unit, effects, item, depth + 1)]
      : [],
  );
  const known = parts.filter((part) => part !== undefined);
  if (known.length === 0) return undefined;
  return {
    ...started,
    evidence: known.some(({ evidence }) => evidence === 'proven') ? 'proven' : 'assumed',
  };
}

/** `users.map(async (user) => …)`, `ids.map(load)`: a list of promises. */
function getMapped(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  depth: number,
): Started | undefined {
  const [argument, options] = call.arguments;
  // `stream.map(load, { concurrency: 4 })` is no list.
  if (!argument || options?.type === AST_NODE_TYPES.ObjectExpression) return undefined;
  const inner = unwrap(argument);
  const functions = isFunction(inner) ? [inner] : resolveFunctions(effects, inner)?.functions;
  if (!functions?.length) return undefined;
  const found = functions.map((body) => judgeFunction(unit, effects, body, depth));
  const [first] = found;
  if (!first || found.some((item) => !item || item.isList)) return undefined;
  return { ...first, name: `${getDottedName(unwrap(call.callee))}()`, isList: true };
}

/** What a call of a function of the project starts. */
function judgeFunction(
  unit: Unit,
  effects: Effects,
  node: FunctionNode,
  depth: number,
): Started | undefined {
  if (node.generator) return undefined;
  if (node.async) return mayFunctionReject(unit, effects, node) ? make('') : undefined;
  const values = getReturned(unit, node);
  if (values.length === 0) return undefined;
  const found = values.map((value) => getStarted(unit, effects, value, depth + 1));
  const [first] = found;
  if (first && found.every((item) => item?.isList === first.isList)) return first;
  // `function load(): Promise<User>`, whatever it is that it returns, as long as that has started.
  const isDeclared = isPromiseType(unit, node.returnType?.typeAnnotation);
  const isKnown = values.every((value) => !isLazy(effects, value) && !isHandled(effects, value));
  return isDeclared && isKnown && mayFunctionReject(unit, effects, node)
    ? { ...make(''), isNative: false }
    : undefined;
}

/** A query that runs when it is awaited, or a call that is known to give no promise that can reject. */
function isLazy(effects: Effects, value: TSESTree.Expression): boolean {
  const inner = unwrap(value);
  if (inner.type === AST_NODE_TYPES.NewExpression) return true;
  if (inner.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = effects.getCallee(inner);
  if (callee.kind === 'entry')
    return callee.entry.lazy !== undefined || callee.entry.waits !== true;
  return callee.kind === 'functions';
}

/** A call whose type says that it gives a promise: declared, or found by the type checker. */
function getDeclaredPromise(
  unit: Unit,
  call: TSESTree.CallExpression,
  target: TSESTree.Node,
  name: string,
): Started | undefined {
  const checked =
    unit.typeOf && unit.fileOf(call).program === unit.program ? unit.typeOf(call) : undefined;
  if (checked) return isPromiseName(checked.module, checked.name) ? make(`${name}()`) : undefined;
  const type = getDeclaredType(unit, target);
  const result = type && getResultType(type);
  if (result)
    return isPromiseType(unit, result) ? { ...make(`${name}()`), isNative: false } : undefined;
  // Nothing says what a call gives that belongs to a library, or hangs on one call after another.
  const isPlain = target.type === AST_NODE_TYPES.Identifier;
  if (!isPlain || /^use[A-Z]/.test(name)) return undefined;
  const module = getModulePath(unit, target)?.module;
  const isOwn = module === undefined || /^[.~@#]\/|^\./.test(module);
  return isOwn ? { ...make(`${name}()`), evidence: 'assumed', isNative: false } : undefined;
}

function isPromiseName(module: string, name: string): boolean {
  return module === 'typescript' && name === 'Promise';
}

/** The declared result of a declared function. */
function getResultType(type: Declared): TSESTree.TypeNode | undefined {
  switch (type.type) {
    case AST_NODE_TYPES.TSFunctionType:
      return type.returnType?.typeAnnotation;
    default:
      return undefined;
  }
}

/** `Promise<User>` of the language. */
export function isPromiseType(unit: Unit, type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === AST_NODE_TYPES.TSTypeReference &&
    type.typeName.type === AST_NODE_TYPES.Identifier &&
    type.typeName.name === 'Promise' &&
    isUndeclared(unit.variableOf(type.typeName))
  );
}

/** The list that a loop takes, by its variable or in place. */
export function getListStarted(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
): Started | undefined {
  const inner = unwrap(node);
  const variable = inner.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
  const made = variable ? getInitializer(variable) : inner;
  const started = made && getStarted(unit, effects, made);
  return started?.isList === true ? started : undefined;
}
