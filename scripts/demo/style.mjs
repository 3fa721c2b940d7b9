import colors from 'picocolors';

const { NO_COLOR, TERM } = process.env;

/** Colours for standard output: only on a terminal, and never against NO_COLOR. */
export const style = colors.createColors(
  Boolean(process.stdout.isTTY) && !NO_COLOR && TERM !== 'dumb',
);

export const print = (line = '') => process.stdout.write(`${line}\n`);
export const printTitle = (title) => print(`\n${style.bold(style.underline(title))}\n`);

/** "1 file", "2 files". */
export function count(number, noun, plural = `${noun}s`) {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
}
