import type { FunctionNode } from '../../utils/ast.js';
import type { Summary } from '../model.js';
import { EMPTY_SUMMARY, isSameSummary } from './summary.js';

/** How often functions that call one another are computed again before giving up. */
const MAX_ROUNDS = 12;

interface Problem {
  getTargets(node: FunctionNode): readonly FunctionNode[];
  isSolved(node: FunctionNode): boolean;
  getSolved(node: FunctionNode): Summary;
  /** A function that turned out to be called while another one was computed. */
  getUnforeseen(node: FunctionNode): Summary;
  compute(node: FunctionNode, lookup: (node: FunctionNode) => Summary): Summary;
  settle(node: FunctionNode, summary: Summary): void;
  giveUp(): Summary;
}

interface Frame {
  node: FunctionNode;
  targets: readonly FunctionNode[];
  next: number;
}

/**
 * Solves a function and all it calls, callees first. Functions that call one another are computed
 * together until nothing changes. Method: strongly connected components (Tarjan 1972) with an
 * explicit stack, then a bounded fixed point within each component.
 */
export function solve(root: FunctionNode, problem: Problem): void {
  const order = new Map<FunctionNode, number>();
  const low = new Map<FunctionNode, number>();
  const open: FunctionNode[] = [];
  const isOpen = new Set<FunctionNode>();
  const frames: Frame[] = [];

  const enter = (node: FunctionNode): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    open.push(node);
    isOpen.add(node);
    frames.push({ node, targets: problem.getTargets(node), next: 0 });
  };

  enter(root);
  let frame: Frame | undefined;
  while ((frame = frames.at(-1))) {
    const target = frame.targets[frame.next++];
    if (target === undefined) {
      frames.pop();
      const parent = frames.at(-1);
      if (parent) low.set(parent.node, Math.min(low.get(parent.node)!, low.get(frame.node)!));
      if (low.get(frame.node) === order.get(frame.node))
        solveComponent(takeComponent(frame.node, open, isOpen), problem);
    } else if (!problem.isSolved(target)) {
      if (!order.has(target)) enter(target);
      else if (isOpen.has(target))
        low.set(frame.node, Math.min(low.get(frame.node)!, order.get(target)!));
    }
  }
}

function takeComponent(
  root: FunctionNode,
  open: FunctionNode[],
  isOpen: Set<FunctionNode>,
): FunctionNode[] {
  const component: FunctionNode[] = [];
  let node: FunctionNode | undefined;
  do {
    node = open.pop()!;
    isOpen.delete(node);
    component.push(node);
  } while (node !== root);
  return component.reverse();
}

function solveComponent(component: readonly FunctionNode[], problem: Problem): void {
  const current = new Map<FunctionNode, Summary>(component.map((node) => [node, EMPTY_SUMMARY]));
  const lookup = (node: FunctionNode): Summary =>
    current.get(node) ??
    (problem.isSolved(node) ? problem.getSolved(node) : problem.getUnforeseen(node));
  // A function that calls none of its own component is done at once.
  const isRecursive =
    component.length > 1 || problem.getTargets(component[0]!).includes(component[0]!);
  let isStable = false;
  for (let round = 0; round < (isRecursive ? MAX_ROUNDS : 1) && !isStable; round++) {
    isStable = true;
    for (const node of component) {
      const summary = problem.compute(node, lookup);
      if (!isSameSummary(summary, current.get(node)!)) isStable = false;
      current.set(node, summary);
    }
  }
  const isSettled = isStable || !isRecursive;
  for (const node of component)
    problem.settle(node, isSettled ? current.get(node)! : problem.giveUp());
}
