/** What the catalogue says of a callee: a function of a module, a method of a value, a constructor. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Kind } from '../model.js';
import type { Unit } from '../unit.js';
import {
  crossesDefault,
  getInitializer,
  getOnlyDefinition,
  getPatternPath,
  isConstant,
  isUndeclared,
} from '../variables.js';
import {
  getConstructorEntry,
  getKindMember,
  getKindSelf,
  getMethodEntry,
  getModuleMember,
  toEntry,
} from './catalogue/index.js';
import type { Entry, EntryOf } from './catalogue/index.js';
import type { ModulePath } from './module-path.js';

export function getGlobalConstructor(
  unit: Unit,
  call: TSESTree.NewExpression,
  target: TSESTree.Node,
): Entry | undefined {
  if (target.type !== AST_NODE_TYPES.Identifier || !isUndeclared(unit.variableOf(target)))
    return undefined;
  return getConstructorEntry(target.name, call.arguments.length);
}

export function getModuleFunction({ module, path }: ModulePath): Entry | EntryOf | undefined {
  const found = getModuleMember(module, path);
  return found && (toEntry(found.member.call, found.source) ?? getSelf(found.member.value));
}

export function getModuleConstructor({ module, path }: ModulePath): Entry | EntryOf | undefined {
  const found = getModuleMember(module, path);
  return found && toEntry(found.member.construct, found.source);
}

/** What calling a value of a library's kind does: `const api = got.extend(…); api(url)`. */
export function getSelf(kind: Kind): Entry | EntryOf | undefined {
  const found = getKindSelf(kind);
  return found && toEntry(found.member.call, found.source);
}

/** A method of a built-in value, or of a value of a library's kind. */
export function getMethod(
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
export function getTaken(
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
