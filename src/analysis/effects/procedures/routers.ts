/** The procedures of a tRPC router: routers in routers, merged routers, routers of other files. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { trace } from '../trace.js';
import { getBuilderMember } from './builder.js';

/** What stands at a path of a router: code, nothing at all, or something that cannot be seen. */
type Found = { kind: 'node'; node: TSESTree.Node } | { kind: 'none' } | undefined;

const MAX_DEPTH = 16;

/**
 * The expression that makes a procedure: `publicProcedure.query(…)` for `['post', 'list']`.
 * @param router `t.router({ post: postRouter })`, or a name of it.
 * @see https://trpc.io/docs/server/routers, https://trpc.io/docs/server/merging-routers
 */
export function findProcedureAt(
  unit: Unit,
  router: TSESTree.Node,
  path: readonly string[],
): TSESTree.CallExpression | undefined {
  const found = path.length > 0 ? findAt(unit, router, path, 0) : undefined;
  const target = found?.kind === 'node' ? resolve(unit, found.node) : undefined;
  return target?.type === AST_NODE_TYPES.CallExpression ? target : undefined;
}

function resolve(unit: Unit, node: TSESTree.Node): TSESTree.Node | undefined {
  const origin = trace(unit, node);
  return origin.kind === 'node' ? unwrap(origin.node) : undefined;
}

function findAt(unit: Unit, node: TSESTree.Node, path: readonly string[], depth: number): Found {
  if (path.length === 0) return { kind: 'node', node };
  const target = depth > MAX_DEPTH ? undefined : resolve(unit, node);
  if (target?.type === AST_NODE_TYPES.ObjectExpression)
    return findInObject(unit, target, path, depth + 1);
  if (target?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  switch (getBuilderMember(unit, target.callee)?.name) {
    case 'router': {
      const [procedures] = target.arguments;
      return procedures && findAt(unit, procedures, path, depth + 1);
    }
    case 'mergeRouters': {
      const [name, ...rest] = path;
      const found = target.arguments.map((item) => findAt(unit, item, [name!], depth + 1));
      if (found.includes(undefined)) return undefined;
      const [only, ...others] = found.flatMap((item) => (item?.kind === 'node' ? [item.node] : []));
      if (others.length > 0) return undefined;
      return only ? findAt(unit, only, rest, depth + 1) : { kind: 'none' };
    }
    default:
      return undefined;
  }
}

/** `{ ...shared, list: procedure.query(…) }`: what is written last counts. */
function findInObject(
  unit: Unit,
  object: TSESTree.ObjectExpression,
  [name, ...rest]: readonly string[],
  depth: number,
): Found {
  for (const item of object.properties.toReversed()) {
    if (item.type === AST_NODE_TYPES.SpreadElement) {
      const spread = resolve(unit, item.argument);
      const found =
        spread?.type === AST_NODE_TYPES.ObjectExpression
          ? findInObject(unit, spread, [name!, ...rest], depth + 1)
          : undefined;
      if (found?.kind !== 'none') return found;
      continue;
    }
    const key = getKeyName(item);
    if (key === undefined) return undefined;
    if (key === name)
      return item.kind === 'init' ? findAt(unit, item.value, rest, depth + 1) : undefined;
  }
  return { kind: 'none' };
}
