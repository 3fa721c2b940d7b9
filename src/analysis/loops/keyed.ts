/** Writes of iterations that are provably about different things. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Call, Callee } from '../effects/callees.js';
import type { Variable, Write } from '../model.js';
import type { Scene } from '../scene.js';
import type { Iterated, LoopShape } from './model.js';

/** Resources in which a key names one thing. */
const KEYED = new Set(['http', 'db', 'fs', 'storage']);

/**
 * What the calls of an iteration write, where each is of the catalogue and says by its key which thing
 * it is about, and no two elements are the same. Undefined where that is not so.
 */
export function describeKeyedWrite(
  scene: Scene,
  shape: LoopShape,
  iterated: Iterated,
  calls: readonly { call: Call; callee: Callee }[],
  writes: readonly Write[],
): string | undefined {
  if (!iterated.distinct || shape.element?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const element = scene.unit.variableOf(shape.element);
  if (!element) return undefined;
  const resources = new Set<string>();
  for (const { location } of writes) {
    if (location.root.kind !== 'resource' || !KEYED.has(location.root.name)) return undefined;
    resources.add(location.root.name);
  }
  const writers = calls.filter(
    ({ callee }) =>
      callee.kind !== 'entry' || (callee.entry.writes ?? callee.entry.options ?? []).length > 0,
  );
  const isKeyed = ({ call, callee }: { call: Call; callee: Callee }): boolean =>
    callee.kind === 'entry' && hasKey(scene, call, element);
  return writers.length > 0 && writers.every(isKeyed) ? [...resources].join(', ') : undefined;
}

/** `fetch(`/users/${id}`, …)`, `db.user.update({ where: { id }, … })` */
function hasKey({ unit }: Scene, call: Call, element: Variable): boolean {
  const [first] = call.arguments;
  if (!first) return false;
  const key = unwrap(first);
  const where =
    key.type === AST_NODE_TYPES.ObjectExpression
      ? key.properties.find(
          (item) =>
            item.type === AST_NODE_TYPES.Property &&
            /^(where|id|key|filter)$/i.test(getKeyName(item) ?? ''),
        )
      : key;
  let found = false;
  const visit = (node: TSESTree.Node): boolean => {
    // `id.slice(0, 2)` may be the same for two elements.
    if (node.type === AST_NODE_TYPES.CallExpression || found) return false;
    if (node.type === AST_NODE_TYPES.MemberExpression) return false;
    found = node.type === AST_NODE_TYPES.Identifier && unit.variableOf(node) === element;
    return !found;
  };
  if (where) walk(where, unit.keys, visit);
  return found;
}
