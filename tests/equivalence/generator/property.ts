import * as fc from 'fast-check';
import { expect } from 'vitest';

import { compare, describeCounterexample } from '../compare/prove.js';
import { commentsOf, fixAll } from '../fixing/fix.js';
import { projects } from './program.js';

/** How many programs each of the two files makes; set it for a longer search. */
export const runs = Number(process.env['EQUIVALENCE_RUNS'] ?? 2_500);

/** A number to start from other programs than usual. */
export const shift = Number(process.env['EQUIVALENCE_SEED'] ?? 0);

/**
 * Generated programs behave as before once they are fixed; the fixes come to rest, and no comment is lost.
 * @returns The share of programs that were changed at all.
 */
export async function checkPrograms(seed: number): Promise<number> {
  let changed = 0;
  const property = fc.asyncProperty(projects, async (program) => {
    const { source } = program;
    const fixed = fixAll(source, program);
    if (fixed === source) return;
    changed++;
    expect(commentsOf(fixed), `a comment is lost or doubled in\n${fixed}`).toEqual(
      commentsOf(source),
    );
    const found = await compare(program, fixed, 'quick');
    if (found) {
      const others = Object.entries(program.files ?? {})
        .flat()
        .join('\n');
      throw new Error(describeCounterexample(source, fixed, found) + others);
    }
  });
  await fc.assert(property, { numRuns: runs, seed });
  return changed / runs;
}
