/** The door of this folder: settled results that are used as if they were the values. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getAnnotation } from '../types.js';
import type { Unit } from '../unit.js';
import { getSubject, judgePlace } from './checks.js';
import type { SettledMisuse, ValueRead } from './model.js';
import { getAnnotatedSettled, getCheckedSettled, getSettledCall } from './sources.js';
import { Tracer } from './trace.js';

export type { MisuseKind, Settled, SettledMisuse } from './model.js';

/** Every place in the file where a settled result is used as if it were the value, in source order. */
export function findSettledMisuses(unit: Unit, effects: Effects): SettledMisuse[] {
  const tracer = new Tracer(unit, effects);
  if (/settle|PromiseFulfilledResult/i.test(unit.text)) {
    walk(unit.program, unit.keys, (node) => {
      if (node.type === AST_NODE_TYPES.CallExpression) {
        const settled = getSettledCall(unit, effects, node);
        if (settled) tracer.follow(node, settled);
      } else if (isFunction(node)) {
        for (const parameter of node.params) bindAnnotated(unit, tracer, parameter);
      } else if (node.type === AST_NODE_TYPES.VariableDeclarator) {
        bindAnnotated(unit, tracer, node.id);
      }
      return true;
    });
  }
  if (unit.typeOf) bindChecked(unit, tracer);
  const unchecked = tracer.reads.flatMap((read) =>
    isUnchecked(unit, tracer, read)
      ? [{ ...read, kind: 'unchecked' as const, variable: getVariable(unit, read) }]
      : [],
  );
  return [...tracer.misuses, ...unchecked].sort(
    (left, right) => left.node.range[0] - right.node.range[0],
  );
}

function getVariable(unit: Unit, { result }: ValueRead): SettledMisuse['variable'] {
  const inner = result && unwrap(result);
  return inner?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
}

/** `(result: PromiseSettledResult<User>) => …` */
function bindAnnotated(unit: Unit, tracer: Tracer, target: TSESTree.Node): void {
  const pattern = target.type === AST_NODE_TYPES.AssignmentPattern ? target.left : target;
  const settled = getAnnotatedSettled(unit, getAnnotation(pattern)?.typeAnnotation, pattern);
  if (!settled) return;
  const isOptional = 'optional' in pattern && pattern.optional === true;
  tracer.bind(pattern, isOptional ? { ...settled, isOptional: true } : settled);
}

function bindChecked(unit: Unit, tracer: Tracer): void {
  for (const scope of unit.scopes.scopes) {
    for (const variable of scope.variables) {
      const [definition] = variable.defs;
      const name = definition?.name as TSESTree.Node | undefined;
      const isValue = ['Variable', 'Parameter'].includes(String(definition?.type));
      if (!name || !isValue || tracer.hasBound(variable)) continue;
      const settled = getCheckedSettled(unit, name);
      if (settled) tracer.bind(name, settled);
    }
  }
}

/** Whether the `value` of a result is read where nobody has asked for its status. */
function isUnchecked(unit: Unit, tracer: Tracer, read: ValueRead): boolean {
  const { node, result, settled } = read;
  if (settled.outcome !== 'any') return settled.outcome === 'rejected';
  if (result && hasFallback(node)) return false;
  const subject = result && getSubject(unit, result);
  const known = subject && judgePlace(unit, node, subject);
  if (known) return known === 'rejected';
  return !tracer.looks.some(
    (look) =>
      look.settled.origin === settled.origin &&
      look.node.range[0] < node.range[0] &&
      (look.result === undefined || !isBranch(look.node) || !isSame(unit, look.result, result)),
  );
}

function isSame(unit: Unit, one: TSESTree.Node, other: TSESTree.Node | undefined): boolean {
  return other !== undefined && unit.getText(unwrap(one)) === unit.getText(unwrap(other));
}

/** `if (result.status === 'rejected') log(result.reason);`: what comes after is not checked by it. */
function isBranch(look: TSESTree.Node): boolean {
  let current = look;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (parent.type === AST_NODE_TYPES.IfStatement) return true;
    if (isFunction(parent) || parent.type === AST_NODE_TYPES.VariableDeclarator) return false;
  }
  return false;
}

/** `result.value ?? []`, `result.value?.name`, `if (result.value)`: a failure has a way to go. */
function hasFallback(node: TSESTree.Node): boolean {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.TSAsExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
        break;
      case AST_NODE_TYPES.MemberExpression:
        return parent.object === current && parent.optional;
      case AST_NODE_TYPES.LogicalExpression:
        return parent.left === current;
      case AST_NODE_TYPES.UnaryExpression:
        return parent.operator === '!';
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.ConditionalExpression:
        return parent.test === current;
      case AST_NODE_TYPES.BinaryExpression:
        return parent.operator.endsWith('==');
      default:
        return false;
    }
  }
  return false;
}
