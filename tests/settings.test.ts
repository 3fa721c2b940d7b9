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
    const defaults = { trustNames: 'undeclared', effects: [], maxWidth: 8 };
    expect(parseSettings(undefined)).toEqual(defaults);
    expect(parseSettings({})).toEqual(defaults);
    expect(parseSettings({ trustNames: undefined, maxWidth: undefined })).toEqual(defaults);
  });

  it('takes what the user sets', () => {
    const settings = parseSettings({ trustNames: 'never', maxWidth: 2 });
    expect(settings.trustNames).toBe('never');
    expect(settings.maxWidth).toBe(2);
  });

  it('returns the same object for the same settings', () => {
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
    expect(effects.map(({ kind, path, effect }) => [kind, path, effect])).toEqual([
      ['module', 'settings.waterfall.effects[0]', 'read'],
      ['call', 'settings.waterfall.effects[1]', 'barrier'],
    ]);
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
      'settings.waterfall.colour is not a setting. Allowed: "trustNames", "effects", "maxWidth".',
    ],
    [
      'a misspelt key',
      { maxwidth: 3 },
      'settings.waterfall.maxwidth is not a setting. Allowed: "trustNames", "effects", "maxWidth". Did you mean "maxWidth"?',
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
      'settings.waterfall.effects[0] must have either "module" with "exports", or "call", and an "effect".',
    ],
    [
      'an entry about both',
      { effects: [{ module: 'm', exports: ['a'], call: 'a', effect: 'read' }] },
      'settings.waterfall.effects[0] must have either "module" with "exports", or "call", and an "effect".',
    ],
    [
      'exports beside a call',
      { effects: [{ call: 'a', exports: ['a'], effect: 'read' }] },
      'settings.waterfall.effects[0].exports belongs to "module"; "call" stands alone.',
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
      'settings.waterfall.effects[1].effect must be one of "read", "write", "gate", "barrier", "pure", not undefined.',
    ],
    [
      'a misspelt effect',
      { effects: [{ call: 'a', effect: 'reads' }] },
      'settings.waterfall.effects[0].effect must be one of "read", "write", "gate", "barrier", "pure", not "reads". Did you mean "read"?',
    ],
    [
      'an unknown key of an entry',
      { effects: [{ calls: 'a', effect: 'read' }] },
      'settings.waterfall.effects[0].calls is not a setting. Allowed: "module", "exports", "call", "effect". Did you mean "call"?',
    ],
  ])('%s', (_, raw, message) => {
    expect(errorOf(raw)).toBe(message);
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
