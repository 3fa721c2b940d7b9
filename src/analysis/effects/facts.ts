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
import { getVariableOwner, isState } from '../variables.js';
import type { Call } from './callees.js';
import { describeThrown, getTestText } from './conditions.js';
import { isAboutRights } from './names.js';

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
