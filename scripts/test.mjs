// Builds what the tests load from dist/, runs vitest with its own output and exit code, and ends
// with one plain line: `N passed, N failed`. Arguments go on to vitest.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = path.join(root, '.tmp', `vitest-${process.pid}.json`);

/** Runs a script of this repository or of a package with Node; returns its exit code. */
function run(script, args) {
  const child = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return child.status ?? 1;
}

/** Reads vitest's JSON report: [passed, failed]. A test file that could not load counts as one failure. */
function readCounts() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return [numPassedTests, numFailedTests + broken.length];
  } catch {
    return [0, 0];
  }
}

mkdirSync(path.dirname(report), { recursive: true });
let status = run('scripts/build.mjs', []);
if (status === 0) {
  status = run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ]);
}
const [passed, failed] = readCounts();
rmSync(report, { force: true });
// A run that fails without a failing test (the build, an error outside a test) is still a failure.
console.log(`${passed} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);
process.exitCode = status;
