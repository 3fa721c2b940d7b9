// What linting a folder costs, and what part of it is the work on other files.
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import { getModules, setModules } from '../dist/analysis/modules/index.js';
import waterfall from '../dist/index.js';
import { readFolder } from './corpus.mjs';
import { countReports, makeOptions, variants } from './linting.mjs';
import { getRatios, measureInParts, median, spread } from './measure.mjs';
import { printTable } from './print.mjs';
import { showRules } from './rules.mjs';

const once = fileURLToPath(new URL('once.mjs', import.meta.url));
const names = Object.keys(variants);

/** How many files are linted with one variant before it is the next one's turn. */
const partSize = 50;

/**
 * @param folder a folder with the sources of an application
 * @param rounds.fresh how often each variant is run in a process of its own
 * @param rounds.rules how often each rule is run alone
 * @param rounds.kept how often each variant is run in one process that keeps what it knows
 * @param every takes only each n-th file
 */
export async function compareFolder(folder, rounds, every) {
  const root = path.resolve(folder);
  console.log(`\n${root}`);
  const files = await dropUnparsable(
    root,
    readFolder(root).filter((_, index) => index % every === 0),
  );
  if (files.length === 0) return;
  const lines = files.reduce((sum, { code }) => sum + code.split('\n').length, 0);
  console.log(`  ${files.length} files, ${lines} lines`);
  if (rounds.rules > 0) showRules(root, files, rounds.rules);
  if (rounds.fresh > 0) await compareFresh(root, files, rounds.fresh);
  if (rounds.kept > 0) await compareKept(root, files, rounds.kept);
  if (rounds.fresh > 0) showWork(files.length, await runOnce(root, files, 'recommended', true));
}

async function dropUnparsable(root, files) {
  const eslint = new ESLint(makeOptions('parseOnly', root, parser));
  const results = await eslint.lintFiles(files.map(({ name }) => path.join(root, name)));
  const bad = new Set(
    results.filter((item) => item.fatalErrorCount > 0).map((item) => item.filePath),
  );
  if (bad.size > 0) console.log(`  left out, because they do not parse: ${bad.size}`);
  return files.filter(({ name }) => !bad.has(path.join(root, name)));
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

function runOnce(folder, files, variant, isCounted = false) {
  return new Promise((resolve, reject) => {
    const child = fork(once, { execArgv: ['--expose-gc', '--no-warnings'] });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The lint ended with ${code}.`)));
    child.send({ folder, names: files.map(({ name }) => name), variant, isCounted });
  });
}

/** One process, as an editor or a long lint has it: what is known of other files is kept. */
async function compareKept(root, files, rounds) {
  const modules = { recommended: getModules(), withoutOthers: 'none' };
  const reports = Object.fromEntries(names.map((name) => [name, 0]));
  const run = (name) => {
    const eslint = new ESLint(makeOptions(name, root, parser, waterfall));
    return async (part) => {
      if (name in modules) setModules(modules[name]);
      reports[name] += countReports(await eslint.lintFiles(part));
    };
  };
  const runs = Object.fromEntries(names.map((name) => [name, run(name)]));
  const paths = files.map(({ name }) => path.join(root, name));
  const times = await measureInParts(runs, paths, partSize, rounds);
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
      median(getRatios(times[name], times.empty)).toFixed(3),
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
    '',
  ]);
  printTable([
    [
      '',
      'median',
      'spread',
      'ratio',
      'spread',
      'ratio of each round',
      'to the empty rule',
      'reports',
    ],
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
