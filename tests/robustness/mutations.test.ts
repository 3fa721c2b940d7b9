import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { makeCheck } from '../../scripts/robustness/defects.mjs';
import plugin from '../../src/index.js';
import { programs } from '../equivalence/programs/index.js';
import { findSpots, mutations } from './mutations.js';

const check = makeCheck(plugin);
const seeds = programs.map(({ source }) => source);

/** A program of the equivalence table with some changes; what is no code stays as it was. */
function mutate(seed: string, choices: readonly (readonly [number, number])[]): string {
  let text = seed;
  for (const [which, where] of choices) {
    const spots = findSpots(text);
    if (!spots) break;
    let rest = where;
    const pick = (length: number): number => {
      if (length <= 0) return 0;
      const index = rest % length;
      rest = Math.floor(rest / length) + 7 * index;
      return index;
    };
    const changed = mutations[which]!(text, spots, pick);
    if (findSpots(changed)) text = changed;
  }
  return text;
}

// More runs, or others: ROBUSTNESS_RUNS=20000 ROBUSTNESS_SEED=3
const runs = Number(process.env['ROBUSTNESS_RUNS'] ?? 500);
const seed = Number(process.env['ROBUSTNESS_SEED'] ?? 7);

const choices = fc.array(fc.tuple(fc.nat(mutations.length - 1), fc.nat(1_000_000)), {
  minLength: 1,
  maxLength: 6,
});

describe('programs changed at random', () => {
  it('keep their syntax and their comments under every fix and suggestion', () => {
    const total = { reports: 0, fixes: 0, suggestions: 0 };
    fc.assert(
      fc.property(fc.nat(seeds.length - 1), choices, fc.boolean(), (at, list, isTypeScript) => {
        const text = mutate(seeds[at]!, list);
        const result = check(text, isTypeScript ? '/p/main.ts' : '/p/main.js');
        total.reports += result.reports;
        total.fixes += result.fixes;
        total.suggestions += result.suggestions;
        expect(result.defects, text).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
    // A run that reports nothing would prove nothing.
    expect(total.reports).toBeGreaterThan(runs / 4);
    expect(total.fixes).toBeGreaterThan(runs / 20);
    expect(total.suggestions).toBeGreaterThan(runs / 20);
  }, 1_800_000);
});
