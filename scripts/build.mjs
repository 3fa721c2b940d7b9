// Compiles src/ to dist/ with plain tsc, writing only what changed, and removes from dist/ what no
// longer has a source. Safe to run while another process loads dist/.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

const { status } = spawnSync(
  process.execPath,
  // The record of what was compiled lives in dist/, so that it goes when dist/ goes.
  [tsc, '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'],
  { cwd: root, stdio: 'inherit' },
);

if (existsSync(dist)) {
  for (const file of readdirSync(dist, { recursive: true })) {
    const source = file.replace(/(?:\.d\.ts|\.js)$/, '.ts');
    if (source !== file && !existsSync(path.join(root, 'src', source))) {
      rmSync(path.join(dist, file));
    }
  }
}
// npm does this for an installed package; here the command can be run as it is.
const command = path.join(dist, 'cli', 'main.js');
if (existsSync(command)) chmodSync(command, 0o755);
process.exitCode = status ?? 1;
