/** The kinds of literals, and of what operators, members and awaits give, told by the kinds of their parts. */
import type { TSESTree } from '@typescript-eslint/types';

import { getDottedName, getPropertyName } from '../../utils/ast.js';
import type { Kind } from '../model.js';
import { getAwaitedLibraryKind, getKindMember, isLibraryKind } from './catalogue/index.js';

/**
 * `promise:x` and `lazy:x` give x; `promise` and `lazy` give nothing known; a library's kind gives what
 * its table says; other kinds are their own awaited value.
 */
export function getAwaitedKind(kind: Kind): Kind {
  if (kind === undefined || kind === 'promise' || kind === 'lazy') return undefined;
  if (kind.startsWith('promise:')) return kind.slice('promise:'.length);
  if (kind.startsWith('lazy:')) return kind.slice('lazy:'.length);
  return isLibraryKind(kind) ? getAwaitedLibraryKind(kind) : kind;
}

export function getMemberKind(
  node: TSESTree.MemberExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  const name = getPropertyName(node);
  if (getDottedName(node).startsWith('process.env.')) return 'string';
  if (getDottedName(node) === 'import.meta.url') return 'string';
  const object = recurse(node.object);
  if (name === 'length') return 'number';
  switch (object) {
    case 'data':
      return 'data';
    case 'response':
    case 'request':
      return name === 'ok' || name === 'redirected'
        ? 'boolean'
        : name === 'status'
          ? 'number'
          : name === 'headers'
            ? 'headers'
            : name === 'url'
              ? 'string'
              : undefined;
    case 'url':
      return name === 'searchParams' ? 'params' : 'string';
    case 'map':
    case 'set':
      return name === 'size' ? 'number' : undefined;
    case 'error':
      return name === 'message' || name === 'stack' || name === 'name' ? 'string' : undefined;
    default:
      return name === undefined ? undefined : getKindMember(object, name)?.member.value;
  }
}

export function getBinaryKind(
  node: TSESTree.BinaryExpression,
  recurse: (node: TSESTree.Node) => Kind,
): Kind {
  if (['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in', 'instanceof'].includes(node.operator))
    return 'boolean';
  if (node.operator !== '+') return 'number';
  // A long concatenation is a chain on the left: look at its ends only.
  const right = recurse(node.right);
  if (right === 'string') return 'string';
  const left = recurse(node.left);
  if (left === 'string') return 'string';
  return left === 'number' && right === 'number' ? 'number' : undefined;
}

export function getLiteralKind(node: TSESTree.Literal): Kind {
  if ('regex' in node && node.regex) return 'regexp';
  return typeof node.value === 'string' ||
    typeof node.value === 'number' ||
    typeof node.value === 'boolean'
    ? typeof node.value
    : 'null';
}

export function isPrimitive(kind: Kind): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'data';
}

export function join(left: Kind, right: Kind): Kind {
  if (left === 'null') return right;
  if (right === 'null') return left;
  return left === right ? left : undefined;
}
