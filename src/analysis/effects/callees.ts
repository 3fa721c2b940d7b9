import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { once } from '../../utils/once.js';
import type { Kind, Source, Unknown } from '../model.js';
import type { Unit } from '../unit.js';
import { isUndeclared } from '../variables.js';
import {
  getGlobalEntry,
  getKindMember,
  getKindSelf,
  getModuleMember,
  getTagEntry,
} from './catalogue/index.js';
import type { Entry, EntryOf, Found } from './catalogue/index.js';
import { isConnection, isTransaction } from './connections.js';
import { resolveConstructor, resolveSuper } from './constructors.js';
import { getParameterPath, resolveFunctions } from './functions.js';
import type { Resolver } from './functions.js';
import { getModulePath } from './module-path.js';
import type { ModulePath } from './module-path.js';
import { classifyName } from './names.js';
import { resolveProcedureCall } from './procedures/callers.js';
import { isGlobalReplaced } from './replaced.js';
import {
  getGlobalConstructor,
  getMethod,
  getModuleConstructor,
  getModuleFunction,
  getSelf,
  getTaken,
} from './entries.js';
import { findSetting, findTag } from './declarations.js';
import type { DeclaredEffect } from './setting.js';
import { isGlobalTampered } from './tampering.js';
import { getConstantText } from './texts.js';
import { trace } from './trace.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a call runs, as far as it can be traced. */
export type Callee =
  | {
      kind: 'functions';
      functions: readonly FunctionNode[];
      /** The calls that made the functions, where they are closures. */
      makers?: readonly Call[];
      /** True where a class of another file may have methods of its own in their place. */
      isOpen?: boolean;
      receiver: TSESTree.Node | undefined;
    }
  | { kind: 'entry'; entry: Entry; receiver: TSESTree.Node | undefined }
  /** A procedure of tRPC that is called on the server, and each function that it may run. */
  | { kind: 'procedure'; functions: readonly FunctionNode[]; name: string }
  | { kind: 'declared'; effect: DeclaredEffect; name: string; source: Source }
  | {
      kind: 'parameter';
      callee: FunctionNode;
      index: number;
      path: readonly string[];
      unknown: Unknown;
    }
  | { kind: 'unknown'; unknown: Unknown };

/** Finds what a call runs. */
export function resolveCallee(resolver: Resolver, call: Call): Callee {
  const { unit } = resolver;
  const kindOf = (node: TSESTree.Node): Kind => resolver.getKind(node);
  const textOf = (node: TSESTree.Node): string | undefined => getConstantText(unit, node);
  const target = unwrap(call.callee);
  const name = getDottedName(target);
  const written = getModulePath(unit, target);
  const declared = findSetting(unit, target, written);
  if (declared) return { kind: 'declared', ...declared, name };

  const receiver = target.type === AST_NODE_TYPES.MemberExpression ? target.object : undefined;
  // `find({ transaction: tx })` runs on what it is handed, whatever its name says.
  const isSerial = once(
    () =>
      call.arguments.some((argument) => isConnection(unit, argument)) ||
      (receiver !== undefined && (kindOf(receiver) === 'handle' || isTransaction(unit, receiver))),
  );
  const describe = once((): Unknown => {
    const named = describeUnknown(unit, target, name, written);
    return isSerial() ? { ...named, nameClass: 'stateful' } : named;
  });
  const fromEntry = (found: Entry | EntryOf | undefined): Callee | undefined => {
    const entry = typeof found === 'function' ? found(call, kindOf, textOf) : found;
    if (entry) return { kind: 'entry', entry, receiver };
    // A function that the catalogue knows, with arguments that do not tell: the name tells nothing.
    return (
      found && {
        kind: 'unknown',
        unknown: { ...describe(), nameClass: 'none', declared: 'hidden' },
      }
    );
  };
  const unknown = (): Callee => ({ kind: 'unknown', unknown: describe() });
  const origin = trace(unit, target);
  const tagged = origin.kind === 'node' ? findTag(unit, origin.node) : undefined;
  if (tagged) return { kind: 'declared', ...tagged, name };
  const isNew = call.type === AST_NODE_TYPES.NewExpression;
  if (target.type === AST_NODE_TYPES.Super) return resolveSuper(resolver, target) ?? unknown();
  if (isNew) {
    const made = resolveConstructor(resolver, call, target);
    if (made) return made;
  }
  if (origin.kind === 'module') {
    const found = isNew ? getModuleConstructor(origin) : getModuleFunction(origin);
    return fromEntry(found) ?? unknown();
  }
  if (isNew) return fromEntry(getGlobalConstructor(unit, call, target)) ?? unknown();
  const found = resolveFunctions(resolver, target);
  if (found) {
    const tags = found.functions.map((item) => findTag(unit, item));
    const [tag] = tags;
    // Several functions that a call may run have to say the same.
    if (tag && tags.every((item) => item?.effect === tag.effect))
      return { kind: 'declared', ...tag, name };
    return isSerial() ? unknown() : { kind: 'functions', ...found, receiver };
  }
  if (isGlobalPath(unit, target))
    return isGlobalReplaced(unit, target, name) ||
      isGlobalTampered(unit, name.split('.').at(-1)!, target)
      ? { kind: 'unknown', unknown: { ...describe(), nameClass: 'none' } }
      : (fromEntry(getGlobalEntry(name)) ?? unknown());
  // `const { get } = …`, `get: client.get.bind(client)`: the method that the name stands for.
  const traced = origin.kind === 'node' ? origin.node : target;
  const method =
    traced.type === AST_NODE_TYPES.MemberExpression
      ? getMethod(unit, traced, kindOf)
      : (getSelf(kindOf(target)) ?? getTaken(unit, target, kindOf));
  if (isSerial()) {
    // What a connection gives is tied to it, too: its entry says so.
    const entry = fromEntry(method);
    return entry?.kind === 'entry' && entry.entry.barrier !== undefined ? entry : unknown();
  }
  const parameter = getParameterPath(unit, target);
  return (
    fromEntry(method) ??
    getProcedure(resolver, target, name) ??
    (parameter ? { kind: 'parameter', ...parameter, unknown: describe() } : unknown())
  );
}

/** `caller.post.list()` */
function getProcedure(resolver: Resolver, target: TSESTree.Node, name: string): Callee | undefined {
  const functions =
    target.type === AST_NODE_TYPES.MemberExpression
      ? resolveProcedureCall(resolver, target)
      : undefined;
  return functions && { kind: 'procedure', functions, name };
}

/** What a tagged template does, when its tag is a library's and its text tells. */
export function resolveTag(
  resolver: Resolver,
  node: TSESTree.TaggedTemplateExpression,
): Entry | undefined {
  const { unit } = resolver;
  const getKind = (inner: TSESTree.Node): Kind => resolver.getKind(inner);
  const target = unwrap(node.tag);
  const origin = trace(unit, target);
  const name =
    target.type === AST_NODE_TYPES.MemberExpression ? getPropertyName(target) : undefined;
  let found: Found | undefined;
  if (origin.kind === 'module') found = getModuleMember(origin.module, origin.path);
  else if (name !== undefined)
    found = getKindMember(getKind((target as TSESTree.MemberExpression).object), name);
  const own = found && getTagEntry(found, node);
  if (own || found?.member.tag) return own;
  const kind = origin.kind === 'module' ? undefined : getKind(target);
  const self = getKindSelf(found ? found.member.value : kind);
  return self && getTagEntry(self, node);
}

function describeUnknown(
  unit: Unit,
  target: TSESTree.Node,
  name: string,
  module: ModulePath | undefined,
): Unknown {
  const receiver =
    target.type === AST_NODE_TYPES.MemberExpression ? getDottedName(target.object) : undefined;
  const declared = module
    ? isOfProject(unit, target, module)
      ? 'hidden'
      : 'unresolved'
    : isGlobalPath(unit, target)
      ? 'undeclared'
      : 'hidden';
  // An alias says nothing: `import { save as load }` is known by what it was exported as.
  const known = module && module.path.at(-1) !== 'default' ? (module.path.at(-1) ?? name) : name;
  const own = target.type === AST_NODE_TYPES.Identifier && module ? known : name;
  const base: Unknown = { name, nameClass: classifyName(own), declared };
  return receiver === undefined ? base : { ...base, receiver };
}

/** Whether a file of the project declares what is imported: it was read, and not followed for a reason. */
function isOfProject(unit: Unit, node: TSESTree.Node, { module, path }: ModulePath): boolean {
  const resolution = unit.modules?.resolve(module, unit.fileOf(node).filename);
  let file = resolution?.kind === 'file' ? unit.modules?.load(resolution.path) : undefined;
  for (const name of path.length > 0 ? path : ['default']) {
    const found = file && unit.modules?.findExport(file, name);
    if (found?.kind !== 'namespace') return found?.kind === 'node';
    file = found.file;
  }
  return false;
}

/** Whether the path starts at a name that nothing in sight declares. */
function isGlobalPath(unit: Unit, node: TSESTree.Node): boolean {
  let current = unwrap(node);
  while (current.type === AST_NODE_TYPES.MemberExpression) current = unwrap(current.object);
  return current.type === AST_NODE_TYPES.Identifier && isUndeclared(unit.variableOf(current));
}
