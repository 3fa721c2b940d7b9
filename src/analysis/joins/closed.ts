/** What the end of the scope closes while elements of a join may still use it. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getDottedName,
  getPropertyName,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getModulePath } from '../effects/module-path.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';
import type { JoinHazard, JoinMember } from './model.js';
import { getTries } from './surroundings.js';

type Closed = Omit<Extract<JoinHazard, { kind: 'closed' }>, 'kind'>;

/** Methods and functions that may end the use of what they are called on or handed. */
const CLOSERS =
  /^(close|\$?disconnect|destroy|release|quit|dispose|terminate|unlock|cleanup|rm|rmdir|unlink|rimraf)(Sync|All)?$/;

/**
 * `finally { await file.close(); }` around a join, best evidence first.
 * @param getLeft Finds the elements that go on when another one rejects.
 */
export function findClosed(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.Node,
  getLeft: () => readonly JoinMember[],
): Closed | undefined {
  const finalizers = getTries(awaited).flatMap(({ finalizer }) => finalizer ?? []);
  if (finalizers.length === 0) return undefined;
  const used = new Set(getLeft().flatMap((member) => getVariables(unit, member.node)));
  const found: Closed[] = [];
  for (const finalizer of finalizers) {
    walk(finalizer, unit.keys, (node) => {
      if (node.type !== AST_NODE_TYPES.CallExpression) return true;
      const variable = getClosed(node)
        .map((item) =>
          item.type === AST_NODE_TYPES.Identifier ? unit.variableOf(item) : undefined,
        )
        .find((item) => item !== undefined && used.has(item));
      const evidence = variable && getEvidence(unit, effects, node, variable);
      if (evidence)
        found.push({
          variable: variable.name,
          closer: `${getDottedName(node.callee)}()`,
          evidence,
        });
      return true;
    });
  }
  return found.find(({ evidence }) => evidence === 'proven') ?? found[0];
}

/** What a call may close: its receiver, or what it is handed. */
function getClosed(call: TSESTree.CallExpression): TSESTree.Node[] {
  const callee = unwrap(call.callee);
  const isMember = callee.type === AST_NODE_TYPES.MemberExpression;
  const name = isMember ? getPropertyName(callee) : getDottedName(callee);
  if (name === undefined || !CLOSERS.test(name)) return [];
  return [...(isMember ? [unwrap(callee.object)] : []), ...call.arguments.map(unwrap)];
}

/**
 * How it is known that a call closes: a body that does something, an entry of the catalogue, a file of
 * Node. The name alone is only assumed, and a body that does nothing refutes it.
 */
function getEvidence(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  variable: Variable,
): Closed['evidence'] | undefined {
  const callee = effects.getCallee(call);
  if (callee.kind === 'entry') return 'proven';
  if (callee.kind !== 'functions') return isFile(unit, variable) ? 'proven' : 'assumed';
  const { writes, unknowns, barrier } = effects.evaluate(call);
  const isIdle = writes.length === 0 && unknowns.length === 0 && barrier === undefined;
  return isIdle && callee.isOpen !== true ? undefined : 'proven';
}

/** `const file = await open(path)` of Node: a handle that is of no use once it is closed. */
function isFile(unit: Unit, variable: Variable): boolean {
  const made = getInitializer(variable);
  const awaited = made && unwrap(made);
  if (awaited?.type !== AST_NODE_TYPES.AwaitExpression) return false;
  const call = unwrap(awaited.argument);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const { module, path } = getModulePath(unit, unwrap(call.callee)) ?? {};
  return /^(node:)?fs(\/promises)?$/.test(module ?? '') && path?.at(-1) === 'open';
}

function getVariables(unit: Unit, root: TSESTree.Node): Variable[] {
  const found: Variable[] = [];
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.Identifier) {
      const variable = unit.variableOf(node);
      if (variable?.identifiers.every((name) => !contains(root, name))) found.push(variable);
    }
    return true;
  });
  return found;
}
