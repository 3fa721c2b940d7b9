/**
 * Stretches of a list between the statement that opens something and the one that closes it: a
 * transaction without a callback, a lock. Nothing in them is moved, and nothing across their ends.
 */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getPropertyName,
  getStaticString,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Operation, Reason } from '../model.js';
import type { Unit } from '../unit.js';

type Kind = 'transaction' | 'lock';

const REASONS: Readonly<Record<Kind, Reason>> = {
  transaction: { kind: 'place', text: 'a transaction is open here' },
  lock: { kind: 'place', text: 'a lock is held here' },
};

/** Calls that open something, by their names. */
const OPENERS: readonly [pattern: RegExp, kind: Kind][] = [
  [/^(start|begin|init|open)\w*Transaction$|^begin$|^savepoint$/i, 'transaction'],
  [/^(acquire\w*|lock|lockAsync|tryLock|getLock|takeLock|enterLock)$/, 'lock'],
];
const CLOSERS: Readonly<Record<Kind, RegExp>> = {
  transaction: /^(commit|rollback|abort|end)\w*$/i,
  lock: /^(release\w*|unlock\w*)$/,
};
const SQL_OPENER =
  /^\s*(begin(\s+(transaction|work|immediate|exclusive|deferred|concurrent|isolation)\b.*)?|start\s+transaction\b.*|savepoint\s+\S+|lock\s+tables?\s.*)\s*;?\s*$/is;
const SQL_CLOSER = /^\s*(commit|rollback|end|unlock\s+tables?)\b/i;
/** Functions that are handed a statement for a database. */
const SQL_CALLEE = /query|exec|run|raw|unsafe|prepare|sql/i;

/** Makes boundaries of what stands in a stretch of its list. */
export function keepStretches(unit: Unit, operations: readonly Operation[]): readonly Operation[] {
  const stretches = findStretches(
    unit,
    operations.map(({ node }) => node),
  );
  if (stretches.size === 0) return operations;
  return operations.map((operation) => {
    const refusal = stretches.get(operation.node);
    return refusal && operation.role !== 'boundary'
      ? { ...operation, role: 'boundary' as const, refusal }
      : operation;
  });
}

/** The statements that stand in a stretch, with the reason to keep them. */
export function findStretches(
  unit: Unit,
  statements: readonly TSESTree.Node[],
): ReadonlyMap<TSESTree.Node, Reason> {
  const found = new Map<TSESTree.Node, Reason>();
  let open: { kind: Kind; name: string | undefined } | undefined;
  for (const statement of statements) {
    const opener = open ? undefined : findOpener(unit, statement);
    // `try { await begin(); … await commit(); }` has its stretch inside.
    if (opener && !isSimple(statement)) continue;
    open ??= opener;
    if (!open) continue;
    found.set(statement, REASONS[open.kind]);
    const isEnd =
      statement.type === AST_NODE_TYPES.ExpressionStatement ||
      statement.type === AST_NODE_TYPES.TryStatement;
    if (isEnd && !opener && closes(unit, statement, open.kind, open.name)) open = undefined;
  }
  return found;
}

function isSimple({ type }: TSESTree.Node): boolean {
  return type === AST_NODE_TYPES.ExpressionStatement || type === AST_NODE_TYPES.VariableDeclaration;
}

/** `await session.startTransaction()`, `const release = await mutex.acquire()`, ``await sql`BEGIN` ``. */
export function findOpener(
  unit: Unit,
  statement: TSESTree.Node,
): { kind: Kind; name: string | undefined } | undefined {
  let kind: Kind | undefined;
  walk(statement, unit.keys, (node) => {
    if (kind || isFunction(node)) return false;
    const text = getSql(node);
    if (text !== undefined && SQL_OPENER.test(text)) {
      kind = /lock/i.test(text) ? 'lock' : 'transaction';
    } else if (node.type === AST_NODE_TYPES.CallExpression) {
      const name = getCalleeName(node);
      kind = isUnmanaged(node, name)
        ? 'transaction'
        : OPENERS.find(([pattern]) => name !== undefined && pattern.test(name))?.[1];
      // `lock(async () => …)` holds it for its callback only.
      if (node.arguments.some((argument) => isFunction(argument))) kind = undefined;
    }
    return !kind;
  });
  return kind && { kind, name: getBoundName(statement) };
}

/** `const t = await sequelize.transaction()` */
function isUnmanaged(call: TSESTree.CallExpression, name: string | undefined): boolean {
  const [first] = call.arguments;
  return (
    name === 'transaction' &&
    call.callee.type === AST_NODE_TYPES.MemberExpression &&
    (!first || first.type === AST_NODE_TYPES.ObjectExpression) &&
    call.parent.type === AST_NODE_TYPES.AwaitExpression
  );
}

function getBoundName(statement: TSESTree.Node): string | undefined {
  if (statement.type !== AST_NODE_TYPES.VariableDeclaration) return undefined;
  const id = statement.declarations[0]?.id;
  return id?.type === AST_NODE_TYPES.Identifier ? id.name : undefined;
}

/** Whether a statement ends a stretch: by a call of that name, or of what the opener gave. */
function closes(
  unit: Unit,
  statement: TSESTree.Node,
  kind: Kind,
  name: string | undefined,
): boolean {
  let found = false;
  walk(statement, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    const text = getSql(node);
    const callee = node.type === AST_NODE_TYPES.CallExpression ? getCalleeName(node) : undefined;
    found =
      (text !== undefined && SQL_CLOSER.test(text)) ||
      (callee !== undefined && (callee === name || CLOSERS[kind].test(callee)));
    return !found;
  });
  return found;
}

function getCalleeName({ callee }: TSESTree.CallExpression): string | undefined {
  const target = unwrap(callee);
  if (target.type === AST_NODE_TYPES.Identifier) return target.name;
  return target.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(target) : undefined;
}

/** The text that a query starts with: `client.query('BEGIN')`, ``sql`BEGIN` ``. */
function getSql(node: TSESTree.Node): string | undefined {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return node.quasi.quasis[0]?.value.raw;
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  return SQL_CALLEE.test(getCalleeName(node) ?? '')
    ? getStaticString(node.arguments[0])
    : undefined;
}
