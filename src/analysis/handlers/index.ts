/** The door of this folder: which functions answer requests, told by what is around them. */
import path from 'node:path';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import type { Unit } from '../unit.js';
import { findConvention, findInlineAction } from './conventions.js';
import type { Handler } from './model.js';
import { findController, findRegistered } from './registered.js';

export { FAMILIES } from './model.js';
export type { Handler, HandlerFamily } from './model.js';

/**
 * Files whose requests are sent by machines that wait, and try again after a failure: jobs, queues,
 * incoming webhooks, schedules.
 */
const MACHINES =
  /(^|\/)(\w*-)?(crons?|cron-jobs?|jobs?|queues?|workers?|webhooks?|qstash|workflows?|scripts?|schedul\w*|consumers?)(\/|-[^/]*\/|\.[cm]?[jt]sx?$)/i;

const known = new WeakMap<FunctionNode, Handler | 'none'>();

/** The handler that a function of the linted file is, if it is one. */
export function findHandler(unit: Unit, node: FunctionNode): Handler | undefined {
  let handler = known.get(node);
  if (!handler) {
    handler = isForMachines(unit) ? 'none' : (find(unit, node) ?? 'none');
    known.set(node, handler);
  }
  return handler === 'none' ? undefined : handler;
}

function find(unit: Unit, node: FunctionNode): Handler | undefined {
  return (
    findInlineAction(node) ??
    findConvention(unit, node, (pattern) => hasPackage(unit, pattern)) ??
    findController(unit, node) ??
    findRegistered(unit, node)
  );
}

/** Whether a file imports a package, or belongs to a package that depends on it. */
export function hasPackage(unit: Unit, pattern: RegExp): boolean {
  return (
    getImports(unit).some((name) => pattern.test(name)) ||
    (unit.modules?.getDependencies(unit.filename).some((name) => pattern.test(name)) ?? false)
  );
}

function getImports(unit: Unit): string[] {
  return unit.program.body.flatMap((statement) =>
    statement.type === AST_NODE_TYPES.ImportDeclaration ? [statement.source.value] : [],
  );
}

function isForMachines({ filename }: Unit): boolean {
  const relative = path.isAbsolute(filename) ? path.relative(process.cwd(), filename) : filename;
  return MACHINES.test((relative.startsWith('..') ? filename : relative).replaceAll('\\', '/'));
}
