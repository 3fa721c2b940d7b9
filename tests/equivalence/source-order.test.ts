import { describe, expect, it } from 'vitest';

import { compare, describeCounterexample, rounds } from './compare/prove.js';
import { commentsOf, fixAll, fixEach } from './fixing/fix.js';
import { programs } from './programs/index.js';

const ordered = { errorOrder: 'source' } as const;

/**
 * The fixes of `errorOrder: 'source'`: the error that the caller gets is the very one that the original
 * gives, also where two calls fail.
 */
describe("the table with errorOrder: 'source'", () => {
  const fixable = programs.filter((program) => program.expect === 'fixed');
  const outputs = fixable.map((program) => ({
    program,
    fixed: fixAll(program.source, { ...program, ...ordered }),
  }));

  it('fixes nearly all that is fixed without it', () => {
    const unchanged = outputs.filter(({ program, fixed }) => fixed === program.source);
    expect(unchanged.length).toBeLessThan(fixable.length / 10);
  });

  it('writes no Promise.all', () => {
    const count = (text: string): number => text.split('Promise.all(').length;
    for (const { program, fixed } of outputs)
      expect(count(fixed), fixed).toBeLessThanOrEqual(count(program.source));
  });

  it.each(outputs.map((output) => [output.program.name, output] as const))(
    '%s',
    async (_name, { program, fixed }) => {
      const { source } = program;
      // Callbacks that run at the same time in the original have no order to keep among themselves.
      const order = /Promise\.all\(\s*[\w.]+\.map\(/.test(source) ? 'first' : 'source';
      expect(fixAll(fixed, { ...program, ...ordered }), 'a second pass changes something').toBe(
        fixed,
      );
      expect(commentsOf(fixed), 'a comment is lost or doubled').toEqual(commentsOf(source));
      for (const text of [...fixEach(source, { ...program, ...ordered }), fixed]) {
        const found = await compare(program, text, 'full', order);
        expect(found, found && describeCounterexample(source, text, found)).toBeUndefined();
      }
      if (fixed === source) return;
      const [before, after] = [await rounds(program), await rounds({ ...program, source: fixed })];
      expect(after, 'the fix saves no round').toBeLessThan(before);
    },
  );

  it('the usual fixes would not do: where two calls fail they may report the other one', async () => {
    const { source } = programs.find(({ name }) => name === 'three loads of a dashboard')!;
    expect(await compare({ source }, fixAll(source), 'full', 'source')).toBeDefined();
    expect(await compare({ source }, fixAll(source), 'full')).toBeUndefined();
  });

  it.each([
    ['a pattern', 'const [user, posts] = await Promise.all([X]);\n  return { user, posts };'],
    ['a return', 'return await Promise.all([X]);'],
  ])('takes apart the awaits inside of a join: %s', async (_name, body) => {
    const source = `
async function main(env) {
  ${body.replace('X', 'await getUser(env.id), await listPosts(env.id)')}
}
`;
    const fixed = fixAll(source, ordered);
    expect(fixed).not.toContain('await getUser(env.id), await');
    expect(fixAll(fixed, ordered), 'a second pass changes something').toBe(fixed);
    expect(await compare({ source }, fixed, 'full', 'source')).toBeUndefined();
    // The usual fix reports the first in time.
    expect(await compare({ source }, fixAll(source), 'full', 'source')).toBeDefined();
  });
});
