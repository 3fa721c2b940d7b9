/** What happens between the start of a promise and the first moment that anyone listens to it. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, isFunction, unwrap } from '../../utils/ast.js';
import { getChildren } from '../../utils/walk.js';
import { getPromiseMethod } from '../combinators.js';
import type { Effects } from '../effects/infer.js';
import { getStatementList } from '../lists.js';
import type { Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { getParameterOrigin } from '../variables.js';
import { getItemAwaits } from './items.js';
import type { Gap } from './model.js';
import { getThrowEvidence } from './throwing.js';

/** `open`: nobody listens yet; `heard`: somebody does, on every way; `left`: the code goes no further. */
type State = 'open' | 'heard' | 'left';

/** Walks code in the order in which it runs, until somebody listens. */
export class Window {
  readonly gaps: Gap[] = [];
  private readonly mentions: ReadonlySet<TSESTree.Node>;
  /** Inside a `try` whose handler or finalizer gets to see the promise. */
  private caught = 0;

  constructor(
    private readonly unit: Unit,
    private readonly effects: Effects,
    mentions: readonly TSESTree.Node[],
    private readonly isList: boolean,
  ) {
    this.mentions = new Set(mentions);
  }

  /** What comes after the declarator, in its own declaration and in its list. */
  scanAfter(declarator: TSESTree.VariableDeclarator): void {
    const { parent: declaration } = declarator;
    const declarations: readonly TSESTree.Node[] = declaration.declarations;
    const state = this.scanAll(declarations.slice(declarations.indexOf(declarator) + 1));
    const list: readonly TSESTree.Node[] | undefined = getStatementList(
      declaration.parent,
    )?.statements;
    // The variable belongs to its block: what comes after that cannot mention it.
    if (state === 'open' && list) this.scanAll(list.slice(list.indexOf(declaration) + 1));
  }

  /**
   * What comes after a statement until the block ends in which the variable is declared: in a loop, its
   * next turn as well.
   */
  scanOut(statement: TSESTree.Node, block: TSESTree.Node): void {
    let current = statement;
    this.caught = countTries(statement, block);
    for (let parent = current.parent; parent; current = parent, parent = current.parent) {
      if (isFunction(current) && current !== statement) return;
      if (this.scanRest(parent, current) !== 'open' || parent === block) return;
      if (parent.type === AST_NODE_TYPES.TryStatement && parent.block === current) {
        if (parent.handler) this.caught--;
      }
    }
  }

  /** What runs after a part of a statement or of a list. */
  private scanRest(parent: TSESTree.Node, current: TSESTree.Node): State {
    const list: readonly TSESTree.Node[] | undefined = getStatementList(parent)?.statements;
    if (list) return this.scanAll(list.slice(list.indexOf(current) + 1));
    switch (parent.type) {
      case AST_NODE_TYPES.ForStatement:
        return this.scanAll(
          [parent.update, parent.test, parent.body].filter((part) => part !== null),
        );
      case AST_NODE_TYPES.ForOfStatement:
        if (parent.await) this.add('await', parent);
        return this.scan(parent.body);
      case AST_NODE_TYPES.ForInStatement:
        return this.scan(parent.body);
      case AST_NODE_TYPES.WhileStatement:
      case AST_NODE_TYPES.DoWhileStatement:
        return this.scanAll([parent.test, parent.body]);
      case AST_NODE_TYPES.TryStatement:
        return parent.finalizer && parent.finalizer !== current
          ? this.scan(parent.finalizer)
          : 'open';
      default:
        return 'open';
    }
  }

  private scanAll(nodes: readonly TSESTree.Node[]): State {
    for (const node of nodes) {
      const state = this.scan(node);
      if (state !== 'open') return state;
    }
    return 'open';
  }

  private scan(node: TSESTree.Node): State {
    if (this.mentions.has(node)) return 'heard';
    if (isFunction(node) || node.type === AST_NODE_TYPES.ClassBody)
      return this.mentionsInside(node) ? 'heard' : 'open';
    switch (node.type) {
      case AST_NODE_TYPES.AwaitExpression: {
        const state = this.scan(node.argument);
        if (state === 'open' && this.waits(node)) this.add('await', node);
        return state;
      }
      case AST_NODE_TYPES.CallExpression: {
        const state = this.scanAll(getChildren(node, this.unit.keys));
        if (state === 'open' && this.caught === 0) this.addThrow(node);
        return state;
      }
      case AST_NODE_TYPES.ReturnStatement:
      case AST_NODE_TYPES.ThrowStatement: {
        const state = node.argument ? this.scan(node.argument) : 'open';
        if (state !== 'open') return state;
        if (this.caught === 0) this.add('leave', node);
        return 'left';
      }
      case AST_NODE_TYPES.ContinueStatement:
      case AST_NODE_TYPES.BreakStatement:
        return 'left';
      case AST_NODE_TYPES.IfStatement:
      case AST_NODE_TYPES.ConditionalExpression:
        return this.scanChoice(node);
      case AST_NODE_TYPES.LogicalExpression: {
        const state = this.scan(node.left);
        if (state !== 'open') return state;
        // The right side may not run; what it does is seen, and it listens where it does.
        return this.scan(node.right);
      }
      case AST_NODE_TYPES.SwitchStatement:
        return this.scanSwitch(node);
      case AST_NODE_TYPES.TryStatement:
        return this.scanTry(node);
      case AST_NODE_TYPES.ForOfStatement:
        return this.scanForOf(node);
      default:
        return this.scanAll(getChildren(node, this.unit.keys));
    }
  }

  private scanChoice(node: TSESTree.IfStatement | TSESTree.ConditionalExpression): State {
    const test = this.scan(node.test);
    if (test !== 'open') return test;
    const one = this.scan(node.consequent);
    const other = node.alternate ? this.scan(node.alternate) : 'open';
    if (one === 'open' || other === 'open') return 'open';
    return one === 'heard' || other === 'heard' ? 'heard' : 'left';
  }

  private scanSwitch({ discriminant, cases }: TSESTree.SwitchStatement): State {
    const state = this.scan(discriminant);
    if (state !== 'open') return state;
    const states = cases.map(({ consequent }) => this.scanAll(consequent));
    return states.length > 0 && states.every((item) => item === 'heard') ? 'heard' : 'open';
  }

  private scanTry({ block, handler, finalizer }: TSESTree.TryStatement): State {
    const isSeen =
      (handler !== null && this.mentionsInside(handler)) ||
      (finalizer !== null && this.mentionsInside(finalizer));
    // What is thrown inside is caught here, and the code goes on.
    const isCaught = isSeen || handler !== null;
    if (isCaught) this.caught++;
    const state = this.scan(block);
    if (isCaught) this.caught--;
    if (state === 'heard' || !finalizer) return state === 'left' && handler ? 'open' : state;
    const last = this.scan(finalizer);
    return last === 'open' ? state : last;
  }

  /** `for (const p of started) await p` */
  private scanForOf(node: TSESTree.ForOfStatement): State {
    const isOwn = this.mentions.has(unwrap(node.right));
    if (isOwn && this.isList) {
      if (node.await || getItemAwaits(this.unit, node).length > 0) this.add('loop', node);
      return 'heard';
    }
    const right = this.scan(node.right);
    if (right !== 'open') return right;
    if (node.await) this.add('await', node);
    return this.scan(node.body);
  }

  private mentionsInside(node: TSESTree.Node): boolean {
    for (const mention of this.mentions) {
      if (node.range[0] <= mention.range[0] && mention.range[1] <= node.range[1]) return true;
    }
    return false;
  }

  /** Whether an await takes longer than the promises that are settled already. */
  private waits({ argument }: TSESTree.AwaitExpression): boolean {
    const inner = unwrap(argument);
    switch (inner.type) {
      case AST_NODE_TYPES.Identifier: {
        // `await params`: what the framework hands a page has settled long ago.
        const variable = this.unit.variableOf(inner);
        return !variable || !isRequestValue(variable);
      }
      case AST_NODE_TYPES.MemberExpression:
        return !/^(params|searchParams)$/.test(getPropertyName(inner) ?? '');
      case AST_NODE_TYPES.CallExpression: {
        if (getPromiseMethod(this.unit, inner) === 'resolve') return false;
        const callee = this.effects.getCallee(inner);
        if (callee.kind === 'entry')
          return callee.entry.waits === true || callee.entry.barrier !== undefined;
        if (callee.kind !== 'functions') return true;
        const summary = this.effects.evaluate(inner);
        return (
          summary.waits ||
          summary.unknowns.length > 0 ||
          summary.barrier !== undefined ||
          summary.calledParameters.length > 0
        );
      }
      case AST_NODE_TYPES.Literal:
      case AST_NODE_TYPES.ObjectExpression:
      case AST_NODE_TYPES.ArrayExpression:
        return false;
      default:
        return true;
    }
  }

  private add(kind: Gap['kind'], node: TSESTree.Node): void {
    this.gaps.push({ kind, node, evidence: 'proven' });
  }

  private addThrow(node: TSESTree.CallExpression): void {
    const evidence = getThrowEvidence(this.unit, this.effects, node);
    if (evidence) this.gaps.push({ kind: 'throw', node, evidence });
  }
}

function isRequestValue(variable: Variable): boolean {
  const origin = getParameterOrigin(variable);
  return (
    origin !== undefined && /^(params|searchParams)$/.test(origin.path.at(-1) ?? variable.name)
  );
}

/** How many `try` statements with a `catch` stand around a node, up to a block. */
function countTries(node: TSESTree.Node, block: TSESTree.Node): number {
  let count = 0;
  let current = node;
  for (let parent = node.parent; parent && current !== block; parent = current.parent) {
    if (
      parent.type === AST_NODE_TYPES.TryStatement &&
      parent.block === current &&
      parent.handler &&
      !isFunction(current)
    )
      count++;
    current = parent;
  }
  return count;
}
