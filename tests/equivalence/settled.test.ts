import { describe, expect, it } from 'vitest';

import { commentsOf } from './fixing/fix.js';
import { scenariosOf } from './compare/scenarios.js';
import { without } from './compare/started.js';
import { settledPrograms, type SettledProgram } from './settled/programs.js';
import { fixWith, fixWithAll, suggestEach } from './settled/suggest.js';
import { compile } from './world/program.js';
import { run, type Run } from './world/run.js';
import type { Scenario } from './world/scenario.js';

type Form = 'rethrow' | 'outcomes' | 'unwrap';

const keysOf = (items: readonly { key: string }[]) => items.map(({ key }) => key);

/** What fails among the operations that a run starts, the first of each element, in the order of the source. */
function failuresOf(
  { started }: Run,
  { fails }: Scenario,
  elements: readonly RegExp[] | undefined,
): string[] {
  const failures = [...new Set(keysOf(started))].filter((key) => fails.has(key));
  if (!elements) return failures;
  const ordered = elements.flatMap((element) => failures.find((key) => element.test(key)) ?? []);
  return [...ordered, ...failures.filter((key) => !elements.some((element) => element.test(key)))];
}

/** What two runs differ in beyond what the page of the rule says that the suggestion changes. */
function differences(
  original: Run,
  fixed: Run,
  scenario: Scenario,
  form: Form,
  program: SettledProgram,
): string[] {
  const found: string[] = [];
  const failures = failuresOf(fixed, scenario, program.elements);
  if (failures.length === 0) {
    // Nothing changes, not even the time.
    for (const part of ['outcome', 'result', 'state', 'elapsed'] as const)
      if (original[part] !== fixed[part])
        found.push(`${part}: ${original[part]}, now ${fixed[part]}`);
    const writes = [original, fixed].map((one) => JSON.stringify(one.writes));
    if (writes[0] !== writes[1]) found.push(`writes: ${writes[0]}, now ${writes[1]}`);
    return found;
  }
  // The same work is done, and it ends before the call ends.
  const [missing, extra] = [
    without(keysOf(original.started), keysOf(fixed.started)),
    without(keysOf(fixed.started), keysOf(original.started)),
  ];
  if (form !== 'unwrap' && missing.length + extra.length > 0)
    found.push(`starts ${extra.join()} and not ${missing.join()}`);
  if (fixed.writes.some(({ late }) => late)) found.push('a write outlives the call');
  if (original.state !== fixed.state) found.push(`state: ${original.state}, now ${fixed.state}`);
  if (fixed.unhandled.length > 0) found.push(`unhandled: ${fixed.unhandled.join()}`);
  if (form === 'unwrap') return found;
  if (original.outcome !== fixed.outcome) found.push(`${original.outcome}, now ${fixed.outcome}`);
  if (original.outcome !== 'threw') return found;
  const errors = failures.map((key) => `failure of ${key}`);
  // What a finally block throws takes the place of what was thrown before.
  const closing = errors.find((error) => error.startsWith('failure of close'));
  const expected =
    closing !== undefined
      ? closing
      : form === 'rethrow' || errors.length === 1
        ? errors[0]
        : `AggregateError(${errors.join(', ')})`;
  if (!errors.includes(original.result)) found.push(`the original threw ${original.result}`);
  if (fixed.result !== expected) found.push(`threw ${fixed.result}, not ${expected}`);
  return found;
}

/** For `unwrap`: what fails is as if it had found nothing, unless nobody takes its value. */
async function findMissing(
  source: string,
  fixed: Run,
  scenario: Scenario,
): Promise<string | undefined> {
  const failures = failuresOf(fixed, scenario, undefined);
  const write = failures.find((key) => /^(save|send)/.test(key));
  if (write !== undefined)
    return fixed.result === `failure of ${write}` ? undefined : `hides the failure of ${write}`;
  const empty = new Set([...scenario.empty, ...failures]);
  const expected = await run(compile(source), { ...scenario, fails: new Map(), empty });
  return fixed.outcome === expected.outcome && fixed.result === expected.result
    ? undefined
    : `${fixed.outcome} ${fixed.result}, not ${expected.outcome} ${expected.result}`;
}

async function findCounterexample(
  program: SettledProgram,
  text: string,
  form: Form,
): Promise<string | undefined> {
  const { source } = program;
  const [original, rewritten] = [compile(source), compile(text)];
  for (const scenario of await scenariosOf(original, 'full')) {
    const before = await run(original, scenario);
    const after = await run(rewritten, scenario);
    const found = differences(before, after, scenario, form, program);
    if (form === 'unwrap' && failuresOf(after, scenario, undefined).length > 0) {
      const missing = await findMissing(source, after, scenario);
      if (missing !== undefined) found.push(missing);
    }
    if (found.length > 0)
      return [text, `--- ${form}, scenario: ${scenario.label}`, ...found].join('\n');
  }
  return undefined;
}

/** Each suggestion is run beside its original: it changes what the page says, and nothing else. */
describe('the suggestions of prefer-all-settled', () => {
  it.each(settledPrograms.map((program) => [program.name, program] as const))(
    '%s',
    async (_name, program) => {
      const { source, forms, isPartial } = program;
      const suggested = suggestEach(source);
      expect(suggested.map(({ form }) => form)).toEqual(forms);
      for (const { form, text } of suggested) {
        expect(commentsOf(text), 'a comment is lost or doubled').toEqual(commentsOf(source));
        if (isPartial) continue;
        expect(await findCounterexample(program, text, form)).toBeUndefined();
      }
    },
  );

  it.each(settledPrograms.map((program) => [program.name, program] as const))(
    '%s, by --fix, comes to rest',
    async (_name, program) => {
      const { source, forms } = program;
      for (const autofix of ['rethrow', 'unwrap'] as const) {
        const fixed = fixWith(source, autofix);
        if (!forms.includes(autofix)) expect(fixed).toBe(source);
        else expect(await findCounterexample(program, fixed, autofix)).toBeUndefined();
        expect(fixWith(fixed, autofix)).toBe(fixed);
      }
    },
  );

  it.each(settledPrograms.map((program) => [program.name, program] as const))(
    '%s, by --fix, suits the other rules',
    (_name, { source }) => {
      for (const autofix of ['rethrow', 'unwrap'] as const) {
        const { output, reported } = fixWithAll(source, autofix);
        expect(fixWithAll(output, autofix).output, 'two rules undo each other').toBe(output);
        // What is taken from the results is taken with a check.
        expect(reported, output).not.toContain('waterfall/no-unchecked-settled');
        expect(reported, output).not.toContain('fatal');
      }
    },
  );

  it('a careless rewrite is found out', async () => {
    const source = `
async function main(env) {
  await Promise.all([saveUser(env.id), sendMail(env.name)]);
}
`;
    const program: SettledProgram = { name: 'two writes', source, forms: [] };
    const hidden = source.replace('Promise.all(', 'Promise.allSettled(');
    expect(await findCounterexample(program, hidden, 'rethrow')).toContain('threw, now returned');
    expect(await findCounterexample(program, source, 'rethrow')).toBeDefined();
  });
});
