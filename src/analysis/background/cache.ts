/**
 * Caches: a hit that waits for its own refresh, and a miss that waits until what it answers is stored.
 *
 * ```ts
 * const cached = await cache.get(key);
 * if (cached) {
 *   await refresh(key);
 *   return cached;
 * }
 * ```
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getStatementList } from '../lists.js';
import type { Variable, Write } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';

/** Tells the writes of a statement that only bring a cache up to date which the handler has asked. */
export function findCacheWrites(
  unit: Unit,
  effects: Effects,
  statement: TSESTree.Statement,
  awaited: TSESTree.Node,
): (write: Write) => boolean {
  const hit = findHit(unit, statement);
  const resources = hit ? getReadPlaces(effects, hit) : undefined;
  // Work that is declared to be in the background says no more than that; here it is a refresh.
  if (resources) return (write) => write.background === 'declared' || isAt(write, resources);
  const stored = isStoredMiss(unit, statement, awaited);
  return stored ? (write) => write.location.root.kind === 'resource' : () => false;
}

interface Places {
  resources: ReadonlySet<string>;
  /** A `Map` of the process. */
  variable: Variable | undefined;
}

function isAt({ location: { root } }: Write, { resources, variable }: Places): boolean {
  if (root.kind === 'resource') return resources.has(root.name);
  return root.kind === 'variable' && root.variable === variable;
}

/** The look-up whose value is returned right behind the statement, on the way where there is one. */
function findHit(unit: Unit, statement: TSESTree.Statement): TSESTree.Expression | undefined {
  const list = statement.parent && getStatementList(statement.parent);
  if (!list || statement.parent.type !== AST_NODE_TYPES.BlockStatement) return undefined;
  const next = list.statements[list.statements.indexOf(statement) + 1];
  const test = statement.parent.parent;
  if (
    next?.type !== AST_NODE_TYPES.ReturnStatement ||
    !next.argument ||
    test.type !== AST_NODE_TYPES.IfStatement ||
    test.consequent !== statement.parent
  )
    return undefined;
  for (const variable of collectVariables(unit, test.test)) {
    const init = getInitializer(variable);
    const call = init && unwrap(init);
    const operand = call?.type === AST_NODE_TYPES.AwaitExpression ? unwrap(call.argument) : call;
    if (
      operand?.type === AST_NODE_TYPES.CallExpression &&
      isLookUp(operand) &&
      collectVariables(unit, next.argument).includes(variable)
    )
      return operand;
  }
  return undefined;
}

/** `cache.get(key)`, `getCached(key)`, `redis.hgetall(key)` */
function isLookUp({ callee }: TSESTree.CallExpression): boolean {
  const target = unwrap(callee);
  const name =
    target.type === AST_NODE_TYPES.MemberExpression
      ? getPropertyName(target)
      : target.type === AST_NODE_TYPES.Identifier
        ? target.name
        : undefined;
  return name !== undefined && /^(h|m|j|json)?get|^(read|load|find|fetch|lookup|match)/i.test(name);
}

function getReadPlaces(effects: Effects, node: TSESTree.Expression): Places {
  const { reads } = effects.evaluate(node);
  const call = unwrap(node) as TSESTree.CallExpression;
  const callee = unwrap(call.callee);
  const object =
    callee.type === AST_NODE_TYPES.MemberExpression ? unwrap(callee.object) : undefined;
  const variable =
    object?.type === AST_NODE_TYPES.Identifier ? effects.unit.variableOf(object) : undefined;
  return { resources: new Set(reads.filter((name) => CACHES.test(name))), variable };
}

/** Resources that a cache may be kept in. */
const CACHES = /^(kv|cache|redis|fs|declared )/;

/**
 * `const cached = await redis.get(key); if (cached) return cached; …; await redis.set(key, value);`,
 * where the value is what is returned next.
 */
function isStoredMiss(unit: Unit, statement: TSESTree.Statement, awaited: TSESTree.Node): boolean {
  const call = unwrap(awaited);
  if (call.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(call.callee);
  const [key, value] = call.arguments;
  if (
    callee.type !== AST_NODE_TYPES.MemberExpression ||
    !/^(set|setex|put|hset)$/.test(getPropertyName(callee) ?? '') ||
    !key ||
    !value
  )
    return false;
  const list = statement.parent && getStatementList(statement.parent);
  const next = list?.statements[list.statements.indexOf(statement as never) + 1];
  if (next?.type !== AST_NODE_TYPES.ReturnStatement || !next.argument) return false;
  const returned = collectVariables(unit, next.argument);
  const stored = call.arguments.slice(1).flatMap((item) => collectVariables(unit, item));
  if (!stored.some((variable) => returned.includes(variable))) return false;
  const owner = getOwner(statement);
  let found = false;
  walk(isFunction(owner) ? owner.body : owner, unit.keys, (node) => {
    if (node.range[0] >= statement.range[0]) return false;
    const target = node.type === AST_NODE_TYPES.CallExpression ? unwrap(node.callee) : undefined;
    if (
      node.type === AST_NODE_TYPES.CallExpression &&
      target?.type === AST_NODE_TYPES.MemberExpression &&
      /^(get|hget|match)$/.test(getPropertyName(target) ?? '') &&
      unit.getText(target.object) === unit.getText(callee.object) &&
      node.arguments[0] &&
      unit.getText(node.arguments[0]) === unit.getText(key)
    )
      found = true;
    return !found;
  });
  return found;
}

/** The variables that a piece of code mentions. */
export function collectVariables(unit: Unit, root: TSESTree.Node): Variable[] {
  const found = new Set<Variable>();
  walk(root, unit.keys, (node) => {
    const variable = node.type === AST_NODE_TYPES.Identifier ? unit.variableOf(node) : undefined;
    if (variable) found.add(variable);
    return true;
  });
  return [...found];
}
