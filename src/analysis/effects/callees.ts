import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  isFunction,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Kind, Unknown, Variable } from '../model.js';
import {
  getMethods,
  getThisHolder,
  getVirtualMethods,
  isStaticContext,
  mayFieldChange,
} from '../receivers.js';
import type { Unit } from '../unit.js';
import {
  crossesDefault,
  getInitializer,
  getOnlyDefinition,
  getParameterOrigin,
  getPatternPath,
  isConstant,
  isUndeclared,
} from '../variables.js';
import {
  getConstructorEntry,
  getGlobalEntry,
  getKindMember,
  getKindSelf,
  getMethodEntry,
  getModuleMember,
  getTagEntry,
  toEntry,
} from './catalogue/index.js';
import type { Entry, EntryOf, Found } from './catalogue/index.js';
import { collectFacts } from './facts.js';
import { getModulePath } from './module-path.js';
import type { ModulePath } from './module-path.js';
import { classifyName } from './names.js';
import type { DeclaredEffect } from './setting.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a call runs, as far as it can be traced. */
export type Callee =
  | { kind: 'functions'; functions: readonly FunctionNode[]; receiver: TSESTree.Node | undefined }
  | { kind: 'entry'; entry: Entry; receiver: TSESTree.Node | undefined }
  | { kind: 'declared'; effect: DeclaredEffect; name: string }
  | {
      kind: 'parameter';
      callee: FunctionNode;
      index: number;
      path: readonly string[];
      unknown: Unknown;
    }
  | { kind: 'unknown'; unknown: Unknown };

const MAX_DEPTH = 16;

/** Finds what a call runs. `kindOf` tells what is known of a receiver. */
export function resolveCallee(
  unit: Unit,
  call: Call,
  kindOf: (node: TSESTree.Node) => Kind,
): Callee {
  const target = unwrap(call.callee);
  const name = getDottedName(target);
  const module = getModulePath(unit, target);
  const declared = getDeclaredEffect(unit, name, module);
  if (declared) return { kind: 'declared', effect: declared, name };

  const receiver = target.type === AST_NODE_TYPES.MemberExpression ? target.object : undefined;
  const named = describeUnknown(unit, target, name, module);
  // `find({ transaction: tx })` runs on what it is handed, whatever its name says.
  const described: Unknown = call.arguments.some(isConnection)
    ? { ...named, nameClass: 'stateful' }
    : named;
  const fromEntry = (found: Entry | EntryOf | undefined): Callee | undefined => {
    const entry = typeof found === 'function' ? found(call, kindOf) : found;
    if (entry) return { kind: 'entry', entry, receiver };
    // A function that the catalogue knows, with arguments that do not tell: the name tells nothing.
    return (
      found && { kind: 'unknown', unknown: { ...described, nameClass: 'none', declared: 'hidden' } }
    );
  };
  const isHandle = receiver !== undefined && kindOf(receiver) === 'handle';
  const unknown: Callee = {
    kind: 'unknown',
    unknown: isHandle ? { ...described, nameClass: 'stateful' } : described,
  };
  if (call.type === AST_NODE_TYPES.NewExpression) {
    return (
      resolveConstructor(unit, call, target) ??
      fromEntry(module ? getModuleConstructor(module) : getGlobalConstructor(unit, call, target)) ??
      unknown
    );
  }
  if (module) return fromEntry(getModuleFunction(module)) ?? unknown;
  const functions = resolveFunctions(unit, target);
  if (functions) return { kind: 'functions', functions, receiver };
  if (isGlobalPath(unit, target))
    return isGlobalReplaced(unit, name)
      ? { kind: 'unknown', unknown: { ...described, nameClass: 'none' } }
      : (fromEntry(getGlobalEntry(name)) ?? unknown);
  const method =
    target.type === AST_NODE_TYPES.MemberExpression
      ? getMethod(unit, target, kindOf)
      : (getSelf(kindOf(target)) ?? getTaken(unit, target, kindOf));
  return fromEntry(method) ?? resolveParameter(unit, target, unknown.unknown) ?? unknown;
}

/** What a tagged template does, when its tag is a library's and its text tells. */
export function resolveTag(
  unit: Unit,
  node: TSESTree.TaggedTemplateExpression,
  kindOf: (node: TSESTree.Node) => Kind,
): Entry | undefined {
  const target = unwrap(node.tag);
  const module = getModulePath(unit, target);
  const name =
    target.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(target) : undefined;
  let found: Found | undefined;
  if (module) found = getModuleMember(module.module, module.path);
  else if (name !== undefined)
    found = getKindMember(kindOf((target as TSESTree.MemberExpression).object), name);
  const own = found && getTagEntry(found, node);
  if (own || found?.member.tag) return own;
  const self = getKindSelf(found ? found.member.value : module ? undefined : kindOf(target));
  return self && getTagEntry(self, node);
}

/** The functions that an expression may be, when all of them are visible. */
export function resolveFunctions(
  unit: Unit,
  node: TSESTree.Node,
  depth = 0,
): readonly FunctionNode[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const target = unwrap(node);
  if (isFunction(target)) return [target];
  if (target.type === AST_NODE_TYPES.Identifier) {
    const variable = unit.variableOf(target);
    if (!variable || !isConstant(variable)) return undefined;
    const bodies = variable.defs
      .map((item) => item.node as TSESTree.Node)
      .filter((item) => isFunction(item));
    const others = variable.defs.filter(
      (item) =>
        !isFunction(item.node as TSESTree.Node) &&
        (item.node.type as string) !== 'TSDeclareFunction',
    );
    if (variable.defs.some((item) => (item.type as string) === 'Parameter')) return undefined;
    if (bodies.length === 1 && others.length === 0) return bodies;
    const initializer = getInitializer(variable);
    return initializer ? resolveFunctions(unit, initializer, depth + 1) : undefined;
  }
  if (target.type === AST_NODE_TYPES.ConditionalExpression) {
    const left = resolveFunctions(unit, target.consequent, depth + 1);
    const right = resolveFunctions(unit, target.alternate, depth + 1);
    return left && right && [...left, ...right];
  }
  return target.type === AST_NODE_TYPES.MemberExpression
    ? resolveMethod(unit, target, depth)
    : undefined;
}

function resolveMethod(
  unit: Unit,
  target: TSESTree.MemberExpression,
  depth: number,
): readonly FunctionNode[] | undefined {
  const name = getPropertyName(target);
  const object = unwrap(target.object);
  if (name === undefined) return undefined;
  if (object.type === AST_NODE_TYPES.ThisExpression) {
    const holder = getThisHolder(object);
    if (!holder || mayFieldChange(unit, object, name)) return undefined;
    return getVirtualMethods(unit, holder, name, isStaticContext(object));
  }
  const holder = resolveHolder(unit, object, depth);
  return holder && getMethods(holder.node, name, holder.isStatic);
}

type Holder = {
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression | TSESTree.ObjectExpression;
  isStatic: boolean;
};

/** `const users = { get() {} }`, `new Users()`, `Users` (a class): what holds the methods. */
function resolveHolder(unit: Unit, node: TSESTree.Node, depth: number): Holder | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrap(node);
  if (object.type === AST_NODE_TYPES.ObjectExpression) return { node: object, isStatic: false };
  if (object.type === AST_NODE_TYPES.NewExpression) {
    const made = resolveHolder(unit, object.callee, depth + 1);
    return made?.isStatic ? { node: made.node, isStatic: false } : undefined;
  }
  if (object.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = unit.variableOf(object);
  const definition = variable && getOnlyDefinition(variable);
  if (!variable || !definition || !isConstant(variable) || isMethodReplaced(variable))
    return undefined;
  const declaration = definition.node as TSESTree.Node;
  if (declaration.type === AST_NODE_TYPES.ClassDeclaration)
    return { node: declaration, isStatic: true };
  const initializer = getInitializer(variable);
  return initializer && resolveHolder(unit, initializer, depth + 1);
}

/**
 * Whether the members of an object or class may not be those that are written in it: it is mentioned
 * in some other way than to read a member, to make an instance, to extend or to export it.
 */
function isMethodReplaced(variable: Variable): boolean {
  return variable.references.some((reference) => {
    if (reference.isWrite()) return false;
    const identifier = reference.identifier as TSESTree.Node;
    const parent = identifier.parent!;
    switch (parent.type) {
      case AST_NODE_TYPES.MemberExpression:
        return (
          parent.object === identifier &&
          (getPropertyName(parent) === 'prototype' || isWritten(parent))
        );
      case AST_NODE_TYPES.NewExpression:
        return parent.callee !== identifier;
      case AST_NODE_TYPES.ClassDeclaration:
      case AST_NODE_TYPES.ClassExpression:
      case AST_NODE_TYPES.ExportSpecifier:
      case AST_NODE_TYPES.ExportDefaultDeclaration:
      case AST_NODE_TYPES.TSTypeReference:
      case AST_NODE_TYPES.TSTypeQuery:
        return false;
      default:
        return true;
    }
  });
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  const parent = member.parent;
  return (
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === member) ||
    parent.type === AST_NODE_TYPES.UpdateExpression ||
    (parent.type === AST_NODE_TYPES.UnaryExpression && parent.operator === 'delete')
  );
}

function resolveConstructor(
  unit: Unit,
  call: TSESTree.NewExpression,
  target: TSESTree.Node,
): Callee | undefined {
  const holder = resolveHolder(unit, target, 0);
  if (!holder?.isStatic || holder.node.type === AST_NODE_TYPES.ObjectExpression) return undefined;
  const members = holder.node.body.body;
  // Field initialisers and base classes run code that is not followed.
  const plain = members.every(
    (item) =>
      item.type === AST_NODE_TYPES.MethodDefinition ||
      (item.type === AST_NODE_TYPES.PropertyDefinition &&
        (item.static ||
          item.value === null ||
          isFunction(item.value) ||
          isPlainValue(unit, item.value))),
  );
  if (!plain || holder.node.superClass) return undefined;
  const found = members.find(
    (item) => item.type === AST_NODE_TYPES.MethodDefinition && item.kind === 'constructor',
  );
  const body = (found as TSESTree.MethodDefinition | undefined)?.value;
  return { kind: 'functions', functions: isFunction(body) ? [body] : [], receiver: call };
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

function getGlobalConstructor(
  unit: Unit,
  call: TSESTree.NewExpression,
  target: TSESTree.Node,
): Entry | undefined {
  if (target.type !== AST_NODE_TYPES.Identifier || !isUndeclared(unit.variableOf(target)))
    return undefined;
  return getConstructorEntry(target.name, call.arguments.length);
}

function getModuleFunction({ module, path }: ModulePath): Entry | EntryOf | undefined {
  const found = getModuleMember(module, path);
  return found && (toEntry(found.member.call, found.source) ?? getSelf(found.member.value));
}

function getModuleConstructor({ module, path }: ModulePath): Entry | EntryOf | undefined {
  const found = getModuleMember(module, path);
  return found && toEntry(found.member.construct, found.source);
}

/** What calling a value of a library's kind does: `const api = got.extend(…); api(url)`. */
function getSelf(kind: Kind): Entry | EntryOf | undefined {
  const found = getKindSelf(kind);
  return found && toEntry(found.member.call, found.source);
}

/** A method of a built-in value, or of a value of a library's kind. */
function getMethod(
  unit: Unit,
  target: TSESTree.MemberExpression,
  kindOf: (node: TSESTree.Node) => Kind,
): Entry | EntryOf | undefined {
  const name = getPropertyName(target);
  if (name === undefined) return undefined;
  const kind = kindOf(target.object);
  if (kind === 'regexp') return getPatternMethod(unit, target.object, name);
  const entry = getMethodEntry(kind, name);
  const found = entry ? undefined : getKindMember(kind, name);
  return (
    entry ?? (found && (toEntry(found.member.call, found.source) ?? getSelf(found.member.value)))
  );
}

/** `const { getSession } = createCookieSessionStorage(…)`: a method that was taken out of its object. */
function getTaken(
  unit: Unit,
  target: TSESTree.Node,
  kindOf: (node: TSESTree.Node) => Kind,
): Entry | EntryOf | undefined {
  const variable = target.type === AST_NODE_TYPES.Identifier ? unit.variableOf(target) : undefined;
  const definition = variable && getOnlyDefinition(variable);
  if (definition?.node.type !== AST_NODE_TYPES.VariableDeclarator || !isConstant(variable!))
    return undefined;
  const { id, init } = definition.node;
  const path = init && !crossesDefault(id, definition.name) && getPatternPath(id, definition.name);
  const name = path ? path.at(-1) : undefined;
  if (!init || !path || name === undefined) return undefined;
  const kind = path
    .slice(0, -1)
    .reduce<Kind>((whole, key) => getKindMember(whole, key)?.member.value, kindOf(init));
  const found = getKindMember(kind, name);
  const row = found?.member.call;
  // Without its object there is nobody to be changed.
  if (!found || typeof row === 'function' || row?.mutates === 'receiver') return undefined;
  return toEntry(row, found.source);
}

/** `/x/.test(text)` reads; with the flag g or y it moves `lastIndex`. */
function getPatternMethod(unit: Unit, node: TSESTree.Node, name: string): Entry | undefined {
  if (name !== 'test' && name !== 'exec') return undefined;
  const object = unwrap(node);
  const variable = object.type === AST_NODE_TYPES.Identifier ? unit.variableOf(object) : undefined;
  const literal = variable ? getInitializer(variable) : object;
  if (literal?.type !== AST_NODE_TYPES.Literal || !('regex' in literal)) return undefined;
  if (/[gy]/.test(literal.regex.flags)) return { source: `regexp.${name}`, mutates: 'receiver' };
  return { source: `regexp.${name}`, result: name === 'test' ? 'boolean' : 'data' };
}

function resolveParameter(unit: Unit, target: TSESTree.Node, unknown: Unknown): Callee | undefined {
  const path: string[] = [];
  let current = target;
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    path.unshift(getPropertyName(current) ?? '*');
    current = unwrap(current.object);
  }
  const variable =
    current.type === AST_NODE_TYPES.Identifier ? unit.variableOf(current) : undefined;
  const origin = variable && isConstant(variable) ? getParameterOrigin(variable) : undefined;
  return (
    origin && {
      kind: 'parameter',
      callee: origin.callee,
      index: origin.index,
      path: [...origin.path, ...path],
      unknown,
    }
  );
}

function getDeclaredEffect(
  unit: Unit,
  name: string,
  module: ModulePath | undefined,
): DeclaredEffect | undefined {
  for (const setting of unit.settings.effects) {
    if (setting.kind === 'call') {
      if (setting.call.test(name)) return setting.effect;
    } else if (module?.module === setting.module) {
      const member = module.path.join('.');
      if (setting.exports.some((pattern) => pattern.test(member))) return setting.effect;
    }
  }
  return undefined;
}

const CONNECTIONS =
  /^(tx|trx|transaction|queryRunner|entityManager|em|conn|connection|dbSession|lock)$/;
const CONNECTION_KEYS = /^(tx|trx|transaction|session|queryRunner|lock|conn|connection)$/;

/** A transaction or a connection that is handed on as an argument or an option. */
function isConnection(argument: TSESTree.Node): boolean {
  const value = unwrap(argument);
  if (value.type === AST_NODE_TYPES.Identifier) return CONNECTIONS.test(value.name);
  return (
    value.type === AST_NODE_TYPES.ObjectExpression &&
    value.properties.some(
      (item) =>
        item.type === AST_NODE_TYPES.Property && CONNECTION_KEYS.test(getKeyName(item) ?? ''),
    )
  );
}

function describeUnknown(
  unit: Unit,
  target: TSESTree.Node,
  name: string,
  module: ModulePath | undefined,
): Unknown {
  const receiver =
    target.type === AST_NODE_TYPES.MemberExpression ? getDottedName(target.object) : undefined;
  const declared = module ? 'unresolved' : isGlobalPath(unit, target) ? 'undeclared' : 'hidden';
  // An alias says nothing: `import { save as load }` is known by what it was exported as.
  const known = module && module.path.at(-1) !== 'default' ? (module.path.at(-1) ?? name) : name;
  const own = target.type === AST_NODE_TYPES.Identifier && module ? known : name;
  const base: Unknown = { name, nameClass: classifyName(own), declared };
  return receiver === undefined ? base : { ...base, receiver };
}

const replacedGlobals = new WeakMap<TSESTree.Program, Set<string>>();

/** Whether the file gives the global another value: `fetch = …`, `globalThis.fetch = …`. */
function isGlobalReplaced(unit: Unit, name: string): boolean {
  let names = replacedGlobals.get(unit.program);
  if (!names) {
    names = new Set();
    const globalScope = unit.scopes.scopes[0];
    const references = [
      ...(globalScope?.through ?? []),
      ...(globalScope?.variables ?? [])
        .filter(isUndeclared)
        .flatMap((variable) => variable.references),
    ];
    for (const reference of references) {
      if (reference.isWrite()) names.add(reference.identifier.name as string);
      const member = reference.identifier.parent as TSESTree.Node | undefined;
      if (
        member?.type !== AST_NODE_TYPES.MemberExpression ||
        member.object !== reference.identifier ||
        !isWritten(member)
      )
        continue;
      const property = getPropertyName(member) ?? '';
      const isHost = ['globalThis', 'window', 'global', 'self'].includes(
        reference.identifier.name as string,
      );
      names.add(isHost ? property : (reference.identifier.name as string));
    }
    replacedGlobals.set(unit.program, names);
  }
  const parts = name.split('.');
  return names.size > 0 && parts.slice(0, 2).some((part) => names.has(part));
}

/** Whether the path starts at a name that nothing in sight declares. */
function isGlobalPath(unit: Unit, node: TSESTree.Node): boolean {
  let current = unwrap(node);
  while (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
  return current.type === AST_NODE_TYPES.Identifier && isUndeclared(unit.variableOf(current));
}
