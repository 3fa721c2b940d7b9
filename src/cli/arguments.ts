import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

/** A file, and the line in it that is asked about. */
export interface Target {
  readonly file: string;
  readonly line: number | undefined;
}

export interface ExplainCommand {
  readonly kind: 'explain';
  readonly targets: readonly Target[];
  readonly json: boolean;
}

export type Command = ExplainCommand | { readonly kind: 'text'; readonly text: string };

/** A command line that asks for nothing that there is. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const HELP = `Usage: eslint-plugin-waterfall explain [--json] <file>[:line[:column]] ...

Says for each run of awaits, and for each loop that waits, what may run at the same time, what may
not and why, and what would have to change for a fix. The file is read as your ESLint reads it: its
config, its parser, and settings.waterfall. With a line, only what is around that line is explained.

  --json       print the answer as JSON; its form is in docs/explain.md
  --help       print this
  --version    print the version

Colours follow the terminal, NO_COLOR and FORCE_COLOR.

Exit codes: 0 explained; 1 there is nothing to explain; 2 a wrong command line, or a file
that cannot be read or linted.`;

/** Reads the command line. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { kind: 'text', text: HELP };
  if (values.version) return { kind: 'text', text: getVersion() };
  const [command, ...files] = positionals;
  if (command === undefined) throw new UsageError('Say what to do: explain <file>[:line].');
  if (command !== 'explain') {
    throw new UsageError(`There is no command "${command}"; the only one is "explain".`);
  }
  if (files.length === 0) throw new UsageError('Name at least one file to explain.');
  return { kind: 'explain', targets: files.map(readTarget), json: values.json ?? false };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!.replace(/\.?$/, '.'));
  }
}

/** `src/page.ts`, `src/page.ts:12`, `C:\page.ts:12:5`; a file of that very name comes first. */
export function readTarget(text: string): Target {
  const match = /^(.+?):(\d+)(?::\d+)?:?$/.exec(text);
  if (!match || existsSync(text)) return { file: text, line: undefined };
  const line = Number(match[2]);
  if (line === 0) throw new UsageError(`${text}: lines count from 1.`);
  return { file: match[1]!, line };
}

function getVersion(): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  return version;
}
