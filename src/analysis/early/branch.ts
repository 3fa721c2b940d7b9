/** What stands between an early promise and its listener, as work of its own beside the promise. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import type { Effects } from '../effects/infer.js';
import { getStatementList } from '../lists.js';
import type { Variable } from '../model.js';
import { isJavaScript } from '../types.js';
import type { Unit } from '../unit.js';
import { isCompiled } from './compiled.js';
import { isInsideBreakable } from './items.js';
import type { Branch } from './model.js';

/**
 * The statements from the first await up to the one that listens, where moving them into an async
 * function that is called at once changes nothing of what they do, and all that is declared keeps its
 * value and type.
 */
export function findBranch(
  unit: Unit,
  effects: Effects,
  gap: TSESTree.Node,
  listener: TSESTree.AwaitExpression,
  declarator: TSESTree.VariableDeclarator | undefined,
): Branch | undefined {
  const own = getListening(listener);
  const block = own?.parent;
  if (!own || !block || !declarator) return undefined;
  if (block.type !== AST_NODE_TYPES.BlockStatement && block.type !== AST_NODE_TYPES.Program)
    return undefined;
  const list = block.body as readonly TSESTree.Statement[];
  const from = list.findIndex((item) => contains(item, gap));
  const to = list.indexOf(own);
  if (from < 0 || to <= from || contains(list[from]!, declarator)) return undefined;
  const statements = list.slice(from, to);
  if (isCleanedUp(own) || !statements.every((item) => canMove(unit, item))) return undefined;
  const names = getNames(unit, statements, own);
  if (!names || isAwaitedInside(unit, own)) return undefined;
  if (!isJavaScript(unit) && !isCompiled(unit, statements, own)) return undefined;
  const isChain = countAwaits(unit, statements) > 1;
  return {
    statements,
    listener: own,
    names,
    isChain,
    only: getOnlyCall(unit, effects, statements),
  };
}

/** `await save(user.id);`, where `save` is an async function: it gives a promise, whatever happens. */
function getOnlyCall(
  unit: Unit,
  effects: Effects,
  statements: readonly TSESTree.Statement[],
): TSESTree.CallExpression | undefined {
  const [statement] = statements;
  if (statements.length > 1 || statement?.type !== AST_NODE_TYPES.ExpressionStatement)
    return undefined;
  const { expression } = statement;
  if (
    expression.type !== AST_NODE_TYPES.AwaitExpression ||
    expression.argument.type !== AST_NODE_TYPES.CallExpression
  )
    return undefined;
  const call = expression.argument;
  const callee = effects.getCallee(call);
  const isAsync = callee.kind === 'functions' && callee.functions.every(({ async }) => async);
  let isPlain = isAsync;
  for (const argument of call.arguments) {
    walk(argument, unit.keys, (node) => {
      isPlain &&= !CALLING.has(node.type);
      return isPlain && !isFunction(node);
    });
  }
  return isPlain ? call : undefined;
}

/** What may run code that throws. */
const CALLING: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.AwaitExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.SpreadElement,
  AST_NODE_TYPES.TaggedTemplateExpression,
]);

/** `const posts = await promise;` or `await promise;` */
function getListening({ parent }: TSESTree.AwaitExpression): TSESTree.Statement | undefined {
  if (parent.type === AST_NODE_TYPES.ExpressionStatement) return parent;
  if (parent.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  const declaration = parent.parent;
  return declaration.kind === 'const' && declaration.declarations.length === 1
    ? declaration
    : undefined;
}

/** What closes a resource at the end would do so while the branch still runs. */
function isCleanedUp(node: TSESTree.Node): boolean {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === AST_NODE_TYPES.TryStatement && current.finalizer) return true;
    const list = getStatementList(current)?.statements ?? [];
    if (
      list.some(
        (item) => item.type === AST_NODE_TYPES.VariableDeclaration && item.kind.endsWith('using'),
      )
    )
      return true;
  }
  return false;
}

/** Statements that mean the same in a function of their own. */
function canMove(unit: Unit, statement: TSESTree.Statement): boolean {
  if (!MOVABLE.has(statement.type)) return false;
  let isFree = true;
  walk(statement, unit.keys, (node) => {
    if (!isFree || isFunction(node)) return false;
    switch (node.type) {
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.YieldExpression:
        isFree = false;
        break;
      case AST_NODE_TYPES.BreakStatement:
      case AST_NODE_TYPES.ContinueStatement:
        isFree = node.label === null && isInsideBreakable(node, statement.parent);
        break;
      case AST_NODE_TYPES.VariableDeclaration:
        isFree = node.kind === 'const' || (node.kind === 'let' && node !== statement);
        break;
      default:
    }
    return isFree;
  });
  return isFree;
}

const MOVABLE: ReadonlySet<string> = new Set([
  AST_NODE_TYPES.VariableDeclaration,
  AST_NODE_TYPES.ExpressionStatement,
  AST_NODE_TYPES.IfStatement,
  AST_NODE_TYPES.ForStatement,
  AST_NODE_TYPES.ForOfStatement,
  AST_NODE_TYPES.ForInStatement,
  AST_NODE_TYPES.WhileStatement,
  AST_NODE_TYPES.SwitchStatement,
  AST_NODE_TYPES.ThrowStatement,
  AST_NODE_TYPES.TryStatement,
]);

/** What the statements declare for code behind the listener; undefined where other code reads it, too. */
function getNames(
  unit: Unit,
  statements: readonly TSESTree.Statement[],
  listener: TSESTree.Statement,
): string[] | undefined {
  const isInside = (node: TSESTree.Node): boolean =>
    statements.some((item) => contains(item, node));
  const names: string[] = [];
  for (const statement of statements) {
    for (const variable of unit.scopes.getDeclaredVariables(statement)) {
      const outside = getUses(variable).filter((node) => !isInside(node));
      if (outside.some((node) => node.range[0] < listener.range[1] || isHoisted(node, listener)))
        return undefined;
      if (outside.length > 0) names.push(variable.name);
    }
  }
  return names;
}

function getUses(variable: Variable): TSESTree.Node[] {
  return variable.references
    .filter((reference) => reference.init !== true)
    .map(({ identifier }) => identifier as TSESTree.Node);
}

/** Whether a node is in a function that can be called above the place where it stands. */
export function isHoisted(node: TSESTree.Node, statement: TSESTree.Node): boolean {
  for (
    let current: TSESTree.Node | undefined = node;
    current && current !== statement.parent;
    current = current.parent
  )
    if (current.type === AST_NODE_TYPES.FunctionDeclaration) return true;
  return false;
}

/** Whether code above reads what the listener declares: `await save(() => posts)`. */
function isAwaitedInside(unit: Unit, listener: TSESTree.Statement): boolean {
  return unit.scopes
    .getDeclaredVariables(listener)
    .some((variable) =>
      getUses(variable).some(
        (node) => node.range[0] < listener.range[0] || isHoisted(node, listener),
      ),
    );
}

function countAwaits(unit: Unit, statements: readonly TSESTree.Statement[]): number {
  let count = 0;
  for (const statement of statements) {
    walk(statement, unit.keys, (node) => {
      if (isFunction(node)) return false;
      if (node.type === AST_NODE_TYPES.AwaitExpression) count++;
      // Each turn of a loop waits again.
      if (node.type === AST_NODE_TYPES.ForOfStatement && node.await) count += 2;
      return true;
    });
  }
  return count;
}

/**
 * Whether code that may run before a join has ended reads what the joined awaits declare: a function
 * above them, or one that is hoisted.
 * `const b = (async () => { await load(2); return a; })(); const a = await load(1);`
 */
export function isReadEarly(
  unit: Unit,
  gap: TSESTree.Node,
  listener: TSESTree.AwaitExpression,
): boolean {
  const [first, own] = [getDeclaration(gap), getDeclaration(listener)];
  if (!first || !own) return false;
  return [first, own].some((declaration) =>
    unit.scopes
      .getDeclaredVariables(declaration)
      .some((variable) =>
        getUses(variable).some(
          (node) => node.range[0] < first.range[1] || isHoisted(node, declaration),
        ),
      ),
  );
}

function getDeclaration(node: TSESTree.Node): TSESTree.Node | undefined {
  const declarator = unwrap(node).parent;
  return declarator?.type === AST_NODE_TYPES.VariableDeclarator ? declarator.parent : undefined;
}
