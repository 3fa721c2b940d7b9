// Builds what the tests load from dist/, runs vitest with its own output and exit code, and ends
// with one plain line: `N passed, N failed`. `--all` adds the tests that are too slow for every
// change; other arguments go on to vitest.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { root, runNode } from './run.mjs';

const report = path.join(root, '.tmp', `vitest-${process.pid}.json`);

/** Reads vitest's JSON report: [passed, failed]. A file that could not load counts as one failure. */
function readCounts() {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    );
    return [numPassedTests, numFailedTests + broken.length];
  } catch {
    return [0, 0];
  }
}

const args = process.argv.slice(2).filter((argument) => argument !== '--all');
const env = process.argv.includes('--all') ? { WATERFALL_TESTS: 'all' } : {};

mkdirSync(path.dirname(report), { recursive: true });
let status = runNode('scripts/build.mjs');
if (status === 0) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  status = runNode('node_modules/vitest/vitest.mjs', ['run', ...reporters, ...args], env);
}
const [passed, failed] = readCounts();
rmSync(report, { force: true });
// A run can fail without a failing test: in the build, or by an error outside a test.
console.log(`${passed} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);
process.exitCode = status;
