import { describe, expect, it } from 'vitest';

import { compare, describeCounterexample, isCalm, rounds } from './compare/prove.js';
import { commentsOf, fixAll, fixEach, suggestEach } from './fixing/fix.js';
import { loops } from './loops/index.js';
import { loopMutants, parses } from './loops/mutants.js';

const RULE = { rule: 'no-await-in-loop', report: 'assumed' } as const;

/** Hand-written loops: each is run before and after its fix, in many worlds. */
describe('the table of loops', () => {
  it('holds at least 60 programs, half of which must not be fixed', () => {
    const kept = loops.filter((program) => program.expect === 'kept');
    expect(loops.length).toBeGreaterThanOrEqual(60);
    expect(kept.length).toBeGreaterThanOrEqual(30);
    expect(loops.length - kept.length).toBeGreaterThanOrEqual(30);
    expect(new Set(loops.map((program) => program.name)).size).toBe(loops.length);
  });

  it.each(loops.map((program) => [program.name, program] as const))(
    '%s',
    async (_name, program) => {
      const { source, expect: expected } = program;
      const options = { ...program, ...RULE };
      const text = fixAll(source, options);
      if (expected === 'kept') {
        expect(text).toBe(source);
        return;
      }
      expect(text, 'nothing was fixed').not.toBe(source);
      expect(fixAll(text, options), 'a second pass changes something').toBe(text);
      expect(commentsOf(text), 'a comment is lost or doubled').toEqual(commentsOf(source));
      for (const one of [...fixEach(source, options), text]) {
        const found = await compare(program, one, 'full');
        expect(found, found && describeCounterexample(source, one, found)).toBeUndefined();
      }
      const [before, after] = [await rounds(program), await rounds({ ...program, source: text })];
      expect(after, 'the fix saves no round').toBeLessThan(before);
    },
  );
});

/** A title says what a failure changes, and that lines and writes are mixed; all else is as before. */
describe('suggestions where nothing fails', () => {
  const suggested = loops.flatMap((program) => {
    const texts = suggestEach(program.source, { ...program, ...RULE })
      .filter(({ title }) => !/\blogs?\b|written/.test(title))
      .map(({ text }) => text);
    return texts.length > 0 ? [{ program, texts }] : [];
  });

  it('are made for at least ten of the programs', () => {
    expect(suggested.length).toBeGreaterThanOrEqual(10);
  });

  it.each(suggested.map((item) => [item.program.name, item] as const))(
    '%s',
    async (_name, { program, texts }) => {
      for (const text of texts) {
        const found = await compare(program, text, 'quick', 'first', isCalm);
        expect(found, found && describeCounterexample(program.source, text, found)).toBeUndefined();
      }
    },
  );
});

/** The dangers are real: the careless rewrite of a loop that is kept behaves differently. */
describe('loops that are kept', () => {
  const careless = loops.flatMap(({ wrong, ...program }) =>
    wrong === undefined ? [] : [{ ...program, wrong }],
  );

  it('come with at least 20 careless rewrites', () => {
    expect(careless.length).toBeGreaterThanOrEqual(20);
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

describe('broken ways to write loops anew', () => {
  const sources = loops.filter(({ language }) => language !== 'ts').map(({ source }) => source);

  it.each(loopMutants.map((mutant) => [mutant.name, mutant] as const))(
    'one that %s is found out by many programs',
    { timeout: 120_000 },
    async (_name, { fix }) => {
      let caught = 0;
      for (const source of sources) {
        const text = fix(source);
        if (text === source || !parses(text)) continue;
        if (await compare({ source }, text, 'quick')) caught++;
      }
      expect(caught).toBeGreaterThanOrEqual(10);
    },
  );
});
