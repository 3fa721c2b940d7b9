/** Whether what an await does is done for others than the one who waits for the answer. */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getPropertyName, unwrap } from '../../utils/ast.js';
import type { Entry } from '../effects/catalogue/index.js';
import type { Effects } from '../effects/infer.js';
import { classifyName } from '../effects/names.js';
import type { BackgroundKind, Summary, Unknown, Write } from '../model.js';
import { isNote } from './notes.js';
import { givesPromise } from './start.js';

/** What background work is for, and how well that is founded. */
export interface Judgement {
  kind: BackgroundKind | 'declared';
  verdict: 'proven' | 'assumed';
  summary: Summary;
  /** Calls that are taken for background work, or for a part of it, by their names. */
  assumptions: readonly string[];
}

/** Names that say what a call is for. They are never a proof. */
const NAMES: readonly [pattern: RegExp, kind: BackgroundKind][] = [
  [
    /^(send|deliver|dispatch)\w*(E-?mail|Mail|Newsletter|Receipt)s?\w*$|^(email|mail)[A-Z]\w*$/,
    'mail',
  ],
  [
    /^(track|capture)\w*(Event|Analytics|Usage|View|Click)s?$|^(track|trackEvent|captureEvent|logEvent|identifyUser)$/,
    'analytics',
  ],
  [
    /^(send|post)\w*(Slack|Discord|Telegram|Push|Sms)\w*$|^(notify|sendNotification)\w*$/,
    'notification',
  ],
  [/^(record|report|emit|push)\w*Metrics?$/, 'metrics'],
  [/^(index|reindex)\w*(Search|Document|Algolia|Record)s?\w*$/, 'search'],
];

/**
 * Judges a piece of code; undefined where it does something that the answer may need.
 * @param awaited What is awaited in it.
 * @param isMeant Further writes that are taken as background work.
 */
export function judgeBackground(
  effects: Effects,
  node: TSESTree.Node,
  awaited: TSESTree.Node,
  isMeant: (write: Write) => boolean,
): Judgement | undefined {
  // Most of what a handler waits for is what it is there for: that is told without reading all it calls.
  if (!isMeant(STORED) && effects.reaches(node, storesForGood)) return undefined;
  const summary = effects.evaluate(node);
  if (summary.barrier !== undefined || summary.gate !== undefined || !summary.waits)
    return undefined;
  let kind: Judgement['kind'] | undefined;
  for (const write of summary.writes) {
    if (isMeant(write)) kind ??= 'cache';
    else if (write.background) kind ??= write.background;
    else if (!isNote(write)) return undefined;
  }
  if (summary.calledParameters.length > 0) return undefined;
  const unknowns = summary.unknowns.filter(({ name }) => name !== getCaught(effects, awaited));
  if (unknowns.length === 0) return kind && { kind, verdict: 'proven', summary, assumptions: [] };
  const named = unknowns.map((unknown) => ({ unknown, kind: getNamedKind(unknown) }));
  // What is not known to be background work must at least not be named like something else. A call
  // that is named for such work, and is seen to do some, is taken at its word for the rest.
  const isNamed =
    kind !== undefined &&
    getAwaitedCalls(awaited).every(({ callee }) => getKindOfName(getDottedName(callee)));
  if (
    named.some(
      (item) => !item.kind && (isNamed ? isStopping(item.unknown) : !isHarmless(item.unknown)),
    )
  )
    return undefined;
  kind ??= named.find((item) => item.kind)?.kind;
  return (
    kind && { kind, verdict: 'assumed', summary, assumptions: unknowns.map(({ name }) => name) }
  );
}

/** Some write to the database. */
const STORED: Write = {
  location: { root: { kind: 'resource', name: 'db' }, path: [] },
  consumes: false,
  why: 'writes to the database',
};

function storesForGood({ writes, benign, background }: Entry): boolean {
  return (
    benign !== true &&
    background === undefined &&
    writes?.some(({ resource }) => resource === 'db') === true
  );
}

/** `send().catch(report)`, where `send` gives a promise: the name of a method that is no unknown. */
function getCaught(effects: Effects, awaited: TSESTree.Node): string | undefined {
  const target = unwrap(awaited);
  if (target.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const callee = unwrap(target.callee);
  if (callee.type !== AST_NODE_TYPES.MemberExpression || getPropertyName(callee) !== 'catch')
    return undefined;
  const inner = unwrap(callee.object);
  return inner.type === AST_NODE_TYPES.CallExpression && givesPromise(effects, inner)
    ? getDottedName(callee)
    : undefined;
}

function getNamedKind({ name, nameClass }: Unknown): BackgroundKind | undefined {
  return nameClass === 'gate' ? undefined : getKindOfName(name);
}

function getKindOfName(name: string): BackgroundKind | undefined {
  const own = name.split('.').at(-1) ?? name;
  return NAMES.find(([pattern]) => pattern.test(own))?.[1];
}

function isStopping({ nameClass }: Unknown): boolean {
  return nameClass === 'gate' || nameClass === 'stateful';
}

function isHarmless({ name, nameClass }: Unknown): boolean {
  return nameClass === 'read' || (nameClass === 'none' && classifyName(name) !== 'write');
}

/** The calls that are awaited, as they are written: `sendMail` and `track` of `Promise.all([…])`. */
export function getAwaitedCalls(node: TSESTree.Node): TSESTree.CallExpression[] {
  const target = unwrap(node);
  if (target.type !== AST_NODE_TYPES.CallExpression) return [];
  const name = getDottedName(target.callee);
  const [list] = target.arguments;
  if (/^Promise\.(all|allSettled)$/.test(name) && list?.type === AST_NODE_TYPES.ArrayExpression)
    return list.elements.flatMap((item) => (item ? getAwaitedCalls(item) : []));
  // `send().catch(report)`
  if (
    /\.(catch|then|finally)$/.test(name) &&
    target.callee.type === AST_NODE_TYPES.MemberExpression
  )
    return getAwaitedCalls(target.callee.object);
  return [target];
}
