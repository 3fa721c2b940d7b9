/** Follows settled results from where they are made to where they are used. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import { CALLBACKS, getCallback, isBoolean, judgeFilter, ONE, SAME_LIST } from './lists.js';
import type { Look, MisuseKind, Settled, SettledMisuse, ValueRead } from './model.js';
import { getContext } from './uses.js';

/** Collects the uses of settled results in one file. */
export class Tracer {
  readonly misuses: SettledMisuse[] = [];
  readonly reads: ValueRead[] = [];
  readonly looks: Look[] = [];
  private readonly bound = new Set<Variable>();
  private readonly seen = new Set<TSESTree.Node>();

  constructor(
    private readonly unit: Unit,
    private readonly effects: Effects,
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
        this.bindElements(pattern, settled);
        break;
      case AST_NODE_TYPES.ObjectPattern:
        this.bindProperties(pattern, settled);
        break;
      default:
        break;
    }
  }

  private bindVariable(name: TSESTree.Identifier, settled: Settled): void {
    const variable = this.unit.variableOf(name);
    if (!variable || this.bound.has(variable)) return;
    this.bound.add(variable);
    // A variable that gets other values, too, holds nothing that is known.
    const writes = variable.references.filter((reference) => reference.isWrite());
    if (writes.length > 1) return;
    for (const reference of variable.references) {
      if (reference.isRead()) this.follow(reference.identifier as TSESTree.Node, settled);
    }
  }

  private bindElements({ elements }: TSESTree.ArrayPattern, settled: Settled): void {
    if (settled.kind === 'entries') {
      if (elements[1]) this.bind(elements[1], { ...settled, kind: 'result' });
      return;
    }
    if (settled.kind !== 'list') return;
    for (const [index, element] of elements.entries()) {
      if (element?.type === AST_NODE_TYPES.RestElement)
        this.bind(element.argument, { ...settled, elements: settled.elements?.slice(index) });
      else if (element) this.bind(element, getElement(settled, index));
    }
  }

  private bindProperties(pattern: TSESTree.ObjectPattern, settled: Settled): void {
    if (settled.kind !== 'result') return;
    const keys = new Map<string, TSESTree.Property>();
    for (const item of pattern.properties) {
      // `{ status, ...rest }`: the rest is not followed.
      if (item.type === AST_NODE_TYPES.RestElement) return;
      const key = getKeyName(item);
      if (key === undefined) return;
      keys.set(key, item);
    }
    const value = keys.get('value');
    if (keys.has('status') || keys.has('reason')) {
      this.looks.push({ node: pattern, result: undefined, settled });
    } else if (value && value.value.type !== AST_NODE_TYPES.AssignmentPattern) {
      this.reads.push({ node: value, result: undefined, settled });
    }
    for (const [key, item] of keys) {
      if (!RESULT_KEYS.has(key)) this.report('property', item, undefined, settled);
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
        if (parent.object === node) this.followMember(parent, settled);
        break;
      case AST_NODE_TYPES.ForOfStatement:
        if (parent.right === node) this.bindLoop(parent, settled);
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
      case AST_NODE_TYPES.ExpressionStatement:
        if (unwrap(node).type === AST_NODE_TYPES.AwaitExpression)
          this.report('dropped', settled.origin, undefined, settled);
        break;
      default:
        this.followPlain(node, parent, settled);
    }
  }

  private bindLoop(loop: TSESTree.ForOfStatement, settled: Settled): void {
    const target =
      loop.left.type === AST_NODE_TYPES.VariableDeclaration
        ? loop.left.declarations[0]?.id
        : undefined;
    if (!target) return;
    this.bind(target, settled.kind === 'entries' ? settled : { ...settled, kind: 'result' });
  }

  /** `results[0]`, `results.map(…)` */
  private followMember(member: TSESTree.MemberExpression, settled: Settled): void {
    if (settled.kind === 'entries') return;
    const call = member.parent;
    const name = getPropertyName(member);
    if (name === undefined) {
      const { property } = member;
      const index =
        property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number'
          ? property.value
          : undefined;
      this.follow(member, getElement(settled, index));
      return;
    }
    if (call.type !== AST_NODE_TYPES.CallExpression || call.callee !== member) return;
    if (name === 'entries') this.follow(call, { ...settled, kind: 'entries' });
    else if (SAME_LIST.has(name)) this.follow(call, { ...settled, elements: undefined });
    else if (ONE.has(name)) this.follow(call, { ...settled, kind: 'result', isOptional: true });
    else if (Object.hasOwn(CALLBACKS, name)) this.followCallback(call, name, settled);
    else this.handOver(member, settled);
  }

  private followCallback(call: TSESTree.CallExpression, name: string, settled: Settled): void {
    const [argument] = call.arguments;
    const one: Settled = { ...settled, kind: 'result' };
    if (argument && isBoolean(argument)) {
      if (name !== 'map') this.report('truthy', argument, undefined, one);
    } else {
      const callback = getCallback(this.effects, argument);
      const parameter = callback?.node.params[CALLBACKS[name]!];
      if (callback?.isInline === true && parameter) this.bind(parameter, one);
      // What a named function does with a result is its own matter.
      else this.looks.push({ node: call, result: undefined, settled: one });
    }
    if (name !== 'filter' && name !== 'find' && name !== 'findLast') return;
    const judged = judgeFilter(this.unit, this.effects, argument);
    const outcome = judged === 'any' ? settled.outcome : judged;
    this.follow(call, {
      ...settled,
      kind: name === 'filter' ? 'list' : 'result',
      isOptional: name !== 'filter',
      elements: undefined,
      outcome,
    });
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
        if (parent.init === node) this.bind(parent.id, settled);
        break;
      case AST_NODE_TYPES.AssignmentExpression:
        // `let results; results = await Promise.allSettled(…);`
        if (parent.right === node && parent.operator === '=')
          this.bind(parent.left, { ...settled, isOptional: settled.kind === 'result' });
        break;
      case AST_NODE_TYPES.ConditionalExpression:
        if (parent.test !== node) this.follow(parent, { ...settled, isOptional: true });
        break;
      default:
        if (settled.kind === 'list') this.handOver(node, settled);
    }
  }

  /** `assertAll(results)`: what sees the whole list may ask for each status. */
  private handOver(node: TSESTree.Node, settled: Settled): void {
    this.looks.push({ node, result: undefined, settled });
  }

  private report(
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

const RESULT_KEYS: ReadonlySet<string> = new Set(['status', 'value', 'reason']);

/** What every object has. */
const OBJECT_KEYS: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
]);

/** One result of a list; by index, where that is known. */
function getElement(settled: Settled, index: number | undefined): Settled {
  const element = index === undefined ? undefined : settled.elements?.[index];
  return {
    ...settled,
    kind: 'result',
    element,
    // Behind the end of a list of unknown length there is nothing.
    isOptional: !element,
  };
}
