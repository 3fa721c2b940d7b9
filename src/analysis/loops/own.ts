/** What belongs to one iteration alone. */
import type { TSESTree } from '@typescript-eslint/types';

import type { Write } from '../model.js';
import type { Scene } from '../scene.js';
import { isDeclaredIn } from './plan.js';

/** Whether a write is of a variable, or of an object, that the iteration made itself. */
export function isOwnWrite(
  { effects, owner }: Scene,
  loop: TSESTree.Node,
  { benign, consumes, location: { root, path } }: Write,
): boolean {
  if (benign === true) return true;
  if (root.kind !== 'variable' || !isDeclaredIn(loop, root.variable)) return false;
  if (path.length === 0 || consumes) return true;
  const freshness = effects.getVariableFreshness(root.variable, owner);
  return freshness === 'deep' || (freshness === 'shallow' && path.length === 1);
}
