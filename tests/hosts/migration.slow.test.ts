import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Host } from './host.js';
import { makeEnvironment } from './run.js';
import { makeFlatConfig } from './samples.js';

const FILES = 400;

const moments = ['while it lints', 'while it writes'];
const getFolder = (moment: string): string => moment.replaceAll(' ', '-');

/** A file with a waterfall, and enough besides that writing it takes a moment. */
function makeFile(index: number): string {
  const lines = Array.from({ length: 200 }, (_, line) => `export const value${line} = ${line};\n`);
  return `${lines.join('')}
export async function load${index}(id) {
  const user = await fetch(\`/users/\${id}\`);
  const posts = await fetch(\`/posts/\${id}\`);
  return { user, posts };
}
`;
}

describe('a migration', () => {
  const host = new Host();
  const names = Array.from({ length: FILES }, (_, index) => `file${index}.js`);
  const original = new Map(names.map((name, index) => [name, makeFile(index)]));
  const fixed = new Map<string, string>();

  const read = (folder: string): Map<string, string> =>
    new Map(names.map((name) => [name, host.read(`${folder}/${name}`)]));

  beforeAll(async () => {
    for (const folder of ['whole', ...moments.map(getFolder)]) {
      host
        .writeAll(original, folder)
        .write(`${folder}/eslint.config.js`, makeFlatConfig({ typescript: false }));
    }
    await host.install('eslint@9.39.5');
    await host.npx('eslint', ['--fix', '.'], { cwd: 'whole', expected: [0] });
    for (const [name, text] of read('whole')) fixed.set(name, text);
  });

  afterAll(() => host.remove());

  it('fixes every file once', async () => {
    for (const [name, text] of fixed) expect(text, name).toContain('Promise.all');
    await host.npx('eslint', ['--fix', '.'], { cwd: 'whole', expected: [0] });
    expect(read('whole')).toEqual(fixed);
  });

  it.each(moments)(
    'that is killed %s is brought back by git, and completed by the next run',
    async (moment) => {
      const folder = getFolder(moment);
      const git = (...args: string[]): Promise<unknown> =>
        host.run('git', args, { cwd: folder, expected: [0] });
      await git('init', '--quiet');
      await git('add', '--all');
      const author = ['-c', 'user.name=host', '-c', 'user.email=host@example.com'];
      await git(...author, 'commit', '--quiet', '--allow-empty', '--message', 'Before');
      const cwd = path.join(host.folder, folder);
      const bin = path.join(host.folder, 'node_modules/eslint/bin/eslint.js');
      const child = spawn(process.execPath, [bin, '--fix', '.'], {
        cwd,
        env: makeEnvironment(),
        stdio: 'ignore',
      });
      const closed = once(child, 'close');
      if (moment === 'while it writes') {
        const watcher = watch(cwd);
        await Promise.race([once(watcher, 'change'), closed]);
        watcher.close();
      } else {
        await new Promise((resolve) => setTimeout(resolve, 700));
      }
      child.kill('SIGKILL');
      await closed;
      expect(child.signalCode).toBe('SIGKILL');
      const states = [...read(folder)].map(([name, text]) =>
        text === original.get(name) ? 'original' : text === fixed.get(name) ? 'fixed' : 'cut',
      );
      const cut = names.filter((_, index) => states[index] === 'cut');
      console.log(
        `Killed ${moment}: ${states.filter((state) => state === 'original').length} as before, ${states.filter((state) => state === 'fixed').length} fixed, ${cut.length} cut off.`,
      );
      // ESLint writes several files at once, in place: those may be cut off, or empty.
      expect(cut.length).toBeLessThan(FILES);
      await git('restore', '.');
      expect(read(folder)).toEqual(original);
      await host.npx('eslint', ['--fix', '.'], { cwd: folder, expected: [0] });
      expect(read(folder)).toEqual(fixed);
    },
    // A machine that does much else takes minutes for two runs over all files.
    900_000,
  );
});
