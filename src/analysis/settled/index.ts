/** The door of this folder: settled results that are used as if they were the values. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getKeyName,
  getPropertyName,
  isClass,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getAnnotation } from '../types.js';
import type { Unit } from '../unit.js';
import { getSubject, judgePlace } from './checks.js';
import { isLoss } from './dropped.js';
import { hasFallback } from './fallbacks.js';
import type { SettledMisuse, ValueRead } from './model.js';
import { getAnnotatedSettled, getCheckedSettled, getSettledCall } from './sources.js';
import { Tracer } from './trace.js';

export type { MisuseKind, Settled, SettledMisuse } from './model.js';

/**
 * Every place in the file where a settled result is used as if it were the value, in source order.
 * @param withDropped Also the results that nobody looks at: to know what is lost, their work is followed.
 */
export function findSettledMisuses(
  unit: Unit,
  effects: Effects,
  withDropped: boolean,
): SettledMisuse[] {
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
      } else if (node.type === AST_NODE_TYPES.PropertyDefinition) {
        followField(unit, tracer, node);
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
  const used = tracer.misuses.filter(
    ({ kind, settled }) =>
      kind !== 'dropped' || (withDropped && isLoss(unit, effects, settled.origin)),
  );
  return [...used, ...unchecked].sort((left, right) => left.node.range[0] - right.node.range[0]);
}

function getVariable(unit: Unit, { result }: ValueRead): SettledMisuse['variable'] {
  const inner = result && unwrap(result);
  return inner?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
}

/** `(result: PromiseSettledResult<User>) => …` */
function bindAnnotated(unit: Unit, tracer: Tracer, target: TSESTree.Node): void {
  const pattern = target.type === AST_NODE_TYPES.AssignmentPattern ? target.left : target;
  const isOptional = 'optional' in pattern && pattern.optional === true;
  bindTyped(unit, tracer, pattern, getAnnotation(pattern)?.typeAnnotation, isOptional);
}

function bindTyped(
  unit: Unit,
  tracer: Tracer,
  target: TSESTree.Node,
  type: TSESTree.TypeNode | undefined,
  isOptional: boolean,
): void {
  if (!type) return;
  // `[user, role]: [PromiseSettledResult<User>, PromiseSettledResult<Role>]`
  if (type.type === AST_NODE_TYPES.TSTupleType && target.type === AST_NODE_TYPES.ArrayPattern) {
    for (const [index, element] of target.elements.entries()) {
      const part = type.elementTypes[index];
      if (element)
        bindTyped(unit, tracer, element, part, part?.type === AST_NODE_TYPES.TSOptionalType);
    }
    return;
  }
  // `{ user }: { user: PromiseSettledResult<User> }`
  if (type.type === AST_NODE_TYPES.TSTypeLiteral && target.type === AST_NODE_TYPES.ObjectPattern) {
    for (const item of target.properties) {
      const key = item.type === AST_NODE_TYPES.Property ? getKeyName(item) : undefined;
      const member = type.members.find(
        (part) => part.type === AST_NODE_TYPES.TSPropertySignature && getKeyName(part) === key,
      ) as TSESTree.TSPropertySignature | undefined;
      if (key !== undefined && member)
        bindTyped(
          unit,
          tracer,
          item.value!,
          member.typeAnnotation?.typeAnnotation,
          member.optional,
        );
    }
    return;
  }
  const settled = getAnnotatedSettled(unit, type, target);
  if (settled) tracer.bind(target, isOptional ? { ...settled, isOptional: true } : settled);
}

/** `results: PromiseSettledResult<User>[] = [];` of a class, wherever its methods use `this.results`. */
function followField(unit: Unit, tracer: Tracer, field: TSESTree.PropertyDefinition): void {
  const settled = getAnnotatedSettled(unit, field.typeAnnotation?.typeAnnotation, field);
  const name = getKeyName(field);
  if (!settled || name === undefined || field.static) return;
  walk(field.parent, unit.keys, (node) => {
    if (isClass(node)) return false;
    if (
      node.type === AST_NODE_TYPES.MemberExpression &&
      node.object.type === AST_NODE_TYPES.ThisExpression &&
      getPropertyName(node) === name
    )
      // A field may be empty still.
      tracer.follow(node, { ...settled, isOptional: settled.kind === 'result' });
    return true;
  });
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
  if (hasFallback(unit, node)) return false;
  const subject = result && getSubject(unit, result);
  const known = subject && judgePlace(unit, node, subject);
  if (known) return known === 'rejected';
  return !tracer.looks.some(
    (look) =>
      look.settled.origin === settled.origin &&
      look.node.range[0] < node.range[0] &&
      !isAnother(unit, look.result, result) &&
      (look.result === undefined || !isBranch(look.node) || !isSame(unit, look.result, result)),
  );
}

/** `const [user, role] = results`: who looks at `role` has not looked at `user`. */
function isAnother(
  unit: Unit,
  one: TSESTree.Node | undefined,
  other: TSESTree.Node | undefined,
): boolean {
  const [left, right] = [one, other].map((node) => {
    const inner = node && unwrap(node);
    const variable = inner?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
    return variable?.identifiers[0] as TSESTree.Node | undefined;
  });
  return (
    left !== undefined &&
    right !== undefined &&
    left !== right &&
    left.parent?.type === AST_NODE_TYPES.ArrayPattern &&
    left.parent === right.parent
  );
}

function isSame(unit: Unit, one: TSESTree.Node, other: TSESTree.Node | undefined): boolean {
  if (!other) return false;
  const [left, right] = [unwrap(one), unwrap(other)];
  return left.type === AST_NODE_TYPES.Identifier && right.type === AST_NODE_TYPES.Identifier
    ? unit.variableOf(left) === unit.variableOf(right)
    : unit.getText(left) === unit.getText(right);
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
