import type { TSESTree } from '@typescript-eslint/types';

import type {
  CalledParameter,
  Location,
  OptionParameter,
  Source,
  Summary,
  Unknown,
  Variable,
  Write,
} from '../model.js';

/** More than this many different facts of one sort are not told apart any more. */
const MAX_FACTS = 24;

const MAX_PATH = 8;

/** A summary in the making. */
export class SummaryBuilder {
  private readonly writes = new Map<string, Write>();
  private readonly reads = new Set<string>();
  private readonly unknowns = new Map<string, Unknown>();
  private readonly calledParameters = new Map<string, CalledParameter>();
  private readonly optionParameters = new Map<string, OptionParameter>();
  private readonly evidence = new Map<string, Source>();
  private readonly variables = new Map<Variable, number>();
  barrier: string | undefined;
  gate: string | undefined;
  throws = false;
  throwsSynchronously = false;
  waits = false;
  live: string | undefined;

  addWrite(write: Write): void {
    if (this.writes.size >= MAX_FACTS) {
      this.barrier ??= 'it writes more than can be followed';
      return;
    }
    const key = this.getKey(write.location);
    const known = this.writes.get(key);
    const isBenign = write.benign === true && known?.benign !== false;
    // One write that an answer needs makes all those to the same place such.
    const background = known && !known.background ? undefined : write.background;
    const fills = write.fills === true && known?.fills !== false;
    this.writes.set(key, { ...write, benign: isBenign, fills, background });
  }

  addRead(resource: string): void {
    if (this.reads.size < MAX_FACTS) this.reads.add(resource);
  }

  addUnknown(unknown: Unknown): void {
    const key = `${unknown.name} ${unknown.nameClass} ${unknown.declared}`;
    if (this.unknowns.has(key)) return;
    if (this.unknowns.size >= MAX_FACTS)
      this.barrier ??= 'it calls more unknown functions than can be followed';
    else this.unknowns.set(key, unknown);
  }

  addCalledParameter({ callee, index, path }: CalledParameter): void {
    // A callback that is handed to itself, one property deeper each time.
    if (this.calledParameters.size >= MAX_FACTS || path.length > MAX_PATH)
      this.barrier ??= 'it calls more of its parameters than can be followed';
    else {
      const key = `${callee.range[0]} ${index}.${path.join('.')}`;
      this.calledParameters.set(key, { callee, index, path });
    }
  }

  addOptionParameter(parameter: OptionParameter): void {
    if (this.optionParameters.size >= MAX_FACTS)
      this.barrier ??= 'it takes more request options than can be followed';
    else {
      const { asks, index, path } = parameter;
      this.optionParameters.set(`${asks} ${index}.${path.join('.')}`, parameter);
    }
  }

  addEvidence(source: Source): void {
    const key = `${source.text} ${source.file ?? ''} ${source.line ?? ''}`;
    if (this.evidence.size < MAX_FACTS) this.evidence.set(key, source);
  }

  /** Takes over all that does not depend on who calls. */
  addCallee(callee: Summary): void {
    for (const read of callee.reads) this.addRead(read);
    for (const unknown of callee.unknowns) this.addUnknown(unknown);
    for (const source of callee.evidence) this.addEvidence(source);
    this.barrier ??= callee.barrier;
    this.gate ??= callee.gate;
    this.throws ||= callee.throws;
    this.waits ||= callee.waits;
    this.live ??= callee.live;
  }

  finish(result: Summary['result'], fresh: boolean): Summary {
    return {
      writes: [...this.writes.values()],
      reads: [...this.reads].sort(),
      unknowns: [...this.unknowns.values()],
      calledParameters: [...this.calledParameters.values()],
      optionParameters: [...this.optionParameters.values()],
      barrier: this.barrier,
      gate: this.gate,
      throws: this.throws,
      throwsSynchronously: this.throwsSynchronously,
      waits: this.waits,
      live: this.live,
      evidence: [...this.evidence.values()],
      result,
      fresh,
    };
  }

  /** A key that does not depend on object identity beyond this builder. */
  private getKey(location: Location): string {
    const { root } = location;
    let base: string = root.kind;
    if (root.kind === 'resource') base = `resource ${root.name} ${location.key ?? ''}`;
    if (root.kind === 'variable') {
      if (!this.variables.has(root.variable))
        this.variables.set(root.variable, this.variables.size);
      base = `variable ${this.variables.get(root.variable)!}`;
    }
    return `${base}/${location.path.join('.')}`;
  }
}

/** What nothing is known of yet: the start of the fixed point for functions that call one another. */
export const EMPTY_SUMMARY: Summary = new SummaryBuilder().finish(undefined, false);

/** A summary that nothing may cross. */
export function makeBarrier(reason: string): Summary {
  return { ...EMPTY_SUMMARY, barrier: reason, waits: true };
}

/** What is known of a function that was not looked at: it may do anything. */
export const NOT_FOLLOWED: Summary = makeBarrier('it calls a function that was not followed');

/** Whether two summaries tell the same, up to order. */
export function isSameSummary(left: Summary, right: Summary): boolean {
  return (
    left.writes.length === right.writes.length &&
    countBenign(left) === countBenign(right) &&
    countBackground(left) === countBackground(right) &&
    left.reads.length === right.reads.length &&
    left.unknowns.length === right.unknowns.length &&
    left.calledParameters.length === right.calledParameters.length &&
    left.optionParameters.length === right.optionParameters.length &&
    left.barrier === right.barrier &&
    left.gate === right.gate &&
    left.throws === right.throws &&
    left.throwsSynchronously === right.throwsSynchronously &&
    left.waits === right.waits &&
    left.live === right.live &&
    left.evidence.length === right.evidence.length
  );
}

function countBenign({ writes }: Summary): number {
  return writes.filter((write) => write.benign === true).length;
}

function countBackground({ writes }: Summary): number {
  return writes.filter((write) => write.background !== undefined).length;
}

/** A location as words: `cart.items`, `http`, `this.total`. */
export function printLocation(location: Location): string {
  const { root, path } = location;
  if (root.kind === 'resource')
    return location.key === undefined ? root.name : `${root.name}:${location.key}`;
  const base =
    root.kind === 'variable'
      ? root.variable.name
      : root.kind === 'this'
        ? 'this'
        : 'an object that is shared';
  return [base, ...path].join('.');
}

/** A body as evidence: `body of getUser`, with its file and line. */
export function describeBody(node: TSESTree.Node, name: string | undefined, file: string): Source {
  return { text: `body of ${name ?? 'a function'}`, file, line: node.loc.start.line };
}
