import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Call } from './callees.js';

/** Tables that by their names keep what happened: `auditLog`, `activity_events`, `loginHistory`. */
const TABLE =
  /audit|activit(y|ies)(_?(log|event|entr|feed)|s?$)|event_?logs?$|(_l|L)ogs?$|^logs?$|(_h|H)istory$/;

const ADDS = /^(create|createMany|insert|insertOne|insertMany)$/;

/**
 * Whether a call adds rows to such a table: `db.auditLog.create(…)`, `db.insert(auditLogs).values(…)`.
 * A name: it says what the row may be there for, and proves nothing.
 */
export function isRecord(call: Call): boolean {
  let current: TSESTree.Node = call;
  for (;;) {
    if (current.type === AST_NODE_TYPES.CallExpression) {
      const callee: TSESTree.Node = unwrap(current.callee);
      if (callee.type === AST_NODE_TYPES.MemberExpression && addsRow(callee, current.arguments[0]))
        return true;
      current = callee;
    } else if (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
    else return false;
  }
}

function addsRow(
  callee: TSESTree.MemberExpression,
  argument: TSESTree.CallExpressionArgument | undefined,
): boolean {
  if (!ADDS.test(getPropertyName(callee) ?? '')) return false;
  const owner = getDottedName(callee.object).split('.').at(-1) ?? '';
  const given =
    argument?.type === AST_NODE_TYPES.Identifier ||
    argument?.type === AST_NODE_TYPES.MemberExpression
      ? (getDottedName(argument).split('.').at(-1) ?? '')
      : '';
  return TABLE.test(owner) || TABLE.test(given);
}
