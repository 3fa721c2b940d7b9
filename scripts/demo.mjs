// `npm run demo`: what the plugin finds and fixes, shown on a copy of examples/ or of any folder.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, readArguments } from './demo/arguments.mjs';
import { printChanges } from './demo/diff.mjs';
import { UsageError } from './demo/errors.mjs';
import { findFiles } from './demo/files.mjs';
import { findHarm, readFindings } from './demo/findings.mjs';
import { fixCopy } from './demo/fix.mjs';
import { writeConfiguration } from './demo/lint.mjs';
import { measure, scenarioCount } from './demo/measure.mjs';
import { startProgress } from './demo/progress.mjs';
import * as report from './demo/report.mjs';
import { print, printTitle, style } from './demo/style.mjs';
import { copyFiles, copyFolder, makeWorkspace } from './demo/workspace.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'examples');

/** Prints findings, changes and totals; returns what should not have happened. */
function show({ before, after, changes }, leftOut, { full }) {
  const { files, skipped } = readFindings(before);
  const allSkipped = [...leftOut, ...skipped];
  const sources = before.length + leftOut.length;

  report.printFindings(files);
  if (changes.length > 0) printTitle('What --fix changes');
  printChanges(changes, { full });
  report.printSkipped(allSkipped);
  report.printTotals({ sources, files, changes, skipped: allSkipped });
  return findHarm(before, after);
}

async function runScenarios({ before, after }) {
  const progress = startProgress('Running', scenarioCount);
  try {
    return await measure(before, after, (title) => progress.step(1, title));
  } finally {
    progress.stop();
  }
}

async function showExamples() {
  const workspace = makeWorkspace(root);
  copyFolder(examples, workspace);
  print(`${style.bold('eslint --fix')} on a copy of examples/, a small bookshop application`);

  // The application has its own eslint.config.js.
  const { sources } = await findFiles(workspace.after);
  const fixed = await fixCopy(workspace, sources, []);
  const harm = show(fixed, [], { full: true });

  const { results, answered } = await runScenarios(fixed.workspace);
  report.printTimes(results);
  report.printAnswers(answered);
  return [...harm, ...report.describeDifferences([...results, ...answered])];
}

async function copyWithProgress(folder, { sources, projectFiles }, workspace) {
  const files = [...sources, ...projectFiles];
  const progress = startProgress('Copying', files.length);
  try {
    return await copyFiles(folder, files, workspace, () => progress.step());
  } finally {
    progress.stop();
  }
}

async function showFolder(folder, { full }) {
  const found = await findFiles(folder);
  const workspace = makeWorkspace(root);
  print(`${style.bold('eslint --fix')} on a copy of ${folder}`);

  const leftOut = await copyWithProgress(folder, found, workspace);
  const missing = new Set(leftOut.map(({ file }) => file));
  const files = found.sources.filter((file) => !missing.has(file));
  const options = writeConfiguration(workspace.folder);
  return show(await fixCopy(workspace, files, options), leftOut, { full });
}

/** A plugin that does not load would look like a failure of the linter on every file. */
async function checkPlugin() {
  try {
    await import('../dist/index.js');
  } catch (error) {
    throw new Error('The plugin does not load; `npm run demo` builds it first.', { cause: error });
  }
}

async function main() {
  const { folder, full, help: wantsHelp } = readArguments(process.argv.slice(2));
  if (wantsHelp) {
    print(help);
    return;
  }
  await checkPlugin();
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
