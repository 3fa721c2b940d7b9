/** Whether waiting for an early promise together with what is awaited first changes nothing but the window. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import type { Summary } from '../model.js';
import { findStatementList, getStatementList } from '../lists.js';
import { findPlace } from '../places/index.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';
import { getStarted } from './started.js';

/**
 * The early promise may now end the wait while the other work goes on: that work may only read, and
 * nothing around it may see the difference.
 */
export function isHarmless(unit: Unit, effects: Effects, gap: TSESTree.Node): boolean {
  if (gap.type !== AST_NODE_TYPES.AwaitExpression || isCleanedUp(gap)) return false;
  const list = findStatementList(gap);
  if (!list || findPlace(unit, effects, list.parent)) return false;
  // `await other`, where it has started already: it goes on in any case. A query has not.
  const awaited = unwrap(gap.argument);
  if (awaited.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(awaited);
    const made = variable && getInitializer(variable);
    return made !== undefined && getStarted(unit, effects, made)?.evidence === 'proven';
  }
  const summary = effects.evaluate(gap.argument);
  return summary.gate === undefined && onlyReads(summary);
}

function onlyReads(summary: Summary): boolean {
  return (
    summary.unknowns.length === 0 &&
    summary.barrier === undefined &&
    summary.calledParameters.length === 0 &&
    summary.optionParameters.length === 0 &&
    summary.writes.every(({ benign }) => benign === true)
  );
}

/**
 * Whether the statements between two awaits of one list only read. `emitter.emit('go')` may be what the
 * promise waits for: who waits for it earlier waits for ever.
 */
export function isFreeBetween(
  effects: Effects,
  gap: TSESTree.Node,
  listener: TSESTree.Node | undefined,
): boolean {
  const list = listener && findStatementList(listener);
  if (!list) return false;
  return list.statements
    .filter(({ range }) => gap.range[1] <= range[0] && range[1] <= listener.range[0])
    .every((statement) => onlyReads(effects.evaluate(statement)));
}

/**
 * A `catch` or `finally` of the same function would run while the other work goes on, and so would the
 * end of what `using` declares.
 */
function isCleanedUp(node: TSESTree.Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === AST_NODE_TYPES.TryStatement) return true;
    if (getStatementList(current)?.statements.some(isUsing) === true) return true;
  }
  return false;
}

function isUsing(statement: TSESTree.Node): boolean {
  return statement.type === AST_NODE_TYPES.VariableDeclaration && statement.kind.endsWith('using');
}
