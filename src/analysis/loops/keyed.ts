/** Writes of iterations that are provably about different things. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Call, Callee } from '../effects/callees.js';
import type { Variable, Write } from '../model.js';
import type { Scene } from '../scene.js';
import { getInitializer } from '../variables.js';
import type { Iterated, LoopShape } from './model.js';

/** Resources in which a key names one thing. */
const KEYED = new Set(['http', 'db', 'fs', 'storage']);
/** Words of a condition under which a value is not what has to be equal. */
const UNEQUAL =
  /^(\$?(not|or|nor|ne|nin|in|notIn|lt|lte|gt|gte|some|every|none|is|isNot|has|hasSome|hasEvery)|contains|startsWith|endsWith|search|path|equals_not)$/i;

/** Tells whether an expression is what no two elements share. */
type IsKey = (node: TSESTree.Node) => boolean;

/**
 * What the calls of an iteration write, where each is of the catalogue and says by its key which thing
 * it is about, and no two elements share that key. Undefined where that is not so.
 */
export function describeKeyedWrite(
  scene: Scene,
  shape: LoopShape,
  iterated: Iterated,
  calls: readonly { call: Call; callee: Callee }[],
  writes: readonly Write[],
): string | undefined {
  const isKey = findKey(scene, shape, iterated);
  if (!isKey) return undefined;
  const resources = new Set<string>();
  for (const { location } of writes) {
    if (location.root.kind !== 'resource' || !KEYED.has(location.root.name)) return undefined;
    resources.add(location.root.name);
  }
  const writers = calls.filter(
    ({ callee }) =>
      callee.kind !== 'entry' || (callee.entry.writes ?? callee.entry.options ?? []).length > 0,
  );
  // A text that holds the key is an address; in a query, it may be about anything.
  const isAddress = !resources.has('db');
  const isKeyed = ({ call, callee }: { call: Call; callee: Callee }): boolean =>
    callee.kind === 'entry' && hasKey(call, isAddress ? (node) => isNamedBy(node, isKey) : isKey);
  return writers.length > 0 && writers.every(isKeyed) ? [...resources].join(', ') : undefined;
}

/** `id` of a set of ids, `row.id` and `{ id }` of rows, `[key]` of entries. */
function findKey(
  { unit }: Scene,
  { node: loop, element }: LoopShape,
  { distinct }: Iterated,
): IsKey | undefined {
  if (!distinct || !element) return undefined;
  const name = getKeyBinding(element, distinct);
  const own = name && unit.variableOf(name);
  const whole = element.type === AST_NODE_TYPES.Identifier ? unit.variableOf(element) : undefined;
  // A variable that gets another value may get one that another iteration has, too.
  const isFixed = (variable: Variable): boolean =>
    variable.references.every((reference) => !reference.isWrite() || reference.init === true);
  const isKey = (node: TSESTree.Node, depth = 0): boolean => {
    const target = unwrap(node);
    if (depth > 4) return false;
    if (target.type === AST_NODE_TYPES.MemberExpression)
      return (
        distinct === 'row' &&
        whole !== undefined &&
        isFixed(whole) &&
        unit.variableOf(target.object) === whole &&
        getPropertyName(target) === 'id'
      );
    if (target.type !== AST_NODE_TYPES.Identifier) return false;
    const variable = unit.variableOf(target);
    if (!variable) return false;
    if (variable === own) return isFixed(variable);
    const made = getInitializer(variable);
    return made !== undefined && contains(loop, made) && isKey(made, depth + 1);
  };
  return own || (distinct === 'row' && whole) ? (node) => isKey(node) : undefined;
}

/** The name in the head of a loop that holds the key itself. */
function getKeyBinding(
  element: TSESTree.BindingName,
  distinct: NonNullable<Iterated['distinct']>,
): TSESTree.Identifier | undefined {
  switch (distinct) {
    case 'element':
      return element.type === AST_NODE_TYPES.Identifier ? element : undefined;
    case 'row': {
      if (element.type !== AST_NODE_TYPES.ObjectPattern) return undefined;
      const found = element.properties.find(
        (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === 'id',
      );
      return found?.value?.type === AST_NODE_TYPES.Identifier ? found.value : undefined;
    }
    case 'entry': {
      const [first] = element.type === AST_NODE_TYPES.ArrayPattern ? element.elements : [];
      return first?.type === AST_NODE_TYPES.Identifier ? first : undefined;
    }
  }
}

/** `fetch(`/users/${id}`, …)`, `db.user.update({ where: { id }, … })` */
function hasKey(call: Call, isKey: IsKey): boolean {
  const [first] = call.arguments;
  if (!first) return false;
  const key = unwrap(first);
  if (key.type !== AST_NODE_TYPES.ObjectExpression) return isKey(key);
  if (key.properties.some(reachesOthers)) return false;
  return key.properties.some(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      /^(where|id|key|filter)$/i.test(getKeyName(item) ?? '') &&
      isCondition(item.value, isKey),
  );
}

/** What a nested write of Prisma does to rows of other tables, which many rows may share. */
const NESTED =
  /^(update|updateMany|upsert|delete|deleteMany|create|createMany|connect|connectOrCreate|disconnect)$/;

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

/** `id`, a text that holds it: not `id.slice(0, 2)`, which two may share. */
function isNamedBy(node: TSESTree.Node, isKey: IsKey): boolean {
  const target = unwrap(node);
  switch (target.type) {
    case AST_NODE_TYPES.TemplateLiteral:
      return target.expressions.some((item) => isNamedBy(item, isKey));
    case AST_NODE_TYPES.BinaryExpression:
      return (
        target.operator === '+' && (isNamedBy(target.left, isKey) || isNamedBy(target.right, isKey))
      );
    case AST_NODE_TYPES.CallExpression: {
      const { callee } = target;
      const isEncoded =
        callee.type === AST_NODE_TYPES.Identifier &&
        /^(encodeURIComponent|String)$/.test(callee.name);
      return isEncoded && target.arguments.some((item) => isNamedBy(item, isKey));
    }
    default:
      return isKey(target);
  }
}

/** `{ id }`, `{ team_user: { team, user: id } }`: what has to be equal, and not `{ id: { not: id } }`. */
function isCondition(node: TSESTree.Node, isKey: IsKey): boolean {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.ObjectExpression) return isKey(target);
  return target.properties.some(
    (item) =>
      item.type === AST_NODE_TYPES.Property &&
      !item.computed &&
      !UNEQUAL.test(getKeyName(item) ?? '') &&
      isCondition(item.value, isKey),
  );
}
