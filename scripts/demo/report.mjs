import { countFindings } from './findings.mjs';
import { count, print, printTitle, style } from './style.mjs';

function printFinding({ line, column, text, fixed, suggestions }) {
  const place = `${line}:${column}`.padEnd(8);
  const offered =
    suggestions > 0 ? style.yellow('offered in the editor') : style.yellow('reported');
  print(`  ${style.dim(place)} ${text} ${fixed ? style.green('fixed') : offered}`);
}

/** What was found, by file. */
export function printFindings(files) {
  printTitle('What was found');
  if (files.length === 0) print('No await waits for another one without need.');
  for (const { file, findings } of files) {
    print(style.bold(file));
    for (const finding of findings) printFinding(finding);
  }
}

/** Files that could not be looked at. */
export function printSkipped(skipped) {
  if (skipped.length === 0) return;
  printTitle('Skipped');
  for (const { file, reason } of skipped) print(`${style.bold(file)}  ${reason}`);
}

export function printTotals({ sources, files, changes, skipped }) {
  const { found, fixed, roundsBefore, roundsAfter } = countFindings(files);
  printTitle('Totals');
  print(`${count(sources, 'file')} read, ${count(skipped.length, 'file')} skipped`);
  print(`${count(found, 'finding')} in ${count(files.length, 'file')}`);
  print(
    `${style.green(`${fixed} fixed`)} in ${count(changes.length, 'file')}, ${found - fixed} left to you`,
  );
  if (fixed > 0) {
    print(
      `Rounds of waiting where it was fixed: ${roundsBefore} before, ${style.green(String(roundsAfter))} after`,
    );
  }
}

export function printHarm(harm) {
  if (harm.length === 0) return;
  printTitle('This should not have happened; please report it');
  for (const line of harm) print(style.red(line));
}

const milliseconds = (number) => `${Math.round(number)} ms`;

/** A gain under a tenth, or under five milliseconds, is the machine's breathing. */
function formatGain({ before, after }) {
  const gain = before / after;
  if (before - after < 5 || gain < 1.1) return 'as before';
  return `${gain.toFixed(1)} times faster`;
}

/** The measured times, and whether everything else stayed the same. */
export function printTimes(results) {
  printTitle('The application, before and after, against a local server');
  const width = Math.max(...results.map(({ title }) => title.length));
  const row = (title, before, after, gain, requests, same) =>
    [
      title.padEnd(width),
      before.padStart(8),
      after.padStart(8),
      gain.padEnd(17),
      requests.padStart(8),
      same,
    ].join('  ');

  print(style.dim(row('', 'before', 'after', '', 'requests', 'outcome')));
  for (const result of results) {
    const gain = formatGain(result);
    const cells = row(
      result.title,
      milliseconds(result.before),
      milliseconds(result.after),
      gain,
      String(result.requests),
      result.same ? 'the same' : 'DIFFERENT',
    );
    print(gain === 'as before' ? cells : cells.replace(gain, style.green(gain)));
  }

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  print(
    `\n${count(results.length, 'call')} took ${milliseconds(sum('before'))} before and ` +
      `${style.green(milliseconds(sum('after')))} after.`,
  );
}

/** How long answers took that waited for work in the background, and what became of that work. */
export function printAnswers(answered) {
  printTitle('Answers that no longer wait for mails and caches');
  const width = Math.max(...answered.map(({ title }) => title.length));
  for (const result of answered) {
    const { title, way, fails, failed, isSent } = result;
    const times = `${milliseconds(result.before)} before, ${style.green(`${milliseconds(result.after)} after`)}`;
    const sent = isSent ? 'still sent' : 'NOT SENT';
    const answer = failed ? 'the answer failed with it, and now stands' : 'the answer stands';
    const rest = fails ? `the work is ${sent}, and fails: ${answer}` : `the work is ${sent}`;
    print(`${title.padEnd(width)}  ${way.padEnd(11)}  ${times}; ${rest}`);
  }
}

/** How two runs differed, one line for each scenario that did. */
export function describeDifferences(results) {
  return results
    .filter(({ same }) => !same)
    .map(
      ({ title, old, now }) =>
        `${title} gave something else:\n  before ${JSON.stringify(old)}\n  after  ${JSON.stringify(now)}`,
    );
}
