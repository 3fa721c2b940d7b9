import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './errors.mjs';

export const help = `Usage:
  npm run demo                         fix a copy of examples/, then run it before and after
  npm run demo -- <folder>             show what --fix would change in a folder of yours
  npm run demo -- <folder> --full      the same, with every line of every change

Your folder is copied; nothing in it is changed. JavaScript, TypeScript, JSX and TSX files are read;
node_modules, .git and folders of built files (dist, build, .next, coverage) are left out.

Options:
  --full    show long changes to the end
  --help    show this text

Exit codes:
  0  done
  1  something that should not happen: the linter failed, a file does not parse after the fix,
     a second fix would change it again, or the application gave something else than before
  2  the folder or an option is wrong
`;

function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { full: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(error.message.split('. To specify')[0], { cause: error });
  }
}

/** The command line as `{ folder, full, help }`; `folder` is absolute, or `undefined` for the examples. */
export function readArguments(args) {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) {
    throw new UsageError(`One folder at a time, please: ${positionals.join(', ')}.`);
  }
  // npm changes to the package's folder; a relative path is meant from where it was typed.
  const from = process.env.INIT_CWD ?? process.cwd();
  const [folder] = positionals;
  return {
    folder: folder === undefined ? undefined : resolve(from, folder),
    full: values.full,
    help: values.help ?? false,
  };
}
