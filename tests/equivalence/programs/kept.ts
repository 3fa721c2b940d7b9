import type { TableProgram } from './table.js';

/** The parts of a program that must stay as it is. */
interface KeptParts {
  readonly name: string;
  readonly language?: 'js' | 'ts';
  /** What stands above `main`: helpers and state. */
  readonly above?: string;
  readonly main: string;
  /** `main` again, as a careless hand would merge its awaits. */
  readonly wrong?: string;
}

/** A program that must stay as it is; the careless rewrite is given as a whole source too. */
export function kept({ name, language = 'js', above = '', main, wrong }: KeptParts): TableProgram {
  return {
    name,
    language,
    expect: 'kept',
    source: above + main,
    ...(wrong === undefined ? {} : { wrong: above + wrong }),
  };
}
