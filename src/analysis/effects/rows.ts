/** What the catalogue, or a declaration of the user, adds for one call. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Location } from '../model.js';
import type { Call, Callee } from './callees.js';
import { getKindMember, getMethodEntry, isLibraryKind, toEntry } from './catalogue/index.js';
import type { Entry } from './catalogue/index.js';
import { describeThrown, getTestText, MAX_CONDITION } from './conditions.js';
import type { Frame } from './frame.js';
import { resolveFunctions } from './functions.js';
import { isAboutAccess, isAboutRights } from './names.js';
import { isForDevelopment } from './procedures/development.js';
import { isRecord } from './records.js';
import type { SummaryBuilder } from './summary.js';

/** `db.membership.findUniqueOrThrow({ where: { userId_teamId } })`: throws where there is no such right. */
export function isAccessLookup({ unit }: Frame, call: Call): boolean {
  const name = getDottedName(unwrap(call.callee));
  if (!/Or(Throw|Fail)$/.test(name)) return false;
  const [given] = call.arguments;
  const text = given ? unit.getText(given) : '';
  const start = text.search(/\bwhere\b/);
  return (
    isAboutAccess(name) || (start >= 0 && isAboutAccess(text.slice(start, start + MAX_CONDITION)))
  );
}

export function isMadeBy({ resolver }: Frame, maker: Call, callee: FunctionNode): boolean {
  const found = resolver.getCallee(maker);
  return found.kind === 'functions' && found.functions.includes(callee);
}

/** A method of a library's value that was handed over: `load(db)`, where `load` calls `db.user.count()`. */
export function getEntryAt(
  { resolver }: Frame,
  value: TSESTree.Node,
  path: readonly string[],
): Entry | undefined {
  let kind = resolver.getKind(value);
  for (const [index, name] of path.entries()) {
    const builtin = index === path.length - 1 ? getMethodEntry(kind, name) : undefined;
    // What a built-in method does to its callbacks and its object is up to a call that is not in sight.
    if (builtin) return builtin.callbacks || builtin.mutates ? undefined : builtin;
    const found = getKindMember(kind, name);
    if (!found) return undefined;
    if (index === path.length - 1) {
      // Rows that look at the arguments cannot tell here.
      const entry = toEntry(found.member.call, found.source);
      return typeof entry === 'function' ? undefined : entry;
    }
    kind = found.member.value;
  }
  return undefined;
}

/** `Boolean`, `String` and `Number` as callbacks, and values that are not functions. */
export function isHarmless(frame: Frame, node: TSESTree.Node): boolean {
  if (
    node.type === AST_NODE_TYPES.Identifier &&
    ['Boolean', 'String', 'Number'].includes(node.name)
  ) {
    const variable = frame.unit.variableOf(node);
    return !variable || variable.defs.length === 0;
  }
  const kind = frame.results.getKind(node);
  return kind !== undefined && kind !== 'object' && kind !== 'handle' && !isLibraryKind(kind);
}

/** `new Promise((resolve, reject) => { … reject(new Error('Forbidden')); … })` */
export function rejectsAboutRights({ unit }: Frame, executor: FunctionNode): boolean {
  const parameter = executor.params[1];
  const variable =
    parameter?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(parameter) : undefined;
  return (
    variable?.references.some(({ identifier }) => {
      const call = identifier.parent as TSESTree.Node | undefined;
      if (call?.type !== AST_NODE_TYPES.CallExpression || call.callee !== identifier) return false;
      const [reason] = call.arguments;
      return isAboutRights(reason ? describeThrown(unit, reason) : '', getTestText(unit, call));
    }) ?? false
  );
}

/**
 * `setTimeout(() => reject(new Timeout()), 1000)`, `setTimeout(() => controller.abort(), 1000)`: inside a
 * function, a timer that can only break off what the function does itself. One that resolves is a pause.
 */
export function isDeadline(frame: Frame, call: Call | undefined, { timer }: Entry): boolean {
  if (!frame.owner || !call) return false;
  if (isForDevelopment(frame.unit, call)) return true;
  if (timer === 'stop') return true;
  const [callback] = call.arguments;
  const found = callback && resolveFunctions(frame.resolver, callback);
  if (!found || found.makers.length > 0) return false;
  return found.functions.every((target) => {
    const { unknowns, barrier, gate, calledParameters } = frame.lookup(target);
    return (
      unknowns.length === 0 &&
      barrier === undefined &&
      gate === undefined &&
      calledParameters.every(({ callee, index }) => index === 1 && isExecutor(frame, callee))
    );
  });
}

/** The function of `new Promise((resolve, reject) => …)`. */
function isExecutor({ resolver }: Frame, node: FunctionNode): boolean {
  const { parent } = node;
  if (parent.type !== AST_NODE_TYPES.NewExpression || parent.arguments[0] !== node) return false;
  const callee = resolver.getCallee(parent);
  return callee.kind === 'entry' && callee.entry.source === 'Promise';
}

/** What an entry does apart from its receiver and its arguments. */
export function addResources(frame: Frame, entry: Entry, call?: Call): void {
  for (const read of entry.reads ?? []) frame.builder.addRead(read);
  for (const { resource, key } of entry.writes ?? []) {
    const location: Location = { root: { kind: 'resource', name: resource }, path: [] };
    frame.builder.addWrite({
      location: key === undefined ? location : { ...location, key },
      consumes: false,
      // A log line of a helper is nobody's business; one that is written out keeps its place.
      benign: entry.benign === true && frame.owner !== undefined,
      background: entry.background,
      isRecord: resource === 'db' && call !== undefined && isRecord(call),
      why: `writes ${resource}`,
    });
  }
  if (entry.barrier) frame.builder.barrier ??= entry.barrier;
  if (entry.gate) {
    frame.builder.gate ??= entry.gate;
    frame.builder.throws = true;
  }
  if (entry.throws) frame.builder.throwsSynchronously = true;
  if (entry.waits) frame.builder.waits = true;
  if (entry.waits ?? entry.barrier)
    frame.builder.addEvidence({ text: `catalogue ${entry.source}` });
}

const DECLARED_WRITES = {
  write: (name: string) => `${name}() is declared to write`,
  log: (name: string) => `${name}() is declared to log`,
  background: (name: string) => `${name}() is declared to be work in the background`,
};

const DECLARED_KINDS = { write: undefined, log: 'logging', background: 'declared' } as const;

export function addDeclared(
  builder: SummaryBuilder,
  { effect, name, source }: Extract<Callee, { kind: 'declared' }>,
): void {
  builder.addEvidence(source);
  if (effect === 'read') builder.addRead(`declared ${name}`);
  if (effect === 'write' || effect === 'log' || effect === 'background') {
    builder.addWrite({
      location: { root: { kind: 'resource', name }, path: [] },
      consumes: false,
      benign: effect === 'log',
      background: DECLARED_KINDS[effect],
      why: DECLARED_WRITES[effect](name),
    });
  }
  if (effect === 'gate') builder.gate ??= `${name}() is declared to be a gate`;
  if (effect === 'barrier') builder.barrier ??= `${name}() is declared to be a barrier`;
  if (effect !== 'pure') builder.waits = true;
}
