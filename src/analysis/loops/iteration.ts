/**
 * Whether an iteration may run beside another iteration of the same loop: what its parts do, each seen
 * against themselves with another element.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Call, Callee } from '../effects/callees.js';
import { printLocation } from '../effects/summary.js';
import { asCall, judge } from '../evidence.js';
import { readsClock } from '../inert.js';
import { RANK } from '../model.js';
import type { Evidence, Reason, Summary, Unknown, Write } from '../model.js';
import type { Scene } from '../scene.js';
import { findVolatileRead } from '../volatile.js';
import { findAccessor } from './accessors.js';
import { findCarried } from './carried.js';
import { dependsOnElement } from './dependent.js';
import type { Iterated, LoopPlan, LoopShape } from './model.js';
import { findObserver } from './observers.js';
import { isOwnWrite } from './own.js';
import { describeKeyedWrite, isLine } from './keyed.js';

/** What is known of an iteration. */
export interface Iteration {
  evidence: Evidence;
  observer: Reason | undefined;
  writes: string | undefined;
  awaits: readonly TSESTree.AwaitExpression[];
  calls: readonly { call: Call; callee: Callee }[];
  unknowns: readonly Unknown[];
  summaries: readonly Summary[];
  /** What the rest writes, in words. */
  inOrder: readonly string[];
  /** The calls that an iteration starts at a time. */
  breadth: number;
}

/** A part of an iteration, with the nodes in it that belong to another part. */
export interface Part {
  node: TSESTree.Node;
  skip?: ReadonlySet<TSESTree.Node>;
}

/** The parts that run for all elements at once. */
export function getMappedParts({ mapped, split }: LoopPlan): Part[] {
  const own = mapped.map((step) => ({
    node: step.kind === 'guard' && step.negated ? step.node.test : step.node,
  }));
  return [...own, ...(split?.parts ?? []).map((node) => ({ node }))];
}

/** The parts that stay in order. */
export function getRestParts({ split, rest, attempt }: LoopPlan): Part[] {
  const parts: Part[] = [];
  if (split) parts.push({ node: split.node, skip: new Set(split.parts) });
  parts.push(...rest.map((node) => ({ node })));
  if (attempt?.handler) parts.push({ node: attempt.handler.body });
  return parts;
}

/** Describes an iteration, or says why it has to wait for the one before it. */
export function describeIteration(
  scene: Scene,
  shape: LoopShape,
  plan: LoopPlan,
  iterated: Iterated,
): Iteration | Reason {
  const { unit, effects, owner } = scene;
  const mapped = getMappedParts(plan);
  const awaits = mapped.flatMap(({ node }) => collectAwaits(scene, node));
  const calls = awaits.flatMap((item) => {
    const call = asCall(item.argument);
    return call ? [{ call, callee: effects.getCallee(call) }] : [];
  });
  const start = awaits.find((item) => !startsWork(item));
  if (start) return { kind: 'control', text: 'it waits for what is already under way' };
  const portion = findPortion(scene, shape, mapped, calls);
  if (portion) return portion;
  if (awaits.some((item) => !dependsOnElement(scene, shape, plan, item)))
    return { kind: 'effect', text: 'each iteration makes the same call again' };

  let evidence: Evidence = 'proven';
  let logs: Reason | undefined;
  const touched: Write[] = [];
  const unknowns: Unknown[] = [];
  const summaries: Summary[] = [];
  const lower = (to: Evidence): void => {
    if (RANK[to] < RANK[evidence]) evidence = to;
  };
  for (const { node } of mapped) {
    const summary = effects.evaluate(node);
    summaries.push(summary);
    const outer = summary.writes.filter((write) => !isOwnWrite(scene, shape.node, write));
    const own = calls.filter(({ call }) => isIn(node, call));
    const lines = outer.filter(isLine);
    touched.push(...outer.filter((write) => !isLine(write)));
    if (lines.length > 0) logs ??= { kind: 'observation', text: 'log lines come in another order' };
    const keyed = outer.length > lines.length;
    const isDropped = awaits.some((item) => isIn(node, item) && isUnused(scene, item));
    const judged = judge(
      { ...summary, writes: [] },
      unit.settings,
      own,
      !isDropped || keyed,
      owner,
    );
    if ('refusal' in judged) return judged.refusal;
    if (isDropped && !keyed && judged.evidence === 'unknown' && !own.some(isMutation))
      return { kind: 'effect', text: 'its value is not used, so it is awaited for what it does' };
    const connection = summary.unknowns.find((item) => ONE_CONNECTION.test(item.name));
    if (connection)
      return { kind: 'effect', text: `${connection.name}() runs on what may be one connection` };
    // An object that each iteration asks: its calls may talk through it.
    const isShared = summary.unknowns.some((item) => item.receiver !== undefined);
    lower(judged.evidence === 'trusted' && isShared ? 'assumed' : judged.evidence);
    unknowns.push(...summary.unknowns);
    const volatile = findVolatileRead(unit, effects, node, owner);
    if (volatile !== undefined) return { kind: 'effect', text: volatile };
    if (readsClock(summary)) return { kind: 'effect', text: 'it reads the clock' };
    const accessor = findAccessor(unit, node);
    if (accessor !== undefined) return { kind: 'effect', text: accessor };
  }
  const writes =
    touched.length > 0
      ? describeKeyedWrite(
          scene,
          shape,
          iterated,
          mapped.map(({ node }) => node),
          touched,
        )
      : undefined;
  if (touched.length > 0 && writes === undefined) return describeWrite(touched);
  if (!summaries.some((summary) => summary.waits))
    return { kind: 'unknown', text: 'nothing in it waits' };

  const rest = getRestParts(plan).map((part) => ({
    ...part,
    summary: effects.evaluate(part.node, part.skip),
  }));
  for (const { node, skip, summary } of rest) {
    const reason = findRestRefusal(summary);
    if (reason) return reason;
    const volatile = findVolatileRead(unit, effects, node, owner, skip);
    if (volatile !== undefined) return { kind: 'effect', text: volatile };
    if (summary.unknowns.length > 0) lower('unknown');
    unknowns.push(...summary.unknowns);
  }
  const outer = rest.flatMap(({ summary }) =>
    summary.writes.filter((write) => !isOwnWrite(scene, shape.node, write)),
  );
  const carried = findCarried(scene, shape, mapped, outer, summaries);
  if (carried) return carried;
  const observer = logs ?? findObserver(scene, shape, plan, outer, rest);
  const breadth = Math.max(...awaits.map(getBreadth));
  const asksDatabase = summaries.some(({ reads }) => reads.includes('db'));
  if (breadth > 1 && iterated.width === undefined && asksDatabase)
    return { kind: 'effect', text: 'each iteration asks a database for several things at a time' };
  const inOrder = [...new Set(outer.map((write) => describePlace(write)))];
  return { evidence, observer, writes, awaits, calls, unknowns, summaries, inOrder, breadth };
}

function describePlace(write: Write): string {
  const { root } = write.location;
  if (isLine(write)) return 'log lines';
  return root.kind === 'variable' ? root.variable.name : printLocation(write.location);
}

/** `await link.mutateAsync({ id })`: a request for each element, whose order is rarely meant. */
function isMutation({ call }: { call: Call }): boolean {
  return getDottedName(call.callee).endsWith('.mutateAsync');
}

/** What the rest of an iteration must not do: decide, wait on purpose, start more work, write outside. */
function findRestRefusal(summary: Summary): Reason | undefined {
  if (summary.barrier !== undefined) return { kind: 'effect', text: summary.barrier };
  if (summary.gate !== undefined) return { kind: 'control', text: summary.gate };
  if (readsClock(summary)) return { kind: 'effect', text: 'it reads the clock' };
  if (summary.waits && summary.unknowns.length === 0)
    return { kind: 'effect', text: 'it starts work that nothing waits for' };
  for (const { nameClass, name } of summary.unknowns) {
    if (nameClass === 'gate') return { kind: 'control', text: `${name}() is a gate by its name` };
    if (nameClass === 'stateful' || nameClass === 'write')
      return { kind: 'effect', text: `${name}() changes something, by its name` };
  }
  return undefined;
}

function describeWrite(writes: readonly Write[]): Reason {
  return { kind: 'effect', text: writes[0]?.why ?? 'it writes' };
}

/** `await f(x);`, and `const y = await f(x);` where nothing reads `y`. */
function isUnused({ unit }: Scene, node: TSESTree.AwaitExpression): boolean {
  let current: TSESTree.Node = node;
  while (current.parent && unwrap(current.parent) === unwrap(current)) current = current.parent;
  const parent = current.parent;
  if (parent?.type === AST_NODE_TYPES.ExpressionStatement) return true;
  if (parent?.type !== AST_NODE_TYPES.VariableDeclarator) return false;
  const variables = unit.scopes.getDeclaredVariables(parent);
  return variables.every((variable) =>
    variable.references.every((reference) => reference.isWrite()),
  );
}

/** Whether awaiting starts something, rather than waits for what runs already. */
function startsWork({ argument }: TSESTree.AwaitExpression): boolean {
  const target = unwrap(argument);
  return (
    target.type === AST_NODE_TYPES.CallExpression ||
    target.type === AST_NODE_TYPES.NewExpression ||
    target.type === AST_NODE_TYPES.TaggedTemplateExpression
  );
}

/** `await Promise.all([a(x), b(x)])` starts two. */
function getBreadth({ argument }: TSESTree.AwaitExpression): number {
  const list = asCall(argument)?.arguments[0];
  const isJoin = getDottedName(asCall(argument)?.callee ?? argument).startsWith('Promise.');
  return isJoin && list?.type === AST_NODE_TYPES.ArrayExpression ? list.elements.length : 1;
}

/** `client.query(…)`: a client that nothing is known of may be one connection, which takes turns anyway. */
const ONE_CONNECTION = /(^|\.)\w*(client|conn|connection|session|tx|trx)\.(query|execute|run)$/i;

/** Names of portions: each iteration starts many calls already. Pages and groups may be things of their own. */
const PORTION = /chunk|batch|bucket|wave(s|$)/i;

function findPortion(
  { unit, effects }: Scene,
  { iterated, element }: LoopShape,
  mapped: readonly Part[],
  calls: Iteration['calls'],
): Reason | undefined {
  const reason: Reason = { kind: 'effect', text: 'each iteration takes a portion on purpose' };
  const name = element?.type === AST_NODE_TYPES.Identifier ? element.name : '';
  if (PORTION.test(getDottedName(iterated)) || PORTION.test(name)) return reason;
  if (calls.some(({ callee }) => callee.kind === 'entry' && callee.entry.fansOut)) return reason;
  let fansOut = false;
  for (const { node } of mapped) {
    walk(node, unit.keys, (inner) => {
      if (fansOut) return false;
      if (inner.type !== AST_NODE_TYPES.CallExpression) return true;
      const callee = effects.getCallee(inner);
      const isJoin = callee.kind === 'entry' && callee.entry.source.startsWith('Promise.');
      fansOut = isJoin && inner.arguments[0]?.type !== AST_NODE_TYPES.ArrayExpression;
      return true;
    });
  }
  return fansOut ? reason : undefined;
}

export function collectAwaits({ unit }: Scene, root: TSESTree.Node): TSESTree.AwaitExpression[] {
  const awaits: TSESTree.AwaitExpression[] = [];
  walk(root, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.AwaitExpression) awaits.push(node);
    return true;
  });
  return awaits;
}

function isIn(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
