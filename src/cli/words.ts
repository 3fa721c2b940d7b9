/** Words that the answers for lists and for loops share. */
import type { ExplainedAwait, Obstacle } from '../analysis/index.js';
import type { Paint, Style } from './colors.js';

export const EVIDENCE: Readonly<Record<string, Style>> = {
  proven: 'green',
  trusted: 'green',
  assumed: 'yellow',
  unknown: 'red',
};

export function describeAwait(item: ExplainedAwait, paint: Paint): string {
  const parts: string[] = [];
  if (item.reads.length > 0) parts.push(`reads ${item.reads.join(', ')}`);
  parts.push(...new Set(item.writes.map(({ why }) => why)));
  if (item.unknowns.length > 0) {
    const names = item.unknowns.map(({ name, nameClass }) =>
      nameClass === 'read' ? `${name}() (known by its name only)` : `${name}() (unknown)`,
    );
    parts.push(`calls ${names.join(', ')}`);
  }
  if (parts.length === 0) parts.push('touches nothing outside');
  if (!item.waits) parts.push('does not wait');
  if (item.firstOnly) parts.push(`can only be the first of a group: ${item.firstOnly}`);
  const { evidence } = item;
  const head =
    evidence === null ? item.name : `${item.name} ${paint(EVIDENCE[evidence]!, evidence)}`;
  return `${head}: ${parts.join('; ')}`;
}

export function describeSources(sources: ExplainedAwait['sources'], file: string): string {
  const rank = ({ line }: { line?: number }): number => (line === undefined ? 1 : 0);
  return [...sources]
    .sort((left, right) => rank(left) - rank(right))
    .map(({ text, file: own, line }) =>
      line === undefined ? text : `${text} (${own ?? file}:${line})`,
    )
    .join(', ');
}

export function writeSetting(setting: NonNullable<Obstacle['setting']>): string {
  const quote = (text: string): string => `'${text.replaceAll("'", String.raw`\'`)}'`;
  const about =
    'module' in setting
      ? `module: ${quote(setting.module)}, exports: [${setting.exports.map(quote).join(', ')}]`
      : `call: ${quote(setting.call)}`;
  return `{ ${about}, effect: '${setting.effect}' }`;
}

export function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 72 ? `${line.slice(0, 71)}…` : line;
}
