/** What no two elements of a list share. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import { isExported } from '../segments.js';
import type { Unit } from '../unit.js';
import { getInitializer, getParameterOrigin, isState } from '../variables.js';
import { getMade, isRows } from './made.js';
import type { Distinct } from './model.js';

const MAX_DEPTH = 8;
/** Methods of lists that give some of the same elements. */
const SELECTING = new Set(['filter', 'slice', 'toSorted', 'toReversed', 'sort', 'reverse']);

export function getDistinct(
  unit: Unit,
  effects: Effects,
  node: TSESTree.Node,
  depth = 0,
): Distinct | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (isEachOnce(unit, effects, node)) return 'element';
  if (isPairs(unit, effects, node)) return 'entry';
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return isRows(effects, unwrap(target.argument), /\bfindMany$/) ? 'row' : undefined;
    case AST_NODE_TYPES.Identifier: {
      const variable = unit.variableOf(target);
      // `rows.push(rows[0])`
      if (!variable || isState(variable)) return undefined;
      const made = getInitializer(variable);
      return made
        ? getDistinct(unit, effects, made, depth + 1)
        : getGiven(unit, effects, variable, depth);
    }
    case AST_NODE_TYPES.CallExpression: {
      const callee = unwrap(target.callee);
      const isPart =
        callee.type === AST_NODE_TYPES.MemberExpression &&
        SELECTING.has(getPropertyName(callee) ?? '');
      return isPart ? getDistinct(unit, effects, callee.object, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** What all callers in the file hand over for a parameter of a function that nobody else can call. */
function getGiven(
  unit: Unit,
  effects: Effects,
  variable: Variable,
  depth: number,
): Distinct | undefined {
  const origin = getParameterOrigin(variable);
  if (!origin || origin.path.length > 0) return undefined;
  if (origin.callee.params[origin.index]?.type === AST_NODE_TYPES.AssignmentPattern)
    return undefined;
  const calls = findCalls(unit, origin.callee);
  if (!calls || calls.length === 0) return undefined;
  const found = new Set(
    calls.map(({ arguments: values }) => {
      const given = values[origin.index];
      const isSpread = values.some((item) => item.type === AST_NODE_TYPES.SpreadElement);
      return given && !isSpread ? getDistinct(unit, effects, given, depth + 1) : undefined;
    }),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** The calls of a function of the file; undefined where others may call it. */
function findCalls(unit: Unit, callee: FunctionNode): TSESTree.CallExpression[] | undefined {
  const { parent } = callee;
  if (/^Export/.test(parent?.type ?? '')) return undefined;
  const isNamed =
    parent?.type === AST_NODE_TYPES.VariableDeclarator &&
    parent.id.type === AST_NODE_TYPES.Identifier;
  const holder =
    callee.type === AST_NODE_TYPES.FunctionDeclaration
      ? callee.id
      : isNamed
        ? parent.id
        : undefined;
  const variable = holder ? unit.variableOf(holder) : undefined;
  if (!variable || isExported(variable) || variable.scope.type === 'global') return undefined;
  const calls: TSESTree.CallExpression[] = [];
  for (const reference of variable.references) {
    if (reference.init === true) continue;
    const call = (reference.identifier as TSESTree.Node).parent;
    if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee !== reference.identifier)
      return undefined;
    calls.push(call);
  }
  return calls;
}

/** Whether no two elements can be the same: keys, members of a set, a list of different literals. */
function isEachOnce(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const target = getMade(unit, node);
  if (effects.getKind(target) === 'set') return true;
  if (target.type === AST_NODE_TYPES.ArrayExpression) {
    const [spread] = target.elements;
    if (target.elements.length === 1 && spread?.type === AST_NODE_TYPES.SpreadElement)
      return isEachOnce(unit, effects, spread.argument);
    // `'a'` and `"a"` are one; so are `1` and `1.0`.
    const values = target.elements.map((item) =>
      item?.type === AST_NODE_TYPES.Literal && item.value !== null ? String(item.value) : undefined,
    );
    return !values.includes(undefined) && new Set(values).size === values.length;
  }
  if (target.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(target.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (isGlobalCall(effects, target, callee, 'Object.keys')) return true;
  const kind = effects.getKind(callee.object);
  return getPropertyName(callee) === 'keys' && (kind === 'map' || kind === 'set');
}

/** `Object.entries(x)`, a map, the entries of one. */
function isPairs(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const target = getMade(unit, node);
  if (effects.getKind(target) === 'map') return true;
  if (target.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(target.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return false;
  if (isGlobalCall(effects, target, callee, 'Object.entries')) return true;
  return getPropertyName(callee) === 'entries' && effects.getKind(callee.object) === 'map';
}

function isGlobalCall(
  effects: Effects,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  name: string,
): boolean {
  return getDottedName(callee) === name && effects.getCallee(call).kind === 'entry';
}
