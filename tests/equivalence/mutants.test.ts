import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compare } from './compare/prove.js';
import { programs } from './generator/program.js';
import { mutants, sound } from './mutants/mutants.js';
import type { Mutant } from './mutants/mutants.js';
import { programs as table } from './programs/index.js';

const handWritten = table
  .filter((program) => program.language !== 'ts')
  .map(({ source }) => source);
const generated = fc.sample(programs, { numRuns: 400, seed: 17 });

/** The first program on which a fixer is found out. */
async function findCounterexample(
  { fix }: Mutant,
  sources: readonly string[],
): Promise<string | undefined> {
  for (const source of sources) {
    const rewritten = fix(source);
    if (rewritten !== source && (await compare({ source }, rewritten, 'quick'))) return source;
  }
  return undefined;
}

/** The harness must find out fixers that are broken on purpose; otherwise its silence says nothing. */
describe('broken fixers', () => {
  it.each(Object.values(mutants).map((mutant) => [mutant.name, mutant] as const))(
    'one that %s is found out by the table',
    { timeout: 120_000 },
    async (_name, mutant) => {
      expect(await findCounterexample(mutant, handWritten)).toBeDefined();
    },
  );

  it.each(
    [mutants.blind, mutants.guards, mutants.effects, mutants.writes, mutants.names].map(
      (mutant) => [mutant.name, mutant] as const,
    ),
  )(
    'one that %s is found out by generated programs',
    { timeout: 120_000 },
    async (_name, mutant) => {
      expect(await findCounterexample(mutant, generated)).toBeDefined();
    },
  );

  it('leaves a fixer without a weakness alone', { timeout: 120_000 }, async () => {
    expect(await findCounterexample(sound, generated.slice(0, 100))).toBeUndefined();
  });
});
