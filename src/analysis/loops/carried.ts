/** What one iteration leaves behind and another takes up. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { locate } from '../effects/locate.js';
import type { Location, Reason, Summary, Variable, Write } from '../model.js';
import type { Scene } from '../scene.js';
import { findVolatileRead } from '../volatile.js';
import type { Part } from './iteration.js';
import type { LoopShape } from './model.js';
import { isDeclaredIn } from './plan.js';

/**
 * Why an iteration needs what the rest of another one writes.
 * @param writes What the rest writes beyond its own iteration.
 * @param summaries What the mapped parts do.
 */
export function findCarried(
  scene: Scene,
  shape: LoopShape,
  mapped: readonly Part[],
  writes: readonly Write[],
  summaries: readonly Summary[],
): Reason | undefined {
  const { unit } = scene;
  const iterated = locate(unit, shape.iterated);
  const assigned = findAssigned(scene, shape.node);
  if (iterated.root.kind === 'variable' && assigned.has(iterated.root.variable))
    return { kind: 'effect', text: 'it changes what the loop goes through' };
  const name = unwrap(shape.iterated).type;
  const isHeld = name === AST_NODE_TYPES.Identifier || name === AST_NODE_TYPES.MemberExpression;
  const changed = isHeld
    ? findVolatileRead(unit, scene.effects, shape.iterated, scene.owner)
    : undefined;
  if (changed !== undefined) return { kind: 'effect', text: changed };
  for (const { location, why } of writes) {
    if (isGrowth(location, iterated))
      return { kind: 'effect', text: 'it changes what the loop goes through' };
    if (location.root.kind === 'heap') return { kind: 'effect', text: why };
    if (location.root.kind === 'resource' && location.root.name !== 'stdout')
      return { kind: 'effect', text: why };
  }
  if (mapped.some(({ node }) => readsDeepWrite(scene, shape.node, node, writes)))
    return { kind: 'flow', text: 'an element may lead to another one that was changed before' };
  const outside = new Map<Variable, Location[]>();
  for (const { location } of writes) {
    const { root } = location;
    if (root.kind !== 'variable') continue;
    outside.set(root.variable, [...(outside.get(root.variable) ?? []), location]);
  }
  for (const variable of assigned)
    outside.set(variable, [{ root: { kind: 'variable', variable }, path: [] }]);
  const writesThis = writes.some(({ location }) => location.root.kind === 'this');
  // A function that the mapped part calls may read what the rest writes, where it can reach it.
  const isReached =
    writesThis || [...outside.keys()].some((variable) => isCaptured(variable, shape.node));
  if (isReached && summaries.some((summary) => summary.live !== undefined))
    return { kind: 'flow', text: 'a function that it calls may read what iterations before left' };
  for (const { node } of mapped) {
    const reason = findMention(scene, node, outside, writesThis);
    if (reason) return reason;
  }
  return undefined;
}

/** `user.next.id = …` below and `user.id` above: the next of one element may be another element. */
function readsDeepWrite(
  { unit }: Scene,
  loop: TSESTree.Node,
  part: TSESTree.Node,
  writes: readonly Write[],
): boolean {
  const deep = writes.flatMap(({ location: { root, path } }) =>
    root.kind === 'variable' && path.length > 1 && isDeclaredIn(loop, root.variable)
      ? [path.at(-1)!]
      : [],
  );
  let found = false;
  if (deep.length === 0) return found;
  walk(part, unit.keys, (node) => {
    const name =
      node.type === AST_NODE_TYPES.MemberExpression
        ? (getPropertyName(node) ?? '*')
        : node.type === AST_NODE_TYPES.Property
          ? (getKeyName(node) ?? '*')
          : undefined;
    found ||= name !== undefined && (name === '*' || deep.includes('*') || deep.includes(name));
    return !found;
  });
  return found;
}

/** `queue.push(x)` in a loop over `queue`; `users[0].name = …` leaves `users` as long as it is. */
function isGrowth({ root, path }: Location, iterated: Location): boolean {
  const isSame =
    root.kind === iterated.root.kind &&
    (root.kind !== 'variable' || root.variable === (iterated.root as typeof root).variable);
  return isSame && overlaps(path, iterated.path) && path.length <= iterated.path.length + 1;
}

/** Whether two paths may lead to the same place, or one through the other. */
function overlaps(left: readonly string[], right: readonly string[]): boolean {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left[index], right[index]];
    if (one !== other && one !== '*' && other !== '*') return false;
  }
  return true;
}

/** Variables from around the loop that it assigns, nested functions included. */
function findAssigned({ unit }: Scene, loop: TSESTree.Node): Set<Variable> {
  const found = new Set<Variable>();
  walk(loop, unit.keys, (node) => {
    if (node.type !== AST_NODE_TYPES.Identifier) return true;
    const variable = unit.variableOf(node);
    const isWritten =
      variable?.references.some(
        (reference) => reference.identifier === node && reference.isWrite(),
      ) ?? false;
    if (isWritten && !isDeclaredIn(loop, variable!)) found.add(variable!);
    return true;
  });
  return found;
}

function isCaptured(variable: Variable, loop: TSESTree.Node): boolean {
  const home = variable.scope.variableScope;
  return variable.references.some(
    (reference) =>
      reference.from.variableScope !== home && !contains(loop, reference.identifier as never),
  );
}

/** A mention, in the mapped part, of what the rest writes. */
function findMention(
  { unit }: Scene,
  part: TSESTree.Node,
  outside: ReadonlyMap<Variable, readonly Location[]>,
  writesThis: boolean,
): Reason | undefined {
  let found: Reason | undefined;
  walk(part, unit.keys, (node) => {
    if (found) return false;
    if (node.type === AST_NODE_TYPES.ThisExpression && writesThis)
      found = { kind: 'flow', text: 'it uses what iterations before wrote into this' };
    if (node.type !== AST_NODE_TYPES.Identifier) return true;
    const own = unit.variableOf(node);
    if (!own) return true;
    const written = outside.get(own);
    const read = locate(unit, getRead(node));
    const root = read.root.kind === 'variable' ? read.root.variable : undefined;
    const others = root && root !== own ? outside.get(root) : written;
    const isCarried =
      (written !== undefined && root !== own) ||
      others?.some((location) => overlaps(location.path, read.path)) === true;
    if (isCarried)
      found = { kind: 'flow', text: `it uses ${node.name}, which iterations before it write` };
    return true;
  });
  return found;
}

/** The property path that starts at a name; the name of a method that is called is no part of it. */
function getRead(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent: TSESTree.Node | undefined = current.parent;
    if (!parent) return current;
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === current) {
      const call = parent.parent;
      const isMethod =
        call.type === AST_NODE_TYPES.CallExpression && unwrap(call.callee) === parent;
      if (isMethod || getPropertyName(parent) === undefined) return current;
    } else if (unwrap(parent) !== unwrap(current)) {
      return current;
    }
    current = parent;
  }
}
