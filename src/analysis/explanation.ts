/** The plain form of an answer, as the command and other tools read it. */
import type { Group, Operation, Reason, Slot, Source, Unknown } from './model.js';
import type { Obstacle } from './refusals.js';

export interface ExplainOptions {
  /** The weakest verdict that the rule reports. */
  report: Group['verdict'];
  /** Why the new order of a group cannot be written; undefined where it can. */
  findEditObstacle(group: Group): string | undefined;
  /** Whether the group can be written with one branch for each chain. */
  canWriteChains(group: Group): boolean;
}

/** What one await, or the awaits of a boundary, may do. */
export interface ExplainedAwait {
  /** The call as a message names it: `getUser()`. */
  name: string;
  line: number;
  column: number;
  /** `proven`, `trusted`, `assumed` or `unknown`; null where it may not move at all. */
  evidence: Slot['evidence'] | null;
  waits: boolean;
  reads: readonly string[];
  writes: readonly { location: string; why: string }[];
  unknowns: readonly Pick<Unknown, 'name' | 'nameClass' | 'declared'>[];
  sources: readonly Source[];
  /** Why it can only be the first of a group. */
  firstOnly: string | null;
}

export interface ExplainedOperation {
  /** From 1, as dependences and groups refer to it. */
  number: number;
  line: number;
  endLine: number;
  text: string;
  role: Operation['role'];
  /** Why it keeps its place; null where it does not have to. */
  stays: Reason | null;
  awaits: readonly ExplainedAwait[];
}

export interface ExplainedGroup {
  /** The first and the last operation that take part. */
  operations: readonly [number, number];
  /** What starts together, round by round. */
  rounds: readonly (readonly string[])[];
  verdict: Group['verdict'];
  shape: Group['shape'];
  roundsBefore: number;
  roundsAfter: number;
  criticalPath: number;
  /** Calls whose effect is taken from their name. */
  assumptions: readonly string[];
  /** Where a report stands: the await that starts later than it needs to. */
  line: number;
  column: number;
  /** What the rule does about it. `report`: it is reported, and there is nothing to apply. */
  outcome: 'fix' | 'suggestion' | 'report' | 'nothing';
  /** Whether one branch for each chain is suggested, too. */
  chains: boolean;
  /** Why the new order cannot be written; null where it can. */
  editObstacle: string | null;
}

export interface Explanation {
  /** The function around the list; null for a module or a function without a name. */
  function: string | null;
  line: number;
  endLine: number;
  /** Awaits of the list that wait for something, one round each as the code is written. */
  roundsBefore: number;
  /** With everything applied that is offered. */
  roundsAfter: number;
  /** The longest chain of awaits that need one another's values: no order takes fewer rounds. */
  criticalPath: number;
  /** Why nothing in the list is moved. */
  place: Reason | null;
  operations: readonly ExplainedOperation[];
  dependences: readonly { from: number; to: number; kind: Reason['kind']; text: string }[];
  groups: readonly ExplainedGroup[];
  /** Why there is no more, and what would have to change. */
  obstacles: readonly Obstacle[];
}
