import { describe, expect, it } from 'vitest';

import { parseSettings, SettingsError } from '../src/settings.js';

/** The message of the error that the settings cause, without the plugin's prefix. */
function errorOf(raw: unknown): string {
  try {
    parseSettings(raw);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message.replace('eslint-plugin-waterfall: ', '');
  }
  throw new Error('The settings were accepted.');
}

/** The only effect entry of settings that hold one. */
function entryOf(entry: object) {
  return parseSettings({ effects: [entry] }).effects[0];
}

describe('parseSettings', () => {
  it('fills in the defaults where nothing is set', () => {
    const defaults = {
      trustNames: 'undeclared',
      effects: [],
      maxWidth: 8,
      errorOrder: 'first',
      platform: 'auto',
    };
    expect(parseSettings(undefined)).toEqual(defaults);
    expect(parseSettings({})).toEqual(defaults);
    expect(parseSettings({ trustNames: undefined, maxWidth: undefined })).toEqual(defaults);
  });

  it('takes what the user sets', () => {
    const settings = parseSettings({ trustNames: 'never', maxWidth: 2, errorOrder: 'source' });
    expect(settings.trustNames).toBe('never');
    expect(settings.errorOrder).toBe('source');
    expect(settings.maxWidth).toBe(2);
  });

  it('returns the same object for the same settings', () => {
    const bound = { limit: 4, library: 'p-limit' };
    expect(parseSettings({ concurrency: bound }).concurrency).toEqual(bound);
    expect(parseSettings({}).concurrency).toBeUndefined();
    const raw = { maxWidth: 4 };
    expect(parseSettings(raw)).toBe(parseSettings(raw));
    expect(parseSettings({ maxWidth: 4 })).not.toBe(parseSettings(raw));
  });

  it('keeps the effects in their order, with the place where each was set', () => {
    const { effects } = parseSettings({
      effects: [
        { module: '@/lib/api', exports: ['getUser', 'list*'], effect: 'read' },
        { call: 'lock.*', effect: 'barrier' },
      ],
    });
    expect(
      effects.map((entry) => [entry.kind, entry.path, 'effect' in entry && entry.effect]),
    ).toEqual([
      ['module', 'settings.waterfall.effects[0]', 'read'],
      ['call', 'settings.waterfall.effects[1]', 'barrier'],
    ]);
  });
});

describe('entries', () => {
  it('say that exports of a module are like those of a library', () => {
    const entry = entryOf({ module: '@/server/db', exports: ['db'], like: 'prisma' });
    expect(entry).toEqual({
      kind: 'like',
      path: 'settings.waterfall.effects[0]',
      module: '@/server/db',
      exports: [/^db$/su],
      like: 'prisma',
    });
  });

  it('say what the methods of a type do, in their order', () => {
    const entry = entryOf({ type: 'ApiClient', methods: { 'get*': 'read', refresh: 'write' } });
    expect(entry).toEqual({
      kind: 'type',
      path: 'settings.waterfall.effects[0]',
      type: /^ApiClient$/su,
      methods: [
        { name: /^get[^.]*$/su, effect: 'read' },
        { name: /^refresh$/su, effect: 'write' },
      ],
    });
  });

  it.each(['read', 'write', 'gate', 'barrier', 'pure', 'log', 'background'])(
    'take the effect %s',
    (effect) => {
      expect(entryOf({ call: 'run', effect })).toMatchObject({ kind: 'call', effect });
      expect(entryOf({ module: 'm', exports: ['run'], effect })).toMatchObject({ effect });
      expect(entryOf({ type: 'T', methods: { run: effect } })).toMatchObject({
        methods: [{ effect }],
      });
    },
  );

  it('may leave keys undefined', () => {
    expect(
      entryOf({ call: 'a', effect: 'read', module: undefined, like: undefined }),
    ).toMatchObject({ kind: 'call' });
  });
});

describe('globs', () => {
  it.each([
    ['getUser', 'getUser', true],
    ['getUser', 'getUsers', false],
    ['list*', 'listUsers', true],
    ['list*', 'list', true],
    ['list*', 'relist', false],
    ['*ById', 'findById', true],
    ['$load', '$load', true],
    ['$load', 'load', false],
    ['default', 'default', true],
  ])('export %s against %s: %s', (glob, name, expected) => {
    const entry = entryOf({ module: 'm', exports: [glob], effect: 'read' });
    expect(entry?.kind === 'module' && entry.exports[0]?.test(name)).toBe(expected);
  });

  it('matches any of several exports', () => {
    const entry = entryOf({ module: 'm', exports: ['a', 'b*'], effect: 'pure' });
    if (entry?.kind !== 'module') throw new Error('The entry is not about a module.');
    const matches = (name: string) => entry.exports.some((glob) => glob.test(name));
    expect(['a', 'b', 'bc', 'ab'].filter(matches)).toEqual(['a', 'b', 'bc']);
  });

  it.each([
    ['analytics.*', 'analytics.track', true],
    ['analytics.*', 'analytics', false],
    ['analytics.*', 'analytics.user.track', false],
    ['analytics.**', 'analytics.user.track', true],
    ['analytics.*', 'analyticsXtrack', false],
    ['*.get*', 'api.getUser', true],
    ['sleep', 'sleep', true],
    ['sleep', 'timers.sleep', false],
  ])('call %s against %s: %s', (glob, callee, expected) => {
    const entry = entryOf({ call: glob, effect: 'write' });
    expect(entry?.kind === 'call' && entry.call.test(callee)).toBe(expected);
  });
});

describe('wrong settings', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'settings.waterfall must be an object, not null.'],
    ['an array', [], 'settings.waterfall must be an object, not an array.'],
    ['a string', 'strict', 'settings.waterfall must be an object, not "strict".'],
    [
      'an unknown key',
      { colour: 1 },
      'settings.waterfall.colour is not a setting. Allowed: "trustNames", "effects", "maxWidth", "concurrency", "errorOrder", "platform".',
    ],
    [
      'a misspelt key',
      { maxwidth: 3 },
      'settings.waterfall.maxwidth is not a setting. Allowed: "trustNames", "effects", "maxWidth", "concurrency", "errorOrder", "platform". Did you mean "maxWidth"?',
    ],
    [
      'a misspelt value',
      { trustNames: 'undeclred' },
      'settings.waterfall.trustNames must be one of "undeclared", "unresolved", "never", not "undeclred". Did you mean "undeclared"?',
    ],
    [
      'a value of the wrong type',
      { trustNames: true },
      'settings.waterfall.trustNames must be one of "undeclared", "unresolved", "never", not true.',
    ],
    [
      'a platform with a typing slip',
      { platform: 'vercl' },
      'settings.waterfall.platform must be one of "auto", "next", "vercel", "cloudflare", "node", "lambda", "other", not "vercl". Did you mean "vercel"?',
    ],
    [
      'a width of one',
      { maxWidth: 1 },
      'settings.waterfall.maxWidth must be a whole number of at least 2, not 1.',
    ],
    [
      'a width that is no number',
      { maxWidth: '8' },
      'settings.waterfall.maxWidth must be a whole number of at least 2, not "8".',
    ],
    [
      'a broken width',
      { maxWidth: 2.5 },
      'settings.waterfall.maxWidth must be a whole number of at least 2, not 2.5.',
    ],
    [
      'a bound without a library',
      { concurrency: { limit: 4 } },
      'settings.waterfall.concurrency.library must be one of "p-map", "p-limit", not undefined.',
    ],
    [
      'a bound by a library that is not known',
      { concurrency: { limit: 4, library: 'pmap' } },
      'settings.waterfall.concurrency.library must be one of "p-map", "p-limit", not "pmap". Did you mean "p-map"?',
    ],
    [
      'a bound of one',
      { concurrency: { limit: 1, library: 'p-map' } },
      'settings.waterfall.concurrency.limit must be a whole number of at least 2, not 1.',
    ],
    [
      'a bound that is a number',
      { concurrency: 4 },
      'settings.waterfall.concurrency must be an object, not 4.',
    ],
    [
      'a bound with more to say',
      { concurrency: { limit: 4, library: 'p-map', delay: 1 } },
      'settings.waterfall.concurrency.delay is not a setting. Allowed: "limit", "library".',
    ],
    [
      'effects that are no array',
      { effects: { call: 'x' } },
      'settings.waterfall.effects must be an array of entries, not an object.',
    ],
    [
      'an effect that is no object',
      { effects: ['read'] },
      'settings.waterfall.effects[0] must be an object, not "read".',
    ],
    [
      'an entry about nothing',
      { effects: [{ effect: 'read' }] },
      'settings.waterfall.effects[0] must be about one thing: "module" with "exports", "type" with "methods", or "call".',
    ],
    [
      'an entry about both',
      { effects: [{ module: 'm', exports: ['a'], call: 'a', effect: 'read' }] },
      'settings.waterfall.effects[0] must be about one thing: "module" with "exports", "type" with "methods", or "call".',
    ],
    [
      'exports beside a call',
      { effects: [{ call: 'a', exports: ['a'], effect: 'read' }] },
      'settings.waterfall.effects[0].exports belongs to "module"; this entry is about "call".',
    ],
    [
      'a module without exports',
      { effects: [{ module: 'm', effect: 'read' }] },
      'settings.waterfall.effects[0].exports must be an array of names, not undefined.',
    ],
    [
      'a module with no export',
      { effects: [{ module: 'm', exports: [], effect: 'read' }] },
      'settings.waterfall.effects[0].exports must name at least one export, such as "get*".',
    ],
    [
      'an export that is no text',
      { effects: [{ module: 'm', exports: ['a', 7], effect: 'read' }] },
      'settings.waterfall.effects[0].exports[1] must be a string with text in it, not 7.',
    ],
    [
      'an empty call',
      { effects: [{ call: ' ', effect: 'read' }] },
      'settings.waterfall.effects[0].call must be a string with text in it, not " ".',
    ],
    [
      'an entry without an effect, after right ones',
      { effects: [{ call: 'a', effect: 'pure' }, { call: 'b' }] },
      'settings.waterfall.effects[1].effect must be one of "read", "write", "gate", "barrier", "pure", "log", "background", not undefined.',
    ],
    [
      'a misspelt effect',
      { effects: [{ call: 'a', effect: 'reads' }] },
      'settings.waterfall.effects[0].effect must be one of "read", "write", "gate", "barrier", "pure", "log", "background", not "reads". Did you mean "read"?',
    ],
    [
      'a misspelt order of errors',
      { errorOrder: 'sources' },
      'settings.waterfall.errorOrder must be one of "first", "source", not "sources". Did you mean "source"?',
    ],
    [
      'an unknown key of an entry',
      { effects: [{ calls: 'a', effect: 'read' }] },
      'settings.waterfall.effects[0].calls is not a setting. Allowed: "module", "exports", "like", "type", "methods", "call", "effect". Did you mean "call"?',
    ],
    [
      'a module and a type',
      { effects: [{ module: 'm', type: 'T', methods: { a: 'read' } }] },
      'settings.waterfall.effects[0] must be about one thing: "module" with "exports", "type" with "methods", or "call".',
    ],
    [
      'a module with neither effect nor likeness',
      { effects: [{ module: 'm', exports: ['a'] }] },
      'settings.waterfall.effects[0] must have an "effect", or a "like" with the name of a library.',
    ],
    [
      'a module with both',
      { effects: [{ module: 'm', exports: ['a'], effect: 'read', like: 'prisma' }] },
      'settings.waterfall.effects[0] must have an "effect" or a "like", not both.',
    ],
    [
      'a likeness of a call',
      { effects: [{ call: 'a', effect: 'read', like: 'prisma' }] },
      'settings.waterfall.effects[0].like belongs to "module"; this entry is about "call".',
    ],
    [
      'an effect beside methods',
      { effects: [{ type: 'T', methods: { a: 'read' }, effect: 'read' }] },
      'settings.waterfall.effects[0].effect belongs to "module" and "call"; this entry is about "type".',
    ],
    [
      'methods beside a call',
      { effects: [{ call: 'a', methods: { a: 'read' }, effect: 'read' }] },
      'settings.waterfall.effects[0].methods belongs to "type"; this entry is about "call".',
    ],
    [
      'a type without methods',
      { effects: [{ type: 'T' }] },
      'settings.waterfall.effects[0].methods must be an object of names and effects, such as { "get*": "read" }, not undefined.',
    ],
    [
      'a list of methods',
      { effects: [{ type: 'T', methods: ['get*'] }] },
      'settings.waterfall.effects[0].methods must be an object of names and effects, such as { "get*": "read" }, not an array.',
    ],
    [
      'a type with no method',
      { effects: [{ type: 'T', methods: {} }] },
      'settings.waterfall.effects[0].methods must name at least one method, such as "get*".',
    ],
    [
      'a type that is no text',
      { effects: [{ type: 1, methods: { a: 'read' } }] },
      'settings.waterfall.effects[0].type must be a string with text in it, not 1.',
    ],
    [
      'a method with a wrong effect',
      { effects: [{ type: 'T', methods: { a: 'read', 'get*': 'reed' } }] },
      'settings.waterfall.effects[0].methods["get*"] must be one of "read", "write", "gate", "barrier", "pure", "log", "background", not "reed". Did you mean "read"?',
    ],
    [
      'a method without a name',
      { effects: [{ type: 'T', methods: { '': 'read' } }] },
      'settings.waterfall.effects[0].methods[""] must be a string with text in it, not "".',
    ],
  ])('%s', (_, raw, message) => {
    expect(errorOf(raw)).toBe(message);
  });

  it('a library that the catalogue does not have', () => {
    const effects = [{ module: 'm', exports: ['a'], like: 'prizma' }];
    expect(errorOf({ effects })).toMatch(
      /^settings\.waterfall\.effects\[0\]\.like must be one of .*"prisma".*, not "prizma"\. Did you mean "prisma"\?$/,
    );
  });

  it('names the setting in the error itself', () => {
    try {
      parseSettings({ maxWidth: 0 });
    } catch (error) {
      expect((error as SettingsError).path).toBe('settings.waterfall.maxWidth');
      expect((error as SettingsError).name).toBe('SettingsError');
    }
    expect.assertions(2);
  });

  it('is found again on the next file, not only on the first', () => {
    const raw = { maxWidth: 0 };
    expect(errorOf(raw)).toBe(errorOf(raw));
  });
});
