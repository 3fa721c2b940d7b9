import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getPassedFunctions } from '../effects/passed.js';
import type { Unit } from '../unit.js';
import { findCallKind, findReceivingCall } from './callbacks.js';
import { isDecorated } from './members.js';

/** How many functions are followed from the regions of a file. */
const MAX_FUNCTIONS = 200;

const known = new WeakMap<Effects, ReadonlySet<FunctionNode>>();

/**
 * Whether a function is called while a transaction is open or a lock is held elsewhere in the file. A
 * transaction that is kept in an AsyncLocalStorage reaches it, whether or not it is handed over.
 */
export function isCalledInRegion(unit: Unit, effects: Effects, node: FunctionNode): boolean {
  let functions = known.get(effects);
  if (!functions) {
    functions = collectCalled(unit, effects);
    known.set(effects, functions);
  }
  return functions.has(node);
}

function collectCalled(unit: Unit, effects: Effects): ReadonlySet<FunctionNode> {
  const { regions: open, handed } = findRegions(unit, effects);
  const called = new Set(handed);
  open.push(...handed);
  for (let node = open.pop(); node && called.size < MAX_FUNCTIONS; node = open.pop()) {
    walk(node.body, unit.keys, (inner) => {
      if (inner.type !== AST_NODE_TYPES.CallExpression) return true;
      const callee = effects.getCallee(inner);
      for (const target of callee.kind === 'functions' ? callee.functions : []) {
        if (called.has(target)) continue;
        called.add(target);
        open.push(target);
      }
      return true;
    });
  }
  return called;
}

/** The functions that run in a transaction or under a lock: written there, or handed over by name. */
function findRegions(
  unit: Unit,
  effects: Effects,
): { regions: FunctionNode[]; handed: FunctionNode[] } {
  const regions: FunctionNode[] = [];
  const handed: FunctionNode[] = [];
  walk(unit.program, unit.keys, (node) => {
    if (isFunction(node)) {
      const received = findReceivingCall(node);
      if (
        isDecorated(unit, node) ||
        (received && isRegion(unit, effects, received.call, received.argument))
      )
        regions.push(node);
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      // `db.transaction(transfer)`
      for (const argument of node.arguments) {
        const isName =
          argument.type === AST_NODE_TYPES.Identifier ||
          argument.type === AST_NODE_TYPES.MemberExpression;
        const given = isName ? getPassedFunctions(effects, argument) : [];
        if (given.length > 0 && isRegion(unit, effects, node, argument)) handed.push(...given);
      }
    }
    return true;
  });
  return { regions, handed };
}

function isRegion(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
): boolean {
  const kind = findCallKind(unit, effects, call, argument);
  return kind === 'transaction' || kind === 'lock';
}
