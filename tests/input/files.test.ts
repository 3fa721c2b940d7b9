import { describe, expect, it } from 'vitest';

import { fixFile } from './lint.js';

const pair = `const a = await fetch('/a');\nconst b = await fetch('/b');\nshow(a, b);\n`;
const fixed = `const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);\nshow(a, b);\n`;

describe('files that cannot be read as code', () => {
  it('one error for what cannot be parsed, and the file stays', async () => {
    const { messages, before, after } = await fixFile('broken.ts', `${pair}const = ;\n`);
    expect(messages).toMatchObject([{ fatal: true, severity: 2, line: 4 }]);
    expect(after).toEqual(before);
  });

  it('await outside of an async function', async () => {
    const { messages, before, after } = await fixFile(
      'broken.js',
      `function load() {\n  const a = await fetch('/a');\n  const b = await fetch('/b');\n}\n`,
      { isJavaScript: true },
    );
    expect(messages).toMatchObject([{ fatal: true }]);
    expect(after).toEqual(before);
  });

  it('bytes that are not UTF-8 are not lost', async () => {
    const text = Buffer.from(`${pair}// gr`, 'latin1');
    const bytes = Buffer.concat([text, Buffer.from([0xfc, 0xdf, 0x65, 0x0a])]);
    const { before, after } = await fixFile('latin.ts', bytes);
    expect(after).toEqual(before);
  });

  it('bytes that are not UTF-8 inside an operand are not lost', async () => {
    const bytes = Buffer.from(pair.replace('/a', '/\u00fc'), 'latin1');
    const { before, after } = await fixFile('latin.ts', bytes);
    expect(after).toEqual(before);
  });

  it('UTF-16 is one error', async () => {
    const { messages, before, after } = await fixFile(
      'utf16.ts',
      Buffer.from(`\ufeff${pair}`, 'utf16le'),
    );
    expect(messages).toMatchObject([{ fatal: true }]);
    expect(after).toEqual(before);
  });

  it('a binary file is one error', async () => {
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 31) % 256));
    const { messages, before, after } = await fixFile('image.ts', bytes);
    expect(messages).toMatchObject([{ fatal: true }]);
    expect(after).toEqual(before);
  });
});

describe('files with nothing to do', () => {
  it.each([
    ['an empty file', ''],
    ['an empty line', '\n'],
    ['a byte order mark', '\ufeff'],
    ['a comment', '// await fetch(); await fetch();\n'],
    ['a directive', "'use strict';\n"],
    ['types', 'export interface A { b: Promise<string> }\n'],
    ['a hash bang', '#!/usr/bin/env node\n'],
  ])('%s', async (_, content) => {
    const { messages, before, after } = await fixFile('file.ts', content);
    expect(messages).toEqual([]);
    expect(after).toEqual(before);
  });
});

describe('files with text that is easily lost', () => {
  it.each([
    ['letters of all scripts', '// ü ß 漢字 🚀 ‮\n'],
    ['a hash bang', '#!/usr/bin/env node\n'],
    ['a byte order mark', '\ufeff'],
    ['a license', '/* License: MIT */\n\n'],
  ])('%s', async (_, head) => {
    const { messages, after } = await fixFile('file.ts', head + pair);
    expect(messages).toEqual([]);
    expect(after.toString()).toBe(head + fixed);
  });

  it('no line end at the end', async () => {
    const { after } = await fixFile('file.ts', pair.trimEnd());
    expect(after.toString()).toBe(fixed.trimEnd());
  });

  it('the group is the end of the file', async () => {
    const { after } = await fixFile(
      'file.ts',
      `export const a = await fetch('/a');\nexport const b = await fetch('/b');`,
    );
    expect(after.toString()).toBe(
      `export const [a, b] = await Promise.all([fetch('/a'), fetch('/b')]);`,
    );
  });

  it('line ends of Windows', async () => {
    const { after } = await fixFile('file.ts', pair.replaceAll('\n', '\r\n'));
    expect(after.toString()).toBe(fixed.replaceAll('\n', '\r\n'));
  });

  it('line separators inside a string', async () => {
    const { after } = await fixFile('file.ts', pair.replace('/a', '/\u2028\u2029'));
    expect(after.toString()).toBe(fixed.replace('/a', '/\u2028\u2029'));
  });

  it('letters beyond the first plane before the group', async () => {
    const head = `const rocket = '🚀🚀🚀'; /* 🚀 */\n`;
    const { after } = await fixFile('file.ts', head + pair);
    expect(after.toString()).toBe(head + fixed);
  });
});
