import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getKeyName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Location, Summary, Unknown, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { crossesDefault, getParameterOrigin, getVariableOwner, isConstant } from '../variables.js';
import { resolveCallee, resolveFunctions } from './callees.js';
import type { Call, Callee } from './callees.js';
import type { Entry } from './catalogue/index.js';
import { collectFacts, isDropped } from './facts.js';
import type { Facts } from './facts.js';
import { getFreshness, getVariableFreshness, locate } from './locate.js';
import type { FreshnessContext } from './locate.js';
import { getFunctionName } from './function-name.js';
import { isIterator } from './iterators.js';
import { solve } from './fixpoint.js';
import { Results } from './results.js';
import { describeBody, makeBarrier, NOT_FOLLOWED, SummaryBuilder } from './summary.js';

/** Going through an iterator uses it up. */
function appendPath(location: Location): Location {
  return { ...location, path: [...location.path, '*'] };
}

/** Where a function is called: which expression each of its parameters is given. */
interface Site {
  target: FunctionNode | undefined;
  /** The expressions that a parameter is given; undefined where they are not known. */
  getArguments(index: number, isRest: boolean): readonly TSESTree.Node[] | undefined;
  /** True where the parameters are given parts of the expressions: `rows.map((row) => …)`. */
  isElement?: boolean;
}

const NO_SITE: Site = { target: undefined, getArguments: () => undefined };

interface FunctionFacts {
  facts: Facts;
  callees: readonly Callee[];
}

/** Answers what evaluating code may do; one per file, with all that was found out so far. */
export class Effects {
  private readonly functions = new Map<FunctionNode, FunctionFacts>();
  private readonly summaries = new Map<FunctionNode, Summary>();
  private readonly callees = new Map<Call, Callee>();
  private readonly results: Results;

  constructor(private readonly unit: Unit) {
    this.results = new Results(unit, (call) => this.getCallee(call));
  }

  /** What is known of the value of an expression. */
  getKind(node: TSESTree.Node): Kind {
    return this.results.getKind(node);
  }

  /** What a call runs. */
  getCallee(call: Call): Callee {
    let callee = this.callees.get(call);
    if (!callee) {
      callee = resolveCallee(this.unit, call, (node) => this.results.getKind(node));
      this.callees.set(call, callee);
    }
    return callee;
  }

  /**
   * What evaluating a piece of code does, as its own function sees it.
   * @param skip Subtrees that are left out.
   */
  evaluate(root: TSESTree.Node, skip?: ReadonlySet<TSESTree.Node>): Summary {
    const facts = collectFacts(this.unit, root, skip);
    const callees = facts.calls.map((call) => this.getCallee(call));
    for (const target of this.getTargets({ facts, callees })) this.summarize(target);
    return this.build(
      { facts, callees },
      undefined,
      (node) => this.summaries.get(node) ?? NOT_FOLLOWED,
    );
  }

  /** What calling a function does, in terms of its parameters and `this`. */
  summarize(root: FunctionNode): Summary {
    if (!this.summaries.has(root)) {
      solve(root, {
        getTargets: (node) => [
          ...this.getTargets(this.getFunctionFacts(node)),
          ...this.getDefaultFunctions(node),
        ],
        isSolved: (node) => this.summaries.has(node),
        compute: (node, lookup) => this.build(this.getFunctionFacts(node), node, lookup),
        getSolved: (node) => this.summaries.get(node)!,
        settle: (node, summary) => this.summaries.set(node, summary),
        giveUp: () => makeBarrier('it calls itself in ways that could not be followed'),
      });
    }
    return this.summaries.get(root)!;
  }

  private getFunctionFacts(node: FunctionNode): FunctionFacts {
    let found = this.functions.get(node);
    if (!found) {
      const facts = collectFacts(this.unit, node);
      found = { facts, callees: facts.calls.map((call) => this.getCallee(call)) };
      this.functions.set(node, found);
    }
    return found;
  }

  /** The functions whose summaries are needed: those called, and those passed to a call. */
  private getTargets({ facts, callees }: FunctionFacts): FunctionNode[] {
    const targets: FunctionNode[] = [];
    for (const [index, callee] of callees.entries()) {
      if (callee.kind === 'functions') targets.push(...callee.functions);
      for (const argument of facts.calls[index]!.arguments)
        targets.push(...this.getPassedFunctions(argument));
    }
    return targets;
  }

  /** `(run = start)`: functions that a function calls when an argument is missing. */
  private getDefaultFunctions(node: FunctionNode): FunctionNode[] {
    return node.params.flatMap((parameter) =>
      parameter.type === AST_NODE_TYPES.AssignmentPattern
        ? this.getPassedFunctions(parameter.right)
        : [],
    );
  }

  /** `f(() => …)`, `f(load)`, `f({ load() {} })`: functions that the callee may call. */
  private getPassedFunctions(argument: TSESTree.Node): readonly FunctionNode[] {
    const value = unwrap(argument);
    if (value.type !== AST_NODE_TYPES.ObjectExpression)
      return resolveFunctions(this.unit, value) ?? [];
    return value.properties.flatMap((item) =>
      item.type === AST_NODE_TYPES.Property ? this.getPassedFunctions(item.value) : [],
    );
  }

  private build(
    { facts, callees }: FunctionFacts,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): Summary {
    const builder = new SummaryBuilder();
    if (facts.barrier) builder.barrier = `it ${facts.barrier}`;
    if (owner?.generator)
      builder.barrier ??= 'it is a generator, which keeps its place between calls';
    builder.throws = facts.throws;
    if (facts.throwsAboutRights) builder.gate = 'it throws when the caller has no right to go on';
    builder.throwsSynchronously = facts.throws;
    for (const target of facts.targets) this.addTarget(builder, target, owner);
    for (const node of facts.iterated) {
      if (isIterator(this.unit, node))
        this.addWrite(builder, appendPath(locate(this.unit, node)), false, owner);
    }
    builder.live = facts.live;
    for (const [index, callee] of callees.entries()) {
      this.addCall(builder, facts.calls[index]!, callee, owner, lookup);
    }
    if (owner) {
      builder.addEvidence(describeBody(owner, getFunctionName(owner)));
      if (owner.async) builder.throwsSynchronously = false;
    }
    const result = owner && this.results.getResult(owner);
    return builder.finish(result?.kind, result?.freshness !== 'none');
  }

  private addTarget(
    builder: SummaryBuilder,
    target: TSESTree.Node,
    owner: FunctionNode | undefined,
  ): void {
    const location =
      target.type === AST_NODE_TYPES.Identifier
        ? this.locateBinding(target)
        : locate(this.unit, target);
    this.addWrite(builder, location, false, owner);
  }

  /** Assigning to a name writes the binding, not what an alias leads to. */
  private locateBinding(target: TSESTree.Identifier): Location {
    const variable = this.unit.variableOf(target);
    if (!variable || variable.defs.length === 0)
      return { root: { kind: 'resource', name: `global ${target.name}` }, path: [] };
    return { root: { kind: 'variable', variable }, path: [] };
  }

  private addWrite(
    builder: SummaryBuilder,
    location: Location,
    consumes: boolean,
    owner: FunctionNode | undefined,
  ): void {
    const { root, path } = location;
    if (owner && root.kind === 'variable' && getVariableOwner(root.variable) === owner) {
      // The binding of a local or a parameter ends with the call.
      if (path.length === 0) return;
      // A parameter that is given another value is no name for the argument any more.
      const origin = getParameterOrigin(root.variable);
      const isArgument =
        origin !== undefined &&
        isConstant(root.variable) &&
        !crossesDefault(owner.params[origin.index]!, root.variable.identifiers[0]!);
      if (!isArgument) {
        if (this.isLocalObject(root.variable, path, owner)) return;
        builder.addWrite({
          location: { root: { kind: 'heap' }, path: [] },
          consumes: false,
          why: `changes what ${root.variable.name} holds`,
        });
        return;
      }
    }
    const name =
      root.kind === 'variable'
        ? root.variable.name
        : root.kind === 'this'
          ? 'this'
          : root.kind === 'resource'
            ? root.name
            : 'an object';
    builder.addWrite({
      location,
      consumes,
      why: path.length > 0 ? `changes ${[name, ...path].join('.')}` : `assigns ${name}`,
    });
  }

  /** Whether the object at the path was made by the function that owns the variable. */
  private isLocalObject(variable: Variable, path: readonly string[], owner: FunctionNode): boolean {
    const freshness = getVariableFreshness(this.getContext(owner), variable);
    if (freshness === 'none') return false;
    return path.length <= 1 || freshness === 'deep';
  }

  private addCall(
    builder: SummaryBuilder,
    call: Call,
    callee: Callee,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): void {
    switch (callee.kind) {
      case 'functions':
        for (const target of callee.functions)
          this.addFunction(builder, call, target, callee.receiver, owner, lookup);
        break;
      case 'entry':
        this.addEntry(builder, call, callee.entry, callee.receiver, owner, lookup);
        break;
      case 'declared':
        addDeclared(builder, callee.effect, callee.name);
        break;
      case 'parameter':
        if (callee.callee === owner) builder.addCalledParameter(callee.index, callee.path);
        else this.addUnknownCall(builder, call, callee.unknown, owner, lookup);
        break;
      case 'unknown':
        this.addUnknownCall(builder, call, callee.unknown, owner, lookup);
        break;
      default:
        callee satisfies never;
    }
  }

  private addUnknownCall(
    builder: SummaryBuilder,
    call: Call,
    unknown: Unknown,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): void {
    // A value that nobody uses was not asked for: the call is made for what it does.
    const isRead = unknown.nameClass === 'read' && !isDropped(call);
    builder.addUnknown(
      isRead || unknown.nameClass !== 'read' ? unknown : { ...unknown, nameClass: 'none' },
    );
    builder.waits = true;
    // Functions that are handed over may be called.
    for (const argument of call.arguments) {
      for (const passed of this.getPassedFunctions(argument)) {
        builder.addCallee(lookup(passed));
        this.addWrites(builder, lookup(passed), NO_SITE, undefined, owner);
      }
    }
  }

  private addFunction(
    builder: SummaryBuilder,
    call: Call | undefined,
    target: FunctionNode,
    receiver: TSESTree.Node | undefined,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): void {
    const summary = lookup(target);
    builder.addCallee(summary);
    if (!target.async && summary.throwsSynchronously) builder.throwsSynchronously = true;
    this.addWrites(builder, summary, makeSite(call, target), receiver, owner);
    for (const { index, path } of summary.calledParameters) {
      this.addArgumentCall(builder, call?.arguments, index, path, owner, lookup, target);
    }
  }

  /** Translates what a callee writes into the terms of its caller. */
  private addWrites(
    builder: SummaryBuilder,
    summary: Summary,
    site: Site,
    receiver: TSESTree.Node | undefined,
    owner: FunctionNode | undefined,
  ): void {
    for (const write of summary.writes) {
      const { root, path } = write.location;
      if (root.kind === 'variable') {
        const origin = getParameterOrigin(root.variable);
        if (
          origin &&
          origin.callee === site.target &&
          !crossesDefault(origin.callee.params[origin.index]!, root.variable.identifiers[0]!)
        ) {
          const isRest = origin.callee.params[origin.index]?.type === AST_NODE_TYPES.RestElement;
          // The list of a rest parameter belongs to the call, what is in it does not.
          if (isRest && path.length <= 1) continue;
          const given = site.getArguments(origin.index, isRest);
          const full = isRest
            ? ['*', '*']
            : [...(site.isElement ? ['*'] : []), ...origin.path, ...path];
          if (given) {
            for (const argument of given)
              this.addArgumentWrite(builder, argument, full, write.consumes, owner);
            continue;
          }
        }
      }
      if (root.kind === 'this' && receiver && receiver.type !== AST_NODE_TYPES.ThisExpression) {
        this.addArgumentWrite(builder, receiver, path, write.consumes, owner);
        continue;
      }
      this.addWrite(builder, write.location, write.consumes, owner);
    }
  }

  private addArgumentWrite(
    builder: SummaryBuilder,
    argument: TSESTree.Node | undefined,
    path: readonly string[],
    consumes: boolean,
    owner: FunctionNode | undefined,
  ): void {
    // A missing argument is undefined: nothing can be changed in it.
    if (!argument) return;
    const base = locate(this.unit, argument);
    if (base.root.kind === 'heap') {
      // An object without a name, such as `fetch(url)` in `fetch(url).then(…)`: new, or shared.
      const freshness = getFreshness(this.getContext(owner), argument);
      const isOwn = path.length <= 1 && base.path.length === 0;
      if (freshness === 'deep' || (freshness === 'shallow' && isOwn)) return;
    }
    this.addWrite(builder, { ...base, path: [...base.path, ...path] }, consumes, owner);
  }

  private getContext(owner: FunctionNode | undefined): FreshnessContext {
    return { unit: this.unit, owner, callFreshness: (call) => this.results.getCallFreshness(call) };
  }

  /** The callee calls its argument, or a property of it. */
  private addArgumentCall(
    builder: SummaryBuilder,
    values: readonly TSESTree.CallExpressionArgument[] | undefined,
    index: number,
    path: readonly string[],
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
    target?: FunctionNode,
  ): void {
    const spread = values?.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement) ?? -1;
    const isSpread = spread >= 0 && spread <= index;
    const given = isSpread ? undefined : values?.[index];
    // `load(cb = bump)`: without an argument the default is called.
    const parameter = target?.params[index];
    const fallback =
      parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.right : undefined;
    const argument = given ?? (values && !isSpread ? fallback : undefined);
    if (values && !argument && !isSpread && !hasDefault(parameter)) return;
    const value = argument && unwrap(argument);
    const member = value && getMember(value, path);
    const functions = member && resolveFunctions(this.unit, member);
    if (functions) {
      for (const target of functions)
        this.addFunction(builder, undefined, target, undefined, owner, lookup);
      return;
    }
    if (member && this.isHarmless(member)) return;
    const variable =
      value?.type === AST_NODE_TYPES.Identifier ? this.unit.variableOf(value) : undefined;
    const origin = variable && getParameterOrigin(variable);
    if (origin && origin.callee === owner) {
      builder.addCalledParameter(origin.index, [...origin.path, ...path]);
      return;
    }
    builder.addUnknown({
      name: argument ? this.unit.getText(argument).slice(0, 40) : 'a callback',
      nameClass: 'none',
      declared: 'hidden',
    });
  }

  /** `Boolean`, `String` and `Number` as callbacks, and values that are not functions. */
  private isHarmless(node: TSESTree.Node): boolean {
    if (
      node.type === AST_NODE_TYPES.Identifier &&
      ['Boolean', 'String', 'Number'].includes(node.name)
    ) {
      const variable = this.unit.variableOf(node);
      return !variable || variable.defs.length === 0;
    }
    const kind = this.getKind(node);
    return kind !== undefined && kind !== 'object';
  }

  /** A built-in calls its argument: `rows.map(format)`, `new Promise((resolve) => …)`. */
  private addCallback(
    builder: SummaryBuilder,
    call: Call,
    entry: Entry,
    index: number,
    receiver: TSESTree.Node | undefined,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): void {
    const argument = call.arguments[index];
    const functions = argument && resolveFunctions(this.unit, argument);
    if (!functions) {
      this.addArgumentCall(builder, call.arguments, index, [], owner, lookup);
      return;
    }
    for (const target of functions) {
      const summary = lookup(target);
      builder.addCallee(summary);
      if (!target.async && summary.throwsSynchronously && !(entry.waits ?? false))
        builder.throwsSynchronously = true;
      this.addWrites(
        builder,
        summary,
        makeCallbackSite(this.unit, call, entry, target, receiver),
        undefined,
        owner,
      );
      // `resolve` and `reject` of an executor settle the promise and do nothing else.
      if (entry.source === 'Promise' && summary.calledParameters.some((item) => item.index === 1))
        builder.throws = true;
      if (entry.source === 'Promise' || summary.calledParameters.length === 0) continue;
      builder.addUnknown({
        name: 'a function among the values',
        nameClass: 'none',
        declared: 'hidden',
      });
    }
  }

  private addEntry(
    builder: SummaryBuilder,
    call: Call,
    entry: Entry,
    receiver: TSESTree.Node | undefined,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): void {
    for (const read of entry.reads ?? []) builder.addRead(read);
    for (const { resource, key } of entry.writes ?? []) {
      const location: Location = { root: { kind: 'resource', name: resource }, path: [] };
      builder.addWrite({
        location: key === undefined ? location : { ...location, key },
        consumes: false,
        why: `writes ${resource}`,
      });
    }
    if (entry.barrier) builder.barrier ??= entry.barrier;
    if (entry.gate) {
      builder.gate ??= entry.gate;
      builder.throws = true;
    }
    if (entry.throws) builder.throwsSynchronously = true;
    if (entry.waits) builder.waits = true;
    if (entry.waits ?? entry.barrier) builder.addEvidence(`catalogue ${entry.source}`);
    if (entry.mutates === 'receiver') {
      if (receiver) this.addArgumentWrite(builder, receiver, ['*'], entry.consumes ?? false, owner);
    } else if (entry.mutates !== undefined) {
      this.addArgumentWrite(builder, call.arguments[entry.mutates], ['*'], false, owner);
    }
    for (const index of entry.callbacks ?? [])
      this.addCallback(builder, call, entry, index, receiver, owner, lookup);
  }
}

function makeSite(call: Call | undefined, target: FunctionNode): Site {
  return {
    target,
    getArguments(index, isRest) {
      if (!call) return undefined;
      const spread = call.arguments.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement);
      if (spread >= 0 && (isRest || spread <= index)) return undefined;
      // A missing argument is undefined: nothing can be changed in it.
      return isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
    },
  };
}

/** The functions that a built-in calls are given its receiver, or parts of it. */
function makeCallbackSite(
  unit: Unit,
  call: Call,
  entry: Entry,
  target: FunctionNode,
  receiver: TSESTree.Node | undefined,
): Site {
  return {
    target,
    isElement: true,
    getArguments(index, isRest) {
      if (isRest) return undefined;
      if (entry.folds !== true || index !== 0) return receiver && [receiver];
      // `reduce` hands on what the callback returned: the start value, where that is all it returns.
      return returnsFirstParameter(unit, target) ? call.arguments.slice(1, 2) : undefined;
    },
  };
}

function returnsFirstParameter(unit: Unit, target: FunctionNode): boolean {
  const [first] = target.params;
  const { returns } = collectFacts(unit, target);
  return (
    first?.type === AST_NODE_TYPES.Identifier &&
    returns.every(
      (value) =>
        value.type === AST_NODE_TYPES.Identifier &&
        unit.variableOf(value) === unit.variableOf(first),
    )
  );
}

/** Whether a parameter's pattern holds defaults: `({ run = start })`. */
function hasDefault(parameter: TSESTree.Parameter | undefined): boolean {
  if (
    parameter?.type !== AST_NODE_TYPES.ObjectPattern &&
    parameter?.type !== AST_NODE_TYPES.ArrayPattern
  )
    return false;
  const items =
    parameter.type === AST_NODE_TYPES.ObjectPattern
      ? parameter.properties.map((item) =>
          item.type === AST_NODE_TYPES.Property ? item.value : item,
        )
      : parameter.elements;
  return items.some((item) => item?.type === AST_NODE_TYPES.AssignmentPattern);
}

function addDeclared(builder: SummaryBuilder, effect: string, name: string): void {
  builder.addEvidence(`setting for ${name}`);
  if (effect === 'read') builder.addRead(`declared ${name}`);
  if (effect === 'write') {
    builder.addWrite({
      location: { root: { kind: 'resource', name }, path: [] },
      consumes: false,
      why: `${name}() is declared to write`,
    });
  }
  if (effect === 'gate') builder.gate ??= `${name}() is declared to be a gate`;
  if (effect === 'barrier') builder.barrier ??= `${name}() is declared to be a barrier`;
  if (effect !== 'pure') builder.waits = true;
}

/** The value at a path of an object literal, or the node itself for an empty path. */
function getMember(node: TSESTree.Node, path: readonly string[]): TSESTree.Node | undefined {
  let current: TSESTree.Node | undefined = node;
  for (const name of path) {
    if (current?.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
    // A spread or a computed key may replace what is written before it.
    const isPlain: boolean = current.properties.every(
      (item) => item.type === AST_NODE_TYPES.Property && !item.computed && item.kind === 'init',
    );
    const found: TSESTree.ObjectLiteralElement | undefined = isPlain
      ? current.properties.findLast(
          (item) => item.type === AST_NODE_TYPES.Property && getKeyName(item) === name,
        )
      : undefined;
    current = found?.type === AST_NODE_TYPES.Property ? found.value : undefined;
  }
  return current;
}
