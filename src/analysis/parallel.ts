/** Joins whose promises all run on one transaction or one connection, which runs one thing at a time. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import { getCombinator, getElements, getMappedCall, mayCombine } from './combinators.js';
import type { Combinator } from './combinators.js';
import { isSerialDeclared } from './effects/connections.js';
import type { Effects } from './effects/infer.js';
import type { Variable } from './model.js';
import { getFileNodes } from './nodes.js';
import { findCallKind, findReceivingCall } from './places/callbacks.js';
import { findFilePlace } from './places/index.js';
import { findSerialLoop } from './serial-loop.js';
import type { SerialLoop } from './serial-loop.js';
import type { Unit } from './unit.js';
import { getInitializer, getOnlyDefinition, getParameterOrigin } from './variables.js';

/** A join whose promises run on one transaction or connection. */
export interface ParallelTransaction {
  node: TSESTree.CallExpression;
  combinator: Combinator;
  variable: Variable;
  /** How it is known that it is one: by what made it or its type, or only by its name. */
  evidence: 'proven' | 'assumed';
  /** Whether nothing is changed by any of them, as far as their names say: then nothing is lost, either. */
  onlyReads: boolean;
  /** In words that complete “`tx` is …”. */
  what: string;
  /** The elements that run on it, where they are written out; undefined for `xs.map(…)`. */
  elements: readonly TSESTree.Expression[] | undefined;
  /** The list as a loop, where it is made in place: `xs.map(…)`. */
  loop: SerialLoop | undefined;
}

const NAMES = /^(tx|trx|txn|transaction)$/;

/** Every join of the file whose promises run on one transaction or connection. */
export function findParallelTransactions(unit: Unit, effects: Effects): ParallelTransaction[] {
  if (!mayCombine(unit.text) || findFilePlace(unit)?.text.includes('test') === true) return [];
  const found: ParallelTransaction[] = [];
  for (const node of getFileNodes(unit).calls) {
    const combinator = getCombinator(unit, node);
    const one = combinator && findShared(unit, effects, node, combinator);
    if (one) found.push(one);
  }
  return found;
}

function findShared(
  unit: Unit,
  effects: Effects,
  node: TSESTree.CallExpression,
  combinator: Combinator,
): ParallelTransaction | undefined {
  const elements = getElements(node);
  const parts = elements?.filter((item) => item !== undefined);
  const counts = new Map<Variable, number>();
  let mapped: TSESTree.Node | undefined;
  const count = (part: TSESTree.Node, by: number): void => {
    for (const variable of collectRunners(unit, part, node))
      counts.set(variable, (counts.get(variable) ?? 0) + by);
  };
  if (parts) {
    for (const part of parts) count(part, 1);
  } else {
    mapped = getMapped(unit, node.arguments[0]);
    if (!mapped) return undefined;
    // Each item of the list starts one.
    count(mapped, 2);
  }
  for (const [variable, number] of counts) {
    const known = number > 1 ? judge(unit, effects, variable) : undefined;
    if (!known) continue;
    const onlyReads = variable.references
      .map(({ identifier }) => identifier as TSESTree.Node)
      .filter((name) => contains(mapped ?? node, name))
      .every(isRead);
    const loop = parts ? undefined : findSerialLoop(unit, node.arguments[0]!);
    return { node, combinator, variable, ...known, onlyReads, elements: parts, loop };
  }
  return undefined;
}

/** `items.map((item) => tx.item.create(item))`, in place or by its name. */
function getMapped(
  unit: Unit,
  list: TSESTree.CallExpressionArgument | undefined,
): TSESTree.Node | undefined {
  if (!list || list.type === AST_NODE_TYPES.SpreadElement) return undefined;
  const inner = unwrap(list);
  const variable = inner.type === AST_NODE_TYPES.Identifier ? unit.variableOf(inner) : undefined;
  const made = variable ? getInitializer(variable) : inner;
  const [callback] = (made && getMappedCall(made)?.arguments) ?? [];
  return callback && isFunction(callback) && !awaitsFirst(callback) ? callback.body : undefined;
}

/** A callback that is handed to a limiter runs when it is its turn. */
function awaitsFirst(callback: TSESTree.Node): boolean {
  if (!isFunction(callback) || callback.body.type === AST_NODE_TYPES.BlockStatement) return false;
  const body = unwrap(callback.body);
  return (
    body.type === AST_NODE_TYPES.CallExpression &&
    /limit|queue|mutex|lock|sequential/i.test(getDottedName(body.callee))
  );
}

/** Variables from outside of the join that calls in a part of it run on, or are handed. */
function collectRunners(unit: Unit, part: TSESTree.Node, join: TSESTree.Node): Set<Variable> {
  const found = new Set<Variable>();
  walk(part, unit.keys, (node) => {
    if (node.type !== AST_NODE_TYPES.Identifier) return true;
    const variable = unit.variableOf(node);
    const declared = variable && getOnlyDefinition(variable)?.name;
    if (!variable || !declared || contains(join, declared as TSESTree.Node)) return true;
    if (runs(node, part)) found.add(variable);
    return true;
  });
  return found;
}

/** `tx.user.create(…)`, `create(tx, …)`, `create({ tx })`, `create({ transaction: tx })` */
function runs(node: TSESTree.Identifier, part: TSESTree.Node): boolean {
  let current: TSESTree.Node = node;
  for (let parent = node.parent as TSESTree.Node | undefined; parent; parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.CallExpression:
        return parent.callee === current ? current !== node : true;
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object !== current) return false;
        break;
      case AST_NODE_TYPES.TaggedTemplateExpression:
        return parent.tag === current;
      case AST_NODE_TYPES.Property:
        if (parent.value !== current || current !== node) return false;
        break;
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.ChainExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSAsExpression:
        break;
      default:
        return false;
    }
    if (parent === part) return false;
    current = parent;
  }
  return false;
}

const READS = /^(find|get|count|aggregate|group|select|exists|list|fetch|load|read)/;

/** `tx.user.findMany(…)`, `tx.query.users.findFirst(…)`, `getUsers({ db: tx })`, by their names. */
function isRead(name: TSESTree.Node): boolean {
  let current = name;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.CallExpression: {
        const callee = getDottedName(unwrap(parent.callee));
        // `tx.select().from(users)` starts with what it does, `getUsers(tx)` is called that.
        return READS.test(callee.split('.').at(-1)!);
      }
      case AST_NODE_TYPES.MemberExpression:
      case AST_NODE_TYPES.Property:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.TSNonNullExpression:
      case AST_NODE_TYPES.TSAsExpression:
        break;
      default:
        return false;
    }
  }
  return false;
}

function judge(
  unit: Unit,
  effects: Effects,
  variable: Variable,
): Pick<ParallelTransaction, 'evidence' | 'what'> | undefined {
  const name = getOnlyDefinition(variable)?.name as TSESTree.Node | undefined;
  if (name?.type !== AST_NODE_TYPES.Identifier) return undefined;
  const origin = getParameterOrigin(variable);
  if (origin && origin.path.length === 0 && origin.index === 0) {
    const received = findReceivingCall(origin.callee);
    const kind = received && findCallKind(unit, effects, received.call, received.argument);
    if (kind === 'transaction' && received)
      return {
        evidence: 'proven',
        what: `the transaction of ${getDottedName(received.call.callee)}()`,
      };
  }
  const opener = getOpener(variable);
  if (opener !== undefined) return { evidence: 'proven', what: `what ${opener}() has opened` };
  const type = isSerialDeclared(unit, name);
  if (type) return { evidence: 'proven', what: 'a transaction or a single connection by its type' };
  return NAMES.test(variable.name)
    ? { evidence: 'assumed', what: 'a transaction by its name' }
    : undefined;
}

const OPENERS =
  /^(startSession|createQueryRunner|reserve|transaction|startTransaction|beginTransaction|acquireConnection)$/;

/** `dataSource.createQueryRunner()`: the one that is given without a promise. */
function isRunner(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === AST_NODE_TYPES.CallExpression &&
    getDottedName(node.callee).endsWith('.createQueryRunner')
  );
}

/** `const client = await pool.connect()`, `const trx = await knex.transaction()` */
function getOpener(variable: Variable): string | undefined {
  const init = getInitializer(variable);
  const awaited = init && unwrap(init);
  // What is there at once is a transaction of IndexedDB, in which requests are meant to be made together.
  if (awaited?.type !== AST_NODE_TYPES.AwaitExpression && !isRunner(awaited)) return undefined;
  const made =
    awaited?.type === AST_NODE_TYPES.AwaitExpression ? unwrap(awaited.argument) : awaited;
  if (made?.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = unwrap(made.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const method = getPropertyName(callee) ?? '';
  const isTaken =
    /^(connect|getConnection)$/.test(method) && /pool$/i.test(getDottedName(callee.object));
  return isTaken || OPENERS.test(method) ? getDottedName(callee) : undefined;
}
