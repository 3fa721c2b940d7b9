import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unknown, Write } from '../model.js';
import type { Call, Callee } from './callees.js';
import type { Entry } from './catalogue/index.js';
import { getTestText } from './conditions.js';
import { isDropped } from './facts.js';
import type { Frame } from './frame.js';
import { getParameterPath, resolveFunctions, resolvePath } from './functions.js';
import { classifyName, isAboutRights, isCheckName, isGateName } from './names.js';
import { addOptionArguments, addOptions, addSql } from './options.js';
import { getPassedFunctions } from './passed.js';
import { addProcedure } from './procedures/run.js';
import {
  isAccessLookup,
  isMadeBy,
  getEntryAt,
  isHarmless,
  rejectsAboutRights,
  isDeadline,
  addResources,
  addDeclared,
} from './rows.js';
import { getMember, hasDefault, makeCallbackSite, makeSite, NO_SITE } from './sites.js';
import { trace } from './trace.js';
import { addArgumentWrite, addWrites } from './writes.js';

/** Adds what a call does to the summary of the function that makes it. */
export function addCall(frame: Frame, call: Call, callee: Callee): void {
  switch (callee.kind) {
    case 'functions':
      for (const target of callee.functions)
        addFunction(frame, call, target, callee.receiver, callee.makers ?? []);
      if (callee.isOpen === true) addOverride(frame, getDottedName(unwrap(call.callee)));
      break;
    case 'entry':
      addEntry(frame, call, callee.entry, callee.receiver);
      if (isAccessLookup(frame, call))
        frame.builder.gate ??= 'it throws when the caller has no right to go on';
      break;
    case 'procedure':
      addProcedure(frame, callee);
      break;
    case 'declared':
      addDeclared(frame.builder, callee);
      break;
    case 'parameter':
      if (isOwn(frame, callee)) frame.builder.addCalledParameter(callee);
      else addUnknownCall(frame, call, callee.unknown);
      break;
    case 'unknown':
      addUnknownCall(frame, call, callee.unknown);
      break;
    default:
      callee satisfies never;
  }
}

/** Whether a parameter belongs to the frame's function or to one around it, whose caller knows it. */
function isOwn({ owner }: Frame, { callee }: { callee: FunctionNode }): boolean {
  for (let current: TSESTree.Node | undefined = owner; current; current = current.parent)
    if (current === callee) return true;
  return false;
}

/** `(users: Users)`: the value may be of a class that extends `Users` and does more. */
function addOverride({ builder }: Frame, name: string): void {
  builder.addUnknown({ name, nameClass: classifyName(name), declared: 'hidden' });
}

function addUnknownCall(frame: Frame, call: Call, unknown: Unknown): void {
  // A value that nobody uses was not asked for: the call is made for what it does.
  const isRead = unknown.nameClass === 'read' && !isDropped(call);
  frame.builder.addUnknown(
    isRead || unknown.nameClass !== 'read' ? unknown : { ...unknown, nameClass: 'none' },
  );
  frame.builder.waits = true;
  // Functions that are handed over may be called.
  for (const argument of call.arguments) {
    for (const passed of getPassedFunctions(frame.resolver, argument)) {
      frame.builder.addCallee(frame.lookup(passed));
      addWrites(frame, frame.lookup(passed), NO_SITE, undefined);
      addOptionArguments(frame, undefined, passed, frame.lookup(passed));
    }
  }
}

function addFunction(
  frame: Frame,
  call: Call | undefined,
  target: FunctionNode,
  receiver: TSESTree.Node | undefined,
  makers: readonly Call[],
): void {
  const summary = frame.lookup(target);
  frame.builder.addCallee(summary);
  // `return requireAccess(key)`: a gate inside makes its caller one, too.
  const name = call ? getDottedName(unwrap(call.callee)) : '';
  const isOwnCheck = frame.owner !== undefined && !target.async && isCheckName(name);
  if (summary.throws && isGateName(name) && !isOwnCheck)
    frame.builder.gate ??= `${name}() is a gate by its name`;
  // `if (!user.admin) fail('Forbidden');`, but not `send('member.removed')`, which is called to send.
  if (call && summary.throws && isDropped(call)) {
    const test = getTestText(frame.unit, call);
    const isWork = test === '' && summary.writes.some(sendsWord);
    const isGate = !isWork && isAboutRights(frame.unit.getText(call), test);
    if (isGate) frame.builder.gate ??= 'it throws when the caller has no right to go on';
  }
  if (!target.async && summary.throwsSynchronously) frame.builder.throwsSynchronously = true;
  addWrites(frame, summary, makeSite(call, target), receiver);
  addOptionArguments(frame, call, target, summary);
  for (const called of summary.calledParameters) {
    const { callee, index, path } = called;
    if (callee === target) {
      addArgumentCall(frame, call?.arguments, index, path, target);
      continue;
    }
    // A closure calls what the call that made it was given.
    const maker = makers.find((item) => isMadeBy(frame, item, callee));
    if (maker) addArgumentCall(frame, maker.arguments, index, path, callee);
    else if (isOwn(frame, called)) frame.builder.addCalledParameter(called);
    else addCallback(frame, 'a function from around it', 'none');
  }
}

/**
 * Whether a write is a message to others, which keeps its place among other effects. What may move, such
 * as a line of analytics, would hide that the call refuses: `track('denied'); throw new Error(code);`.
 */
function sendsWord({ background, benign }: Write): boolean {
  return background !== undefined && benign !== true;
}

function addCallback({ builder }: Frame, name: string, nameClass: Unknown['nameClass']): void {
  builder.addUnknown({ name, nameClass, declared: 'hidden' });
  builder.waits = true;
}

/** The callee calls its argument, or a property of it. */
function addArgumentCall(
  frame: Frame,
  values: readonly TSESTree.CallExpressionArgument[] | undefined,
  index: number,
  path: readonly string[],
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
  const found = value && resolvePath(frame.resolver, value, path);
  if (found) {
    for (const item of found.functions)
      addFunction(frame, undefined, item, undefined, found.makers);
    if (found.isOpen === true) addOverride(frame, [getDottedName(value), ...path].join('.'));
    return;
  }
  if (member && isHarmless(frame, member)) return;
  const entry = value && getEntryAt(frame, value, path);
  if (entry) {
    addEntry(frame, undefined, entry, undefined);
    return;
  }
  const origin = value && getParameterPath(frame.unit, value);
  if (origin && isOwn(frame, origin)) {
    frame.builder.addCalledParameter({ ...origin, path: [...origin.path, ...path] });
    return;
  }
  const isNamed =
    value?.type === AST_NODE_TYPES.Identifier || value?.type === AST_NODE_TYPES.MemberExpression;
  const name = isNamed ? [getDottedName(value), ...path].join('.') : 'a callback';
  addCallback(frame, name, isNamed && path.length > 0 ? classifyName(name) : 'none');
}

/** A built-in calls its argument: `rows.map(format)`, `new Promise((resolve) => …)`. */
function addEntryCallback(
  frame: Frame,
  call: Call,
  entry: Entry,
  index: number,
  receiver: TSESTree.Node | undefined,
): void {
  const argument = call.arguments[index];
  const found = argument && resolveFunctions(frame.resolver, argument);
  if (!found || found.makers.length > 0) {
    addArgumentCall(frame, call.arguments, index, []);
    return;
  }
  for (const target of found.functions) {
    const summary = frame.lookup(target);
    frame.builder.addCallee(summary);
    if (!target.async && summary.throwsSynchronously && !(entry.waits ?? false))
      frame.builder.throwsSynchronously = true;
    addWrites(
      frame,
      summary,
      makeCallbackSite(frame.unit, call, entry, target, receiver),
      undefined,
    );
    addOptionArguments(frame, undefined, target, summary);
    // `resolve` and `reject` of an executor settle the promise and do nothing else.
    if (
      entry.source === 'Promise' &&
      summary.calledParameters.some((item) => item.callee === target && item.index === 1)
    ) {
      frame.builder.throws = true;
      if (rejectsAboutRights(frame, target))
        frame.builder.gate ??= 'it rejects when the caller has no right to go on';
    }
    for (const called of summary.calledParameters) {
      if (called.callee === target && entry.source === 'Promise') continue;
      if (called.callee !== target && isOwn(frame, called))
        frame.builder.addCalledParameter(called);
      else addCallback(frame, 'a function among the values', 'none');
    }
  }
}

/** `loader.load(id)`, where `const loader = new DataLoader(loadUsers)`: the call runs `loadUsers`. */
function addGiven(frame: Frame, receiver: TSESTree.Node | undefined, index: number): void {
  const origin = receiver && trace(frame.unit, receiver);
  const maker = origin?.kind === 'node' ? unwrap(origin.node) : undefined;
  const given = maker?.type === AST_NODE_TYPES.NewExpression ? maker.arguments : undefined;
  // The options may replace what it does with its keys and its cache.
  const found =
    given?.length === index + 1 ? resolveFunctions(frame.resolver, given[index]!) : undefined;
  if (!found || found.isOpen === true)
    addCallback(frame, 'the function that it was made with', 'none');
  for (const item of found?.functions ?? [])
    addFunction(frame, undefined, item, undefined, found!.makers);
}

/** Adds what a tagged template does; a tag that is not known may do anything. */
export function addTag(frame: Frame, entry: Entry | undefined): void {
  if (entry) addResources(frame, entry);
  else frame.builder.barrier ??= 'it runs a template tag';
}

function addEntry(
  frame: Frame,
  call: Call | undefined,
  entry: Entry,
  receiver: TSESTree.Node | undefined,
): void {
  addResources(frame, entry, call);
  if (entry.mutates === 'receiver') {
    if (receiver) addArgumentWrite(frame, receiver, ['*'], entry.consumes ?? false);
  } else if (entry.mutates !== undefined) {
    addArgumentWrite(frame, call?.arguments[entry.mutates], ['*'], false);
  }
  for (const options of entry.options ?? []) addOptions(frame, options);
  if (entry.sql) addSql(frame, entry.sql, call ? getDottedName(unwrap(call.callee)) : entry.source);
  if (entry.given !== undefined) addGiven(frame, receiver, entry.given);
  if (entry.timer && !isDeadline(frame, call, entry))
    frame.builder.barrier ??= `${entry.source}() is a timer`;
  for (const index of entry.callbacks ?? []) {
    if (call) addEntryCallback(frame, call, entry, index, receiver);
    else addCallback(frame, 'a callback', 'none');
  }
  for (const { index, path } of entry.calls ?? [])
    addArgumentCall(frame, call?.arguments, index, path);
}
