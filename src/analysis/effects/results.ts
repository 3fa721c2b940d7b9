import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getOwner, getTypeName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Variable } from '../model.js';
import type { Unit } from '../unit.js';
import type { Call, Callee } from './callees.js';
import { isLibraryKind } from './catalogue/index.js';
import type { Entry } from './catalogue/index.js';
import { getKind } from './kinds.js';
import { getAnnotatedKind } from './annotated-kinds.js';
import { getAwaitedKind } from './built-in-kinds.js';
import { getFreshness, getVariableFreshness } from './locate.js';
import type { Freshness, FreshnessContext } from './locate.js';
import type { Memory } from './memory.js';
import { getReturned } from './returned.js';

export interface Result {
  kind: Kind;
  freshness: Freshness;
}

const UNKNOWN: Result = { kind: undefined, freshness: 'none' };

/** How far results of calls are followed into one another. */
const MAX_NESTING = 12;

/** What functions return: the kind of value, and whether it is a new object. */
export class Results {
  private readonly running = new Set<FunctionNode>();

  constructor(
    private readonly unit: Unit,
    private readonly known: Memory<FunctionNode, Result>,
    private readonly getCallee: (call: Call) => Callee,
    private readonly getTag: (node: TSESTree.TaggedTemplateExpression) => Entry | undefined,
  ) {}

  getKind(node: TSESTree.Node): Kind {
    return getKind(this.unit, node, (call) => this.getCallKind(call));
  }

  /** How new the object is that a call gives, its promise set aside. */
  getCallFreshness(call: TSESTree.CallExpression): Freshness {
    const callee = this.getCallee(call);
    if (callee.kind === 'entry') {
      if (callee.entry.chains && callee.receiver)
        return getFreshness(this.getContext(getOwner(call)), callee.receiver);
      return getEntryFreshness(callee.entry.result, callee.entry.shared ?? false);
    }
    if (callee.kind !== 'functions') return 'none';
    const all = callee.functions.map((target) => this.getResult(target).freshness);
    return all.includes('none') || all.length === 0
      ? 'none'
      : all.includes('shallow')
        ? 'shallow'
        : 'deep';
  }

  /** How new what a variable holds is, over all values that its function gives it. */
  getVariableFreshness(variable: Variable, owner: TSESTree.Node): Freshness {
    return getVariableFreshness(this.getContext(owner), variable);
  }

  /** What a function returns. */
  getResult(node: FunctionNode): Result {
    const known = this.known.get(node);
    if (known) return known;
    // A result that depends on itself, or on too long a chain of calls, is not known.
    if (this.running.has(node) || this.running.size > MAX_NESTING) return UNKNOWN;
    this.running.add(node);
    const result = this.computeResult(node);
    this.running.delete(node);
    if (this.running.size === 0 || result.kind !== undefined) this.known.set(node, result);
    return result;
  }

  private getContext(owner: TSESTree.Node): FreshnessContext {
    return { unit: this.unit, owner, callFreshness: (call) => this.getCallFreshness(call) };
  }

  private getCallKind(call: Call | TSESTree.TaggedTemplateExpression): Kind {
    if (call.type === AST_NODE_TYPES.TaggedTemplateExpression) return this.getTag(call)?.result;
    const callee = this.getCallee(call);
    if (callee.kind === 'entry') return callee.entry.result;
    if (callee.kind !== 'functions') return undefined;
    const kinds = callee.functions.map(
      (target) => this.getResult(target).kind ?? this.getGenericKind(call, target),
    );
    return kinds.every((kind) => kind === kinds[0]) ? kinds[0] : undefined;
  }

  /** `remember('db', () => new Client())`, where `remember<T>(name, make: () => T): T` says what it gives. */
  private getGenericKind(call: Call, target: FunctionNode): Kind {
    const type = getTypeName(target.returnType?.typeAnnotation);
    const isParameter = target.typeParameters?.params.some(({ name }) => name.name === type);
    if (type === undefined || isParameter !== true) return undefined;
    for (const [index, parameter] of target.params.entries()) {
      const argument = call.arguments[index];
      if (!argument || argument.type === AST_NODE_TYPES.SpreadElement) return undefined;
      const annotation = (parameter as { typeAnnotation?: TSESTree.TSTypeAnnotation })
        .typeAnnotation?.typeAnnotation;
      if (getTypeName(annotation) === type) return this.getKind(argument);
      if (
        annotation?.type === AST_NODE_TYPES.TSFunctionType &&
        getTypeName(annotation.returnType?.typeAnnotation) === type
      ) {
        const made = unwrap(argument);
        return isFunction(made) ? this.getResult(made).kind : undefined;
      }
    }
    return undefined;
  }

  private computeResult(node: FunctionNode): Result {
    const values = getReturned(this.unit, node);
    if (values.length === 0) return UNKNOWN;
    const found = values.map((value) => this.getKind(value));
    const awaited = found
      .map((kind) => (node.async ? getAwaitedKind(kind) : kind))
      .filter((kind) => kind !== 'null');
    const body = awaited.every((kind) => kind === awaited[0]) ? awaited[0] : undefined;
    const annotated = getAnnotatedKind(this.unit, node.returnType?.typeAnnotation);
    const kind = body === undefined ? annotated : node.async ? `promise:${body}` : body;
    const news = values.map((value) => getFreshness(this.getContext(node), value));
    const freshness = news.includes('none')
      ? 'none'
      : news.includes('shallow')
        ? 'shallow'
        : 'deep';
    return { kind: kind ?? (node.async ? 'promise' : undefined), freshness };
  }
}

/** Whether built-in calls give new objects: primitives always, arrays new but with shared elements. */
function getEntryFreshness(kind: Kind, isShared: boolean): Freshness {
  if (isShared) return 'none';
  const value = getAwaitedKind(kind);
  if (kind?.startsWith('promise:') || kind?.startsWith('lazy')) return 'deep';
  if (value === 'string' || value === 'number' || value === 'boolean') return 'deep';
  return value === 'array' ||
    value === 'object' ||
    value === 'map' ||
    value === 'set' ||
    isLibraryKind(kind)
    ? 'shallow'
    : 'none';
}
