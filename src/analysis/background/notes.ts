import type { Write } from '../model.js';
import { isLogLine } from '../places/cleanup.js';

/** What the loggers and the error trackers of the catalogue write. */
const NOTES = new Set(['log', 'sentry', 'stdout']);

/** A note that nothing depends on, inside a function or written out. */
export function isNote(write: Write): boolean {
  const { root } = write.location;
  return isLogLine(write) || (root.kind === 'resource' && NOTES.has(root.name));
}
