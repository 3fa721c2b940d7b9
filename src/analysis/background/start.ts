/** How work can be written so that it starts without being waited for. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, contains, getDottedName, isFunction, unwrap } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { resolveFunctions } from '../effects/functions.js';
import type { Effects } from '../effects/infer.js';
import type { Handler } from '../handlers/index.js';
import { findSource } from '../places/origins.js';
import type { Unit } from '../unit.js';

export interface Start {
  /** The call can stand where a promise is wanted: it gives a native one, and does not throw instead. */
  isPromise: boolean;
  /** What is read before the answer where the work is put off, with all places where it is written. */
  captured: readonly (readonly TSESTree.Expression[])[];
}

/** Looks at how the calls of a run of statements start. */
export function findStart(
  unit: Unit,
  effects: Effects,
  handler: Handler,
  statements: readonly TSESTree.Statement[],
  calls: readonly TSESTree.CallExpression[],
): Start {
  const [only] = calls;
  const isPromise =
    statements.length === 1 &&
    calls.length === 1 &&
    only !== undefined &&
    givesPromise(effects, only);
  const ofRequest = calls.flatMap((call) =>
    call.arguments.flatMap((argument) =>
      argument.type === AST_NODE_TYPES.SpreadElement
        ? []
        : collectOfRequest(unit, handler, argument),
    ),
  );
  const narrowed = collectNarrowed(unit, handler, statements).filter((nodes) =>
    nodes.every((node) => !ofRequest.some((other) => contains(other, node))),
  );
  return { isPromise, captured: [...ofRequest.map((node) => [node]), ...narrowed] };
}

/** An `async` function, or an entry of the catalogue that gives a native promise and never throws first. */
export function givesPromise(effects: Effects, call: TSESTree.CallExpression): boolean {
  const callee = effects.getCallee(call);
  switch (callee.kind) {
    case 'functions':
      return callee.isOpen !== true && callee.functions.every(isPlainAsync);
    // What is said of a function does not say how it is written.
    case 'declared': {
      const found = resolveFunctions(effects, unwrap(call.callee));
      return found !== undefined && found.isOpen !== true && found.functions.every(isPlainAsync);
    }
    case 'entry': {
      const { result, lazy, throws } = callee.entry;
      return (result?.startsWith('promise') ?? false) && lazy === undefined && throws !== true;
    }
    default:
      return false;
  }
}

function isPlainAsync(node: FunctionNode): boolean {
  return node.async && !node.generator;
}

/** The parts of an argument that read the request. */
function collectOfRequest(
  unit: Unit,
  handler: Handler,
  argument: TSESTree.Expression,
): TSESTree.Expression[] {
  const value = unwrap(argument) as TSESTree.Expression;
  if (value.type === AST_NODE_TYPES.ObjectExpression)
    return value.properties.flatMap((item) =>
      item.type === AST_NODE_TYPES.Property && !item.computed && !item.shorthand
        ? collectOfRequest(unit, handler, item.value as TSESTree.Expression)
        : [],
    );
  if (value.type === AST_NODE_TYPES.Identifier || isFunction(value)) return [];
  return readsRequest(unit, handler, value) ? [argument] : [];
}

/**
 * Properties that a condition above the work has looked at: inside a function, TypeScript does not
 * remember that `user.email` is there.
 */
function collectNarrowed(
  unit: Unit,
  handler: Handler,
  statements: readonly TSESTree.Statement[],
): TSESTree.Expression[][] {
  if (!/\.([cm]?ts|tsx)$/.test(unit.filename)) return [];
  const tested = collectTests(unit, handler, statements[0]!);
  const found = new Map<string, TSESTree.Expression[]>();
  for (const statement of statements) {
    walk(statement, unit.keys, (node) => {
      if (node.type !== AST_NODE_TYPES.MemberExpression) return true;
      const name = getDottedName(node);
      const isPath = /^[\w$]+(\.[\w$]+)+$/.test(name) && !unit.getText(node).includes('?');
      if (!isPath || !tested.has(name) || isUsedAsPlace(node)) return true;
      found.set(name, [...(found.get(name) ?? []), node]);
      return false;
    });
  }
  return [...found.values()];
}

/** `mailer.send(…)`, `user.email = …`: the property is called on its object, or given a value. */
function isUsedAsPlace(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  return (
    (parent.type === AST_NODE_TYPES.CallExpression && parent.callee === node) ||
    (parent.type === AST_NODE_TYPES.AssignmentExpression && parent.left === node) ||
    parent.type === AST_NODE_TYPES.UpdateExpression
  );
}

/** `request.headers.get('user-agent')`, `(await cookies()).get('plan')`. */
function readsRequest(unit: Unit, { node: owner }: Handler, root: TSESTree.Node): boolean {
  const [first] = owner.params;
  const request = first?.type === AST_NODE_TYPES.Identifier ? unit.variableOf(first) : undefined;
  let found = false;
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.Identifier)
      found ||=
        REQUEST.test(node.name) && request !== undefined && unit.variableOf(node) === request;
    else if (node.type === AST_NODE_TYPES.CallExpression)
      found ||= findSource(unit, node.callee)?.module === 'next/headers';
    return !found;
  });
  return found;
}

const REQUEST = /^(_?req|request|_?request|nextRequest|ctx|c|event)$/;

/** The paths that conditions of the handler look at above the work: their types may be narrowed. */
function collectTests(
  unit: Unit,
  { node: owner }: Handler,
  first: TSESTree.Statement,
): ReadonlySet<string> {
  const paths = new Set<string>();
  const add = (test: TSESTree.Node): void =>
    walk(test, unit.keys, (node) => {
      if (node.type === AST_NODE_TYPES.MemberExpression) paths.add(getDottedName(node));
      return true;
    });
  walk(owner.body, unit.keys, (node) => {
    if (node.range[0] >= first.range[0]) return false;
    if (node.type === AST_NODE_TYPES.IfStatement || node.type === AST_NODE_TYPES.WhileStatement)
      add(node.test);
    return true;
  });
  return paths;
}
