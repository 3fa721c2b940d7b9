import * as fc from 'fast-check';

import type { ProgramFiles } from '../world/link.js';
import { Choices } from './choices.js';
import { makeHelpers } from './helpers.js';
import type { Helpers } from './helpers.js';
import { aBlock } from './statements.js';

/** A program, and the files beside it. */
export interface GeneratedProgram {
  readonly source: string;
  readonly entry?: string;
  readonly files?: ProgramFiles;
}

/** A program from a stream of decisions. It returns all that it learnt, so that differences show. */
export function makeProgram(numbers: readonly number[]): string {
  const { helpers, main, end } = makeParts(numbers);
  return end([helpers.text, '', main].join('\n'));
}

/** The same program in several files: the helpers, the state that they share with it, and a barrel. */
export function makeProject(numbers: readonly number[]): GeneratedProgram {
  const { helpers, main, end } = makeParts(numbers);
  const shared = `import { alias, memo, pair, seen, state } from './state.js';`;
  // An imported variable cannot be assigned: the counter is a property.
  const counting = (text: string) => text.replaceAll(/\bhits\b/g, 'state.hits');
  const imports = [
    `import { readFile, writeFile } from 'node:fs/promises';`,
    `import { ${helpers.names.join(', ')} } from './index.js';`,
    shared,
  ];
  return {
    source: end([...imports, '', counting(main)].join('\n')),
    entry: 'main.js',
    files: {
      'index.js': `export * from './helpers.js';\n`,
      'helpers.js': `${shared}\n${counting(helpers.exported)}\n`,
      'state.js': [
        'export const state = { hits: 0 };',
        'export const memo = new Map();',
        'export const seen = [];',
        'export { seen as alias };',
        'export const pair = (left, right) => [left, right];',
      ].join('\n'),
    },
  };
}

interface Parts {
  readonly helpers: Helpers;
  readonly main: string;
  /** Some programs have no semicolons. */
  readonly end: (text: string) => string;
}

function makeParts(numbers: readonly number[]): Parts {
  const choices = new Choices(numbers);
  const helpers = makeHelpers(choices);
  const body = aBlock({ choices, helpers: helpers.names, names: [] }, 0, 3 + choices.below(5));
  const semicolons = !choices.chance(15);
  const lines = [...body.lines, `return [${body.names.join(', ')}, hits, seen.length];`].map(
    (line) => `  ${line}`,
  );
  return {
    helpers,
    main: ['async function main(env) {', ...lines, '}', ''].join('\n'),
    end: (text) =>
      semicolons ? text : text.replaceAll(/;$/gm, '').replaceAll(/; (\/\/ behind)/g, ' $1'),
  };
}

const decisions = fc.array(fc.integer({ min: 0, max: 9_999 }), { minLength: 90, maxLength: 90 });

/** Programs of one file, with smaller ones first when a counterexample is shrunk. */
export const programs: fc.Arbitrary<string> = decisions.map(makeProgram);

/** Programs, of which every fourth has its helpers in other files. */
export const projects: fc.Arbitrary<GeneratedProgram> = fc
  .tuple(decisions, fc.nat({ max: 3 }))
  .map(([numbers, kind]) => (kind === 3 ? makeProject(numbers) : { source: makeProgram(numbers) }));
