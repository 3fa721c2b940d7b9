/** How the body of a loop is taken apart: what may run for all elements at once, and what stays in order. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, isFunction, unwrap } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { findOwnAwaits, liftAwaits } from '../lift.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getVariableOwner } from '../variables.js';
import type { LoopPlan, LoopShape, LoopSplit, Step } from './model.js';

/** The plan of a loop; undefined where an iteration may end the loop, or cannot be taken apart. */
export function makePlan(unit: Unit, shape: LoopShape): LoopPlan | undefined {
  const attempt = getAttempt(unit, shape.statements);
  if (leavesLoop(unit, shape, attempt)) return undefined;
  const steps = flatten(unit, attempt ? attempt.block.body : shape.statements);
  const last = steps.findLastIndex((step) => waits(unit, step.node));
  if (last < 0) return undefined;
  const mapped = steps.slice(0, last + 1);
  const final = mapped.at(-1)!;
  // A `continue` behind an await that follows is part of the rest.
  if (final.kind === 'guard') return undefined;
  const split = getSplit(unit, shape, final.node);
  if (split === 'none') return undefined;
  if (split) mapped.pop();
  const following = steps.slice(last + 1);
  const rest = following.map((step) => step.node);
  const handler = attempt?.handler?.body;
  const isAfter = (node: TSESTree.Node): boolean =>
    (split !== undefined &&
      contains(split.node, node) &&
      !split.parts.some((part) => contains(part, node))) ||
    rest.some((item) => contains(item, node)) ||
    (handler !== undefined && contains(handler, node));
  const declared = [...getHeadVariables(unit, shape), ...getDeclared(unit, mapped)];
  const outs = declared.filter((variable) =>
    variable.references.some((reference) => isAfter(reference.identifier as TSESTree.Node)),
  );
  const skips = mapped.some((step) => step.kind === 'guard' || hasContinue(unit, step.node));
  return { mapped, split, rest, outs, skips, attempt };
}

/** `try { … } catch { … }` as the whole body, where only the `try` block waits. */
function getAttempt(
  unit: Unit,
  statements: readonly TSESTree.Statement[],
): TSESTree.TryStatement | undefined {
  const [only] = statements;
  if (statements.length !== 1 || only?.type !== AST_NODE_TYPES.TryStatement) return undefined;
  const isPlain = only.handler !== null && !only.finalizer && !waits(unit, only.handler);
  return isPlain ? only : undefined;
}

/** Whether an iteration may end the loop, or hands its control to somebody else. */
function leavesLoop(
  unit: Unit,
  { node, statements }: LoopShape,
  attempt: TSESTree.TryStatement | undefined,
): boolean {
  let leaves = false;
  const enter = (inner: TSESTree.Node): boolean => {
    if (leaves || isFunction(inner)) return false;
    switch (inner.type) {
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.YieldExpression:
        leaves = true;
        break;
      case AST_NODE_TYPES.ThrowStatement:
        // What is thrown ends this iteration only.
        leaves = !attempt || !contains(attempt.block, inner);
        break;
      case AST_NODE_TYPES.BreakStatement:
        leaves = inner.label !== null || getTarget(inner, true) === node;
        break;
      case AST_NODE_TYPES.ContinueStatement:
        leaves = inner.label !== null;
        break;
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.ForInStatement:
      case AST_NODE_TYPES.ForStatement:
      case AST_NODE_TYPES.WhileStatement:
      case AST_NODE_TYPES.DoWhileStatement:
        // The innermost loop is the one to look at.
        leaves = waits(unit, inner);
        break;
      case AST_NODE_TYPES.VariableDeclaration:
        leaves = inner.kind !== 'const' && inner.kind !== 'let';
        break;
      default:
    }
    return !leaves;
  };
  for (const statement of statements) walk(statement, unit.keys, enter);
  return leaves;
}

/** The loop, or the `switch`, that a `break` or `continue` is about. */
function getTarget(node: TSESTree.Node, isBreak: boolean): TSESTree.Node | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (isBreak && current.type === AST_NODE_TYPES.SwitchStatement) return current;
    if (/^(For|While|DoWhile)\w*Statement$/.test(current.type)) return current;
  }
  return undefined;
}

/** Whether a `continue` of the loop around a statement stands in it. */
function hasContinue(unit: Unit, statement: TSESTree.Node): boolean {
  return findContinues(unit, statement).length > 0;
}

/** The `continue` statements in a statement of a loop that are about that loop. */
export function findContinues(unit: Pick<Unit, 'keys'>, statement: TSESTree.Node): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  walk(statement, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type === AST_NODE_TYPES.ContinueStatement) {
      const target = getTarget(node, false);
      if (target && !contains(statement, target)) found.push(node);
    }
    return true;
  });
  return found;
}

function waits(unit: Unit, node: TSESTree.Node): boolean {
  const { holders, hasStatement } = findOwnAwaits(node, unit.keys);
  return hasStatement || holders.size > 0;
}

/** The statements of a body; an `if` around its end becomes a guard above what it holds. */
function flatten(unit: Unit, statements: readonly TSESTree.Statement[]): Step[] {
  const steps: Step[] = [];
  let list = statements;
  for (;;) {
    const last = list.at(-1);
    for (const node of list.slice(0, -1)) steps.push(toStep(unit, node));
    if (!last) return steps;
    const isOpen =
      last.type === AST_NODE_TYPES.IfStatement &&
      !last.alternate &&
      !endsIteration(last) &&
      waits(unit, last.consequent) &&
      !waits(unit, last.test);
    if (!isOpen) return [...steps, toStep(unit, last)];
    steps.push({ kind: 'guard', node: last, negated: true });
    list =
      last.consequent.type === AST_NODE_TYPES.BlockStatement
        ? last.consequent.body
        : [last.consequent];
  }
}

function toStep(unit: Unit, node: TSESTree.Statement): Step {
  return node.type === AST_NODE_TYPES.IfStatement && endsIteration(node) && !waits(unit, node.test)
    ? { kind: 'guard', node, negated: false }
    : { kind: 'statement', node };
}

/** `if (test) continue;` */
function endsIteration({ consequent, alternate }: TSESTree.IfStatement): boolean {
  if (alternate) return false;
  const only =
    consequent.type === AST_NODE_TYPES.BlockStatement && consequent.body.length === 1
      ? consequent.body[0]!
      : consequent;
  return only.type === AST_NODE_TYPES.ContinueStatement;
}

/**
 * `out.push(await f(x))`: what waits is mapped, what is done with it is not. Undefined where the whole
 * statement is of its iteration, `none` where it cannot be taken apart.
 */
function getSplit(
  unit: Unit,
  shape: LoopShape,
  node: TSESTree.Statement,
): LoopSplit | 'none' | undefined {
  let root: TSESTree.Expression;
  if (node.type === AST_NODE_TYPES.IfStatement) {
    const isInTest = waits(unit, node.test);
    if (!isInTest) return undefined;
    if (waits(unit, node.consequent) || (node.alternate && waits(unit, node.alternate)))
      return undefined;
    root = node.test;
  } else if (node.type === AST_NODE_TYPES.ExpressionStatement) {
    root = node.expression;
    if (unwrap(root).type === AST_NODE_TYPES.AwaitExpression) return undefined;
    if (isOwnAssignment(unit, shape, root)) return undefined;
  } else {
    return undefined;
  }
  // `total += await f(x)` reads `total` first: nobody else writes it, so it may be read later. The same
  // holds for `byId[x.id] = await f(x)`, and for what the rest evaluates before it waits.
  const assigned = root.type === AST_NODE_TYPES.AssignmentExpression ? root : undefined;
  const value =
    assigned && !waits(unit, assigned.left) && /^[-+*/]?=$/.test(assigned.operator)
      ? assigned.right
      : root;
  const lifted = liftAwaits(value, findOutermost(unit, value), unit.keys, () => false);
  if (!lifted || lifted.lifted.length === 0 || lifted.leavesAwait) return 'none';
  return {
    node: node as LoopSplit['node'],
    parts: lifted.lifted.map((item) => item.node),
  };
}

/** `total = await f(x)` where `total` is declared in the body. */
function isOwnAssignment(
  unit: Unit,
  { node }: LoopShape,
  expression: TSESTree.Expression,
): boolean {
  const { type } = expression;
  if (type !== AST_NODE_TYPES.AssignmentExpression) return false;
  const variable = unit.variableOf(expression.left);
  return variable !== undefined && isDeclaredIn(node, variable);
}

/** Whether a variable is made anew by each iteration of a loop. */
export function isDeclaredIn(loop: TSESTree.Node, variable: Variable): boolean {
  return (
    variable.defs.length > 0 &&
    variable.identifiers.every((identifier) => contains(loop, identifier)) &&
    getVariableOwner(variable) !== undefined
  );
}

/** The nodes that hold an await, without those inside of what an await waits for. */
function findOutermost(unit: Unit, root: TSESTree.Expression): Set<TSESTree.Node> {
  const holders = new Set<TSESTree.Node>();
  walk(root, unit.keys, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== AST_NODE_TYPES.AwaitExpression) return true;
    for (let current: TSESTree.Node | undefined = node; current; current = current.parent) {
      holders.add(current);
      if (current === root) break;
    }
    return false;
  });
  return holders;
}

/** The variables that the head of a loop gives a value to in each iteration. */
export function getHeadVariables(unit: Unit, { node, element }: LoopShape): Variable[] {
  const head = node.type === AST_NODE_TYPES.ForStatement ? node.init : node.left;
  const own = head ? (unit.scopes.getDeclaredVariables(head) as Variable[]) : [];
  const declaration =
    node.type === AST_NODE_TYPES.ForStatement ? element?.parent?.parent : undefined;
  return declaration
    ? [...own, ...(unit.scopes.getDeclaredVariables(declaration) as Variable[])]
    : own;
}

/** The variables that the statements of a body declare for those below them. */
function getDeclared(unit: Unit, steps: readonly Step[]): Variable[] {
  return steps.flatMap(({ node }) =>
    node.type === AST_NODE_TYPES.VariableDeclaration ||
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.ClassDeclaration
      ? (unit.scopes.getDeclaredVariables(node) as Variable[]).filter(
          (variable) => variable.scope.block !== (node as TSESTree.Node),
        )
      : [],
  );
}
