import { describe, expect, it } from 'vitest';

import { lintRule } from '../lint-rule.js';

const rule = 'no-unchecked-settled';
const TWO = 'const [user, posts] = await Promise.allSettled([getUser(), getPosts()]);';
const LIST = 'const results = await Promise.allSettled(ids.map(load));';
const inside = (...lines: string[]): string => `async function run(ids) {\n${lines.join('\n')}\n}`;

/** Shape, code below the call, and the message ids. Each stands beside its neighbour that is right. */
const reported: [name: string, code: string, kinds: string[]][] = [
  ['a negation', inside(TWO, 'if (!user) throw new Error();'), ['truthy']],
  ['a condition', inside(TWO, 'if (user) go();'), ['truthy']],
  ['a ternary', inside(TWO, 'return user ? 1 : 2;'), ['truthy']],
  ['the left of &&', inside(TWO, 'return user && 1;'), ['truthy']],
  ['the right of && in a condition', inside(TWO, 'if (on && user) go();'), ['truthy']],
  ['the left of ||', inside(TWO, 'return user || guest;'), ['truthy']],
  ['the left of ??', inside(TWO, 'return user ?? guest;'), ['nullish']],
  ['compared with null', inside(TWO, 'if (user === null) go();'), ['compared']],
  ['compared with undefined', inside(TWO, 'if (user != undefined) go();'), ['compared']],
  ['compared with a text', inside(TWO, "if (user === 'me') go();"), ['compared']],
  ['instanceof', inside(TWO, 'if (user instanceof Error) go();'), ['compared']],
  ['a property of the value', inside(TWO, 'go(user.name);'), ['property']],
  ['an optional property of the value', inside(TWO, 'go(user?.name);'), ['property']],
  ['spread into a list', inside(TWO, 'go([...posts]);'), ['iterated']],
  ['spread into arguments', inside(TWO, 'go(...posts);'), ['iterated']],
  ['looped over', inside(TWO, 'for (const post of posts) go(post);'), ['iterated']],
  ['a method of a list', inside(TWO, 'posts.map(go);'), ['property']],
  ['a template', inside(TWO, 'go(`${user}`);'), ['text']],
  ['arithmetic', inside(TWO, 'go(user + 1);'), ['text']],
  ['String()', inside(TWO, 'go(String(user));'), ['text']],
  ['Boolean()', inside(TWO, 'go(Boolean(user));'), ['truthy']],
  ['a child of JSX', inside(TWO, 'return <p>{user}</p>;'), ['text']],
  ['a condition in JSX', inside(TWO, 'return <p>{user && <b />}</p>;'), ['truthy']],
  ['called', inside(TWO, 'user();'), ['called']],
  ['thrown', inside(TWO, "if (user.status === 'rejected') throw user;"), ['thrown']],
  ['an answer', inside(TWO, 'return Response.json({ user });'), ['data']],
  ['serialised', inside(TWO, 'send(JSON.stringify(user));'), ['data']],
  [
    'an argument of another type',
    `function greet(name: string) {}\n${inside(TWO, 'greet(user);')}`,
    ['argument'],
  ],
  [
    'an argument, by what the function asks of it',
    `function greet({ name }) { go(name); }\n${inside(TWO, 'greet(user);')}`,
    ['argument'],
  ],
  ['value without a check', inside(TWO, 'go(user.value);'), ['unchecked']],
  [
    'value behind a cast',
    inside(TWO, 'go((user as PromiseFulfilledResult<User>).value);'),
    ['unchecked'],
  ],
  [
    'value where it was rejected',
    inside(TWO, "if (user.status === 'rejected') go(user.value);"),
    ['unchecked'],
  ],
  [
    'value behind a check that lets it go on',
    inside(TWO, "if (user.status === 'rejected') log(user.reason);", 'go(user.value);'),
    ['unchecked'],
  ],
  [
    'value taken by a pattern',
    inside('const [{ value: user }] = await Promise.allSettled([getUser()]);', 'go(user);'),
    ['unchecked'],
  ],
  ['value of an index', inside(LIST, 'go(results[0].value);'), ['unchecked']],
  [
    'map to the value',
    inside(LIST, 'return results.map((result) => result.value);'),
    ['unchecked'],
  ],
  ['map to a pattern', inside(LIST, 'return results.map(({ value }) => value);'), ['unchecked']],
  ['map to a property', inside(LIST, 'return results.map((result) => result.name);'), ['property']],
  ['filter(Boolean)', inside(LIST, 'return results.filter(Boolean);'), ['truthy']],
  ['filter by truth', inside(LIST, 'return results.filter((result) => !!result);'), ['truthy']],
  [
    'reduce',
    inside(LIST, 'return results.reduce((sum, result) => sum + result.size, 0);'),
    ['property'],
  ],
  ['for…of', inside(LIST, 'for (const result of results) if (result) go();'), ['truthy']],
  [
    'for…of entries',
    inside(LIST, 'for (const [index, result] of results.entries()) if (result) go(index);'),
    ['truthy'],
  ],
  [
    'rejected ones kept',
    inside(LIST, "return results.filter((r) => r.status === 'rejected').map((r) => r.value);"),
    ['unchecked'],
  ],
  ['an alias', inside(TWO, 'const same = user;', 'if (!same) go();'), ['truthy']],
  [
    'a promise with a name',
    inside(
      'const all = Promise.allSettled([getUser()]);',
      'const [user] = await all;',
      'if (!user) go();',
    ),
    ['truthy'],
  ],
  [
    'then',
    inside('return Promise.allSettled([getUser()]).then(([user]) => { if (!user) go(); });'),
    ['truthy'],
  ],
  [
    'a variable that is set later',
    inside(
      'let results;',
      'results = await Promise.allSettled([getUser()]);',
      'for (const one of results) if (one) go();',
    ),
    ['truthy'],
  ],
  [
    'a function that settles',
    `const settleAll = (list) => Promise.allSettled(list);\n${inside('for (const one of await settleAll(ids)) if (!one) go();')}`,
    ['truthy'],
  ],
  [
    'an annotated parameter',
    'function read(result: PromiseSettledResult<User>) { return result.name; }',
    ['property'],
  ],
  [
    'an annotated list',
    'function read(results: readonly PromiseSettledResult<User>[]) { return results.map((one) => one.name); }',
    ['property'],
  ],
];

const silent: [name: string, code: string][] = [
  [
    'a list that is handed to a check',
    inside(LIST, 'assertAll(results);', 'go(results[0].value);'),
  ],
  ['a check', inside(TWO, "if (user.status === 'fulfilled') go(user.value);")],
  [
    'a check the other way round',
    inside(TWO, "if (user.status !== 'fulfilled') return;", 'go(user.value);'),
  ],
  ['a check in a ternary', inside(TWO, "return user.status === 'fulfilled' ? user.value : null;")],
  ['a check with &&', inside(TWO, "return user.status === 'fulfilled' && user.value;")],
  ['a check with ||', inside(TWO, "return user.status === 'rejected' || user.value;")],
  [
    'a switch',
    inside(
      TWO,
      "switch (user.status) { case 'fulfilled': return user.value; default: throw user.reason; }",
    ),
  ],
  [
    'a check that throws',
    inside(TWO, "if (user.status === 'rejected') throw user.reason;", 'go(user.value);'),
  ],
  [
    'a check with a name',
    inside(TWO, "const isThere = user.status === 'fulfilled';", 'if (isThere) go(user.value);'),
  ],
  ['in', inside(TWO, "if ('value' in user) go(user.value);")],
  ['a guard of the project', inside(TWO, 'if (isFulfilled(user)) go(user.value);')],
  [
    'a guard that says when it failed',
    inside(TWO, 'if (isRejected(user)) return;', 'go(user.value);'),
  ],
  ['an assertion', inside(TWO, 'assertFulfilled(user);', 'go(user.value);')],
  [
    'an assertion of the status',
    inside(TWO, "assert(user.status === 'fulfilled');", 'go(user.value);'),
  ],
  [
    'a pattern with the status',
    inside(TWO, 'const { status, value } = user;', "if (status === 'fulfilled') go(value);"),
  ],
  ['a fallback', inside(TWO, 'return user.value ?? guest;')],
  ['an optional value', inside(TWO, 'return user.value?.name;')],
  [
    'a pattern with a default',
    inside('const [{ value: user = guest }] = await Promise.allSettled([getUser()]);', 'go(user);'),
  ],
  [
    'a filter and its values',
    inside(LIST, "return results.filter((r) => r.status === 'fulfilled').map((r) => r.value);"),
  ],
  [
    'a filter by a pattern',
    inside(
      LIST,
      "return results.filter(({ status }) => status === 'fulfilled').map((r) => r.value);",
    ),
  ],
  [
    'a filter by a type guard',
    inside(
      LIST,
      'return results.filter((r): r is PromiseFulfilledResult<User> => check(r)).map((r) => r.value);',
    ),
  ],
  [
    'a filter by a function of the project',
    `function isDone(r): r is PromiseFulfilledResult<User> { return r.status === 'fulfilled'; }\n${inside(LIST, 'return results.filter(isDone).map((r) => r.value);')}`,
  ],
  [
    'a flatMap',
    inside(LIST, "return results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));"),
  ],
  [
    'an early continue',
    inside(
      LIST,
      "for (const r of results) { if (r.status === 'rejected') continue; go(r.value); }",
    ),
  ],
  [
    'a check of all of them',
    inside(
      LIST,
      "if (results.some((r) => r.status === 'rejected')) return;",
      'return results.map((r) => r.value);',
    ),
  ],
  [
    'the failed one, if there is one',
    inside(
      LIST,
      "const failed = results.find((r) => r.status === 'rejected');",
      'if (failed) throw failed.reason;',
    ),
  ],
  [
    'an index that may be past the end',
    inside(
      LIST,
      'const first = results[0];',
      'if (!first) return;',
      "if (first.status === 'fulfilled') go(first.value);",
    ),
  ],
  [
    'the first of a list of unknown length',
    inside('const [first] = await Promise.allSettled(ids);', 'if (!first) return;'),
  ],
  [
    'an annotation that allows nothing',
    'function read(result?: PromiseSettledResult<User>) { if (!result) return; }',
  ],
  [
    'a line of a log',
    inside(TWO, 'console.log(user, JSON.stringify(posts), `${JSON.stringify(user)}`);'),
  ],
  ['the length of the list', inside(LIST, 'if (!results.length || results) go();')],
  ['the same name, declared inside', inside(TWO, 'go((user) => !user);', 'go(posts);')],
  [
    'a variable with other values, too',
    inside(
      'let user = guest;',
      '[user] = await Promise.allSettled([getUser()]);',
      'if (!user) go();',
    ),
  ],
  ['another Promise', `import Promise from 'bluebird';\n${inside(TWO, 'if (!user) go();')}`],
  ['Promise.all', inside('const [user] = await Promise.all([getUser()]);', 'if (!user) go();')],
  [
    'a function that takes a result',
    `function show(result: PromiseSettledResult<User>) {}\n${inside(TWO, 'show(user);')}`,
  ],
  [
    'a function that takes anything',
    `function show(it: unknown) {}\n${inside(TWO, 'show(user);')}`,
  ],
  [
    'another type of that name',
    'interface PromiseSettledResult { name: string }\nfunction read(result: PromiseSettledResult) { return result.name; }',
  ],
];

describe(rule, () => {
  it.each(reported)('reports %s', (_name, code, kinds) => {
    expect(lintRule(rule, code).reports.map((item) => item.split(': ')[1])).toEqual(kinds);
  });

  it.each(silent)('is silent about %s', (_name, code) => {
    expect(lintRule(rule, code).messages).toEqual([]);
  });

  it('reports what is returned or dropped only where it is asked to', () => {
    const returned = inside(TWO, 'return { user };');
    const dropped = inside(
      "await Promise.allSettled(ids.map((id) => fetch('/' + id, { method: 'POST' })));",
    );
    expect(lintRule(rule, returned).reports).toEqual([]);
    expect(lintRule(rule, dropped).reports).toEqual([]);
    const options = { returned: true, dropped: true };
    expect(lintRule(rule, returned, { options }).reports).toEqual(['3: returned']);
    expect(lintRule(rule, dropped, { options }).reports).toEqual(['2: dropped']);
  });

  it.each([
    ['reads', "await Promise.allSettled(ids.map((id) => fetch('/' + id)));"],
    [
      'writes whose failure is handled',
      "await Promise.allSettled(ids.map((id) => fetch('/' + id, { method: 'POST' }).catch(log)));",
    ],
    ['what was started elsewhere', 'await Promise.allSettled(pending);'],
    ['calls of unknown functions', 'await Promise.allSettled(ids.map(load));'],
    [
      'clean-up',
      "try { go(); } finally { await Promise.allSettled([fetch('/a', { method: 'DELETE' })]); }",
    ],
    [
      'clean-up after a failure',
      "try { go(); } catch { await Promise.allSettled([fetch('/a', { method: 'DELETE' })]); }",
    ],
  ])('finds no loss in %s', (_name, line) => {
    expect(lintRule(rule, inside(line), { options: { dropped: true } }).reports).toEqual([]);
  });

  it('names the result and what it is the outcome of', () => {
    expect(lintRule(rule, inside(TWO, 'if (!user) go();')).messages).toEqual([
      '`user` is a settled result, which is an object also when getUser() fails: this test always passes.',
    ]);
  });
});

describe('its suggestions', () => {
  it('give the value its name, or throw the reason, or take the value in place', () => {
    const { suggestions } = lintRule(
      rule,
      inside(TWO, 'if (!user) throw new Error();', 'go(user.name, posts.status);'),
    );
    expect(suggestions[0]).toEqual([
      inside(
        'const [userResult, posts] = await Promise.allSettled([getUser(), getPosts()]);',
        "const user = userResult.status === 'fulfilled' ? userResult.value : undefined;",
        'if (!user) throw new Error();',
        'go(user.name, posts.status);',
      ),
      inside(
        'const [userResult, posts] = await Promise.allSettled([getUser(), getPosts()]);',
        "if (userResult.status === 'rejected') throw userResult.reason;",
        'const user = userResult.value;',
        'if (!user) throw new Error();',
        'go(user.name, posts.status);',
      ),
      inside(
        TWO,
        "if (!(user.status === 'fulfilled' ? user.value : undefined)) throw new Error();",
        'go(user.name, posts.status);',
      ),
    ]);
  });

  it('leave the name alone where some use checks the status', () => {
    const code = inside(
      TWO,
      'if (!user) go();',
      "if (user.status === 'rejected') log(user.reason);",
    );
    expect(lintRule(rule, code).suggestions[0]).toEqual([
      code.replace('!user', "!(user.status === 'fulfilled' ? user.value : undefined)"),
    ]);
  });

  it('do not give undefined to code that could not take it', () => {
    const { suggestions } = lintRule(rule, inside(TWO, 'go(user.name);'));
    expect(suggestions[0]!.some((text) => text.includes('userResult.value : undefined'))).toBe(
      false,
    );
    expect(suggestions[0]).toHaveLength(2);
  });

  it('take a name that is free, and the quotes of the file', () => {
    const code = inside('const userResult = "a";', TWO, 'if (!user) go("b");');
    expect(lintRule(rule, code).suggestions[0]![0]).toContain(
      'const user = userResult2.status === "fulfilled" ? userResult2.value : undefined;',
    );
  });

  it('write a shorthand property out', () => {
    expect(
      lintRule(rule, inside(TWO, 'return Response.json({ user });')).suggestions[0]!.at(-1),
    ).toContain("{ user: user.status === 'fulfilled' ? user.value : undefined }");
  });

  it('are fixed points: no report is left where they were applied', () => {
    for (const [, code] of reported) {
      const { reports, suggestions } = lintRule(rule, code);
      for (const text of suggestions.flat())
        expect(lintRule(rule, text).reports.length, text).toBeLessThan(reports.length);
    }
  });
});
