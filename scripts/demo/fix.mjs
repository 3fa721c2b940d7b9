// Lints a copy, fixes it, and collects what that changed.
import { collectChanges } from './diff.mjs';
import { isFixable } from './findings.mjs';
import { lintFiles } from './lint.mjs';
import { startProgress } from './progress.mjs';

async function lint(label, folder, files, options) {
  const progress = startProgress(label, files.length);
  try {
    return await lintFiles(folder, files, { options, onFiles: (count) => progress.step(count) });
  } finally {
    progress.stop();
  }
}

/**
 * Runs `eslint`, then `eslint --fix` on the files that have something to fix. `before` and `after` are what ESLint
 * reported each time, `changes` is the difference.
 */
export async function fixCopy(workspace, files, options) {
  const before = await lint('Linting', workspace.after, files, options);
  const fixable = before.filter(isFixable).map(({ file }) => file);
  const after = await lint('Fixing', workspace.after, fixable, [...options, '--fix']);
  const changes = await collectChanges(
    workspace,
    after.map(({ file }) => file),
  );
  return { before, after, changes, workspace };
}
