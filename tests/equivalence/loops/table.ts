import type { TableProgram } from '../programs/table.js';

/** The parts of a program with a loop; `main` is the body of `async function main(env)`. */
interface LoopParts {
  readonly above?: string;
  readonly main: string;
  /** The body as a careless hand would write it. */
  readonly wrong?: string;
  readonly ts?: boolean;
  /** The library that a fix bounds the loop with. */
  readonly library?: 'p-map' | 'p-limit';
}

/** A program of the table of loops; with `concurrency`, it is one of a project that depends on the library. */
export interface LoopProgram extends TableProgram {
  readonly files?: Readonly<Record<string, string>>;
  readonly concurrency?: { limit: number; library: 'p-map' | 'p-limit' };
}

function make(expect: TableProgram['expect'], name: string, parts: LoopParts): LoopProgram {
  const { above = '', main, wrong, ts = false, library } = parts;
  const head = ts
    ? 'async function main(env: { items: number[]; log: unknown[]; seen: Record<string, unknown>; flag: boolean; count: number; id: number })'
    : 'async function main(env)';
  const write = (body: string): string =>
    `${above.trim()}\n${library ? 'export ' : ''}${head} {\n${body.replace(/^\n|\s+$/g, '')}\n}\n`;
  return {
    name,
    expect,
    language: ts ? 'ts' : 'js',
    source: write(main),
    ...(wrong === undefined ? {} : { wrong: write(wrong) }),
    ...(library === undefined
      ? {}
      : {
          files: { 'package.json': JSON.stringify({ dependencies: { [library]: '*' } }) },
          concurrency: { limit: 2, library },
        }),
  };
}

/** A loop that is fixed, and then behaves as before. */
export const fixed = (name: string, parts: LoopParts | string): LoopProgram =>
  make('fixed', name, typeof parts === 'string' ? { main: parts } : parts);

/** A loop of which not one byte changes. */
export const kept = (name: string, parts: LoopParts | string): LoopProgram =>
  make('kept', name, typeof parts === 'string' ? { main: parts } : parts);
