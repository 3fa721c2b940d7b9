/** Whether background work is what a handler is there for. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName } from '../../utils/ast.js';
import { walk } from '../../utils/walk.js';
import { getTokens } from '../effects/names.js';
import type { Effects } from '../effects/infer.js';
import type { Handler } from '../handlers/index.js';
import type { Summary } from '../model.js';
import { isNote } from './notes.js';
import type { Unit } from '../unit.js';
import type { Judgement } from './judge.js';

/**
 * Words of mails without which the user cannot go on: the link or the code is what was asked for.
 * A word may refuse, it never proves.
 */
const NEEDED =
  /verif|reset|invit|\botp\b|otp[A-Z]|passcode|magic|resend|forgot|recover|activat|unlock|two.?factor|2fa|\bcode\b|one.?time|sign.?in.?link|log.?in.?link|access.?link|download.?link|confirm.?e?mail|e?mail.?confirm|(change|new).?e?mail|test.?(e?mail|webhook|message|notification)|contact|feedback|support|preview/i;

const TRIAL = /(send|\b|_|-)test(ing)?.?(webhook|event|message|endpoint)|preview/i;

/** Handlers that are there to take events in. */
const INTAKE =
  /(^|[/_-])(track\w*|events?|analytics|collect|ingest\w*|telemetry|beacon|metrics?|logs?|logging|pixel|ping)([/._-]|$)/i;

/** Whether the work at hand is, or may be, what the handler was called for. */
export function isPurpose(
  unit: Unit,
  effects: Effects,
  handler: Handler,
  { kind }: Judgement,
  statements: readonly TSESTree.Node[],
  around: readonly TSESTree.Node[],
): boolean {
  const text = statements.map((statement) => getSpoken(unit, statement)).join(' ');
  const path = unit.filename.replaceAll('\\', '/').split('/').slice(-4).join('/');
  switch (kind) {
    case 'analytics':
    case 'logging':
    case 'metrics':
      return (
        INTAKE.test(path) ||
        INTAKE.test(getTokens(handler.name).join('-')) ||
        !around.some((node) => isWork(effects.evaluate(node), false))
      );
    case 'cache':
      return false;
    case 'audit':
    case 'webhook':
      // Nobody waits for what others are told, unless that is tried out.
      return (
        TRIAL.test(`${text} ${handler.name} ${path}`) ||
        !around.some((node) => isWork(effects.evaluate(node), true))
      );
    default:
      return (
        // Resend is also a company.
        NEEDED.test(text.replaceAll(/\bresend\b/gi, '')) ||
        NEEDED.test(handler.name) ||
        NEEDED.test(path) ||
        !around.some((node) => isWork(effects.evaluate(node), true))
      );
  }
}

/** Names and texts of a piece of code, the words that it is written in. */
function getSpoken(unit: Unit, root: TSESTree.Node): string {
  const words: string[] = [];
  walk(root, unit.keys, (node) => {
    if (node.type === AST_NODE_TYPES.Identifier) words.push(node.name);
    else if (node.type === AST_NODE_TYPES.JSXIdentifier) words.push(node.name);
    else if (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string')
      words.push(node.value);
    else if (node.type === AST_NODE_TYPES.TemplateElement) words.push(node.value.raw);
    else if (node.type === AST_NODE_TYPES.CallExpression) words.push(getDottedName(node.callee));
    return true;
  });
  return words.join(' ');
}

/** What belongs to the request, and is no work. */
const OF_REQUEST = /^(request|clock|cookies|session|random|env|after|cache|stdout|log)$/;

/** Whether code does what an answer is given for: it writes, or with `writes` unset also reads. */
function isWork(summary: Summary, writes: boolean): boolean {
  const hasWrite = summary.writes.some(
    (write) =>
      !write.background &&
      write.isRecord !== true &&
      !isNote(write) &&
      write.location.root.kind === 'resource' &&
      !OF_REQUEST.test(write.location.root.name),
  );
  if (hasWrite || summary.unknowns.some(({ nameClass }) => nameClass === 'write')) return true;
  if (writes) return false;
  return (
    summary.reads.some((name) => !OF_REQUEST.test(name)) ||
    summary.unknowns.some(({ nameClass }) => nameClass === 'read')
  );
}
