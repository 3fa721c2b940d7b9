// Compares the plugin with other tools on the programs of the equivalence tables. The others are
// installed into .tmp/comparison; nothing of them is part of this project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root, runNode } from './run.mjs';

const others = {
  '@blumintinc/eslint-plugin-blumint': '1.15.0',
  'eslint-plugin-react-doctor': '0.9.2',
};

const folder = path.join(root, '.tmp', 'comparison');
mkdirSync(folder, { recursive: true });
// Peers such as ESLint are those of this project, which the folder lies in.
const manifest = { private: true, dependencies: others };
writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2));
const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], {
  cwd: folder,
  stdio: 'inherit',
});
process.exitCode =
  installed.status === 0
    ? runNode('node_modules/vitest/vitest.mjs', [
        'run',
        '--config=tests/comparison/vitest.config.ts',
      ])
    : 1;
