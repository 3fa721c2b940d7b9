import type { TSESTree } from '@typescript-eslint/types';

import { isFunction } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Location, Summary, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import { addCall, addTag } from './calls.js';
import { resolveCallee, resolveTag } from './callees.js';
import type { Call, Callee } from './callees.js';
import type { Entry } from './catalogue/index.js';
import { collectFacts } from './facts.js';
import type { Facts } from './facts.js';
import { solve } from './fixpoint.js';
import type { Frame } from './frame.js';
import { getFunctionName } from './function-name.js';
import { isIterator } from './iterators.js';
import { locate } from './locate.js';
import type { Freshness } from './locate.js';
import type { Resolver } from './functions.js';
import { getKept, Memory } from './memory.js';
import { getDefaultFunctions, getHandedOver } from './passed.js';
import { Results } from './results.js';
import { describeBody, makeBarrier, NOT_FOLLOWED, SummaryBuilder } from './summary.js';
import { addTarget, addWrite } from './writes.js';

/** Going through an iterator uses it up. */
function appendPath(location: Location): Location {
  return { ...location, path: [...location.path, '*'] };
}

export interface FunctionFacts {
  facts: Facts;
  callees: readonly Callee[];
}

/** How deep functions are summarised that were not foreseen. */
const MAX_NESTING = 4;

/** How many functions are looked through for a call. */
const MAX_SEARCH = 40;

const UNRESOLVED: Callee = {
  kind: 'unknown',
  unknown: { name: 'a call', nameClass: 'none', declared: 'hidden' },
};

/** Answers what evaluating code may do; one per file, with all that was found out so far. */
export class Effects implements Resolver {
  private readonly facts: Memory<FunctionNode, Facts>;
  private readonly functions: Memory<FunctionNode, FunctionFacts>;
  private readonly summaries: Memory<FunctionNode, Summary>;
  private readonly callees: Memory<Call, Callee>;
  private readonly tags: Memory<TSESTree.TaggedTemplateExpression, { entry: Entry | undefined }>;
  private readonly resolving = new Set<TSESTree.Node>();
  private readonly results: Results;
  private nesting = 0;

  constructor(readonly unit: Unit) {
    const kept = getKept(unit);
    this.facts = new Memory(unit, kept.facts);
    this.functions = new Memory(unit, kept.functions);
    this.summaries = new Memory(unit, kept.summaries);
    this.callees = new Memory(unit, kept.callees);
    this.tags = new Memory(unit, kept.tags);
    this.results = new Results(
      unit,
      new Memory(unit, kept.results),
      (call) => this.getCallee(call),
      (node) => this.getTag(node),
    );
  }

  /** What is known of the value of an expression. */
  getKind(node: TSESTree.Node): Kind {
    return this.results.getKind(node);
  }

  /** How new what a variable holds is, as the function that owns it sees it. */
  getVariableFreshness(variable: Variable, owner: TSESTree.Node): Freshness {
    return this.results.getVariableFreshness(variable, owner);
  }

  /** What a call runs. */
  getCallee(call: Call): Callee {
    const known = this.callees.get(call);
    if (known) return known;
    // `text = text.trim()`: what the call runs depends on what it gives.
    if (this.resolving.has(call)) return UNRESOLVED;
    this.resolving.add(call);
    const callee = resolveCallee(this, call);
    this.resolving.delete(call);
    this.callees.set(call, callee);
    return callee;
  }

  /** What a tagged template does; undefined where that is not known. */
  getTag(node: TSESTree.TaggedTemplateExpression): Entry | undefined {
    const known = this.tags.get(node);
    if (known) return known.entry;
    if (this.resolving.has(node)) return undefined;
    this.resolving.add(node);
    const entry = resolveTag(this, node);
    this.resolving.delete(node);
    this.tags.set(node, { entry });
    return entry;
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
      (node) => this.summaries.get(node) ?? this.getUnforeseen(node),
    );
  }

  /** What calling a function does, in terms of its parameters and `this`. */
  summarize(root: FunctionNode): Summary {
    if (!this.summaries.has(root)) {
      solve(root, {
        getTargets: (node) => [
          ...this.getTargets(this.getFunctionFacts(node)),
          ...getDefaultFunctions(this, node),
        ],
        isSolved: (node) => this.summaries.has(node),
        compute: (node, lookup) => this.build(this.getFunctionFacts(node), node, lookup),
        getSolved: (node) => this.summaries.get(node)!,
        getUnforeseen: (node) => this.getUnforeseen(node),
        settle: (node, summary) => this.summaries.set(node, summary),
        giveUp: () => makeBarrier('it calls itself in ways that could not be followed'),
      });
    }
    return this.summaries.get(root)!;
  }

  /** `load(users)`, where `load` calls a method of what it is handed: known once `load` is. */
  private getUnforeseen(node: FunctionNode): Summary {
    if (this.nesting >= MAX_NESTING) return NOT_FOLLOWED;
    this.nesting++;
    const summary = this.summarize(node);
    this.nesting--;
    return summary;
  }

  /**
   * Whether a piece of code, or a function that it calls, makes a call of the catalogue. The nearest
   * calls are looked at first, and nothing behind the first that is sought is read: a cheap way to a no.
   * @returns False also where the search was given up.
   */
  reaches(root: TSESTree.Node, isSought: (entry: Entry) => boolean): boolean {
    const seen = new Set<TSESTree.Node>([root]);
    for (const node of seen) {
      const facts = isFunction(node) ? this.getFacts(node) : collectFacts(this.unit, node);
      for (const call of facts.calls) {
        const callee = this.getCallee(call);
        if (callee.kind === 'entry' && isSought(callee.entry)) return true;
        if (callee.kind === 'functions' && seen.size < MAX_SEARCH)
          for (const target of callee.functions) seen.add(target);
      }
    }
    return false;
  }

  private getFacts(node: FunctionNode): Facts {
    let facts = this.facts.get(node);
    if (!facts) {
      facts = collectFacts(this.unit, node);
      this.facts.set(node, facts);
    }
    return facts;
  }

  private getFunctionFacts(node: FunctionNode): FunctionFacts {
    let found = this.functions.get(node);
    if (!found) {
      const facts = this.getFacts(node);
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
      const makers = callee.kind === 'functions' ? (callee.makers ?? []) : [];
      for (const call of [facts.calls[index]!, ...makers]) {
        for (const argument of call.arguments) targets.push(...getHandedOver(this, argument));
      }
    }
    return targets;
  }

  private build(
    { facts, callees }: FunctionFacts,
    owner: FunctionNode | undefined,
    lookup: (node: FunctionNode) => Summary,
  ): Summary {
    const builder = new SummaryBuilder();
    const frame: Frame = {
      unit: this.unit,
      results: this.results,
      resolver: this,
      builder,
      owner,
      lookup,
    };
    if (facts.barrier) builder.barrier = `it ${facts.barrier}`;
    if (owner?.generator)
      builder.barrier ??= 'it is a generator, which keeps its place between calls';
    builder.throws = facts.throws;
    if (facts.throwsAboutRights) builder.gate = 'it throws when the caller has no right to go on';
    builder.throwsSynchronously = facts.throws;
    for (const target of facts.targets) addTarget(frame, target);
    for (const node of facts.iterated) {
      if (isIterator(this.unit, node)) addWrite(frame, appendPath(locate(this.unit, node)), false);
    }
    builder.live = facts.live;
    if (facts.importsData) {
      builder.addRead('fs');
      builder.waits = true;
    }
    for (const [index, callee] of callees.entries()) {
      addCall(frame, facts.calls[index]!, callee);
    }
    for (const tag of facts.tags) addTag(frame, this.getTag(tag));
    if (owner) {
      builder.addEvidence(
        describeBody(owner, getFunctionName(owner), this.unit.fileOf(owner).filename),
      );
      if (owner.async) builder.throwsSynchronously = false;
    }
    const result = owner && this.results.getResult(owner);
    return builder.finish(result?.kind, result?.freshness !== 'none');
  }
}
