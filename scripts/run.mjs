// What the scripts of this folder share: where the repository is, and how to run a script in it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a JavaScript file with Node in the repository, with its output shown.
 *
 * @param {string} script the file, relative to the repository
 * @param {readonly string[]} [args] its arguments
 * @param {Record<string, string>} [env] variables to add to the environment
 * @returns {number} its exit code
 */
export function runNode(script, args = [], env = {}) {
  const child = spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return child.status ?? 1;
}
