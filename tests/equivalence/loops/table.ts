import type { TableProgram } from '../programs/table.js';

/** The parts of a program with a loop; `main` is the body of `async function main(env)`. */
interface LoopParts {
  readonly above?: string;
  readonly main: string;
  /** The body as a careless hand would write it. */
  readonly wrong?: string;
  readonly ts?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

/** A program of the table of loops; with `files`, the other files of its project. */
export interface LoopProgram extends TableProgram {
  readonly files?: Readonly<Record<string, string>>;
}

function make(expect: TableProgram['expect'], name: string, parts: LoopParts): LoopProgram {
  const { above = '', main, wrong, ts = false, files } = parts;
  const head = ts
    ? 'async function main(env: { items: number[]; log: unknown[]; seen: Record<string, unknown>; flag: boolean; count: number; id: number })'
    : 'async function main(env)';
  const write = (body: string): string =>
    `${above.trim()}\n${files ? 'export ' : ''}${head} {\n${body.replace(/^\n|\s+$/g, '')}\n}\n`;
  return {
    name,
    expect,
    language: ts ? 'ts' : 'js',
    source: write(main),
    ...(wrong === undefined ? {} : { wrong: write(wrong) }),
    ...(files === undefined ? {} : { files }),
  };
}

/** A loop that is fixed, and then behaves as before. */
export const fixed = (name: string, parts: LoopParts | string): LoopProgram =>
  make('fixed', name, typeof parts === 'string' ? { main: parts } : parts);

/** A loop of which not one byte changes. */
export const kept = (name: string, parts: LoopParts | string): LoopProgram =>
  make('kept', name, typeof parts === 'string' ? { main: parts } : parts);
