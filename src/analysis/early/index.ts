/** The door of this folder: promises that can reject before anyone listens. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { getCombinator, mayCombine } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import { getFileNodes } from '../nodes.js';
import { findFilePlace } from '../places/index.js';
import type { Unit } from '../unit.js';
import { getOnlyDefinition, isConstant } from '../variables.js';
import { findBranch, isReadEarly } from './branch.js';
import { isFreeBetween, isHarmless } from './harmless.js';
import { findItems, getItemAwaits } from './items.js';
import type { EarlyPromise, FloatingJoin, Gap, Started } from './model.js';
import { getPushes, isEmptyList } from './pushed.js';
import { getListStarted, getStarted } from './started.js';
import { Window } from './window.js';

export type { Branch, EarlyPromise, FloatingJoin, Items, Started } from './model.js';

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
  if (isEmptyList(init)) return findFilled(unit, effects, variable, mentions);
  const nodes = mentions.map(({ identifier }) => identifier as TSESTree.Node);
  const window = new Window(unit, effects, nodes, isIterated(mentions));
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
  const isKnown = started.evidence === 'proven' && started.isNative;
  return {
    ...describe(unit, gap, started, variable),
    declarator,
    listener,
    isFixable: isKnown && isHarmless(unit, effects, gap.node),
    isFreeBetween: isFreeBetween(effects, gap.node, listener),
    isReadEarly: listener !== undefined && isReadEarly(unit, gap.node, listener),
    branch:
      listener && gap.kind === 'await' && !started.isList
        ? findBranch(unit, effects, gap.node, listener, declarator)
        : undefined,
  };
}

/** What is the same for every report: the weaker evidence of the start and of the gap counts. */
function describe(
  unit: Unit,
  { kind, node, evidence }: Gap,
  started: Started,
  variable: Variable | undefined,
): Pick<EarlyPromise, 'kind' | 'started' | 'variable' | 'gap' | 'items'> {
  return {
    kind,
    started: evidence === 'assumed' ? { ...started, evidence } : started,
    variable,
    gap: node,
    items: kind === 'loop' ? findItems(unit, node) : undefined,
  };
}

const NO_JOIN = {
  declarator: undefined,
  isFixable: false,
  isFreeBetween: false,
  isReadEarly: false,
  branch: undefined,
} as const;

/** `const started = []; for (const id of ids) started.push(load(id));` */
function findFilled(
  unit: Unit,
  effects: Effects,
  variable: Variable,
  mentions: readonly Reference[],
): EarlyPromise | undefined {
  const pushes = getPushes(variable);
  const names = new Set(pushes.map(({ name }) => name));
  const nodes = mentions
    .map(({ identifier }) => identifier as TSESTree.Node)
    .filter((node) => !names.has(node));
  const block = variable.scope.block as TSESTree.Node;
  for (const { statement, values } of pushes) {
    // A function that fills the list runs when somebody calls it.
    if (getOwner(statement) !== getOwner(variable.identifiers[0]!)) continue;
    const window = new Window(unit, effects, nodes, isIterated(mentions));
    window.scanOut(statement, block);
    const gap = pickGap(window.gaps);
    const found = gap && values.map((value) => getStarted(unit, effects, value));
    const started = found?.find((item) => item?.evidence === 'proven' && !item.isList);
    if (!gap || !started || (gap.kind === 'loop' && isMixed(found!))) continue;
    return {
      ...describe(unit, gap, { ...started, isList: true }, variable),
      ...NO_JOIN,
      listener: undefined,
    };
  }
  return undefined;
}

/** Whether a list also holds what is no promise, or may be none. */
function isMixed(found: readonly (Started | undefined)[]): boolean {
  return found.some((item) => item?.evidence !== 'proven' || item.isList);
}

/** Awaits come first: what they wait for is where the process ends. Then what is sure to leave. */
function pickGap(gaps: readonly Gap[]): Gap | undefined {
  return (
    gaps.find(({ kind }) => kind === 'await' || kind === 'loop') ??
    gaps.find(({ evidence }) => evidence === 'proven') ??
    gaps[0]
  );
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
  if (!loop.await && getItemAwaits(unit, loop).length === 0) return undefined;
  const started = getListStarted(unit, effects, loop.right);
  if (started?.evidence !== 'proven') return undefined;
  if (loop.await && !isArray(effects, loop.right)) return undefined;
  return {
    ...describe(unit, { kind: 'loop', node: loop, evidence: 'proven' }, started, undefined),
    ...NO_JOIN,
    listener: getItemAwaits(unit, loop)[0],
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
