import type { ExplainedOperation, Obstacle } from '../analysis/index.js';
import type { FileAnswer, ListAnswer, RuleState } from './answer.js';
import type { Paint } from './colors.js';
import { layOutLoop } from './layout-loop.js';
import { describeAwait, describeSources, EVIDENCE, shorten, writeSetting } from './words.js';

type GroupAnswer = ListAnswer['groups'][number];

/** The text form of what is known of a file. */
export function layOut(answer: FileAnswer, paint: Paint): string {
  const head = [paint('bold', answer.file), ...getNotes(answer).map((note) => paint('dim', note))];
  const lists = answer.lists.map((list) => layOutList(list, answer, paint).join('\n'));
  const loops = answer.loops.map((loop) => layOutLoop(loop, answer.file, paint).join('\n'));
  return `${[head.join('\n'), ...lists, ...loops].join('\n\n')}\n`;
}

function getNotes({ notes, rule, loopRule, config, lists, loops }: FileAnswer): string[] {
  if (config === 'defaults') return notes;
  return [
    ...notes,
    ...(lists.length > 0 ? getRuleNotes(rule, 'no-sequential-awaits') : []),
    ...(loops.length > 0 ? getRuleNotes(loopRule, 'no-await-in-loop') : []),
  ];
}

function getRuleNotes({ name, severity }: RuleState, usual: string): string[] {
  if (name === null)
    return [`The rule ${usual} is in no config for this file: this is what it would do.`];
  return severity === 'off'
    ? [`The rule ${name} is off for this file: this is what it would do.`]
    : [];
}

function layOutList(list: ListAnswer, answer: FileAnswer, paint: Paint): string[] {
  const name = list.function === null ? 'Lines' : `${list.function}(), lines`;
  const lines = [
    `${paint('bold', `${name} ${list.line} to ${list.endLine}`)}: ${describeRounds(list)}`,
    '',
  ];
  const width = String(list.endLine).length;
  for (const operation of list.operations)
    lines.push(...layOutOperation(operation, list, answer.file, width, paint));
  for (const group of list.groups) lines.push('', ...layOutGroup(group, answer.file, paint));
  lines.push('', ...layOutObstacles(list, answer.file, width, paint));
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function describeRounds({ roundsBefore, roundsAfter, criticalPath }: ListAnswer): string {
  if (roundsBefore < 2) {
    const number = roundsBefore === 1 ? 'one of its awaits waits' : 'none of its awaits waits';
    return `${number} for something outside the program; there is nothing to gain.`;
  }
  const after =
    roundsAfter < roundsBefore
      ? `; with what is offered, ${roundsAfter}`
      : ', and nothing is offered';
  return `${roundsBefore} awaits take ${roundsBefore} rounds${after}. Their values alone need ${criticalPath}.`;
}

function layOutOperation(
  operation: ExplainedOperation,
  list: ListAnswer,
  file: string,
  width: number,
  paint: Paint,
): string[] {
  const indent = ' '.repeat(width + 4);
  const waits = operation.awaits.length > 0;
  const code = shorten(operation.text);
  const lines = [
    `  ${paint('cyan', String(operation.line).padStart(width))}  ${waits ? code : paint('dim', code)}`,
  ];
  const seen = new Set<string>();
  for (const item of operation.awaits) {
    const text = describeAwait(item, paint);
    if (seen.has(text)) continue;
    seen.add(text);
    lines.push(`${indent}${text}`);
    const sources = describeSources(item.sources, file);
    if (sources) lines.push(`${indent}  ${paint('dim', `by ${sources}`)}`);
  }
  // The last `return` of a function stands in nobody's way.
  const isEnd = operation.number === list.operations.length && !waits;
  if (operation.stays && !isEnd)
    lines.push(`${indent}${paint('yellow', 'stays')}: ${withoutRepetition(operation.stays.text)}`);
  for (const text of describeDependences(operation, list)) lines.push(`${indent}${text}`);
  return lines;
}

/** `after line 16: it uses user`, without what `stays` says already. */
function describeDependences(operation: ExplainedOperation, list: ListAnswer): string[] {
  const lines = new Map<string, number[]>();
  for (const { from, to, text } of list.dependences) {
    if (to !== operation.number || (text === operation.stays?.text && from === to - 1)) continue;
    const line = list.operations[from - 1]!.line;
    lines.set(text, [...(lines.get(text) ?? []), line]);
  }
  return [...lines].map(
    ([text, from]) => `after line ${from.join(', ')}: ${withoutRepetition(text)}`,
  );
}

/** `changes visits.* (visits.*)` says where twice. */
function withoutRepetition(text: string): string {
  const match = /^(.*) \((.+)\)$/.exec(text);
  return match?.[1]!.includes(match[2]!) ? match[1]! : text;
}

function layOutGroup(group: GroupAnswer, file: string, paint: Paint): string[] {
  const { verdict, roundsBefore, roundsAfter, criticalPath, assumptions } = group;
  const title = verdict === 'unknown' ? 'No value ties together' : 'May run together';
  const lines = [
    `  ${paint('bold', title)}, ${paint(EVIDENCE[verdict]!, verdict)}: ${roundsBefore} rounds become ${roundsAfter}, the critical path is ${criticalPath}`,
    ...group.rounds.map((names, index) => `    ${index + 1}. ${names.join(', ')}`),
  ];
  if (assumptions.length > 0)
    lines.push(
      `    this assumes no writes in ${assumptions.map((name) => `${name}()`).join(', ')}`,
    );
  lines.push(`    ${describeOutcome(group, file, paint)}`);
  return lines;
}

function describeOutcome(
  { outcome, line, column, disabled, chains }: GroupAnswer,
  file: string,
  paint: Paint,
): string {
  const place = `${file}:${line}:${column}`;
  if (disabled) return paint('yellow', `not reported: a comment turns the rule off at ${place}`);
  const also = chains ? '; one branch for each chain is suggested, too' : '';
  switch (outcome) {
    case 'fix':
      return paint('green', `eslint --fix writes it; reported at ${place}${also}`);
    case 'suggestion':
      return paint('yellow', `a suggestion in the editor, no fix; reported at ${place}${also}`);
    case 'report':
      return paint('yellow', `reported at ${place}, with nothing to apply`);
    default:
      return paint('dim', 'not reported');
  }
}

function layOutObstacles(list: ListAnswer, file: string, width: number, paint: Paint): string[] {
  if (list.obstacles.length === 0) {
    if (list.groups.length > 0 || list.roundsBefore < 2) return [];
    return ['  Each await needs what one before it gives: nothing can start earlier.'];
  }
  const isFixed = list.groups.some(({ outcome }) => outcome === 'fix');
  return [
    `  ${paint('bold', isFixed ? 'Why not more' : 'What stands against a fix')}`,
    ...list.obstacles.flatMap((obstacle) => layOutObstacle(obstacle, file, width, paint)),
  ];
}

function layOutObstacle(obstacle: Obstacle, file: string, width: number, paint: Paint): string[] {
  const indent = ' '.repeat(width + 4);
  const { line, text, sources, remedy, setting } = obstacle;
  const lines = [`  ${paint('cyan', String(line).padStart(width))}  ${text}.`];
  const found = describeSources(
    sources.filter((source) => source.line !== undefined),
    file,
  );
  if (found) lines.push(`${indent}${paint('dim', `by ${found}`)}`);
  if (remedy) lines.push(`${indent}${remedy}`);
  if (setting)
    lines.push(`${indent}settings.waterfall.effects: [${paint('green', writeSetting(setting))}]`);
  return lines;
}
