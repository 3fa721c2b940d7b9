import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { isLiveProperty } from './effects/facts.js';
import type { Effects } from './effects/infer.js';
import { locate } from './effects/locate.js';
import { mayFieldChange } from './class-members.js';
import { isLiveExport } from './live-exports.js';
import { isTemplateState } from './template-state.js';
import type { Unit } from './unit.js';
import {
  getParameterOrigin,
  getVariableOwner,
  isMutatedElsewhere,
  isUndeclared,
  mayChangeWhileWaiting,
} from './variables.js';

type Owner = FunctionNode | TSESTree.Program;

/** Objects of the host whose properties change at any time. */
const LIVE_GLOBALS = new Set([
  'window',
  'document',
  'location',
  'history',
  'navigator',
  'localStorage',
  'sessionStorage',
  'screen',
  'performance',
]);

/**
 * What in the code may give another value when it is read earlier or later than written, in words;
 * undefined where nothing does. Nested functions are left out: they read when they run.
 * @param owner The function that runs the code.
 */
export function findVolatileRead(
  unit: Unit,
  effects: Effects,
  root: TSESTree.Node,
  owner: Owner,
  skip?: ReadonlySet<TSESTree.Node>,
): string | undefined {
  let found: string | undefined;
  walk(root, unit.keys, (node) => {
    if (found || skip?.has(node) || isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.MemberExpression) {
      found = describeMember(unit, node);
    } else if (node.type === AST_NODE_TYPES.Identifier) {
      found = describeName(unit, node, owner);
    } else if (
      node.type === AST_NODE_TYPES.CallExpression ||
      node.type === AST_NODE_TYPES.NewExpression
    ) {
      found = describeCall(effects, node);
    }
    return found === undefined;
  });
  return found;
}

/**
 * A property of an object that others hold, read into a statement of its own: `const seen = store.version`.
 * Whoever writes that between two awaits may mean the moment, so such a statement is not moved. Values
 * that the function made or awaited itself, plain data and the environment are its own.
 */
export function findSharedRead(
  unit: Unit,
  effects: Effects,
  root: TSESTree.Node,
  owner: Owner,
): string | undefined {
  let found: string | undefined;
  walk(root, unit.keys, (node) => {
    if (found !== undefined || isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.MemberExpression && !isOwnObject(unit, effects, node, owner)) {
      found = `${getDottedName(node)} may change meanwhile`;
    }
    return found === undefined;
  });
  return found;
}

function isOwnObject(
  unit: Unit,
  effects: Effects,
  member: TSESTree.MemberExpression,
  owner: Owner,
): boolean {
  // A method of a built-in value: `ids.join`, `Math.max`.
  const parent = member.parent;
  if (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === member) {
    const callee = effects.getCallee(parent);
    if (callee.kind === 'entry') return true;
  }
  if (effects.getKind(member) !== undefined && member.object.type !== AST_NODE_TYPES.ThisExpression)
    return true;
  let object = unwrap(member.object);
  while (object.type === AST_NODE_TYPES.MemberExpression) object = unwrap(object.object);
  if (object.type !== AST_NODE_TYPES.Identifier)
    return object.type !== AST_NODE_TYPES.ThisExpression;
  const variable = unit.variableOf(object);
  if (!variable || isUndeclared(variable)) return true;
  return getVariableOwner(variable) === owner && getParameterOrigin(variable) === undefined;
}

function describeMember(unit: Unit, node: TSESTree.MemberExpression): string | undefined {
  const text = `${getDottedName(node)} may change meanwhile`;
  if (isLiveProperty(node) || isLiveExport(unit, node)) return text;
  const object = unwrap(node.object);
  if (object.type === AST_NODE_TYPES.ThisExpression) {
    const field = getPropertyName(node);
    return field === undefined || mayFieldChange(unit, object, field) ? text : undefined;
  }
  const isHost =
    object.type === AST_NODE_TYPES.Identifier &&
    isUndeclared(unit.variableOf(object)) &&
    LIVE_GLOBALS.has(object.name);
  return isHost ? text : undefined;
}

/** A name, or what it is another name for: `const s = auth; … s.token`. */
function describeName(unit: Unit, node: TSESTree.Identifier, owner: Owner): string | undefined {
  const own = unit.variableOf(node);
  if (isFunction(owner) && isTemplateState(unit, node, own))
    return `${node.name} may change meanwhile`;
  if (!own || isUndeclared(own)) return undefined;
  const { root } = locate(unit, node);
  const variables =
    root.kind === 'variable' && root.variable !== own ? [own, root.variable] : [own];
  const isLive =
    variables.some(
      (variable) => mayChangeWhileWaiting(variable, owner) || isMutatedElsewhere(variable, owner),
    ) || isLiveExport(unit, node);
  return isLive ? `${node.name} may change meanwhile` : undefined;
}

/** A clock, or a function that is called while the operand is evaluated and reads what changes. */
function describeCall(
  effects: Effects,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): string | undefined {
  const callee = effects.getCallee(node);
  if (
    callee.kind === 'entry' &&
    callee.entry.reads?.some((item) => item === 'clock' || item === 'random')
  ) {
    return `${callee.entry.source} gives another value at another time`;
  }
  // What an awaited call reads, it reads while it runs.
  const isAwaited = node.parent.type === AST_NODE_TYPES.AwaitExpression;
  if (callee.kind !== 'functions' || isAwaited) return undefined;
  for (const target of callee.functions) {
    const { live, reads } = effects.summarize(target);
    if (live) return live;
    const imported = findLiveExport(effects.unit, target);
    if (imported !== undefined) return imported;
    if (reads.includes('clock') || reads.includes('random')) return 'it reads the clock';
  }
  return undefined;
}

/** What the body of a function mentions of other files, and they change. */
function findLiveExport(unit: Unit, root: FunctionNode): string | undefined {
  let found: string | undefined;
  walk(root, unit.keys, (node) => {
    if (found !== undefined) return false;
    const isName =
      node.type === AST_NODE_TYPES.Identifier || node.type === AST_NODE_TYPES.MemberExpression;
    if (isName && isLiveExport(unit, node)) found = `${getDottedName(node)} may change meanwhile`;
    return found === undefined;
  });
  return found;
}
