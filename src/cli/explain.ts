import { answerFile } from './answer.js';
import type { Answer, FileAnswer } from './answer.js';
import type { ExplainCommand, Target } from './arguments.js';
import { makePaint } from './colors.js';
import { getFirstLine, HostError } from './host.js';
import { layOut } from './layout.js';

/** The form of `--json`; it grows by new keys only, as long as this number stays. */
const JSON_VERSION = 1;

/** Explains files on standard output. Gives the exit code. */
export async function explain({ targets, json }: ExplainCommand): Promise<number> {
  const answers: FileAnswer[] = [];
  let hasFailed = false;
  for (const target of targets) {
    // One file after the other: ESLint keeps state, and the answers keep their order.
    const result = await explainTarget(target);
    if (typeof result === 'string') {
      process.stderr.write(`${result}\n`);
      hasFailed = true;
    } else {
      answers.push(result);
    }
  }
  const printed = answers.filter((answer) => hasAnswer(answer));
  if (json) {
    process.stdout.write(`${JSON.stringify({ version: JSON_VERSION, files: answers }, null, 2)}\n`);
  } else {
    const paint = makePaint(process.stdout.isTTY ?? false, process.env);
    process.stdout.write(printed.map((answer) => layOut(answer, paint)).join('\n'));
  }
  if (hasFailed) return 2;
  return printed.length > 0 ? 0 : 1;
}

/** The answer for a target, or one line that says why there is none. */
async function explainTarget({ file, line }: Target): Promise<FileAnswer | string> {
  let found: Answer;
  try {
    found = await answerFile(file, process.cwd());
  } catch (error) {
    if (error instanceof HostError) return `${file}${error.position}: ${error.message}`;
    if (error instanceof RangeError) return `${file}: its code is nested too deep`;
    return `${file}: ${getFirstLine(error)}`;
  }
  const { answer, lineCount } = found;
  if (line !== undefined && line > lineCount)
    return `${file}: there is no line ${line}; the last one is ${lineCount}`;
  if (line !== undefined) {
    answer.lists = findAround(answer.lists, line);
    answer.loops = findAround(answer.loops, line);
  }
  if (!hasAnswer(answer)) process.stderr.write(`${file}: ${describeNothing(found, line)}\n`);
  return answer;
}

function hasAnswer({ lists, loops }: FileAnswer): boolean {
  return lists.length + loops.length > 0;
}

/** The innermost lists that a line is in. */
function findAround<List extends { line: number; endLine: number }>(
  lists: readonly List[],
  line: number,
): List[] {
  const around = lists.filter((list) => list.line <= line && line <= list.endLine);
  const holds = (outer: List, inner: List): boolean =>
    outer !== inner &&
    outer.line <= inner.line &&
    inner.endLine <= outer.endLine &&
    (outer.line < inner.line || inner.endLine < outer.endLine);
  return around.filter((list) => !around.some((inner) => holds(list, inner)));
}

function describeNothing({ singles }: Answer, line: number | undefined): string {
  const apart = 'awaits in different blocks are never joined';
  if (line === undefined) {
    return singles.length > 0
      ? `no list of statements has two awaits of its own; ${apart}`
      : 'there are no awaits';
  }
  const single = findAround(singles, line)[0];
  return single
    ? `there is one await in the block from line ${single.line} to ${single.endLine}; ${apart}`
    : `there are no awaits around line ${line}`;
}
