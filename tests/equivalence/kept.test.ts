import { describe, expect, it } from 'vitest';

import { compare } from './compare/prove.js';
import { programs } from './programs/index.js';

/** The dangers are real: the careless rewrite of a program that is kept behaves differently. */
describe('programs that are kept', () => {
  const careless = programs.flatMap(({ name, wrong, ...program }) =>
    wrong === undefined ? [] : [{ ...program, name, wrong }],
  );

  it('come with at least 100 careless rewrites', () => {
    expect(careless.length).toBeGreaterThanOrEqual(100);
    expect(careless.every((program) => program.expect === 'kept')).toBe(true);
  });

  it.each(careless.map((program) => [program.name, program] as const))(
    '%s',
    async (_name, program) => {
      const found = await compare(program, program.wrong, 'full');
      expect(found, 'the careless rewrite behaves as the program does').toBeDefined();
      expect(found?.scenario, found?.differences.join('\n')).not.toBe('parsing');
    },
  );
});
