/** Follows settled results from where they are made to where they are used. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { getSubject, judgePlace } from './checks.js';
import { getCallback } from './lists.js';
import { followMember } from './members.js';
import type { Follower, Look, MisuseKind, Settled, SettledMisuse, ValueRead } from './model.js';
import { bindElements, bindLoop, bindProperties } from './patterns.js';
import { getContext } from './uses.js';

/** Collects the uses of settled results in one file. */
export class Tracer implements Follower {
  readonly misuses: SettledMisuse[] = [];
  readonly reads: ValueRead[] = [];
  readonly looks: Look[] = [];
  private readonly bound = new Set<Variable>();
  private readonly seen = new Set<TSESTree.Node>();

  constructor(
    readonly unit: Unit,
    readonly effects: Effects,
  ) {}

  hasBound(variable: Variable): boolean {
    return this.bound.has(variable);
  }

  /** Follows the value of an expression into the code around it. */
  follow(node: TSESTree.Node, settled: Settled): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    const parent = node.parent!;
    if (unwrap(parent) !== parent) {
      this.follow(parent, settled);
      return;
    }
    switch (settled.kind) {
      case 'promise':
        this.followPromise(node, parent, settled);
        break;
      case 'list':
      case 'entries':
        this.followList(node, parent, settled);
        break;
      case 'result':
        this.followResult(node, parent, settled);
        break;
    }
  }

  /** Follows what a pattern, a variable or a parameter is given. */
  bind(pattern: TSESTree.Node, settled: Settled): void {
    switch (pattern.type) {
      case AST_NODE_TYPES.Identifier:
        this.bindVariable(pattern, settled);
        break;
      case AST_NODE_TYPES.AssignmentPattern:
        this.bind(pattern.left, settled);
        break;
      case AST_NODE_TYPES.ArrayPattern:
        bindElements(this, pattern, settled);
        break;
      case AST_NODE_TYPES.ObjectPattern:
        bindProperties(this, pattern, settled);
        break;
      default:
        break;
    }
  }

  private bindVariable(name: TSESTree.Identifier, settled: Settled): void {
    const variable = this.unit.variableOf(name);
    if (!variable || this.bound.has(variable)) return;
    this.bound.add(variable);
    // A variable that gets other values, too, holds nothing that is known. A default is one of them, for
    // what may be missing anyway.
    const writes = variable.references.filter(
      (reference) => reference.isWrite() && !isTopUp(reference.identifier as TSESTree.Node),
    );
    const later = writes.filter((reference) => reference.init !== true);
    if (later.length > 1 || (later.length === 1 && writes.length > 1)) return;
    for (const reference of variable.references) {
      if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node, settled);
    }
  }

  private followPromise(node: TSESTree.Node, parent: TSESTree.Node, settled: Settled): void {
    switch (parent.type) {
      case AST_NODE_TYPES.AwaitExpression:
        this.follow(parent, { ...settled, kind: 'list' });
        break;
      case AST_NODE_TYPES.MemberExpression: {
        const call = parent.parent;
        if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== parent) break;
        const name = getPropertyName(parent);
        if (name === 'then') {
          const callback = getCallback(this.effects, call.arguments[0]);
          const [parameter] = callback?.node.params ?? [];
          if (callback?.isInline === true && parameter)
            this.bind(parameter, { ...settled, kind: 'list' });
        } else if (name === 'catch' || name === 'finally') {
          this.follow(call, settled);
        }
        break;
      }
      default:
        this.followPlain(node, parent, settled);
    }
  }

  private followList(node: TSESTree.Node, parent: TSESTree.Node, settled: Settled): void {
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression:
        if (parent.object === node) followMember(this, parent, settled);
        break;
      case AST_NODE_TYPES.ForOfStatement:
        if (parent.right === node) bindLoop(this, parent, settled);
        break;
      case AST_NODE_TYPES.SpreadElement:
        // `[...results]`
        if (parent.parent.type === AST_NODE_TYPES.ArrayExpression)
          this.follow(parent.parent, { ...settled, elements: undefined });
        break;
      case AST_NODE_TYPES.LogicalExpression:
      case AST_NODE_TYPES.ConditionalExpression:
        // `const results = isOn ? await Promise.allSettled(…) : []`
        if (parent.type === AST_NODE_TYPES.LogicalExpression || parent.test !== node)
          this.follow(parent, { ...settled, elements: undefined });
        break;
      case AST_NODE_TYPES.TemplateLiteral:
        if (parent.parent.type !== AST_NODE_TYPES.TaggedTemplateExpression)
          this.report('text', node, node, settled);
        break;
      case AST_NODE_TYPES.ExpressionStatement:
        if (unwrap(node).type === AST_NODE_TYPES.AwaitExpression)
          this.report('dropped', settled.origin, undefined, settled);
        break;
      default:
        this.followPlain(node, parent, settled);
    }
  }

  private followResult(node: TSESTree.Node, parent: TSESTree.Node, settled: Settled): void {
    if (parent.type === AST_NODE_TYPES.MemberExpression && parent.object === node) {
      const name = getPropertyName(parent);
      if (name === 'value') this.reads.push({ node: parent, result: node, settled });
      else if (name === 'status' || name === 'reason')
        this.looks.push({ node: parent, result: node, settled });
      else if (name !== undefined && !OBJECT_KEYS.has(name))
        this.report('property', parent, node, settled);
      return;
    }
    if (
      parent.type === AST_NODE_TYPES.BinaryExpression &&
      parent.operator === 'in' &&
      parent.right === node
    ) {
      this.looks.push({ node: parent, result: node, settled });
      return;
    }
    if (parent.type === AST_NODE_TYPES.ArrayExpression && isGathered(this.unit, parent)) {
      this.follow(parent, { ...settled, kind: 'list', elements: undefined });
      return;
    }
    const context = getContext(this.unit, this.effects, node, settled.isOptional);
    switch (context) {
      case 'look':
        this.looks.push({ node, result: node, settled });
        break;
      case 'none':
        this.followPlain(node, parent, settled);
        break;
      default:
        this.report(context, node, node, settled);
    }
  }

  /** What any value does: it is given to a variable, or chosen by a condition. */
  private followPlain(node: TSESTree.Node, parent: TSESTree.Node, settled: Settled): void {
    switch (parent.type) {
      case AST_NODE_TYPES.AwaitExpression:
        this.follow(parent, settled);
        break;
      case AST_NODE_TYPES.VariableDeclarator:
        if (parent.init === node) this.bind(parent.id, this.judge(node, settled));
        break;
      case AST_NODE_TYPES.AssignmentExpression:
        // `let results; results = await Promise.allSettled(…);`
        if (parent.right === node && parent.operator === '=')
          this.bind(parent.left, { ...settled, isOptional: settled.kind === 'result' });
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test !== node)
          this.follow(parent, { ...this.judge(node, settled), isOptional: true });
        break;
      default:
        if (settled.kind === 'list') this.handOver(node, settled);
    }
  }

  /** `const { value } = result.status === 'fulfilled' ? result : NONE`: what is known of it there. */
  private judge(node: TSESTree.Node, settled: Settled): Settled {
    if (settled.kind !== 'result') return settled;
    const known = judgePlace(this.unit, node, getSubject(this.unit, node));
    return known ? { ...settled, outcome: known } : settled;
  }

  /** `assertAll(results)`: what sees the whole list may ask for each status. */
  handOver(node: TSESTree.Node, settled: Settled): void {
    this.looks.push({ node, result: undefined, settled });
  }

  report(
    kind: MisuseKind,
    node: TSESTree.Node,
    result: TSESTree.Node | undefined,
    settled: Settled,
  ): void {
    const inner = result && unwrap(result);
    const variable =
      inner?.type === AST_NODE_TYPES.Identifier ? this.unit.variableOf(inner) : undefined;
    this.misuses.push({
      kind,
      node,
      result,
      settled,
      variable: isUndeclared(variable) ? undefined : variable,
    });
  }
}

/** `user ??= guest`: the variable keeps what it holds, as a result is never missing. */
function isTopUp(name: TSESTree.Node): boolean {
  const { parent } = name;
  return (
    parent?.type === AST_NODE_TYPES.AssignmentExpression &&
    parent.left === name &&
    /^(\?\?|\|\||&&)=$/.test(parent.operator)
  );
}

/** What every object has. */
const OBJECT_KEYS: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
]);

/** `[user, role].every(…)`, where both come from one `const [user, role] = …`: a list of them. */
function isGathered(unit: Unit, { elements, parent }: TSESTree.ArrayExpression): boolean {
  if (parent.type !== AST_NODE_TYPES.MemberExpression) return false;
  const patterns = elements.map((item) => {
    const variable = item?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(item) : undefined;
    const name = variable?.identifiers[0] as TSESTree.Node | undefined;
    return name?.parent?.type === AST_NODE_TYPES.ArrayPattern ? name.parent : undefined;
  });
  return patterns.every((item) => item !== undefined && item === patterns[0]);
}
