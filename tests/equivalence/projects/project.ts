import type { TableProgram } from '../programs/table.js';
import type { ProgramFiles } from '../world/link.js';

/** A program of several files. One of them, the source, is linted and fixed. */
export interface ProjectProgram extends TableProgram {
  /** The path of the source. */
  readonly entry: string;
  /** The other files, as the plugin sees them. */
  readonly files: ProgramFiles;
  /** What the program runs with: also the files that the plugin cannot see. */
  readonly allFiles: ProgramFiles;
}

interface Parts {
  readonly name: string;
  readonly entry?: string;
  readonly files?: ProgramFiles;
  /** What stands above `main`: imports, for the most part. */
  readonly above?: string;
  readonly main: string;
  readonly trustNames?: 'undeclared' | 'unresolved' | 'never';
  /** Files that are there when the program runs, and that the plugin does not find. */
  readonly unseen?: ProgramFiles;
}

interface FixedParts extends Parts {
  readonly rounds: readonly [before: number, after: number];
}

interface KeptParts extends Parts {
  /** `main` again, as a careless hand would merge its awaits. */
  readonly wrong: string;
}

/** A program that is fixed because of what the other files hold. */
export function fixedProject({
  above = '',
  main,
  files = {},
  unseen = {},
  ...rest
}: FixedParts): ProjectProgram {
  return {
    entry: 'main.ts',
    ...rest,
    expect: 'fixed',
    source: above + main,
    files,
    allFiles: { ...files, ...unseen },
  };
}

/** A program that must stay as it is; the careless rewrite is given as a whole source too. */
export function keptProject({
  above = '',
  main,
  wrong,
  files = {},
  unseen = {},
  ...rest
}: KeptParts): ProjectProgram {
  return {
    entry: 'main.ts',
    ...rest,
    expect: 'kept',
    source: above + main,
    wrong: above + wrong,
    files,
    allFiles: { ...files, ...unseen },
  };
}
