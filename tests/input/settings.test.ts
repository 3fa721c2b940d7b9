import { describe, expect, it } from 'vitest';

import { verify } from './lint.js';

const source = `const a = await getA();\nconst b = await getB();\nshow(a, b);\n`;

describe('a wrong option is one clear error that names it', () => {
  it.each([
    [[{ report: 'all' }], /Value "all" should be equal to one of the allowed values/],
    [[{ report: true }], /Value true should be string/],
    [[{ reports: 'proven' }], /reports/],
    [['proven'], /proven/],
    [[{}, {}], /NOT have more than 1 items/],
  ])('%j', (options, text) => {
    expect(() => verify(source, { options })).toThrow(text);
    expect(() => verify(source, { options })).toThrow(/waterfall\/no-sequential-awaits/);
  });
});

describe('a wrong setting is one clear error that names its path', () => {
  it.each([
    [{ maxWidth: 1 }, 'settings.waterfall.maxWidth must be a whole number of at least 2, not 1.'],
    [{ maxWidth: '8' }, 'settings.waterfall.maxWidth'],
    [{ maxWidht: 8 }, 'settings.waterfall.maxWidht is not a setting'],
    [{ trustNames: 'always' }, 'settings.waterfall.trustNames must be one of'],
    [{ effects: {} }, 'settings.waterfall.effects must be an array'],
    [{ effects: [null] }, 'settings.waterfall.effects[0] must be an object'],
    [{ effects: [{ call: 'api.*', effect: 'raed' }] }, 'settings.waterfall.effects[0].effect'],
    [
      { effects: [{ call: 'a', effect: 'read' }, { effect: 'read' }] },
      'settings.waterfall.effects[1]',
    ],
    [{ effects: [{ module: 'm', exports: [1], effect: 'read' }] }, 'effects[0].exports[0]'],
    [[], 'settings.waterfall must be an object'],
    ['proven', 'settings.waterfall must be an object'],
    [null, 'settings.waterfall must be an object'],
  ])('%j', (settings, text) => {
    expect(() => verify(source, { settings })).toThrow(text);
  });

  it('an expression in a glob has no meaning of its own', () => {
    const settings = { effects: [{ call: 'get(A|B)+$', effect: 'write' }] };
    expect(verify(source, { settings })).toHaveLength(1);
  });

  it('settings of other plugins do not matter', () => {
    expect(verify(source, { settings: {} })).toHaveLength(1);
  });
});
