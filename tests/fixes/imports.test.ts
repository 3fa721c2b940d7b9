import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type { Rule } from 'eslint';
import { describe, expect, it } from 'vitest';

import { addImport } from '../../src/fixes/index.js';
import type { WantedImport } from '../../src/fixes/index.js';

const AFTER: WantedImport = { module: 'next/server', name: 'after', local: 'after' };
const P_MAP: WantedImport = { module: 'p-map', name: 'default', local: 'pMap' };

/** The text with the import, `null` where it cannot be added, and the local name. */
function add(text: string, wanted: WantedImport): [string | null, string | undefined] {
  let found: [string | null, string | undefined] = [null, undefined];
  const rule: Rule.RuleModule = {
    create: ({ sourceCode }) => ({
      Program() {
        const added = addImport(sourceCode as never, wanted);
        const { range, text: more } = added?.edit ?? { range: [0, 0] as const, text: '' };
        if (added) found = [text.slice(0, range[0]) + more + text.slice(range[1]), added.local];
      },
    }),
  };
  const messages = new Linter().verify(
    text,
    [
      {
        files: ['**/*.ts'],
        plugins: { own: { rules: { add: rule } } },
        languageOptions: { parser: parser as unknown as Linter.Parser },
        rules: { 'own/add': 'error' },
      },
    ],
    'file.ts',
  );
  expect(messages).toEqual([]);
  return found;
}

describe('an import that is added', () => {
  it.each([
    [
      'below the last one, with its quotes and without a semicolon',
      `import a from "a"\nimport b from "b" // b\n\na(b)\n`,
      `import a from "a"\nimport b from "b" // b\nimport pMap from "p-map"\n\na(b)\n`,
    ],
    [
      'above the code, below directives and what is apart',
      `#!/usr/bin/env node\n'use strict';\n\n// Loads all.\nexport const a = 'b';\n`,
      `#!/usr/bin/env node\n'use strict';\n\nimport pMap from 'p-map';\n\n// Loads all.\nexport const a = 'b';\n`,
    ],
    [
      'with the line ends of the file',
      `import a from 'a';\r\na();\r\n`,
      `import a from 'a';\r\nimport pMap from 'p-map';\r\na();\r\n`,
    ],
    [
      'into one that has only names',
      `import { pMapSkip } from 'p-map';\npMapSkip;\n`,
      `import pMap, { pMapSkip } from 'p-map';\npMapSkip;\n`,
    ],
    [
      'beside one that has only types',
      `import type { Options } from 'p-map';\nexport type A = Options;\n`,
      `import type { Options } from 'p-map';\nimport pMap from 'p-map';\nexport type A = Options;\n`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(add(text, P_MAP)).toEqual([expected, 'pMap']);
  });

  it('as a name among others', () => {
    expect(add(`import { NextResponse } from 'next/server';\nNextResponse;\n`, AFTER)).toEqual([
      `import { NextResponse, after } from 'next/server';\nNextResponse;\n`,
      'after',
    ]);
    expect(add(`import a from 'a';\na();\n`, AFTER)[0]).toBe(
      `import a from 'a';\nimport { after } from 'next/server';\na();\n`,
    );
  });

  it('is not added where the file has it, under whatever name', () => {
    const text = `import { after as later } from 'next/server';\nlater;\n`;
    expect(add(text, AFTER)).toEqual([text, 'later']);
  });

  it.each([
    ['a variable has the name', `export const pMap = 1;\n`],
    ['a parameter has the name', `export const a = (pMap: number) => pMap;\n`],
    ['a global of the name is used', `export const a = pMap;\n`],
  ])('has another name where %s', (_name, text) => {
    expect(add(text, P_MAP)).toEqual([`import pMap2 from 'p-map';\n\n${text}`, 'pMap2']);
  });

  it('is a require in a script, not of a default export', () => {
    const text = `const a = require('a');\na();\n`;
    expect(add(text, P_MAP)).toEqual([null, undefined]);
    expect(add(text, AFTER)[0]).toBe(
      `const a = require('a');\nconst { after } = require('next/server');\na();\n`,
    );
    expect(add(`a();\n`, AFTER)).toEqual([null, undefined]);
  });
});
