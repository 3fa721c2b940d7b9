import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getDottedName,
  getOwner,
  getPropertyName,
  isFunction,
  unwrap,
} from '../utils/ast.js';
import { walk } from '../utils/walk.js';
import type { Reason } from './model.js';
import type { Unit } from './unit.js';

const TEST_FILE =
  /(^|[\\/])(__tests__|__mocks__|e2e|cypress|playwright)[\\/]|[.-](test|spec|e2e|cy)\.[cm]?[jt]sx?$/;
const SCHEMA_FILE = /(^|[\\/])([a-z]*migrations?|seeds?|seeders)[\\/]|(^|[\\/])seed\.[cm]?[jt]sx?$/;

/** Imports that make a whole file a place where order is the point. */
const MODULES: readonly [pattern: RegExp, text: string][] = [
  [
    /^(vitest|@jest\/globals|mocha|ava|node:test|tap|bun:test|uvu|jasmine)$|^@testing-library\//,
    'it is test code',
  ],
  [
    /^(playwright|@playwright\/test|playwright-core|puppeteer|puppeteer-core|webdriverio|@wdio\/.*|cypress|testcafe|detox|selenium-webdriver)$/,
    'it drives a browser',
  ],
  [
    /^(@temporalio\/.*|@restatedev\/.*|inngest|@trigger\.dev\/.*|@dbos-inc\/.*|workflow|@upstash\/workflow.*|cloudflare:workflows|durable-functions)$/,
    'a durable workflow replays its steps in order',
  ],
  [
    /^(inquirer|@inquirer\/.*|prompts|enquirer|@clack\/prompts|(node:)?readline(\/promises)?)$/,
    'it talks with a person',
  ],
];

const TRANSACTIONS = new Set([
  'transaction',
  '$transaction',
  'withTransaction',
  'runInTransaction',
  'inTransaction',
  'startTransaction',
  'begin',
  'tx',
  'withConnection',
  'withSession',
  'useTransaction',
  'transactional',
]);
/** Decorators that put a method into a transaction, a unit of work or a lock. */
const AMBIENT = /transaction|unitOfWork|lock|mutex|requestContext|serial/i;
const LOCKS = new Set([
  'withLock',
  'runExclusive',
  'lock',
  'synchronized',
  'using',
  'withMutex',
  'withLease',
]);
const TESTS = new Set([
  'test',
  'it',
  'describe',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
  'fixture',
]);

const files = new WeakMap<TSESTree.Program, Reason | 'none'>();

/** Why nothing in the list may be moved, whatever its effects; undefined where nothing speaks against it. */
export function findPlace(unit: Unit, list: TSESTree.Node): Reason | undefined {
  let reason = files.get(unit.program);
  if (!reason) {
    reason = findFilePlace(unit) ?? 'none';
    files.set(unit.program, reason);
  }
  return reason === 'none' ? findEnclosingPlace(unit, list) : reason;
}

function findFilePlace(unit: Unit): Reason | undefined {
  if (TEST_FILE.test(unit.filename)) return { kind: 'place', text: 'it is test code' };
  if (SCHEMA_FILE.test(unit.filename))
    return { kind: 'place', text: 'migrations and seeds run in order' };
  if (startsBeforeItsConstants(unit))
    return { kind: 'place', text: 'the module starts its work above values that it sets later' };
  for (const statement of unit.program.body) {
    if (
      statement.type === AST_NODE_TYPES.ExpressionStatement &&
      (statement.directive === 'use workflow' || statement.directive === 'use step')
    ) {
      return { kind: 'place', text: 'a durable workflow replays its steps in order' };
    }
    if (statement.type !== AST_NODE_TYPES.ImportDeclaration || statement.importKind === 'type')
      continue;
    const found = MODULES.find(([pattern]) => pattern.test(statement.source.value));
    if (found) return { kind: 'place', text: found[1] };
  }
  return undefined;
}

/**
 * `main(); const BASE = '/api'; async function main() { … }`: what main reads after its first await is
 * set by then, and would not be if it were read earlier.
 */
function startsBeforeItsConstants(unit: Unit): boolean {
  let started = false;
  for (const statement of unit.program.body) {
    const declaration =
      statement.type === AST_NODE_TYPES.ExportNamedDeclaration ? statement.declaration : statement;
    if (
      declaration?.type === AST_NODE_TYPES.FunctionDeclaration ||
      declaration?.type === AST_NODE_TYPES.ImportDeclaration
    )
      continue;
    const isValue =
      declaration?.type === AST_NODE_TYPES.VariableDeclaration ||
      declaration?.type === AST_NODE_TYPES.ClassDeclaration;
    if (
      started &&
      isValue &&
      unit.scopes
        .getDeclaredVariables(declaration)
        .some((variable) =>
          variable.references.some(
            (reference) =>
              getOwner(reference.identifier as TSESTree.Node).type !== AST_NODE_TYPES.Program,
          ),
        )
    )
      return true;
    started ||=
      declaration !== null && declaration !== undefined && callsHoisted(unit, declaration);
  }
  return false;
}

function callsHoisted(unit: Unit, root: TSESTree.Node): boolean {
  let found = false;
  walk(root, unit.keys, (node) => {
    if (found || isFunction(node)) return false;
    if (
      node.type === AST_NODE_TYPES.CallExpression &&
      node.callee.type === AST_NODE_TYPES.Identifier
    ) {
      found =
        unit
          .variableOf(node.callee)
          ?.defs.some(
            (item) =>
              (item.node as TSESTree.Node).type === AST_NODE_TYPES.FunctionDeclaration &&
              (item.node as TSESTree.Node).range[0] > node.range[0],
          ) ?? false;
    }
    return !found;
  });
  return found;
}

function findEnclosingPlace(unit: Unit, list: TSESTree.Node): Reason | undefined {
  let inFunction = true;
  let current: TSESTree.Node = list;
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (isFunction(parent)) {
      if (inFunction && parent.generator)
        return { kind: 'place', text: 'the consumer of a generator sets the pace' };
      if (hasWorkflowDirective(parent))
        return { kind: 'place', text: 'a durable workflow replays its steps in order' };
      const region = findCallbackRegion(parent) ?? findDecoratedRegion(parent);
      if (region) return { kind: 'place', text: region };
      inFunction = false;
    } else if (
      inFunction &&
      parent.type === AST_NODE_TYPES.TryStatement &&
      parent.block === current
    ) {
      const reason = findTryObserver(unit, parent);
      if (reason) return reason;
    }
    if (inFunction && ownsResource(parent)) {
      return { kind: 'place', text: 'a resource of this scope is disposed of at its end' };
    }
  }
  return ownsResource(list)
    ? { kind: 'place', text: 'a resource of this scope is disposed of at its end' }
    : undefined;
}

/** `db.transaction(async (tx) => …)`, `mutex.runExclusive(…)`, `test('…', async () => …)`. */
function findCallbackRegion(callback: TSESTree.Node): string | undefined {
  const call = callback.parent;
  if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee === callback) return undefined;
  const target = unwrap(call.callee);
  const name =
    target.type === AST_NODE_TYPES.Identifier
      ? target.name
      : target.type === AST_NODE_TYPES.MemberExpression
        ? getPropertyName(target)
        : undefined;
  if (name === undefined) return undefined;
  if (TRANSACTIONS.has(name))
    return 'a transaction runs its statements one after another on one connection';
  if (LOCKS.has(name)) return 'a lock is held around it';
  const root =
    target.type === AST_NODE_TYPES.MemberExpression &&
    target.object.type === AST_NODE_TYPES.Identifier
      ? target.object.name
      : name;
  return TESTS.has(name) || TESTS.has(root) ? 'it is test code' : undefined;
}

/** `@Transactional() async load() { … }`, on the method or its class. */
function findDecoratedRegion(method: TSESTree.Node): string | undefined {
  const member = method.parent;
  if (
    member?.type !== AST_NODE_TYPES.MethodDefinition &&
    member?.type !== AST_NODE_TYPES.PropertyDefinition
  )
    return undefined;
  // Parsers for plain JavaScript leave the list of decorators out.
  const lists: (readonly TSESTree.Decorator[] | undefined)[] = [
    member.decorators,
    member.parent.parent.decorators,
  ];
  const isAmbient = lists.some((list) =>
    list?.some(({ expression }) => AMBIENT.test(getDottedName(expression))),
  );
  return isAmbient ? 'a decorator runs it in a transaction or under a lock' : undefined;
}

function findTryObserver(unit: Unit, statement: TSESTree.TryStatement): Reason | undefined {
  if (statement.finalizer) {
    return {
      kind: 'observation',
      text: 'the finally block could run while a sibling is still at work',
    };
  }
  const handler = statement.handler;
  if (handler?.param && discriminates(unit, handler)) {
    return { kind: 'observation', text: 'the catch block tells errors apart' };
  }
  return undefined;
}

/** Whether a catch block decides by the error it got: `if (error instanceof NotFound)`, `error.code`. */
function discriminates(unit: Unit, handler: TSESTree.CatchClause): boolean {
  return tellsApart(
    unit,
    handler.body,
    new Set<unknown>(unit.scopes.getDeclaredVariables(handler)),
    0,
  );
}

/** Whether code decides by one of the variables, or hands it to a function of the file that does. */
function tellsApart(unit: Unit, body: TSESTree.Node, names: Set<unknown>, depth: number): boolean {
  let found = false;
  const isName = (node: TSESTree.Node): boolean =>
    node.type === AST_NODE_TYPES.Identifier && names.has(unit.variableOf(node));
  walk(body, unit.keys, (node) => {
    // `const failure = error`
    if (node.type === AST_NODE_TYPES.VariableDeclarator && node.init && isName(unwrap(node.init))) {
      for (const variable of unit.scopes.getDeclaredVariables(node)) names.add(variable);
    }
    if (node.type === AST_NODE_TYPES.CallExpression && depth < 3)
      found ||= handsOn(unit, node, isName, depth);
    const test = getTest(node);
    if (test) {
      walk(test, unit.keys, (inner) => {
        if (inner.type === AST_NODE_TYPES.Identifier && names.has(unit.variableOf(inner)))
          found = true;
        return !found;
      });
    }
    return !found;
  });
  return found;
}

function getTest(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.ConditionalExpression:
      return isMessageTest(node.test) ? undefined : node.test;
    case AST_NODE_TYPES.SwitchStatement:
      return node.discriminant;
    case AST_NODE_TYPES.LogicalExpression:
      return node.left;
    case AST_NODE_TYPES.MemberExpression:
      // `responses[error.code]`
      return node.computed ? node.property : undefined;
    default:
      return undefined;
  }
}

/** `handle(error)`, where `handle` is a function of the file that tells errors apart. */
function handsOn(
  unit: Unit,
  call: TSESTree.CallExpression,
  isName: (node: TSESTree.Node) => boolean,
  depth: number,
): boolean {
  const index = call.arguments.findIndex((item) => isName(unwrap(item)));
  const variable =
    call.callee.type === AST_NODE_TYPES.Identifier ? unit.variableOf(call.callee) : undefined;
  const definition = variable?.defs[0]?.node as TSESTree.Node | undefined;
  const target =
    definition?.type === AST_NODE_TYPES.VariableDeclarator ? definition.init : definition;
  if (index < 0 || !isFunction(target)) return false;
  const parameter = target.params[index];
  const given = unit.scopes
    .getDeclaredVariables(target)
    .filter(
      (item) =>
        parameter !== undefined && item.identifiers.some((name) => contains(parameter, name)),
    );
  return tellsApart(unit, target.body, new Set<unknown>(given), depth + 1);
}

/** `error instanceof Error ? error.message : String(error)` only makes a text of any error. */
function isMessageTest(test: TSESTree.Node): boolean {
  return (
    test.type === AST_NODE_TYPES.BinaryExpression &&
    test.operator === 'instanceof' &&
    test.right.type === AST_NODE_TYPES.Identifier &&
    test.right.name === 'Error' &&
    test.parent.type === AST_NODE_TYPES.ConditionalExpression
  );
}

function ownsResource(node: TSESTree.Node): boolean {
  const body =
    node.type === AST_NODE_TYPES.BlockStatement || node.type === AST_NODE_TYPES.Program
      ? node.body
      : node.type === AST_NODE_TYPES.SwitchCase
        ? node.consequent
        : [];
  return body.some(
    (item) =>
      item.type === AST_NODE_TYPES.VariableDeclaration &&
      (item.kind === 'using' || item.kind === 'await using'),
  );
}

function hasWorkflowDirective(node: TSESTree.Node): boolean {
  const body =
    isFunction(node) && node.body.type === AST_NODE_TYPES.BlockStatement ? node.body.body : [];
  const first = body[0];
  return (
    first?.type === AST_NODE_TYPES.ExpressionStatement &&
    (first.directive === 'use workflow' || first.directive === 'use step')
  );
}
