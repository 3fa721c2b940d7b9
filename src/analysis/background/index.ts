/**
 * The door of this folder: work in a handler of requests that its answer need not wait for. Its value
 * is dropped, it is done for others, nothing later depends on it, it is not what the handler is there
 * for, and nobody waits for its error.
 */
import type { TSESTree } from '@typescript-eslint/types';

import { AST_NODE_TYPES, getDottedName, getOwner, isFunction } from '../../utils/ast.js';
import type { Effects } from '../effects/infer.js';
import { getModulePath } from '../effects/module-path.js';
import { findHandler } from '../handlers/index.js';
import type { Handler } from '../handlers/index.js';
import { getStatementList } from '../lists.js';
import type { BackgroundKind, Group } from '../model.js';
import { findPlace } from '../places/index.js';
import type { Unit } from '../unit.js';
import { isAnswered } from './answered.js';
import { findCacheWrites } from './cache.js';
import { isCaught, judgeErrors } from './errors.js';
import { getAwaitedCalls, judgeBackground } from './judge.js';
import type { Judgement } from './judge.js';
import { collectAround, findDependence } from './order.js';
import { findOverlap } from './overlap.js';
import { findDeferral } from './platform.js';
import type { Advice, Deferral } from './platform.js';
import { isPurpose } from './purpose.js';
import { findStart } from './start.js';
import type { Start } from './start.js';

/** Work that an answer waits for without need. */
export interface Blocking {
  handler: Handler;
  /** The first await of the work. */
  node: TSESTree.AwaitExpression;
  /** Neighbouring statements that go together, in their order. */
  statements: readonly TSESTree.Statement[];
  kind: BackgroundKind | 'declared';
  /** `assumed` where names stand in for what cannot be seen, or a common `catch` would answer. */
  verdict: 'proven' | 'assumed';
  /** Calls whose effect is taken from their name. */
  assumptions: readonly string[];
  /** The calls that are awaited: as they are written, and by the name of what is imported. */
  calls: readonly { written: string; exported: string | undefined }[];
  /** How the work can go on after the answer; where it cannot, what would help. */
  deferral: Deferral | Advice;
  start: Start;
  /** Whether a `catch` around the work hears of its errors as long as it is waited for. */
  isCaught: boolean;
  /** The last of the work with the reads below it that may run beside it. */
  overlap: Group | undefined;
}

/** A statement that does nothing but wait for work, with a `try` that is there for it alone. */
interface Piece {
  statement: TSESTree.Statement;
  await: TSESTree.AwaitExpression;
}

/**
 * The work that an await belongs to, if its answer need not wait for it.
 * @param node An await in the linted file. Neighbours that go with it are told at the first of them.
 */
export function findBlocking(
  unit: Unit,
  effects: Effects,
  node: TSESTree.AwaitExpression,
  weakest: Blocking['verdict'],
): Blocking | undefined {
  const piece = getPiece(node);
  const owner = getOwner(node);
  if (!piece || !isFunction(owner) || isInLoop(piece.statement)) return undefined;
  const handler = findHandler(unit, owner);
  if (!handler) return undefined;
  const judgement = judge(unit, effects, piece);
  if (!judgement) return undefined;
  const run = collectRun(unit, effects, piece, judgement);
  // The first of a run speaks for all of it.
  if (run[0]!.piece !== piece) return undefined;
  const statements = run.map((item) => item.piece.statement);
  const [first] = statements;
  const { before, after } = collectAround(first!, getStatementList);
  const later = after.filter((item) => !statements.includes(item as TSESTree.Statement));
  if (isAnswered(unit, handler, before)) return undefined;
  const errors = judgeErrors(unit, effects, handler, first!, statements);
  if (errors === 'needed') return undefined;
  for (const item of run) {
    const own = [item.piece.statement];
    if (isPurpose(unit, effects, handler, item.judgement, own, [...before, ...later]))
      return undefined;
    if (findDependence(unit, effects, item.judgement, own, later) !== undefined) return undefined;
  }
  const verdict =
    errors === 'shared' || run.some((item) => item.judgement.verdict === 'assumed')
      ? 'assumed'
      : 'proven';
  if (verdict === 'assumed' && weakest === 'proven') return undefined;
  if (first!.parent && findPlace(unit, effects, getListNode(first!))) return undefined;
  const calls = run.flatMap((item) => getAwaitedCalls(item.piece.await.argument));
  return {
    handler,
    node,
    statements,
    kind: judgement.kind,
    verdict,
    assumptions: [...new Set(run.flatMap((item) => item.judgement.assumptions))],
    calls: calls.map(({ callee }) => ({
      written: getDottedName(callee),
      exported: getModulePath(unit, callee)?.path.at(-1),
    })),
    deferral: findDeferral(unit, handler),
    start: findStart(unit, effects, handler, statements, calls),
    isCaught: isCaught(first!),
    overlap: findOverlap(unit, effects, run.at(-1)!.piece.await, run.at(-1)!.judgement),
  };
}

function judge(
  unit: Unit,
  effects: Effects,
  { statement, await: node }: Piece,
): Judgement | undefined {
  return judgeBackground(
    effects,
    statement,
    node.argument,
    findCacheWrites(unit, effects, statement, node.argument),
  );
}

/** `await send();`, alone or alone in a `try` without `finally`. */
function getPiece(node: TSESTree.AwaitExpression): Piece | undefined {
  const statement = node.parent;
  if (statement.type !== AST_NODE_TYPES.ExpressionStatement) return undefined;
  const block = statement.parent;
  const outer = block.parent;
  const isAlone =
    block.type === AST_NODE_TYPES.BlockStatement &&
    block.body.length === 1 &&
    outer?.type === AST_NODE_TYPES.TryStatement &&
    outer.block === block &&
    !outer.finalizer;
  return { statement: isAlone ? outer : statement, await: node };
}

/** The piece that a statement is, if it is one. */
function asPiece(statement: TSESTree.Node | undefined): Piece | undefined {
  let inner = statement;
  if (inner?.type === AST_NODE_TYPES.TryStatement)
    inner = inner.block.body.length === 1 ? inner.block.body[0] : undefined;
  const found =
    inner?.type === AST_NODE_TYPES.ExpressionStatement &&
    inner.expression.type === AST_NODE_TYPES.AwaitExpression
      ? getPiece(inner.expression)
      : undefined;
  return found?.statement === statement ? found : undefined;
}

interface Judged {
  piece: Piece;
  judgement: Judgement;
}

/** The neighbours that are background work, too: they stay in their order, behind one another. */
function collectRun(
  unit: Unit,
  effects: Effects,
  piece: Piece,
  judgement: Judgement,
): readonly Judged[] {
  const list = getStatementList(piece.statement.parent!);
  if (!list) return [{ piece, judgement }];
  const at = list.statements.indexOf(piece.statement as never);
  const run: Judged[] = [{ piece, judgement }];
  const extend = (step: -1 | 1): void => {
    for (let index = at + step; ; index += step) {
      const neighbour = asPiece(list.statements[index]);
      const found = neighbour && judge(unit, effects, neighbour);
      // What is certain does not wait for what is assumed.
      if (!neighbour || found?.verdict !== judgement.verdict) return;
      const item = { piece: neighbour, judgement: found };
      if (step > 0) run.push(item);
      else run.unshift(item);
    }
  };
  extend(-1);
  extend(1);
  return run;
}

function getListNode(statement: TSESTree.Node): TSESTree.Node {
  let current = statement.parent!;
  while (!getStatementList(current) && current.parent) current = current.parent;
  return current;
}

/** Work in a loop is another rule's business. */
function isInLoop(node: TSESTree.Node): boolean {
  for (let parent = node.parent; parent && !isFunction(parent); parent = parent.parent) {
    switch (parent.type) {
      case AST_NODE_TYPES.ForStatement:
      case AST_NODE_TYPES.ForInStatement:
      case AST_NODE_TYPES.ForOfStatement:
      case AST_NODE_TYPES.WhileStatement:
      case AST_NODE_TYPES.DoWhileStatement:
        return true;
      default:
    }
  }
  return false;
}
