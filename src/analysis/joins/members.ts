import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { once } from '../../utils/once.js';
import { walk } from '../../utils/walk.js';
import { isConnection, isTransaction } from '../effects/connections.js';
import type { Effects } from '../effects/infer.js';
import { resolveFunctions } from '../effects/functions.js';
import { getTokens, isGateName } from '../effects/names.js';
import type { Summary, Write } from '../model.js';
import { mayReject } from '../rejections.js';
import type { Unit } from '../unit.js';
import { getInitializer } from '../variables.js';
import type { JoinMember } from './model.js';

/** What is made of the argument of a `Promise.all`. */
export interface Members {
  /** True where the elements are made by one call for each item of a list. */
  isBatch: boolean;
  members: readonly JoinMember[];
}

/** The elements of `[a(), b()]`, or the call that `ids.map(…)` makes for each item. */
export function getMembers(
  unit: Unit,
  effects: Effects,
  awaited: TSESTree.AwaitExpression,
  list: TSESTree.Expression,
): Members {
  const value = getValue(unit, list);
  if (value.type === AST_NODE_TYPES.ArrayExpression) {
    const used = getUsedElements(awaited);
    const members = value.elements.flatMap((element, index) =>
      element ? [makeMember(unit, effects, element, used(index))] : [],
    );
    // `[...ids.map(load)]` alone is a batch, too.
    const [only] = value.elements;
    const isBatch = value.elements.length === 1 && only?.type === AST_NODE_TYPES.SpreadElement;
    return { isBatch, members };
  }
  return { isBatch: true, members: [makeMember(unit, effects, list, !isDropped(awaited))] };
}

/** Whether an element runs on a transaction or a connection of its own. */
export function isSerial(unit: Unit, list: TSESTree.Expression): boolean {
  let found = false;
  walk(list, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.CallExpression) {
      const callee = unwrap(node.callee);
      found ||=
        node.arguments.some((argument) => isConnection(unit, argument)) ||
        (callee.type === AST_NODE_TYPES.MemberExpression && isTransaction(unit, callee.object));
    }
    return !found;
  });
  return found;
}

/** A constant stands for what it was given. */
function getValue(unit: Unit, node: TSESTree.Expression): TSESTree.Node {
  const value = unwrap(node);
  const variable = value.type === AST_NODE_TYPES.Identifier ? unit.variableOf(value) : undefined;
  const made = variable && getInitializer(variable);
  return made ? unwrap(made) : value;
}

function makeMember(
  unit: Unit,
  effects: Effects,
  element: TSESTree.Expression | TSESTree.SpreadElement,
  isUsed: boolean,
): JoinMember {
  const node = element.type === AST_NODE_TYPES.SpreadElement ? element.argument : element;
  const value = getValue(unit, node);
  // Found when they are asked for: most joins are told to be harmless by where their values go.
  const getWrite = once(() => (isGate(value) ? undefined : findWrite(effects.evaluate(value))));
  const getCanReject = once(() => mayReject(unit, effects, value));
  return {
    node,
    get name() {
      return node.type === AST_NODE_TYPES.Identifier ? node.name : getName(effects, value);
    },
    get write() {
      return getWrite();
    },
    get canReject() {
      return getCanReject();
    },
    isUsed,
  };
}

/** `ensureAccess()`: what it writes on its way is not what it is called for. */
function isGate(value: TSESTree.Node): boolean {
  return value.type === AST_NODE_TYPES.CallExpression && isGateName(getDottedName(value.callee));
}

/** What is kept in memory, or is nothing that a failure leaves half done. */
const INSIDE: ReadonlySet<string> = new Set([
  'stdout',
  'log',
  'sentry',
  'analytics',
  'query cache',
  'cache',
  'cookies',
  'after',
  'ai',
]);

function findWrite({ writes, unknowns }: Summary): JoinMember['write'] {
  const outside = writes.filter(isOutside).map(({ location: { root }, why }) => {
    const name = root.kind === 'resource' ? root.name : '';
    return { name, words: WORDS[name] ?? why };
  });
  const isBackground =
    unknowns.length === 0 &&
    writes.every((write) => !isOutside(write) || write.background !== undefined);
  const stored = outside.find(({ name }) => name !== 'kv');
  if (stored) return { evidence: 'proven', words: stored.words, isBackground };
  // Most of what is put there is a copy that the next read makes anew.
  if (outside[0]) return { evidence: 'assumed', words: outside[0].words, isBackground };
  const unknown = unknowns.find(
    ({ name, nameClass }) => nameClass === 'write' && VERBS.has(getTokens(getOwnName(name))[0]!),
  );
  const words = unknown && `${unknown.name}() writes, by its name`;
  return words === undefined ? undefined : { evidence: 'assumed', words, isBackground: false };
}

/** Verbs of what is stored, sent or ended; `invalidate` and `refresh` only make others read again. */
const VERBS: ReadonlySet<string> = new Set(
  `create insert add append post put patch update upsert replace save store write delete del remove
  destroy drop purge archive restore revoke grant assign publish unpublish send emit notify enqueue cancel
  approve reject pay charge refund upload import export sync migrate deploy close disconnect`.split(
    /\s+/,
  ),
);

function getOwnName(name: string): string {
  return name.split('.').at(-1)!;
}

const WORDS: Readonly<Record<string, string | undefined>> = {
  db: 'writes to the database',
  http: 'sends a request that writes',
  kv: 'writes to the key-value store',
  fs: 'writes files',
  queue: 'puts messages on a queue',
  mail: 'sends mail',
};

function isOutside({ benign, location: { root } }: Write): boolean {
  return benign !== true && root.kind === 'resource' && !INSIDE.has(root.name);
}

/** `sendMail()`; for `ids.map((id) => send(id))` what is called for each item, if that is one call. */
function getName(effects: Effects, value: TSESTree.Node): string {
  if (value.type === AST_NODE_TYPES.ConditionalExpression)
    return getName(effects, unwrap(value.consequent));
  if (value.type === AST_NODE_TYPES.LogicalExpression) return getName(effects, unwrap(value.right));
  if (value.type !== AST_NODE_TYPES.CallExpression)
    return value.type === AST_NODE_TYPES.Identifier ? value.name : 'an element';
  const callee = unwrap(value.callee);
  const [callback] = value.arguments;
  const isMap =
    callee.type === AST_NODE_TYPES.MemberExpression &&
    /^(map|flatMap)$/.test(getPropertyName(callee) ?? '');
  const found = isMap && callback ? resolveFunctions(effects, callback)?.functions[0] : undefined;
  const body = found && found.body.type !== AST_NODE_TYPES.BlockStatement && unwrap(found.body);
  if (body && body.type === AST_NODE_TYPES.CallExpression) return getName(effects, body);
  if (isMap && callback && !isFunction(callback)) return `${getDottedName(callback)}()`;
  return `${getDottedName(callee)}()`;
}

/** Whether code uses the value of an element, by its index. */
function getUsedElements(awaited: TSESTree.AwaitExpression): (index: number) => boolean {
  if (isDropped(awaited)) return () => false;
  const { parent } = awaited;
  const target =
    parent.type === AST_NODE_TYPES.VariableDeclarator
      ? parent.id
      : parent.type === AST_NODE_TYPES.AssignmentExpression
        ? parent.left
        : undefined;
  if (target?.type !== AST_NODE_TYPES.ArrayPattern) return () => true;
  const { elements } = target;
  const hasRest = elements.at(-1)?.type === AST_NODE_TYPES.RestElement;
  return (index) => hasRest || (elements[index] ?? null) !== null;
}

function isDropped({ parent }: TSESTree.AwaitExpression): boolean {
  return parent.type === AST_NODE_TYPES.ExpressionStatement;
}
