import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getKeyName,
  getPropertyName,
  getStaticString,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Summary } from '../model.js';
import { getMutators, getParameterOrigin, isConstant } from '../variables.js';
import type { Call } from './callees.js';
import type { Frame } from './frame.js';
import { getMember } from './sites.js';

/** Methods that only read; source: RFC 9110, section 9.2.1. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What the literal part of request options says, and the values that are spread into them. */
export interface RequestOptions {
  method: 'safe' | 'unsafe' | 'unknown';
  spreads: readonly TSESTree.Node[];
}

/** Reads `{ method: 'POST', ...init }`. A body makes a request unsafe whatever its method. */
export function parseRequestOptions(node: TSESTree.ObjectExpression): RequestOptions {
  const spreads: TSESTree.Node[] = [];
  let method: RequestOptions['method'] = 'safe';
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      spreads.push(property.argument);
      continue;
    }
    const key = getKeyName(property);
    if (key === undefined) return { method: 'unknown', spreads };
    if (key === 'body' || key === 'keepalive') method = 'unsafe';
    if (key === 'method' && method !== 'unsafe') {
      const literal = getStaticString(property.value);
      if (literal === undefined) return { method: 'unknown', spreads };
      if (!SAFE_METHODS.has(literal.toUpperCase())) method = 'unsafe';
    }
  }
  return { method, spreads };
}

/** Adds what a request with the options does beyond a read; parameters are left to the callers. */
export function addOptions(frame: Frame, node: TSESTree.Node): void {
  const value = unwrap(node);
  if (value.type === AST_NODE_TYPES.Identifier && value.name === 'undefined') return;
  if (value.type === AST_NODE_TYPES.LogicalExpression) {
    addOptions(frame, value.left);
    addOptions(frame, value.right);
    return;
  }
  if (value.type === AST_NODE_TYPES.ObjectExpression) {
    const { method, spreads } = parseRequestOptions(value);
    if (method === 'unsafe') addRequestWrite(frame);
    if (method === 'unknown') addUnknownRequest(frame);
    for (const spread of spreads) addOptions(frame, spread);
    return;
  }
  const origin = getOptionParameter(frame, value);
  if (origin) frame.builder.addOptionParameter(origin.index, origin.path);
  else addUnknownRequest(frame);
}

/** Settles the requests of a callee whose options come from its parameters. */
export function addOptionArguments(
  frame: Frame,
  call: Call | undefined,
  target: FunctionNode,
  summary: Summary,
): void {
  for (const { index, path } of summary.optionParameters) {
    const spread =
      call?.arguments.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement) ?? -1;
    const parameter = target.params[index];
    const fallback =
      parameter?.type === AST_NODE_TYPES.AssignmentPattern ? parameter.right : undefined;
    if (
      !call ||
      (spread >= 0 && spread <= index) ||
      parameter?.type === AST_NODE_TYPES.RestElement
    ) {
      addUnknownRequest(frame);
      continue;
    }
    const argument = call.arguments[index] ?? fallback;
    if (!argument) continue;
    const member = path.length === 0 ? argument : getMember(unwrap(argument), path);
    if (member) addOptions(frame, member);
    else if (!isEmptyAt(unwrap(argument), path)) addUnknownRequest(frame);
  }
}

/** `load(id, { cache })`, where the callee takes `init` from its options: none are given. */
function isEmptyAt(node: TSESTree.Node, path: readonly string[]): boolean {
  return (
    node.type === AST_NODE_TYPES.ObjectExpression &&
    path.length === 1 &&
    node.properties.every(
      (item) =>
        item.type === AST_NODE_TYPES.Property && !item.computed && getKeyName(item) !== path[0],
    )
  );
}

/** The parameter of the frame's function, or the property of it, that a value is. */
function getOptionParameter(
  { unit, owner }: Frame,
  node: TSESTree.Node,
): { index: number; path: readonly string[] } | undefined {
  const path: string[] = [];
  let current = node;
  while (current.type === AST_NODE_TYPES.MemberExpression) {
    path.unshift(getPropertyName(current) ?? '*');
    current = unwrap(current.object);
  }
  const variable =
    current.type === AST_NODE_TYPES.Identifier ? unit.variableOf(current) : undefined;
  // An object that the function changes is not what the caller gave.
  if (!variable || !isConstant(variable) || getMutators(variable).size > 0) return undefined;
  const origin = getParameterOrigin(variable);
  if (!origin || origin.callee !== owner || path.includes('*') || origin.path.includes('*'))
    return undefined;
  return { index: origin.index, path: [...origin.path, ...path] };
}

function addRequestWrite({ builder }: Frame): void {
  builder.addWrite({
    location: { root: { kind: 'resource', name: 'http' }, path: [] },
    consumes: false,
    why: 'writes http',
  });
}

/** A request whose options are not in sight: the name of the function that makes it tells nothing. */
export function addUnknownRequest({ builder }: Frame): void {
  builder.addUnknown({ name: 'fetch', nameClass: 'none', declared: 'hidden' });
}
