import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/demo.mjs', import.meta.url));

const waterfall = `import { readFile } from 'node:fs/promises';

export async function load(): Promise<string> {
  const a = await readFile('a', 'utf8');
  const b = await readFile('b', 'utf8');
  return a + b;
}
`;

let folder: string;
let temporary: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'waterfall-folder-'));
  temporary = mkdtempSync(path.join(tmpdir(), 'waterfall-temporary-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(temporary, { recursive: true, force: true });
});

/** Runs the demo with its temporary files in a folder of their own. */
async function demo(...args: string[]) {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, INIT_CWD: folder };
  const child = spawn(process.execPath, [script, ...args], { env, cwd: folder });
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, stdout, stderr };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

describe('npm run demo -- <folder>', () => {
  it('shows findings, changes and totals, and leaves the folder as it is', async () => {
    write('src/[id]/load.ts', waterfall);
    const { code, stdout } = await demo(folder);
    expect(stdout).toContain('src/[id]/load.ts');
    expect(stdout).toContain("-  const a = await readFile('a', 'utf8');");
    expect(stdout).toMatch(/\+ .*await Promise\.all\(/);
    expect(stdout).toContain('1 fixed in 1 file, 0 left to you');
    expect(stdout).toContain('2 before, 1 after');
    expect(code).toBe(0);
    expect(readFileSync(path.join(folder, 'src/[id]/load.ts'), 'utf8')).toBe(waterfall);
  });

  it('reports and skips files that do not parse', async () => {
    write('good.ts', waterfall);
    write('bad.ts', 'const = ;\n');
    write('binary.js', Uint8Array.of(0xff, 0xfe, 0x00, 0x01));
    const { code, stdout } = await demo(folder);
    expect(stdout).toMatch(
      /Skipped\n\nbad\.ts {2}1:\d+ Parsing error.*\nbinary\.js .*Parsing error/,
    );
    expect(stdout).toContain('3 files read, 2 files skipped');
    expect(stdout).toContain('1 fixed');
    expect(code).toBe(0);
  });

  it('leaves out node_modules and built files', async () => {
    write('good.ts', 'export {};\n');
    write('node_modules/x/index.ts', waterfall);
    write('packages/y/dist/index.js', waterfall);
    const { code, stdout } = await demo('.');
    expect(stdout).toContain('1 file read, 0 files skipped');
    expect(stdout).toContain('No await waits for another one without need.');
    expect(code).toBe(0);
  });

  it('shortens a long change, and shows it with --full', async () => {
    const many = Array.from({ length: 30 }, (_, n) => waterfall.replace('load', `load${n}`));
    write('many.ts', many.join('\n').replaceAll(/(?<!^)import .*\n/g, ''));
    const [short, full] = [await demo(folder), await demo(folder, '--full')];
    expect(short.stdout).toMatch(/… \d+ more lines \(--full shows them\)/);
    expect(full.stdout).not.toContain('--full');
    expect(full.stdout.length).toBeGreaterThan(short.stdout.length);
  });

  it('writes no colours where the output is no terminal', async () => {
    write('good.ts', waterfall);
    const { stdout } = await demo(folder);
    expect(stdout).not.toContain('\u001B');
  });

  it('leaves no temporary files', async () => {
    write('good.ts', waterfall);
    await demo(folder);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('a wrong command line', () => {
  it.each([
    ['a folder that is missing', ['missing'], 'does not exist'],
    ['a file', ['file.txt'], 'is not a folder'],
    ['a folder without sources', ['.'], 'holds no JavaScript or TypeScript files'],
    ['two folders', ['a', 'b'], 'One folder at a time'],
    ['an unknown option', ['--unknown'], "Unknown option '--unknown'"],
  ])('%s ends with code 2 and one clear error', async (_, args, message) => {
    write('file.txt', 'text');
    const { code, stdout, stderr } = await demo(...args);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(2);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('--help explains the command and its exit codes', async () => {
    const { code, stdout } = await demo('--help');
    expect(stdout).toContain('npm run demo -- <folder>');
    expect(stdout).toContain('Exit codes:');
    expect(code).toBe(0);
  });
});

describe('npm run demo', () => {
  it('fixes the examples and runs them before and after with the same outcomes', async () => {
    const { code, stdout, stderr } = await demo();
    expect(stderr).toBe('');
    expect(stdout).toMatch(/Home page .* times faster .* the same/);
    expect(stdout).toMatch(/Purchase \(money, then row\) .* as before .* the same/);
    expect(stdout).toMatch(/Purchase \(route handler\) +after\(\) .*the work is still sent/);
    expect(stdout).toMatch(
      /Kiosk \(Express\) +detached .*the answer failed with it, and now stands/,
    );
    expect(stdout).not.toContain('NOT SENT');
    expect(stdout).not.toContain('DIFFERENT');
    expect(code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
