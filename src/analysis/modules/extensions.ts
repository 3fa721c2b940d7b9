import path from 'node:path';

/** Extensions that an import may leave out, in the order in which they are tried. */
export const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

const DECLARATION = /\.d(?:\.[^/\\.]+)?\.[cm]?ts$/;

/** Whether the file holds code that can be parsed: not declarations, data or styles. */
export function isSource(file: string): boolean {
  return EXTENSIONS.includes(path.extname(file)) && !DECLARATION.test(file);
}
