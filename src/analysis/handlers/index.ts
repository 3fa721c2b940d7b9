/** The door of this folder: which functions answer requests, told by what is around them. */
import path from 'node:path';

import { AST_NODE_TYPES } from '../../utils/ast.js';
import type { FunctionNode } from '../../utils/ast.js';
import { findReceivingCall } from '../places/callbacks.js';
import type { Unit } from '../unit.js';
import { findConvention, findInlineAction } from './conventions.js';
import type { Handler } from './model.js';
import { findController, findRegistered } from './registered.js';
import { findByShape } from './shape.js';

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
    const found = isForMachines(unit) ? undefined : find(unit, node);
    handler = found && !isCalledByMachine(unit, found) ? found : 'none';
    known.set(node, handler);
  }
  return handler === 'none' ? undefined : handler;
}

function find(unit: Unit, node: FunctionNode): Handler | undefined {
  return (
    findInlineAction(node) ??
    findConvention(unit, node, (pattern) => hasPackage(unit, pattern)) ??
    findController(unit, node) ??
    findRegistered(unit, node) ??
    findByShape(unit, node, (pattern) => hasPackage(unit, pattern))
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

/** What only the handlers of schedules, queues and incoming webhooks look at: a secret, a signature. */
const SIGNS =
  /CRON_(SECRET|KEY|TOKEN)|x-vercel-cron|verifySignature|constructEvent|(stripe|svix|upstash|hub|webhook)-signature|x-hub-signature|verifyQstash|webhooks?\.verify|verifyWebhook/i;

/** Whether a handler asks for the secret or the signature of a machine. */
function isCalledByMachine(unit: Unit, { node, family }: Handler): boolean {
  // A file of one route is about one caller; other files have many handlers.
  if (family === 'next-route' || family === 'next-pages') return SIGNS.test(unit.text);
  const received = findReceivingCall(node);
  return SIGNS.test(unit.getText(received?.call ?? node));
}

function isForMachines({ filename }: Unit): boolean {
  const relative = path.isAbsolute(filename) ? path.relative(process.cwd(), filename) : filename;
  return MACHINES.test((relative.startsWith('..') ? filename : relative).replaceAll('\\', '/'));
}
