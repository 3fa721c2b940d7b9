import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, getPropertyName, unwrap } from '../utils/ast.js';
import type { FunctionNode } from '../utils/ast.js';
import { getChildren } from '../utils/walk.js';
import type { Call, Callee } from './effects/callees.js';
import type { Effects } from './effects/infer.js';
import { asCall, judge } from './evidence.js';
import { findOwnAwaits, liftAwaits } from './lift.js';
import type { Lifted } from './lift.js';
import { hasFixedType } from './types.js';
import type { Binding, Operation, Reason, Slot, StatementList, Summary } from './model.js';
import type { Unit } from './unit.js';
import { getOnlyDefinition, isConstant } from './variables.js';
import { findSharedRead, findVolatileRead } from './volatile.js';

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
    const declarators =
      declaration && declaration.declarations.length > 1 ? declaration.declarations : [undefined];
    for (const declarator of declarators) {
      const index = operations.length;
      const described = describe(unit, scene, node, declarator);
      const isMeant = remarks.some(
        (position) => previousEnd <= position && position < node.range[0],
      );
      operations.push({
        index,
        node,
        declarator,
        ...(isMeant ? makeBoundary(described) : described),
      });
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
  return comments
    .filter((comment) => /^[\s*]*sequential\b/i.test(comment.value))
    .map((comment) => comment.range[0]);
}

function makeBoundary(described: Description): Description {
  return {
    ...described,
    role: 'boundary',
    refusal: { kind: 'control', text: 'a comment says that the order is meant' },
  };
}

type Description = Omit<Operation, 'index' | 'node' | 'declarator'>;

function describe(
  unit: Unit,
  scene: Scene,
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
): Description {
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
  if (own.hasStatement)
    return boundary({ kind: 'place', text: 'it reads a stream or owns a resource' });
  if (own.holders.size === 0) {
    const reason = findMotion(unit, scene, node, part, summary);
    return reason
      ? boundary(reason)
      : {
          ...boundary({ kind: 'flow', text: '' }),
          role: 'inert',
          residual: 'none',
          refusal: undefined,
        };
  }
  const root = getRoot(node, declarator);
  if (!root) return boundary(describeControl(node));
  const { binding, isDiscarded, base } = getBinding(unit, node, declarator, root);
  const found = own.holders.has(root)
    ? liftAwaits(
        root,
        own.holders,
        unit.keys,
        (node) => effects.getKind(node)?.startsWith('promise') ?? false,
      )
    : undefined;
  if (!found || found.lifted.length === 0) {
    return boundary({
      kind: 'control',
      text: 'its await may not be reached, or awaits what is already under way',
    });
  }
  const slots: Slot[] = [];
  for (const item of found.lifted) {
    const slot = makeSlot(unit, scene, item, !isDiscarded);
    if ('kind' in slot) return boundary(slot);
    slots.push(slot);
  }
  const late = slots.slice(1).find((slot) => slot.pinned);
  if (late) return boundary(late.pinned!, slots);

  const isBare =
    found.lifted.length === 1 &&
    !found.leavesAwait &&
    found.lifted[0]!.node === base &&
    (binding !== undefined || isDiscarded);
  const described: Description = {
    role: 'step',
    slots,
    binding: isBare ? binding : undefined,
    residual: 'none',
    refusal: undefined,
    summary,
  };
  if (isBare) return described;
  const skip = new Set<TSESTree.Node>(slots.map((slot) => slot.node));
  const early = findEarlyEvaluation(unit, scene, part, slots.at(-1)!.node, skip);
  if (early) return boundary(early, slots);
  const rest = effects.evaluate(part, skip);
  const isPlainDeclaration = getDeclaration(node) !== undefined && !found.leavesAwait;
  const isInertRest =
    isPlainDeclaration &&
    isInert(rest) &&
    findVolatileRead(unit, effects, part, owner, skip) === undefined;
  return { ...described, residual: isInertRest ? 'inert' : 'any' };
}

/** The expression whose awaits may be lifted. */
function getRoot(
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
): TSESTree.Expression | undefined {
  const declaration = getDeclaration(node);
  if (declaration) {
    if (declaration.kind === 'using' || declaration.kind === 'await using') return undefined;
    return (declarator ?? declaration.declarations[0])?.init ?? undefined;
  }
  if (node.parent?.type === AST_NODE_TYPES.ArrowFunctionExpression)
    return node as TSESTree.Expression;
  if (node.type === AST_NODE_TYPES.ExpressionStatement) return node.expression;
  return node.type === AST_NODE_TYPES.ReturnStatement ? (node.argument ?? undefined) : undefined;
}

/** How a statement uses the value at the top of its expression. */
interface Use {
  binding: Binding | undefined;
  isDiscarded: boolean;
  /** The expression whose value is bound or discarded. */
  base: TSESTree.Expression | undefined;
}

function getBinding(
  unit: Unit,
  node: ListItem,
  declarator: TSESTree.VariableDeclarator | undefined,
  root: TSESTree.Expression,
): Use {
  const declaration = getDeclaration(node);
  if (declaration) {
    const own = declarator ?? declaration.declarations[0]!;
    const exported = node.type === AST_NODE_TYPES.ExportNamedDeclaration;
    const { members, base } = getMembers(root);
    const isDiscarded = !exported && !isRead(unit, own);
    if (!isPlainPattern(own.id, unit)) return { binding: undefined, isDiscarded, base: undefined };
    return {
      binding: {
        kind: declaration.kind as Binding['kind'],
        exported,
        target: own.id as Binding['target'],
        members,
      },
      isDiscarded,
      base,
    };
  }
  if (node.type !== AST_NODE_TYPES.ExpressionStatement)
    return { binding: undefined, isDiscarded: false, base: undefined };
  const expression = unwrap(root) as TSESTree.Expression;
  if (expression.type === AST_NODE_TYPES.AssignmentExpression) {
    const { left, right, operator } = expression;
    const isName = operator === '=' && left.type === AST_NODE_TYPES.Identifier;
    const binding = isName
      ? ({ kind: 'assignment', exported: false, target: left, members: [] } satisfies Binding)
      : undefined;
    return { binding, isDiscarded: false, base: right };
  }
  const value =
    expression.type === AST_NODE_TYPES.UnaryExpression && expression.operator === 'void'
      ? expression.argument
      : expression;
  const isSlot = [
    AST_NODE_TYPES.AwaitExpression,
    AST_NODE_TYPES.LogicalExpression,
    AST_NODE_TYPES.ConditionalExpression,
  ].includes(value.type);
  return { binding: undefined, isDiscarded: isSlot, base: value };
}

/** `await f()` gives `[]`, `(await f()).data.items` gives `['data', 'items']`, and what they are read from. */
function getMembers(root: TSESTree.Expression): { members: string[]; base: TSESTree.Expression } {
  const members: string[] = [];
  let current = root;
  while (
    current.type === AST_NODE_TYPES.MemberExpression &&
    !current.computed &&
    !current.optional &&
    current.property.type === AST_NODE_TYPES.Identifier
  ) {
    members.unshift(current.property.name);
    current = current.object;
  }
  return { members, base: current };
}

/** Whether some name that the declarator declares is read anywhere. */
function isRead(unit: Unit, declarator: TSESTree.VariableDeclarator): boolean {
  return unit.scopes
    .getDeclaredVariables(declarator)
    .some(
      (variable) =>
        variable.references.some((reference) => reference.isRead()) || isExportedLater(variable),
    );
}

function isExportedLater(variable: {
  references: readonly unknown[];
  name: string;
  scope: { type: string };
}): boolean {
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

function makeSlot(
  unit: Unit,
  { effects, owner }: Scene,
  { node, awaits, inner }: Lifted,
  isUsed: boolean,
): Slot | Reason {
  const summary = effects.evaluate(node);
  const operands = awaits.map((item) => item.argument);
  const calls = operands.flatMap((operand) => {
    const call = asCall(operand);
    return call ? [{ call, callee: effects.getCallee(call) }] : [];
  });
  const judgement = judge(summary, unit.settings, calls, isUsed, owner);
  if ('refusal' in judgement) return judgement.refusal;
  const choice = findChoice(unit, effects, node);
  if (choice) return choice;
  const volatile = findVolatileRead(unit, effects, node, owner);
  let pinned: Reason | undefined;
  if (volatile) pinned = { kind: 'effect', text: volatile };
  else if (!summary.waits && readsClock(summary))
    pinned = { kind: 'effect', text: 'it reads the clock' };
  else if (summary.throwsSynchronously)
    pinned = { kind: 'failure', text: 'it may throw before it gives a promise' };
  const first = awaits[0];
  const elements = first !== undefined && node === first ? getElements(first.argument) : undefined;
  return {
    node,
    awaits,
    inner,
    name: describeCalls(calls, inner),
    summary,
    evidence: judgement.evidence,
    pinned,
    elements,
    width: isFanOut(operands, calls) ? 'unbounded' : (elements?.length ?? 1),
    fixedType:
      calls.length > 0 && calls.every(({ call, callee }) => hasFixedType(unit, call, callee)),
  };
}

/**
 * What speaks against `isAdmin ? await f() : null` as an element of a join: the parts that do not
 * wait are evaluated early, and a promise among them would be waited for.
 */
function findChoice(unit: Unit, effects: Effects, node: TSESTree.Expression): Reason | undefined {
  let parts: TSESTree.Expression[];
  let values: TSESTree.Expression[];
  if (node.type === AST_NODE_TYPES.ConditionalExpression) {
    values = [node.consequent, node.alternate].filter(
      (item) => item.type !== AST_NODE_TYPES.AwaitExpression,
    );
    parts = [node.test, ...values];
  } else if (node.type === AST_NODE_TYPES.LogicalExpression) {
    values = [node.left];
    parts = values;
  } else {
    return undefined;
  }
  if (!parts.every((item) => isInert(effects.evaluate(item))))
    return { kind: 'control', text: 'its condition runs code that may do more than read' };
  if (!values.every((item) => isPlainValue(unit, effects, item)))
    return { kind: 'unknown', text: 'the other value may be a promise' };
  return undefined;
}

/** Whether a value is known not to be a promise: of a known kind, or awaited before. */
function isPlainValue(unit: Unit, effects: Effects, node: TSESTree.Node): boolean {
  const value = unwrap(node);
  const kind = effects.getKind(value);
  if (kind !== undefined) return !kind.startsWith('promise');
  if (value.type === AST_NODE_TYPES.MemberExpression)
    return isPlainValue(unit, effects, value.object);
  if (value.type !== AST_NODE_TYPES.Identifier)
    return value.type === AST_NODE_TYPES.AwaitExpression;
  if (value.name === 'undefined') return true;
  const variable = unit.variableOf(value);
  const declarator = variable && getOnlyDefinition(variable)?.node;
  return (
    declarator?.type === AST_NODE_TYPES.VariableDeclarator &&
    declarator.init !== null &&
    isConstant(variable!) &&
    isPlainValue(unit, effects, declarator.init)
  );
}

/** `Promise.all(ids.map(load))` starts as many promises as there are ids. */
function isFanOut(
  operands: readonly TSESTree.Expression[],
  calls: readonly { call: Call; callee: Callee }[],
): boolean {
  const isCombinator = calls.some(
    ({ callee }) => callee.kind === 'entry' && callee.entry.source.startsWith('Promise.'),
  );
  return (
    isCombinator &&
    operands.some(
      (operand) =>
        operand.type === AST_NODE_TYPES.CallExpression &&
        operand.arguments[0]?.type !== AST_NODE_TYPES.ArrayExpression,
    )
  );
}

/** The calls as a message names them: `getUser()`, `fetch().json()` for `await (await fetch(url)).json()`. */
function describeCalls(
  calls: readonly { call: Call }[],
  inner: TSESTree.AwaitExpression | undefined,
): string {
  const start = inner && asCall(inner.argument);
  const names = calls.map(({ call }) => {
    const own = unwrap(call.callee);
    if (start && own.type === AST_NODE_TYPES.MemberExpression)
      return `${getDottedName(start.callee)}().${getPropertyName(own) ?? '[…]'}()`;
    return `${call.type === AST_NODE_TYPES.NewExpression ? 'new ' : ''}${getDottedName(own)}()`;
  });
  return names.join(' or ') || 'await';
}

/** The elements of `Promise.all([a(), b()])`, when there are no holes, spreads or type arguments. */
function getElements(operand: TSESTree.Expression): TSESTree.Expression[] | undefined {
  if (
    operand.type !== AST_NODE_TYPES.CallExpression ||
    operand.typeArguments ||
    operand.optional ||
    operand.arguments.length !== 1
  )
    return undefined;
  if (getDottedName(operand.callee) !== 'Promise.all') return undefined;
  const list = operand.arguments[0];
  if (list?.type !== AST_NODE_TYPES.ArrayExpression) return undefined;
  const elements = list.elements.filter(
    (item): item is TSESTree.Expression =>
      item !== null && item.type !== AST_NODE_TYPES.SpreadElement,
  );
  return elements.length === list.elements.length ? elements : undefined;
}

/** Why a statement that does not wait keeps its place; undefined where it may move. */
function findMotion(
  unit: Unit,
  { effects, owner }: Scene,
  node: ListItem,
  part: Part,
  summary: Summary,
): Reason | undefined {
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
  if (!isInert(summary))
    return {
      kind: 'effect',
      text: summary.barrier ?? summary.writes[0]?.why ?? 'it runs code that may do more than read',
    };
  const volatile =
    findVolatileRead(unit, effects, part, owner) ?? findSharedRead(unit, effects, part, owner);
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
    !readsClock(summary) &&
    !summary.waits
  );
}

function readsClock(summary: Summary): boolean {
  return summary.reads.some((item) => item === 'clock' || item === 'random');
}

/**
 * Lifting moves the awaits above all that the statement evaluates before them, as `res.status(200)`
 * in `res.status(200).json(await f())`. That must be inert and read nothing that may change.
 */
function findEarlyEvaluation(
  unit: Unit,
  { effects, owner }: Scene,
  part: TSESTree.Node,
  last: TSESTree.Node,
  skip: ReadonlySet<TSESTree.Node>,
): Reason | undefined {
  let current = last;
  while (current !== part && current.parent) {
    const parent: TSESTree.Node = current.parent;
    for (const sibling of getChildren(parent, unit.keys)) {
      // The parts of a template are listed by kind, not in source order.
      if (sibling === current || sibling.range[0] >= current.range[0]) continue;
      // The pattern of a declarator is evaluated last, the target of an assignment is a name.
      if (
        parent.type === AST_NODE_TYPES.VariableDeclarator ||
        parent.type === AST_NODE_TYPES.AssignmentExpression ||
        skip.has(sibling)
      )
        continue;
      if (parent.type === AST_NODE_TYPES.VariableDeclaration) continue;
      const summary = effects.evaluate(sibling, skip);
      if (!isInert(summary))
        return { kind: 'effect', text: 'the statement does something before it waits' };
      const volatile = findVolatileRead(unit, effects, sibling, owner, skip);
      if (volatile !== undefined) return { kind: 'effect', text: volatile };
    }
    current = parent;
  }
  return undefined;
}
