/** Transactions and single connections: what runs on them keeps its order. */
import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  isClass,
  unwrap,
} from '../../utils/ast.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getInitializer, getOnlyDefinition, isUndeclared } from '../variables.js';
import { getDeclaredType } from './declared.js';
import type { Declared } from './type-targets.js';
import { trace } from './trace.js';

const TRANSACTIONS = /^(tx|trx|txn|transaction)$/;
const CONNECTIONS =
  /^(tx|trx|txn|transaction|queryRunner|entityManager|em|conn|connection|dbSession|lock)$/;
const CONNECTION_KEYS = /^(tx|trx|txn|transaction|session|queryRunner|lock|conn|connection)$/;

/** Types of the platform and of libraries whose values run one thing after another. */
const TYPES = new RegExp(
  `^(${[
    // transactions and units of work
    '\\w*Transaction(Client|Manager|Context|Scope|Sql)?',
    '(Client|Db|Database|Async|Sql|Query|Driver)Session',
    '\\w*EntityManager',
    // connections of their own
    'QueryRunner|\\w*PoolClient|\\w*PoolConnection|ReservedSql',
    'IDB(Transaction|ObjectStore|Index|Cursor\\w*)',
    // streams and cursors
    'ReadableStream\\w*Reader|WritableStream\\w*Writer|FileHandle',
    'Async(Iterator|Generator|IterableIterator)|(Find|Aggregation|Query|Abstract)?Cursor',
    // locks
    'Mutex|Semaphore|Redlock',
  ].join('|')})$`,
);

/** Methods that give a connection or open a transaction. */
const OPENERS =
  /^(startSession|getConnection|createQueryRunner|reserve|connect|transaction|startTransaction|beginTransaction|transactionProvider|acquireConnection)$/;

const MAX_DEPTH = 8;

/** `tx.user.findMany()`: the receiver is, or may be, a transaction or a connection of its own. */
export function isTransaction(unit: Unit, receiver: TSESTree.Node): boolean {
  let current = unwrap(receiver);
  for (;;) {
    if (isSerialValue(unit, current)) return true;
    if (current.type !== AST_NODE_TYPES.MemberExpression) break;
    current = unwrap(current.object);
  }
  if (current.type !== AST_NODE_TYPES.Identifier) return false;
  const isNamed = TRANSACTIONS.test(current.name) && !isUndeclared(unit.variableOf(current));
  return isNamed || isOpened(unit, current) || isDefaulted(unit, current);
}

/** A transaction or a connection that is handed on as an argument or an option. */
export function isConnection(unit: Unit, argument: TSESTree.Node): boolean {
  const value = unwrap(argument);
  if (value.type === AST_NODE_TYPES.Identifier)
    return CONNECTIONS.test(value.name) || isSerialValue(unit, value);
  if (value.type === AST_NODE_TYPES.MemberExpression) return isSerialValue(unit, value);
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.some(
      (item) =>
        item.type === AST_NODE_TYPES.Property &&
        (CONNECTION_KEYS.test(getKeyName(item) ?? '') || isSerialValue(unit, item.value)),
    )
  );
}

/** Units of work, streams, locks, and transactions in which requests are meant to be made together. */
const NO_CONNECTION =
  /EntityManager|^IDB|Reader|Writer|FileHandle|Iterator|Generator|Cursor|^(Mutex|Semaphore|Redlock)$/;

/** Whether a variable is declared to be a transaction or a single connection, and nothing else. */
export function isSerialDeclared(unit: Unit, name: TSESTree.Node): boolean {
  const type = getDeclaredType(unit, name);
  if (!type || isClass(type)) return false;
  return getAlternatives(unit, type).every(
    (part) => isSerialType(unit, part) && !NO_CONNECTION.test(unit.getText(part)),
  );
}

/** The parts of a union, also of one with a name: `PrismaClient | Prisma.TransactionClient`. */
function getAlternatives(unit: Unit, type: TSESTree.TypeNode, depth = 0): TSESTree.TypeNode[] {
  if (depth > MAX_DEPTH) return [type];
  if (type.type === AST_NODE_TYPES.TSUnionType)
    return type.types
      .filter(({ type: part }) => !NOTHING.has(part))
      .flatMap((part) => getAlternatives(unit, part, depth + 1));
  const origin =
    type.type === AST_NODE_TYPES.TSTypeReference ? trace(unit, type.typeName) : undefined;
  const alias = origin?.kind === 'node' ? origin.node : undefined;
  return alias?.type === AST_NODE_TYPES.TSTypeAliasDeclaration
    ? getAlternatives(unit, alias.typeAnnotation, depth + 1)
    : [type];
}

const NOTHING: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.TSNullKeyword,
  AST_NODE_TYPES.TSUndefinedKeyword,
]);

/** What is known of variables, as long as no file has changed. */
const known = new WeakMap<Variable, { generation: number; isSerial: boolean }>();

function isSerialValue(unit: Unit, node: TSESTree.Node): boolean {
  if (node.type === AST_NODE_TYPES.MemberExpression) return isDeclaredSerial(unit, node);
  const variable = node.type === AST_NODE_TYPES.Identifier ? unit.variableOf(node) : undefined;
  if (!variable || isUndeclared(variable)) return false;
  let found = known.get(variable);
  if (found?.generation !== unit.generation) {
    found = { generation: unit.generation, isSerial: isDeclaredSerial(unit, node) };
    known.set(variable, found);
  }
  return found.isSerial;
}

function isDeclaredSerial(unit: Unit, node: TSESTree.Node): boolean {
  const type = getDeclaredType(unit, node);
  return type !== undefined && isSerialType(unit, type);
}

/** Whether a value of a type may be a transaction: a part of a union is enough. */
function isSerialType(unit: Unit, type: Declared, depth = 0): boolean {
  if (isClass(type) || depth > MAX_DEPTH) return false;
  const recurse = (inner: TSESTree.TypeNode | undefined): boolean =>
    inner !== undefined && isSerialType(unit, inner, depth + 1);
  switch (type.type) {
    case AST_NODE_TYPES.TSUnionType:
    case AST_NODE_TYPES.TSIntersectionType:
      return type.types.some(recurse);
    case AST_NODE_TYPES.TSIndexedAccessType:
      return recurse(type.objectType);
    // `Parameters<typeof db.transaction>`
    case AST_NODE_TYPES.TSTypeQuery:
      return (
        type.exprName.type === AST_NODE_TYPES.TSQualifiedName &&
        /transaction$/i.test(type.exprName.right.name)
      );
    case AST_NODE_TYPES.TSTypeReference:
      return isSerialReference(unit, type, depth, recurse);
    default:
      return false;
  }
}

function isSerialReference(
  unit: Unit,
  type: TSESTree.TSTypeReference,
  depth: number,
  recurse: (inner: TSESTree.TypeNode | undefined) => boolean,
): boolean {
  const { typeName: name, typeArguments } = type;
  const origin = trace(unit, name);
  if (origin.kind === 'module') {
    const own = origin.path.at(-1) ?? '';
    return TYPES.test(own);
  }
  const declaration = origin.kind === 'node' ? origin.node : undefined;
  if (declaration?.type === AST_NODE_TYPES.TSTypeAliasDeclaration)
    return recurse(declaration.typeAnnotation);
  if (declaration?.type === AST_NODE_TYPES.TSInterfaceDeclaration)
    return declaration.extends.some(({ expression }) => isSerialName(unit, expression, depth));
  if (name.type !== AST_NODE_TYPES.Identifier || !isUndeclared(unit.variableOf(name))) return false;
  // `Omit<PrismaClient, '$transaction' | …>`: what is left of a client inside of a transaction.
  if (name.name === 'Omit') return mentionsTransaction(typeArguments?.params[1]);
  const isWrapper = /^(Parameters|Awaited|Readonly|NonNullable|Partial|Required|ReturnType|Pick)$/;
  if (isWrapper.test(name.name)) return recurse(typeArguments?.params[0]);
  return TYPES.test(name.name);
}

/** `interface Tx extends Prisma.TransactionClient {}` */
function isSerialName(unit: Unit, name: TSESTree.Node, depth: number): boolean {
  const origin = trace(unit, name);
  if (origin.kind === 'module') return TYPES.test(origin.path.at(-1) ?? '');
  return (
    origin.kind === 'node' &&
    origin.node.type === AST_NODE_TYPES.TSTypeAliasDeclaration &&
    isSerialType(unit, origin.node.typeAnnotation, depth + 1)
  );
}

function mentionsTransaction(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === AST_NODE_TYPES.TSUnionType) return type.types.some(mentionsTransaction);
  return (
    type?.type === AST_NODE_TYPES.TSLiteralType &&
    type.literal.type === AST_NODE_TYPES.Literal &&
    type.literal.value === '$transaction'
  );
}

/** `const client = await pool.connect()` */
function isOpened(unit: Unit, name: TSESTree.Identifier): boolean {
  const variable = unit.variableOf(name);
  let made = variable && getInitializer(variable);
  made = made && (unwrap(made) as TSESTree.Expression);
  if (made?.type === AST_NODE_TYPES.AwaitExpression)
    made = unwrap(made.argument) as TSESTree.Expression;
  if (made?.type !== AST_NODE_TYPES.CallExpression) return false;
  const callee = unwrap(made.callee);
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && OPENERS.test(getPropertyName(callee) ?? '')
  );
}

const CLIENTS = /^(prisma|db|database|knex|pool|sql|orm|dataSource)$|(Db|Client|Pool|DataSource)$/;

/** `(client = prisma)`: a caller inside of a transaction hands over another one. */
function isDefaulted(unit: Unit, name: TSESTree.Identifier): boolean {
  const variable = unit.variableOf(name);
  const definition = variable && getOnlyDefinition(variable);
  if ((definition?.type as string | undefined) !== 'Parameter') return false;
  const parent = (definition!.name as TSESTree.Node).parent;
  if (parent?.type !== AST_NODE_TYPES.AssignmentPattern) return false;
  const value = unwrap(parent.right);
  const isName =
    value.type === AST_NODE_TYPES.Identifier || value.type === AST_NODE_TYPES.MemberExpression;
  return isName && CLIENTS.test(getDottedName(value).split('.').at(-1)!);
}
