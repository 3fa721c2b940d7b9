/** One hand-written program of the table, and what the fixer has to do with it. */
export interface TableProgram {
  /** What the program shows, in a few words; unique in the table. */
  readonly name: string;
  /** Declares `async function main(env)`, or waits at the top of the module. */
  readonly source: string;
  readonly language?: 'js' | 'ts';
  /** `kept`: not one byte changes. */
  readonly expect: 'fixed' | 'kept';
  /** Rounds of waiting before and after, where every operation takes one unit of time. */
  readonly rounds?: readonly [before: number, after: number];
  /** A careless rewrite of the source, which the comparison has to find out. */
  readonly wrong?: string;
  readonly trustNames?: 'undeclared' | 'unresolved' | 'never';
}
