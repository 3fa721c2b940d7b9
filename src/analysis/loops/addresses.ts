/** Whether a call says by a key which thing it is about: an address, or the condition of a query. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Call } from '../effects/callees.js';
import type { Entry } from '../effects/catalogue/index.js';
import type { Keys } from './keys.js';

/** Words of a condition under which a value is not what has to be equal. */
const UNEQUAL =
  /^(\$?(not|or|nor|ne|nin|in|notIn|lt|lte|gt|gte|some|every|none|is|isNot|has|hasSome|hasEvery)|contains|startsWith|endsWith|search|path|equals_not)$/i;
/** What a nested write of Prisma does to rows of other tables, which many rows may share. */
const NESTED =
  /^(update|updateMany|upsert|delete|deleteMany|create|createMany|connect|connectOrCreate|disconnect)$/;
/** Calls whose second argument is a place of its own: a copy, a new name. */
const TWO_PLACES =
  /\b(rename|copyFile|cp|copy|move|link|symlink|lmove|rpoplpush|smove|brpoplpush)$/i;
/** Commands of key-value stores that touch the one thing that their first argument names. */
const ONE_KEY =
  /\b(get|getex|getdel|mget|exists|ttl|type|set|setex|setnx|psetex|put|delete|del|unlink|expire|pexpire|persist|incr|incrby|decr|decrby|append|h(get|getall|set|mset|setnx|del|incrby|mget|keys|exists)|s(add|rem|members|ismember|card)|z(add|rem|incrby|score|range)|lpush|rpush|lrange|llen|ltrim)$/i;

/** `fetch(`/users/${id}`, …)`, `writeFile(`${name}.json`, …)`, `redis.set(id, …)` */
export function isNamedByKey(call: Call, { source, reads, writes }: Entry, keys: Keys): boolean {
  const [first, second] = call.arguments;
  if (!first || !keys.isAddress(first)) return hasKeyProperty(call, keys);
  if (TWO_PLACES.test(source)) return second !== undefined && keys.isAddress(second);
  const isStore =
    (reads ?? []).includes('kv') || (writes ?? []).some(({ resource }) => resource === 'kv');
  // `del(one, other)`: each argument is a key.
  return (
    !isStore ||
    (ONE_KEY.test(source) &&
      (call.arguments.length === 1 || !/\b(del|unlink|exists|mget)$/i.test(source)))
  );
}

/** `update({ key: id, … })`, without a condition. */
function hasKeyProperty(call: Call, keys: Keys): boolean {
  const first = call.arguments[0] && unwrap(call.arguments[0]);
  return (
    first?.type === AST_NODE_TYPES.ObjectExpression &&
    first.properties.some(
      (item) =>
        item.type === AST_NODE_TYPES.Property &&
        /^(id|key)$/i.test(getKeyName(item) ?? '') &&
        keys.isKey(item.value),
    )
  );
}

/** `db.user.update({ where: { id }, … })`, `db.update(users).set({ … }).where(eq(users.id, id))` */
export function isRowKeyed(call: Call, keys: Keys): boolean {
  const [first, second] = call.arguments;
  if (isChainKeyed(call, keys)) return true;
  if (!first) return false;
  const key = unwrap(first);
  if (key.type !== AST_NODE_TYPES.ObjectExpression) return keys.isKey(key);
  // A spread may bring another condition.
  if (key.properties.some((item) => item.type === AST_NODE_TYPES.SpreadElement)) return false;
  if (key.properties.some(reachesOthers)) return false;
  const names = [...findConditions(key, keys), ...findIdentity(key, keys)];
  // `where: { teamId: from }, data: { teamId: to }`: what it writes may be what another one looks for.
  return names.some((name) => !setsKey(key, name) && !(second && setsKey(second, name)));
}

/** The columns that have to be equal to the key. */
function findConditions(node: TSESTree.ObjectExpression, keys: Keys): string[] {
  return node.properties.flatMap((item) =>
    item.type === AST_NODE_TYPES.Property && /^(where|filter)$/i.test(getKeyName(item) ?? '')
      ? findEqual(item.value, keys)
      : [],
  );
}

/** `{ _id: id }`, `{ id, … }`, `{ key: id }` */
function findIdentity(node: TSESTree.ObjectExpression, keys: Keys): string[] {
  return node.properties.flatMap((item) => {
    const name = item.type === AST_NODE_TYPES.Property ? (getKeyName(item) ?? '') : '';
    return /^(_?id|key)$/i.test(name) && keys.isKey((item as TSESTree.Property).value)
      ? [name]
      : [];
  });
}

/** `{ id }`, `{ team_user: { team, user: id } }`: what has to be equal, and not `{ id: { not: id } }`. */
function findEqual(node: TSESTree.Node, keys: Keys): string[] {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.ObjectExpression) return [];
  // `{ id, ...filter }`: the filter may name another id.
  const last = target.properties.findLastIndex(
    (item) => item.type === AST_NODE_TYPES.SpreadElement,
  );
  return target.properties.slice(last + 1).flatMap((item) => {
    if (item.type !== AST_NODE_TYPES.Property || item.computed) return [];
    const name = getKeyName(item) ?? '';
    if (UNEQUAL.test(name)) return [];
    if (keys.isKey(item.value)) return [name];
    return findEqual(item.value, keys).map((inner) => (inner === 'equals' ? name : inner));
  });
}

/** Whether the key's own column is given a value: `data: { teamId: … }`, `$set: { teamId: … }`. */
function setsKey(node: TSESTree.Node, name: string): boolean {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.ObjectExpression) return false;
  return target.properties.some(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      /^(data|update|\$set|set)$/.test(getKeyName(item) ?? '') &&
      mentionsColumn(item.value, name),
  );
}

function mentionsColumn(node: TSESTree.Node, name: string): boolean {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.ObjectExpression) return false;
  return target.properties.some(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      (getKeyName(item) === name || mentionsColumn(item.value, name)),
  );
}

/** `data: { team: { update: { … } } }` */
function reachesOthers(item: TSESTree.ObjectLiteralElement): boolean {
  if (item.type !== AST_NODE_TYPES.Property) return false;
  const value = unwrap(item.value);
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.some(
      (inner) =>
        inner.type === AST_NODE_TYPES.Property &&
        (NESTED.test(getKeyName(inner) ?? '') || reachesOthers(inner)),
    )
  );
}

/** Whether a builder is told which rows by a key, before it is run. */
function isChainKeyed(call: Call, keys: Keys): boolean {
  const steps = getChain(call);
  const names = steps.map(({ name }) => name);
  // Another table tells which rows, or one of several conditions does.
  const isOpen = names.some((name) => /^or([A-Z]|$)|join$/i.test(name));
  const isFrom = names.includes('from') && names.some((name) => /^update/.test(name));
  if (steps.length < 2 || isOpen || isFrom) return false;
  const columns = steps.flatMap(({ name, values }) =>
    name === 'where' || name === 'eq' ? findColumns(name, values, keys) : [],
  );
  const set = steps.flatMap(({ name, values }) => (/^(set|update)$/.test(name) ? values : []));
  return columns.some((column) => set.every((value) => !mentionsColumn(value, column)));
}

/** The calls of a chain, from its start: `db`, `update(users)`, `set({ … })`, `where(…)`. */
function getChain(call: Call): { name: string; values: readonly TSESTree.Node[] }[] {
  let top: TSESTree.Node = call;
  for (;;) {
    const member: TSESTree.Node | undefined = top.parent;
    const outer: TSESTree.Node | undefined = member?.parent;
    const isStep =
      member?.type === AST_NODE_TYPES.MemberExpression &&
      member.object === top &&
      outer?.type === AST_NODE_TYPES.CallExpression &&
      outer.callee === member;
    if (!isStep) break;
    top = outer;
  }
  const steps: { name: string; values: readonly TSESTree.Node[] }[] = [];
  for (let current: TSESTree.Node = top; current.type === AST_NODE_TYPES.CallExpression;) {
    const { callee } = current;
    if (callee.type !== AST_NODE_TYPES.MemberExpression) break;
    steps.unshift({ name: getPropertyName(callee) ?? '', values: current.arguments });
    current = unwrap(callee.object);
  }
  return steps;
}

/** `where(eq(users.id, id))`, `where('id', '=', id)`, `where({ id })`, `eq('id', id)` */
function findColumns(name: string, values: readonly TSESTree.Node[], keys: Keys): string[] {
  const [first, second, third] = values;
  if (!first) return [];
  const target = unwrap(first);
  if (target.type === AST_NODE_TYPES.ObjectExpression)
    return name === 'where' ? findEqual(target, keys) : [];
  if (target.type === AST_NODE_TYPES.CallExpression && name === 'where') {
    const own = target.callee.type === AST_NODE_TYPES.Identifier ? target.callee.name : '';
    if (own === 'and')
      return target.arguments.flatMap((item) => findColumns('where', [item], keys));
    return own === 'eq' ? findColumns('eq', target.arguments, keys) : [];
  }
  const column =
    target.type === AST_NODE_TYPES.Literal && typeof target.value === 'string'
      ? target.value.split('.').at(-1)
      : target.type === AST_NODE_TYPES.MemberExpression
        ? getPropertyName(target)
        : undefined;
  const isEqual =
    second?.type === AST_NODE_TYPES.Literal && second.value === '=' && third ? third : second;
  return column !== undefined &&
    isEqual &&
    (third === undefined || isEqual === third) &&
    keys.isKey(isEqual)
    ? [column]
    : [];
}
