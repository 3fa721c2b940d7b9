/**
 * What runs at the end of a scope: a `finally` block, and the disposal of what `using` declares. When a
 * member of a group fails, it runs while the others are still at work.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getOwner, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { trace } from '../effects/trace.js';
import type { Summary, Variable, Write } from '../model.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, getVariableOwner, isUndeclared } from '../variables.js';

/**
 * Whether a read that is still at work could tell that the block has run already. It cannot where the
 * block only logs, stops timers, sets a state of React, and writes variables that nothing else sees.
 */
export function isSeenFromReads(
  unit: Unit,
  effects: Effects,
  statement: TSESTree.TryStatement,
): boolean {
  const block = statement.finalizer!;
  const allowed = new Set<TSESTree.Node>();
  const summaries: Summary[] = [];
  let leaves = false;
  walk(block, unit.keys, (node) => {
    if (isFunction(node)) return false;
    leaves ||= LEAVING.has(node.type);
    if (node.type === AST_NODE_TYPES.CallExpression && isUnseenCall(unit, node)) {
      allowed.add(node);
      for (const argument of node.arguments)
        summaries.push(
          isFunction(argument) ? effects.summarize(argument) : effects.evaluate(argument),
        );
    }
    return true;
  });
  return (
    leaves ||
    [...summaries, effects.evaluate(block, allowed)].some(
      (summary) => !isUnseen(summary, statement),
    )
  );
}

/** Statements that leave the block or wait in it, or own something. */
const LEAVING: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.YieldExpression,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.ThrowStatement,
  AST_NODE_TYPES.BreakStatement,
  AST_NODE_TYPES.ContinueStatement,
  AST_NODE_TYPES.ForOfStatement,
]);

function isUnseen(summary: Summary, statement: TSESTree.TryStatement): boolean {
  return (
    summary.barrier === undefined &&
    summary.gate === undefined &&
    summary.unknowns.length === 0 &&
    summary.calledParameters.length === 0 &&
    !summary.throws &&
    !summary.waits &&
    summary.writes.every((write) => isUnseenWrite(write, statement))
  );
}

/** A log line, or a local variable that neither the `try` block nor another function mentions. */
function isUnseenWrite(write: Write, statement: TSESTree.TryStatement): boolean {
  const { root, path } = write.location;
  if (isLogLine(write)) return true;
  if (root.kind !== 'variable' || path.length > 0) return false;
  const owner = getOwner(statement);
  return (
    getVariableOwner(root.variable) === owner &&
    root.variable.references.every((reference) => {
      const node = reference.identifier as TSESTree.Node;
      return getOwner(node) === owner && !contains(statement.block, node);
    })
  );
}

/** A line of a log: what is reported of two failures may differ, and nothing depends on it. */
export function isLogLine({ benign, location: { root } }: Write): boolean {
  return benign === true || (root.kind === 'resource' && root.name === 'stdout');
}

/** `clearTimeout(timer)`, `setLoading(false)`. */
function isUnseenCall(unit: Unit, { callee }: TSESTree.CallExpression): boolean {
  const target = unwrap(callee);
  if (target.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = unit.variableOf(target);
  if (isUndeclared(variable)) return /^clear(Timeout|Interval|Immediate)$/.test(target.name);
  return isStateSetter(unit, variable!);
}

/** `const [isLoading, setLoading] = useState(false)`: a later rendering sees it, no running function. */
function isStateSetter(unit: Unit, variable: Variable): boolean {
  const definition = getOnlyDefinition(variable);
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (
    declarator?.type !== AST_NODE_TYPES.VariableDeclarator ||
    declarator.id.type !== AST_NODE_TYPES.ArrayPattern ||
    declarator.id.elements[1] !== definition!.name ||
    declarator.init?.type !== AST_NODE_TYPES.CallExpression
  )
    return false;
  const origin = trace(unit, declarator.init.callee);
  return (
    origin.kind === 'module' &&
    (origin.module === 'react' || origin.module === 'preact/hooks') &&
    origin.path.at(-1) === 'useState'
  );
}

/** Whether a list declares something that is disposed of where the list ends. */
export function ownsResource(node: TSESTree.Node): boolean {
  const body =
    node.type === AST_NODE_TYPES.BlockStatement || node.type === AST_NODE_TYPES.Program
      ? node.body
      : node.type === AST_NODE_TYPES.SwitchCase
        ? node.consequent
        : [];
  return body.some(
    (item) =>
      item.type === AST_NODE_TYPES.VariableDeclaration &&
      (item.kind === 'using' || item.kind === 'await using'),
  );
}
