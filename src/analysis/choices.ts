import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../utils/ast.js';
import { MUTATORS } from './effects/catalogue/index.js';
import type { Call } from './effects/callees.js';
import type { Effects } from './effects/infer.js';
import { getAwaitedKind } from './effects/built-in-kinds.js';
import { asCall } from './evidence.js';
import { isInert } from './inert.js';
import type { Reason } from './model.js';
import { isJavaScript } from './types.js';
import type { Unit } from './unit.js';
import { getOnlyDefinition, isConstant } from './variables.js';

/**
 * What speaks against `isAdmin ? await f() : null` as an element of a join: the parts that do not
 * wait are evaluated early, and a promise among them would be waited for.
 */
export function findChoice(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Expression,
): Reason | undefined {
  let parts: TSESTree.Expression[];
  let values: TSESTree.Expression[];
  if (node.type === AST_NODE_TYPES.ConditionalExpression) {
    values = [node.consequent, node.alternate].filter(
      (item) => item.type !== AST_NODE_TYPES.AwaitExpression,
    );
    parts = [node.test, ...values];
  } else if (node.type === AST_NODE_TYPES.LogicalExpression) {
    // What `&&` gives when it stops is falsy, and no promise is.
    values = node.operator === '&&' ? [] : [node.left];
    parts = [node.left];
  } else {
    return undefined;
  }
  if (!parts.every((item) => isInert(effects.evaluate(item))))
    return { kind: 'control', text: 'its condition runs code that may do more than read' };
  if (!values.every((item) => isPlainValue(unit, effects, item)))
    return { kind: 'unknown', text: 'the other value may be a promise' };
  if (!isJavaScript(unit) && values.some((item) => isWidened(unit, effects, node, item)))
    return { kind: 'unknown', text: 'the type of the other value would become wider' };
  return undefined;
}

/**
 * Whether the other value of a choice gets a wider type as an element of an array than it has beside
 * an await: `'light'` becomes `string`, `[]` becomes `never[]`. Harmless where the call gives a
 * `string` anyway, or the list is only read.
 */
function isWidened(
  unit: Unit,
  effects: Effects,
  choice: TSESTree.Expression,
  node: TSESTree.Expression,
): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case AST_NODE_TYPES.Literal:
      return value.value !== null && !givesPrimitive(effects, choice, typeof value.value);
    case AST_NODE_TYPES.UnaryExpression:
      return value.operator !== 'void' && value.operator !== '!';
    case AST_NODE_TYPES.ArrayExpression:
      return value.elements.length > 0 || !isOnlyRead(unit, choice);
    case AST_NODE_TYPES.TemplateLiteral:
      return value.expressions.length === 0;
    case AST_NODE_TYPES.ObjectExpression:
      return true;
    default:
      return false;
  }
}

/** Whether each call of the choice is declared to give a promise of the primitive type. */
function givesPrimitive(effects: Effects, choice: TSESTree.Expression, type: string): boolean {
  return getCalls(choice).every((call) => {
    const callee = effects.getCallee(call);
    return (
      callee.kind === 'functions' &&
      callee.functions.every((target) => isPromiseOf(target.returnType?.typeAnnotation, type))
    );
  });
}

function isPromiseOf(annotation: TSESTree.TypeNode | undefined, type: string): boolean {
  if (annotation?.type !== AST_NODE_TYPES.TSTypeReference) return false;
  const keywords: Record<string, AST_NODE_TYPES> = {
    string: AST_NODE_TYPES.TSStringKeyword,
    number: AST_NODE_TYPES.TSNumberKeyword,
    boolean: AST_NODE_TYPES.TSBooleanKeyword,
  };
  return annotation.typeArguments?.params[0]?.type === keywords[type];
}

/** Whether the choice is bound to a constant of which only members are read. */
function isOnlyRead(unit: Unit, choice: TSESTree.Expression): boolean {
  const declarator = choice.parent;
  if (
    declarator.type !== AST_NODE_TYPES.VariableDeclarator ||
    declarator.id.type !== AST_NODE_TYPES.Identifier
  )
    return false;
  const variable = unit.variableOf(declarator.id);
  return (
    variable !== undefined &&
    variable.references.every((reference) => {
      const member = reference.identifier.parent as TSESTree.Node | undefined;
      if (reference.init === true) return true;
      return (
        member?.type === AST_NODE_TYPES.MemberExpression &&
        member.object === reference.identifier &&
        !MUTATORS.has(getPropertyName(member) ?? 'push')
      );
    })
  );
}

/** Whether a value is known not to be a promise: of a known kind, or awaited before. */
function isPlainValue(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const kind = effects.getKind(value);
  if (kind !== undefined) return getAwaitedKind(kind) === kind;
  if (value.type === AST_NODE_TYPES.MemberExpression)
    return isPlainValue(unit, effects, value.object);
  if (value.type !== AST_NODE_TYPES.Identifier)
    return value.type === AST_NODE_TYPES.AwaitExpression;
  if (value.name === 'undefined') return true;
  const variable = unit.variableOf(value);
  const annotation = (variable?.identifiers[0] as TSESTree.Identifier | undefined)?.typeAnnotation;
  if (annotation && isPlainType(annotation.typeAnnotation)) return true;
  const declarator = variable && getOnlyDefinition(variable)?.node;
  return (
    declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.init !== null &&
    isConstant(variable!) &&
    isPlainValue(unit, effects, declarator.init)
  );
}

/** The calls that the branches of a choice await. */
function getCalls(choice: TSESTree.Expression): Call[] {
  const branches =
    choice.type === AST_NODE_TYPES.ConditionalExpression
      ? [choice.consequent, choice.alternate]
      : choice.type === AST_NODE_TYPES.LogicalExpression
        ? [choice.right]
        : [];
  return branches.flatMap((branch) => {
    const call =
      branch.type === AST_NODE_TYPES.AwaitExpression ? asCall(branch.argument) : undefined;
    return call ? [call] : [];
  });
}

/** Whether an annotation names no promise: `User | undefined`. Types that may be anything do. */
function isPlainType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case AST_NODE_TYPES.TSUnionType:
      return type.types.every(isPlainType);
    case AST_NODE_TYPES.TSTypeReference:
      return (
        type.typeName.type === AST_NODE_TYPES.Identifier &&
        !/Promise|Thenable|Deferred|^T$/.test(type.typeName.name)
      );
    case AST_NODE_TYPES.TSAnyKeyword:
    case AST_NODE_TYPES.TSUnknownKeyword:
    case AST_NODE_TYPES.TSConditionalType:
      return false;
    default:
      return true;
  }
}
