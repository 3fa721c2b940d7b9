import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getConstructorBody, isClass, isFunction } from '../../utils/ast.js';
import type { ClassNode, FunctionNode } from '../../utils/ast.js';
import { getThisHolder } from '../class-members.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import type { Callee } from './callees.js';
import { getConstructorEntry } from './catalogue/index.js';
import { collectFacts } from './facts.js';
import { getBaseClass } from './fields.js';
import { resolveHolder } from './holders.js';
import type { Resolver } from './functions.js';

const MAX_BASES = 8;

/** What `new Name(…)` runs, where the class is visible. */
export function resolveConstructor(
  resolver: Resolver,
  call: TSESTree.NewExpression,
  target: TSESTree.Node,
): Callee | undefined {
  const holder = resolveHolder(resolver, target, 0);
  if (!holder?.isStatic || !isClass(holder.node)) return undefined;
  const functions = getConstructors(resolver.unit, holder.node);
  return functions && { kind: 'functions', functions, receiver: call };
}

/** What `super(…)` runs inside a constructor. */
export function resolveSuper(resolver: Resolver, target: TSESTree.Node): Callee | undefined {
  const { unit } = resolver;
  const own = getThisHolder(target);
  if (!own || !isClass(own)) return undefined;
  const base = getBaseClass(unit, own);
  const functions = base ? getConstructors(unit, base) : getBuiltinConstructor(unit, own);
  return functions && { kind: 'functions', functions, receiver: undefined };
}

/**
 * The constructors that making an instance runs: that of the class, which calls the next one itself,
 * or else that of its base. Undefined where code runs that is not followed.
 */
function getConstructors(unit: Unit, holder: ClassNode): FunctionNode[] | undefined {
  let owner = holder;
  for (let count = 0; count < MAX_BASES; count++) {
    if (!hasPlainFields(unit, owner)) return undefined;
    const body = getConstructorBody(owner);
    if (body) return [body];
    const base = getBaseClass(unit, owner);
    if (!base) return getBuiltinConstructor(unit, owner);
    owner = base;
  }
  return undefined;
}

/** `class NotFound extends Error`: the built-in runs nothing of the program. */
function getBuiltinConstructor(unit: Unit, holder: ClassNode): FunctionNode[] | undefined {
  const base = holder.superClass;
  if (!base) return [];
  const isBuiltin =
    base.type === AST_NODE_TYPES.Identifier &&
    isUndeclared(unit.variableOf(base)) &&
    getConstructorEntry(base.name, 1)?.result === 'error';
  return isBuiltin ? [] : undefined;
}

/** Field initialisers run code of their own. */
function hasPlainFields(unit: Unit, holder: ClassNode): boolean {
  return holder.body.body.every(
    (item) =>
      item.type === AST_NODE_TYPES.MethodDefinition ||
      (item.type === AST_NODE_TYPES.PropertyDefinition &&
        (item.static ||
          item.value === null ||
          isFunction(item.value) ||
          isPlainValue(unit, item.value))),
  );
}

/** Whether evaluating the expression calls nothing and changes nothing. */
function isPlainValue(unit: Unit, node: TSESTree.Node): boolean {
  const facts = collectFacts(unit, node);
  return (
    facts.calls.length === 0 &&
    facts.tags.length === 0 &&
    facts.targets.length === 0 &&
    facts.barrier === undefined
  );
}
