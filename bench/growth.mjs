// How the plugin's own time grows with the size of what it looks at.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { createModules, setModules } from '../dist/analysis/modules/index.js';
import waterfall from '../dist/index.js';
import {
  makeLongExpression,
  makeLongFunction,
  makeManyFunctions,
  makeModules,
  makeNestedBlocks,
} from './corpus.mjs';
import { getProcessorTime, measureInTurns, median, spread } from './measure.mjs';
import { printTable } from './print.mjs';

const base = {
  files: ['**/*.{js,ts}'],
  languageOptions: { parser },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
};

/** The largest are at what parsers and scopes can take before they run out of stack. */
const curves = [
  ['n awaits in one function, every third needs the one before', makeLongFunction, 3000],
  ['n functions in one file', makeManyFunctions, 3000],
  ['one expression with n awaits', makeLongExpression, 1000],
  ['n blocks one inside the other', makeNestedBlocks, 100],
];

export function showAllGrowth() {
  for (const [title, makeCode, largest] of curves) {
    showGrowth(title, largest, (size) => lintText(makeCode(size)));
  }
  showGrowth('n modules, read anew each time', 1000, lintModules);
}

/** What lints a text, with a config or without rules. */
function lintText(code) {
  const linter = new Linter({ configType: 'flat' });
  return { run: (config) => linter.verify(code, config, 'generated.ts') };
}

/** What lints a file that imports many, which are on the disk and forgotten after each lint. */
function lintModules(size) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'waterfall-bench-'));
  const files = makeModules(size);
  for (const { name, code } of files) writeFileSync(path.join(folder, name), code);
  const linter = new Linter({ configType: 'flat', cwd: folder });
  return {
    run(config) {
      setModules(createModules());
      return linter.verify(files[0].code, config, path.join(folder, files[0].name));
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** Shows a curve, in processor time. Growth 1.0 is linear, 2.0 quadratic. */
function showGrowth(title, largest, makeLint) {
  console.log(`\n${title}\n`);
  const rows = [['n', 'no rules', 'with plugin', 'the plugin', 'spread', 'growth', 'reports']];
  let previous;
  for (const size of [10, 30, 100, 300, 1000, 3000].filter((item) => item <= largest)) {
    const { run, close } = makeLint(size);
    const config = [waterfall.configs.recommended, base];
    const variants = { without: () => run([base]), plugin: () => run(config) };
    const times = measureInTurns(variants, size > 500 ? 5 : 9, getProcessorTime);
    const own = times.plugin.map((value, round) => value - times.without[round]);
    const cost = Math.max(median(own), 0.001);
    const growth = previous && Math.log(cost / previous.cost) / Math.log(size / previous.size);
    const messages = run(config);
    if (messages.some(({ fatal }) => fatal)) throw new Error(messages[0].message);
    rows.push([
      String(size),
      `${median(times.without).toFixed(1)} ms`,
      `${median(times.plugin).toFixed(1)} ms`,
      `${cost.toFixed(1)} ms`,
      `${spread(own).toFixed(1)} ms`,
      growth === undefined ? '' : growth.toFixed(2),
      String(messages.length),
    ]);
    previous = { size, cost };
    close?.();
  }
  printTable(rows);
}
