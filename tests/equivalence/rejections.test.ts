import { spawnSync } from 'node:child_process';

import { describe, expect, it } from 'vitest';

import { lintRule } from '../rules/lint-rule.js';

/** What each call of a program does: the value it gives or the error it fails with, and when. */
type World = Readonly<Record<string, { value?: unknown; fails?: boolean; after: number }>>;

interface Run {
  outcome: string;
  started: string[];
  unhandled: string[];
}

/** Runs `run()` of a program whose calls `f()`, `g()`, … do what the world says. */
async function execute(program: string, world: World): Promise<Run> {
  const started: string[] = [];
  const unhandled: string[] = [];
  let pending = 0;
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (error) => unhandled.push(String(error)));
  process.on('rejectionHandled', ignore);
  const call = (name: string) => {
    const { value, fails, after } = world[name]!;
    started.push(name);
    pending++;
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        pending--;
        if (fails === true) reject(new Error(name));
        else resolve(value);
      }, after);
    });
  };
  try {
    const load = new Function('call', `${program}\nreturn run();`) as (
      call: unknown,
    ) => Promise<unknown>;
    let outcome: string;
    try {
      outcome = `gave ${JSON.stringify(await load(call))}`;
    } catch (error) {
      outcome = `threw ${String(error)}`;
    }
    // Whatever was left behind ends, too.
    do await new Promise((resolve) => setTimeout(resolve, 2));
    while (pending > 0);
    await new Promise((resolve) => setTimeout(resolve, 2));
    return { outcome, started, unhandled };
  } finally {
    process.removeAllListeners('unhandledRejection');
    process.removeListener('rejectionHandled', ignore);
    for (const listener of before) process.on('unhandledRejection', listener);
  }
}

function ignore(): void {
  // Node would warn of a rejection that is handled late.
}

/** Every way in which calls can end: with a value or an error, soon or late. */
function worlds(names: readonly string[]): World[] {
  return names.reduce<World[]>(
    (all, name) =>
      all.flatMap((world) =>
        [true, false].flatMap((fails) =>
          [2, 12].map((after) => ({ ...world, [name]: { fails, after, value: name } })),
        ),
      ),
    [{}],
  );
}

const failing = (world: World): number => Object.values(world).filter(({ fails }) => fails).length;

/** `f` and `g` read, as far as the analysis can see. */
const CALLS = `const f = async () => { const r = await call('f'); return r; };
const g = async () => { const r = await call('g'); return r; };
const h = async () => { const r = await call('h'); return r; };
`;

const early = (...lines: string[]): string =>
  `${CALLS}async function run() {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;

const earlyPrograms: [name: string, program: string][] = [
  [
    'two at once',
    early(
      'const a = f();',
      'const b = g();',
      'const x = await a;',
      'const y = await b;',
      'return [x, y];',
    ),
  ],
  [
    'one before another',
    early('const b = g();', 'const x = await f();', 'const y = await b;', 'return [x, y];'),
  ],
  [
    'code in between',
    early(
      'const b = g();',
      'const x = await f();',
      "const z = x + '!';",
      'const y = await b;',
      'return [x, y, z];',
    ),
  ],
  [
    'inside of try',
    early(
      'try {',
      '  const b = g();',
      '  const x = await f();',
      '  const y = await b;',
      '  return [x, y];',
      '} catch (error) {',
      '  return error.message;',
      '}',
    ),
  ],
];

/** The same with more between the start and the await: three calls, of which one needs another. */
const chains: [name: string, program: string][] = [
  [
    'a chain in between',
    early(
      'const b = g();',
      'const x = await f();',
      'const z = await h(x);',
      'const y = await b;',
      'return [x, y, z];',
    ),
  ],
  [
    'a chain that throws in between',
    early(
      'const b = g();',
      'const x = await f();',
      "if (x !== 'f') throw new Error('other');",
      'await h();',
      'const y = await b;',
      'return [x, y];',
    ),
  ],
  [
    'a chain inside of try',
    early(
      'try {',
      '  const b = g();',
      '  const x = await f();',
      '  const z = await h(x);',
      '  const y = await b;',
      '  return [x, y, z];',
      '} catch (error) {',
      '  return error.message;',
      '}',
    ),
  ],
  ['one call in between', early('const b = g();', 'await f();', 'const y = await b;', 'return y;')],
];

/** What the rule offers for a program: its fix, or each of its suggestions. */
function offered(rule: string, program: string): string[] {
  const { fixes, suggestions } = lintRule(rule, program, { filename: '/p/page.js' });
  return [...new Set([...fixes, ...suggestions.flat()])];
}

describe('no-unhandled-early-promise', () => {
  it.each(earlyPrograms)('%s', async (_name, program) => {
    const texts = offered('no-unhandled-early-promise', program);
    expect(texts.length).toBeGreaterThan(0);
    let crashes = 0;
    for (const world of worlds(['f', 'g'])) {
      const before = await execute(program, world);
      crashes += before.unhandled.length;
      for (const text of texts) {
        const after = await execute(text, world);
        expect(after.unhandled, text).toEqual([]);
        expect(after.started, text).toEqual(before.started);
        // Where both fail, the first in time may be reported instead of the first in the text.
        if (failing(world) < 2) expect(after.outcome, text).toBe(before.outcome);
        else expect(after.outcome, text).toMatch(/f|g/);
      }
    }
    expect(crashes, 'the program cannot crash').toBeGreaterThan(0);
  });

  it.each(chains)('%s, as a branch of its own', async (_name, program) => {
    const texts = offered('no-unhandled-early-promise', program);
    expect(texts.some((text) => /async \(\) => \{\n|\[b, f\(\)\]/.test(text))).toBe(true);
    let crashes = 0;
    for (const world of worlds(['f', 'g', 'h']).filter((item) => item.h!.after === 2)) {
      const before = await execute(program, world);
      crashes += before.unhandled.length;
      for (const text of texts) {
        const after = await execute(text, world);
        expect(after.unhandled, text).toEqual([]);
        expect(after.started, text).toEqual(before.started);
        // What ended the process now ends the wait, at once.
        if (before.unhandled.length === 0) expect(after.outcome, text).toBe(before.outcome);
        else expect(after.outcome, text).toMatch(/f|g|h/);
      }
    }
    expect(crashes, 'the program cannot crash').toBeGreaterThan(0);
  });

  it('a list that is filled between awaits cannot be joined as it is: nothing is offered', () => {
    const program = early(
      'const all = [];',
      'for (const id of [1, 2]) { await f(id); all.push(g(id)); }',
      'return Promise.all(all);',
    );
    expect(lintRule('no-unhandled-early-promise', program)).toMatchObject({
      reports: ['6: await'],
      suggestions: [[]],
    });
  });

  it.each([
    [
      'a function that started early reads what is declared later',
      [
        'const b = (async () => { await g(); await g(); return x; })();',
        'const x = await f();',
        'const y = await b;',
        'return [x, y];',
      ],
    ],
    [
      'what stands in between lets the promise end',
      [
        'let open;',
        "const b = new Promise((resolve, reject) => { open = (ok) => ok ? resolve('b') : reject(new Error('b')); });",
        'const x = await f();',
        'open(x);',
        'const y = await b;',
        'return [x, y];',
      ],
    ],
    [
      'a catch for each item of a loop',
      [
        'const all = [f(), g()];',
        'const seen = [];',
        'for (const one of all) {',
        '  try { seen.push(await one); } catch (error) { seen.push(error.message); }',
        '}',
        'return seen;',
      ],
    ],
  ])('%s: what is offered changes nothing where nothing crashed', async (_name, lines) => {
    const program = early(...lines);
    expect(lintRule('no-unhandled-early-promise', program).reports).toHaveLength(1);
    for (const text of offered('no-unhandled-early-promise', program)) {
      for (const world of worlds(['f', 'g'])) {
        const before = await execute(program, world);
        if (before.unhandled.length > 0) continue;
        expect(await execute(text, world), text).toEqual(before);
      }
    }
  });

  it('an early return, with a handler', async () => {
    const program = early(
      'const b = g();',
      'if (await Promise.resolve(true)) return 1;',
      'return b;',
    );
    const abandoned = early(
      'const b = g();',
      'if (Math.max(1, 2) === 2) return 1;',
      'return await b;',
    );
    expect(lintRule('no-unhandled-early-promise', program).reports).toHaveLength(0);
    const [text] = offered('no-unhandled-early-promise', abandoned);
    for (const world of worlds(['g'])) {
      const [before, after] = [await execute(abandoned, world), await execute(text!, world)];
      expect(before.unhandled).toHaveLength(failing(world));
      expect(after).toEqual({ ...before, unhandled: [] });
    }
  });

  it('a loop over started promises', async () => {
    const program = early(
      'const all = [f(), g()];',
      'const values = [];',
      'for (const one of all) values.push(await one);',
      'return values;',
    );
    const texts = offered('no-unhandled-early-promise', program);
    expect(texts).toHaveLength(2);
    for (const world of worlds(['f', 'g'])) {
      const before = await execute(program, world);
      for (const text of texts) {
        const after = await execute(text, world);
        expect(after.unhandled).toEqual([]);
        expect(after.started).toEqual(before.started);
        if (failing(world) < 2) expect(after.outcome).toBe(before.outcome);
      }
    }
  });

  it('a join that nobody waits for', async () => {
    const program = early('Promise.all([f(), g()]);', 'return 1;');
    const [text] = offered('no-unhandled-early-promise', program);
    for (const world of worlds(['f', 'g'])) {
      const [before, after] = [await execute(program, world), await execute(text!, world)];
      expect(before.unhandled.length).toBe(Math.min(1, failing(world)));
      expect(after.unhandled).toEqual([]);
      if (failing(world) === 0) expect(after.outcome).toBe(before.outcome);
      else expect(after.outcome).toContain('threw');
    }
  });

  it('a rejection in the window ends the process, also inside of try; after the fix it is caught', () => {
    const [, program] = earlyPrograms[3]!;
    const prelude = `const call = (name) => new Promise((resolve, reject) => setTimeout(name === 'g' ? () => reject(new Error(name)) : resolve, name === 'g' ? 1 : 40));\n`;
    const start = (text: string) =>
      spawnSync(process.execPath, ['-e', `${prelude}${text}\nrun().then(console.log);`], {
        encoding: 'utf8',
      });
    const before = start(program);
    expect(before.status).toBe(1);
    expect(before.stderr).toContain('Error: g');
    for (const text of offered('no-unhandled-early-promise', program)) {
      const after = start(text);
      expect(after, text).toMatchObject({ status: 0, stdout: 'g\n' });
    }
  });
});

describe('no-parallel-transaction', () => {
  const inTransaction = (line: string): string =>
    `const tx = { f: () => call('f'), g: () => call('g') };
const db = { transaction: (run) => run(tx) };
async function run() {
  return db.transaction(async (tx) => {
    ${line}
  });
}`;
  it.each([
    ['dropped values', inTransaction('await Promise.all([tx.f(), tx.g()]);')],
    [
      'values',
      inTransaction('const [a, b] = await Promise.all([tx.f(), tx.g()]);\n    return [a, b];'),
    ],
    ['a list', inTransaction("await Promise.all(['f', 'g'].map((name) => tx[name]()));")],
    [
      'a list of values',
      inTransaction(
        "const all = await Promise.all(['f', 'g'].map(async (name) => {\n      const value = await tx[name]();\n      return { value };\n    }));\n    return all;",
      ),
    ],
  ])('%s', async (_name, program) => {
    const [text] = offered('no-parallel-transaction', program);
    for (const world of worlds(['f', 'g'])) {
      const [before, after] = [await execute(program, world), await execute(text!, world)];
      expect(after.unhandled).toEqual([]);
      expect(after.started).toEqual(world.f!.fails === true ? ['f'] : before.started);
      if (failing(world) < 2) expect(after.outcome).toBe(before.outcome);
      else expect(after.outcome).toBe('threw Error: f');
    }
  });
});

describe('no-unchecked-settled', () => {
  const settled = (...lines: string[]): string =>
    `async function run() {
  const [user, role] = await Promise.allSettled([call('f'), call('g')]);
${lines.map((line) => `  ${line}`).join('\n')}
  return 'let in';
}`;
  /** The same, with the value taken by hand. */
  const byHand = (take: string, ...lines: string[]): string =>
    `async function run() {
  const [first, role] = await Promise.allSettled([call('f'), call('g')]);
  ${take}
${lines.map((line) => `  ${line}`).join('\n')}
  return 'let in';
}`;
  const OR_UNDEFINED = "let user; if (first.status === 'fulfilled') user = first.value;";
  const OR_THROW =
    "if (first.status !== 'fulfilled') throw first.reason; const user = first.value;";
  const endings: World[string][] = [
    { value: { name: 'Ada' }, after: 2 },
    { value: null, after: 2 },
    { fails: true, after: 2 },
  ];

  it.each([
    ['a guard', "if (!user) return 'denied';"],
    [
      'a guard and a property',
      "if (!user) return 'denied';\n  if (user.name !== 'Ada') return 'other';",
    ],
    ['a fallback', "if ((user ?? 'none') === 'none') return 'denied';"],
  ])('%s: each suggestion gives what is taken by hand', async (_name, line) => {
    const program = settled(line);
    const { suggestions } = lintRule('no-unchecked-settled', program);
    const [orUndefined, orThrow, inline] = suggestions[0]!;
    for (const ending of endings) {
      const world: World = { f: ending, g: { value: 1, after: 1 } };
      const expected = await execute(byHand(OR_UNDEFINED, line), world);
      expect(await execute(orUndefined!, world)).toEqual(expected);
      expect(await execute(orThrow!, world)).toEqual(await execute(byHand(OR_THROW, line), world));
      if (suggestions.length === 1) expect(await execute(inline!, world)).toEqual(expected);
    }
  });

  it('without it, everyone is let in', async () => {
    for (const ending of endings) {
      const world: World = { f: ending, g: { value: 1, after: 1 } };
      const { outcome } = await execute(settled("if (!user) return 'denied';"), world);
      expect(outcome).toBe('gave "let in"');
    }
  });

  it('a value in place', async () => {
    const program = `async function run() {
  const results = await Promise.allSettled([call('f'), call('g')]);
  return results.map((result) => result.value);
}`;
    const [text] = lintRule('no-unchecked-settled', program).suggestions[0]!;
    for (const world of worlds(['f', 'g']))
      expect(await execute(text!, world)).toEqual(await execute(program, world));
  });
});
