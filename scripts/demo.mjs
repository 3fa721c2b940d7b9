// `npm run demo`: what the plugin finds and fixes, shown on a copy of examples/ or of any folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, readArguments } from './demo/arguments.mjs';
import { collectChanges, printChanges } from './demo/diff.mjs';
import { UsageError } from './demo/errors.mjs';
import { findFiles } from './demo/files.mjs';
import { findHarm, readFindings } from './demo/findings.mjs';
import { lintFiles, lintProject } from './demo/lint.mjs';
import { measure, scenarioCount } from './demo/measure.mjs';
import { startProgress } from './demo/progress.mjs';
import * as report from './demo/report.mjs';
import { print, printTitle, style } from './demo/style.mjs';
import { copyFiles, copyFolder, makeWorkspace } from './demo/workspace.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'examples');

/** Prints findings, changes and totals; returns what went wrong. */
async function show({ before, after, leftOut = [] }, sources, workspace, { full }) {
  const { files, skipped } = readFindings(before);
  const allSkipped = [...leftOut, ...skipped];
  const changes = await collectChanges(
    workspace,
    before.filter(({ failure }) => !failure).map(({ file }) => file),
  );

  report.printFindings(files);
  if (changes.length > 0) printTitle('What --fix changes');
  printChanges(changes, { full });
  report.printSkipped(allSkipped);
  report.printTotals({ sources, files, changes, skipped: allSkipped });
  return findHarm(before, after);
}

async function runScenarios(workspace) {
  const progress = startProgress('Running', scenarioCount);
  try {
    return await measure(workspace.before, workspace.after, (title) => progress.step(1, title));
  } finally {
    progress.stop();
  }
}

async function showExamples() {
  const workspace = makeWorkspace(root);
  copyFolder(examples, workspace);
  print(`${style.bold('eslint --fix')} on a copy of examples/, a small bookshop application`);

  const before = await lintProject(workspace.after, { fix: false });
  const after = await lintProject(workspace.after, { fix: true });
  const harm = await show({ before, after }, before.length, workspace, { full: true });

  const results = await runScenarios(workspace);
  report.printTimes(results);
  return [...harm, ...report.describeDifferences(results)];
}

async function showFolder(folder, options) {
  const { sources, projectFiles } = await findFiles(folder);
  const workspace = makeWorkspace(root);
  print(`${style.bold('eslint --fix')} on a copy of ${folder}`);

  const copying = startProgress('Copying', sources.length + projectFiles.length);
  const leftOut = await copyFiles(folder, [...sources, ...projectFiles], workspace, () =>
    copying.step(),
  );
  copying.stop();

  const missing = new Set(leftOut.map(({ file }) => file));
  const readable = sources.filter((file) => !missing.has(file));
  const linting = startProgress('Linting', readable.length);
  const before = await lintFiles(workspace.after, readable, {
    fix: false,
    onFiles: (amount) => linting.step(amount),
  });
  linting.stop();

  const fixable = readFindings(before)
    .files.filter(({ findings }) => findings.some((finding) => finding.fixed))
    .map(({ file }) => file);
  const fixing = startProgress('Fixing', fixable.length);
  const after = await lintFiles(workspace.after, fixable, {
    fix: true,
    onFiles: (amount) => fixing.step(amount),
  });
  fixing.stop();

  return show({ before, after, leftOut }, sources.length, workspace, options);
}

async function main() {
  const { folder, full, help: wantsHelp } = readArguments(process.argv.slice(2));
  if (wantsHelp) {
    print(help);
    return;
  }
  if (!existsSync(join(root, 'dist/index.js'))) {
    throw new UsageError('The plugin is not built; `npm run demo` builds it, `npm run build` too.');
  }
  const harm = await (folder === undefined ? showExamples() : showFolder(folder, { full }));
  report.printHarm(harm);
  process.exitCode = harm.length > 0 ? 1 : 0;
}

// A reader that has seen enough (`npm run demo | head`) is no error.
process.stdout.on('error', (error) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await main();
} catch (error) {
  const isUsage = error instanceof UsageError;
  console.error(isUsage ? error.message : (error.stack ?? String(error)));
  if (isUsage) console.error('`npm run demo -- --help` shows how it is used.');
  process.exitCode = isUsage ? 2 : 1;
}
