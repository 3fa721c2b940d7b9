import type { Weakness } from './judge.js';
import { smallFix } from './small-fixer.js';

export interface Mutant {
  readonly name: string;
  readonly fix: (text: string) => string;
}

const mutant = (name: string, weakness: Weakness): Mutant => ({
  name,
  fix: (text) => smallFix(text, weakness),
});

/** The small fixer without a weakness: what it does holds. */
export const sound: Mutant = mutant('no weakness', {});

/** Fixers that are wrong in one way each. */
export const mutants = {
  blind: mutant('merges neighbouring awaits blindly', {
    ignoresData: true,
    ignoresEffects: true,
    ignoresArguments: true,
  }),
  guards: mutant('crosses guards', { crossesGuards: true }),
  effects: mutant('ignores effects', { ignoresEffects: true }),
  writes: mutant('allows writes', { allowsWrites: true }),
  names: mutant('believes names over bodies', { believesNames: true }),
  early: mutant('starts early and awaits late', { startsEarly: true }),
  throws: mutant('ignores synchronous throws', { ignoresThrows: true }),
  arguments: mutant('evaluates any argument early', { ignoresArguments: true }),
  handlers: mutant('ignores what handlers see', { ignoresHandlers: true }),
  gates: mutant('takes gates for reads', { dropsGates: true, ignoresEffects: true }),
} satisfies Record<string, Mutant>;
