// What ESLint's report says, in the words of the demo.

/** The rounds that a message names; `undefined` where it names none. */
function readRounds(message) {
  const match = /\b(\d+) rounds?\D+(\d+)\b/.exec(message);
  return match ? { before: Number(match[1]), after: Number(match[2]) } : undefined;
}

const isParseError = ({ fatal }) => fatal === true;
const isOurs = ({ ruleId }) => ruleId?.startsWith('waterfall/');

/** Whether `--fix` would change the file of a result. */
export const isFixable = ({ messages }) =>
  messages.some((message) => isOurs(message) && message.fix !== undefined);

/**
 * The findings of each file, and the files that were skipped with the reason. Messages of other rules, which an
 * `eslint` comment in a file can turn on, are left out.
 */
export function readFindings(results) {
  const files = [];
  const skipped = [];
  for (const { file, messages, failure } of results) {
    const error = messages.find(isParseError);
    if (failure) skipped.push({ file, reason: `the linter failed: ${failure}` });
    else if (error)
      skipped.push({ file, reason: `${error.line ?? 0}:${error.column ?? 0} ${error.message}` });
    const findings = messages.filter(isOurs).map((message) => ({
      line: message.line,
      column: message.column,
      text: message.message,
      fixed: message.fix !== undefined,
      suggestions: message.suggestions?.length ?? 0,
      rounds: readRounds(message.message),
    }));
    if (findings.length > 0) files.push({ file, findings });
  }
  return { files, skipped };
}

/** Sums over all findings. */
export function countFindings(files) {
  const findings = files.flatMap((file) => file.findings);
  const fixed = findings.filter((finding) => finding.fixed);
  const sum = (key) => fixed.reduce((total, { rounds }) => total + (rounds?.[key] ?? 0), 0);
  return {
    found: findings.length,
    fixed: fixed.length,
    roundsBefore: sum('before'),
    roundsAfter: sum('after'),
  };
}

/**
 * What must not happen: the linter fails on a file, a file does not parse any more, or a second fix would change it
 * again.
 */
export function findHarm(before, after) {
  const skippedBefore = new Set(readFindings(before).skipped.map(({ file }) => file));
  const { skipped } = readFindings(after);
  const failed = before
    .filter(({ failure }) => failure)
    .map(({ file }) => `The linter failed on ${file}.`);
  const broken = skipped
    .filter(({ file }) => !skippedBefore.has(file))
    .map(({ file, reason }) => `${file} cannot be read after the fix: ${reason}`);
  const unsettled = after
    .filter(isFixable)
    .map(({ file }) => `A second fix would change ${file} again.`);
  return [...failed, ...broken, ...unsettled];
}
