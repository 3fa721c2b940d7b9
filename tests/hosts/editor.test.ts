import { performance } from 'node:perf_hooks';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Editor } from './editor.js';
import type { Diagnostic } from './editor.js';
import { Host } from './host.js';
import type { Report } from './host.js';
import { getReference } from './reference.js';
import { getSamples, makeFlatConfig } from './samples.js';

const page = `
import { getUser } from './users';
import { getPosts } from './posts';

export async function load(id: string) {
  const user = await getUser(id);
  const posts = await getPosts(id);
  return { user, posts };
}
`;
const read = (name: string): string =>
  `export async function ${name}(id: string) {\n  return (await fetch(\`/\${id}\`)).json();\n}\n`;
const write = (name: string): string =>
  `let last = '';\nexport async function ${name}(id: string) {\n  last = id;\n  return (await fetch(last)).json();\n}\n`;

/** A file of a thousand lines, with something to find in every fourth function. */
function makeLongFile(): string {
  const functions = Array.from(
    { length: 125 },
    (_, index) => `export async function load${index}(id: string) {
  const user = await fetch(\`/users/\${id}\`);
  const key = ${index % 4 === 0 ? 'id' : 'user.url'};
  const posts = await fetch(\`/posts/\${key}\`);
  const text = [user.status, posts.status].join(' ');
  return { user, posts, text };
}
`,
  );
  return functions.join('\n');
}

describe('an editor with the ESLint language server', () => {
  const host = new Host();
  const samples = new Map([...getSamples()].filter(([file]) => /\.tsx?$/.test(file)));
  let reference: Map<string, Report[]>;
  let editor: Editor;

  beforeAll(async () => {
    host.write('eslint.config.js', makeFlatConfig()).writeAll(getSamples());
    [reference] = await Promise.all([
      getReference(getSamples()),
      host.install(
        'eslint@9.39.5',
        '@typescript-eslint/parser@8.72.0',
        'typescript@6.0.3',
        'vscode-langservers-extracted@4.10.0',
      ),
    ]);
    editor = new Editor(host);
    await editor.start();
    for (const [file, text] of samples) await editor.open(file, text);
  });

  afterAll(async () => {
    await editor.stop();
    host.remove();
  });

  const shown = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics.map(({ range: { start, end }, code, message }) => {
      const at = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
      return `${at} ${code} ${message}`;
    });

  it('shows each problem in its place', async () => {
    let seen = 0;
    for (const file of samples.keys()) {
      const expected = (reference.get(file) ?? []).map(
        // The server leaves out the dot at the end.
        ({ at, rule, message }) => `${at} ${rule} ${message}`,
      );
      expect(shown(await editor.getDiagnostics(file)), file).toEqual(expected);
      seen += expected.length;
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('offers the fix and each suggestion, which change what they say', async () => {
    const titles = new Set<string>();
    for (const [file, text] of samples) {
      const reports = reference.get(file) ?? [];
      if (!file.startsWith('pages/') && reports.every(({ suggestions }) => !suggestions.length))
        continue;
      const diagnostics = await editor.getDiagnostics(file);
      for (const [index, { rule, fix, suggestions }] of reports.entries()) {
        const apply = (edit: NonNullable<Report['fix']>): string =>
          text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
        const expected = new Map<string, string>([
          ...(fix ? [[`Fix this ${rule} problem`, apply(fix)] as const] : []),
          ...suggestions.map((one) => [`${one.title} (${rule})`, apply(one)] as const),
        ]);
        expect(await editor.tryActions(file, diagnostics[index]!), file).toEqual(expected);
        for (const title of expected.keys()) titles.add(title.startsWith('Fix') ? 'fix' : 'other');
      }
    }
    expect([...titles].sort()).toEqual(['fix', 'other']);
  });

  it('takes another file into account soon after it is saved', async () => {
    host.write('users.ts', read('getUser')).write('posts.ts', read('getPosts'));
    await editor.open('page.ts', page);
    expect(await editor.getDiagnostics('page.ts')).toHaveLength(1);
    const getCount = async (): Promise<number> => (await editor.getDiagnostics('page.ts')).length;
    // The plugin looks at the disk about once a second.
    const patience = { timeout: 60_000, interval: 500 };
    host.write('users.ts', write('getUser'));
    await expect.poll(getCount, patience).toBe(0);
    host.write('users.ts', read('getUser'));
    await expect.poll(getCount, patience).toBe(1);
  });

  it('answers a keystroke in a file of a thousand lines', async () => {
    const text = makeLongFile();
    expect(text.split('\n').length).toBeGreaterThanOrEqual(1000);
    await editor.open('long.ts', text);
    const times: number[] = [];
    for (let stroke = 0; stroke < 12; stroke++) {
      const started = performance.now();
      await editor.type('long.ts', { line: 1, character: 2 }, ' ');
      expect(await editor.getDiagnostics('long.ts')).toHaveLength(32);
      times.push(performance.now() - started);
    }
    const later = times.slice(2).sort((a, b) => a - b);
    const [middle, worst] = [later[later.length >> 1]!, later.at(-1)!];
    console.log(
      `A diagnostic after a keystroke in ${text.split('\n').length} lines: first ${times[0]!.toFixed(0)} ms, then ${middle.toFixed(0)} ms (median), ${worst.toFixed(0)} ms (worst).`,
    );
  });
});
