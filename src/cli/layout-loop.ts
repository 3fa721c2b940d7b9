import type { LoopAnswer } from './answer.js';
import type { Paint } from './colors.js';
import { describeAwait, describeSources, EVIDENCE, shorten, writeSetting } from './words.js';

/** The text form of what is known of a loop. */
export function layOutLoop(loop: LoopAnswer, file: string, paint: Paint): string[] {
  const width = String(loop.endLine).length;
  const indent = ' '.repeat(width + 4);
  const where =
    loop.line === loop.endLine ? `line ${loop.line}` : `lines ${loop.line} to ${loop.endLine}`;
  const name = loop.function === null ? 'The loop' : `${loop.function}(), the loop`;
  const lines = [
    `${paint('bold', `${name} in ${where}`)}: ${describeVerdict(loop, paint)}`,
    '',
    `  ${paint('cyan', String(loop.line).padStart(width))}  ${shorten(loop.text)}`,
  ];
  const { iterated } = loop;
  if (iterated) lines.push(`${indent}goes through ${describeIterated(iterated)}`);
  const seen = new Set<string>();
  for (const item of loop.awaits) {
    const text = describeAwait(item, paint);
    if (seen.has(text)) continue;
    seen.add(text);
    lines.push(`  ${paint('cyan', String(item.line).padStart(width))}  ${text}`);
    const sources = describeSources(item.sources, file);
    if (sources) lines.push(`${indent}  ${paint('dim', `by ${sources}`)}`);
  }
  lines.push('', ...describeOutcome(loop, file, paint).map((line) => `  ${line}`));
  return lines;
}

function describeVerdict({ verdict, iterated }: LoopAnswer, paint: Paint): string {
  if (verdict === 'dependent') return 'its iterations wait for one another.';
  const subject =
    iterated?.width === null || iterated?.width === undefined
      ? 'its iterations'
      : `its ${iterated.width} iterations`;
  const may = verdict === 'unknown' ? 'may run together if their calls may' : 'may run together';
  return `${subject} ${may}, ${paint(EVIDENCE[verdict]!, verdict)}.`;
}

const FORMS: Readonly<Record<NonNullable<LoopAnswer['iterated']>['form'], string>> = {
  array: 'a list',
  keys: 'the keys of an object',
  iterable: 'a collection',
  assumed: 'what is taken for a list',
  unknown: 'what may be a stream',
};
const DISTINCT = {
  element: 'no two elements are the same',
  row: 'each row has an id of its own',
  entry: 'each entry has a key of its own',
} as const;

function describeIterated({ form, width, distinct }: NonNullable<LoopAnswer['iterated']>): string {
  const many = width === null ? '' : ` of at most ${width}`;
  return `${FORMS[form]}${many}${distinct ? `; ${DISTINCT[distinct]}` : ''}`;
}

function describeOutcome(loop: LoopAnswer, file: string, paint: Paint): string[] {
  const lines: string[] = [];
  if (loop.reason) lines.push(`${paint('yellow', 'Why')}: ${loop.reason.text}.`);
  if (loop.writes !== null) lines.push(`Each iteration writes a thing of its own: ${loop.writes}.`);
  if (loop.verdict === 'assumed' && loop.assumptions.length > 0)
    lines.push(`This assumes no writes in ${loop.assumptions.join(', ')}.`);
  if (loop.inOrder.length > 0)
    lines.push(`What stays in order, behind the part that waits: ${loop.inOrder.join(', ')}.`);
  if (loop.observer !== null) lines.push(`No fix: ${loop.observer}.`);
  if (loop.remedy !== null) lines.push(loop.remedy);
  if (loop.setting)
    lines.push(`settings.waterfall.effects: [${paint('green', writeSetting(loop.setting))}]`);
  if (loop.verdict !== 'dependent') lines.push(describeReport(loop, file, paint));
  return lines;
}

function describeReport(loop: LoopAnswer, file: string, paint: Paint): string {
  const place = `${file}:${loop.reportedLine}:${loop.column}`;
  if (loop.disabled)
    return paint('yellow', `not reported: a comment turns the rule off at ${place}`);
  switch (loop.outcome) {
    case 'fix':
      return paint('green', `eslint --fix writes it; reported at ${place}`);
    case 'suggestion':
      return paint('yellow', `a suggestion in the editor, no fix; reported at ${place}`);
    case 'report':
      return paint('yellow', `reported at ${place}, with nothing to apply`);
    default:
      return paint('dim', 'not reported');
  }
}
