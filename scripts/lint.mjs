// Lints the repository: ESLint 9 with eslint.config.js, ESLint 8.57 with .eslintrc.cjs, and the
// format with prettier. Both configs use the plugin's own strict config from dist/, so it is built
// first. `--fix` goes on to both versions of ESLint.
import { runNode } from './run.mjs';

const args = process.argv.slice(2);
const steps = [
  ['build', 'scripts/build.mjs', []],
  ['ESLint 9', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', ...args, '.']],
  [
    'ESLint 8.57',
    'node_modules/eslint8/bin/eslint.js',
    ['--max-warnings=0', '--ext=.ts,.mjs,.js,.cjs', ...args, '.'],
    { ESLINT_USE_FLAT_CONFIG: 'false' },
  ],
  ['prettier', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']],
];

for (const [name, script, scriptArgs, env] of steps) {
  const status = runNode(script, scriptArgs, env);
  console.log(`${name}: ${status === 0 ? 'ok' : 'failed'}`);
  if (status !== 0) process.exitCode = 1;
}
