import { describe, expect, it } from 'vitest';

import { compare, describeCounterexample, rounds } from './compare/prove.js';
import { commentsOf, fixAll, fixEach } from './fixing/fix.js';
import { programs } from './programs/index.js';

/** Hand-written programs: each is run before and after its fixes, in many worlds. */
describe('the table', () => {
  it('holds at least 80 programs, half of which must not be fixed', () => {
    const kept = programs.filter((program) => program.expect === 'kept');
    expect(programs.length).toBeGreaterThanOrEqual(80);
    expect(kept.length).toBeGreaterThanOrEqual(40);
    expect(programs.length - kept.length).toBeGreaterThanOrEqual(40);
    expect(new Set(programs.map((program) => program.name)).size).toBe(programs.length);
  });

  it.each(programs.map((program) => [program.name, program] as const))(
    '%s',
    async (_name, program) => {
      const { source, expect: expected } = program;
      const fixed = fixAll(source, program);
      if (expected === 'kept') {
        expect(fixed).toBe(source);
        return;
      }
      expect(fixed, 'nothing was fixed').not.toBe(source);
      expect(fixAll(fixed, program), 'a second pass changes something').toBe(fixed);
      expect(commentsOf(fixed), 'a comment is lost or doubled').toEqual(commentsOf(source));
      for (const text of [...fixEach(source, program), fixed]) {
        const found = await compare(program, text, 'full');
        expect(found, found && describeCounterexample(source, text, found)).toBeUndefined();
      }
      const [before, after] = [await rounds(program), await rounds({ ...program, source: fixed })];
      expect(after, 'the fix saves no round').toBeLessThan(before);
      if (program.rounds) expect([before, after]).toEqual(program.rounds);
    },
  );
});
