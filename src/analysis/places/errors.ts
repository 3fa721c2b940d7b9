/**
 * Whether a `catch` block could show that reads ran at the same time. Where two of them fail, it gets
 * the error that came first in time, which may be another one than that of the first read. A block
 * that treats all errors alike reports one for the other. One that decides by the error may do
 * something else.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isErrorMapping } from './error-mapping.js';
import { findTests, isAboutAnyError, isErrorOrText } from './error-tests.js';

/** How many functions an error is followed through. */
const MAX_DEPTH = 3;

/** The names under which an error, or what was made from it, is known. */
interface Names {
  all: Set<unknown>;
  /** Names of the error itself, or of its text: whether there is one tells nothing. */
  plain: Set<unknown>;
}

/** Whether a `catch` block does different things for different errors. */
export function tellsErrorsApart(
  unit: Unit,
  effects: Effects,
  handler: TSESTree.CatchClause,
): boolean {
  if (!handler.param) return false;
  const all = new Set<unknown>(unit.scopes.getDeclaredVariables(handler));
  const plain = handler.param.type === AST_NODE_TYPES.Identifier ? new Set(all) : new Set();
  const names: Names = { all, plain };
  spread(unit, handler.body, names);
  const isDeciding = (node: TSESTree.Node): boolean => tellsApart(unit, effects, node, names, 0);
  if (isDeciding(handler.body) && !isErrorMapping(effects, unit, handler.body, isDeciding))
    return true;
  // `failure = error`, and below the statement `if (failure.code === 404)`
  return findOuterScopes(handler, names).some(isDeciding);
}

/** The code in which names from outside the block are known that it gives the error to. */
function findOuterScopes(handler: TSESTree.CatchClause, { all }: Names): TSESTree.Node[] {
  return [...all].flatMap((item) => {
    const { identifiers, scope } = item as Variable;
    const isInside = identifiers.every((name) => contains(handler, name));
    return isInside ? [] : [scope.block as TSESTree.Node];
  });
}

/** Whether code decides by one of the names, or hands it to a function that does. */
function tellsApart(
  unit: Unit,
  effects: Effects,
  body: TSESTree.Node,
  names: Names,
  depth: number,
): boolean {
  const isPlain = (node: TSESTree.Node): boolean =>
    node.type === AST_NODE_TYPES.Identifier && names.plain.has(unit.variableOf(node));
  let found = false;
  walk(body, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression && depth < MAX_DEPTH)
      found ||= handsOn(unit, effects, node, names, isPlain, depth);
    for (const test of findTests(unit, node))
      found ||= mentions(unit, test, names) && !isAboutAnyError(unit, test, isPlain);
    return !found;
  });
  return found;
}

/** `const { code } = error`, `message = error.message`: names of what was made from the error. */
function spread(unit: Unit, body: TSESTree.Node, names: Names): void {
  const { all, plain } = names;
  const isPlain = (node: TSESTree.Node): boolean =>
    node.type === AST_NODE_TYPES.Identifier && plain.has(unit.variableOf(node));
  /** Names that hold something else too. */
  const mixed = new Set<unknown>();
  const give = (variable: unknown, value: TSESTree.Node | undefined): void => {
    if (variable === undefined) return;
    all.add(variable);
    if (!value || !isErrorOrText(unit, value, isPlain)) mixed.add(variable);
    if (mixed.has(variable)) plain.delete(variable);
    else plain.add(variable);
  };
  const giveAll = (node: TSESTree.Node, value?: TSESTree.Node): void => {
    for (const variable of unit.fileOf(node).scopes.getDeclaredVariables(node))
      give(variable, value);
  };
  for (let before = -1; before !== all.size;) {
    before = all.size;
    walk(body, unit.keys, (node) => {
      if (node.type === AST_NODE_TYPES.VariableDeclarator && node.init) {
        if (mentions(unit, node.init, names))
          giveAll(node, node.id.type === AST_NODE_TYPES.Identifier ? node.init : undefined);
      } else if (node.type === AST_NODE_TYPES.AssignmentExpression) {
        const { left, right, operator } = node;
        if (left.type === AST_NODE_TYPES.Identifier && mentions(unit, right, names))
          give(unit.variableOf(left), operator === '=' ? right : undefined);
      } else if (node.type === AST_NODE_TYPES.TryStatement && node.handler) {
        // `try { throw error; } catch (same) { … }`
        if (mentions(unit, node.block, names)) giveAll(node.handler);
      }
      return true;
    });
  }
}

/** `handle(error)`, where `handle` is a function of the project that tells errors apart. */
function handsOn(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  names: Names,
  isPlain: (node: TSESTree.Node) => boolean,
  depth: number,
): boolean {
  // `match(error.code).with(…)`
  const { callee: written } = call;
  const isMatch = written.type === AST_NODE_TYPES.Identifier && written.name === 'match';
  if (isMatch && call.arguments.some((item) => mentions(unit, item, names))) return true;
  const callee = effects.getCallee(call);
  if (callee.kind !== 'functions') return false;
  return callee.functions.some((target) => {
    const given: Names = { all: new Set(), plain: new Set() };
    for (const [index, argument] of call.arguments.entries()) {
      const parameter = target.params[index];
      if (!parameter || !mentions(unit, argument, names)) continue;
      for (const item of unit.fileOf(target).scopes.getDeclaredVariables(target)) {
        if (!item.identifiers.some((name) => contains(parameter, name))) continue;
        given.all.add(item);
        if (item.identifiers[0] === parameter && isAlwaysThere(unit, argument, isPlain))
          given.plain.add(item);
      }
    }
    if (given.all.size === 0) return false;
    spread(unit, target.body, given);
    return tellsApart(unit, effects, target.body, given, depth + 1);
  });
}

/** Whether an argument is there for any error: `{ error, id }`, `error.message`. */
function isAlwaysThere(
  unit: Unit,
  argument: TSESTree.Node,
  isPlain: (node: TSESTree.Node) => boolean,
): boolean {
  return (
    argument.type === AST_NODE_TYPES.ObjectExpression || isErrorOrText(unit, argument, isPlain)
  );
}

function mentions(
  unit: Unit,
  root: TSESTree.Node,
  { all }: { all: ReadonlySet<unknown> },
): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    found ||= node.type === AST_NODE_TYPES.Identifier && all.has(unit.variableOf(node));
    return !found;
  });
  return found;
}
