// Runs the real `eslint` command on a folder and reads its JSON report.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

const BATCH = 200;
const eslint = join(
  dirname(createRequire(import.meta.url).resolve('eslint/package.json')),
  'bin/eslint.js',
);

/** The configuration for a folder that brings none: every source file, the recommended rules. */
const configuration = `
import parser from '@typescript-eslint/parser';
import waterfall from 'eslint-plugin-waterfall';

export default [
  {
    files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
    ...waterfall.configs.recommended,
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
];
`;

/** Starts `eslint`; resolves with its exit code and what it said on stderr. It ends when this process does. */
function startEslint(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [eslint, ...args], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const stop = () => child.kill();
    process.once('exit', stop);
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({ code, stderr });
    });
  });
}

/** The lines of ESLint's stderr that tell what went wrong: the error and the rule, not the greeting or the stack. */
function findReason(stderr) {
  const lines = stderr
    .split('\n')
    .filter((line) => line.trim() && !/^(Oops!|ESLint:|Occurred while linting|\s+at )/.test(line));
  return lines.slice(0, 4).join(' ');
}

/** What ESLint says of each file, with paths relative to the folder. */
async function readReport(path, folder) {
  const report = JSON.parse(await readFile(path, 'utf8'));
  return report.map(({ filePath, messages }) => ({
    file: relative(folder, filePath).split(sep).join('/'),
    messages,
  }));
}

/** One run of `eslint` in `folder`. Exit code 2 is a failure of the linter, not a finding. */
async function runEslint(folder, options, targets) {
  const output = join(dirname(folder), 'eslint-report.json');
  await rm(output, { force: true });
  const { code, stderr } = await startEslint(
    [...options, '--format', 'json', '--output-file', output, '--', ...targets],
    folder,
  );
  if (code !== 0 && code !== 1) return { failure: findReason(stderr) || `exit code ${code}` };
  return { results: await readReport(output, folder) };
}

/** Lints files in one go; where the linter fails, halves the list until the one file is found. */
async function lintBatch(folder, options, targets) {
  const { results, failure } = await runEslint(folder, options, targets);
  if (!failure) return results;
  if (targets.length === 1) return [{ file: targets[0], messages: [], failure }];
  const middle = Math.ceil(targets.length / 2);
  const halves = [];
  for (const half of [targets.slice(0, middle), targets.slice(middle)]) {
    halves.push(...(await lintBatch(folder, options, half)));
  }
  return halves;
}

/** Writes the configuration for folders that bring none; returns the options that make ESLint use it. */
export function writeConfiguration(folder) {
  const config = join(folder, 'waterfall.config.mjs');
  writeFileSync(config, configuration);
  return ['--no-config-lookup', '--config', config, '--no-warn-ignored'];
}

/** Lints files of a folder; `onFiles` hears of each batch that is done. */
export async function lintFiles(folder, files, { options, onFiles }) {
  const results = [];
  for (let start = 0; start < files.length; start += BATCH) {
    const batch = files.slice(start, start + BATCH);
    results.push(...(await lintBatch(folder, options, batch)));
    onFiles(batch.length);
  }
  return results;
}
