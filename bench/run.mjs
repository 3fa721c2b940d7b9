// `npm run bench`: what linting with the plugin costs, relative to a run without rules, and how the
// cost grows. `npm run bench -- <folder>` measures on an application instead, and shows what part of
// it is the work on other files:
//
//   --fresh 3   rounds in processes of their own
//   --kept 3    rounds in one process
//   --rules 3    rounds in which each rule is run alone, beside core's and other plugins' where installed
//   --every 1   takes only each n-th file
//
// `npm run bench -- --growth` shows only how the cost grows.
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import waterfall from '../dist/index.js';
import { makeCorpus } from './corpus.mjs';
import { compareFolder } from './folder.mjs';
import { showAllGrowth } from './growth.mjs';
import { getRatios, measureInTurns, median, spread } from './measure.mjs';
import { printTable } from './print.mjs';

const rounds = 9;

const linter = new Linter({ configType: 'flat' });
const base = {
  files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};
const configs = {
  'no rules': [base],
  'core no-await-in-loop': [{ ...base, rules: { 'no-await-in-loop': 'error' } }],
  'waterfall recommended': [waterfall.configs.recommended, base],
};

/** Lints all files with a config; returns the number of reports of its rules. */
function lint(files, config) {
  let reports = 0;
  for (const { name, code } of files) {
    for (const { ruleId } of linter.verify(code, config, name)) if (ruleId !== null) reports++;
  }
  return reports;
}

/** A variant for each config. */
function makeVariants(files) {
  return Object.fromEntries(
    Object.entries(configs).map(([name, config]) => [name, () => lint(files, config)]),
  );
}

/** Files that do not parse cost nothing to lint and would flatter every variant. */
function dropUnparsable(files) {
  const good = files.filter(
    ({ name, code }) =>
      !linter.verify(code, configs['no rules'], name).some(({ ruleId }) => ruleId === null),
  );
  if (good.length < files.length) {
    console.log(`  left out, because they do not parse: ${files.length - good.length}`);
  }
  return good;
}

function compare(title, allFiles) {
  console.log(`\n${title}`);
  const files = dropUnparsable(allFiles);
  const lines = files.reduce((sum, { code }) => sum + code.split('\n').length, 0);
  console.log(`  ${files.length} files, ${lines} lines, ${rounds} rounds in turns\n`);
  if (files.length === 0) return;
  const times = measureInTurns(makeVariants(files), rounds);
  printTable([
    ['', 'median', 'spread', 'ratio', 'spread', 'reports'],
    ...Object.entries(configs).map(([name, config]) => {
      const ratios = getRatios(times[name], times['no rules']);
      return [
        name,
        `${median(times[name]).toFixed(0)} ms`,
        `${spread(times[name]).toFixed(0)} ms`,
        median(ratios).toFixed(3),
        spread(ratios).toFixed(3),
        String(lint(files, config)),
      ];
    }),
  ]);
}

console.log('"ratio" is the time of a round divided by the time of the same round without rules;');
console.log('"spread" is the distance between the quartiles. A difference below it is noise.');
const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: 'string', default: '3' },
    kept: { type: 'string', default: '3' },
    rules: { type: 'string', default: '3' },
    every: { type: 'string', default: '1' },
    growth: { type: 'boolean', default: false },
  },
});
if (folders.length > 0) {
  const counts = {
    fresh: Number(options.fresh),
    kept: Number(options.kept),
    rules: Number(options.rules),
  };
  for (const folder of folders) await compareFolder(folder, counts, Number(options.every));
} else {
  if (!options.growth) compare('Generated code', makeCorpus());
  showAllGrowth();
}
