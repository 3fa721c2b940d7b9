import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../../utils/ast.js';
import type { Unit } from '../../unit.js';
import { getBuilderMember } from './builder.js';

/**
 * `if (t._config.isDev) await pause();`: a delay that a tRPC server has while it is developed, so that
 * waterfalls are felt. Nobody relies on it.
 */
export function isForDevelopment(unit: Unit, node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
    const { parent } = current as TSESTree.Node & { parent?: TSESTree.Node };
    if (parent?.type === AST_NODE_TYPES.IfStatement && parent.consequent === current) {
      const test = unwrap(parent.test);
      if (
        test.type === AST_NODE_TYPES.MemberExpression &&
        getPropertyName(test) === 'isDev' &&
        getBuilderMember(unit, test.object)?.name === '_config'
      )
        return true;
    }
  }
  return false;
}
