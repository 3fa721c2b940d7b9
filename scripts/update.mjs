// Writes everything that is made from the rules: src/rules/index.ts from the files of that folder,
// then the headers and options of docs/rules/ and the rules table of the README from the rules
// themselves. `--check` writes nothing and fails where something would change.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { makeRuleIndex } from './rule-files.mjs';
import { root, runNode } from './run.mjs';

const check = process.argv.includes('--check');
const indexFile = path.join(root, 'src', 'rules', 'index.ts');

/** Writes the rule index; returns false where `--check` finds it out of date. */
function updateRuleIndex() {
  const text = makeRuleIndex();
  if (readFileSync(indexFile, 'utf8') === text) return true;
  if (check) {
    console.error('src/rules/index.ts is out of date. Run `npm run update`.');
    return false;
  }
  writeFileSync(indexFile, text);
  console.log('Wrote src/rules/index.ts');
  return true;
}

function main() {
  if (!updateRuleIndex()) return 1;
  const built = runNode('scripts/build.mjs');
  if (built !== 0) return built;
  return runNode(
    'node_modules/eslint-doc-generator/dist/bin/eslint-doc-generator.js',
    check ? ['--check'] : [],
  );
}

process.exitCode = main();
