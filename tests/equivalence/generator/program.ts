import * as fc from 'fast-check';

import { Choices } from './choices.js';
import { makeHelpers } from './helpers.js';
import { aBlock } from './statements.js';

/** A program from a stream of decisions. It returns all that it learnt, so that differences show. */
export function makeProgram(numbers: readonly number[]): string {
  const choices = new Choices(numbers);
  const helpers = makeHelpers(choices);
  const body = aBlock({ choices, helpers: helpers.names, names: [] }, 0, 3 + choices.below(5));
  const semicolons = !choices.chance(15);
  const lines = [...body.lines, `return [${body.names.join(', ')}, hits, seen.length];`].map(
    (line) => `  ${line}`,
  );
  const text = [helpers.text, '', 'async function main(env) {', ...lines, '}', ''].join('\n');
  return semicolons ? text : text.replaceAll(/;$/gm, '').replaceAll(/; (\/\/ behind)/g, ' $1');
}

/** Programs, with smaller ones first when a counterexample is shrunk. */
export const programs: fc.Arbitrary<string> = fc
  .array(fc.integer({ min: 0, max: 9_999 }), { minLength: 90, maxLength: 90 })
  .map(makeProgram);
