import type { TSESTree } from '@typescript-eslint/types';

import {
  AST_NODE_TYPES,
  getDottedName,
  getKeyName,
  getPropertyName,
  getStaticString,
  unwrap,
} from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { OptionParameter, Summary } from '../model.js';
import { getMutators, getParameterOrigin, isConstant } from '../variables.js';
import type { Call } from './callees.js';
import { classifySql, SESSION_TEXT } from './catalogue/index.js';
import type { Frame } from './frame.js';
import { getMember, hasDefault } from './sites.js';
import { getConstantText } from './texts.js';

/** Methods that only read; source: RFC 9110, section 9.2.1. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What the literal part of request options says, and the values that decide what is left open. */
export interface RequestOptions {
  method: 'safe' | 'unsafe' | 'unknown';
  /** What the method is given as, where it is not written out: `{ method }`. */
  given: TSESTree.Node | undefined;
  spreads: readonly TSESTree.Node[];
}

/** Reads `{ method: 'POST', ...init }`. A body makes a request unsafe, unless its method is named. */
export function parseRequestOptions(node: TSESTree.ObjectExpression): RequestOptions {
  const spreads: TSESTree.Node[] = [];
  let method: RequestOptions['method'] = 'safe';
  let given: TSESTree.Node | undefined;
  let hasBody = false;
  for (const property of node.properties) {
    if (property.type === AST_NODE_TYPES.SpreadElement) {
      spreads.push(property.argument);
      continue;
    }
    const key = getKeyName(property);
    if (key === undefined) return { method: 'unknown', given: undefined, spreads };
    if (key === 'body') hasBody = true;
    if (key === 'keepalive') method = 'unsafe';
    if (key === 'method') {
      const literal = getStaticString(property.value);
      if (literal === undefined) given = property.value;
      else if (!isSafe(literal)) method = 'unsafe';
    }
  }
  // `{ method, body }`: where the method is one that only reads, there is none.
  if (hasBody && !given) method = 'unsafe';
  return { method, given, spreads };
}

function isSafe(method: string): boolean {
  return SAFE_METHODS.has(method.toUpperCase());
}

/** What a value that decides between read and write is asked for, and who asks. */
interface Question {
  asks: OptionParameter['asks'];
  /** The call, for messages. */
  name: string;
}

/** Adds what a request with the options does beyond a read; parameters are left to the callers. */
export function addOptions(frame: Frame, node: TSESTree.Node): void {
  addAnswer(frame, node, { asks: 'options', name: 'fetch' });
}

/** Adds what SQL does beyond a read; parameters are left to the callers. */
export function addSql(frame: Frame, node: TSESTree.Node, name: string): void {
  addAnswer(frame, node, { asks: 'sql', name });
}

function addAnswer(frame: Frame, node: TSESTree.Node, question: Question): void {
  const value = unwrap(node);
  const { asks } = question;
  if (value.type === AST_NODE_TYPES.LogicalExpression) {
    addAnswer(frame, value.left, question);
    addAnswer(frame, value.right, question);
    return;
  }
  if (asks !== 'sql' && isUndefined(value)) return;
  if (asks === 'options' && value.type === AST_NODE_TYPES.ObjectExpression) {
    const { method, given, spreads } = parseRequestOptions(value);
    if (method === 'unsafe') addWrite(frame, 'http');
    if (method === 'unknown') addUnknown(frame, question);
    if (given) addAnswer(frame, given, { ...question, asks: 'method' });
    for (const spread of spreads) addAnswer(frame, spread, question);
    return;
  }
  const text = asks === 'options' ? undefined : getConstantText(frame.unit, value);
  if (text !== undefined) {
    if (asks === 'sql') addStatement(frame, text);
    else if (!isSafe(text)) addWrite(frame, 'http');
    return;
  }
  const origin = getOptionParameter(frame, value);
  if (origin) frame.builder.addOptionParameter({ ...origin, asks });
  else addUnknown(frame, question);
}

function addStatement(frame: Frame, text: string): void {
  const effect = classifySql(text);
  if (effect !== 'read') addWrite(frame, 'db');
  if (effect === 'barrier') frame.builder.barrier ??= SESSION_TEXT;
}

/** Settles the requests and queries of a callee that its parameters decide about. */
export function addOptionArguments(
  frame: Frame,
  call: Call | undefined,
  target: FunctionNode,
  summary: Summary,
): void {
  for (const { asks, index, path } of summary.optionParameters) {
    const name = call && asks !== 'options' ? getDottedName(unwrap(call.callee)) : 'fetch';
    const question: Question = { asks, name };
    const spread =
      call?.arguments.findIndex((item) => item.type === AST_NODE_TYPES.SpreadElement) ?? -1;
    const parameter = target.params[index];
    if (
      !call ||
      (spread >= 0 && spread <= index) ||
      parameter?.type === AST_NODE_TYPES.RestElement
    ) {
      addUnknown(frame, question);
      continue;
    }
    const isDefaulted = parameter?.type === AST_NODE_TYPES.AssignmentPattern;
    const given = call.arguments[index];
    // What may be undefined may be what the callee falls back to.
    if (isDefaulted && (!given || !isWrittenOut(given)))
      addArgument(frame, parameter.right, parameter.left, path, question);
    if (given && !isUndefined(given))
      addArgument(frame, given, isDefaulted ? parameter.left : parameter, path, question);
    else if (!isDefaulted && asks === 'sql') addUnknown(frame, question);
  }
}

function addArgument(
  frame: Frame,
  argument: TSESTree.Node,
  pattern: TSESTree.Parameter | undefined,
  path: readonly string[],
  question: Question,
): void {
  const value = unwrap(argument);
  const member = path.length === 0 ? value : getMember(value, path);
  // `({ method = 'POST' })`: what is missing, or may be undefined, is not what the caller says.
  const isOpen = hasDefault(pattern) && !(member && isWrittenOut(member));
  if (isOpen || (!member && (question.asks === 'sql' || !isEmptyAt(value, path))))
    addUnknown(frame, question);
  else if (member) addAnswer(frame, member, question);
}

/** Whether a value is sure not to be undefined. */
function isWrittenOut(node: TSESTree.Node): boolean {
  const { type } = unwrap(node);
  return (
    type === AST_NODE_TYPES.Literal ||
    type === AST_NODE_TYPES.TemplateLiteral ||
    type === AST_NODE_TYPES.ObjectExpression
  );
}

function isUndefined(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === AST_NODE_TYPES.Identifier && value.name === 'undefined';
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

function addWrite({ builder }: Frame, resource: string): void {
  builder.addWrite({
    location: { root: { kind: 'resource', name: resource }, path: [] },
    consumes: false,
    why: `writes ${resource}`,
  });
}

/** Something that is asked of values which are not in sight: the name of who asks tells nothing. */
function addUnknown({ builder }: Frame, { name }: Question): void {
  builder.addUnknown({ name, nameClass: 'none', declared: 'hidden' });
}
