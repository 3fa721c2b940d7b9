import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  contains,
  getDottedName,
  getPropertyName,
  getStaticString,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { getChildren, walk } from '../../utils/walk.js';
import { isTemplateState } from '../template-state.js';
import type { Unit } from '../unit.js';
import { getInitializer, getVariableOwner, isState } from '../variables.js';
import type { Call } from './callees.js';
import { isAboutRights } from './names.js';
import { getReturned } from './returned.js';
import { trace } from './trace.js';

/** What the text of a piece of code shows, calls not yet followed. */
export interface Facts {
  calls: Call[];
  /** Tagged templates: a barrier where the tag is not known. */
  tags: TSESTree.TaggedTemplateExpression[];
  /** Assignment targets: identifiers and member expressions. */
  targets: TSESTree.Node[];
  /** `throw` of its own, and whether the thrown value speaks of rights. */
  throws: boolean;
  throwsAboutRights: boolean;
  /** A construct that nothing may cross, in words. */
  barrier: string | undefined;
  /** Expressions that are gone through: `for…of`, spreads, array patterns, arguments. */
  iterated: TSESTree.Node[];
  /** A variable from outside that is read and that some function changes, in words. */
  live: string | undefined;
  /** Expressions returned, of a function. */
  returns: TSESTree.Expression[];
  awaits: number;
  /** Loads a file of data as a module. */
  importsData: boolean;
}

/** Barriers by node type; the text completes “it …”. */
const BARRIERS: Readonly<Partial<Record<AST_NODE_TYPES, string>>> = {
  [AST_NODE_TYPES.ImportExpression]: 'evaluates a module',
  [AST_NODE_TYPES.YieldExpression]: 'hands control to the consumer of a generator',
  [AST_NODE_TYPES.WithStatement]: 'changes what names mean',
  [AST_NODE_TYPES.DebuggerStatement]: 'stops in a debugger',
  [AST_NODE_TYPES.Decorator]: 'runs a decorator',
  [AST_NODE_TYPES.StaticBlock]: 'runs a static block',
  [AST_NODE_TYPES.TSEnumDeclaration]: 'declares an enum',
  [AST_NODE_TYPES.TSModuleDeclaration]: 'declares a namespace',
};

/**
 * Collects the facts of a piece of code that runs when `root` runs. Nested functions are not entered:
 * they run when they are called.
 * @param skip Subtrees that are left out.
 */
export function collectFacts(
  unit: Unit,
  root: TSESTree.Node,
  skip?: ReadonlySet<TSESTree.Node>,
): Facts {
  const facts: Facts = {
    calls: [],
    tags: [],
    targets: [],
    throws: false,
    throwsAboutRights: false,
    barrier: undefined,
    iterated: [],
    live: undefined,
    returns: [],
    awaits: 0,
    importsData: false,
  };
  const owner = isFunction(root) ? root : undefined;
  const enter = (node: TSESTree.Node): boolean => {
    if (skip?.has(node)) return false;
    if (node !== root && isFunction(node)) return false;
    if (!isDataImport(node)) facts.barrier ??= BARRIERS[node.type];
    addNode(unit, facts, node, owner);
    return true;
  };
  if (isFunction(root)) {
    for (const child of getChildren(root, unit.keys)) walk(child, unit.keys, enter);
    if (root.body.type !== AST_NODE_TYPES.BlockStatement) facts.returns.push(root.body);
  } else {
    walk(root, unit.keys, enter);
  }
  return facts;
}

/** `import(`./locales/${language}.json`)`: data, whose evaluation runs no code. */
function isDataImport(node: TSESTree.Node): boolean {
  if (node.type !== AST_NODE_TYPES.ImportExpression) return false;
  const { source } = node;
  const end =
    source.type === AST_NODE_TYPES.TemplateLiteral
      ? source.quasis.at(-1)?.value.cooked
      : getStaticString(source);
  return end?.endsWith('.json') ?? false;
}

function addNode(
  unit: Unit,
  facts: Facts,
  node: TSESTree.Node,
  owner: FunctionNode | undefined,
): void {
  switch (node.type) {
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      facts.calls.push(node);
      facts.iterated.push(...node.arguments);
      if (getDottedName(node.callee) === 'Promise.reject')
        addThrow(unit, facts, node, node.arguments[0]);
      break;
    case AST_NODE_TYPES.TaggedTemplateExpression:
      facts.tags.push(node);
      break;
    case AST_NODE_TYPES.Identifier:
      if (owner && facts.live === undefined) facts.live = findLiveRead(unit, node, owner);
      break;
    case AST_NODE_TYPES.SpreadElement:
      facts.iterated.push(node.argument);
      break;
    case AST_NODE_TYPES.VariableDeclarator:
      if (node.id.type === AST_NODE_TYPES.ArrayPattern && node.init) facts.iterated.push(node.init);
      break;
    case AST_NODE_TYPES.ImportExpression:
      facts.importsData ||= isDataImport(node);
      break;
    case AST_NODE_TYPES.AwaitExpression:
      facts.awaits++;
      break;
    case AST_NODE_TYPES.AssignmentExpression:
      collectTargets(node.left, facts.targets);
      if (node.left.type === AST_NODE_TYPES.ArrayPattern) facts.iterated.push(node.right);
      break;
    case AST_NODE_TYPES.UpdateExpression:
      facts.targets.push(unwrap(node.argument));
      break;
    case AST_NODE_TYPES.UnaryExpression:
      if (node.operator === 'delete') facts.targets.push(unwrap(node.argument));
      break;
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
      if (node.left.type !== AST_NODE_TYPES.VariableDeclaration)
        collectTargets(node.left, facts.targets);
      if (node.type === AST_NODE_TYPES.ForOfStatement) facts.iterated.push(node.right);
      if (node.type === AST_NODE_TYPES.ForOfStatement && node.await)
        facts.barrier ??= 'reads a stream';
      break;
    case AST_NODE_TYPES.VariableDeclaration:
      if (node.kind === 'using' || node.kind === 'await using')
        facts.barrier ??= 'owns a resource that is disposed of';
      break;
    case AST_NODE_TYPES.ThrowStatement:
      addThrow(unit, facts, node, node.argument);
      break;
    case AST_NODE_TYPES.ReturnStatement:
      if (node.argument) facts.returns.push(node.argument);
      break;
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      if (
        node.body.body.some(
          (member) =>
            'static' in member &&
            member.static &&
            member.type === AST_NODE_TYPES.PropertyDefinition,
        )
      ) {
        facts.barrier ??= 'initialises static members';
      }
      break;
    default:
  }
}

/** `throw new Forbidden()`, `throw denied`, `return Promise.reject(denied)`. */
function addThrow(
  unit: Unit,
  facts: Facts,
  node: TSESTree.Node,
  value: TSESTree.Node | undefined,
): void {
  facts.throws = true;
  facts.throwsAboutRights ||= isAboutRights(
    value ? describeThrown(unit, value) : '',
    getTestText(unit, node),
  );
}

/**
 * The text of what is thrown: its constants, the message that its class gives itself, and what the
 * function that makes it returns. Written out, cut to what a name or a message takes.
 */
export function describeThrown(unit: Unit, value: TSESTree.Node, depth = 0): string {
  const target = unwrap(value);
  const own = unit.getText(target).slice(0, MAX_TEXT);
  if (depth > 3) return own;
  const more = (node: TSESTree.Node): string => {
    const origin = trace(unit, node);
    return origin.kind === 'node' && origin.node !== unwrap(node)
      ? describeThrown(unit, origin.node, depth + 1)
      : '';
  };
  switch (target.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression:
      return `${own} ${more(target)}`;
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.CallExpression: {
      const made = trace(unit, target.callee);
      const node = made.kind === 'node' ? made.node : undefined;
      const body = isFunction(node)
        ? getReturned(unit, node).map((item) => describeThrown(unit, item, depth + 1))
        : node?.type === AST_NODE_TYPES.ClassDeclaration
          ? [describeClass(unit, node)]
          : [];
      return [own, ...body, ...target.arguments.map(more)].join(' ');
    }
    default:
      return own;
  }
}

const MAX_TEXT = 400;

/** `constructor() { super('Access denied'); this.name = 'AccessDenied'; }` */
function describeClass(unit: Unit, node: TSESTree.ClassDeclaration): string {
  const found: string[] = [];
  walk(node.body, unit.keys, (inner) => {
    const isSuper =
      inner.type === AST_NODE_TYPES.CallExpression && inner.callee.type === AST_NODE_TYPES.Super;
    if (isSuper) found.push(...inner.arguments.map((item) => unit.getText(item)));
    if (inner.type === AST_NODE_TYPES.AssignmentExpression) found.push(unit.getText(inner.right));
    if (
      inner.type === AST_NODE_TYPES.PropertyDefinition &&
      inner.value?.type === AST_NODE_TYPES.Literal
    )
      found.push(unit.getText(inner.value));
    return true;
  });
  return found.join(' ').slice(0, MAX_TEXT);
}

/** A mention of a variable that belongs to no part of the function and that some function changes. */
function findLiveRead(
  unit: Unit,
  node: TSESTree.Identifier,
  owner: FunctionNode,
): string | undefined {
  const variable = unit.variableOf(node);
  if (isTemplateState(unit, node, variable)) return `${node.name} may change meanwhile`;
  if (!variable || !isState(variable)) return undefined;
  const holder = getVariableOwner(variable);
  const isOutside = holder !== undefined && holder !== owner && !contains(owner, holder);
  return isOutside ? `${node.name} may change meanwhile` : undefined;
}

/**
 * `if (!session) throw …`: the text of the nearest condition around a statement of the function. Where
 * it tests what a query found, the condition of the query belongs to it: `where: { roles: ALLOWED }`.
 */
export function getTestText(unit: Unit, node: TSESTree.Node): string {
  let current: TSESTree.Node | undefined = node.parent;
  while (current && !isFunction(current)) {
    if (current.type === AST_NODE_TYPES.IfStatement)
      return `${unit.getText(current.test)} ${getQueryText(unit, current.test)}`;
    if (current.type === AST_NODE_TYPES.SwitchStatement) return unit.getText(current.discriminant);
    current = current.parent;
  }
  return '';
}

function getQueryText(unit: Unit, test: TSESTree.Node): string {
  const target = unwrap(test);
  const subject =
    target.type === AST_NODE_TYPES.UnaryExpression && target.operator === '!'
      ? unwrap(target.argument)
      : target.type === AST_NODE_TYPES.BinaryExpression
        ? unwrap(target.left)
        : target;
  const variable =
    subject.type === AST_NODE_TYPES.Identifier ? unit.variableOf(subject) : undefined;
  const made = variable && getInitializer(variable);
  if (!made) return '';
  const text = unit.getText(made);
  const start = text.search(/\bwhere\b/i);
  return start < 0 ? '' : text.slice(start, start + MAX_CONDITION);
}

/** So much of a query is its condition rather than what it selects. */
export const MAX_CONDITION = 240;

/** The identifiers and member expressions that an assignment target writes. */
export function collectTargets(pattern: TSESTree.Node, targets: TSESTree.Node[]): void {
  const target = unwrap(pattern);
  switch (target.type) {
    case AST_NODE_TYPES.ObjectPattern:
      for (const item of target.properties) {
        collectTargets(item.type === AST_NODE_TYPES.Property ? item.value : item.argument, targets);
      }
      break;
    case AST_NODE_TYPES.ArrayPattern:
      for (const item of target.elements) if (item) collectTargets(item, targets);
      break;
    case AST_NODE_TYPES.AssignmentPattern:
      collectTargets(target.left, targets);
      break;
    case AST_NODE_TYPES.RestElement:
      collectTargets(target.argument, targets);
      break;
    default:
      targets.push(target);
  }
}

/** Whether the value of an awaited call is not used: `await f();`. */
export function isDropped(node: TSESTree.Node): boolean {
  let current = node;
  for (;;) {
    const parent = current.parent;
    if (!parent) return false;
    const isWrapper =
      parent.type === AST_NODE_TYPES.AwaitExpression ||
      (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'void') ||
      unwrap(parent) === unwrap(current);
    if (!isWrapper) return parent.type === AST_NODE_TYPES.ExpressionStatement;
    current = parent;
  }
}

/** The properties of objects that change on their own: React refs, cancellation flags. */
const LIVE_PROPERTIES = new Set(['current', 'aborted', 'readyState', 'isConnected']);

/** Whether a property read gives another value when it is made later, whatever object it is read from. */
export function isLiveProperty(node: TSESTree.MemberExpression): boolean {
  return LIVE_PROPERTIES.has(getPropertyName(node) ?? '');
}
