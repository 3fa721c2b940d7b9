import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { structuredPatch } from 'diff';
import { print, style } from './style.mjs';

const LINES_OF_A_FILE = 60;
const LINES_IN_ALL = 600;

function paint(line) {
  if (line.startsWith('+')) return style.green(line);
  if (line.startsWith('-')) return style.red(line);
  return line.startsWith('@') ? style.cyan(line) : line;
}

const range = (start, lines) => (lines === 1 ? `${start}` : `${start},${lines}`);

function formatHunk({ oldStart, oldLines, newStart, newLines, lines }) {
  return [`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`, ...lines];
}

/** The changes of the files that differ, as `{ file, lines }`. */
export async function collectChanges({ before, after }, files) {
  const changes = [];
  for (const file of files) {
    const [old, now] = await Promise.all(
      [before, after].map((side) => readFile(join(side, file), 'utf8')),
    );
    if (old === now) continue;
    const { hunks } = structuredPatch(file, file, old, now, '', '', { context: 3 });
    changes.push({ file, lines: hunks.flatMap(formatHunk) });
  }
  return changes;
}

/** Prints the changes as one unified diff, shortened where it is long unless `full` is asked for. */
export function printChanges(changes, { full }) {
  let left = full ? Infinity : LINES_IN_ALL;
  const ofAFile = full ? Infinity : LINES_OF_A_FILE;
  let shown = 0;
  for (const { file, lines } of changes) {
    if (left <= 0) break;
    if (shown > 0) print();
    const visible = lines.slice(0, Math.min(ofAFile, left));
    print(style.bold(`--- ${file}`));
    print(style.bold(`+++ ${file}`));
    for (const line of visible) print(paint(line));
    const hidden = lines.length - visible.length;
    if (hidden > 0) print(style.dim(`… ${hidden} more lines (--full shows them)`));
    left -= visible.length;
    shown += 1;
  }
  const hidden = changes.length - shown;
  if (hidden > 0) print(style.dim(`\n… and ${hidden} more changed files (--full shows them)`));
}
