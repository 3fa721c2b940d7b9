/** The door of this folder: promises that can reject before anyone listens. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { getCombinator, mayCombine } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import { getFileNodes } from '../nodes.js';
import { findFilePlace } from '../places/index.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, isConstant } from '../variables.js';
import { isFreeBetween, isHarmless } from './harmless.js';
import type { EarlyPromise, FloatingJoin, Gap } from './model.js';
import { getListStarted, getStarted } from './started.js';
import { awaitsItem, getItemAwaits, Window } from './window.js';

export type { EarlyPromise, FloatingJoin, Started } from './model.js';

type Reference = Variable['references'][number];

/** Every promise of the file that can reject before anyone listens, in source order. */
export function findEarlyPromises(unit: Unit, effects: Effects): EarlyPromise[] {
  if (!/\bawait\b/.test(unit.text) || isOutOfReach(unit)) return [];
  const found: EarlyPromise[] = [];
  for (const node of getFileNodes(unit).starts) {
    const early =
      node.type === AST_NODE_TYPES.ForOfStatement
        ? findLoop(unit, effects, node)
        : findEarly(unit, effects, node);
    if (early) found.push(early);
  }
  return found;
}

/** Tests and their like, where an unhandled rejection is a failed test; code that runs in a browser. */
function isOutOfReach(unit: Unit): boolean {
  const [first] = unit.program.body;
  const isClient =
    first?.type === AST_NODE_TYPES.ExpressionStatement && first.directive === 'use client';
  return isClient || findFilePlace(unit) !== undefined;
}

function findEarly(
  unit: Unit,
  effects: Effects,
  declarator: TSESTree.VariableDeclarator,
): EarlyPromise | undefined {
  const { id, init, parent } = declarator;
  if (id.type !== AST_NODE_TYPES.Identifier || !init || !mayHold(init)) return undefined;
  if (parent.parent.type === AST_NODE_TYPES.ExportNamedDeclaration) return undefined;
  const variable = unit.variableOf(id);
  if (!variable || !isConstant(variable) || !getOnlyDefinition(variable)) return undefined;
  const mentions = variable.references.filter((reference) => reference.init !== true);
  // A promise that nobody ever listens to is what `no-floating-promises` is for.
  if (!mentions.some((mention) => isListening(unit, mention)) || isStreamed(mentions))
    return undefined;
  const window = new Window(unit, effects, variable, isIterated(mentions));
  window.scanAfter(declarator);
  const gap = pickGap(window.gaps);
  const started = gap && getStarted(unit, effects, init);
  if (!started || (gap.kind === 'loop' && !started.isList)) return undefined;
  if (
    gap.kind === 'loop' &&
    gap.node.type === AST_NODE_TYPES.ForOfStatement &&
    gap.node.await &&
    !isArray(effects, init)
  )
    return undefined;
  const listener = getListener(mentions);
  if (started.evidence === 'assumed' && !listener) return undefined;
  return {
    kind: gap.kind,
    started,
    variable,
    declarator,
    gap: gap.node,
    listener,
    isFixable:
      started.evidence === 'proven' && started.isNative && isHarmless(unit, effects, gap.node),
    isFreeBetween: isFreeBetween(effects, gap.node, listener),
  };
}

/** Awaits come first: what they wait for is where the process ends. */
function pickGap(gaps: readonly Gap[]): Gap | undefined {
  return gaps.find(({ kind }) => kind !== 'leave') ?? gaps[0];
}

/** `await p`, `p.then(…)`, `Promise.all([p])`, `for (const p of started)`: it is used as a promise. */
function isListening(unit: Unit, { identifier }: Reference): boolean {
  const node = identifier as TSESTree.Node;
  const parent = node.parent!;
  switch (parent.type) {
    case AST_NODE_TYPES.AwaitExpression:
      return true;
    case AST_NODE_TYPES.ForOfStatement:
      return parent.right === node;
    case AST_NODE_TYPES.MemberExpression:
      return parent.object === node && /^(then|catch|finally)$/.test(getPropertyName(parent) ?? '');
    case AST_NODE_TYPES.CallExpression:
      return parent.callee !== node && getCombinator(unit, parent) !== undefined;
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.ArrayExpression: {
      const list = parent.type === AST_NODE_TYPES.ArrayExpression ? parent : parent.parent;
      return list.parent !== undefined && getCombinator(unit, list.parent) !== undefined;
    }
    default:
      return false;
  }
}

function isIterated(mentions: readonly Reference[]): boolean {
  return mentions.some(({ identifier }) => {
    const node = identifier as TSESTree.Node;
    return node.parent?.type === AST_NODE_TYPES.ForOfStatement && node.parent.right === node;
  });
}

/** `for await` also goes through streams: of those only the consumer sets the pace. */
function isArray(effects: Effects, list: TSESTree.Node): boolean {
  const inner = unwrap(list);
  if (inner.type === AST_NODE_TYPES.ArrayExpression) return true;
  const callee = inner.type === AST_NODE_TYPES.CallExpression ? unwrap(inner.callee) : undefined;
  if (callee?.type !== AST_NODE_TYPES.MemberExpression) return false;
  const kind = effects.getKind(callee.object);
  return kind === 'array' || kind === 'data';
}

/** A call, or something that is made of calls. */
function mayHold(init: TSESTree.Expression): boolean {
  const { type } = unwrap(init);
  return (
    type === AST_NODE_TYPES.CallExpression ||
    type === AST_NODE_TYPES.NewExpression ||
    type === AST_NODE_TYPES.ArrayExpression ||
    type === AST_NODE_TYPES.ConditionalExpression
  );
}

/** `<Feed posts={postsPromise} />`, `use(postsPromise)`: React listens, and shows what failed. */
function isStreamed(mentions: readonly Reference[]): boolean {
  return mentions.some(({ identifier }) => {
    for (
      let node: TSESTree.Node | undefined = identifier as TSESTree.Node;
      node;
      node = node.parent
    ) {
      if (node.type === AST_NODE_TYPES.JSXExpressionContainer) return true;
      if (node.type === AST_NODE_TYPES.JSXSpreadAttribute) return true;
      if (isFunction(node)) return false;
    }
    return false;
  });
}

function getListener(mentions: readonly Reference[]): TSESTree.AwaitExpression | undefined {
  const [first] = mentions;
  if (!first || mentions.length !== 1) return undefined;
  const identifier = first.identifier as TSESTree.Node;
  const parent = identifier.parent;
  return parent?.type === AST_NODE_TYPES.AwaitExpression ? parent : undefined;
}

/** `for (const user of ids.map(load)) await user` */
function findLoop(
  unit: Unit,
  effects: Effects,
  loop: TSESTree.ForOfStatement,
): EarlyPromise | undefined {
  // A list with a name is found where it is declared.
  if (unwrap(loop.right).type === AST_NODE_TYPES.Identifier) return undefined;
  if (!loop.await && !awaitsItem(unit, loop)) return undefined;
  const started = getListStarted(unit, effects, loop.right);
  if (started?.evidence !== 'proven') return undefined;
  if (loop.await && !isArray(effects, loop.right)) return undefined;
  return {
    kind: 'loop',
    started,
    variable: undefined,
    declarator: undefined,
    gap: loop,
    listener: getItemAwaits(unit, loop)[0],
    isFixable: false,
    isFreeBetween: false,
  };
}

/** Statements that start a join whose failure nobody hears: `Promise.all([…]);`. */
export function findFloatingJoins(unit: Unit, effects: Effects): FloatingJoin[] {
  if (!mayCombine(unit.text) || isOutOfReach(unit)) return [];
  const found: FloatingJoin[] = [];
  for (const { expression } of getFileNodes(unit).statements) {
    const call = unwrap(expression);
    if (call.type !== AST_NODE_TYPES.CallExpression) continue;
    const name = getCombinator(unit, call);
    if (name === undefined || name === 'allSettled') continue;
    if (getStarted(unit, effects, call)) found.push({ node: call, name: `Promise.${name}` });
  }
  return found;
}
