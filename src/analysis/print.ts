import { printLocation } from './effects/summary.js';
import type { Analysis } from './index.js';
import type { Group, Operation, Placement, Slot, Source, StatementList, Summary } from './model.js';
import { getPart } from './uses.js';

/**
 * The text form of an answer, for tests and for people: operations with their effects, why they keep
 * their order, and the groups with their rounds. The same input gives the same text.
 */
export function printAnalysis(analysis: Analysis, list: StatementList): string {
  const { operations, dependences, place } = analysis.analyzeList(list);
  const lines: string[] = [`list at line ${list.parent.loc.start.line}`];
  if (place) lines.push(`  place: ${place.text}`);
  for (const operation of operations) lines.push(...printOperation(analysis, operation));
  for (const { from, to, reason } of dependences) {
    lines.push(`  ${to + 1} after ${from + 1}: ${reason.kind}, ${reason.text}`);
  }
  for (const group of analysis.findGroups(list, 'unknown')) lines.push(...printGroup(group));
  return lines.join('\n');
}

function printOperation(analysis: Analysis, operation: Operation): string[] {
  const text = analysis.unit.getText(getPart(operation));
  const line = `  ${operation.index + 1} ${operation.role}  ${shorten(text)}`;
  const details = operation.slots.map(
    (slot) => `      ${slot.name}: ${printSlot(slot, analysis.unit.filename)}`,
  );
  if (operation.refusal)
    details.push(`      stays: ${operation.refusal.kind}, ${operation.refusal.text}`);
  return [line, ...details];
}

function printSlot({ summary, evidence, pinned }: Slot, file: string): string {
  const parts = [evidence, ...printSummary(summary, file)];
  if (pinned) parts.push(`first only (${pinned.text})`);
  return parts.join('; ');
}

function printSummary(summary: Summary, file: string): string[] {
  const parts: string[] = [];
  if (summary.reads.length > 0) parts.push(`reads ${summary.reads.join(', ')}`);
  if (summary.writes.length > 0)
    parts.push(`writes ${summary.writes.map((write) => printLocation(write.location)).join(', ')}`);
  if (summary.unknowns.length > 0)
    parts.push(
      `calls ${summary.unknowns.map((unknown) => `${unknown.name}() [${unknown.nameClass}, ${unknown.declared}]`).join(', ')}`,
    );
  if (!summary.waits) parts.push('does not wait');
  if (summary.evidence.length > 0)
    parts.push(`by ${summary.evidence.map((source) => printSource(source, file)).join(', ')}`);
  return parts;
}

/** A source in words; its file only where it is another one than the one asked about. */
function printSource(source: Source, file: string): string {
  if (source.line === undefined) return source.text;
  const place = source.file === undefined || source.file === file ? '' : `${source.file} `;
  return `${source.text}, ${place}line ${source.line}`;
}

function printGroup(group: Group): string[] {
  const rounds = `${group.roundsBefore} rounds become ${group.roundsAfter}`;
  return [
    `  group ${group.first + 1}-${group.last + 1}: ${group.verdict}${group.fixable ? ', fixable' : ''}; ${group.shape}; ${rounds}; critical path ${group.criticalPath}`,
    ...group.plan.map((item) => `      ${printPlacement(item)}`),
  ];
}

function printPlacement(placement: Placement): string {
  if (placement.kind === 'join')
    return `together: ${placement.members.map(({ slot }) => slot.name).join(', ')}`;
  return placement.kind === 'residual'
    ? `rest of ${placement.operation.index + 1}`
    : `${placement.operation.index + 1}`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 72 ? `${line.slice(0, 71)}…` : line;
}
