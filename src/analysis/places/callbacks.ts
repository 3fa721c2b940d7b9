import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import type { Unit } from '../unit.js';
import type { PlaceKind } from './modules.js';
import { findSourceKind } from './origins.js';
import { findOpener } from './stretches.js';

/** `db.transaction(run)`, `withTransaction(run)`, `em.transactional(run)`, `runInUnitOfWork(run)`. */
const TRANSACTION =
  /^\$?(\w*transaction|transactional(ly)?|begin|withConnection|tx|trx|txn|transact|atomic(ally)?|savepoint)$|^(with|in|run|use|start|begin|execute|do|make|wrap)\w*(Transaction|UnitOfWork|Savepoint|Tx|Trx)\w*$/i;
const LOCK =
  /^(runExclusive|synchronized|lock|using|withMutex|withLease|with\w*(Lock|Mutex|Semaphore)\w*)$/;
const TEST = /^(test|it|describe|fixture|suite|bench|beforeEach|afterEach|beforeAll|afterAll)$/;
const TEST_ROOT = /^(test|it|describe|suite|bench)$/;
const WORKFLOW = /^(defineWorkflow|createWorkflow|registerWorkflow)$/;

/** Also the session of a user: a body that is found and opens nothing refutes the name. */
const SESSION = /^withSession$/;

/** How many wrappers are looked through: `inTransaction(run)` calls `db.transaction(() => run())`. */
const MAX_WRAPPERS = 2;

/** What a call makes of the code of a function that it is handed, if anything. */
export function findCallKind(
  unit: Unit,
  effects: Effects,
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
  depth = 0,
): PlaceKind | undefined {
  const callee = effects.getCallee(call);
  const bodies = callee.kind === 'functions' ? callee.functions : [];
  return (
    findNamedKind(call, bodies.length > 0) ??
    findSourceKind(unit, call.callee) ??
    findWrapperKind(unit, effects, bodies, call.arguments.indexOf(argument as never), depth)
  );
}

function findNamedKind(
  { callee }: TSESTree.CallExpression,
  hasBody: boolean,
): PlaceKind | undefined {
  const target = unwrap(callee);
  const name = getName(target);
  if (name === undefined) return undefined;
  if (SESSION.test(name)) return hasBody ? undefined : 'transaction';
  if (TRANSACTION.test(name)) return 'transaction';
  if (LOCK.test(name)) return 'lock';
  if (WORKFLOW.test(name)) return 'workflow';
  // `navigator.locks.request(name, run)`
  const object =
    target.type === AST_NODE_TYPES.MemberExpression ? unwrap(target.object) : undefined;
  if (name === 'request' && object && getName(object) === 'locks') return 'lock';
  const root = object?.type === AST_NODE_TYPES.Identifier ? object.name : undefined;
  const isTest = root === undefined ? TEST.test(name) : TEST_ROOT.test(root);
  return isTest || (object !== undefined && TEST.test(name) && name !== 'test')
    ? 'test'
    : undefined;
}

function getName(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  return node.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(node) : undefined;
}

/** A function of the project that hands its argument on: `(run) => db.transaction((tx) => run(tx))`. */
function findWrapperKind(
  unit: Unit,
  effects: Effects,
  bodies: readonly FunctionNode[],
  index: number,
  depth: number,
): PlaceKind | undefined {
  if (depth >= MAX_WRAPPERS || index < 0) return undefined;
  for (const body of bodies) {
    const parameter = body.params[index] ?? body.params.at(-1);
    const names = new Set<unknown>(parameter ? collectVariables(unit, parameter) : []);
    // `await mutex.acquire(); try { return await run(); } finally { mutex.release(); }`
    let found: PlaceKind | undefined =
      names.size > 0 ? findOpener(unit, body.body)?.kind : undefined;
    walk(body.body, unit.keys, (node) => {
      if (found) return false;
      if (node.type !== AST_NODE_TYPES.CallExpression) return true;
      const given = node.arguments.find((item) => mentions(unit, item, names));
      found = given && findCallKind(unit, effects, node, given, depth + 1);
      return !found;
    });
    if (found) return found;
  }
  return undefined;
}

function collectVariables(unit: Unit, pattern: TSESTree.Node): unknown[] {
  const found: unknown[] = [];
  walk(pattern, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.Identifier) found.push(unit.variableOf(node));
    return true;
  });
  return found.filter((item) => item !== undefined);
}

function mentions(unit: Unit, root: TSESTree.Node, names: ReadonlySet<unknown>): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    found ||= node.type === AST_NODE_TYPES.Identifier && names.has(unit.variableOf(node));
    return !found;
  });
  return found;
}

/**
 * The call that a function is handed to, and the argument that it is, or is a part of:
 * `db.transaction(async (tx) => …)`, `task({ run: async () => … })`.
 */
export function findReceivingCall(
  callback: FunctionNode | TSESTree.CallExpression,
): { call: TSESTree.CallExpression; argument: TSESTree.Node } | undefined {
  let current: TSESTree.Node = callback;
  for (let parent = callback.parent as TSESTree.Node | undefined; parent; parent = parent.parent) {
    if (parent.type === AST_NODE_TYPES.CallExpression)
      return parent.callee === current ? undefined : { call: parent, argument: current };
    const isPart =
      parent.type === AST_NODE_TYPES.ObjectExpression ||
      (parent.type === AST_NODE_TYPES.Property && parent.value === current) ||
      parent.type === AST_NODE_TYPES.TSAsExpression ||
      parent.type === AST_NODE_TYPES.TSSatisfiesExpression;
    if (!isPart || isFunction(parent)) return undefined;
    current = parent;
  }
  return undefined;
}
