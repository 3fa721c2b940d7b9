import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import type { JoinMember } from './model.js';

/** The `try` statements around a node in the same function, innermost first. */
function getTries(node: TSESTree.Node): TSESTree.TryStatement[] {
  const found: TSESTree.TryStatement[] = [];
  let current = node;
  for (let parent = node.parent; parent && !isFunction(parent); parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === current) found.push(parent);
    current = parent;
  }
  return found;
}

const LOG = /^(console|log|logger|logging|winston|pino|Sentry)$/;
const LOG_CALL = /^(log|error|warn|info|debug|trace|captureException|logError|reportError)$/;

/** Whether the failure ends in a `catch` block that does nothing but log it. */
export function isLoggedOnly(awaited: TSESTree.Node): boolean {
  const handler = getTries(awaited).find((item) => item.handler)?.handler;
  return handler ? handler.body.body.every(isLog) : false;
}

function isLog(statement: TSESTree.Statement): boolean {
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return false;
  const call = unwrap(statement.expression);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const names = getDottedName(call.callee).split('.');
  return names.length > 1
    ? names.slice(0, -1).some((name) => LOG.test(name)) && LOG_CALL.test(names.at(-1)!)
    : LOG_CALL.test(names[0]!);
}

/** Methods and functions that end the use of what they are called on or handed. */
const CLOSERS =
  /^(close|\$?disconnect|destroy|release|quit|dispose|terminate|unlock|cleanup|rm|rmdir|unlink|rimraf)(Sync|All)?$/;

/**
 * What the end of the scope closes while elements may still use it: `finally { await file.close(); }`,
 * `await using file = …`.
 * @param getLeft Finds the elements that go on when another one rejects.
 */
export function findClosed(
  unit: Unit,
  awaited: TSESTree.Node,
  getLeft: () => readonly JoinMember[],
): { variable: string; closer: string } | undefined {
  const finalizers = getTries(awaited).flatMap(({ finalizer }) => finalizer ?? []);
  if (finalizers.length === 0) return undefined;
  const used = new Set(getLeft().flatMap((member) => getVariables(unit, member.node)));
  for (const finalizer of finalizers) {
    let found: { variable: string; closer: string } | undefined;
    walk(finalizer, unit.keys, (node) => {
      if (found || node.type !== AST_NODE_TYPES.CallExpression) return !found;
      const closed = getClosed(node).find(
        (item) => item.type === AST_NODE_TYPES.Identifier && used.has(unit.variableOf(item)!),
      );
      if (closed)
        found = {
          variable: (closed as TSESTree.Identifier).name,
          closer: `${getDottedName(node.callee)}()`,
        };
      return !found;
    });
    if (found) return found;
  }
  return undefined;
}

/** What a call closes, if it closes something: its receiver, or what it is handed. */
function getClosed(call: TSESTree.CallExpression): TSESTree.Node[] {
  const callee = unwrap(call.callee);
  const isMember = callee.type === AST_NODE_TYPES.MemberExpression;
  const name = isMember ? getPropertyName(callee) : getDottedName(callee);
  if (name === undefined || !CLOSERS.test(name)) return [];
  return [...(isMember ? [unwrap(callee.object)] : []), ...call.arguments.map(unwrap)];
}

function getVariables(unit: Unit, root: TSESTree.Node): Variable[] {
  const found: Variable[] = [];
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.Identifier) {
      const variable = unit.variableOf(node);
      if (variable?.identifiers.every((name) => !contains(root, name))) found.push(variable);
    }
    return true;
  });
  return found;
}

/**
 * Whether a failure stops the others on purpose, so that waiting for all would wait too long: a `catch`
 * block aborts them, or one of them runs until something stops it.
 */
export function stopsOthers(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.Node,
  members: readonly JoinMember[],
): boolean {
  return (
    getTries(awaited).some(({ handler }) => handler !== null && aborts(unit, handler.body)) ||
    members.some(({ node }) => runsForever(unit, effects, node))
  );
}

function aborts(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    found ||=
      node.type === AST_NODE_TYPES.CallExpression &&
      /\.(abort|cancel\w*|stop|kill)$/.test(getDottedName(node.callee));
    return !found;
  });
  return found;
}

/** `while (true) { … }` in the body of what is called. */
function runsForever(unit: Unit, effects: Effects, root: TSESTree.Node): boolean {
  const bodies = [root];
  const value = unwrap(root);
  if (value.type === AST_NODE_TYPES.CallExpression) {
    const callee = effects.getCallee(value);
    if (callee.kind === 'functions') bodies.push(...callee.functions.map(({ body }) => body));
  }
  return bodies.some((body) => {
    let found = false;
    walk(body, unit.keys, (node) => {
      const isLoop =
        node.type === AST_NODE_TYPES.WhileStatement || node.type === AST_NODE_TYPES.ForStatement;
      if (isLoop)
        found ||=
          node.test === null ||
          (node.test.type === AST_NODE_TYPES.Literal && node.test.value === true);
      return !found;
    });
    return found && !hasExit(unit, body);
  });
}

/** Whether a loop is left from inside. */
function hasExit(unit: Unit, body: TSESTree.Node): boolean {
  let found = false;
  walk(body, unit.keys, (node) => {
    found ||=
      node.type === AST_NODE_TYPES.BreakStatement || node.type === AST_NODE_TYPES.ReturnStatement;
    return !found;
  });
  return found;
}
