import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, getPropertyName, unwrap } from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { getChildren } from '../utils/walk.js';
import type { Effects } from './effects/infer.js';
import { asCall, judge } from './evidence.js';
import { findOwnAwaits, liftAwaits } from './lift.js';
import type { Lifted } from './lift.js';
import { hasFixedType } from './types.js';
import type { Binding, Operation, Reason, Slot, StatementList, Summary } from './model.js';
import type { Unit } from './unit.js';
import { findVolatileRead } from './volatile.js';

/** What is known around a list: effects, and the function that runs it. */
interface Scene {
  effects: Effects;
  owner: FunctionNode | TSESTree.Program;
}

type ListItem = TSESTree.ProgramStatement | TSESTree.Expression;
type Part = ListItem | TSESTree.VariableDeclarator;

/** Turns a statement list into operations, in order; a declaration gives one for each declarator. */
export function collectOperations(unit: Unit, effects: Effects, list: StatementList): Operation[] {
  const operations: Operation[] = [];
  const [first] = list.statements;
  const scene: Scene = { effects, owner: first ? getOwner(first) : unit.program };
  const remarks = findRemarks(unit);
  let previousEnd = list.parent.range[0];
  for (const node of list.statements) {
    const declaration = getDeclaration(node);
    const declarators = declaration && declaration.declarations.length > 1 ? declaration.declarations : [undefined];
    for (const declarator of declarators) {
      const index = operations.length;
      const described = describe(unit, scene, node, declarator);
      const isMeant = remarks.some((position) => previousEnd <= position && position < node.range[0]);
      operations.push({ index, node, declarator, ...(isMeant ? makeBoundary(described) : described) });
    }
    previousEnd = node.range[1];
  }
  return operations;
}

/** `const a = …` or `export const a = …`. */
export function getDeclaration(node: TSESTree.Node): TSESTree.VariableDeclaration | undefined {
  const inner = node.type === AST_NODE_TYPES.ExportNamedDeclaration ? node.declaration : node;
  return inner?.type === AST_NODE_TYPES.VariableDeclaration ? inner : undefined;
}

/** Where a comment such as `// sequential: the second call reads what the first stored` stands. */
function findRemarks(unit: Unit): number[] {
  const comments = unit.program.comments ?? [];
  return comments.filter((comment) => /^[\s*]*sequential\b/i.test(comment.value)).map((comment) => comment.range[0]);
}

function makeBoundary(described: Description): Description {
  return { ...described, role: 'boundary', refusal: { kind: 'control', text: 'a comment says that the order is meant' } };
}

type Description = Omit<Operation, 'index' | 'node' | 'declarator'>;

function describe(unit: Unit, scene: Scene, node: ListItem, declarator: TSESTree.VariableDeclarator | undefined): Description {
  const part: Part = declarator ?? node;
  const { effects, owner } = scene;
  const summary = effects.evaluate(part);
  const own = findOwnAwaits(part, unit.keys);
  const boundary = (refusal: Reason, slots: readonly Slot[] = []): Description => ({
    role: 'boundary',
    slots,
    binding: undefined,
    residual: 'any',
    refusal,
    summary,
  });
  if (own.hasStatement) return boundary({ kind: 'place', text: 'it reads a stream or owns a resource' });
  if (own.holders.size === 0) {
    const reason = findMotion(unit, scene, node, part, summary);
    return reason ? boundary(reason) : { ...boundary({ kind: 'flow', text: '' }), role: 'inert', residual: 'none', refusal: undefined };
  }
  const root = getRoot(node, declarator);
  if (!root) return boundary(describeControl(node));
  const { binding, isDiscarded } = getBinding(unit, node, declarator, root);
  const found = own.holders.has(root) ? liftAwaits(root, own.holders, unit.keys, (node) => effects.getKind(node)?.startsWith('promise') ?? false) : undefined;
  if (!found || found.lifted.length === 0) {
    return boundary({ kind: 'control', text: 'its await may not be reached, or awaits what is already under way' });
  }
  const slots: Slot[] = [];
  for (const item of found.lifted) {
    const slot = makeSlot(unit, scene, item, !isDiscarded);
    if ('kind' in slot) return boundary(slot);
    slots.push(slot);
  }
  const late = slots.slice(1).find((slot) => slot.pinned);
  if (late) return boundary(late.pinned!, slots);

  const isBare = found.lifted.length === 1 && !found.leavesAwait && (binding !== undefined || isDiscarded);
  const described: Description = { role: 'step', slots, binding: isBare ? binding : undefined, residual: 'none', refusal: undefined, summary };
  if (isBare) return described;
  const skip = new Set<TSESTree.Node>(slots.map((slot) => slot.node));
  const early = findEarlyEvaluation(unit, scene, part, slots.at(-1)!.node, skip);
  if (early) return boundary(early, slots);
  const rest = effects.evaluate(part, skip);
  const isPlainDeclaration = getDeclaration(node) !== undefined && !found.leavesAwait;
  const isInertRest = isPlainDeclaration && isInert(rest) && findVolatileRead(unit, effects, part, owner, skip) === undefined;
  return { ...described, residual: isInertRest ? 'inert' : 'any' };
}

/** The expression whose awaits may be lifted. */
function getRoot(node: ListItem, declarator: TSESTree.VariableDeclarator | undefined): TSESTree.Expression | undefined {
  const declaration = getDeclaration(node);
  if (declaration) {
    if (declaration.kind === 'using' || declaration.kind === 'await using') return undefined;
    return (declarator ?? declaration.declarations[0])?.init ?? undefined;
  }
  if (node.parent?.type === AST_NODE_TYPES.ArrowFunctionExpression) return node as TSESTree.Expression;
  if (node.type === AST_NODE_TYPES.ExpressionStatement) return node.expression;
  return node.type === AST_NODE_TYPES.ReturnStatement ? (node.argument ?? undefined) : undefined;
}

/** How the statement binds the value of an await at the top of it. */
function getBinding(
  unit: Unit,
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
  root: TSESTree.Expression,
): { binding: Binding | undefined; isDiscarded: boolean } {
  const declaration = getDeclaration(node);
  if (declaration) {
    const { id } = declarator ?? declaration.declarations[0]!;
    const exported = node.type === AST_NODE_TYPES.ExportNamedDeclaration;
    const members = getMembers(root);
    const isUsed = exported || isRead(unit, declarator ?? declaration.declarations[0]!);
    if (!members || !isPlainPattern(id, unit)) return { binding: undefined, isDiscarded: !isUsed };
    return { binding: { kind: declaration.kind as Binding['kind'], exported, target: id as Binding['target'], members }, isDiscarded: !isUsed };
  }
  if (node.type !== AST_NODE_TYPES.ExpressionStatement) return { binding: undefined, isDiscarded: false };
  const expression = unwrap(root);
  if (expression.type === AST_NODE_TYPES.AssignmentExpression) {
    const { left, right, operator } = expression;
    const isName = operator === '=' && left.type === AST_NODE_TYPES.Identifier;
    const binding = isName && right.type === AST_NODE_TYPES.AwaitExpression ? ({ kind: 'assignment', exported: false, target: left, members: [] } satisfies Binding) : undefined;
    return { binding, isDiscarded: false };
  }
  const value = expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === 'void' ? unwrap(expression.argument) : expression;
  return { binding: undefined, isDiscarded: value.type === AST_NODE_TYPES.AwaitExpression || value.type === AST_NODE_TYPES.LogicalExpression || value.type === AST_NODE_TYPES.ConditionalExpression };
}

/** `await f()` gives `[]`, `(await f()).data.items` gives `['data', 'items']`; casts give undefined. */
function getMembers(root: TSESTree.Expression): string[] | undefined {
  const members: string[] = [];
  let current = root;
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    const name = current.computed || current.property.type === AST_NODE_TYPES.PrivateIdentifier ? undefined : getPropertyName(current);
    if (name === undefined) return undefined;
    members.unshift(name);
    current = current.object;
  }
  const isSlot = current.type === AST_NODE_TYPES.AwaitExpression || (members.length === 0 && (current.type === AST_NODE_TYPES.ConditionalExpression || current.type === AST_NODE_TYPES.LogicalExpression));
  return isSlot ? members : undefined;
}

/** Whether some name that the declarator declares is read anywhere. */
function isRead(unit: Unit, declarator: TSESTree.VariableDeclarator): boolean {
  return unit.scopes.getDeclaredVariables(declarator).some((variable) => variable.references.some((reference) => reference.isRead()) || isExportedLater(variable));
}

function isExportedLater(variable: { references: readonly unknown[]; name: string; scope: { type: string } }): boolean {
  return variable.references.length > 1 && variable.scope.type === 'module';
}

/** A pattern that runs no code of its own: names, nested patterns and literal defaults. */
function isPlainPattern(pattern: TSESTree.Node, unit: Unit): boolean {
  switch (pattern.type) {
    case AST_NODE_TYPES.Identifier:
      return true;
    case AST_NODE_TYPES.AssignmentPattern:
      return pattern.right.type === AST_NODE_TYPES.Literal && isPlainPattern(pattern.left, unit);
    case AST_NODE_TYPES.Property:
      return !pattern.computed && isPlainPattern(pattern.value, unit);
    case AST_NODE_TYPES.ObjectPattern:
    case AST_NODE_TYPES.ArrayPattern:
    case AST_NODE_TYPES.RestElement:
      return getChildren(pattern, unit.keys).every((item) => isPlainPattern(item, unit));
    default:
      return false;
  }
}

function makeSlot(unit: Unit, { effects, owner }: Scene, { node, awaits, inner }: Lifted, isUsed: boolean): Slot | Reason {
  const summary = effects.evaluate(node);
  const operands = awaits.map((item) => item.argument);
  const calls = operands.flatMap((operand) => {
    const call = asCall(operand);
    return call ? [{ call, callee: effects.getCallee(call) }] : [];
  });
  const judgement = judge(summary, unit.settings, calls, isUsed);
  if ('refusal' in judgement) return judgement.refusal;
  const volatile = findVolatileRead(unit, effects, node, owner);
  let pinned: Reason | undefined;
  if (volatile) pinned = { kind: 'effect', text: volatile };
  else if (summary.throwsSynchronously) pinned = { kind: 'failure', text: 'it may throw before it gives a promise' };
  const first = awaits[0];
  const isPlain = first !== undefined && node === first;
  return {
    node,
    awaits,
    inner,
    name: calls.map(({ call }) => `${call.type === AST_NODE_TYPES.NewExpression ? 'new ' : ''}${getDottedName(call.callee)}()`).join(' or ') || 'await',
    summary,
    evidence: judgement.evidence,
    pinned,
    elements: isPlain ? getElements(first.argument) : undefined,
    fixedType: calls.length > 0 && calls.every(({ call, callee }) => hasFixedType(unit, call, callee)),
  };
}

/** The elements of `Promise.all([a(), b()])`, when there are no holes, spreads or type arguments. */
function getElements(operand: TSESTree.Expression): TSESTree.Expression[] | undefined {
  if (operand.type !== AST_NODE_TYPES.CallExpression || operand.typeArguments || operand.optional || operand.arguments.length !== 1) return undefined;
  if (getDottedName(operand.callee) !== 'Promise.all') return undefined;
  const list = operand.arguments[0];
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const elements = list.elements.filter((item): item is TSESTree.Expression => item !== null && item.type !== AST_NODE_TYPES.SpreadElement);
  return elements.length === list.elements.length ? elements : undefined;
}

/** Why a statement that does not wait keeps its place; undefined where it may move. */
function findMotion(unit: Unit, { effects, owner }: Scene, node: ListItem, part: Part, summary: Summary): Reason | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.TSDeclareFunction:
    case AST_NODE_TYPES.TSTypeAliasDeclaration:
    case AST_NODE_TYPES.TSInterfaceDeclaration:
    case AST_NODE_TYPES.EmptyStatement:
      return undefined;
    default:
  }
  const declaration = getDeclaration(node);
  if (!declaration) return describeControl(node);
  if (!isInert(summary)) return { kind: 'effect', text: summary.barrier ?? summary.writes[0]?.why ?? 'it runs code that may do more than read' };
  const volatile = findVolatileRead(unit, effects, part, owner);
  return volatile === undefined ? undefined : { kind: 'effect', text: volatile };
}

function describeControl(node: TSESTree.Node): Reason {
  switch (node.type) {
    case AST_NODE_TYPES.ReturnStatement:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.BreakStatement:
    case AST_NODE_TYPES.ContinueStatement:
      return { kind: 'control', text: 'it leaves the list' };
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.SwitchStatement:
      return { kind: 'control', text: 'it is a guard: what follows may not be reached' };
    default:
      return { kind: 'effect', text: 'it is not known to be inert' };
  }
}

/**
 * Whether evaluating does nothing but compute a value. A built-in may refuse its argument, as
 * `JSON.parse` does: that is a failure and no guard, and the reads of a group may be abandoned.
 */
function isInert(summary: Summary): boolean {
  return (
    summary.writes.length === 0 &&
    summary.unknowns.length === 0 &&
    summary.calledParameters.length === 0 &&
    summary.barrier === undefined &&
    summary.gate === undefined &&
    !summary.throws &&
    !summary.waits
  );
}

/**
 * Lifting moves the awaits above all that the statement evaluates before them, as `res.status(200)`
 * in `res.status(200).json(await f())`. That must be inert and read nothing that may change.
 */
function findEarlyEvaluation(unit: Unit, { effects, owner }: Scene, part: TSESTree.Node, last: TSESTree.Node, skip: ReadonlySet<TSESTree.Node>): Reason | undefined {
  let current = last;
  while (current !== part && current.parent) {
    const parent: TSESTree.Node = current.parent;
    for (const sibling of getChildren(parent, unit.keys)) {
      if (sibling === current || sibling.range[0] >= current.range[0]) break;
      // The pattern of a declarator is evaluated last, the target of an assignment is a name.
      if (parent.type === AST_NODE_TYPES.VariableDeclarator || parent.type === AST_NODE_TYPES.AssignmentExpression || skip.has(sibling)) continue;
      if (parent.type === AST_NODE_TYPES.VariableDeclaration) continue;
      const summary = effects.evaluate(sibling, skip);
      if (!isInert(summary)) return { kind: 'effect', text: 'the statement does something before it waits' };
      const volatile = findVolatileRead(unit, effects, sibling, owner, skip);
      if (volatile !== undefined) return { kind: 'effect', text: volatile };
    }
    current = parent;
  }
  return undefined;
}
