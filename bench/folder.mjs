// What linting a folder costs, and what part of it is the work on other files.
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import waterfall from '../dist/index.js';
import { readFolder } from './corpus.mjs';
import { lint, makeConfig, variants } from './linting.mjs';
import { getRatios, measureInParts, median, spread } from './measure.mjs';
import { printTable } from './print.mjs';

const once = fileURLToPath(new URL('once.mjs', import.meta.url));
const names = Object.keys(variants);

/** How many files are linted with one variant before it is the next one's turn. */
const partSize = 50;

/**
 * @param folder a folder with the sources of an application
 * @param rounds.fresh how often each variant is run in a process of its own
 * @param rounds.kept how often each variant is run in one process that keeps what it knows
 * @param every takes only each n-th file
 */
export async function compareFolder(folder, rounds, every) {
  const root = path.resolve(folder);
  console.log(`\n${root}`);
  const linter = new Linter({ configType: 'flat', cwd: root });
  const files = dropUnparsable(
    linter,
    readFolder(root).filter((_, index) => index % every === 0),
  );
  if (files.length === 0) return;
  const lines = files.reduce((sum, { code }) => sum + code.split('\n').length, 0);
  console.log(`  ${files.length} files, ${lines} lines`);
  await compareFresh(root, files, rounds.fresh);
  if (rounds.kept > 0) compareKept(linter, root, files, rounds.kept);
  showWork(files.length, await runOnce(root, files, 'counted'));
}

function dropUnparsable(linter, files) {
  const config = makeConfig(parser);
  const good = files.filter(
    ({ name, code }) =>
      !linter.verify(code, config, { filename: name }).some(({ fatal }) => fatal === true),
  );
  if (good.length < files.length) {
    console.log(`  left out, because they do not parse: ${files.length - good.length}`);
  }
  return good;
}

/** Whole lints, each in a process of its own, the loading of ESLint and of the plugin included. */
async function compareFresh(root, files, rounds) {
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      results[name].push(await runOnce(root, files, name));
    }
  }
  const pick = (key) =>
    Object.fromEntries(names.map((name) => [name, results[name].map((item) => item[key])]));
  console.log(`\n  Fresh processes, ${rounds} rounds in turns: time`);
  show(pick('wall'), (name) => results[name][0].reports);
  console.log('\n  The same: time of all processors');
  show(pick('cpu'), (name) => results[name][0].reports);
}

function runOnce(folder, files, variant) {
  return new Promise((resolve, reject) => {
    const child = fork(once, { execArgv: ['--expose-gc'] });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The lint ended with ${code}.`)));
    child.send({ folder, names: files.map(({ name }) => name), variant });
  });
}

/** One process, as an editor or a long lint has it: what is known of other files is kept. */
function compareKept(linter, root, files, rounds) {
  const configs = {
    parseOnly: makeConfig(parser),
    recommended: makeConfig(parser, waterfall),
    withoutOthers: makeConfig(parser, waterfall),
  };
  const reports = {};
  const run = (name) => (part) => {
    const place = name === 'withoutOthers' ? undefined : root;
    reports[name] = (reports[name] ?? 0) + lint(linter, configs[name], part, place);
  };
  const runs = Object.fromEntries(names.map((name) => [name, run(name)]));
  const times = measureInParts(runs, files, partSize, rounds);
  console.log(
    `\n  One process after a round to warm up, ${rounds} rounds, in turns every ${partSize} files`,
  );
  show(times, (name) => reports[name] / (rounds + 1));
}

function show(times, getReports) {
  const base = times[names[0]];
  const rows = names.map((name) => {
    const ratios = getRatios(times[name], base);
    return [
      `  ${variants[name]}`,
      `${median(times[name]).toFixed(0)} ms`,
      `${spread(times[name]).toFixed(0)} ms`,
      median(ratios).toFixed(3),
      spread(ratios).toFixed(3),
      ratios.map((ratio) => ratio.toFixed(3)).join(' '),
      String(getReports(name)),
    ];
  });
  const shares = base.map(
    (time, round) => (times.recommended[round] - times.withoutOthers[round]) / time,
  );
  rows.push([
    '  work on other files',
    '',
    '',
    median(shares).toFixed(3),
    spread(shares).toFixed(3),
    shares.map((share) => share.toFixed(3)).join(' '),
    '',
  ]);
  printTable([
    ['', 'median', 'spread', 'ratio', 'spread', 'ratio of each round', 'reports'],
    ...rows,
  ]);
}

/** What the rules do, told by the plugin itself in a fresh process. */
function showWork(count, { wall, rules, work, heap }) {
  const get = (kind) => work[kind] ?? { count: 0, milliseconds: 0 };
  const parse = get('parse');
  const resolve = get('resolve');
  const look = get('look');
  const others = [parse, resolve, look].reduce((sum, item) => sum + item.milliseconds, 0);
  const row = (title, number, milliseconds) => [
    `  ${title}`,
    number,
    `${milliseconds.toFixed(0)} ms`,
    `${((milliseconds / wall) * 100).toFixed(1)} %`,
  ];
  console.log('\n  Inside of one whole lint in a fresh process');
  printTable([
    ['', 'number', 'time', 'share'],
    row('the whole lint', `${count} files`, wall),
    row('all rules of the plugin', '', rules),
    row('other files: parsed, with scopes', `${parse.count} files`, parse.milliseconds),
    row('other files: imports resolved', `${resolve.count} imports`, resolve.milliseconds),
    row('other files: looks for changes', `${look.count} looks`, look.milliseconds),
    row('analysis, in all files', '', rules - others),
  ]);
  const [start, middle, end] = heap.map((size) => `${size.toFixed(0)} MB`);
  console.log(
    `\n  Heap in use after a collection: ${start} at the start, ${middle} half-way, ${end} at the end`,
  );
}
